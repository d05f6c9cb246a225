// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/refactor.h"
#include "model/migrations/operations.h"

#include <QRandomGenerator>
#include <QTest>

#include <optional>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

using Kind = Operation::Kind;

/// Django's optimizer to the letter, pass after pass: slow, and what ours is measured by.
class Passes
{
public:
    explicit Passes(const Registry &registry)
        : m_registry(registry)
    {
    }

    QList<Operation> run(QList<Operation> operations) const
    {
        for (;;) {
            const QList<Operation> next = pass(operations);
            if (next == operations)
                return operations;
            operations = next;
        }
    }

private:
    struct Answer
    {
        std::optional<Operation> merged = {};
        bool passes = false;
    };

    bool refers(const FieldKey &key, int model) const
    {
        const ResolvedField &field = m_registry.field(key);
        return field.target == model || (field.through == model && m_registry.at(model).linkOf < 0);
    }

    bool mentions(const Operation &operation, int model) const
    {
        if (operation.kind == Kind::AddIndex || operation.kind == Kind::AddConstraint || operation.model == model)
            return true;
        if (operation.kind == Kind::AddField)
            return refers(operation.field, model);
        if (operation.kind != Kind::CreateModel)
            return false;
        const QList<int> &bases = m_registry.at(operation.model).bases;
        return bases.contains(model) || std::any_of(operation.fields.begin(), operation.fields.end(),
                                                    [&](const FieldKey &key) { return refers(key, model); });
    }

    Answer reduce(const Operation &first, const Operation &second) const
    {
        switch (first.kind) {
        case Kind::AddIndex:
        case Kind::AddConstraint:
            return {};
        case Kind::UniqueTogether:
        case Kind::OrderWithRespectTo:
            return {.passes = !mentions(second, first.model)};
        case Kind::AddField:
            if (second.kind == Kind::UniqueTogether || second.kind == Kind::OrderWithRespectTo)
                return {.passes = second.model != first.model};
            if (second.kind == Kind::AddField) // no to_field or through_fields in these schemas
                return {.passes = second.field != first.field && !refers(second.field, first.model)};
            return {.passes = !mentions(second, first.model)};
        case Kind::CreateModel:
            break;
        }
        if (second.model != first.model || second.kind == Kind::CreateModel)
            return {.passes = !mentions(second, first.model)};
        Operation merged = first;
        if (second.kind == Kind::AddField)
            merged.fields.append(second.field);
        else if (second.kind == Kind::AddIndex)
            merged.indexes.append(second.item);
        else if (second.kind == Kind::AddConstraint)
            merged.constraints.append(second.item);
        else
            (second.kind == Kind::UniqueTogether ? merged.uniqueTogether : merged.ordered) = true;
        return {.merged = merged};
    }

    QList<Operation> pass(const QList<Operation> &operations) const
    {
        for (qsizetype i = 0; i < operations.size(); ++i) {
            bool right = true;
            for (qsizetype j = i + 1; j < operations.size(); ++j) {
                const Answer answer = reduce(operations[i], operations[j]);
                if (answer.merged) {
                    const QList<Operation> inBetween = operations.mid(i + 1, j - i - 1);
                    const bool left = std::all_of(inBetween.begin(), inBetween.end(), [&](const Operation &middle) {
                        const Answer lets = reduce(middle, operations[j]);
                        return lets.passes && !lets.merged;
                    });
                    if (right)
                        return operations.first(i) + inBetween + QList{*answer.merged} + operations.mid(j + 1);
                    if (left)
                        return operations.first(i) + QList{*answer.merged} + inBetween + operations.mid(j + 1);
                    break;
                }
                right = right && answer.passes;
            }
        }
        return operations;
    }

    const Registry &m_registry;
};

Schema randomSchema(quint32 seed)
{
    QRandomGenerator random(seed);
    Schema schema = emptySchema();
    const AppId app = appNamed(schema, u"app"_s);
    QList<ModelId> models;
    for (int i = 0; i < 12; ++i)
        models.append(addModel(schema, app, u"Model"_s + QString::number(random.bounded(100))));
    for (const ModelId &id : std::as_const(models)) {
        for (int n = random.bounded(4); n > 0; --n) {
            const auto kind = random.bounded(4) == 0 ? Relationship::ManyToMany : Relationship::ForeignKey;
            addRelationship(schema, kind, id, models[random.bounded(int(models.size()))]);
        }
        Model &model = *schema.find(id);
        const QString name = model.name.toLower();
        if (random.bounded(5) == 0)
            model.indexes.append({.expressions = {u"F('id')"_s}, .options = {}});
        if (random.bounded(6) == 0)
            model.constraints.append({.fields = {u"id"_s}});
        if (random.bounded(5) == 0)
            model.meta.set(u"unique_together"_s, Value::strings({u"id"_s, u"id"_s}));
        if (random.bounded(8) == 0 && id != models.first())
            model.bases = {{.id = models.first()}};
    }
    return schema;
}

