// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/database/samplefiller.h"

#include <QCoreApplication>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostRows = 100'000;

struct Samples
{
    Q_DECLARE_TR_FUNCTIONS(Samples)
};

bool isTitle(const QString &name)
{
    return name == "title"_L1 || name == "name"_L1 || name == "headline"_L1 || name == "label"_L1 || name == "subject"_L1;
}

// Slugs come from titles, user names from people's names: those are made first.
int turnOf(const Field &field)
{
    if (field.type == FieldType::Slug)
        return 2;
    return isTitle(field.name) || field.name == "first_name"_L1 || field.name == "last_name"_L1 ? 0 : 1;
}

} // namespace

SampleFiller::SampleFiller(const Registry &registry, const SamplePlan &plan, const SampleOptions &options)
    : m_registry(registry)
    , m_plan(plan)
    , m_options(options)
    , m_rows(plan.tables.size())
    , m_notes(plan.tables.size())
{
    m_options.rows = int(std::clamp<qint64>(options.rows, 0, mostRows));
}

void SampleFiller::fill()
{
    for (int table = 0; table < m_plan.tables.size(); ++table) {
        if (m_plan.tables[table].contentTypes)
            fillContentTypes(table);
        else if (m_plan.tables[table].symmetrical)
            fillSymmetricLink(table);
        else
            fillTable(table);
    }
    for (int table = 0; table < m_plan.tables.size(); ++table)
        fillLate(table);
}

qint64 SampleFiller::choices(int table, int column) const
{
    const ColumnPlan &plan = m_plan.tables[table].columns[column];
    if (plan.filling != Filling::Key)
        return valueCount(plan.field.field);
    return plan.toTable == table ? m_options.rows : m_rows[plan.toTable].size();
}

// Rows that unique columns leave room for.
qint64 SampleFiller::rowLimit(int table) const
{
    const TablePlan &plan = m_plan.tables[table];
    qint64 limit = m_options.rows;
    for (int i = 0; i < plan.columns.size(); ++i) {
        const ColumnPlan &column = plan.columns[i];
        if (column.filling == Filling::Key && !column.late && !column.field.null && choices(table, i) == 0)
            return 0;
    }
    for (const UniqueSet &set : plan.unique) {
        if (set.wish || !matters(table, set, false))
            continue;
        qint64 product = 1;
        for (int column : set.columns) {
            const bool endless = plan.columns[column].field.null && !set.nullsCount;
            product = endless ? limit : std::min(limit, product * std::min(limit, choices(table, column)));
            if (endless)
                break;
        }
        limit = std::min(limit, product);
    }
    return limit;
}

void SampleFiller::fillTable(int table)
{
    const TablePlan &plan = m_plan.tables[table];
    const qint64 limit = rowLimit(table);
    Random random(m_options.seed, m_registry.at(plan.model).label());
    Used used{.keys = QList<QSet<QString>>(plan.unique.size())};
    for (int row = 0; row < limit; ++row) {
        Row cells(plan.columns.size());
        for (const int turn : {0, 1, 2}) {
            for (int column = 0; column < plan.columns.size(); ++column) {
                const ColumnPlan &described = plan.columns[column];
                if (turnOf(described.field.field) == turn && !described.late)
                    cells[column] = makeCell(table, column, row, cells, random);
            }
        }
        if (!settle(table, row, cells, used, random))
            break;
        take(table, cells, used, false);
        m_rows[table].append(cells);
    }
    const bool link = m_registry.at(plan.model).linkOf >= 0;
    if (m_rows[table].size() < m_options.rows && !link)
        m_notes[table].append(Samples::tr("%1 has only %n row(s): there are no more values that fit what is unique or checked, or nothing to point at.",
                                          nullptr, int(m_rows[table].size()))
                                  .arg(m_registry.at(plan.model).name));
}

void SampleFiller::fillContentTypes(int table)
{
    const TablePlan &plan = m_plan.tables[table];
    for (int model : m_plan.contentTypes) {
        const ResolvedModel &described = m_registry.at(model);
        Row cells(plan.columns.size());
        for (int column = 0; column < plan.columns.size(); ++column) {
            const QString &name = plan.columns[column].field.field.name;
            if (plan.columns[column].field.primaryKey)
                cells[column].value = m_rows[table].size() + 1;
            else if (name == "app_label"_L1)
                cells[column].value = described.app;
            else if (name == "model"_L1)
                cells[column].value = described.name.toLower();
        }
        m_rows[table].append(cells);
    }
}

