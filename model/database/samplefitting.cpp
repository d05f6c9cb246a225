// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/database/samplefiller.h"

#include "model/fields/catalogue.h"

#include <algorithm>

// The part of SampleFiller that makes rows fit what is unique and what is checked.

namespace relata {

using namespace Qt::StringLiterals;

bool SampleFiller::matters(int table, const UniqueSet &set, bool late) const
{
    const QList<ColumnPlan> &columns = m_plan.tables[table].columns;
    const bool hasLate = std::any_of(set.columns.begin(), set.columns.end(), [&](int column) { return columns[column].late; });
    return hasLate == late;
}

// What no other row may have; empty where NULL makes all rows different.
QString SampleFiller::keyOf(const UniqueSet &set, const Row &cells) const
{
    QString key;
    for (int column : set.columns) {
        const Cell &cell = cells[column];
        if (cell.isNull() && !set.nullsCount)
            return {};
        // In small letters, since constraints may ask for LOWER(...).
        key += cell.table >= 0 ? u"@%1:%2"_s.arg(cell.table).arg(cell.row) : cell.isNull() ? u"NULL"_s : cell.value.toString().toLower();
        key += QChar(0);
    }
    return key;
}

const UniqueSet *SampleFiller::clash(int table, const Row &cells, const Used &used, bool late) const
{
    const TablePlan &plan = m_plan.tables[table];
    for (int i = 0; i < plan.unique.size(); ++i) {
        const UniqueSet &set = plan.unique[i];
        if (!matters(table, set, late))
            continue;
        const QString key = keyOf(set, cells);
        if (!key.isEmpty() && used.keys[i].contains(key))
            return &set;
        const bool self = plan.selfLink && set.columns.size() == 2 && choices(table, set.columns[0]) > 1;
        if (self && cells[set.columns[0]].row == cells[set.columns[1]].row)
            return &set;
    }
    return nullptr;
}

void SampleFiller::take(int table, const Row &cells, Used &used, bool late) const
{
    const TablePlan &plan = m_plan.tables[table];
    for (int i = 0; i < plan.unique.size(); ++i) {
        if (matters(table, plan.unique[i], late))
            used.keys[i].insert(keyOf(plan.unique[i], cells));
    }
}

bool SampleFiller::makeUnique(int table, int row, Row &cells, const Used &used, bool late, Random &random) const
{
    const TablePlan &plan = m_plan.tables[table];
    const auto mayChange = [&](int column) { return plan.columns[column].late == late && plan.columns[column].filling != Filling::Nothing; };
    for (int attempt = 1; attempt <= guesses; ++attempt) {
        const UniqueSet *set = clash(table, cells, used, late);
        if (!set)
            return true;
        const int column = set->columns[random.below(set->columns.size())];
        if (mayChange(column))
            cells[column] = remake(table, column, row, attempt, cells, random);
    }
    const UniqueSet *set = clash(table, cells, used, late);
    if (!set || set->wish)
        return true;
    if (search(table, row, *set, cells, used, late))
        return true;
    for (int column : set->columns) {
        if (plan.columns[column].field.null && !set->nullsCount && mayChange(column))
            cells[column] = {};
    }
    set = clash(table, cells, used, late);
    return !set || set->wish;
}

const RowCondition *SampleFiller::broken(int table, const Row &cells) const
{
    const TablePlan &plan = m_plan.tables[table];
    const auto valueOfField = [&](const QString &name) -> QVariant {
        for (int column = 0; column < plan.columns.size(); ++column) {
            const ResolvedField &field = plan.columns[column].field;
            if (field.field.name == name || field.attname == name)
                return cells[column].table >= 0 ? QVariant(cells[column].row + 1) : cells[column].value;
        }
        return {};
    };
    for (const RowCondition &condition : plan.conditions) {
        if (!condition.holds(valueOfField))
            return &condition;
    }
    return nullptr;
}

// A value that may please a condition: one of its literals or a neighbour, NULL, or any.
SampleFiller::Cell SampleFiller::candidate(int table, int column, int row, const RowCondition &condition, Random &random) const
{
    const ColumnPlan &plan = m_plan.tables[table].columns[column];
    const Field &field = plan.field.field;
    const bool text = valueCount(field) > 0 && nthValue(field, 0).typeId() == QMetaType::QString && field.type != FieldType::Decimal;
    if (plan.field.null && random.chance(25))
        return {};
    if (plan.filling == Filling::Key)
        return choices(table, column) == 0 ? Cell() : nthCell(table, column, random.below(choices(table, column)));
    if (!condition.literals().isEmpty() && literalChoices(field).isEmpty() && random.chance(60)) {
        const QVariant literal = random.pick(condition.literals());
        const bool number = literal.typeId() != QMetaType::QString;
        const int shift = int(random.between(-2, 2));
        if (text && !number)
            return {.value = literal.toString() + (shift > 0 ? QString::number(row) : QString())};
        if (number && field.type == FieldType::Decimal)
            return {.value = QString::number(literal.toDouble() + shift, 'f', int(field.options.integer(u"decimal_places", 2)))};
        if (number && field.type == FieldType::Float)
            return {.value = literal.toDouble() + shift};
        if (number && !text)
            return {.value = qint64(literal.toDouble()) + shift};
    }
    const QVariant value = random.chance(50) ? nthValue(field, random.below(100))
                                             : likelyValue({.field = field, .row = row, .rows = m_options.rows}, random);
    return {.value = value};
}

// Makes the row fit what is unique and what is checked, one after the other until both are content.
bool SampleFiller::settle(int table, int row, Row &cells, const Used &used, Random &random) const
{
    const TablePlan &plan = m_plan.tables[table];
    if (plan.conditions.isEmpty())
        return makeUnique(table, row, cells, used, false, random);
    for (int attempt = 0; attempt < 20 * guesses; ++attempt) {
        const RowCondition *condition = broken(table, cells);
        if (!condition) {
            const bool unique = makeUnique(table, row, cells, used, false, random);
            condition = broken(table, cells);
            if (!condition)
                return unique;
        }
        const QString &name = condition->fields()[random.below(condition->fields().size())];
        for (int column = 0; column < plan.columns.size(); ++column) {
            const ColumnPlan &described = plan.columns[column];
            const bool named = described.field.field.name == name || described.field.attname == name;
            if (named && !described.late && described.filling != Filling::Nothing && !isAutoField(described.field.field.type))
                cells[column] = candidate(table, column, row, *condition, random);
        }
    }
    return false;
}

// Goes through the values of the set's columns in turn, as long as that takes no time.
bool SampleFiller::search(int table, int row, const UniqueSet &set, Row &cells, const Used &used, bool late) const
{
    const TablePlan &plan = m_plan.tables[table];
    QList<int> columns;
    qint64 product = 1;
    for (int column : set.columns) {
        if (plan.columns[column].late == late && plan.columns[column].filling != Filling::ObjectKey) {
            columns.append(column);
            product = std::min(longestSearch, product * std::max<qint64>(1, std::min<qint64>(choices(table, column), longestSearch)));
        }
    }
    const Row before = cells;
    for (qint64 n = 0; n < product && !columns.isEmpty(); ++n) {
        qint64 rest = (row + n) % product;
        for (int column : std::as_const(columns)) {
            const qint64 count = std::max<qint64>(1, choices(table, column));
            cells[column] = nthCell(table, column, rest % count);
            rest /= count;
        }
        const UniqueSet *left = clash(table, cells, used, late);
        if (!left || left->wish)
            return true;
    }
    cells = before;
    return false;
}

} // namespace relata
