// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/sql/dialect.h"
#include "model/sql/sqltext.h"

#include <QCryptographicHash>
#include <QString>
#include <QStringList>
#include <QVarLengthArray>

#include <span>

namespace relata {

// How Django makes and cuts the names of tables, indexes and constraints: django/db/backends/utils.py (truncate_name,
// names_digest) and base/schema.py (_create_index_name) of 5.2.  Lengths are in characters as Python counts them.

/// Hashes names, one after the other: making such an object costs as much as hashing a name.
class NameHasher
{
public:
    /// Begins with a new name, which is all the words strung together.
    void begin() { m_words.clear(); }
    void add(QStringView word);
    void put(SqlText &out, int digits);

private:
    QVarLengthArray<char, 256> m_words;
    QCryptographicHash m_hash{QCryptographicHash::Md5};
};

/// The first `length` hexadecimal digits of the MD5 of the words strung together.
QString namesDigest(const QStringList &words, int length);

/// A name that Django made, cut to the dialect's limit: the end gives way to four digits of a hash.
QString cutName(const QString &name, int limit);

/// Without the schema and the quotes of `"schema"."table"`.
QString bareTable(const QString &table);
/// Without the quotes around it.
QString withoutQuotes(const QString &name);

/// The name of an index or constraint over columns; `suffix` is `_like`, `_uniq`, `_fk_other_id` or nothing.
QString indexName(const QString &table, const QStringList &columns, const QString &suffix, const Dialect &dialect);
/// The same in quotes at the end of a text; of the table the bare name.
void putIndexName(SqlText &out, NameHasher &hasher, QStringView bareTable, std::span<const QString> columns,
                  QStringView suffix, const Dialect &dialect);

/// The name that an entry of Meta.indexes gets when it has none.  `columns` begin with `-` where descending; `kind` is
/// `idx`.
QString metaIndexName(const QString &table, const QStringList &columns, const QString &kind = QStringLiteral("idx"));
/// The same in quotes at the end of a text; of the table the bare name.
void putMetaIndexName(SqlText &out, NameHasher &hasher, QStringView bareTable, std::span<const QString> columns,
                      QStringView kind);

} // namespace relata
