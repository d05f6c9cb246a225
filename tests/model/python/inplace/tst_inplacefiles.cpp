// SPDX-License-Identifier: GPL-3.0-or-later
#include "project.h"

#include "model/python/inplace/filewriting.h"
#include "model/python/inplace/verify.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

const QByteArray article =
    "from django.db import models\n\n\nclass Article(models.Model):\n    title = models.CharField(max_length=5)\n";

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Files on the disk: written in one step or not at all, and read again with the ids of the project.
class TestInPlaceFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileIsReplaced();
    void aFileThatChangedIsLeftAlone();
    void aFileThatIsGoneIsNotMadeAgain();
    void aNewFileIsMadeOnlyWhereThereIsNone();
    void aLinkIsWrittenThroughAndPermissionsStay();
    void aBaselineHasTheIdsOfTheProject();
    void aBaselineTellsOfFilesThatChangedOrWent();
    void aBaselineKnowsARenamedUserModel();
    void anEditThatSaysSomethingElseIsRefused();
    void anEditThatIsNoPythonIsRefused();
};

void TestInPlaceFiles::aFileIsReplaced()
{
    EditedProject project;
    project.add(u"shop/models.py"_s, article);
    const QString path = project.pathOf(u"shop/models.py"_s);
    QVERIFY(writeInPlace(path, contentDigest(article), "x = 1\n").has_value());
    QCOMPARE(contentOf(path), QByteArray("x = 1\n"));
}

void TestInPlaceFiles::aFileThatChangedIsLeftAlone()
{
    EditedProject project;
    project.add(u"shop/models.py"_s, article);
    const QString path = project.pathOf(u"shop/models.py"_s);
    const Result<void> written = writeInPlace(path, contentDigest("what it was"), "x = 1\n");
    QVERIFY(!written);
    QCOMPARE(written.error(), path + u" has changed since it was imported; import it again."_s);
    QCOMPARE(contentOf(path), article);
}

void TestInPlaceFiles::aFileThatIsGoneIsNotMadeAgain()
{
    EditedProject project;
    const QString path = project.pathOf(u"models.py"_s);
    const Result<void> written = writeInPlace(path, contentDigest(article), "x = 1\n");
    QVERIFY(!written);
    QCOMPARE(written.error(), path + u" is gone since it was imported; import again."_s);
    QVERIFY(!QFile::exists(path));
}

void TestInPlaceFiles::aNewFileIsMadeOnlyWhereThereIsNone()
{
    EditedProject project;
    const QString path = project.pathOf(u"models.py"_s);
    QVERIFY(writeInPlace(path, {}, "x = 1\n").has_value());
    QCOMPARE(contentOf(path), QByteArray("x = 1\n"));
    QVERIFY(!writeInPlace(path, {}, "x = 2\n"));
    QCOMPARE(contentOf(path), QByteArray("x = 1\n"));
}

void TestInPlaceFiles::aLinkIsWrittenThroughAndPermissionsStay()
{
    EditedProject project;
    project.add(u"shop/models.py"_s, article);
    const QString path = project.pathOf(u"shop/models.py"_s);
    const QString link = project.pathOf(u"link.py"_s);
    QVERIFY(QFile::link(path, link));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup));
    const QFile::Permissions before = QFileInfo(path).permissions();
    QVERIFY(writeInPlace(link, contentDigest(article), "x = 1\n").has_value());
    QVERIFY(QFileInfo(link).isSymLink());
    QVERIFY(!QFileInfo(path).isSymLink());
    QCOMPARE(contentOf(path), QByteArray("x = 1\n"));
    QCOMPARE(QFileInfo(path).permissions(), before);
}

