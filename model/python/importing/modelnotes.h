// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/importing/sourcetree.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

namespace relata {

/// Collects what is known only partly of one model, and which expressions its values come from.
class ModelNotes
{
    Q_DECLARE_TR_FUNCTIONS(Import)

public:
    /// Something of the model is known only partly; `line` is where, 0 if nowhere in particular.
    void partly(const QString &reason, int line);
    /// The same of a field or an option: `price: MoneyField is none of Django's (line 12)`.
    void partly(const QString &part, const QString &reason, int line);

    const QStringList &reasons() const { return m_reasons; }

private:
    QStringList m_reasons;
    QSet<QString> m_told;
};

/// Finds the line of a byte of a module.
class LineNumbers
{
public:
    explicit LineNumbers(const SourceTree &tree)
        : m_tree(tree)
    {
    }
    int lineOf(int module, int at) const;

private:
    const SourceTree &m_tree;
    mutable QHash<int, QList<int>> m_starts;
};

/// `source` on one line and not too long, as a sentence can hold it.
QString inSentence(const QString &source);

} // namespace relata
