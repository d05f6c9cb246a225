// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/inplace/bracketlist.h"

#include <algorithm>

namespace relata {

namespace {

using Kind = FileToken::Kind;

// Sets what an item says from its tokens.
void finishItem(const FileText &text, int first, int last, BracketItem &item)
{
    const FileToken &head = text.tokens()[first];
    item.range = {head.range.begin, text.tokens()[last].range.end};
    item.value = item.range;
    item.starred = text.isOperator(head, '*');
    item.mapping = head.kind == Kind::Operator && text.view(head) == "**";
    int second = first + 1;
    while (second <= last &&
           (text.tokens()[second].kind == Kind::LineEnd || text.tokens()[second].kind == Kind::Comment))
        ++second;
    if (head.kind == Kind::Name && second < last && text.isOperator(text.tokens()[second], '=')) {
        item.keyword = text.view(head).toByteArray();
        int value = second + 1;
        while (value < last &&
               (text.tokens()[value].kind == Kind::LineEnd || text.tokens()[value].kind == Kind::Comment))
            ++value;
        item.value.begin = text.tokens()[value].range.begin;
    }
}

/// Works out the edits of one list.
class ListEditor
{
public:
    ListEditor(const FileText &text, const BracketList &list, bool tuple, TextEdits &edits)
        : m_text(text)
        , m_list(list)
        , m_tuple(tuple)
        , m_edits(edits)
    {
    }

    void edit(const QList<PlannedItem> &plan)
    {
        m_kept.fill(false, m_list.items.size());
        m_final = int(plan.size());
        m_newLast = !plan.isEmpty() && plan.last().kept < 0;
        for (const PlannedItem &item : plan) {
            if (item.kept >= 0)
                m_kept[item.kept] = true;
        }
        if (!m_kept.contains(true)) {
            replaceAll(plan);
            return;
        }
        m_lines = true;
        for (int i = 0; i < m_list.items.size(); ++i)
            m_lines = m_lines && (!m_kept[i] || hasOwnLines(i));
        removeRuns();
        insertAll(plan);
        // A tuple of one item is told by its comma.
        const int only = int(m_kept.indexOf(true));
        if (m_tuple && m_final == 1 && m_list.items[only].comma < 0)
            m_edits.insert(m_list.items[only].range.end, ",");
    }

private:
    int endOf(int item) const
    {
        return m_list.items[item].comma >= 0 ? m_list.items[item].comma + 1 : m_list.items[item].range.end;
    }
    bool hasOwnLines(int item) const
    {
        return m_text.beginsLine(m_list.items[item].range.begin) && m_text.endsLine(endOf(item));
    }
    // From the comment lines directly above to the line after it.
    SourceRange ownLines(int first, int last) const
    {
        int begin = m_text.lineStart(m_list.items[first].range.begin);
        while (begin > m_list.range.begin && m_text.isCommentLine(begin - 1) &&
               m_text.lineStart(begin - 1) > m_list.range.begin)
            begin = m_text.lineStart(begin - 1);
        return {begin, m_text.nextLine(endOf(last))};
    }

    void replaceAll(const QList<PlannedItem> &plan)
    {
        const bool ownLines = !m_list.items.isEmpty() && hasOwnLines(0) && hasOwnLines(int(m_list.items.size()) - 1);
        QByteArray out;
        if (ownLines && !plan.isEmpty()) {
            const int begin = m_list.items.first().range.begin;
            for (const PlannedItem &item : plan)
                out += m_text.indentation(begin) + item.text + ',' + m_text.newline(begin);
            m_edits.replace(this->ownLines(0, int(m_list.items.size()) - 1), out);
            return;
        }
        for (const PlannedItem &item : plan)
            out += (out.isEmpty() ? "" : ", ") + item.text;
        m_edits.replace(m_list.inside(), m_tuple && plan.size() == 1 ? out + ',' : out);
    }

    void removeRuns()
    {
        for (int first = 0; first < m_kept.size(); ++first) {
            if (m_kept[first])
                continue;
            int last = first;
            while (last + 1 < m_kept.size() && !m_kept[last + 1])
                ++last;
            removeRun(first, last);
            first = last;
        }
    }

    void removeRun(int first, int last)
    {
        const bool atEnd = last + 1 == m_kept.size();
        bool ownLines = true;
        for (int i = first; i <= last; ++i)
            ownLines = ownLines && hasOwnLines(i);
        if (ownLines) {
            m_edits.remove(this->ownLines(first, last));
        } else if (!atEnd && (first == 0 || m_text.beginsLine(m_list.items[first].range.begin))) {
            m_edits.remove({m_list.items[first].range.begin, m_list.items[last + 1].range.begin});
        } else {
            removeAfter(first - 1, last, atEnd);
            return;
        }
        const int before = first - 1;
        if (atEnd && before >= 0 && !m_list.hasTrailingComma() && !(m_tuple && m_final == 1))
            dropComma(before);
    }

