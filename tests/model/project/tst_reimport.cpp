// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/fields/catalogue.h"
#include "model/project/projectfile.h"
#include "model/project/reimport.h"
#include "model/schema/refactor.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

using Edit = std::function<void(Project &)>;

AppId appIn(Schema &schema, const QString &label, Origin origin)
{
    if (const App *app = std::as_const(schema).app(label))
        return app->id;
    schema.apps.append({importedId<AppId>(label), label, {}, origin, {}});
    return schema.apps.last().id;
}

Field fieldFrom(const QString &words, const QString &label)
{
    Field field;
    field.name = words.section(u':', 0, 0);
    field.id = importedId<FieldId>(label + u'.' + field.name);
    const QString type = words.section(u':', 1, 1);
    field.type = type.isEmpty() ? FieldType::Char : fieldTypeNamed(type).value_or(FieldType::ForeignKey);
    if (type.startsWith(u'>')) {
        field.type = FieldType::ForeignKey;
        field.relation = Relation{.to = {importedId<ModelId>(type.mid(1))}};
    }
    return field;
}

/// An import of `shop.Article title author:>shop.Author body:TextField; shop.Author name; *lib.Tag`: a model with a star is
/// defined elsewhere, one with a base has it in parentheses.
struct Imported
{
    Schema schema = emptySchema();
    QList<SourceFile> sources = {};
};

Imported imported(const QString &text, const QString &folder = u"/nowhere"_s)
{
    Imported out;
    const QStringList models = text.split(u';', Qt::SkipEmptyParts);
    for (const QString &line : models) {
        QStringList words = line.simplified().split(u' ');
        const bool external = words[0].startsWith(u'*');
        const QString head = words.takeFirst().mid(external ? 1 : 0);
        const QString label = head.section(u'(', 0, 0);
        Model model;
        model.id = importedId<ModelId>(label);
        model.origin = external ? Origin::External : Origin::Project;
        model.app = appIn(out.schema, label.section(u'.', 0, 0), model.origin);
        model.name = label.section(u'.', 1);
        if (head.contains(u'('))
            model.bases = {{importedId<ModelId>(head.section(u'(', 1).chopped(1))}};
        for (const QString &word : std::as_const(words))
            model.fields.append(fieldFrom(word, label));
        out.schema.models.removeIf([&](const Model &other) { return other.id == model.id; });
        out.schema.models.append(model);
        if (external)
            continue;
        const QString path = u"%1/%2/models.py"_s.arg(folder, label.section(u'.', 0, 0));
        const auto isIt = [&](const SourceFile &source) { return source.path == path; };
        if (std::none_of(out.sources.begin(), out.sources.end(), isIt))
            out.sources.append({.path = path, .app = model.app});
        std::find_if(out.sources.begin(), out.sources.end(), isIt)->models.append(model.id);
    }
    return out;
}

Reimport merge(const Project &project, const Imported &import, const ImportScope &scope = {})
{
    return merged(project, import.schema, import.sources, scope);
}

Project placed(Project project)
{
    double x = 0;
    for (const Model &model : std::as_const(project.schema.models)) {
        if (model.origin != Origin::Contrib)
            project.layout.places.insert(model.id, {x += 200, 8});
    }
    return project;
}

QString told(const Reimport &report)
{
    QStringList lines;
    for (const QString &label : report.added)
        lines.append(u"+ "_s + label);
    for (const QString &label : report.changed)
        lines.append(u"~ "_s + label);
    for (const QString &label : report.removed)
        lines.append(u"- "_s + label);
    return lines.join(u'\n');
}

Model &model(Project &project, const QString &label)
{
    return *project.schema.find(std::as_const(project.schema).model(label)->id);
}

FieldId fieldId(Project &project, const QString &label, const QString &name)
{
    return std::as_const(project.schema).model(label)->field(name)->id;
}

QStringList labels(const Project &project)
{
    QStringList out;
    for (const Model &model : project.schema.models) {
        if (model.origin != Origin::Contrib)
            out.append(project.schema.label(model));
    }
    return out;
}

const QString shop = u"shop.Author name; shop.Article title body:TextField author:>shop.Author"_s;

} // namespace

Q_DECLARE_METATYPE(Edit)

