// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/projectfile.h"
#include "model/schema/refactor.h"
#include "tests/model/project/everything.h"

#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

Project blog()
{
    return loadProject(QStringLiteral(SOURCE_DIR "/resources/examples/blog.relata")).value_or(Project());
}

ModelSet copied(const Project &project, const QStringList &labels)
{
    QList<ModelId> ids;
    for (const QString &label : labels)
        ids.append(project.schema.model(label)->id);
    return modelsFromJson(modelsToJson(project, ids)).value_or(ModelSet());
}

const Field &fieldOf(const Project &project, const QString &label, const QString &name)
{
    return *project.schema.model(label)->field(name);
}

} // namespace

class TestModelSet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textHoldsWhatWasCopied();
    void everythingCanBeCopied();
    void pastedModelsAreNewOnes();
    void relationsAmongCopiesLeadToCopies();
    void relationsToOthersStay();
    void anotherProjectIsSearchedByLabel();
    void appsAreMadeWhereMissing();
    void boxesMoveByTheOffset();
    void contribIsNotCopied();
    void pastedProjectCanBeSaved();
    void basesThatBecomeOneAreOne();
    void spellingsAndRootsAreCopied();
    void foreignTextIsRefused_data();
    void foreignTextIsRefused();
};

void TestModelSet::textHoldsWhatWasCopied()
{
    const Project project = blog();
    const QList<ModelId> ids = {project.schema.model(u"blog.Article")->id, project.schema.model(u"tags.Tag")->id};
    const Result<ModelSet> set = modelsFromJson(modelsToJson(project, ids));
    QVERIFY2(set, qPrintable(set ? QString() : set.error()));
    QVERIFY(*set == copyModels(project, ids));
    QCOMPARE(set->outside.values().size(), 4);
}

void TestModelSet::everythingCanBeCopied()
{
    const Project project = everything();
    QList<ModelId> ids;
    for (const Model &model : project.schema.models)
        ids.append(model.id);
    const Result<ModelSet> set = modelsFromJson(modelsToJson(project, ids));
    QVERIFY2(set, qPrintable(set ? QString() : set.error()));
    QCOMPARE(set->models.size(), 8);
    Project target;
    QCOMPARE(pasteModels(target, *set).size(), 8);
    const Result<Project> read = fromJson(toJson(target), u"pasted.relata"_s);
    QVERIFY2(read, qPrintable(read ? QString() : read.error()));
}

void TestModelSet::pastedModelsAreNewOnes()
{
    Project project = blog();
    const Model before = *project.schema.model(u"blog.Article");
    const QList<ModelId> ids = pasteModels(project, copied(project, {u"blog.Article"_s}));
    QCOMPARE(ids.size(), 1);
    const Model *pasted = project.schema.find(ids.first());
    QCOMPARE(pasted->name, u"Article2"_s);
    QVERIFY(pasted->id != before.id);
    QCOMPARE(pasted->fields.size(), before.fields.size());
    for (const Field &field : pasted->fields)
        QVERIFY(!before.find(field.id));
    QVERIFY(*project.schema.model(u"blog.Article") == before);
}

void TestModelSet::relationsAmongCopiesLeadToCopies()
{
    Project project = blog();
    pasteModels(project, copied(project, {u"blog.Article"_s, u"blog.ArticleTag"_s, u"blog.Category"_s}));
    const auto id = [&](const QString &label) { return project.schema.model(label)->id; };
    QCOMPARE(fieldOf(project, u"blog.Article2"_s, u"category"_s).relation->to.id, id(u"blog.Category2"_s));
    QCOMPARE(fieldOf(project, u"blog.Article2"_s, u"tags"_s).relation->through.id, id(u"blog.ArticleTag2"_s));
    QCOMPARE(fieldOf(project, u"blog.ArticleTag2"_s, u"article"_s).relation->to.id, id(u"blog.Article2"_s));
    QCOMPARE(fieldOf(project, u"blog.Category2"_s, u"parent"_s).relation->to.id, id(u"blog.Category2"_s));
}

void TestModelSet::relationsToOthersStay()
{
    Project project = blog();
    pasteModels(project, copied(project, {u"blog.Article"_s}));
    for (const QString &name : {u"author"_s, u"category"_s, u"tags"_s, u"tagged_items"_s}) {
        QVERIFY(fieldOf(project, u"blog.Article2"_s, name).relation ==
                fieldOf(project, u"blog.Article"_s, name).relation);
    }
}

