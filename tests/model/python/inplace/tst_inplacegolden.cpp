// SPDX-License-Identifier: GPL-3.0-or-later
#include "project.h"

#include "model/fields/catalogue.h"
#include "model/python/inplace/verify.h"
#include "model/schema/refactor.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

const QString golden = QStringLiteral(TEST_DATA "/python/golden");

// A value that an option could be given by a person.
Value randomValue(const OptionRow &row, QRandomGenerator &random)
{
    const int number = random.bounded(1, 300);
    switch (row.type) {
    case ValueType::Boolean:
        return random.bounded(2) == 1;
    case ValueType::Integer:
        return number;
    case ValueType::Choices:
        return ValueList{ValueList{u"a"_s, u"The letter a"_s}, ValueList{u"it's"_s, u"A \"quoted\" one"_s}};
    case ValueType::Choice:
        return row.words.split(u' ').first().toString();
    case ValueType::FieldName:
    case ValueType::TargetField:
    case ValueType::Identifier:
        return u"name_%1"_s.arg(number);
    case ValueType::FieldNames:
        return Value::strings({u"one"_s, u"name_%1"_s.arg(number)});
    case ValueType::Text:
        return u"Some words, it's \"%1\" (of them) #"_s.arg(number);
    case ValueType::Any:
        return random.bounded(2) ? Value(number) : Value(Code{u"uuid.uuid4"_s});
    case ValueType::Code:
        return Code{u"[MinValueValidator(%1)]"_s.arg(number)};
    }
    return {};
}

void changeRandomOption(Field &field, QRandomGenerator &random)
{
    QList<const OptionRow *> rows;
    for (const OptionRow &row : fieldOptions()) {
        if (appliesTo(row, field.type))
            rows.append(&row);
    }
    if (rows.isEmpty())
        return;
    const OptionRow &row = *rows[random.bounded(int(rows.size()))];
    const QString name = row.name.toString();
    if (field.options.has(name) && random.bounded(3) == 0)
        field.options.remove(name);
    else
        field.options.set(name, randomValue(row, random));
}

// One edit somewhere among the models of a file, as a person could make it.
void changeRandomly(Schema &schema, const SourceFile &source, QRandomGenerator &random)
{
    const ModelId id = source.models[random.bounded(int(source.models.size()))];
    Model *model = schema.find(id);
    if (!model || model->fields.isEmpty())
        return;
    const qsizetype at = random.bounded(int(model->fields.size()));
    const FieldId field = std::as_const(model->fields)[at].id;
    const QString fresh = u"fresh_%1"_s.arg(random.bounded(100000));
    switch (random.bounded(10)) {
    case 0:
        renameField(schema, id, field, fresh);
        break;
    case 1:
        removeField(schema, id, field);
        break;
    case 2: {
        Field added;
        added.id = FieldId::create();
        added.name = fresh;
        added.type = FieldType::Char;
        added.options.set(u"max_length"_s, 10);
        model->fields.insert(at, added);
        break;
    }
    case 3:
        model->fields.move(at, random.bounded(int(model->fields.size())));
        break;
    case 4:
        model->meta.set(u"verbose_name"_s, u"a thing %1"_s.arg(random.bounded(99)));
        model->emptyMeta = false;
        break;
    default:
        changeRandomOption(model->fields[at], random);
    }
}

QStringList schemas()
{
    return QDir(golden).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
}

} // namespace

/// Real models: no change leaves every byte, and whatever is changed is what is read afterwards.
class TestInPlaceGolden : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noChangeLeavesEveryByte_data();
    void noChangeLeavesEveryByte();
    void randomEditsReadBackAsTheyWereMade_data();
    void randomEditsReadBackAsTheyWereMade();
    void undoneEditsReadBackAsBefore_data() { randomEditsReadBackAsTheyWereMade_data(); }
    void undoneEditsReadBackAsBefore();
};

void TestInPlaceGolden::noChangeLeavesEveryByte_data()
{
    QTest::addColumn<QString>("folder");
    for (const QString &name : schemas())
        QTest::newRow(qPrintable(name)) << golden + u'/' + name;
    const QString django = qEnvironmentVariable("DJANGO", u"/usr/lib/python3/dist-packages/django"_s) + u"/contrib"_s;
    for (const QString &name :
         {u"auth"_s, u"admin"_s, u"contenttypes"_s, u"sessions"_s, u"sites"_s, u"flatpages"_s, u"redirects"_s}) {
        if (QFile::exists(django + u'/' + name))
            QTest::newRow(qPrintable(u"Django's "_s + name)) << django + u'/' + name;
    }
}

