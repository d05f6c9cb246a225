// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/inplace/valueedit.h"

#include "model/python/inplace/bracketlist.h"
#include "model/python/inplace/choicesedit.h"
#include "model/python/inplace/literaltext.h"

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Kind = PyExpr::Kind;

// Longer lists are written anew rather than compared element by element.
constexpr int longest = 2000;

bool isSequence(const PyExpr &expression)
{
    return expression.is(Kind::List) || expression.is(Kind::Tuple) || expression.is(Kind::Set);
}

// `_("title")`: a call whose only argument is a text.
bool isWrappedText(const PyExpr &expression)
{
    return expression.is(Kind::Call) && expression.items.size() == 2 && expression.keywords.isEmpty() &&
           expression.items[1].is(Kind::Text);
}

// A new element written as one that stands beside it: as a tuple or a list, with its wrapper around words.
QByteArray textLike(EditContext &context, const Value &value, const PyExpr &like, const ValuePlace &place)
{
    const char quote = quoteIn(context, like.range);
    if (value.isText() && isWrappedText(like)) {
        return context.text.mid({like.range.begin, like.items[1].range.begin}) +
               quotedText(value.toText(), quote).toUtf8() + context.text.mid({like.items[1].range.end, like.range.end});
    }
    if (!value.isList() || !isSequence(like) || like.items.isEmpty())
        return context.valueSource(value, place.tuples, quote, place.local);
    QByteArrayList parts;
    for (qsizetype i = 0; i < value.toList().size(); ++i)
        parts.append(textLike(context, value.toList()[i], like.items[std::min(i, like.items.size() - 1)], place));
    const bool tuple = like.is(Kind::Tuple);
    const QByteArray inside = parts.join(", ");
    return tuple ? '(' + inside + (parts.size() == 1 ? ",)" : ")") : '[' + inside + ']';
}

QByteArray dictItemLike(EditContext &context, const Value &pair, const PyExpr &key, const PyExpr &value,
                        const ValuePlace &place)
{
    const ValueList &parts = pair.toList();
    return textLike(context, parts.value(0), key, place) + ": " + textLike(context, parts.value(1), value, place);
}

bool sameKey(const Value &a, const Value &b)
{
    return a.isList() && b.isList() && !a.toList().isEmpty() && !b.toList().isEmpty() &&
           a.toList().first() == b.toList().first();
}

bool isPair(const Value &value)
{
    return value.isList() && value.toList().size() == 2;
}

/// Changes a list, tuple or dict element by element.
class ElementEditor
{
public:
    ElementEditor(EditContext &context, const PyExpr &old, const ValuePlace &place, TextEdits &edits)
        : m_context(context)
        , m_old(old)
        , m_place(place)
        , m_edits(edits)
        , m_dict(old.is(Kind::Dict))
    {
    }

    // False where the elements of the source are not those of the value one by one.
    bool edit(const ValueList &before, const ValueList &after)
    {
        if (!fits(before) || (m_dict && !std::all_of(after.begin(), after.end(), isPair)))
            return false;
        const int open = openBracket();
        const BracketList list = open < 0 ? BracketList() : bracketList(m_context.text, open);
        if (!list.isValid() || list.items.size() != before.size())
            return false;
        const QList<ListMatch> match = matchLists(
            int(before.size()), int(after.size()), [&](int a, int b) { return before[a] == after[b]; },
            [&](int a, int b) { return sameKey(before[a], after[b]); });
        QList<PlannedItem> plan;
        for (int i = 0; i < match.size(); ++i) {
            plan.append(PlannedItem{match[i].old, {}});
            if (match[i].old < 0)
                plan.last().text = newText(after[i], plan);
            else if (match[i].changed)
                editElement(match[i].old, list, before[match[i].old], after[i]);
        }
        editBrackets(m_context.text, list, plan, m_old.is(Kind::Tuple), m_edits);
        return true;
    }

private:
    bool fits(const ValueList &before) const
    {
        const qsizetype size = m_dict ? m_old.items.size() / 2 : m_old.items.size();
        const bool starred = std::any_of(m_old.items.begin(), m_old.items.end(), [](const PyExpr &item) {
            return item.is(Kind::Starred) || item.range.size() == 0;
        });
        return size == before.size() && !starred && size < longest &&
               (!m_dict || std::all_of(before.begin(), before.end(), isPair));
    }

    // A tuple's own range holds no brackets where it has none, and is told by the comma.
    int openBracket() const
    {
        const char sign = m_old.range.begin < m_context.text.size() ? m_context.text.bytes()[m_old.range.begin] : '\0';
        if (sign != '(' && sign != '[' && sign != '{')
            return -1;
        const BracketList list = bracketList(m_context.text, m_old.range.begin);
        return list.range == m_old.range ? m_old.range.begin : -1;
    }

    QByteArray newText(const Value &value, const QList<PlannedItem> &plan) const
    {
        int like = -1;
        for (const PlannedItem &item : plan)
            like = item.kept >= 0 ? item.kept : like;
        like = std::max(like, 0);
        if (m_old.items.isEmpty())
            return m_context.valueSource(value, m_place.tuples, m_context.style.quote, m_place.local);
        if (m_dict)
            return dictItemLike(m_context, value, m_old.items[2 * like], m_old.items[2 * like + 1], m_place);
        return textLike(m_context, value, m_old.items[like], m_place);
    }

