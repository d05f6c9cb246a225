// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/database/sampledatabase.h"
#include "model/project/projectfile.h"
#include "model/sql/dialect.h"
#include "tests/app/windowfixture.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

QStringList texts(const Schema &schema)
{
    QStringList out;
    for (const Statement &statement : createSchema(Registry(schema), *dialectNamed(u"sqlite")).statements)
        out.append(statement.text);
    return out;
}

} // namespace

/// The main job from end to end, by mouse and keyboard on the real window: the blog drawn from nothing.
class TestDrawBlog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void drawTheModels();
    void drawTheRelationships();
    void theSqlIsThatOfTheExample();
    void rowsAreShown();
    void undoneToEmptyAndRedone();
    void savedClosedAndOpenedEqual();

private:
    void drawModel(const QString &app, const QString &name, const QPoint &at, const QStringList &fields);
    void typeInto(const char *lineEdit, const QString &text);
    void choose(const char *combo, const QString &text);
    void press(const char *button);
    void relate(int toolKey, const QString &from, const QString &to, const QString &made, const QString &name = {});
    void addToList(const QString &model, const char *button, const QString &fields, const QString &name);
    void setRule(const char *rule, const QString &relatedName = {});

    QTemporaryDir m_folder;
    std::unique_ptr<WindowFixture> m_w;
};

void TestDrawBlog::initTestCase()
{
    m_w = std::make_unique<WindowFixture>(m_folder, QSize(2400, 1700));
    QVERIFY(m_w->active);
    m_w->trigger("newProject");
    m_w->canvas().zoomReset();
    QVERIFY(m_w->document().project() == Project());
}

void TestDrawBlog::typeInto(const char *name, const QString &text)
{
    QCoreApplication::processEvents();
    const auto found = [&] { return m_w->find<QLineEdit>(name); };
    QTRY_VERIFY2(found() && found()->isVisible(), qPrintable(QString::fromLatin1(name) + u" for "_s + text));
    QLineEdit *edit = found();
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
    QTest::keyClick(edit, Qt::Key_Return);
}

void TestDrawBlog::choose(const char *name, const QString &text)
{
    auto *combo = m_w->find<QComboBox>(name);
    QVERIFY2(combo && combo->isVisible() && combo->lineEdit(), name);
    combo->lineEdit()->setFocus();
    combo->lineEdit()->selectAll();
    QTest::keyClicks(combo->lineEdit(), text);
    QTest::keyClick(combo->lineEdit(), Qt::Key_Return);
}

void TestDrawBlog::press(const char *name)
{
    QCoreApplication::processEvents(); // as between two things that a person does
    const auto button = [&] { return m_w->find<QAbstractButton>(name); };
    QTRY_VERIFY2(button() && button()->isVisible() && button()->isEnabled(), name);
    QTest::mouseClick(button(), Qt::LeftButton);
}

void TestDrawBlog::drawModel(const QString &app, const QString &name, const QPoint &at, const QStringList &fields)
{
    m_w->doubleClick(at);
    QVERIFY2(m_w->editor(), qPrintable(name));
    QTest::keyClicks(m_w->editor(), name);
    QTest::keyClick(m_w->editor(), Qt::Key_Return);
    for (const QString &field : fields) {
        QVERIFY2(m_w->editor(), qPrintable(name + u'.' + field));
        QTest::keyClicks(m_w->editor(), field);
        QTest::keyClick(m_w->editor(), Qt::Key_Return);
    }
    QVERIFY(m_w->editor());
    QTest::keyClick(m_w->editor(), Qt::Key_Escape);
    QVERIFY(!m_w->editor());
    const Model *made = nullptr;
    for (const Model &model : m_w->schema().models) {
        if (model.name == name && model.origin == Origin::Project)
            made = &model;
    }
    QVERIFY2(made, qPrintable(name));
    QCOMPARE(made->fields.size(), fields.size());
    if (m_w->schema().find(made->app)->label != app) {
        m_w->window->selection().select({.model = made->id});
        choose("modelApp", app);
    }
    QVERIFY(m_w->model(app + u'.' + name));
}