QStringList described(const Registry &registry, const QList<Operation> &operations)
{
    QStringList lines;
    for (const Operation &operation : operations) {
        QString line = QString::number(int(operation.kind)) + u' ' + registry.at(operation.model).name;
        for (const FieldKey &key : operation.fields)
            line += u' ' + registry.field(key).field.name;
        if (operation.field.model >= 0)
            line += u'.' + registry.field(operation.field).field.name;
        lines.append(line);
    }
    return lines;
}

} // namespace

class TestOperations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void optimizerDoesWhatDjangosPassesDo_data();
    void optimizerDoesWhatDjangosPassesDo();
    void uniqueTogetherTakesOneSetOrMany_data();
    void uniqueTogetherTakesOneSetOrMany();
    void seldomAppsComeWhereSomethingLeadsToThem();
};

void TestOperations::seldomAppsComeWhereSomethingLeadsToThem()
{
    Schema schema = emptySchema();
    const auto apps = [&] {
        QStringList labels;
        for (const Migration &migration : initialMigrations(Registry(schema), Whose::Contrib))
            labels.append(migration.app);
        return labels;
    };
    const ModelId model = addModel(schema, appNamed(schema, u"shop"_s), u"Item"_s);
    QVERIFY(apps().contains(u"auth"_s));
    QVERIFY(!apps().contains(u"admin"_s) && !apps().contains(u"flatpages"_s));
    addRelationship(schema, Relationship::ForeignKey, model, schema.model(u"admin.LogEntry")->id);
    schema.find(model)->bases = {{.id = schema.model(u"flatpages.FlatPage")->id}};
    QVERIFY(apps().contains(u"admin"_s) && apps().contains(u"flatpages"_s));
    QVERIFY(!apps().contains(u"redirects"_s));
}

void TestOperations::optimizerDoesWhatDjangosPassesDo_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 60; ++seed)
        QTest::newRow(qPrintable(u"random schema %1"_s.arg(seed))) << seed;
}

void TestOperations::optimizerDoesWhatDjangosPassesDo()
{
    QFETCH(quint32, seed);
    const Registry registry(randomSchema(seed));
    // The optimizer undone: what is in a CreateModel comes out again, in an order of chance.
    QRandomGenerator random(seed);
    QList<Operation> operations;
    const QList<Migration> migrations = initialMigrations(registry, Whose::Project);
    for (const Migration &migration : migrations) {
        for (Operation operation : migration.operations) {
            QList<Operation> taken;
            for (qsizetype i = operation.fields.size(); operation.kind == Kind::CreateModel && i-- > 1;) {
                taken.prepend({.kind = Kind::AddField, .model = operation.model, .field = operation.fields.takeAt(i)});
            }
            for (const int item : std::as_const(operation.indexes))
                taken.append({.kind = Kind::AddIndex, .model = operation.model, .item = item});
            operation.indexes.clear();
            if (operation.uniqueTogether)
                taken.append({.kind = Kind::UniqueTogether, .model = operation.model});
            operation.uniqueTogether = false;
            operations.insert(random.bounded(int(operations.size()) + 1), operation);
            for (const Operation &later : std::as_const(taken)) {
                const qsizetype after = operations.indexOf(operation) + 1;
                operations.insert(after + random.bounded(int(operations.size() - after) + 1), later);
            }
        }
    }
    QCOMPARE(described(registry, optimized(registry, operations)),
             described(registry, Passes(registry).run(operations)));
}

void TestOperations::uniqueTogetherTakesOneSetOrMany_data()
{
    QTest::addColumn<bool>("nested");
    QTest::addColumn<int>("sets");
    QTest::newRow("one set by itself") << false << 1;
    QTest::newRow("sets in a list") << true << 2;
}

void TestOperations::uniqueTogetherTakesOneSetOrMany()
{
    QFETCH(bool, nested);
    ResolvedModel model;
    const Value set = Value::strings({u"a"_s, u"b"_s});
    model.meta.set(u"unique_together"_s, nested ? Value(ValueList{set, set}) : set);
    QTEST(int(uniqueTogether(model).size()), "sets");
    QCOMPARE(uniqueTogether(model).first(), QStringList({u"a"_s, u"b"_s}));
}

QTEST_GUILESS_MAIN(TestOperations)
#include "tst_operations.moc"