// If a is a friend of b, b is a friend of a: two rows each.
void SampleFiller::fillSymmetricLink(int table)
{
    const TablePlan &plan = m_plan.tables[table];
    QList<int> keys;
    for (int column = 0; column < plan.columns.size(); ++column) {
        if (plan.columns[column].filling == Filling::Key)
            keys.append(column);
    }
    if (keys.size() != 2)
        return;
    const qint64 count = choices(table, keys[0]);
    for (qint64 distance = 1; distance < count; ++distance) {
        for (qint64 from = 0; from + distance < count; ++from) {
            if (m_rows[table].size() + 2 > m_options.rows)
                return;
            for (const bool back : {false, true}) {
                Row cells(plan.columns.size());
                for (int column = 0; column < plan.columns.size(); ++column)
                    cells[column].value = m_rows[table].size() + 1;
                cells[keys[0]] = nthCell(table, keys[0], back ? from + distance : from);
                cells[keys[1]] = nthCell(table, keys[1], back ? from : from + distance);
                m_rows[table].append(cells);
            }
        }
    }
}

SampleFiller::Cell SampleFiller::makeKey(int table, int column, int row, Random &random) const
{
    const ColumnPlan &plan = m_plan.tables[table].columns[column];
    const bool self = plan.toTable == table;
    const qint64 count = m_rows[plan.toTable].size();
    const auto to = [&](qint64 target) { return Cell{.table = plan.toTable, .row = int(target), .column = plan.toColumn}; };
    if (self) {
        const bool first = row == 0 || (!plan.unique && plan.field.null && random.chance(25));
        if (first || (plan.unique && !plan.field.null))
            return plan.field.null ? Cell() : to(row);
        return to(plan.unique ? row - 1 : random.below(row));
    }
    if (count == 0 || (plan.field.null && !plan.field.primaryKey && random.chance(20)))
        return {};
    if (plan.unique)
        return plan.field.null && row >= count ? Cell() : to(row % count);
    return to(random.below(count));
}

ValuePlace SampleFiller::placeOf(int table, int column, int row, const Row &made) const
{
    const QList<ColumnPlan> &columns = m_plan.tables[table].columns;
    ValuePlace place{.field = columns[column].field.field, .row = row, .rows = m_options.rows};
    QString first;
    QString last;
    for (int i = 0; i < columns.size(); ++i) {
        const QString &name = columns[i].field.field.name;
        if (isTitle(name) && place.title.isEmpty())
            place.title = made[i].value.toString();
        else if (name == "first_name"_L1)
            first = made[i].value.toString();
        else if (name == "last_name"_L1)
            last = made[i].value.toString();
    }
    place.person = first.isEmpty() || last.isEmpty() ? QString() : first + u' ' + last;
    return place;
}

SampleFiller::Cell SampleFiller::makeCell(int table, int column, int row, const Row &made, Random &random) const
{
    const TablePlan &plan = m_plan.tables[table];
    const ColumnPlan &described = plan.columns[column];
    if (described.filling == Filling::Nothing)
        return {};
    if (described.filling == Filling::Key)
        return makeKey(table, column, row, random);
    const Field &field = described.field.field;
    const bool mayBeNull = described.field.null && !described.field.primaryKey;
    if (mayBeNull && random.chance(20))
        return {};
    const QVariant value = likelyValue(placeOf(table, column, row, made), random);
    if (value.isValid() || mayBeNull)
        return {.value = value};
    return {.value = field.relation ? QVariant(1) : QVariant(u"sample %1"_s.arg(row + 1))};
}

SampleFiller::Cell SampleFiller::nthCell(int table, int column, qint64 n) const
{
    const ColumnPlan &plan = m_plan.tables[table].columns[column];
    if (plan.filling != Filling::Key)
        return {.value = nthValue(plan.field.field, n)};
    const qint64 count = std::max<qint64>(1, m_rows[plan.toTable].size());
    return {.table = plan.toTable, .row = int(n % count), .column = plan.toColumn};
}