void TestDrawBlog::drawTheModels()
{
    drawModel(u"blog"_s, u"Category"_s, {160, 700}, {u"name: Char(100)"_s, u"slug: Slug(unique=True)"_s});
    drawModel(u"blog"_s, u"Article"_s, {660, 120},
              {u"title: Char(200)"_s, u"slug: Slug(unique=True)"_s, u"body: Text"_s,
               u"status: Char(10, default=\"draft\")"_s, u"published_at: DateTime(null=True, blank=True)"_s});
    drawModel(u"blog"_s, u"ArticleTag"_s, {1160, 120}, {u"added_at: DateTime(auto_now_add=True)"_s});
    drawModel(u"blog"_s, u"Comment"_s, {660, 760}, {u"text: Text"_s, u"created_at: DateTime(auto_now_add=True)"_s});
    drawModel(u"blog"_s, u"Profile"_s, {160, 980},
              {u"bio: Text(blank=True)"_s, u"website: URL(blank=True)"_s, u"birthday: Date(null=True, blank=True)"_s});
    drawModel(u"tags"_s, u"Tag"_s, {1160, 520}, {u"name: Char(50, unique=True)"_s});
    drawModel(u"tags"_s, u"TaggedItem"_s, {1160, 800}, {});

    // Django's own user, from the menu, dragged to its place.
    auto *contrib = m_w->find<QMenu>("contribMenu");
    QVERIFY(contrib);
    QMetaObject::invokeMethod(contrib, "aboutToShow");
    QAction *user = nullptr;
    for (QAction *action : contrib->findChildren<QAction *>()) {
        if (action->text() == u"auth.User" || action->text() == u"User")
            user = action;
    }
    QVERIFY(user);
    user->trigger();
    QVERIFY(m_w->document().project().layout.places.contains(m_w->model(u"auth.User"_s)->id));
    m_w->drag(m_w->header(u"auth.User"_s), {160, 120});
    QVERIFY((m_w->header(u"auth.User"_s) - QPoint(160, 120)).manhattanLength() < 20);
    QCOMPARE(m_w->document().project().layout.places.size(), 8);
}

void TestDrawBlog::relate(int toolKey, const QString &from, const QString &to, const QString &made, const QString &name)
{
    m_w->canvas().setFocus();
    QTest::keyClick(&m_w->canvas(), Qt::Key(toolKey));
    const QPoint start = m_w->header(from);
    const QPoint end = m_w->header(to);
    m_w->drag(start, from == to ? end + QPoint(40, 4) : end);
    const Field *field = m_w->model(from)->field(made);
    QVERIFY2(field, qPrintable(from + u'.' + made));
    QCOMPARE(m_w->window->selection().single().field, field->id);
    if (!name.isEmpty()) {
        typeInto("fieldName", name);
        QVERIFY(m_w->model(from)->field(name));
    }
}

void TestDrawBlog::setRule(const char *rule, const QString &relatedName)
{
    press(rule);
    if (!relatedName.isEmpty())
        typeInto("option_related_name", relatedName);
}

void TestDrawBlog::addToList(const QString &model, const char *button, const QString &fields, const QString &name)
{
    m_w->window->selection().select({.model = m_w->model(model)->id});
    auto *list = m_w->find<QTableWidget>("indexList");
    auto *adds = m_w->find<QAbstractButton>(button);
    QVERIFY(list && adds);
    adds->setFocus();
    QTest::keyClick(adds, Qt::Key_Space);
    const auto typeCell = [&](int column, const QString &text) {
        list->setCurrentCell(list->rowCount() - 1, column);
        QTest::keyClick(list, Qt::Key_F2);
        auto *edit = list->viewport()->findChild<QLineEdit *>();
        QVERIFY(edit);
        edit->selectAll();
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(!list->viewport()->findChild<QLineEdit *>());
    };
    typeCell(1, fields);
    typeCell(2, name);
}

void TestDrawBlog::drawTheRelationships()
{
    relate(Qt::Key_F, u"blog.Article"_s, u"auth.User"_s, u"user"_s, u"author"_s);
    setRule("onDelete_CASCADE", u"articles"_s);
    // The accessor that it makes is shown at once.
    QStringList words;
    auto *access = m_w->find<QWidget>("accessBox");
    QVERIFY(access && access->isVisible());
    for (const QLabel *label : access->findChildren<QLabel *>())
        words.append(label->text());
    const QString shown = words.join(u' ').remove(QChar(0x200b)); // where long ones may break
    QVERIFY2(shown.contains(u"user.articles.all()"_s), qPrintable(shown));

    relate(Qt::Key_F, u"blog.Article"_s, u"blog.Category"_s, u"category"_s);
    setRule("onDelete_SET_NULL");
    press("fix_fields.E320"); // SET_NULL needs null=True: one click
    press("option_blank");
    QVERIFY(m_w->model(u"blog.Article"_s)->field(u"category")->options.flag(u"null"));

    relate(Qt::Key_F, u"blog.Category"_s, u"blog.Category"_s, u"parent"_s);
    setRule("onDelete_CASCADE", u"children"_s);
    relate(Qt::Key_F, u"blog.ArticleTag"_s, u"blog.Article"_s, u"article"_s);
    setRule("onDelete_CASCADE");
    relate(Qt::Key_F, u"blog.ArticleTag"_s, u"tags.Tag"_s, u"tag"_s);
    setRule("onDelete_PROTECT");
    relate(Qt::Key_F, u"blog.ArticleTag"_s, u"auth.User"_s, u"user"_s, u"created_by"_s);
    setRule("onDelete_SET_NULL", u"article_tags"_s);
    press("fix_fields.E320");
    press("option_blank");
    QVERIFY(m_w->model(u"blog.ArticleTag"_s)->field(u"created_by")->options.flag(u"null"));

    relate(Qt::Key_T, u"blog.Article"_s, u"tags.Tag"_s, u"tags"_s);
    choose("through", u"blog.ArticleTag"_s);
    press("option_blank");
    QCOMPARE(m_w->model(u"blog.Article"_s)->field(u"tags")->relation->through.id, m_w->model(u"blog.ArticleTag"_s)->id);

    relate(Qt::Key_F, u"blog.Comment"_s, u"blog.Article"_s, u"article"_s);
    setRule("onDelete_CASCADE", u"comments"_s);
    relate(Qt::Key_F, u"blog.Comment"_s, u"auth.User"_s, u"user"_s, u"author"_s);
    setRule("onDelete_PROTECT", u"comments"_s);
    relate(Qt::Key_O, u"blog.Profile"_s, u"auth.User"_s, u"user"_s);
    setRule("onDelete_CASCADE", u"profile"_s);

    relate(Qt::Key_F, u"tags.TaggedItem"_s, u"tags.Tag"_s, u"tag"_s);
    setRule("onDelete_CASCADE", u"items"_s);
    relate(Qt::Key_G, u"tags.TaggedItem"_s, u"blog.Article"_s, u"content_object"_s);
    QVERIFY(m_w->model(u"blog.Article"_s)->field(u"tagged_items"));

    addToList(u"blog.ArticleTag"_s, "addConstraint", u"article, tag"_s, u"unique_article_tag"_s);
    addToList(u"tags.TaggedItem"_s, "addIndex", u"content_type, object_id"_s, u"tagged_object"_s);
}

