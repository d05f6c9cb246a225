// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/projectfile.h"

#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

// A sound project of two models, in which each row breaks one thing.
const QByteArray sound = R"({
  "format": "1.0",
  "django": "5.2",
  "dialect": "sqlite",
  "apps": [
    {"id": "00000000-0000-4000-8000-0000000000a1", "label": "shop"},
    {"id": "00000000-0000-4000-8000-0000000000a2", "label": "crm"}
  ],
  "models": [
    {
      "id": "00000000-0000-4000-8000-0000000000b1",
      "app": "00000000-0000-4000-8000-0000000000a1",
      "name": "Order",
      "bases": ["00000000-0000-4000-8000-0000000000b2"],
      "fields": [
        {"id": "00000000-0000-4000-8000-0000000000c1", "name": "total", "class": "DecimalField", "options": {"max_digits": 9}},
        {"id": "00000000-0000-4000-8000-0000000000c2", "name": "buyer", "class": "ForeignKey",
         "to": "00000000-0000-4000-8000-0000000000b2", "on_delete": "CASCADE"}
      ],
      "indexes": [{"class": "Index", "fields": ["total"]}]
    },
    {
      "id": "00000000-0000-4000-8000-0000000000b2",
      "app": "00000000-0000-4000-8000-0000000000a2",
      "name": "Customer",
      "fields": []
    }
  ],
  "layout": {
    "places": {"00000000-0000-4000-8000-0000000000b1": [0, 24]},
    "hues": {"00000000-0000-4000-8000-0000000000a1": 2},
    "notes": [{"id": "00000000-0000-4000-8000-0000000000d1", "text": "Hello", "rect": [0, 0, 10, 10]}]
  }
})";

QByteArray with(const QByteArray &part, const QByteArray &other)
{
    QByteArray json = sound;
    const qsizetype at = json.indexOf(part);
    return at < 0 ? QByteArray() : json.replace(at, part.size(), other);
}

void row(const char *name, const QByteArray &json, const QString &message)
{
    QTest::newRow(name) << json << message;
}

// clang-format off: a row a line
void syntaxRows()
{
    row("an empty file", "", u"bad.relata: the file is empty; take it from version control or a backup."_s);
    row("nothing but blanks", " \n\t ", u"bad.relata: the file is empty; take it from version control or a backup."_s);
    row("truncated", sound.first(200),
        u"bad.relata: line 7, column 57: the text ends too early; take the whole file from version control or a backup."_s);
    row("not JSON", "relata",
        u"bad.relata: line 1, column 1: this is no valid JSON (illegal value); mend it in an editor or take the file from version control."_s);
    row("a comma is missing", with("\"1.0\",", "\"1.0\""),
        u"bad.relata: line 3, column 3: this is no valid JSON (unterminated object); mend it in an editor or take the file from version control."_s);
    row("something follows the end", sound + "x",
        u"bad.relata: line 34, column 2: this is no valid JSON (garbage at the end of the document); mend it in an editor or take the file from version control."_s);
    row("a list", "[1, 2]",
        u"bad.relata: this is JSON, but no Relata project; a project is an object in braces with a \"format\"."_s);
    row("JSON of another program", R"({"name": "x"})",
        u"bad.relata: this is JSON, but no Relata project; a project has a \"format\"."_s);
    row("Latin-1", with("Hello", "Gr\xfc\xdf"),
        u"bad.relata: line 32, column 73: the text is not UTF-8; save it as UTF-8 in an editor."_s);
    row("UTF-16", "\xff\xfe{", u"bad.relata: the text is UTF-16, not UTF-8; save it as UTF-8 in an editor."_s);
    row("a merge conflict", with("  \"dialect\"", "<<<<<<< HEAD\n  \"dialect\""),
        u"bad.relata: line 4, column 1: a merge conflict stands here; resolve it first."_s);
    row("a key stands twice", with("\"django\": \"5.2\",", "\"django\": \"5.2\", \"django\": \"4.2\","),
        u"bad.relata: line 3, column 21: \"django\" stands twice in one object; keep the one that is meant."_s);
    row("200 MB of nesting", QByteArray(200'000'000, '['),
        u"bad.relata: line 1, column 201: the nesting is deeper than any project's; this is not a project file."_s);
    row("60 MB of empty lists", "[" + QByteArray("[],").repeated(20'000'000) + "1]",
        u"bad.relata: line 1, column 6000001: there are more values than Relata can hold; split the project."_s);
}