void TestInPlaceFiles::aBaselineHasTheIdsOfTheProject()
{
    EditedProject project;
    project.add(u"shop/models.py"_s, article);
    project.add(u"news/models.py"_s, "from django.db import models\n\n\nclass Note(models.Model):\n"
                                     "    article = models.ForeignKey('shop.Article', models.CASCADE)\n");
    QCOMPARE(project.read(), QString());
    // The project knows the model, its field and the app by ids of its own, and the model by another name.
    Schema known = project.imported().schema;
    QList<SourceFile> sources = project.imported().sources;
    const ModelId old = known.model(u"shop.Article")->id;
    const ModelId own = ModelId::create();
    const FieldId field = FieldId::create();
    for (Model &model : known.models) {
        for (Field &its : model.fields) {
            if (its.relation && its.relation->to.id == old)
                its.relation->to.id = own;
        }
        if (model.id == old) {
            model.id = own;
            model.name = u"Piece"_s;
            model.fields.first().id = field;
        }
    }
    for (SourceFile &source : sources) {
        if (source.models.removeAll(old) > 0) {
            source.models.append(own);
            source.ids = {{u"Article"_s, own.uuid}, {u"Article.title"_s, field.uuid}};
        }
    }
    const Result<Baseline> baseline = readBaseline(known, sources);
    QVERIFY2(baseline.has_value(), qPrintable(baseline ? QString() : baseline.error()));
    QCOMPARE(baseline->modules.size(), sources.size());
    const Model *model = baseline->schema.find(own);
    QVERIFY(model);
    QCOMPARE(model->name, u"Article"_s);
    QCOMPARE(model->fields.first().id, field);
    QCOMPARE(model->app, known.app(u"shop")->id);
    QVERIFY(baseline->schema.model(u"news.Note")->fields.first().relation->to.id == own);
    for (qsizetype i = 0; i < sources.size(); ++i) {
        QCOMPARE(baseline->modules[i].error, QString());
        QCOMPARE(baseline->contents[i], contentOf(sources[i].path));
        QCOMPARE(baseline->modules[i].path, sources[i].path);
    }
}

void TestInPlaceFiles::aBaselineTellsOfFilesThatChangedOrWent()
{
    EditedProject project;
    project.add(u"shop/models.py"_s, article);
    project.add(u"news/models.py"_s, article);
    QCOMPARE(project.read(), QString());
    QVERIFY(QFile::remove(project.pathOf(u"news/models.py"_s)));
    project.add(u"shop/models.py"_s, article + "\n# more\n");
    const Result<Baseline> baseline = readBaseline(project.imported().schema, project.imported().sources);
    QVERIFY(baseline.has_value());
    for (qsizetype i = 0; i < baseline->modules.size(); ++i) {
        const QString path = project.imported().sources[i].path;
        const QString what = path.contains(u"news"_s) ? u" is gone since it was imported; import again."_s
                                                      : u" has changed since it was imported; import it again."_s;
        QCOMPARE(baseline->modules[i].error, path + what);
    }
}

void TestInPlaceFiles::aBaselineKnowsARenamedUserModel()
{
    EditedProject project;
    project.add(u"people/models.py"_s, "from django.conf import settings\nfrom django.db import models\n\n\n"
                                       "class Person(models.Model):\n    name = models.CharField(max_length=5)\n\n\n"
                                       "class Note(models.Model):\n"
                                       "    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)\n");
    QCOMPARE(project.read(), QString());
    Schema known = project.imported().schema;
    const ModelId person = known.model(u"people.Person")->id;
    known.settings.userModel = person;
    for (Model &model : known.models) {
        if (model.name == u"Note")
            model.fields.first().relation->to.id = person;
        if (model.id == person)
            model.name = u"Human"_s;
    }
    const Result<Baseline> baseline = readBaseline(known, project.imported().sources);
    QVERIFY(baseline.has_value());
    QCOMPARE(baseline->schema.settings.userModel, person);
    QCOMPARE(baseline->schema.model(u"people.Note")->fields.first().relation->to.id, person);
}

void TestInPlaceFiles::anEditThatSaysSomethingElseIsRefused()
{
    EditedProject project;
    project.add(u"shop/models.py"_s, article);
    QCOMPARE(project.read(), QString());
    QByteArray other = article;
    other.replace("max_length=5", "max_length=6");
    const QString path = project.imported().sources.first().path;
    const Result<void> verified = verifyEdits({{path, other}}, project.imported().schema, project.imported().sources);
    QVERIFY(!verified);
    QCOMPARE(
        verified.error(),
        path +
            u" could not be edited in place: max_length of shop.Article.title would not be what it should; nothing was written."_s);
    QVERIFY(verifyEdits({{path, article}}, project.imported().schema, project.imported().sources).has_value());
}

void TestInPlaceFiles::anEditThatIsNoPythonIsRefused()
{
    EditedProject project;
    project.add(u"shop/models.py"_s, article);
    QCOMPARE(project.read(), QString());
    const QString path = project.imported().sources.first().path;
    const Result<void> verified =
        verifyEdits({{path, article + "    x = (\n"}}, project.imported().schema, project.imported().sources);
    QVERIFY(!verified);
    QVERIFY2(verified.error().startsWith(path + u" would be no Python any more"_s), qPrintable(verified.error()));
}

QTEST_GUILESS_MAIN(TestInPlaceFiles)
#include "tst_inplacefiles.moc"
