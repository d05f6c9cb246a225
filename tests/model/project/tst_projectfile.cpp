// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/fields/catalogue.h"
#include "model/project/projectfile.h"
#include "tests/model/project/everything.h"

#include <QFile>
#include <QTest>

#include <functional>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

QByteArray fileContent(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The numbers of the lines that differ; -1 stands for another count of lines.
QList<int> changedLines(const QByteArray &before, const QByteArray &after)
{
    const QList<QByteArray> left = before.split('\n');
    const QList<QByteArray> right = after.split('\n');
    if (left.size() != right.size())
        return {-1};
    QList<int> lines;
    for (int i = 0; i < left.size(); ++i) {
        if (left[i] != right[i])
            lines.append(i);
    }
    return lines;
}

Project blog()
{
    return loadProject(QStringLiteral(SOURCE_DIR "/resources/examples/blog.relata")).value_or(Project());
}

using Edit = std::function<void(Project &)>;

} // namespace

Q_DECLARE_METATYPE(Edit)

class TestProjectFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingComesBack();
    void everyClassAndOptionIsInTheText();
    void exampleIsCanonical();
    void exampleHoldsTheBlog();
    void emptyProjectComesBack();
    void textsComeBack_data();
    void textsComeBack();
    void upgrades();
    void newerMinorVersionIsKept();
    void numberIsTheOldestThatCanHoldIt_data();
    void numberIsTheOldestThatCanHoldIt();
    void valuesSayHowTheyAreSpelled_data();
    void valuesSayHowTheyAreSpelled();
    void ownClassesNameTheirRoot();
    void ownModelsOfDjangoMayBeReplaced();
    void sourcesStandBetweenModelsAndLayout();
    void declarationOrderIsKept();
    void undeclaredModelsComeLast();
    void contribIsNotWritten();
    void placesOfMissingModelsAreDropped();
    void byteOrderMarkIsAccepted();
    void movingABoxTouchesOneLine();
    void renamingAFieldTouchesOneLine();
    void schemaStandsBeforeLayout();
};

void TestProjectFile::everythingComesBack()
{
    const Project project = everything();
    const QByteArray json = toJson(project);
    const Result<Project> read = fromJson(json, u"all.relata"_s);
    QVERIFY2(read, qPrintable(read ? QString() : read.error()));
    QCOMPARE(toJson(*read), json);
    QVERIFY(*read == project);
}

void TestProjectFile::everyClassAndOptionIsInTheText()
{
    const QByteArray json = toJson(everything());
    for (const FieldClass &row : fieldClasses()) {
        if (row.type != FieldType::Opaque)
            QVERIFY2(json.contains("\"class\": \"" + row.name.toUtf8() + '"'), qPrintable(row.name.toString()));
    }
    for (const auto rows : {fieldOptions(), metaOptions()}) {
        for (const OptionRow &row : rows)
            QVERIFY2(json.contains('"' + row.name.toUtf8() + "\": "), qPrintable(row.name.toString()));
    }
}

void TestProjectFile::exampleIsCanonical()
{
    const QByteArray json = fileContent(QStringLiteral(SOURCE_DIR "/resources/examples/blog.relata"));
    const Result<Project> read = fromJson(json, u"blog.relata"_s);
    QVERIFY2(read, qPrintable(read ? QString() : read.error()));
    QCOMPARE(toJson(*read), json);
}

void TestProjectFile::exampleHoldsTheBlog()
{
    const Project project = blog();
    QStringList labels;
    for (const Model &model : project.schema.models) {
        if (model.origin == Origin::Project) {
            labels.append(project.schema.label(model));
            QVERIFY(project.layout.places.contains(model.id));
        }
    }
    QCOMPARE(labels, QStringList({u"blog.Profile"_s, u"blog.Category"_s, u"blog.Article"_s, u"blog.ArticleTag"_s,
                                  u"blog.Comment"_s, u"tags.Tag"_s, u"tags.TaggedItem"_s}));
    const Model *article = project.schema.model(u"blog.Article");
    const Field *category = article->field(u"category");
    QCOMPARE(category->relation->onDelete.rule, OnDelete::Rule::SetNull);
    QVERIFY(category->options.flag(u"null"));
    QCOMPARE(article->field(u"tags")->relation->through.id, project.schema.model(u"blog.ArticleTag")->id);
    QCOMPARE(article->field(u"author")->relation->to.id, project.schema.settings.userModel);
}

void TestProjectFile::emptyProjectComesBack()
{
    const Result<Project> read = fromJson(toJson(Project()), u"empty.relata"_s);
    QVERIFY(read);
    QVERIFY(*read == Project());
}