void formatRows()
{
    row("no format number", with("\"1.0\"", "1.0"), u"bad.relata: \"format\" must be a text such as \"1.0\"."_s);
    row("a strange format number", with("\"1.0\"", "\"one\""),
        u"bad.relata: \"format\" must be a text such as \"1.0\"."_s);
    row("a newer major version", with("\"1.0\"", "\"2.0\""),
        u"bad.relata: a newer Relata wrote this file (format 2.0), this one reads formats up to 1; open it with the newer one; it was left untouched."_s);
    row("a format that never was", with("\"1.0\"", "\"0.3\""),
        u"bad.relata: nobody knows the format 0.3; the oldest that can be opened is 0.9."_s);
    row("an unknown Django", with("\"5.2\"", "\"3.2\""),
        u"bad.relata: \"django\" is \"3.2\", which this Relata does not know; write one of 4.2, 5.2, 6.1."_s);
    row("an unknown dialect", with("\"sqlite\"", "\"oracle\""),
        u"bad.relata: \"dialect\" is \"oracle\", which this Relata does not know; write one of sqlite, postgresql, mariadb, mysql."_s);
}

void typeRows()
{
    row("apps are no list", with("\"apps\": [", "\"apps\": {}, \"other\": ["),
        u"bad.relata: \"apps\" must be a list in square brackets."_s);
    row("a model is a number", with("\"models\": [", "\"models\": [12,"),
        u"bad.relata: model 1: an object in braces belongs here."_s);
    row("a model without a name", with("\"name\": \"Order\",", ""),
        u"bad.relata: model 1: \"name\" is missing; add it or take the whole entry out."_s);
    row("an empty name", with("\"name\": \"total\"", "\"name\": \"\""),
        u"bad.relata: model \"Order\", field 1: \"name\" must be a text in quotes that is not empty."_s);
    row("fields are a text", with("\"fields\": []", "\"fields\": \"x\""),
        u"bad.relata: model \"Customer\": \"fields\" must be a list in square brackets."_s);
    row("options are a list", with("{\"max_digits\": 9}", "[9]"),
        u"bad.relata: model \"Order\", field \"total\": \"options\" must be an object in braces."_s);
    row("an option is a fraction", with("\"max_digits\": 9", "\"max_digits\": 9.5"),
        u"bad.relata: model \"Order\", field \"total\", option \"max_digits\": a value is null, true, false, a whole number, a text, a list or {\"code\": \"Python source\"}; write others as code."_s);
    row("an option is too large a number", with("\"max_digits\": 9", "\"max_digits\": 1e30"),
        u"bad.relata: model \"Order\", field \"total\", option \"max_digits\": a value is null, true, false, a whole number, a text, a list or {\"code\": \"Python source\"}; write others as code."_s);
    row("an option is spelled by a number", with("\"max_digits\": 9", "\"max_digits\": {\"code\": 1, \"value\": 9}"),
        u"bad.relata: model \"Order\", field \"total\", option \"max_digits\": beside a \"value\" stands \"code\", a text that is not empty, or \"implied\", which is true; take out what says nothing."_s);
    row("an option is implied or not", with("\"max_digits\": 9", "\"max_digits\": {\"value\": 9, \"implied\": false}"),
        u"bad.relata: model \"Order\", field \"total\", option \"max_digits\": beside a \"value\" stands \"code\", a text that is not empty, or \"implied\", which is true; take out what says nothing."_s);
    row("an option is an object of a value", with("\"max_digits\": 9", "\"max_digits\": {\"value\": 9}"),
        u"bad.relata: model \"Order\", field \"total\", option \"max_digits\": a value is null, true, false, a whole number, a text, a list or {\"code\": \"Python source\"}; write others as code."_s);
    row("an option is spelled twice", with("\"max_digits\": 9", "\"max_digits\": {\"code\": \"a\", \"value\": {\"code\": \"b\", \"value\": 9}}"),
        u"bad.relata: model \"Order\", field \"total\", option \"max_digits\": a value is null, true, false, a whole number, a text, a list or {\"code\": \"Python source\"}; write others as code."_s);
    row("a spelled option of odd words", with("\"max_digits\": 9", "\"max_digits\": {\"code\": \"a\", \"worth\": 9}"),
        u"bad.relata: model \"Order\", field \"total\", option \"max_digits\": a value is null, true, false, a whole number, a text, a list or {\"code\": \"Python source\"}; write others as code."_s);
    row("a root that is none", with("\"DecimalField\"", "\"money.MoneyField\", \"root\": \"MoneyField\""),
        u"bad.relata: model \"Order\", field \"total\": \"root\" is \"MoneyField\", which is no field class of Django's; name one or take it out."_s);
    row("a root that is a number", with("\"DecimalField\"", "\"money.MoneyField\", \"root\": 1"),
        u"bad.relata: model \"Order\", field \"total\": \"root\" must be a text in quotes."_s);
    row("a root that needs a rule", with("\"DecimalField\"", "\"money.MoneyField\", \"root\": \"ForeignKey\""),
        u"bad.relata: model \"Order\", field \"total\": \"on_delete\" is missing; add it or take the whole entry out."_s);
    row("an app that is the project's own", with("\"label\": \"crm\"", "\"label\": \"crm\", \"origin\": \"project\""),
        u"bad.relata: app \"crm\": \"origin\" can only be \"external\"; leave it out for what the project itself defines."_s);
    row("an unknown field class", with("\"DecimalField\"", "\"MoneyField\""),
        u"bad.relata: model \"Order\", field \"total\": Django has no field class \"MoneyField\"; name one of Django's, or one of your own with a dot, such as \"money.MoneyField\"."_s);
    row("no field class", with(", \"class\": \"DecimalField\"", ""),
        u"bad.relata: model \"Order\", field \"total\": \"class\" is missing; add it or take the whole entry out."_s);
    row("an unknown rule", with("\"CASCADE\"", "\"EXPLODE\""),
        u"bad.relata: model \"Order\", field \"buyer\": \"on_delete\" is no rule of Django's; write \"CASCADE\", \"PROTECT\", {\"SET\": \"source\"}, ..., or {\"code\": \"function\"}."_s);
    row("no rule", with(", \"on_delete\": \"CASCADE\"", ""),
        u"bad.relata: model \"Order\", field \"buyer\": \"on_delete\" is missing; add it or take the whole entry out."_s);
    row("an index without class", with("{\"class\": \"Index\", ", "{"),
        u"bad.relata: model \"Order\", \"indexes\" 1: \"class\" is missing; add it or take the whole entry out."_s);
    row("an index of numbers", with("[\"total\"]", "[1]"),
        u"bad.relata: model \"Order\", \"indexes\" 1: \"fields\" must be a list of texts in quotes."_s);
    row("a place of one number", with("[0, 24]", "[0]"),
        u"bad.relata: place of the model 00000000-0000-4000-8000-0000000000b1: a list of 2 numbers, none beyond a thousand million, belongs here."_s);
    row("a place at the end of the world", with("[0, 24]", "[0, 1e300]"),
        u"bad.relata: place of the model 00000000-0000-4000-8000-0000000000b1: a list of 2 numbers, none beyond a thousand million, belongs here."_s);
    row("a hue that is no number", with(": 2}", ": \"red\"}"),
        u"bad.relata: \"hues\": a colour is the number of one, from 0 on."_s);
    row("a note without a text", with("\"text\": \"Hello\", ", ""),
        u"bad.relata: note 1: \"text\" is missing; add it or take the whole entry out."_s);
}