    void editElement(int index, const BracketList &list, const Value &before, const Value &after)
    {
        if (!m_dict) {
            editValue(m_context, m_old.items[index], list.items[index].range, before, after, m_place, m_edits);
            return;
        }
        const PyExpr &key = m_old.items[2 * index];
        const PyExpr &value = m_old.items[2 * index + 1];
        editValue(m_context, key, key.range, before.toList()[0], after.toList()[0], m_place, m_edits);
        editValue(m_context, value, value.range, before.toList()[1], after.toList()[1], m_place, m_edits);
    }

    EditContext &m_context;
    const PyExpr &m_old;
    const ValuePlace &m_place;
    TextEdits &m_edits;
    bool m_dict;
};

// The longest common subsequence, from the end; in the gaps what is alike, or where the gaps are of one size what
// stands in one place.
QList<ListMatch> matchAll(int before, int after, const auto &same, const auto &alike)
{
    QList<QList<int>> length(before + 1, QList<int>(after + 1, 0));
    for (int i = before - 1; i >= 0; --i) {
        for (int j = after - 1; j >= 0; --j)
            length[i][j] = same(i, j) ? length[i + 1][j + 1] + 1 : std::max(length[i + 1][j], length[i][j + 1]);
    }
    QList<ListMatch> match(after);
    int i = 0;
    int j = 0;
    const auto closeGap = [&](int fromOld, int toOld, int fromNew, int toNew) {
        if (toOld - fromOld == toNew - fromNew) {
            for (int k = fromNew; k < toNew; ++k)
                match[k] = {fromOld + k - fromNew, true};
            return;
        }
        for (int k = fromNew; k < toNew; ++k) {
            for (int old = fromOld; old < toOld; ++old) {
                if (alike(old, k)) {
                    match[k] = {old, true};
                    fromOld = old + 1;
                    break;
                }
            }
        }
    };
    int gapOld = 0;
    int gapNew = 0;
    while (i < before && j < after) {
        if (same(i, j)) {
            closeGap(gapOld, i, gapNew, j);
            match[j].old = i;
            gapOld = ++i;
            gapNew = ++j;
        } else if (length[i + 1][j] >= length[i][j + 1]) {
            ++i;
        } else {
            ++j;
        }
    }
    closeGap(gapOld, before, gapNew, after);
    return match;
}

} // namespace

char quoteIn(const EditContext &context, SourceRange range)
{
    const QList<FileToken> &tokens = context.text.tokens();
    for (int i = context.text.tokenAt(range.begin); i < tokens.size() && tokens[i].range.begin < range.end; ++i) {
        if (tokens[i].kind == FileToken::Kind::Text)
            return context.text.bytes()[tokens[i].range.end - 1] == '\'' ? '\'' : '"';
    }
    return context.style.quote;
}

QList<ListMatch> matchLists(int before, int after, const std::function<bool(int, int)> &same,
                            const std::function<bool(int, int)> &alike)
{
    // Long lists mostly agree at both ends; what is between them is compared each with each.
    int head = 0;
    while (head < before && head < after && same(head, head))
        ++head;
    int tail = 0;
    while (tail < before - head && tail < after - head && same(before - 1 - tail, after - 1 - tail))
        ++tail;
    QList<ListMatch> match;
    for (int i = 0; i < head; ++i)
        match.append(ListMatch{i, false});
    const auto sameBetween = [&](int a, int b) { return same(head + a, head + b); };
    const auto alikeBetween = [&](int a, int b) { return alike(head + a, head + b); };
    for (const ListMatch &item : matchAll(before - head - tail, after - head - tail, sameBetween, alikeBetween))
        match.append(item.old < 0 ? item : ListMatch{item.old + head, item.changed});
    for (int i = tail; i > 0; --i)
        match.append(ListMatch{before - i, false});
    return match;
}

void editValue(EditContext &context, const PyExpr &old, SourceRange whole, const Value &before, const Value &after,
               const ValuePlace &place, TextEdits &edits)
{
    if (before == after || (after == after.plain() && before.plain() == after))
        return;
    // The same name for another value: what it stands for has to change, or it has to go.
    const bool sequence = isSequence(old) || old.is(Kind::Dict);
    const bool named = !after.spelling().isEmpty() && after.spelling() != context.module.text(old.range) &&
                       !(sequence && after.isList());
    if (!named && after.isText() && isWrappedText(old)) {
        const SourceRange words = old.items[1].range;
        edits.replace(words, quotedText(after.toText(), quoteIn(context, words)).toUtf8());
        return;
    }
    if (!named && place.choices && before.isList() && after.isList() && editChoices(context, old, before, after, place))
        return;
    if (!named && before.isList() && after.isList() && sequence) {
        if (ElementEditor(context, old, place, edits).edit(before.toList(), after.toList()))
            return;
    }
    if (!named && old.is(Kind::Name) && !after.isList()) {
        const QByteArray member = memberSource(context, old, after, place);
        if (!member.isEmpty()) {
            edits.replace(old.range, member);
            return;
        }
    }
    const bool oneLine = !context.text.mid(old.range).contains('\n');
    const bool literal =
        (old.is(Kind::Text) && oneLine) || old.is(Kind::Integer) || old.is(Kind::Bool) || old.is(Kind::None);
    edits.replace(literal ? old.range : whole, context.valueSource(named ? after : after.plain(), place.tuples,
                                                                   quoteIn(context, old.range), place.local));
}

} // namespace relata