SampleFiller::Cell SampleFiller::remake(int table, int column, int row, int attempt, const Row &made, Random &random) const
{
    const ColumnPlan &plan = m_plan.tables[table].columns[column];
    if (plan.filling == Filling::Key)
        return plan.toTable == table ? makeKey(table, column, row, random) : nthCell(table, column, random.below(choices(table, column)));
    if (plan.filling != Filling::Value)
        return made[column];
    const QVariant value = distinctValue(placeOf(table, column, row, made), attempt, random);
    return value.isValid() ? Cell{.value = value} : Cell{.value = u"sample %1 %2"_s.arg(row).arg(attempt)};
}

// The n-th of all rows that a generic key can point at.
bool SampleFiller::pickGeneric(int table, const GenericPlan &generic, qint64 n, Row &cells) const
{
    const ColumnPlan &type = m_plan.tables[table].columns[generic.typeColumn];
    qint64 total = 0;
    for (int model : generic.models)
        total += m_rows[m_plan.tableOf(model)].size();
    if (total == 0)
        return false;
    n %= total;
    for (int model : generic.models) {
        const int target = m_plan.tableOf(model);
        if (n >= m_rows[target].size()) {
            n -= m_rows[target].size();
            continue;
        }
        cells[generic.typeColumn] = {.table = type.toTable, .row = int(m_plan.contentTypes.indexOf(model)), .column = type.toColumn};
        cells[generic.keyColumn] = {.table = target, .row = int(n), .column = m_registry.at(model).primaryKey};
        return true;
    }
    return false;
}

void SampleFiller::fillLate(int table)
{
    const TablePlan &plan = m_plan.tables[table];
    const bool any = std::any_of(plan.columns.begin(), plan.columns.end(), [](const ColumnPlan &column) { return column.late; });
    if (!any)
        return;
    Random random(m_options.seed, m_registry.at(plan.model).label() + u" late"_s);
    Used used{.keys = QList<QSet<QString>>(plan.unique.size())};
    for (int row = 0; row < m_rows[table].size(); ++row) {
        Row &cells = m_rows[table][row];
        for (int column = 0; column < plan.columns.size(); ++column) {
            if (plan.columns[column].late && plan.columns[column].filling == Filling::Key)
                cells[column] = makeKey(table, column, row, random);
        }
        for (const GenericPlan &generic : plan.generic) {
            bool good = pickGeneric(table, generic, qint64(random.next() % 1'000'000), cells);
            for (qint64 n = 0; good && n < longestSearch && clash(table, cells, used, true); ++n)
                good = pickGeneric(table, generic, row + n, cells);
            if (!good)
                cells[generic.keyColumn] = {.value = plan.columns[generic.keyColumn].field.null ? QVariant() : QVariant(1)};
        }
        if (!makeUnique(table, row, cells, used, true, random) && row == 0)
            m_notes[table].append(Samples::tr("%1 could not be given keys that are all different.").arg(m_registry.at(plan.model).name));
        take(table, cells, used, true);
    }
}

QVariant SampleFiller::valueOf(const Cell &cell, int depth) const
{
    if (cell.table < 0)
        return cell.value;
    // Keys that are keys of one another in a circle have no value.
    if (depth > m_plan.tables.size() || cell.row >= m_rows[cell.table].size() || cell.column < 0)
        return {};
    return valueOf(m_rows[cell.table][cell.row][cell.column], depth + 1);
}

QList<QList<QVariant>> SampleFiller::rows(int table) const
{
    QList<QList<QVariant>> rows;
    rows.reserve(m_rows[table].size());
    const QList<ColumnPlan> &columns = m_plan.tables[table].columns;
    for (const Row &cells : m_rows[table]) {
        QList<QVariant> values;
        for (int column = 0; column < columns.size(); ++column) {
            QVariant value = valueOf(cells[column], 0);
            const FieldType type = columns[column].field.field.type;
            const bool text = type == FieldType::Char || type == FieldType::Text || type == FieldType::Slug;
            if (columns[column].filling == Filling::ObjectKey && text && !value.isNull()) {
                const ResolvedField *key = cells[column].table < 0 ? nullptr
                    : m_registry.storedField(m_plan.tables[cells[column].table].columns[cells[column].column].field);
                // str(uuid) has hyphens, the column of a UUIDField has none.
                value = key && key->field.type == FieldType::UUID ? hyphenated(value.toString()) : value.toString();
            }
            values.append(value);
        }
        rows.append(values);
    }
    return rows;
}

} // namespace relata
