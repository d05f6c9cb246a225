// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/database/sampleplan.h"

#include "model/fields/catalogue.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

struct Samples
{
    Q_DECLARE_TR_FUNCTIONS(Samples)
};

bool isToOne(const ResolvedField &field)
{
    return field.field.type == FieldType::ForeignKey || field.field.type == FieldType::OneToOne;
}

bool hasTable(const ResolvedModel &model, int index)
{
    return model.concrete == index && !model.meta.flag(u"abstract");
}

// The project's own models, and those of others as soon as something points at them.
QList<int> modelsToFill(const Registry &registry)
{
    QList<int> models;
    QSet<int> seen;
    const auto add = [&](int index) {
        if (index < 0 || seen.contains(index))
            return;
        seen.insert(index);
        models.append(index);
    };
    for (int i = 0; i < registry.models().size(); ++i) {
        const ResolvedModel &model = registry.at(i);
        if (model.origin == Origin::Project && hasTable(model, i) && !model.swappedOut)
            add(i);
    }
    for (qsizetype n = 0; n < models.size(); ++n) {
        const ResolvedModel &model = registry.at(models[n]);
        for (const ResolvedField &field : model.columns) {
            if (isToOne(field) && field.target >= 0)
                add(registry.at(field.target).concrete);
        }
    }
    return models;
}

// Tables that are pointed at come first.  Where they form a circle, a key that can be null is put off; where none can,
// the rows of one table have to wait for the others'.
QList<int> inOrder(const Registry &registry, const QList<int> &models, QStringList &notes)
{
    QList<int> order;
    QSet<int> done;
    QList<int> left = models;
    const auto waits = [&](int model, bool evenNullable) {
        const QList<ResolvedField> &columns = registry.at(model).columns;
        return std::any_of(columns.begin(), columns.end(), [&](const ResolvedField &field) {
            const int target = isToOne(field) && field.target >= 0 ? registry.at(field.target).concrete : -1;
            return target >= 0 && target != model && !done.contains(target) && (evenNullable || !field.null);
        });
    };
    const auto take = [&](bool evenNullable, bool one) {
        QList<int> still;
        bool taken = false;
        for (int model : std::as_const(left)) {
            if ((one && taken) || waits(model, evenNullable)) {
                still.append(model);
                continue;
            }
            order.append(model);
            done.insert(model);
            taken = true;
        }
        left = still;
        return taken;
    };
    while (!left.isEmpty()) {
        if (take(true, false) || take(false, true))
            continue;
        const int first = left.takeFirst();
        notes.append(Samples::tr("%1 and models it points at form a circle of keys that cannot be null: their rows can only be "
                                 "inserted where foreign keys are checked at the end of the transaction.")
                         .arg(registry.at(first).label()));
        order.append(first);
        done.insert(first);
    }
    return order;
}

int columnNamed(const TablePlan &table, QStringView name)
{
    for (int i = 0; i < table.columns.size(); ++i) {
        const ResolvedField &field = table.columns[i].field;
        if (field.field.name == name || field.attname == name)
            return i;
    }
    return -1;
}

// -1 for each name that is no column of the table.
QList<int> columnsNamed(const TablePlan &table, const QStringList &names)
{
    QList<int> columns;
    for (const QString &name : names)
        columns.append(columnNamed(table, name));
    return columns;
}

void addUnique(TablePlan &table, UniqueSet set)
{
    if (set.columns.isEmpty() || set.columns.contains(-1))
        return;
    std::sort(set.columns.begin(), set.columns.end());
    if (!table.unique.contains(set))
        table.unique.append(set);
}

// Columns whose being unique makes an expression over them unique in most cases: Lower("name").
QStringList quotedNames(const QStringList &sources)
{
    static const QRegularExpression pattern(uR"re(["'](\w+)["'])re"_s, QRegularExpression::UseUnicodePropertiesOption);
    QStringList names;
    for (const QString &source : sources) {
        QRegularExpressionMatchIterator it = pattern.globalMatch(source);
        while (it.hasNext())
            names.append(it.next().captured(1));
    }
    return names;
}

