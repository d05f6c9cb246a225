// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/importing/classtable.h"
#include "model/python/importing/modelnotes.h"

#include <QCoreApplication>
#include <QMap>

namespace relata {

/// Decides which classes become models of the schema, of which app, under which label and in which order; makes the
/// apps.
class Placement
{
    Q_DECLARE_TR_FUNCTIONS(Import)

public:
    Placement(ClassTable &table, Schema &schema, QStringList &notes);

    /// The classes that are models, in the order in which Django registers them.
    const QList<int> &models() const { return m_models; }
    /// Those of them whose name is bound to another class too, in the same module.
    bool isAmbiguous(int index) const { return m_ambiguous.contains(index); }

private:
    void choose(const QList<int> &order);
    bool isRegistered(int index);
    void tellLeftOut();
    QList<int> inOrder(const QList<int> &apps) const;
    void nameApps(const QList<int> &apps);
    void place(int index);
    QString appOf(int index);
    QString strayApp(int module) const;
    void makeApps(const QList<int> &apps);

    ClassTable &m_table;
    const SourceTree &m_tree;
    Schema &m_schema;
    QStringList &m_notes;
    QList<int> m_models;
    QSet<int> m_ambiguous;
    QMap<int, QString> m_labels;       ///< of the apps among the sources
    QStringList m_used;                ///< labels of apps that have models, in the order in which they got them
    QSet<QString> m_taken;             ///< `shop.article`
    QSet<QString> m_strays;            ///< modules outside of any app that were told of
    QMap<int, QStringList> m_neverRun; ///< module -> classes that an `if` keeps from being run
    QMap<int, QStringList> m_apart;    ///< module -> classes of a registry of their own
};

} // namespace relata