    // The comma of the item before goes too, unless one stands at the end and stays.
    void removeAfter(int before, int last, bool atEnd)
    {
        const BracketItem &item = m_list.items[before];
        const int begin = item.range.end;
        const bool comment = hasComment({begin, m_list.items[before + 1].range.begin});
        const bool keepComma = m_tuple && m_final == 1 && atEnd && !m_list.hasTrailingComma();
        if (!comment) {
            m_edits.remove({keepComma ? item.comma + 1 : begin, m_list.items[last].range.end});
        } else {
            // The comment stands before or behind the comma that stays.
            const bool trailing = atEnd && m_list.hasTrailingComma();
            m_edits.remove(
                {m_list.items[before + 1].range.begin, trailing ? endOf(last) : m_list.items[last].range.end});
            if (!keepComma && !trailing)
                dropComma(before);
        }
    }

    bool hasComment(SourceRange range) const
    {
        for (int i = m_text.tokenAt(range.begin); i < m_text.tokens().size(); ++i) {
            if (m_text.tokens()[i].range.begin >= range.end)
                return false;
            if (m_text.tokens()[i].kind == Kind::Comment)
                return true;
        }
        return false;
    }

    void dropComma(int item)
    {
        const int comma = m_list.items[item].comma;
        if (comma >= 0 && !m_newLast)
            m_edits.remove({comma, comma + 1});
    }

    void insertAll(const QList<PlannedItem> &plan)
    {
        int after = -1;
        QList<QByteArray> texts;
        for (const PlannedItem &item : plan) {
            if (item.kept < 0) {
                texts.append(item.text);
                continue;
            }
            insertAfter(after, item.kept, texts);
            texts.clear();
            after = item.kept;
        }
        insertAfter(after, -1, texts);
    }

    void insertAfter(int after, int before, const QList<QByteArray> &texts)
    {
        if (texts.isEmpty())
            return;
        const BracketItem &neighbour = m_list.items[after >= 0 ? after : before];
        const int begin = neighbour.range.begin;
        if (after < 0) {
            QByteArray out;
            for (const QByteArray &text : texts)
                out += m_lines ? m_text.indentation(begin) + text + ',' + m_text.newline(begin) : text + ", ";
            m_edits.insert(m_lines ? ownLines(before, before).begin : begin, out);
        } else if (m_lines) {
            insertLines(after, before < 0, texts);
        } else {
            const bool aligned = m_text.beginsLine(begin) && m_list.items.first().range.begin != begin;
            QByteArray out;
            for (const QByteArray &text : texts)
                out += (aligned ? ',' + m_text.newline(begin) + m_text.indentation(begin) : QByteArray(", ")) + text;
            m_edits.insert(neighbour.range.end, out);
        }
    }

    void insertLines(int after, bool last, const QList<QByteArray> &texts)
    {
        const BracketItem &neighbour = m_list.items[after];
        const bool trailing = !last || m_list.hasTrailingComma();
        if (neighbour.comma < 0)
            m_edits.insert(neighbour.range.end, ",");
        const int at = m_text.lineEnd(endOf(after));
        QByteArray out;
        for (qsizetype i = 0; i < texts.size(); ++i) {
            out += m_text.newline(neighbour.range.begin) + m_text.indentation(neighbour.range.begin) + texts[i];
            out += trailing || i + 1 < texts.size() ? "," : "";
        }
        m_edits.insert(at, out);
    }

    const FileText &m_text;
    const BracketList &m_list;
    bool m_tuple;
    TextEdits &m_edits;
    QList<bool> m_kept;
    int m_final = 0;
    bool m_lines = false;
    bool m_newLast = false;
};

} // namespace

int BracketList::indexOf(QByteArrayView keyword) const
{
    for (int i = 0; i < items.size(); ++i) {
        if (!items[i].keyword.isEmpty() && items[i].keyword == keyword)
            return i;
    }
    return -1;
}

int BracketList::itemAt(int at) const
{
    for (int i = 0; i < items.size(); ++i) {
        if (items[i].range.contains(at))
            return i;
    }
    return -1;
}

BracketList bracketList(const FileText &text, int open)
{
    BracketList list;
    const QList<FileToken> &tokens = text.tokens();
    const int start = text.tokenAt(open);
    if (start >= tokens.size())
        return list;
    const int depth = tokens[start].depth + 1;
    int first = -1;
    int last = -1;
    int lambdas = 0;
    BracketItem item;
    for (int i = start + 1; i < tokens.size(); ++i) {
        const FileToken &token = tokens[i];
        if (token.depth < depth) {
            if (first >= 0) {
                finishItem(text, first, last, item);
                list.items.append(item);
            }
            list.range = {open, token.range.end};
            return list;
        }
        if (token.kind == Kind::LineEnd || token.kind == Kind::Comment)
            continue;
        if (token.depth == depth && token.kind == Kind::Name && text.view(token) == "lambda")
            ++lambdas;
        if (token.depth == depth && lambdas > 0 && text.isOperator(token, ':'))
            --lambdas;
        if (token.depth == depth && lambdas == 0 && text.isOperator(token, ',') && first >= 0) {
            item.comma = token.range.begin;
            finishItem(text, first, last, item);
            list.items.append(item);
            item = {};
            first = -1;
            continue;
        }
        first = first < 0 ? i : first;
        last = i;
    }
    return {};
}

void editBrackets(const FileText &text, const BracketList &list, const QList<PlannedItem> &plan, bool tuple,
                  TextEdits &edits)
{
    bool same = plan.size() == list.items.size();
    for (qsizetype i = 0; i < plan.size() && same; ++i)
        same = plan[i].kept == i;
    if (same)
        return;
    ListEditor(text, list, tuple, edits).edit(plan);
}

} // namespace relata