void TestDrawBlog::theSqlIsThatOfTheExample()
{
    const Result<Project> example = loadProject(QStringLiteral(SOURCE_DIR "/resources/examples/blog.relata"));
    QVERIFY(example);
    const QStringList expected = texts(example->schema);
    const QStringList drawn = texts(m_w->schema());
    for (qsizetype i = 0; i < qMin(expected.size(), drawn.size()); ++i)
        QCOMPARE(drawn[i], expected[i]);
    QCOMPARE(drawn.size(), expected.size());

    m_w->find<QTabWidget>("tabs")->setCurrentIndex(0);
    QTRY_VERIFY(m_w->find<QAbstractButton>("sqlStatus")->text().contains(u"ran"_s, Qt::CaseInsensitive));
    press("sqlCopy");
    QCOMPARE(QGuiApplication::clipboard()->text().trimmed(), (drawn.join(u";\n"_s) + u';').trimmed());
}

void TestDrawBlog::rowsAreShown()
{
    m_w->window->selection().select({.model = m_w->model(u"blog.Article"_s)->id});
    m_w->find<QTabWidget>("tabs")->setCurrentWidget(m_w->find<QWidget>("samplePanel"));
    auto *rows = m_w->find<QTableView>("sampleView");
    QVERIFY(rows);
    QTRY_VERIFY(rows->model() && rows->model()->rowCount() == 10);
    int author = -1;
    for (int i = 0; i < rows->model()->columnCount(); ++i) {
        if (rows->model()->headerData(i, Qt::Horizontal).toString().contains(u"author"_s))
            author = i;
    }
    QVERIFY(author >= 0);
    QVERIFY2(rows->model()->index(0, author).data().toString().contains(u"→"_s),
             qPrintable(rows->model()->index(0, author).data().toString()));
}

void TestDrawBlog::undoneToEmptyAndRedone()
{
    const QByteArray drawn = toJson(m_w->document().project());
    m_w->canvas().setFocus();
    const int steps = m_w->document().undoStack().count();
    QVERIFY(steps > 30);
    for (int i = 0; i < steps; ++i)
        QTest::keyClick(m_w->window.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!m_w->document().undoStack().canUndo());
    QCOMPARE(toJson(m_w->document().project()), toJson(Project()));
    QVERIFY(!m_w->window->isWindowModified());
    for (int i = 0; i < steps; ++i)
        QTest::keyClick(m_w->window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(toJson(m_w->document().project()), drawn);
}

void TestDrawBlog::savedClosedAndOpenedEqual()
{
    const QByteArray drawn = toJson(m_w->document().project());
    m_w->nextFile = m_folder.filePath(u"blog.relata"_s);
    m_w->trigger("saveProject");
    QVERIFY(!m_w->window->isWindowModified());
    QVERIFY(m_w->window->close());
    m_w.reset();

    WindowFixture again(m_folder);
    again.nextFile = m_folder.filePath(u"blog.relata"_s);
    again.trigger("openProject");
    QVERIFY2(again.asked.isEmpty(), qPrintable(again.asked.join(u'\n')));
    QCOMPARE(toJson(again.document().project()), drawn);
    QFile file(again.nextFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), drawn);
    QVERIFY(again.window->close());
}

QTEST_MAIN(TestDrawBlog)
#include "tst_drawblog.moc"
