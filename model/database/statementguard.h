// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/database/sqltokens.h"
#include "model/sql/schemaeditor.h"

#include <QHash>
#include <QStringList>

namespace relata {

/// Lets only those statements through to a database that make tables, and do nothing to tables that were there before.  A
/// project may come from anybody, and names in it go into statements unescaped, as Django puts them there.
class StatementGuard
{
public:
    struct Rules
    {
        bool caseSensitive = false;  ///< tables are told apart by the case of their names
        bool namesElsewhere = false; ///< tables may be made outside the scratch place: what is done there is taken back
        bool danglingKeys = false;   ///< foreign keys may point at tables that are not there
    };

    StatementGuard(const Dialect &dialect, Rules rules)
        : m_dialect(dialect)
        , m_rules(rules)
    {
    }

    /// The single statements of an entry; an error says why it must not run.
    Result<QStringList> admit(const Statement &entry);

    /// The tables that are there after what was admitted, and whose they are.
    const QHash<QString, ModelId> &tables() const { return m_tables; }
    bool isMade(const QString &quotedTable) const;

private:
    class Reader;

    QString keyOf(const QStringList &parts) const;
    QString admitOne(const QList<SqlToken> &tokens, ModelId owner);
    QString admitCreate(Reader &reader, ModelId owner);
    QString admitAlter(Reader &reader);
    QString admitInsert(Reader &reader) const;
    QString admitDrop(Reader &reader);
    QString admitComment(Reader &reader) const;
    QString existing(Reader &reader) const;
    QString checkReferences(const QList<SqlToken> &tokens) const;

    const Dialect &m_dialect;
    Rules m_rules;
    QHash<QString, ModelId> m_tables;
};

} // namespace relata
