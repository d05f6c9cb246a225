// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/projectfile.h"
#include "model/python/clean/cleanmodels.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

QString readText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

// The schema of a case: its own, else one that other tests have, else an example of the program.
QString schemaOf(const QString &name)
{
    const QStringList places = {QString(QLatin1String(TEST_DATA "/python/clean/%1/schema.relata")).arg(name),
                                QString(QLatin1String(TEST_DATA "/sql/%1/schema.relata")).arg(name),
                                QString(QLatin1String(TEST_DATA "/checks/%1.relata")).arg(name),
                                QString(QLatin1String(SOURCE_DIR "/resources/examples/%1.relata")).arg(name)};
    const auto found =
        std::find_if(places.begin(), places.end(), [](const QString &path) { return QFile::exists(path); });
    return found == places.end() ? QString() : *found;
}

// All files that are written, by path; and what a person is told, as `notes.txt`.
QMap<QString, QString> written(const Project &project)
{
    QMap<QString, QString> files;
    QString notes;
    for (const App &app : project.schema.apps) {
        const QList<PythonFile> made = cleanModels(project.schema, app, project.sources);
        for (const PythonFile &file : made) {
            files[file.path] = QString::fromUtf8(file.content);
            for (const QString &note : file.notes)
                notes += file.path + u": "_s + note + u'\n';
        }
    }
    if (!notes.isEmpty())
        files[u"notes.txt"_s] = notes;
    return files;
}

QMap<QString, QString> expected(const QString &folder)
{
    QMap<QString, QString> files;
    QDirIterator all(folder, QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = all.next();
        if (!path.endsWith(u".relata"_s))
            files[QDir(folder).relativeFilePath(path)] = readText(path);
    }
    return files;
}

void rewrite(const QString &folder, const QMap<QString, QString> &files)
{
    const QMap<QString, QString> old = expected(folder);
    for (auto it = old.begin(); it != old.end(); ++it)
        QFile::remove(folder + u'/' + it.key());
    for (auto it = files.begin(); it != files.end(); ++it) {
        const QString path = folder + u'/' + it.key();
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(it.value().toUtf8());
    }
}

} // namespace

/// Each folder of tests/data/python/clean is a case: what is written for a schema, and the notes to it.
/// RELATA_UPDATE_GOLDEN=1 rewrites the expected files, so that `git diff` shows what changed.
class TestCleanGolden : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesAreAsExpected_data();
    void filesAreAsExpected();
};

void TestCleanGolden::filesAreAsExpected_data()
{
    QTest::addColumn<QString>("name");
    const QStringList names =
        QDir(TEST_DATA "/python/clean"_L1).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    QVERIFY(names.size() > 15);
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << name;
}

void TestCleanGolden::filesAreAsExpected()
{
    QFETCH(QString, name);
    const Result<Project> project = loadProject(schemaOf(name));
    QVERIFY2(project.has_value(), project ? "" : qPrintable(project.error()));
    const QString folder = QString(QLatin1String(TEST_DATA "/python/clean/")) + name;
    const QMap<QString, QString> files = written(*project);
    if (qEnvironmentVariableIsSet("RELATA_UPDATE_GOLDEN"))
        rewrite(folder, files);
    const QMap<QString, QString> wanted = expected(folder);
    QCOMPARE(files.keys(), wanted.keys());
    for (auto it = wanted.begin(); it != wanted.end(); ++it)
        QCOMPARE(files.value(it.key()), it.value());
}

QTEST_GUILESS_MAIN(TestCleanGolden)
#include "tst_cleangolden.moc"
