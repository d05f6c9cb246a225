// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/blockchanges.h"

#include "model/sql/tablenames.h"

#include <algorithm>

namespace relata {

namespace {

// Comparing what is shared costs little.  Who points at a model makes no difference to its table.
bool isSame(const ResolvedModel &before, const ResolvedModel &after)
{
    if (before == after)
        return true;
    ResolvedModel with = before;
    with.reverse = after.reverse;
    return with == after;
}

// Expressions and conditions may name fields of the models that foreign keys point at.
bool hasExpressions(const ResolvedModel &model)
{
    const auto inIndex = [](const Index &index) { return !index.expressions.isEmpty() || !index.options.isEmpty(); };
    const auto inColumn = [](const ResolvedField &column) {
        return column.field.type == FieldType::Generated || column.field.options.has(u"db_default");
    };
    return !model.constraints.isEmpty() || std::any_of(model.indexes.begin(), model.indexes.end(), inIndex) ||
           std::any_of(model.columns.begin(), model.columns.end(), inColumn);
}

} // namespace

BlockChanges::BlockChanges(const Registry &before, const Registry &after, const Dialect &dialect)
    : m_before(before)
    , m_after(after)
    , m_dialect(dialect)
    , m_touched(size_t(after.models().size()), true)
{
    std::vector<bool> changed(m_touched.size(), true);
    const qsizetype common = std::min(before.models().size(), after.models().size());
    for (int i = 0; i < common; ++i)
        changed[size_t(i)] = !isSame(before.at(i), after.at(i));
    for (int i = 0; i < common; ++i) {
        const ResolvedModel &model = after.at(i);
        const auto differs = [&](int index) { return bool(changed[size_t(index)]); };
        m_touched[size_t(i)] = differs(i) || differs(model.concrete) ||
                               std::any_of(model.parents.begin(), model.parents.end(), differs);
    }
}

bool BlockChanges::isChanged(int index) const
{
    if (touches(index))
        return true;
    const ResolvedModel &model = m_after.at(index);
    const auto linkChanged = [&](const ResolvedField &field) {
        const bool own = field.through >= 0 && m_after.at(field.through).linkOf == index;
        return own && (touches(field.through) || refersToChange(m_after.at(field.through)));
    };
    return refersToChange(model) || std::any_of(model.manyToMany.begin(), model.manyToMany.end(), linkChanged);
}

bool BlockChanges::refersToChange(const ResolvedModel &model) const
{
    const auto pointsAtChange = [&](const ResolvedField &field) { return field.target >= 0 && touches(field.target); };
    if (std::any_of(model.columns.begin(), model.columns.end(), pointsAtChange) && hasExpressions(model))
        return true;
    return std::any_of(model.columns.begin(), model.columns.end(),
                       [&](const ResolvedField &field) { return field.target >= 0 && isReferenceChanged(field); });
}

// A key may itself refer to another key, whose type it takes.
bool BlockChanges::isReferenceChanged(const ResolvedField &field) const
{
    const ResolvedField *at = &field;
    for (qsizetype steps = 0; at && at->target >= 0 && steps < m_after.models().size(); ++steps) {
        const ResolvedField *now = m_after.targetColumn(*at);
        if (touches(at->target)) {
            if (at->target >= m_before.models().size())
                return true;
            const ResolvedField *then = m_before.targetColumn(*at);
            if (!then != !now || (now && *then != *now))
                return true;
            const int before = m_before.at(at->target).concrete, after = m_after.at(at->target).concrete;
            if (tableName(m_before, before, m_dialect) != tableName(m_after, after, m_dialect))
                return true;
        }
        at = now;
    }
    return false;
}

} // namespace relata
