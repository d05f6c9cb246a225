// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/clean/line.h"

#include "model/python/clean/width.h"

#include <algorithm>

namespace relata::clean {

using namespace Qt::StringLiterals;

using Kind = Leaf::Kind;

QString text(const Line &line)
{
    QString out = QString(4 * line.depth, u' ');
    QStringList remarks;
    for (qsizetype i = 0; i < line.leaves.size(); ++i) {
        const Leaf &leaf = line.leaves[i];
        const bool hugged = leaf.hugs || (i > 1 && line.leaves[i - 1].hugs);
        out += (i > 0 && leaf.space && !hugged ? u" "_s : QString()) + leaf.text;
        remarks += leaf.remarks;
    }
    for (const QString &remark : remarks)
        out += u"  "_s + remark;
    return out;
}

bool hasOwnRemark(const Line &line)
{
    return std::any_of(line.leaves.begin(), line.leaves.end(),
                       [](const Leaf &leaf) { return leaf.kind == Kind::Remark; });
}

bool hasLongText(const Line &line)
{
    return std::any_of(line.leaves.begin(), line.leaves.end(),
                       [](const Leaf &leaf) { return leaf.text.contains(u'\n'); });
}

bool fits(const Line &line)
{
    // Several comments of one line would become one; and what follows a comment has to go to the next line.
    const auto remarked =
        std::count_if(line.leaves.begin(), line.leaves.end(), [](const Leaf &l) { return !l.remarks.isEmpty(); });
    if (hasOwnRemark(line) || remarked > 1)
        return false;
    const QString whole = text(line);
    return !whole.contains(u'\n') && columnsOf(whole) <= lineLength;
}

qsizetype lengthOf(const Line &line, qsizetype index)
{
    const Leaf &leaf = line.leaves[index];
    qsizetype length = leaf.text.size() + (leaf.space && index > 0 ? 1 : 0);
    for (const QString &remark : leaf.remarks)
        length += remark.size();
    return length;
}

QMap<qsizetype, Break> breaksOf(const Line &line)
{
    QMap<qsizetype, Break> breaks;
    int depth = 0;
    QList<int> names;
    for (qsizetype i = 0; i < line.leaves.size(); ++i) {
        const Leaf &leaf = line.leaves[i];
        if (leaf.kind == Kind::Remark || (leaf.kind == Kind::Close && depth == 0))
            continue;
        if (leaf.endsNames && !names.isEmpty() && names.last() == depth) {
            names.removeLast();
            --depth;
        }
        if (leaf.kind == Kind::Close)
            --depth;
        if (depth == 0 && leaf.before != Break::Never && i > 0)
            breaks[i - 1] = leaf.before;
        else if (depth == 0 && leaf.kind == Kind::Comma)
            breaks[i] = Break::Comma;
        if (leaf.kind == Kind::Open)
            ++depth;
        if (leaf.isLambda || leaf.isFor)
            names.append(++depth);
    }
    return breaks;
}

Break mostReady(const QMap<qsizetype, Break> &breaks, qsizetype except)
{
    Break most = Break::Never;
    for (auto it = breaks.begin(); it != breaks.end(); ++it)
        most = it.key() == except ? most : std::max(most, it.value());
    return most;
}

} // namespace relata::clean
