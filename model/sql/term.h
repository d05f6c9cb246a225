// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/registry.h"
#include "model/sql/literals.h"

#include <QList>
#include <QString>

#include <optional>

namespace relata {

/// The field that says what an expression's value is: Django's output_field.
struct Output
{
    enum class State : quint8 {
        Unknown, ///< nothing says it: NULL
        Mixed,   ///< the parts differ; Django raises as soon as anybody asks
        Known,
    };

    State state = State::Unknown;
    Field field = {.type = FieldType::Opaque};

    static Output of(FieldType type) { return {State::Known, {.type = type}}; }
    static Output of(const Field &field) { return {State::Known, field}; }
    bool isKnown() const { return state == State::Known; }
    /// Whether it is a field of that class or of one derived from it.
    bool is(FieldType type) const;
    /// The same for the classes of django.contrib.postgres, by name: `ArrayField`, `RangeField`.
    bool is(QStringView className) const;
    /// get_internal_type(): the class whose column type it takes; Opaque if that is not known.
    FieldType stored() const;
};

/// What arithmetic on two values gives, and what a function of several does: django/db/models/expressions.py
/// (_connector_combinations, _resolve_output_field).
Output combined(const QString &sign, const Output &left, const Output &right);
Output common(const QList<Output> &outputs);
/// Of functions of numbers: decimals stay, everything else is a float.
Output numeric(const QList<Output> &outputs);

/// Whether a condition says something, or nothing at all.
enum class Truth : quint8 { Sql, Empty, Full };

/// A piece of SQL and what is known of the expression that it stands for.
struct Term
{
    QString sql = {};
    Output output = {};
    QString made = {};          ///< the class in Django: `Col`, `Value`, `ExtractYear`
    QList<Term> sources = {};   ///< what it is applied to
    QString key = {};           ///< of a KeyTransform
    const ResolvedField *column = nullptr; ///< if it is a column and nothing else
    bool relation = false;                 ///< ... that a condition names as a relation
    bool value = false;                    ///< a literal
    bool lookup = false;                   ///< a comparison
    bool unprepared = false;               ///< what it is compared with is taken as it stands
    bool early = false;                    ///< its output is known before the names of fields are
    Truth truth = Truth::Sql;
};

} // namespace relata
