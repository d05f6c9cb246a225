// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/database/samplerows.h"

#include "model/database/samplefiller.h"
#include "model/database/values.h"

namespace relata {

using namespace Qt::StringLiterals;

namespace {

SampleColumn describe(const Registry &registry, const ColumnPlan &plan, const TablePlan &table)
{
    const ResolvedField *stored = registry.storedField(plan.field);
    SampleColumn column{.name = plan.field.column,
                        .field = plan.field.field.name,
                        .attname = plan.field.attname,
                        .id = plan.field.made == Made::Declared || plan.field.made == Made::Inherited ? plan.field.field.id : FieldId(),
                        .type = plan.field.field.type,
                        .storedType = stored ? stored->field.type : plan.field.field.type,
                        .primaryKey = plan.field.primaryKey,
                        .null = plan.field.null,
                        .generated = plan.filling == Filling::Nothing,
                        .decimalPlaces = int(stored ? stored->field.options.integer(u"decimal_places") : 0),
                        .toTable = plan.toTable,
                        .toColumn = plan.toColumn};
    for (const GenericPlan &generic : table.generic) {
        if (generic.keyColumn >= 0 && &table.columns[generic.keyColumn] == &plan)
            column.contentTypeColumn = generic.typeColumn;
    }
    return column;
}

} // namespace

SampleData sampleRows(const Registry &registry, const SampleOptions &options)
{
    const SamplePlan plan = planSamples(registry);
    SampleFiller filler(registry, plan, options);
    filler.fill();
    SampleData data{.tables = {}, .notes = plan.notes};
    for (int i = 0; i < plan.tables.size(); ++i) {
        const TablePlan &table = plan.tables[i];
        const ResolvedModel &model = registry.at(table.model);
        SampleTable out{.model = table.model, .id = model.id, .label = model.label(), .table = model.table};
        for (const ColumnPlan &column : table.columns)
            out.columns.append(describe(registry, column, table));
        out.rows = filler.rows(i);
        out.notes = table.notes + filler.notes(i);
        data.tables.append(out);
    }
    return data;
}

int SampleTable::column(QStringView fieldOrColumn) const
{
    for (int i = 0; i < columns.size(); ++i) {
        if (columns[i].field == fieldOrColumn || columns[i].name == fieldOrColumn)
            return i;
    }
    return -1;
}

int SampleData::tableOf(int model) const
{
    for (int i = 0; i < tables.size(); ++i) {
        if (tables[i].model == model)
            return i;
    }
    return -1;
}

namespace {

int rowWith(const SampleTable &table, int column, const QVariant &value)
{
    const QString wanted = value.toString();
    for (int row = 0; row < table.rows.size(); ++row) {
        const QString key = table.rows[row][column].toString();
        if (key == wanted || (wanted.size() == 36 && hyphenated(key) == wanted))
            return row;
    }
    return -1;
}

int keyColumn(const SampleTable &table)
{
    for (int i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].primaryKey)
            return i;
    }
    return -1;
}

// The table that a row of django_content_type speaks of.
int tableOfContentType(const SampleData &data, const SampleTable &types, int row)
{
    const int app = types.column(u"app_label");
    const int model = types.column(u"model");
    if (row < 0 || app < 0 || model < 0)
        return -1;
    const QString label = types.rows[row][app].toString() + u'.' + types.rows[row][model].toString();
    for (int i = 0; i < data.tables.size(); ++i) {
        if (data.tables[i].label.compare(label, Qt::CaseInsensitive) == 0)
            return i;
    }
    return -1;
}

bool isReadable(const SampleColumn &column)
{
    return column.toTable < 0 && !column.primaryKey && column.field != "password"_L1 && column.contentTypeColumn < 0
        && (column.type == FieldType::Char || column.type == FieldType::Text || column.type == FieldType::Slug
            || column.type == FieldType::Email || column.type == FieldType::URL);
}

QString labelOf(const SampleData &data, int tableIndex, int row, int depth)
{
    const SampleTable &table = data.tables[tableIndex];
    for (const QStringView name : {u"title", u"name", u"headline", u"username", u"subject", u"label"}) {
        const int column = table.column(name);
        if (column >= 0 && isReadable(table.columns[column]) && !table.rows[row][column].toString().isEmpty())
            return table.rows[row][column].toString();
    }
    if (table.id == ModelId::named(u"contenttypes.ContentType"_s))
        return table.rows[row][table.column(u"app_label")].toString() + u'.' + table.rows[row][table.column(u"model")].toString();
    for (int i = 0; i < table.columns.size(); ++i) {
        if (isReadable(table.columns[i]) && !table.rows[row][i].toString().isEmpty())
            return table.rows[row][i].toString();
    }
    const int key = keyColumn(table);
    if (key < 0)
        return u"%1 %2"_s.arg(table.label.section(u'.', 1)).arg(row + 1);
    const SampleColumn &column = table.columns[key];
    // A child's words may be in its parent's table.
    if (column.toTable >= 0 && depth < 8) {
        const int parent = rowWith(data.tables[column.toTable], column.toColumn, table.rows[row][key]);
        if (parent >= 0)
            return labelOf(data, column.toTable, parent, depth + 1);
    }
    return table.label.section(u'.', 1) + u' ' + table.rows[row][key].toString();
}

} // namespace

QString rowLabel(const SampleData &data, int table, int row)
{
    if (table < 0 || table >= data.tables.size() || row < 0 || row >= data.tables[table].rows.size())
        return {};
    return labelOf(data, table, row, 0);
}

SampleTarget targetOf(const SampleData &data, int table, int row, int column)
{
    if (table < 0 || table >= data.tables.size())
        return {};
    const SampleTable &from = data.tables[table];
    if (row < 0 || row >= from.rows.size() || column < 0 || column >= from.columns.size() || from.rows[row][column].isNull())
        return {};
    const SampleColumn &described = from.columns[column];
    if (described.toTable >= 0) {
        const int found = rowWith(data.tables[described.toTable], described.toColumn, from.rows[row][column]);
        return found < 0 ? SampleTarget() : SampleTarget{described.toTable, found};
    }
    if (described.contentTypeColumn < 0)
        return {};
    const SampleTarget type = targetOf(data, table, row, described.contentTypeColumn);
    const int to = type.table < 0 ? -1 : tableOfContentType(data, data.tables[type.table], type.row);
    const int key = to < 0 ? -1 : keyColumn(data.tables[to]);
    const int found = key < 0 ? -1 : rowWith(data.tables[to], key, from.rows[row][column]);
    return found < 0 ? SampleTarget() : SampleTarget{to, found};
}

QString pointsAt(const SampleData &data, int table, int row, int column)
{
    const SampleTarget target = targetOf(data, table, row, column);
    return rowLabel(data, target.table, target.row);
}

} // namespace relata