class TestReimport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reportsWhatDiffers_data();
    void reportsWhatDiffers();
    void sameAgainChangesNothing();
    void idsAndPlacesStay();
    void renamedClassKeepsItsPlace();
    void recordSaysWhichIdIsMeant();
    void oldNameOfARenamedModelMayComeBack();
    void oldNameOfARenamedFieldMayComeBack();
    void modelsOfOtherFilesStay();
    void filesThatAreGoneTakeTheirModels();
    void filesWithoutModelsTakeThemWhereTheyWereLookedAt_data();
    void filesWithoutModelsTakeThemWhereTheyWereLookedAt();
    void appsThatAreGoneGo();
    void otherProjectTakesNothingAway();
    void ordersAreThoseOfTheFile();
    void externalModelsComeAndGo();
    void djangosOwnCanBeReadAndForgotten();
    void settingsAreTakenWhereTheySaySomething();
    void definitionsFollowTheirModels();
    void circlesOfBasesAreBroken();
    void newerWordsAreKept();
};

void TestReimport::reportsWhatDiffers_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("second");
    QTest::addColumn<QString>("report");
    const auto row = [](const char *name, const QString &first, const QString &second, const QString &report,
                        const Edit &edit = [](Project &) {}) { QTest::newRow(name) << first << edit << second << report; };
    row("a first import", {}, shop, u"+ shop.Article\n+ shop.Author"_s);
    row("the same again", shop, shop, {});
    row("a field more", u"shop.A a"_s, u"shop.A a b"_s, u"~ shop.A: b added"_s);
    row("a field less", u"shop.A a b"_s, u"shop.A b"_s, u"~ shop.A: a removed"_s);
    row("a field of another class", u"shop.A a b"_s, u"shop.A a b:TextField"_s, u"~ shop.A: b changed"_s);
    row("fields in another order", u"shop.A a b"_s, u"shop.A b a"_s, u"~ shop.A: order of fields changed"_s);
    row("all at once", u"shop.A a b c"_s, u"shop.A d c:TextField b"_s,
        u"~ shop.A: c changed, d added, a removed, order of fields changed"_s);
    row("another base", u"shop.A a; shop.B b; shop.C(shop.A) c"_s, u"shop.A a; shop.B b; shop.C(shop.B) c"_s,
        u"~ shop.C: bases changed"_s);
    row("a model more", u"shop.A a"_s, u"shop.A a; shop.B b"_s, u"+ shop.B"_s);
    row("a model less, and what points at it", u"shop.A a; shop.B a:>shop.A"_s, u"shop.B b"_s,
        u"~ shop.B: b added, a removed\n- shop.A"_s);
    row("a class is renamed", u"shop.A a b"_s, u"shop.B a b"_s, u"~ shop.B: was shop.A"_s);
    row("two alike are renamed, which cannot be told apart", u"shop.A a; shop.B a"_s, u"shop.C a; shop.D a"_s,
        u"+ shop.C\n+ shop.D\n- shop.A\n- shop.B"_s);
    row("a class moves to another app", u"shop.A a; crm.X x"_s, u"crm.A a; crm.X x"_s, u"+ crm.A\n- shop.A"_s);
    row("the case of a name", u"shop.article a"_s, u"shop.Article a"_s, u"~ shop.Article: was shop.article"_s);
    row("a name that was changed here", shop, shop, u"~ shop.Article: was shop.Post"_s,
        [](Project &p) { model(p, u"shop.Article"_s).name = u"Post"_s; });
    row("a field that was renamed here", u"shop.A a b"_s, u"shop.A a b"_s, u"~ shop.A: z renamed to a"_s,
        [](Project &p) { model(p, u"shop.A"_s).fields[0].name = u"z"_s; });
    row("a field that was added here", u"shop.A a"_s, u"shop.A a"_s, u"~ shop.A: z removed"_s, [](Project &p) {
        model(p, u"shop.A"_s).fields.append({.id = FieldId::create(), .name = u"z"_s});
    });
    row("a model that was deleted here", u"shop.A a; shop.B b"_s, u"shop.A a; shop.B b"_s, u"+ shop.B"_s,
        [](Project &p) { removeModel(p.schema, model(p, u"shop.B"_s).id); });
    row("an app that was renamed here", u"shop.A a"_s, u"shop.A a"_s, u"~ shop.A: was store.A"_s,
        [](Project &p) { p.schema.find(model(p, u"shop.A"_s).app)->label = u"store"_s; });
    row("a model that was drawn here", u"shop.A a"_s, u"shop.A a"_s, {},
        [](Project &p) { addModel(p.schema, appNamed(p.schema, u"shop"_s), u"Drawn"_s); });
    row("a model that was drawn here and is now written", u"shop.A a"_s, u"shop.A a; shop.Drawn b"_s,
        u"~ shop.Drawn: b added"_s,
        [](Project &p) { addModel(p.schema, appNamed(p.schema, u"shop"_s), u"Drawn"_s); });
    row("what was drawn here pointed at a model that is gone", u"shop.A a; shop.B b"_s, u"shop.A a"_s,
        u"~ art.Drawn: b removed\n- shop.B"_s, [](Project &p) {
            const ModelId drawn = addModel(p.schema, appNamed(p.schema, u"art"_s), u"Drawn"_s);
            addRelationship(p.schema, Relationship::ForeignKey, drawn, model(p, u"shop.B"_s).id);
        });
}

