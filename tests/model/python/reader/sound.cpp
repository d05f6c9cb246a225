// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/python/reader/sound.h"

#include <algorithm>

namespace relata {

namespace {

bool isSound(const PyExpr &expression, SourceRange whole)
{
    const SourceRange range = expression.range;
    if (range.begin < whole.begin || range.end > whole.end || range.begin > range.end)
        return false;
    return std::ranges::all_of(expression.items, [range](const PyExpr &item) { return isSound(item, range); }) &&
           std::ranges::all_of(expression.keywords, [range](const PyExpr::Keyword &keyword) {
               return keyword.range.begin >= range.begin && keyword.range.end <= range.end;
           });
}

bool isSound(const PyStatement &statement, SourceRange whole)
{
    const SourceRange range = statement.range;
    if (range.begin < whole.begin || range.end > whole.end || range.begin >= range.end)
        return false;
    return std::ranges::all_of(statement.value, [range](const PyExpr &value) { return isSound(value, range); }) &&
           std::ranges::all_of(statement.statements,
                               [range](const PyStatement &inner) { return isSound(inner, range); });
}

} // namespace

bool isSound(const PyModule &module)
{
    if (!module.error.isEmpty())
        return module.statements.isEmpty() && !module.error.contains(u'\n') && module.error.size() < 300;
    const SourceRange whole{0, int(module.source.size())};
    return std::ranges::all_of(module.statements,
                               [whole](const PyStatement &statement) { return isSound(statement, whole); });
}

} // namespace relata
