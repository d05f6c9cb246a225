// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/linediff.h"

#include <QStringList>

#include <algorithm>

namespace relata {

namespace {

using Kind = DiffLine::Kind;

// Texts that differ in more lines than this are shown as one replaced by the other.
constexpr int mostDifferences = 2000;

QStringList linesOf(const QString &text)
{
    QStringList lines = text.split(u'\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

/// The way through the edit graph, found forwards and read backwards.
class Differences
{
public:
    Differences(QStringList before, QStringList after)
        : m_before(std::move(before))
        , m_after(std::move(after))
    {
    }

    QList<DiffLine> lines()
    {
        const int most = std::min(int(m_before.size() + m_after.size()), mostDifferences);
        for (int d = 0; d <= most; ++d) {
            if (advance(d))
                return walkBack(d);
        }
        return replaced();
    }

private:
    int &furthest(QList<int> &row, int k) const { return row[k + int(row.size()) / 2]; }

    // One more difference: how far each diagonal gets.  True when both texts are used up.
    bool advance(int d)
    {
        QList<int> row(2 * d + 3, 0);
        for (int k = -d; k <= d; k += 2) {
            int x = 0;
            if (d > 0) {
                QList<int> &last = m_rows[d - 1];
                const bool down = k == -d || (k != d && furthest(last, k - 1) < furthest(last, k + 1));
                x = down ? furthest(last, k + 1) : furthest(last, k - 1) + 1;
            }
            int y = x - k;
            while (x < m_before.size() && y < m_after.size() && m_before[x] == m_after[y]) {
                ++x;
                ++y;
            }
            furthest(row, k) = x;
            if (x >= m_before.size() && y >= m_after.size()) {
                m_rows.append(row);
                return true;
            }
        }
        m_rows.append(row);
        return false;
    }

    QList<DiffLine> walkBack(int d)
    {
        QList<DiffLine> lines;
        int x = int(m_before.size());
        int y = int(m_after.size());
        for (; d > 0; --d) {
            QList<int> &last = m_rows[d - 1];
            const int k = x - y;
            const bool down = k == -d || (k != d && furthest(last, k - 1) < furthest(last, k + 1));
            const int beforeX = furthest(last, down ? k + 1 : k - 1);
            const int beforeY = beforeX - (down ? k + 1 : k - 1);
            takeSame(lines, x, y, down ? beforeX : beforeX + 1);
            if (down)
                lines.append({Kind::Added, m_after[--y], y + 1});
            else
                lines.append({Kind::Removed, m_before[--x], x + 1});
            x = beforeX;
            y = beforeY;
        }
        takeSame(lines, x, y, 0);
        std::reverse(lines.begin(), lines.end());
        return lines;
    }

    void takeSame(QList<DiffLine> &lines, int &x, int &y, int until) const
    {
        while (x > until) {
            --x;
            --y;
            lines.append({Kind::Same, m_after[y], y + 1});
        }
    }

    QList<DiffLine> replaced() const
    {
        QList<DiffLine> lines;
        for (int i = 0; i < m_before.size(); ++i)
            lines.append({Kind::Removed, m_before[i], i + 1});
        for (int i = 0; i < m_after.size(); ++i)
            lines.append({Kind::Added, m_after[i], i + 1});
        return lines;
    }

    QStringList m_before;
    QStringList m_after;
    QList<QList<int>> m_rows; ///< a row a number of differences: diagonal -> x
};

// Keeps `context` lines around what differs.
QList<DiffLine> shortened(const QList<DiffLine> &lines, int context)
{
    QList<bool> kept(lines.size(), false);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i].kind == Kind::Same)
            continue;
        const qsizetype end = std::min(lines.size(), i + context + 1);
        for (qsizetype near = std::max<qsizetype>(0, i - context); near < end; ++near)
            kept[near] = true;
    }
    QList<DiffLine> shown;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (kept[i])
            shown.append(lines[i]);
        else if (shown.isEmpty() || shown.last().kind != Kind::Gap)
            shown.append({.kind = Kind::Gap});
    }
    return shown;
}

} // namespace

QList<DiffLine> lineDiff(const QString &before, const QString &after, int context)
{
    if (before == after)
        return {};
    QStringList old = linesOf(before);
    QStringList now = linesOf(after);
    // What is the same at both ends need not be looked at again and again.
    qsizetype head = 0;
    const qsizetype shorter = std::min(old.size(), now.size());
    while (head < shorter && old[head] == now[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && old[old.size() - 1 - tail] == now[now.size() - 1 - tail])
        ++tail;
    QList<DiffLine> lines;
    for (qsizetype i = 0; i < head; ++i)
        lines.append({Kind::Same, now[i], int(i) + 1});
    const auto middle = [&](const QStringList &all) { return all.mid(head, all.size() - head - tail); };
    for (DiffLine line : Differences(middle(old), middle(now)).lines()) {
        line.number += int(head);
        lines.append(line);
    }
    for (qsizetype i = now.size() - tail; i < now.size(); ++i)
        lines.append({Kind::Same, now[i], int(i) + 1});
    return shortened(lines, context);
}

} // namespace relata