void TestModelSet::anotherProjectIsSearchedByLabel()
{
    const ModelSet set = copied(blog(), {u"blog.Article"_s});
    Project other;
    const App tags = {AppId::create(), u"tags"_s, {}, Origin::Project, {}};
    other.schema.apps.append(tags);
    other.schema.models.append(Model{.id = ModelId::create(), .app = tags.id, .name = u"Tag"_s});
    pasteModels(other, set);
    QCOMPARE(fieldOf(other, u"blog.Article"_s, u"tags"_s).relation->to, ModelRef{other.schema.model(u"tags.Tag")->id});
    QCOMPARE(fieldOf(other, u"blog.Article"_s, u"author"_s).relation->to.id, other.schema.settings.userModel);
    QCOMPARE(fieldOf(other, u"blog.Article"_s, u"category"_s).relation->to, (ModelRef{{}, u"blog.Category"_s}));
}

void TestModelSet::appsAreMadeWhereMissing()
{
    const Project source = blog();
    Project other;
    pasteModels(other, copied(source, {u"blog.Category"_s, u"tags.Tag"_s}));
    QCOMPARE(other.schema.app(u"blog")->id, source.schema.app(u"blog")->id);
    QVERIFY(other.schema.model(u"tags.Tag"));
    QCOMPARE(other.schema.apps.size(), Project().schema.apps.size() + 2);
}

void TestModelSet::boxesMoveByTheOffset()
{
    Project project = blog();
    const QPointF before = project.layout.places.value(project.schema.model(u"tags.Tag")->id);
    const QList<ModelId> ids = pasteModels(project, copied(project, {u"tags.Tag"_s}), {24, 48});
    QCOMPARE(project.layout.places.value(ids.first()), before + QPointF(24, 48));
}

void TestModelSet::contribIsNotCopied()
{
    const Project project = blog();
    QVERIFY(copied(project, {u"auth.User"_s}).isEmpty());
}

void TestModelSet::pastedProjectCanBeSaved()
{
    Project project = blog();
    pasteModels(project, copied(project, {u"blog.Article"_s, u"tags.Tag"_s, u"tags.TaggedItem"_s}));
    const Result<Project> read = fromJson(toJson(project), u"pasted.relata"_s);
    QVERIFY2(read, qPrintable(read ? QString() : read.error()));
}

// One base is gone since, and the other has taken its name.
void TestModelSet::basesThatBecomeOneAreOne()
{
    Project project = blog();
    Schema &schema = project.schema;
    const ModelId tag = schema.model(u"tags.Tag")->id;
    const AppId tags = schema.model(u"tags.Tag")->app;
    const ModelId other = addModel(schema, tags, u"Label"_s);
    schema.find(addModel(schema, tags, u"Both"_s))->bases = {{.id = tag}, {.id = other}};
    const ModelSet set = copied(project, {u"tags.Both"_s});
    removeModel(schema, tag);
    schema.find(other)->name = u"Tag"_s;
    const QList<ModelId> ids = pasteModels(project, set);
    QCOMPARE(std::as_const(schema).find(ids.first())->bases, QList<ModelRef>{{.id = other}});
}

void TestModelSet::spellingsAndRootsAreCopied()
{
    Project project = blog();
    Field &title = *project.schema.find(project.schema.model(u"blog.Article")->id)->fields.begin();
    title.customClass = u"shop.TitleField"_s;
    title.options.set(u"max_length"_s, Value(200).implied());
    title.options.set(u"verbose_name"_s, Value(u"title"_s).spelled(u"_(\"title\")"_s));
    const ModelSet set = copied(project, {u"blog.Article"_s});
    QCOMPARE(set.models.size(), 1);
    QVERIFY(set.models[0].fields[0] == title);
}

void TestModelSet::foreignTextIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    QTest::newRow("plain words") << QByteArray("hello") << u"clipboard: line 1, column 1: "_s;
    QTest::newRow("other JSON") << QByteArray("{\"a\": 1}") << u"clipboard: this is JSON, but no Relata project"_s;
    QTest::newRow("models of a wrong type")
        << QByteArray("{\"format\": \"1.0\", \"models\": 12}") << u"clipboard: \"models\" must be a list"_s;
    QTest::newRow("a newer format") << QByteArray("{\"format\": \"2.0\"}")
                                    << u"clipboard: a newer Relata wrote this file"_s;
}

void TestModelSet::foreignTextIsRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, message);
    const Result<ModelSet> set = modelsFromJson(text);
    QVERIFY(!set);
    QVERIFY2(set.error().startsWith(message), qPrintable(set.error()));
}

QTEST_GUILESS_MAIN(TestModelSet)
#include "tst_modelset.moc"
