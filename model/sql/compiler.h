// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/registry.h"
#include "model/sql/dialect.h"
#include "model/expression/expression.h"
#include "model/sql/literals.h"

#include <QString>

#include <optional>

namespace relata {

struct WhereNode;
struct QNode;

/// Turns the expressions of a model's options (conditions, defaults, generated columns, indexes) into SQL, the way
/// Django's query compiler does without joins (django/db/models/sql/query.py: build_where, where.py, expressions.py
/// of 5.2). What it does not know is an error that names it.
class Compiler
{
public:
    Compiler(const Registry &registry, int model, const Dialect &dialect);

    /// A condition (a Q and what is combined with it): CHECK, WHERE.
    Result<QString> condition(const Expr &expression);
    /// An expression whose texts name fields: GeneratedField, functional indexes.
    Result<QString> expression(const Expr &expression);
    /// An entry of an index's expressions: columns plain, everything else in parentheses, with its order.
    Result<QString> indexed(const Expr &expression);
    /// The value of db_default for a field: SQL, in parentheses unless it is a literal.
    Result<QString> columnDefault(const Expr &expression, const Field &field);

    /// Whether a literal stood in what was compiled: those are sent apart from the SQL.
    bool hasLiterals() const { return m_literals; }

private:
    /// A piece of SQL and what is known of it.
    struct Term
    {
        QString sql = {};
        FieldType type = FieldType::Opaque;    ///< Opaque: not known
        Field field = {};                      ///< what literals beside it are prepared for
        const ResolvedField *column = nullptr; ///< if it is a column and nothing else
        bool value = false;                    ///< a literal
    };

    Term compile(const Expr &expression);
    Term argument(const Expr &expression);
    Term call(const Expr &call);
    Term function(const Expr &call);
    Term column(const QString &name);
    Term value(const Expr &expression, const Expr *outputField);
    Term valueSql(const Literal &literal);
    Term arithmetic(const Expr &expression);
    Term concat(const QList<Expr> &parts, qsizetype from);
    Term cast(const Expr &call);
    Term caseWhen(const Expr &call);
    Term wrapped(const Expr &call);
    Term numeric(Term term) const;
    QString order(const Expr &expression, const Expr &ordered, bool descending);
    QString indexRoot(const Expr &expression);

    QNode q(const Expr &expression);
    WhereNode where(const QNode &node, bool negated);
    WhereNode filter(const QString &path, const Expr &value, bool negated);
    QString whereSql(const WhereNode &node);
    QString xorSql(const WhereNode &node);
    QString lookup(const Term &left, const QString &name, const Expr &right);
    QString patternLookup(const Term &left, const QString &name, const Expr &right);
    QString rangeOrIn(const Term &left, const QString &name, const Expr &right);
    QString comparison(const Term &left, const QString &name, const Expr &right);
    QString parameter(const Term &left, const Expr &right, bool inParentheses);
    std::optional<QString> lookupClass(const Expr &call);

    template <typename T = Term> T fail(const QString &message)
    {
        if (m_fault.isEmpty())
            m_fault = message;
        return T();
    }
    Result<QString> finished(const QString &sql) const;

    const Registry &m_registry;
    const ResolvedModel &m_model;
    const Dialect &m_dialect;
    QString m_fault;
    bool m_literals = false;
};

/// The field that an expression such as `models.CharField(max_length=20)` makes; none if it is no field class that is
/// known.
std::optional<Field> fieldFromExpression(const Expr &expression);

} // namespace relata