void TestProjectFile::textsComeBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("quotes and backslashes") << uR"("\"\\")"_s;
    QTest::newRow("a NUL in the middle") << u"a"_s + QChar(0) + u"b"_s;
    QTest::newRow("a surrogate alone at the end") << u"a"_s + QChar(0xd83d);
    QTest::newRow("a surrogate alone at the beginning") << QChar(0xde00) + u"a"_s;
    QTest::newRow("a pair of surrogates") << u"\U0001F600"_s;
    QTest::newRow("two lines of Windows") << u"a\r\nb"_s;
    QTest::newRow("line separators of Unicode") << u"a\u2028b\u2029c"_s;
}

void TestProjectFile::textsComeBack()
{
    QFETCH(QString, text);
    Project project = blog();
    project.schema.models.last().meta.set(u"db_table_comment"_s, text);
    project.schema.models.last().meta.set(u"permissions"_s, ValueList{Code{text}});
    const QByteArray json = toJson(project);
    const Result<Project> read = fromJson(json, u"text.relata"_s);
    QVERIFY2(read, qPrintable(read ? QString() : read.error()));
    QVERIFY(*read == project);
    QCOMPARE(json.count('\r'), 0);
}

void TestProjectFile::upgrades()
{
    QByteArray old = toJson(blog());
    old.replace(
        "  \"format\": \"1.0\",\n  \"django\": \"5.2\",\n  \"default_auto_field\": \"BigAutoField\",\n",
        "  \"format\": \"0.9\",\n  \"settings\": {\"django\": \"4.2\", \"default_auto_field\": \"AutoField\"},\n");
    const Result<Project> read = fromJson(old, u"old.relata"_s);
    QVERIFY2(read, qPrintable(read ? QString() : read.error()));
    Project expected = blog();
    expected.schema.settings.djangoVersion = u"4.2"_s;
    expected.schema.settings.defaultAutoField = u"AutoField"_s;
    QVERIFY(*read == expected);
    QVERIFY(toJson(*read).contains("\"format\": \"1.0\""));
}

void TestProjectFile::newerMinorVersionIsKept()
{
    QByteArray newer = toJson(blog());
    newer.replace("\"format\": \"1.0\"", "\"format\": \"1.7\"");
    newer.replace("\"layout\": {", "\"layout\": {\n    \"grid\": 12,");
    const Result<Project> read = fromJson(newer, u"newer.relata"_s);
    QVERIFY2(read, qPrintable(read ? QString() : read.error()));
    const QByteArray again = toJson(*read);
    QVERIFY(again.contains("\"format\": \"1.7\""));
    QVERIFY(again.contains("\"grid\": 12"));
    QCOMPARE(toJson(fromJson(again, u"newer.relata"_s).value_or(Project())), again);
}

void TestProjectFile::numberIsTheOldestThatCanHoldIt_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("number");
    const auto row = [](const char *name, const QString &number, const Edit &edit) {
        QTest::newRow(name) << edit << number;
    };
    const auto title = [](Project &p) -> Field & { return p.schema.find(p.schema.model(u"blog.Article")->id)->fields[0]; };
    row("nothing new", u"1.0"_s, [](Project &) {});
    row("a class that nobody knows", u"1.0"_s, [=](Project &p) {
        title(p).type = FieldType::Opaque;
        title(p).customClass = u"money.MoneyField"_s;
    });
    row("a source", u"1.1"_s, [](Project &p) { p.sources = {SourceFile{.path = u"models.py"_s}}; });
    row("a known root", u"1.1"_s, [=](Project &p) { title(p).customClass = u"shop.SkuField"_s; });
    row("a spelled option", u"1.1"_s,
        [=](Project &p) { title(p).options.set(u"max_length"_s, Value(200).spelled(u"MAX"_s)); });
    row("an implied option", u"1.1"_s, [=](Project &p) { title(p).options.set(u"max_length"_s, Value(200).implied()); });
    row("a spelled label in a list of choices", u"1.1"_s, [=](Project &p) {
        const Value label = Value(u"Draft"_s).spelled(u"_(\"Draft\")"_s);
        title(p).options.set(u"choices"_s, ValueList{ValueList{u"draft"_s, label}});
    });
    row("a spelled argument", u"1.1"_s, [=](Project &p) { title(p).arguments = {Value(1).spelled(u"ONE"_s)}; });
    row("a spelled option of Meta", u"1.1"_s, [](Project &p) {
        p.schema.find(p.schema.model(u"blog.Article")->id)->meta.set(u"db_table"_s, Value(u"x"_s).spelled(u"T"_s));
    });
    row("a model of Django's own", u"1.1"_s,
        [](Project &p) { p.schema.find(p.schema.settings.userModel)->origin = Origin::Project; });
}

