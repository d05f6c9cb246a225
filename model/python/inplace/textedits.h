// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/syntax.h"

#include <QByteArray>
#include <QList>

namespace relata {

/// Replacements of ranges of one text, collected in any order and applied at once.  Ranges do not overlap; what is
/// inserted at one place stays in the order in which it came.
class TextEdits
{
public:
    void replace(SourceRange range, const QByteArray &text);
    void insert(int at, const QByteArray &text) { replace({at, at}, text); }
    void remove(SourceRange range) { replace(range, {}); }
    void append(const TextEdits &other) { m_edits += other.m_edits; }

    bool isEmpty() const { return m_edits.isEmpty(); }
    /// Two ranges share a byte: the edits contradict each other.
    bool overlap() const;
    QByteArray applied(const QByteArray &source) const { return applied(source, {0, int(source.size())}); }
    /// Something replaces a part of the range.
    bool touches(SourceRange range) const;
    /// The new text of a part; edits outside of it are left out.
    QByteArray applied(const QByteArray &source, SourceRange part) const;

private:
    struct Edit
    {
        SourceRange range = {};
        QByteArray text = {};
    };
    QList<Edit> sorted() const;

    QList<Edit> m_edits;
};

} // namespace relata
