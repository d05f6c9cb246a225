// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/importing/fieldclasses.h"
#include "model/python/importing/modelnotes.h"
#include "model/python/importing/targets.h"

namespace relata {

/// An argument of a field, or what the field's own class passes on.
struct FieldArgument
{
    const PyExpr *expression = nullptr;
    Scope scope = {};
    bool implied = false;  ///< set by the field's own class, or through `**mapping`
    QString spelling = {}; ///< what the call says where the field's own class overrules it
};

/// The arguments of a call by the names they have in Django.
struct FieldArguments
{
    QMap<QString, FieldArgument> named = {};
    QList<FieldArgument> rest = {};       ///< positional ones that have no name
    QList<const PyExpr *> mappings = {};  ///< `x` of each `**x`
    QList<const PyExpr *> sequences = {}; ///< `x` of each `*x`
    bool mappingsKnown = true;            ///< what the mappings hold is among the named ones
    QStringList uncertain = {};           ///< arguments that the field's own class sets under a condition
};

/// Sorts the arguments of a call of a field class; adds what the project's own classes set.
FieldArguments fieldArguments(const Names &names, const Scope &scope, const PyExpr &call, const FieldClassFound &found);

/// Adds what the `__init__` of the field's own classes makes of the arguments.
void applyOwnClasses(const Names &names, const FieldClassFound &found, FieldArguments &arguments);

/// Makes fields of the assignments of a class.  What a call holds beyond names and values is kept so that it can be
/// written again: `**COMMON` as an option named `**COMMON` whose value is the source `COMMON` (what the mapping is
/// known to hold stands beside it, implied), `*ARGS` among the arguments as the source `*ARGS`; a field that depends on
/// a condition has the class `(lambda: A() if X else B())`, which is called without arguments like any other.
class FieldReader
{
    Q_DECLARE_TR_FUNCTIONS(Import)

public:
    FieldReader(const ClassTable &table, Targets &targets, const LineNumbers &lines)
        : m_table(table)
        , m_targets(targets)
        , m_lines(lines)
    {
    }

    struct Made
    {
        Field field = {};
        QList<const PyExpr *> refers = {}; ///< expressions that its values come from
    };
    /// Whether one of the names is a field class.
    bool namesField(const Scope &scope, const QStringList &names) const;
    /// Nothing if the value is no field.
    std::optional<Made> read(int owner, const QString &name, const Scope &scope, const PyExpr &value,
                             ModelNotes &notes);

private:
    struct Work;
    std::optional<FieldClassFound> classOf(const Scope &scope, const PyExpr &value) const;
    bool isField(const Scope &scope, const PyExpr &value) const;
    /// Likewise, and one of which the column type is known.
    bool isDjangos(const Scope &scope, const PyExpr &value) const;
    std::optional<Made> readOther(const QString &name, const Scope &scope, const PyExpr &value,
                                  ModelNotes &notes) const;
    void setClass(Work &work, const FieldClassFound &found, const PyExpr &callee) const;
    void setOptions(Work &work, const FieldArguments &arguments) const;
    void setRelation(Work &work, FieldArguments &arguments);
    void setOnDelete(Work &work, const FieldArgument *argument) const;
    Value valueOf(const Work &work, const QString &option, const FieldArgument &argument) const;
    QString text(const Scope &scope, const PyExpr &expression) const
    {
        return sourceOf(m_table.names(), scope, expression);
    }

    const ClassTable &m_table;
    Targets &m_targets;
    const LineNumbers &m_lines;
};

} // namespace relata
