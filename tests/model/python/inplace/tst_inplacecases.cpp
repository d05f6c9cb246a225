// SPDX-License-Identifier: GPL-3.0-or-later
#include "editlanguage.h"
#include "project.h"

#include "model/python/inplace/verify.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

const QString folder = QStringLiteral(TEST_DATA "/python/inplace");

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeTo(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s", qPrintable(file.errorString()));
}

QString appOf(const QString &file)
{
    return file.left(file.indexOf("before.py"_L1)).chopped(file == u"before.py" ? 0 : 1);
}

} // namespace

/// Each folder under tests/data/python/inplace is a case: before.py becomes after.py by the edits in edit.json. Further
/// files (news_before.py, news_after.py) are the models of other apps.  RELATA_UPDATE_GOLDEN=1 writes what comes out.
class TestInPlaceCases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void edits_data();
    void edits();
};

void TestInPlaceCases::edits_data()
{
    QTest::addColumn<QString>("path");
    const QStringList cases = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    QVERIFY(cases.size() >= 60);
    for (const QString &name : cases)
        QTest::newRow(qPrintable(QString(name).replace(u'_', u' '))) << folder + u'/' + name;
}

void TestInPlaceCases::edits()
{
    QFETCH(QString, path);
    const QJsonObject description = QJsonDocument::fromJson(contentOf(path + u"/edit.json"_s)).object();
    QVERIFY(!description.isEmpty());
    EditedProject project;
    QHash<QString, QString> files; // path in the project -> name of the case's file
    for (const QString &name : QDir(path).entryList({u"*before.py"_s}, QDir::Files, QDir::Name)) {
        const QString app = name == u"before.py" ? u"shop"_s : appOf(name);
        project.add(app + u"/models.py"_s, contentOf(path + u'/' + name));
        files.insert(project.pathOf(app + u"/models.py"_s), name);
    }
    QCOMPARE(project.read(), QString());
    QList<SourceFile> sources = project.imported().sources;
    std::stable_sort(sources.begin(), sources.end(),
                     [](const SourceFile &a, const SourceFile &b) { return a.module > b.module; });
    Schema after = project.imported().schema;
    QCOMPARE(applyEdits(after, sources, description[u"edits"].toArray()), QString());
    QList<EditedFile> edited;
    QStringList notes;
    QString removed;
    QString error;
    for (qsizetype i = 0; i < project.count(); ++i) {
        const SourceFile &source = project.imported().sources[i];
        const auto same = [&](const SourceFile &other) { return other.path == source.path; };
        const SourceFile now = *std::find_if(sources.begin(), sources.end(), same);
        const Result<InPlaceEdit> result =
            editInPlace(project.imported().modules[i], now, project.imported().schema, after, sources);
        if (!result) {
            error = result.error();
            continue;
        }
        edited.append({source.path, result->content});
        notes += result->notes;
        for (const RemovedCode &code : result->removed)
            removed += code.source;
    }
    if (description.contains(u"error")) {
        QVERIFY2(error.contains(description[u"error"].toString()), qPrintable(error));
        return;
    }
    QCOMPARE(error, QString());
    QStringList expectedNotes;
    for (const QJsonValue &note : description[u"notes"].toArray())
        expectedNotes.append(note.toString());
    for (const EditedFile &file : std::as_const(edited)) {
        const QString golden = path + u'/' + QString(files.value(file.path)).replace(u"before"_s, u"after"_s);
        if (qEnvironmentVariableIsSet("RELATA_UPDATE_GOLDEN"))
            writeTo(golden, file.content);
        QCOMPARE(QString::fromLatin1(file.content), QString::fromLatin1(contentOf(golden)));
    }
    QCOMPARE(notes, expectedNotes);
    if (description.contains(u"removed"))
        QCOMPARE(removed, description[u"removed"].toString());
    const Result<void> verified = verifyEdits(edited, after, sources);
    QVERIFY2(verified.has_value(), qPrintable(verified ? QString() : verified.error()));
    if (!description[u"undo"].toBool())
        return;
    for (const EditedFile &file : std::as_const(edited)) {
        const auto same = [&](const SourceFile &other) { return other.path == file.path; };
        const SourceFile now = *std::find_if(sources.begin(), sources.end(), same);
        const Result<PyModule> parsed = parseSource(file.path, file.content);
        QVERIFY(parsed.has_value());
        const Result<InPlaceEdit> back = editInPlace(*parsed, now, after, project.imported().schema, sources);
        QVERIFY2(back.has_value(), qPrintable(back ? QString() : back.error()));
        QCOMPARE(QString::fromLatin1(back->content),
                 QString::fromLatin1(contentOf(path + u'/' + files.value(file.path))));
    }
}

QTEST_GUILESS_MAIN(TestInPlaceCases)
#include "tst_inplacecases.moc"