void TestReimport::reportsWhatDiffers()
{
    QFETCH(QString, first);
    QFETCH(Edit, edit);
    QFETCH(QString, second);
    QFETCH(QString, report);
    Project project = placed(merge(Project(), imported(first)).project);
    edit(project);
    const Reimport again = merge(project, imported(second));
    QCOMPARE(told(again), report);
    QCOMPARE(again.isEmpty(), report.isEmpty());

    const Result<Project> read = fromJson(toJson(again.project), u"again.relata"_s);
    QVERIFY2(read, qPrintable(read ? QString() : read.error()));
    const Reimport third = merge(again.project, imported(second));
    QCOMPARE(told(third), QString());
    QVERIFY(third.project == again.project);
}

void TestReimport::sameAgainChangesNothing()
{
    Project project = placed(merge(Project(), imported(shop)).project);
    project.layout.hues.insert(project.schema.app(u"shop")->id, 3);
    project.layout.notes.append({.id = NoteId::create(), .text = u"note"_s});
    project.dialect = u"postgresql"_s;
    project.schema.settings.djangoVersion = u"4.2"_s;
    QVERIFY(merge(project, imported(shop)).project == project);
}

void TestReimport::idsAndPlacesStay()
{
    Project project;
    addModel(project.schema, appNamed(project.schema, u"shop"_s), u"article"_s);
    Model &drawn = model(project, u"shop.article"_s);
    drawn.fields.append({.id = FieldId::create(), .name = u"title"_s});
    const ModelId id = drawn.id;
    const FieldId title = drawn.fields[0].id;
    project.layout.places.insert(id, {80, 16});

    Project again = merge(project, imported(shop)).project;
    QCOMPARE(again.schema.model(u"shop.Article")->id, id);
    QCOMPARE(fieldId(again, u"shop.Article"_s, u"title"_s), title);
    QCOMPARE(again.layout.places, project.layout.places);
    QCOMPARE(again.sources.size(), 1);
    const QMap<QString, QUuid> exceptions = {{u"Article"_s, id.uuid}, {u"Article.title"_s, title.uuid}};
    QCOMPARE(again.sources[0].ids, exceptions);
    QCOMPARE(again.sources[0].models, QList<ModelId>({importedId<ModelId>(u"shop.Author"_s), id}));
    QCOMPARE(again.sources[0].app, project.schema.app(u"shop")->id);
}

void TestReimport::renamedClassKeepsItsPlace()
{
    const Project project = placed(merge(Project(), imported(shop)).project);
    const ModelId id = project.schema.model(u"shop.Article")->id;
    const QString renamed = QString(shop).replace(u"Article"_s, u"Post"_s);
    Project again = merge(project, imported(renamed)).project;
    QCOMPARE(again.schema.model(u"shop.Post")->id, id);
    QCOMPARE(again.layout.places, project.layout.places);
    QCOMPARE(fieldId(again, u"shop.Post"_s, u"title"_s), importedId<FieldId>(u"shop.Article.title"_s));
    QCOMPARE(again.sources[0].ids.value(u"Post"_s), id.uuid);
    QCOMPARE(again.sources[0].ids.value(u"Post.title"_s), importedId<FieldId>(u"shop.Article.title"_s).uuid);
}