void TestInPlaceGolden::noChangeLeavesEveryByte()
{
    QFETCH(QString, folder);
    const Result<Import> found = importSources({folder});
    QVERIFY2(found.has_value(), qPrintable(found ? QString() : found.error()));
    QVERIFY(!found->sources.isEmpty());
    for (qsizetype i = 0; i < found->sources.size(); ++i) {
        const Result<InPlaceEdit> edit =
            editInPlace(found->modules[i], found->sources[i], found->schema, found->schema, found->sources);
        QVERIFY2(edit.has_value(), qPrintable(edit ? QString() : edit.error()));
        QFile file(found->sources[i].path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(edit->content == file.readAll());
        QCOMPARE(edit->notes, QStringList());
    }
}

void TestInPlaceGolden::randomEditsReadBackAsTheyWereMade_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<int>("seed");
    const int rounds = qEnvironmentVariableIntValue("RELATA_RANDOM_EDITS") > 0
                           ? qEnvironmentVariableIntValue("RELATA_RANDOM_EDITS")
                           : 2;
    for (const QString &name : schemas()) {
        for (int seed = 1; seed <= rounds; ++seed)
            QTest::newRow(qPrintable(u"%1, seed %2"_s.arg(name).arg(seed))) << golden + u'/' + name << seed;
    }
}

void TestInPlaceGolden::randomEditsReadBackAsTheyWereMade()
{
    QFETCH(QString, folder);
    QFETCH(int, seed);
    const Result<Import> found = importSources({folder});
    QVERIFY(found.has_value());
    QRandomGenerator random(uint(seed) * 7919u + uint(qHash(QFileInfo(folder).fileName(), 0)));
    Schema after = found->schema;
    for (int i = 0; i < 25; ++i)
        changeRandomly(after, found->sources[random.bounded(int(found->sources.size()))], random);
    QList<EditedFile> files;
    for (qsizetype i = 0; i < found->sources.size(); ++i) {
        const Result<InPlaceEdit> edit =
            editInPlace(found->modules[i], found->sources[i], found->schema, after, found->sources);
        QVERIFY2(edit.has_value(), qPrintable(edit ? QString() : edit.error()));
        files.append({found->sources[i].path, edit->content});
    }
    const Result<void> verified = verifyEdits(files, after, found->sources);
    if (!verified && qEnvironmentVariableIsSet("RELATA_SHOW_EDITS"))
        qWarning("%s", files.first().content.constData());
    QVERIFY2(verified.has_value(), qPrintable(verified ? QString() : verified.error()));
}

void TestInPlaceGolden::undoneEditsReadBackAsBefore()
{
    QFETCH(QString, folder);
    QFETCH(int, seed);
    const Result<Import> found = importSources({folder});
    QVERIFY(found.has_value());
    QRandomGenerator random(uint(seed) * 104729u + uint(qHash(QFileInfo(folder).fileName(), 0)));
    Schema after = found->schema;
    for (int i = 0; i < 8; ++i)
        changeRandomly(after, found->sources.first(), random);
    const SourceFile &source = found->sources.first();
    const Result<InPlaceEdit> edit = editInPlace(found->modules.first(), source, found->schema, after, found->sources);
    QVERIFY2(edit.has_value(), qPrintable(edit ? QString() : edit.error()));
    const Result<PyModule> parsed = parseSource(source.path, edit->content);
    QVERIFY(parsed.has_value());
    const Result<InPlaceEdit> back = editInPlace(*parsed, source, after, found->schema, found->sources);
    QVERIFY2(back.has_value(), qPrintable(back ? QString() : back.error()));
    const Result<void> verified = verifyEdits({{source.path, back->content}}, found->schema, found->sources);
    QVERIFY2(verified.has_value(), qPrintable(verified ? QString() : verified.error()));
}

QTEST_GUILESS_MAIN(TestInPlaceGolden)
#include "tst_inplacegolden.moc"