void planUnique(const Registry &registry, TablePlan &table)
{
    const ResolvedModel &model = registry.at(table.model);
    for (int i = 0; i < table.columns.size(); ++i) {
        const ResolvedField &field = table.columns[i].field;
        if (!field.unique)
            continue;
        table.columns[i].unique = true;
        // What the database computes is mostly unique if what it is computed from is.
        const QString expression = field.field.options.value(u"expression").code();
        const bool computed = table.columns[i].filling == Filling::Nothing;
        addUnique(table, {.columns = computed ? columnsNamed(table, quotedNames({expression})) : QList<int>{i}});
    }
    const Value together = model.meta.value(u"unique_together");
    const ValueList &sets = together.toList();
    if (!sets.isEmpty() && sets.first().isText())
        addUnique(table, {.columns = columnsNamed(table, together.toStrings())});
    for (const Value &set : sets)
        addUnique(table, {.columns = columnsNamed(table, set.toStrings())});
    for (const ResolvedField &field : model.virtuals) {
        QStringList names;
        for (const Value &part : field.field.arguments)
            names.append(part.toText());
        if (field.field.type == FieldType::CompositePrimaryKey)
            addUnique(table, {.columns = columnsNamed(table, names)});
    }
    for (const Constraint &constraint : model.constraints) {
        if (constraint.className == u"UniqueConstraint") {
            const QStringList names = constraint.fields.isEmpty() ? quotedNames(constraint.expressions) : constraint.fields;
            addUnique(table, {.columns = columnsNamed(table, names),
                              .nullsCount = constraint.options.value(u"nulls_distinct") == Value(false)});
        }
    }
}

void planLinks(const Registry &registry, TablePlan &table)
{
    const ResolvedModel &model = registry.at(table.model);
    if (model.linkOf >= 0) {
        const QList<ResolvedField> &fields = registry.at(model.linkOf).manyToMany;
        for (const ResolvedField &field : fields) {
            if (field.through != table.model)
                continue;
            table.selfLink = field.target == model.linkOf;
            table.symmetrical = table.selfLink && field.field.options.flag(u"symmetrical", true);
        }
        return;
    }
    // Rows of a link model look odd if they link the same two objects twice.
    for (const ResolvedModel &owner : registry.models()) {
        for (const ResolvedField &field : owner.manyToMany) {
            if (field.through != table.model || field.target < 0)
                continue;
            UniqueSet pair{.columns = {}, .wish = true};
            for (int i = 0; i < table.columns.size(); ++i) {
                const int target = table.columns[i].field.target;
                if (target >= 0 && (registry.at(target).id == owner.id || target == field.target) && pair.columns.size() < 2)
                    pair.columns.append(i);
            }
            if (pair.columns.size() == 2)
                addUnique(table, pair);
        }
    }
}

// A key of text takes keys of any kind, one of numbers only numbers.
bool keyFits(const Registry &registry, int model, const ResolvedField &objectKey)
{
    const ResolvedField *key = registry.primaryKey(model);
    const ResolvedField *stored = key ? registry.storedField(*key) : nullptr;
    if (!stored)
        return false;
    const auto isText = [](FieldType type) {
        return type == FieldType::Char || type == FieldType::Text || type == FieldType::Slug;
    };
    const FieldType type = objectKey.field.type;
    const bool number = fieldClass(stored->field.type).name.contains(u"Integer"_s) || isAutoField(stored->field.type);
    return isText(type) || (type == FieldType::UUID && stored->field.type == FieldType::UUID)
        || (fieldClass(type).name.contains(u"Integer"_s) && number);
}

void planGeneric(const Registry &registry, const QList<int> &models, TablePlan &table)
{
    QList<ResolvedField> keys = registry.at(table.model).virtuals;
    for (const ResolvedField &field : keys) {
        if (field.field.type != FieldType::GenericForeignKey)
            continue;
        GenericPlan generic;
        generic.typeColumn = columnNamed(table, effective(field.field, u"ct_field").toText());
        generic.keyColumn = columnNamed(table, effective(field.field, u"fk_field").toText());
        generic.concrete = effective(field.field, u"for_concrete_model").toBool(true);
        if (generic.typeColumn < 0 || generic.keyColumn < 0 || table.columns[generic.typeColumn].filling != Filling::Key)
            continue;
        QList<int> any;
        for (int model : models) {
            const ResolvedModel &target = registry.at(model);
            if (model == table.model || target.linkOf >= 0 || target.origin != Origin::Project
                || !keyFits(registry, model, table.columns[generic.keyColumn].field))
                continue;
            any.append(model);
            const bool related = std::any_of(target.virtuals.begin(), target.virtuals.end(), [&](const ResolvedField &back) {
                return back.field.type == FieldType::GenericRelation && back.target == table.model;
            });
            if (related)
                generic.models.append(model);
        }
        if (generic.models.isEmpty())
            generic.models = any;
        table.columns[generic.typeColumn].late = true;
        table.columns[generic.keyColumn].late = true;
        table.columns[generic.keyColumn].filling = Filling::ObjectKey;
        if (generic.models.isEmpty())
            table.notes.append(Samples::tr("%1 has no model to point at whose key would fit.").arg(field.field.name));
        table.generic.append(generic);
    }
}