void TestProjectFile::numberIsTheOldestThatCanHoldIt()
{
    QFETCH(Edit, edit);
    QFETCH(QString, number);
    Project project = blog();
    edit(project);
    const QByteArray json = toJson(project);
    QVERIFY(json.startsWith("{\n  \"format\": \"" + number.toUtf8() + "\",\n"));
    const Result<Project> read = fromJson(json, u"number.relata"_s);
    QVERIFY2(read, qPrintable(read ? QString() : read.error()));
    QCOMPARE(toJson(*read), json);
    QVERIFY(read->unknown.isEmpty());
}

void TestProjectFile::valuesSayHowTheyAreSpelled_data()
{
    QTest::addColumn<Value>("value");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("a number by its name") << Value(200).spelled(u"MAX"_s) << QByteArray(R"({"code": "MAX", "value": 200})");
    QTest::newRow("a translated text") << Value(u"title"_s).spelled(u"_(\"title\")"_s)
                                       << QByteArray(R"j({"code": "_(\"title\")", "value": "title"})j");
    QTest::newRow("None by a name") << Value().spelled(u"NOTHING"_s) << QByteArray(R"({"code": "NOTHING", "value": null})");
    QTest::newRow("source in the form that is known")
        << Value(Code{u"timezone.now"_s}).spelled(u"now"_s)
        << QByteArray(R"({"code": "now", "value": {"code": "timezone.now"}})");
    QTest::newRow("what the class sets") << Value(104).implied() << QByteArray(R"({"value": 104, "implied": true})");
    QTest::newRow("both") << Value(104).spelled(u"N"_s).implied()
                          << QByteArray(R"({"code": "N", "value": 104, "implied": true})");
    QTest::newRow("choices by their class")
        << Value(ValueList{Value::strings({u"d"_s, u"Draft"_s})}).spelled(u"Status.choices"_s)
        << QByteArray("{\n  \"code\": \"Status.choices\",\n  \"value\": [\n    [\"d\", \"Draft\"]\n  ]\n}");
    QTest::newRow("a label in choices")
        << Value(ValueList{ValueList{u"d"_s, Value(u"Draft"_s).spelled(u"_(\"Draft\")"_s)}})
        << QByteArray("[\n  [\"d\", {\"code\": \"_(\\\"Draft\\\")\", \"value\": \"Draft\"}]\n]");
}

void TestProjectFile::valuesSayHowTheyAreSpelled()
{
    QFETCH(Value, value);
    QFETCH(QByteArray, text);
    Project project = blog();
    project.schema.models.last().meta.set(u"sample"_s, value);
    const QByteArray json = toJson(project);
    QVERIFY2(json.contains("\"sample\": " + text.replace("\n", "\n        ")), json.constData());
    const Result<Project> read = fromJson(json, u"spelled.relata"_s);
    QVERIFY2(read, qPrintable(read ? QString() : read.error()));
    QCOMPARE(read->schema.models.last().meta.value(u"sample"), value);
}

void TestProjectFile::ownClassesNameTheirRoot()
{
    Project project = blog();
    Field &field = project.schema.find(project.schema.model(u"blog.Article")->id)->fields[0];
    QCOMPARE(field.type, FieldType::Char);
    field.customClass = u"shop.SkuField"_s;
    QVERIFY(toJson(project).contains("\"class\": \"shop.SkuField\",\n          \"root\": \"CharField\""));
    field.customClass = u"SkuField"_s;
    QVERIFY(toJson(project).contains("\"class\": {\"code\": \"SkuField\"},\n          \"root\": \"CharField\""));
    QVERIFY(fromJson(toJson(project), u"root.relata"_s).value_or(Project()) == project);
}

void TestProjectFile::ownModelsOfDjangoMayBeReplaced()
{
    Project project = blog();
    const ModelId id = project.schema.settings.userModel;
    Model user = *project.schema.find(id);
    user.origin = Origin::Project;
    user.fields.removeLast();
    project.schema.models.removeIf([&](const Model &model) { return model.id == id; });
    project.schema.models.insert(project.schema.models.size() - 7, user);
    const Result<Project> read = fromJson(toJson(project), u"auth.relata"_s);
    QVERIFY2(read, qPrintable(read ? QString() : read.error()));
    QVERIFY(*read == project);
    QCOMPARE(read->schema.find(user.app)->origin, Origin::Contrib);

    project.schema.find(user.app)->origin = Origin::Project;
    project.schema.find(user.app)->defaultAutoField = u"AutoField"_s;
    QVERIFY(fromJson(toJson(project), u"auth.relata"_s).value_or(Project()) == project);
}

