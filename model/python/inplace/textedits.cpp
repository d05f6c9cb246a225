// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/inplace/textedits.h"

#include <algorithm>

namespace relata {

void TextEdits::replace(SourceRange range, const QByteArray &text)
{
    if (range.size() > 0 || !text.isEmpty())
        m_edits.append({range, text});
}

QList<TextEdits::Edit> TextEdits::sorted() const
{
    // An insertion comes before what is replaced from the same place on.
    QList<Edit> edits = m_edits;
    std::stable_sort(edits.begin(), edits.end(), [](const Edit &a, const Edit &b) {
        if (a.range.begin != b.range.begin)
            return a.range.begin < b.range.begin;
        return a.range.size() == 0 && b.range.size() > 0;
    });
    return edits;
}

bool TextEdits::overlap() const
{
    int end = 0;
    for (const Edit &edit : sorted()) {
        if (edit.range.begin < end)
            return true;
        end = edit.range.end;
    }
    return false;
}

bool TextEdits::touches(SourceRange range) const
{
    return std::any_of(m_edits.begin(), m_edits.end(),
                       [&](const Edit &edit) { return edit.range.begin < range.end && edit.range.end > range.begin; });
}

QByteArray TextEdits::applied(const QByteArray &source, SourceRange part) const
{
    QByteArray out;
    int at = part.begin;
    for (const Edit &edit : sorted()) {
        if (edit.range.begin < at || edit.range.end > part.end)
            continue;
        out += source.mid(at, edit.range.begin - at) + edit.text;
        at = edit.range.end;
    }
    return out + source.mid(at, part.end - at);
}

} // namespace relata