void planConditions(const Registry &registry, TablePlan &table)
{
    for (const Constraint &constraint : registry.at(table.model).constraints) {
        if (constraint.className == u"UniqueConstraint")
            continue;
        const QString name = constraint.options.text(u"name");
        QString source = constraint.options.value(u"condition").code();
        if (source.isEmpty())
            source = constraint.options.value(u"check").code(); // until Django 5.0
        const std::optional<RowCondition> condition = RowCondition::read(name, source);
        const bool known = condition && std::all_of(condition->fields().begin(), condition->fields().end(),
                                                    [&](const QString &field) { return columnNamed(table, field) >= 0; });
        if (constraint.className == u"CheckConstraint" && known)
            table.conditions.append(*condition);
        else
            table.notes.append(Samples::tr("The constraint %1 is not understood: rows may not fit it.").arg(name));
    }
}

ColumnPlan planColumn(const ResolvedField &field, TablePlan &table)
{
    ColumnPlan column{.field = field};
    if (field.field.type == FieldType::Generated)
        column.filling = Filling::Nothing;
    else if (isToOne(field) && field.target >= 0)
        column.filling = Filling::Key;
    else if (isToOne(field))
        table.notes.append(Samples::tr("%1 points at a model that is not there and stays empty.").arg(field.field.name));
    else if (field.field.type == FieldType::Opaque && field.field.options.value(u"default").isNone())
        table.notes.append(Samples::tr("%1 is of a class that Relata does not know (%2): what it holds is a guess.")
                               .arg(field.field.name, field.field.customClass));
    const Value choices = field.field.options.value(u"choices");
    if (choices.isCode())
        table.notes.append(Samples::tr("The choices of %1 are source text; its values are made up.").arg(field.field.name));
    return column;
}

void planKeys(const Registry &registry, SamplePlan &plan)
{
    for (int i = 0; i < plan.tables.size(); ++i) {
        TablePlan &table = plan.tables[i];
        for (ColumnPlan &column : table.columns) {
            if (column.filling != Filling::Key)
                continue;
            const ResolvedField *target = registry.targetColumn(column.field);
            int owner = registry.at(column.field.target).concrete;
            const QString toField = column.field.field.options.text(u"to_field");
            if (!toField.isEmpty())
                registry.fieldNamed(column.field.target, toField, &owner);
            column.toTable = target ? plan.tableOf(owner) : -1;
            column.toColumn = column.toTable < 0 ? -1 : columnNamed(plan.tables[column.toTable], target->field.name);
            if (column.toColumn < 0) {
                column.filling = Filling::Value;
                table.notes.append(Samples::tr("%1 points at a row whose key cannot be told.").arg(column.field.field.name));
            } else if (column.toTable > i) {
                column.late = true;
            }
        }
    }
}

} // namespace

int SamplePlan::tableOf(int model) const
{
    for (int i = 0; i < tables.size(); ++i) {
        if (tables[i].model == model)
            return i;
    }
    return -1;
}

SamplePlan planSamples(const Registry &registry)
{
    SamplePlan plan;
    const QList<int> models = modelsToFill(registry);
    for (int model : inOrder(registry, models, plan.notes)) {
        TablePlan table{.model = model};
        for (const ResolvedField &field : registry.at(model).columns)
            table.columns.append(planColumn(field, table));
        table.contentTypes = registry.at(model).id == ModelId::named(u"contenttypes.ContentType"_s);
        plan.tables.append(table);
    }
    planKeys(registry, plan);
    for (TablePlan &table : plan.tables) {
        planUnique(registry, table);
        planLinks(registry, table);
        planGeneric(registry, models, table);
        planConditions(registry, table);
    }
    for (int i = 0; i < registry.models().size(); ++i) {
        const ResolvedModel &model = registry.at(i);
        const bool used = plan.tableOf(model.concrete) >= 0;
        if (model.linkOf < 0 && !model.swappedOut && used)
            plan.contentTypes.append(i);
    }
    return plan;
}

} // namespace relata