void TestProjectFile::sourcesStandBetweenModelsAndLayout()
{
    Project project = blog();
    const Model &last = project.schema.models.last();
    project.sources = {SourceFile{.path = u"b/models.py"_s}, SourceFile{.path = u"a/models.py"_s, .app = last.app}};
    const QByteArray json = toJson(project);
    const qsizetype at = json.indexOf("\n  \"sources\": [");
    QVERIFY(json.indexOf("\n  \"models\": [") < at && at < json.indexOf("\n  \"layout\": {"));
    QVERIFY(json.indexOf("\"a/models.py\"") < json.indexOf("\"b/models.py\""));
    project.sources.swapItemsAt(0, 1);
    QVERIFY(fromJson(json, u"sources.relata"_s).value_or(Project()) == project);
}

void TestProjectFile::declarationOrderIsKept()
{
    Project project = blog();
    const qsizetype count = project.schema.models.size();
    project.schema.models.swapItemsAt(count - 4, count - 5);
    const Result<Project> read = fromJson(toJson(project), u"order.relata"_s);
    QVERIFY(read);
    QVERIFY(*read == project);
}

void TestProjectFile::undeclaredModelsComeLast()
{
    const Project project = blog();
    const Model *profile = project.schema.model(u"blog.Profile");
    QByteArray json = toJson(project);
    json.replace("        \"" + profile->id.text().toUtf8() + "\",\n",
                 "        \"11111111-1111-4111-8111-111111111111\",\n");
    const Result<Project> read = fromJson(json, u"merged.relata"_s);
    QVERIFY2(read, qPrintable(read ? QString() : read.error()));
    QStringList names;
    for (const Model &model : read->schema.models) {
        if (model.app == profile->app)
            names.append(model.name);
    }
    QCOMPARE(names, QStringList({u"Category"_s, u"Article"_s, u"ArticleTag"_s, u"Comment"_s, u"Profile"_s}));
}

void TestProjectFile::contribIsNotWritten()
{
    const QByteArray json = toJson(blog());
    QVERIFY(!json.contains("\"User\""));
    QVERIFY(!json.contains("\"auth\""));
}

void TestProjectFile::placesOfMissingModelsAreDropped()
{
    const Project project = blog();
    QByteArray json = toJson(project);
    json.replace("    \"places\": {\n", "    \"places\": {\n      \"11111111-1111-4111-8111-111111111111\": [0, 0],\n");
    const Result<Project> read = fromJson(json, u"merged.relata"_s);
    QVERIFY2(read, qPrintable(read ? QString() : read.error()));
    QVERIFY(*read == project);
}

void TestProjectFile::byteOrderMarkIsAccepted()
{
    const Result<Project> read = fromJson("\xef\xbb\xbf" + toJson(blog()), u"bom.relata"_s);
    QVERIFY2(read, qPrintable(read ? QString() : read.error()));
    QVERIFY(*read == blog());
}

void TestProjectFile::movingABoxTouchesOneLine()
{
    const Project before = blog();
    Project after = before;
    after.layout.places[before.schema.models.last().id] += QPointF(24, 48);
    const QByteArray json = toJson(before);
    const QList<int> lines = changedLines(json, toJson(after));
    QCOMPARE(lines.size(), 1);
    QVERIFY(lines.first() > json.first(json.indexOf("\"layout\"")).count('\n'));
}

void TestProjectFile::renamingAFieldTouchesOneLine()
{
    const Project before = blog();
    Project after = before;
    after.schema.find(before.schema.model(u"blog.Article")->id)->fields[2].name = u"text"_s;
    const QByteArray json = toJson(after);
    const QList<int> lines = changedLines(toJson(before), json);
    QCOMPARE(lines.size(), 1);
    QCOMPARE(json.split('\n').at(lines.first()).trimmed(), "\"name\": \"text\",");
}

void TestProjectFile::schemaStandsBeforeLayout()
{
    const QByteArray json = toJson(everything());
    QVERIFY(json.lastIndexOf("\"constraints\"") < json.indexOf("\"layout\""));
    QVERIFY(json.indexOf("\"AllFields\"") < json.indexOf("\"AllMeta\""));
    QVERIFY(json.indexOf("\"Plain2\"") < json.indexOf("\"AllFields\"")); // of the app "art"
}

QTEST_GUILESS_MAIN(TestProjectFile)
#include "tst_projectfile.moc"