void sourceRows()
{
    const auto source = [](const QByteArray &sources) { return with("  \"layout\"", "  \"sources\": " + sources + ",\n  \"layout\""); };
    row("sources are an object", source("{}"), u"bad.relata: \"sources\" must be a list in square brackets."_s);
    row("a source is a text", source("[\"models.py\"]"), u"bad.relata: source 1: an object in braces belongs here."_s);
    row("a source without a path", source("[{\"module\": \"shop.models\"}]"),
        u"bad.relata: source 1: \"path\" is missing; add it or take the whole entry out."_s);
    row("a path that is empty", source("[{\"path\": \"\"}]"),
        u"bad.relata: source 1: \"path\" must be a text in quotes that is not empty."_s);
    row("an app that is none", source("[{\"path\": \"models.py\", \"app\": \"shop\"}]"),
        u"bad.relata: source \"models.py\": \"shop\" is no id; an id is a UUID in lower case, such as \"1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed\"."_s);
    row("a digest that is a number", source("[{\"path\": \"models.py\", \"digest\": 12}]"),
        u"bad.relata: source \"models.py\": \"digest\" must be a text in quotes."_s);
    row("models by name", source("[{\"path\": \"models.py\", \"models\": [\"Order\"]}]"),
        u"bad.relata: source \"models.py\", \"models\": \"Order\" is no id; an id is a UUID in lower case, such as \"1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed\"."_s);
    row("ids are a list", source("[{\"path\": \"models.py\", \"ids\": []}]"),
        u"bad.relata: source \"models.py\": \"ids\" must be an object in braces."_s);
    row("an id that is a number", source("[{\"path\": \"models.py\", \"ids\": {\"Order\": 1}}]"),
        u"bad.relata: source \"models.py\", \"ids\": \"\" is no id; an id is a UUID in lower case, such as \"1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed\"."_s);
    row("a definition without a name", source("[{\"path\": \"models.py\", \"definitions\": [{\"source\": \"A = 1\"}]}]"),
        u"bad.relata: source \"models.py\", \"definitions\": \"name\" is missing; add it or take the whole entry out."_s);
    row("a definition without its source", source("[{\"path\": \"models.py\", \"definitions\": [{\"name\": \"A\"}]}]"),
        u"bad.relata: source \"models.py\", \"definitions\": \"source\" is missing; add it or take the whole entry out."_s);
    row("a definition of odd words", source("[{\"path\": \"models.py\", \"definitions\": [{\"name\": \"A\", \"source\": \"\", \"x\": 1}]}]"),
        u"bad.relata: source \"models.py\", \"definitions\": a definition has a \"name\", an \"owner\" and a \"source\" alone."_s);
    row("two sources of one path", source("[{\"path\": \"shop/models.py\"}, {\"path\": \"./shop//models.py\"}]"),
        u"bad.relata: source \"./shop//models.py\": there are two sources of that path; take one of them out."_s);
}