// A model was renamed here and in the file, by an edit in place that left a record.
void TestReimport::recordSaysWhichIdIsMeant()
{
    Project project = placed(merge(Project(), imported(shop)).project);
    const ModelId id = project.schema.model(u"shop.Article")->id;
    model(project, u"shop.Article"_s).name = u"Post"_s;
    project.sources[0].ids.insert(u"Post"_s, id.uuid);
    const Reimport again = merge(project, imported(u"shop.Author name; shop.Post title other"_s));
    QCOMPARE(told(again), u"~ shop.Post: other added, body removed, author removed"_s);
    QCOMPARE(again.project.schema.model(u"shop.Post")->id, id);
}

void TestReimport::oldNameOfARenamedModelMayComeBack()
{
    Project project = placed(merge(Project(), imported(shop)).project);
    const ModelId id = project.schema.model(u"shop.Article")->id;
    model(project, u"shop.Article"_s).name = u"Post"_s;
    project.sources[0].ids.insert(u"Post"_s, id.uuid);
    const Imported both = imported(shop + u"; shop.Post title body:TextField author:>shop.Author"_s);
    const Reimport again = merge(project, both);
    QCOMPARE(again.added, QStringList{u"shop.Article"_s});
    QCOMPARE(again.project.schema.model(u"shop.Post")->id, id);
    const ModelId other = again.project.schema.model(u"shop.Article")->id;
    QVERIFY(other != id);
    QCOMPARE(again.project.sources[0].ids.value(u"Article"_s), other.uuid);
    QVERIFY(fromJson(toJson(again.project), u"again.relata"_s));
    QVERIFY(merge(again.project, both).project == again.project);
    QVERIFY(merge(project, both).project == again.project);
}

void TestReimport::oldNameOfARenamedFieldMayComeBack()
{
    Project project = merge(Project(), imported(u"shop.A title"_s)).project;
    const FieldId id = fieldId(project, u"shop.A"_s, u"title"_s);
    model(project, u"shop.A"_s).fields[0].name = u"headline"_s;
    project.sources[0].ids.insert(u"A.headline"_s, id.uuid);
    const Imported both = imported(u"shop.A title headline"_s);
    Reimport again = merge(project, both);
    QCOMPARE(told(again), u"~ shop.A: title added"_s);
    QCOMPARE(fieldId(again.project, u"shop.A"_s, u"headline"_s), id);
    QCOMPARE(again.project.sources[0].ids.value(u"A.title"_s), fieldId(again.project, u"shop.A"_s, u"title"_s).uuid);
    QVERIFY(merge(again.project, both).project == again.project);
}

void TestReimport::modelsOfOtherFilesStay()
{
    const Project project = merge(Project(), imported(u"shop.A a; crm.B b"_s, QStringLiteral(SOURCE_DIR))).project;
    Imported only = imported(u"shop.C c"_s, QStringLiteral(SOURCE_DIR));
    Project other = project;
    // Its file is still on the disk.
    other.sources[0].path = QStringLiteral(SOURCE_DIR "/README.md");
    QCOMPARE(told(merge(other, only)), u"+ shop.C\n- shop.A"_s);
}

void TestReimport::filesThatAreGoneTakeTheirModels()
{
    const Project project = placed(merge(Project(), imported(u"shop.A a; crm.B a:>shop.A"_s)).project);
    const Reimport again = merge(project, imported(u"shop.A a"_s));
    QCOMPARE(told(again), u"- crm.B"_s);
    QCOMPARE(again.project.sources.size(), 1);
    QCOMPARE(again.project.layout.places.size(), 1);
}

void TestReimport::filesWithoutModelsTakeThemWhereTheyWereLookedAt_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("root");
    QTest::addColumn<QString>("unread");
    QTest::addColumn<bool>("goes");
    QTest::newRow("nothing is left, the folder is read") << QByteArray("import os\n") << u"."_s << QString() << true;
    QTest::newRow("nothing is left, the file is read") << QByteArray() << u"crm/models.py"_s << QString() << true;
    QTest::newRow("it is another file that is read") << QByteArray() << u"shop"_s << QString() << false;
    QTest::newRow("a folder whose name begins alike is read") << QByteArray() << u"cr"_s << QString() << false;
    QTest::newRow("nobody says what was read") << QByteArray() << QString() << QString() << false;
    QTest::newRow("it could not be read") << QByteArray("class (") << u"."_s << u"crm/models.py"_s << false;
    QTest::newRow("another file could not be read") << QByteArray() << u"."_s << u"rm/models.py"_s << true;
    QTest::newRow("it was not found") << QByteArray("  class B(models.Model):\n") << u"."_s << QString() << false;
    QTest::newRow("only a class of a longer name is left") << QByteArray("class Bar:\n") << u"."_s << QString() << true;
}

