// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/theme/theme.h"
#include "model/project/autosave.h"
#include "model/project/projectfile.h"
#include "tests/app/windowfixture.h"

#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QWindow>

using namespace relata;
using namespace Qt::StringLiterals;

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void theExampleOpens();
    void closingAsksAboutUnsavedChanges_data();
    void closingAsksAboutUnsavedChanges();
    void aBadFileIsToldAndChangesNothing();
    void recentFilesAreOffered();
    void aChangeOnDiskIsToldAndNotOverwritten();
    void reloadTakesTheOtherProgramsWork();
    void workThatACrashLeftIsOffered();
    void aStartAfterACrashOpensWhatWasLeft();
    void aFileWithoutPlacesIsLaidOut();
    void theSecondWindowGetsACopy();
    void docksCanBeHiddenAndComeBack();
    void theThemeChanges();
    void toolsFollowTheirKeys();
    void aLineEditKeepsItsKeys();
    void aClickThatEndsAnEditMayRebuildThePanel();
    void longNamesDoNotWidenTheWindow();
    void problemsAreCounted();
    void everythingHasNames();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    void writeBlog(const QString &name) const
    {
        QFile::copy(QStringLiteral(SOURCE_DIR "/resources/examples/blog.relata"), path(name));
        QFile(path(name)).setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestMainWindow::theExampleOpens()
{
    WindowFixture w(*m_folder);
    w.trigger("openExample");
    QVERIFY(w.model(u"blog.Article"_s));
    QVERIFY(w.document().path().isEmpty());
    QVERIFY(w.find<QLabel>("counts")->text().startsWith(u"7 models"_s));
    QVERIFY(w.asked.isEmpty());
    // All of it is in view.
    for (const Box &box : w.canvas().diagram().boxes)
        QVERIFY(w.canvas().viewport()->rect().contains(w.pixel(box.rect.center())));
}

void TestMainWindow::closingAsksAboutUnsavedChanges_data()
{
    QTest::addColumn<int>("answer");
    QTest::addColumn<bool>("closes");
    QTest::addColumn<bool>("written");
    QTest::newRow("save") << 0 << true << true;
    QTest::newRow("don't save") << 1 << true << false;
    QTest::newRow("cancel") << 2 << false << false;
}

void TestMainWindow::closingAsksAboutUnsavedChanges()
{
    QFETCH(int, answer);
    WindowFixture w(*m_folder);
    w.canvas().newModel();
    QVERIFY(w.window->isWindowModified());
    w.nextFile = path(u"shop.relata"_s);
    w.nextAnswers = {answer};
    QTEST(w.window->close(), "closes");
    QCOMPARE(w.asked.size(), 1);
    QTEST(QFile::exists(w.nextFile), "written");
    w.nextAnswers = {1};
    w.window->close();
}

void TestMainWindow::aBadFileIsToldAndChangesNothing()
{
    QFile bad(path(u"bad.relata"_s));
    QVERIFY(bad.open(QIODevice::WriteOnly));
    bad.write("{\"format\": \"9.0\"}");
    bad.close();
    WindowFixture w(*m_folder);
    w.trigger("openExample");
    const Project before = w.document().project();
    w.nextFile = bad.fileName();
    w.trigger("openProject");
    QCOMPARE(w.asked.size(), 1);
    QVERIFY2(w.asked.first().contains(u"bad.relata"_s), qPrintable(w.asked.first()));
    QVERIFY(w.document().project() == before);
}

void TestMainWindow::recentFilesAreOffered()
{
    writeBlog(u"mine.relata"_s);
    WindowFixture w(*m_folder);
    QVERIFY(w.window->openFile(path(u"mine.relata"_s)));
    w.trigger("newProject");
    auto *menu = w.find<QMenu>("recentMenu");
    QMetaObject::invokeMethod(menu, "aboutToShow");
    QCOMPARE(menu->actions().first()->text(), u"mine.relata"_s);
    menu->actions().first()->trigger();
    QCOMPARE(w.document().path(), path(u"mine.relata"_s));
}

void TestMainWindow::aChangeOnDiskIsToldAndNotOverwritten()
{
    writeBlog(u"blog.relata"_s);
    WindowFixture w(*m_folder);
    QVERIFY(w.window->openFile(path(u"blog.relata"_s)));
    w.canvas().newModel();
    Project other = w.document().project();
    other.dialect = u"mysql"_s;
    QVERIFY(saveProject(other, path(u"blog.relata"_s)));
    QTRY_VERIFY(w.find<QWidget>("messageBar")->isVisible());
    QVERIFY(w.find<QLabel>("messageText")->text().contains(u"another program"_s));

    w.trigger("saveProject"); // answered with "Cancel"
    QCOMPARE(w.asked.size(), 1);
    QVERIFY(w.window->isWindowModified());
    QCOMPARE(loadProject(path(u"blog.relata"_s))->dialect, u"mysql"_s);

    w.nextAnswers = {0}; // under another name
    w.nextFile = path(u"other.relata"_s);
    w.trigger("saveProject");
    QVERIFY(QFile::exists(w.nextFile));
    QCOMPARE(loadProject(path(u"blog.relata"_s))->dialect, u"mysql"_s);
}

void TestMainWindow::reloadTakesTheOtherProgramsWork()
{
    writeBlog(u"blog.relata"_s);
    WindowFixture w(*m_folder);
    QVERIFY(w.window->openFile(path(u"blog.relata"_s)));
    Project other = w.document().project();
    other.dialect = u"mysql"_s;
    QVERIFY(saveProject(other, path(u"blog.relata"_s)));
    QTRY_VERIFY(w.find<QWidget>("messageBar")->isVisible());
    QTest::mouseClick(w.find<QToolButton>("messageButton"), Qt::LeftButton);
    QCOMPARE(w.document().project().dialect, u"mysql"_s);
    QVERIFY(!w.window->isWindowModified());
}

void TestMainWindow::workThatACrashLeftIsOffered()
{
    writeBlog(u"blog.relata"_s);
    Project edited = *loadProject(path(u"blog.relata"_s));
    edited.dialect = u"mysql"_s;
    QVERIFY(writeAutosave(edited, path(u"blog.relata"_s), autosaveFile(path(u"blog.relata"_s), path(u"x"_s))));

    WindowFixture w(*m_folder);
    w.nextAnswers = {0};
    QVERIFY(w.window->openFile(path(u"blog.relata"_s)));
    QCOMPARE(w.asked.size(), 1);
    QCOMPARE(w.document().project().dialect, u"mysql"_s);
    QVERIFY(w.window->isWindowModified());
    w.trigger("undo");
    QCOMPARE(w.document().project().dialect, u"sqlite"_s);
}

void TestMainWindow::aStartAfterACrashOpensWhatWasLeft()
{
    writeBlog(u"blog.relata"_s);
    {
        WindowFixture w(*m_folder);
        QVERIFY(w.window->openFile(path(u"blog.relata"_s)));
        QVERIFY(!w.window->offerWorkLeftByACrash());
    }
    Project edited = *loadProject(path(u"blog.relata"_s));
    edited.dialect = u"mysql"_s;
    QVERIFY(writeAutosave(edited, path(u"blog.relata"_s), autosaveFile(path(u"blog.relata"_s), path(u"x"_s))));
    WindowFixture w(*m_folder);
    w.nextAnswers = {0};
    QVERIFY(w.window->offerWorkLeftByACrash());
    QCOMPARE(w.document().project().dialect, u"mysql"_s);
    QCOMPARE(w.document().path(), path(u"blog.relata"_s));
}

void TestMainWindow::aFileWithoutPlacesIsLaidOut()
{
    Project project = *loadProject(QStringLiteral(SOURCE_DIR "/resources/examples/blog.relata"));
    project.layout.places.clear();
    QVERIFY(saveProject(project, path(u"bare.relata"_s)));
    WindowFixture w(*m_folder);
    QVERIFY(w.window->openFile(path(u"bare.relata"_s)));
    QCOMPARE(w.canvas().diagram().boxes.size(), 9); // seven, and the user and the content type that they point at
    w.trigger("undo");
    QVERIFY(w.canvas().diagram().boxes.isEmpty());
}

void TestMainWindow::theSecondWindowGetsACopy()
{
    writeBlog(u"blog.relata"_s);
    WindowFixture first(*m_folder);
    QVERIFY(first.window->openFile(path(u"blog.relata"_s)));
    WindowFixture second(*m_folder);
    QVERIFY(!second.window->openFile(path(u"blog.relata"_s))); // answered with "Cancel"
    QVERIFY(second.asked.first().contains(u"open in another window"_s));
    second.nextAnswers = {0};
    QVERIFY(second.window->openFile(path(u"blog.relata"_s)));
    QVERIFY(second.document().path().isEmpty());
    QVERIFY(second.model(u"blog.Article"_s));
}

void TestMainWindow::docksCanBeHiddenAndComeBack()
{
    WindowFixture w(*m_folder);
    for (const char *name : {"modelsDock", "propertiesDock", "tabsDock"}) {
        auto *dock = w.find<QDockWidget>(name);
        QVERIFY(dock->isVisible());
        dock->toggleViewAction()->trigger();
        QVERIFY(!dock->isVisible());
        dock->toggleViewAction()->trigger();
        QVERIFY(dock->isVisible());
    }
}

void TestMainWindow::theThemeChanges()
{
    WindowFixture w(*m_folder);
    w.trigger("theme_dark");
    QVERIFY(currentTheme().dark);
    const QColor dark = w.canvas().grab().toImage().pixelColor(4, 4);
    w.trigger("theme_light");
    QVERIFY(!currentTheme().dark);
    const QColor light = w.canvas().grab().toImage().pixelColor(4, 4);
    QVERIFY(dark.lightness() < 64 && light.lightness() > 192);
}

void TestMainWindow::toolsFollowTheirKeys()
{
    WindowFixture w(*m_folder);
    w.canvas().setFocus();
    const std::pair<int, CanvasView::Tool> tools[] = {
        {Qt::Key_F, CanvasView::Tool::ForeignKey}, {Qt::Key_O, CanvasView::Tool::OneToOne},
        {Qt::Key_T, CanvasView::Tool::ManyToMany}, {Qt::Key_G, CanvasView::Tool::Generic},
        {Qt::Key_M, CanvasView::Tool::Model},      {Qt::Key_V, CanvasView::Tool::Select}};
    for (const auto &[key, tool] : tools) {
        QTest::keyClick(&w.canvas(), Qt::Key(key));
        QCOMPARE(w.canvas().tool(), tool);
    }
    QTest::keyClick(&w.canvas(), Qt::Key_F);
    QVERIFY(w.find<QAction>("foreignKeyTool")->isChecked());
    QTest::keyClick(&w.canvas(), Qt::Key_Escape);
    QCOMPARE(w.canvas().tool(), CanvasView::Tool::Select);
    QVERIFY(w.find<QAction>("selectTool")->isChecked());
}

void TestMainWindow::aLineEditKeepsItsKeys()
{
    WindowFixture w(*m_folder);
    w.trigger("openExample");
    w.window->selection().select({.model = w.model(u"tags.Tag"_s)->id});
    auto *name = w.find<QLineEdit>("modelName");
    QVERIFY(name && name->isVisible());
    name->setFocus();
    name->selectAll();
    QTest::keyClick(name, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"Tag"_s);
    QTest::keyClick(name, Qt::Key_Delete);
    QVERIFY(w.model(u"tags.Tag"_s)); // the text went, not the model
    QTest::keyClicks(name, u"Fog"_s);
    QCOMPARE(name->text(), u"Fog"_s);
    QCOMPARE(w.canvas().tool(), CanvasView::Tool::Select);
}

void TestMainWindow::aClickThatEndsAnEditMayRebuildThePanel()
{
    WindowFixture w(*m_folder);
    w.trigger("openExample");
    const Model item = *w.model(u"tags.TaggedItem"_s);
    w.window->selection().select({.model = item.id, .field = item.field(u"content_object")->id});
    w.canvas().setFocus();
    QTest::keyClick(&w.canvas(), Qt::Key_Insert);
    QVERIFY(w.editor());
    QTest::keyClicks(w.editor(), u"extra"_s);
    auto *control = w.find<QWidget>("option_ct_field");
    QVERIFY(control && control->isVisible());
    // The click takes the keyboard from the name, which makes the field, which the panel then shows.
    QTest::mouseClick(w.window->windowHandle(), Qt::LeftButton, {},
                      control->mapTo(w.window.get(), control->rect().center()));
    QVERIFY(w.model(u"tags.TaggedItem"_s)->field(u"extra"));
    if (QWidget *popup = QApplication::activePopupWidget())
        popup->close();
}

void TestMainWindow::longNamesDoNotWidenTheWindow()
{
    WindowFixture w(*m_folder, QSize(1280, 800));
    w.trigger("openExample");
    const Model article = *w.model(u"blog.Article"_s);
    const QString name(300, u'x');
    w.document().edit(u"Rename"_s, [&](Project &project) {
        Model &model = *project.schema.find(article.id);
        model.name = name;
        Field &title = *model.find(article.field(u"title")->id);
        title.name = name;
        title.options.remove(u"max_length");
    });
    for (int tab = 0; tab < w.find<QTabWidget>("tabs")->count(); ++tab) {
        w.find<QTabWidget>("tabs")->setCurrentIndex(tab);
        w.window->selection().select({.model = article.id});
        QTest::qWait(300); // for what the panels do in their threads
        w.window->selection().select({.model = article.id, .field = article.field(u"title")->id});
        QTest::qWait(50);
        QCOMPARE(w.window->size(), QSize(1280, 800));
    }
}

void TestMainWindow::problemsAreCounted()
{
    WindowFixture w(*m_folder);
    w.trigger("openExample");
    QTRY_COMPARE(w.find<QToolButton>("problemCount")->text(), u"No problems"_s);
    const Model article = *w.model(u"blog.Article"_s);
    w.document().edit(u"Break"_s, [&](Project &project) {
        project.schema.find(article.id)->find(article.field(u"title")->id)->options.remove(u"max_length");
    });
    QTRY_COMPARE(w.find<QToolButton>("problemCount")->text(), u"1 error"_s);
    QTest::mouseClick(w.find<QToolButton>("problemCount"), Qt::LeftButton);
    QVERIFY(w.find<QWidget>("problemsPanel")->isVisible());
    w.trigger("undo");
    QTRY_COMPARE(w.find<QToolButton>("problemCount")->text(), u"No problems"_s);
}

void TestMainWindow::everythingHasNames()
{
    WindowFixture w(*m_folder);
    w.trigger("openExample");
    const Model article = *w.model(u"blog.Article"_s);
    w.window->selection().select({.model = article.id, .field = article.field(u"author")->id});
    for (QWidget *widget : w.window->findChildren<QWidget *>()) {
        // What the keyboard can reach is what a person meets.
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
            continue;
        if (widget->objectName().startsWith(u"qt_"_s) || widget->focusProxy())
            continue;
        QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
        const bool readable = !widget->accessibleName().isEmpty() || !widget->property("text").toString().isEmpty() ||
                              qobject_cast<QTabBar *>(widget);
        QVERIFY2(readable, qPrintable(widget->objectName()));
    }
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