void idRows()
{
    row("an id that is none", with("00000000-0000-4000-8000-0000000000b1", "order"),
        u"bad.relata: model \"Order\": \"order\" is no id; an id is a UUID in lower case, such as \"1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed\"."_s);
    row("an id that is null", with("00000000-0000-4000-8000-0000000000b1", "00000000-0000-0000-0000-000000000000"),
        u"bad.relata: model \"Order\": \"00000000-0000-0000-0000-000000000000\" is no id; an id is a UUID in lower case, such as \"1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed\"."_s);
    row("two apps of one id", with("0000000000a2\", \"label\"", "0000000000a1\", \"label\""),
        u"bad.relata: app \"crm\": another app has the same id; give one of them an id of its own."_s);
    row("two apps of one label", with("\"crm\"", "\"shop\""),
        u"bad.relata: app \"shop\": there are two apps of that label; rename one of them."_s);
    row("an app of Django's label", with("\"crm\"", "\"auth\""),
        u"bad.relata: app \"auth\": there are two apps of that label; rename one of them."_s);
    row("two models of one id", with("0000000000b2\",\n      \"app\"", "0000000000b1\",\n      \"app\""),
        u"bad.relata: model \"Customer\": another model has the same id; give one of them an id of its own."_s);
    row("two models in place of one of Django's",
        with("0000000000b2\",\n      \"app\"", "0000000000b1\",\n      \"app\"").replace("00000000-0000-4000-8000-0000000000b1", "c8f29825-b3ea-5a19-b994-5920fa218a18"),
        u"bad.relata: model \"Customer\": another model has the same id; give one of them an id of its own."_s);
    row("two models of one name", with("00a2\",\n      \"name\": \"Customer\"", "00a1\",\n      \"name\": \"ORDER\""),
        u"bad.relata: model \"Order\": its app has two models of that name; rename one of them."_s);
    row("two fields of one id", with("0000000000c2", "0000000000c1"),
        u"bad.relata: model \"Order\", field \"buyer\": another field has the same id; give one of them an id of its own."_s);
    row("two fields of one name", with("\"name\": \"buyer\"", "\"name\": \"total\""),
        u"bad.relata: model \"Order\", field \"total\": the model has two fields of that name; rename one of them."_s);
    row("two notes of one id",
        with("\"notes\": [",
             "\"notes\": [{\"id\": \"00000000-0000-4000-8000-0000000000d1\", \"text\": \"\", \"rect\": [0, 0, 0, 0]},"),
        u"bad.relata: note 2: another note has the same id; give one of them an id of its own."_s);
    row("a relation to nowhere",
        with("\"to\": \"00000000-0000-4000-8000-0000000000b2\"", "\"to\": \"00000000-0000-4000-8000-0000000000ff\""),
        u"bad.relata: model \"Order\", field \"buyer\": it points at the model 00000000-0000-4000-8000-0000000000ff, which is not in the file; point it at another or take it out."_s);
    row("a base that is not there",
        with("[\"00000000-0000-4000-8000-0000000000b2\"]", "[\"00000000-0000-4000-8000-0000000000ff\"]"),
        u"bad.relata: model \"Order\", \"bases\": it points at the model 00000000-0000-4000-8000-0000000000ff, which is not in the file; point it at another or take it out."_s);
    row("an app that is not there",
        with("\"app\": \"00000000-0000-4000-8000-0000000000a2\"", "\"app\": \"00000000-0000-4000-8000-0000000000ff\""),
        u"bad.relata: model \"Customer\": its app is not in the file; put it into one that is."_s);
    row("a user model that is not there",
        with("\"django\"", "\"user_model\": \"00000000-0000-4000-8000-0000000000ff\", \"django\""),
        u"bad.relata: \"user_model\": it points at the model 00000000-0000-4000-8000-0000000000ff, which is not in the file; point it at another or take it out."_s);
    row("a reference of odd words",
        with("\"to\": \"00000000-0000-4000-8000-0000000000b2\"", "\"to\": {\"name\": \"x\"}"),
        u"bad.relata: model \"Order\", field \"buyer\": \"source\" is missing; add it or take the whole entry out."_s);
    row("a cycle of bases", with("\"fields\": []", "\"bases\": [\"00000000-0000-4000-8000-0000000000b1\"]"),
        u"bad.relata: model \"Order\": its bases lead back to itself, or one of them does so; take one of the bases out."_s);
    row("a model that is its own base", with("\"fields\": []", "\"bases\": [\"00000000-0000-4000-8000-0000000000b2\"]"),
        u"bad.relata: model \"Order\": its bases lead back to itself, or one of them does so; take one of the bases out."_s);
    row("the same base twice",
        with("[\"00000000-0000-4000-8000-0000000000b2\"]",
             "[\"00000000-0000-4000-8000-0000000000b2\", \"00000000-0000-4000-8000-0000000000b2\"]"),
        u"bad.relata: model \"Order\": it has the same base twice; take one of them out."_s);
    row("a name as long as a book", with("\"DecimalField\"", '"' + QByteArray(100'000, 'x') + '"'),
        u"bad.relata: model \"Order\", field \"total\": Django has no field class \"%1...\"; name one of Django's, or one of your own with a dot, such as \"money.MoneyField\"."_s
            .arg(QString(57, u'x')));
}

// clang-format on

} // namespace

class TestBadFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void soundFileIsAccepted();
    void isRefusedWithOneSentence_data();
    void isRefusedWithOneSentence();
    void anyCutIsRefused();
    void anyByteMayBeBroken();
    void longChainsOfBasesAreNoTrouble();
};

