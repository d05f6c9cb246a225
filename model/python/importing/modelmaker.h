// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/importing/fieldcalls.h"
#include "model/python/importing/metas.h"

namespace relata {

/// A model that was made of a class, with what is known only partly.
struct MadeModel
{
    int index = -1; ///< the class
    Model model = {};
    ModelNotes notes = {};
    QList<const PyExpr *> refers = {};     ///< expressions of its body that values come from
    QList<const PyExpr *> metaRefers = {}; ///< likewise of its Meta
    QSet<QString> names = {};              ///< of its fields
};

/// Makes models of classes.
class ModelMaker
{
    Q_DECLARE_TR_FUNCTIONS(Import)

public:
    ModelMaker(const ClassTable &table, Targets &targets, const LineNumbers &lines)
        : m_table(table)
        , m_lines(lines)
        , m_fields(table, targets, lines)
        , m_metas(table, lines)
    {
    }

    MadeModel make(int index);
    /// Adds the fields that `Model.add_to_class("name", Field())` outside of classes adds; `place` tells where in
    /// `models` a class stands.
    void addFromOutside(QList<MadeModel> &models, const QHash<int, int> &place);

private:
    void setBases(MadeModel &made) const;
    void readFields(MadeModel &made);
    void readField(MadeModel &made, const PyStatement &statement, const QString &name);
    void addStatement(const PyExpr &call, int module, QList<MadeModel> &models, const QHash<int, int> &place);
    void noteMetaclass(MadeModel &made) const;
    void addField(MadeModel &made, const Field &field) const;
    static void removeField(MadeModel &made, const QString &name);

    const ClassTable &m_table;
    const LineNumbers &m_lines;
    FieldReader m_fields;
    MetaReader m_metas;
    QHash<QString, const PyStatement *> m_conditional; ///< of the class at hand: fields under a condition
};

} // namespace relata
