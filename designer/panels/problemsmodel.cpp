// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/problemsmodel.h"

#include "designer/theme/theme.h"

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString cellText(const Problem &problem, int column)
{
    switch (column) {
    case ProblemsModel::IdColumn: return problem.id;
    case ProblemsModel::ObjectColumn: return problem.object;
    case ProblemsModel::MessageColumn: return problem.message;
    case ProblemsModel::FixColumn: return problem.fix ? problem.fix->text : QString();
    default: return {};
    }
}

QString wholeText(const Problem &problem)
{
    QStringList lines = {levelName(problem.level) + u' ' + problem.id, problem.object, problem.message, problem.hint};
    lines.removeAll(QString());
    return lines.join(u'\n');
}

bool readsTheSame(const Problem &a, const Problem &b)
{
    return isSameProblem(a, b) && a.level == b.level && a.message == b.message && a.hint == b.hint
        && cellText(a, ProblemsModel::FixColumn) == cellText(b, ProblemsModel::FixColumn);
}

} // namespace

bool isSameProblem(const Problem &a, const Problem &b)
{
    return a.id == b.id && a.model == b.model && a.field == b.field && a.object == b.object;
}

void ProblemsModel::setProblems(QList<Problem> problems)
{
    std::stable_sort(problems.begin(), problems.end(), [](const Problem &a, const Problem &b) { return a.level > b.level; });
    // A fix is a function and may have been made for another state of the schema, so it is always taken over.
    const bool same = std::equal(problems.begin(), problems.end(), m_problems.begin(), m_problems.end(), readsTheSame);
    if (!same)
        beginResetModel();
    m_problems = std::move(problems);
    if (!same)
        endResetModel();
}

int ProblemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_problems.size());
}

int ProblemsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ProblemsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_problems.size())
        return {};
    const Problem &problem = m_problems[index.row()];
    switch (role) {
    case Qt::DisplayRole: return cellText(problem, index.column());
    case Qt::ToolTipRole: return wholeText(problem);
    case Qt::AccessibleTextRole:
        return index.column() == IdColumn ? QVariant(levelName(problem.level) + u' ' + problem.id) : QVariant();
    case Qt::DecorationRole:
        return index.column() == IdColumn ? QVariant(icon(problem.level == Level::Error ? u"error"_s : u"warning"_s)) : QVariant();
    case Qt::ForegroundRole:
        if (index.column() == FixColumn)
            return currentTheme().selection;
        return index.column() == ObjectColumn ? QVariant(currentTheme().quietText) : QVariant();
    default: return {};
    }
}

} // namespace relata