void TestBadFiles::soundFileIsAccepted()
{
    const Result<Project> read = fromJson(sound, u"good.relata"_s);
    QVERIFY2(read, qPrintable(read ? QString() : read.error()));
}

void TestBadFiles::isRefusedWithOneSentence_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("message");
    syntaxRows();
    formatRows();
    typeRows();
    sourceRows();
    idRows();
}

void TestBadFiles::isRefusedWithOneSentence()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, message);
    const Result<Project> read = fromJson(json, u"bad.relata"_s);
    QVERIFY(!read);
    QCOMPARE(read.error(), message);
}

void TestBadFiles::anyCutIsRefused()
{
    for (qsizetype size = 0; size < sound.size(); ++size) {
        const Result<Project> read = fromJson(sound.first(size), u"cut.relata"_s);
        QVERIFY2(!read, qPrintable(QString::number(size)));
        QVERIFY(read.error().startsWith(u"cut.relata: "_s));
    }
}

// Whatever stands there: either it is refused in one line, or what was read comes back from its own text.
void TestBadFiles::anyByteMayBeBroken()
{
    QByteArray told = sound;
    told.replace("\"max_digits\": 9", R"("max_digits": {"code": "N", "value": [9], "implied": true})");
    told.replace("  \"layout\"", R"("sources": [{"path": "a", "ids": {"A": "00000000-0000-4000-8000-0000000000b1"},
        "definitions": [{"name": "N", "source": "N = 9"}]}], "layout")");
    for (qsizetype i = 0; i < told.size(); ++i) {
        for (const char c : {'0', '"', '{', ']', ',', '\\', '\xff', '\0'}) {
            QByteArray json = told;
            json[i] = c;
            const Result<Project> read = fromJson(json, u"broken.relata"_s);
            if (!read) {
                QVERIFY(!read.error().contains(u'\n'));
                continue;
            }
            const Result<Project> again = fromJson(toJson(*read), u"again.relata"_s);
            QVERIFY2(again, qPrintable(again ? QString() : again.error()));
            QVERIFY(*again == *read);
        }
    }
}

void TestBadFiles::longChainsOfBasesAreNoTrouble()
{
    Project project;
    const App app = {AppId::create(), u"deep"_s, {}, Origin::Project, {}};
    project.schema.apps.append(app);
    for (int i = 0; i < 20'000; ++i) {
        Model model{.id = ModelId::create(), .app = app.id, .name = u"M%1"_s.arg(i)};
        if (i > 0)
            model.bases = {{project.schema.models.last().id}};
        project.schema.models.append(model);
    }
    const Result<Project> read = fromJson(toJson(project), u"deep.relata"_s);
    QVERIFY2(read, qPrintable(read ? QString() : read.error()));
    QVERIFY(*read == project);
}

QTEST_GUILESS_MAIN(TestBadFiles)
#include "tst_badfiles.moc"
