// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/database/random.h"
#include "model/database/sampleplan.h"
#include "model/database/values.h"

namespace relata {

/// Fills the tables of a plan row by row.  A cell is a value or a row that it points at; keys become values at the end, so that
/// circles of tables do no harm.
class SampleFiller
{
public:
    SampleFiller(const Registry &registry, const SamplePlan &plan, const SampleOptions &options);

    void fill();
    QList<QList<QVariant>> rows(int table) const;
    QStringList notes(int table) const { return m_notes[table]; }

private:
    static constexpr int guesses = 40;               ///< before values are gone through one by one
    static constexpr qint64 longestSearch = 20'000;

    struct Cell
    {
        int table = -1;        ///< the row pointed at; -1: the value counts
        int row = -1;
        int column = -1;
        QVariant value = {};

        bool isNull() const { return table < 0 && value.isNull(); }
    };
    using Row = QList<Cell>;
    struct Used
    {
        QList<QSet<QString>> keys = {}; ///< per unique set what is taken
    };

    void fillTable(int table);
    void fillContentTypes(int table);
    void fillSymmetricLink(int table);
    void fillLate(int table);
    qint64 rowLimit(int table) const;
    qint64 choices(int table, int column) const;

    Cell makeCell(int table, int column, int row, const Row &made, Random &random) const;
    ValuePlace placeOf(int table, int column, int row, const Row &made) const;
    Cell makeKey(int table, int column, int row, Random &random) const;
    Cell remake(int table, int column, int row, int attempt, const Row &made, Random &random) const;
    Cell nthCell(int table, int column, qint64 n) const;
    bool makeUnique(int table, int row, Row &cells, const Used &used, bool late, Random &random) const;
    bool settle(int table, int row, Row &cells, const Used &used, Random &random) const;
    const RowCondition *broken(int table, const Row &cells) const;
    Cell candidate(int table, int column, int row, const RowCondition &condition, Random &random) const;
    bool search(int table, int row, const UniqueSet &set, Row &cells, const Used &used, bool late) const;
    bool pickGeneric(int table, const GenericPlan &generic, qint64 n, Row &cells) const;

    bool matters(int table, const UniqueSet &set, bool late) const;
    QString keyOf(const UniqueSet &set, const Row &cells) const;
    const UniqueSet *clash(int table, const Row &cells, const Used &used, bool late) const;
    void take(int table, const Row &cells, Used &used, bool late) const;
    QVariant valueOf(const Cell &cell, int depth) const;

    const Registry &m_registry;
    const SamplePlan &m_plan;
    SampleOptions m_options;
    QList<QList<Row>> m_rows;
    QList<QStringList> m_notes;
};

} // namespace relata