void TestReimport::filesWithoutModelsTakeThemWhereTheyWereLookedAt()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, root);
    QFETCH(QString, unread);
    QFETCH(bool, goes);
    QTemporaryDir dir;
    QVERIFY(QDir(dir.path()).mkpath(u"crm"_s));
    QFile file(dir.filePath(u"crm/models.py"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    const Project project = merge(Project(), imported(u"shop.A a; crm.B b"_s, dir.path())).project;
    const Imported again = imported(u"shop.A a"_s, dir.path());
    ImportScope scope;
    if (!root.isEmpty())
        scope.roots = {dir.filePath(root)};
    if (!unread.isEmpty())
        scope.unread = {unread};
    QCOMPARE(told(merged(project, again.schema, again.sources, scope)), goes ? u"- crm.B"_s : QString());
}

void TestReimport::appsThatAreGoneGo()
{
    Project project = merge(Project(), imported(u"shop.A a; crm.B b; art.C c"_s)).project;
    addModel(project.schema, project.schema.app(u"art")->id, u"Drawn"_s);
    const Project again = merge(project, imported(u"shop.A a"_s)).project;
    QVERIFY(!again.schema.app(u"crm"));
    QCOMPARE(labels(again), QStringList({u"shop.A"_s, u"art.Drawn"_s}));
}

void TestReimport::otherProjectTakesNothingAway()
{
    const Project project = merge(Project(), imported(u"shop.A a; crm.B b"_s)).project;
    QCOMPARE(told(merge(project, imported(u"art.C c"_s, u"/elsewhere"_s))), u"+ art.C"_s);
}

void TestReimport::ordersAreThoseOfTheFile()
{
    Project project = merge(Project(), imported(u"shop.A a; shop.B b; crm.X x"_s)).project;
    addModel(project.schema, project.schema.app(u"shop")->id, u"Drawn"_s);
    const Project again = merge(project, imported(u"crm.X x; shop.C c; shop.B b; shop.A a"_s)).project;
    QCOMPARE(labels(again), QStringList({u"shop.C"_s, u"shop.B"_s, u"shop.A"_s, u"crm.X"_s, u"shop.Drawn"_s}));
}

void TestReimport::externalModelsComeAndGo()
{
    const Imported with = imported(u"shop.A tag:>lib.Tag; *lib.Tag"_s);
    const Project first = merge(Project(), with).project;
    QCOMPARE(first.schema.model(u"lib.Tag")->origin, Origin::External);
    QVERIFY(merge(first, with).project == first);

    const Reimport gone = merge(first, imported(u"shop.A a"_s));
    QCOMPARE(told(gone), u"~ shop.A: a added, tag removed\n- lib.Tag"_s);

    const Reimport read = merge(first, imported(u"lib.Tag name; shop.A tag:>lib.Tag"_s));
    QCOMPARE(told(read), u"+ lib.Tag"_s);
    QCOMPARE(read.project.schema.model(u"lib.Tag")->origin, Origin::Project);
    QCOMPARE(read.project.schema.app(u"lib")->origin, Origin::Project);

    // What is known of it stays known where only something else was read again.
    QCOMPARE(told(merge(first, imported(u"shop.A tag:>lib.Tag"_s + u"; *lib.Tag"_s))), QString());
    const Reimport only = merge(read.project, Imported{with.schema, {}});
    QCOMPARE(only.project.schema.model(u"lib.Tag")->fields.size(), 1);
}

void TestReimport::djangosOwnCanBeReadAndForgotten()
{
    const QString auth = u"auth.User nickname"_s;
    const Project project = merge(Project(), imported(auth + u"; shop.A a"_s)).project;
    QCOMPARE(project.schema.model(u"auth.User")->origin, Origin::Project);
    QCOMPARE(project.schema.models.size(), Project().schema.models.size() + 1);
    QVERIFY(fromJson(toJson(project), u"auth.relata"_s));

    const Reimport again = merge(project, imported(u"shop.A a"_s));
    QCOMPARE(told(again), u"- auth.User"_s);
    QCOMPARE(*again.project.schema.model(u"auth.User"), *Project().schema.model(u"auth.User"));
    QCOMPARE(again.project.schema.app(u"auth")->origin, Origin::Contrib);
}

void TestReimport::settingsAreTakenWhereTheySaySomething()
{
    Imported import = imported(u"shop.A a; shop.Member name"_s);
    import.schema.settings.userModel = importedId<ModelId>(u"shop.Member"_s);
    import.schema.settings.defaultAutoField = u"AutoField"_s;
    Project project;
    addModel(project.schema, appNamed(project.schema, u"shop"_s), u"Member"_s);
    project.schema.settings.djangoVersion = u"6.1"_s;
    const Project silent = merge(project, import).project;
    QCOMPARE(silent.schema.settings, project.schema.settings);
    const ImportScope said{.userModelSaid = true, .autoFieldSaid = true};
    const Project first = merge(project, import, said).project;
    QCOMPARE(first.schema.settings.userModel, project.schema.model(u"shop.Member")->id);
    QCOMPARE(first.schema.settings.defaultAutoField, u"AutoField"_s);
    QCOMPARE(first.schema.settings.djangoVersion, u"6.1"_s);
    const Project second = merge(first, imported(u"shop.A a; shop.Member name"_s)).project;
    QCOMPARE(second.schema.settings, first.schema.settings);
    const Project defaults = merge(first, imported(u"shop.A a; shop.Member name"_s), said).project;
    QCOMPARE(defaults.schema.settings.userModel, Settings().userModel);
    QCOMPARE(defaults.schema.settings.defaultAutoField, Settings().defaultAutoField);
    const Project third = merge(first, imported(u"shop.A a"_s)).project;
    QCOMPARE(third.schema.settings.userModel, Settings().userModel);
}

void TestReimport::definitionsFollowTheirModels()
{
    Project project;
    const ModelId id = addModel(project.schema, appNamed(project.schema, u"shop"_s), u"A"_s);
    Imported import = imported(u"shop.A a"_s);
    import.sources[0].definitions = {{u"MAX"_s, u"MAX = 1"_s, {}},
                                     {u"Status"_s, u"class Status: pass"_s, import.schema.model(u"shop.A")->id}};
    const Project first = merge(project, import).project;
    QVERIFY(first.sources[0].definitions[0].owner.isNull());
    QCOMPARE(first.sources[0].definitions[1].owner, id);
}

void TestReimport::circlesOfBasesAreBroken()
{
    Project project = merge(Project(), imported(u"shop.A a"_s)).project;
    const ModelId drawn = addModel(project.schema, appNamed(project.schema, u"lib"_s), u"Base"_s);
    project.schema.find(drawn)->bases = {{importedId<ModelId>(u"shop.A"_s)}};
    const Reimport again = merge(project, imported(u"*lib.Base; shop.A(lib.Base) a"_s));
    QCOMPARE(told(again), u"~ lib.Base: bases changed\n~ shop.A: bases changed"_s);
    QVERIFY(fromJson(toJson(again.project), u"circle.relata"_s));
}

void TestReimport::newerWordsAreKept()
{
    const QJsonObject words = {{u"newer"_s, 1}};
    Project project = merge(Project(), imported(u"shop.A a"_s)).project;
    model(project, u"shop.A"_s).unknown = words;
    model(project, u"shop.A"_s).fields[0].unknown = words;
    project.sources[0].unknown = words;
    project.schema.find(project.schema.app(u"shop")->id)->unknown = words;
    Imported import = imported(u"shop.A a b"_s);
    import.schema.apps.last().defaultAutoField = u"AutoField"_s;
    const Project again = merge(project, import).project;
    QCOMPARE(again.schema.model(u"shop.A")->unknown, words);
    QCOMPARE(again.schema.model(u"shop.A")->fields[0].unknown, words);
    QCOMPARE(again.sources[0].unknown, words);
    QCOMPARE(again.schema.app(u"shop")->unknown, words);
    QCOMPARE(again.schema.app(u"shop")->defaultAutoField, u"AutoField"_s);
}

QTEST_GUILESS_MAIN(TestReimport)
#include "tst_reimport.moc"
