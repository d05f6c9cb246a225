// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

/// Dependencies point one way.  The link lists say so too, but a header is found wherever it lies.
class TestLayers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foldersIncludeOnlyWhatTheyMay_data();
    void foldersIncludeOnlyWhatTheyMay();
    void onlyTheThemeNamesColours();
};

void TestLayers::foldersIncludeOnlyWhatTheyMay_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("forbidden");
    const QString gui =
        u"<QtWidgets|<QtGui|<QWidget|<QDialog|<QPainter|<QGuiApplication|<QApplication|\"designer/|\"app/"_s;
    const QString sql = u"<QSql|<QtSql"_s;
    QTest::newRow("the model has no window") << u"model"_s << gui;
    for (const QString &part : {u"schema"_s, u"fields"_s, u"expression"_s, u"migrations"_s, u"checks"_s, u"sql"_s, u"python"_s, u"project"_s, u"describe"_s, u"exchange"_s})
        QTest::addRow("model/%s opens no database", qPrintable(part))
            << u"model/"_s + part << sql + u"|\"model/database/"_s;
    const QString parts = u"\"model/(expression|migrations|checks|sql|python|project|database)/"_s;
    QTest::newRow("the schema stands alone") << u"model/schema"_s << parts;
    QTest::newRow("expressions stand alone") << u"model/expression"_s << QString(parts).remove(u"expression|"_s);
    QTest::newRow("migrations stand alone") << u"model/migrations"_s << QString(parts).remove(u"migrations|"_s);
    QTest::newRow("checks stand alone") << u"model/checks"_s << u"\"model/(sql|python|project|database)/"_s;
    QTest::newRow("SQL stands alone") << u"model/sql"_s << u"\"model/(checks|python|project|database)/"_s;
    QTest::newRow("Python stands alone") << u"model/python"_s << u"\"model/(checks|sql|project|database)/"_s;
    QTest::newRow("descriptions stand on SQL") << u"model/describe"_s << u"\"model/(checks|python|project|exchange|database)/"_s;
    QTest::newRow("project files stand alone") << u"model/project"_s << u"\"model/(checks|sql|python|database)/"_s;
    QTest::newRow("the designer does not know the app") << u"designer"_s << u"\"app/"_s;
    QTest::newRow("the canvas does not know the panels") << u"designer/canvas"_s << u"\"designer/panels/"_s;
    QTest::newRow("the panels do not know the canvas") << u"designer/panels"_s << u"\"designer/canvas/"_s;
    QTest::newRow("the document has no widgets")
        << u"designer/document"_s << u"<QtWidgets|<QWidget|\"designer/(canvas|panels|dialogs)/"_s;
    QTest::newRow("only dialogs ask") << u"designer/panels"_s << u"<QMessageBox|<QFileDialog"_s;
    QTest::newRow("the canvas asks nothing") << u"designer/canvas"_s << u"<QMessageBox|<QFileDialog"_s;
}

void TestLayers::foldersIncludeOnlyWhatTheyMay()
{
    QFETCH(QString, folder);
    QFETCH(QString, forbidden);
    const QRegularExpression include(u"^\\s*#\\s*include\\s*(%1)"_s.arg(forbidden),
                                     QRegularExpression::MultilineOption);
    QVERIFY(include.isValid());
    int files = 0;
    QDirIterator sources(QStringLiteral(SOURCE_DIR) + u'/' + folder, {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                         QDirIterator::Subdirectories);
    while (sources.hasNext()) {
        QFile file(sources.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QRegularExpressionMatch match = include.match(QString::fromUtf8(file.readAll()));
        QVERIFY2(!match.hasMatch(), qPrintable(file.fileName() + u" includes "_s + match.captured(1)));
        ++files;
    }
    QVERIFY(files > 0);
}

void TestLayers::onlyTheThemeNamesColours()
{
    const QRegularExpression colour(
        u"\"#[0-9a-fA-F]{6}\"|Qt::(red|green|blue|yellow|gray|darkGray|lightGray|magenta|cyan)\\b"_s);
    QDirIterator sources(QStringLiteral(SOURCE_DIR "/designer"), {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                         QDirIterator::Subdirectories);
    while (sources.hasNext()) {
        QFile file(sources.next());
        if (file.fileName().contains("/designer/theme/"_L1))
            continue;
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QRegularExpressionMatch match = colour.match(QString::fromUtf8(file.readAll()));
        QVERIFY2(!match.hasMatch(), qPrintable(file.fileName() + u" names "_s + match.captured()));
    }
}

QTEST_GUILESS_MAIN(TestLayers)
#include "tst_layers.moc"
