// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/expression/expression.h"
#include "model/schema/registry.h"
#include "model/sql/dialect.h"
#include "model/sql/term.h"

#include <QString>

#include <optional>

namespace relata {

struct FunctionRow;
struct WhereNode;
struct QNode;

/// Turns the expressions of a model's options (conditions, defaults, generated columns, indexes) into SQL, the way
/// Django's query compiler does without joins (django/db/models/expressions.py, lookups.py, functions/ and
/// sql/query.py: build_where of 5.2). What it does not know is an error that names it.
class Compiler
{
public:
    Compiler(const Registry &registry, int model, const Dialect &dialect);

    /// A condition (a Q and what is combined with it): CHECK, WHERE.
    Result<QString> condition(const Expr &expression);
    /// An expression whose texts name fields: GeneratedField, functional indexes.
    Result<QString> expression(const Expr &expression);
    /// An entry of an index's expressions: columns plain, everything else in parentheses, with operator class and
    /// order; `end` stands behind all that (the operator of an exclusion constraint).
    Result<QString> indexed(const Expr &expression);
    /// The value of db_default for a field: SQL, in parentheses unless it is a literal.
    Result<QString> columnDefault(const Expr &expression, const Field &field);

    /// Whether a literal stood in what was compiled: those are sent apart from the SQL.
    bool hasLiterals() const { return m_literals; }

private:
    using Special = Term (Compiler::*)(const Expr &);
    struct SpecialRow;

    // Expressions: compiler.cpp
    Term compile(const Expr &expression);
    Term argument(const Expr &expression);
    QList<Term> arguments(const QList<Expr> &expressions);
    Term call(const Expr &call);
    Term value(const Expr &call);
    Term valueOfField(const Expr &expression, const Output &output);
    Term plainValue(const Literal &literal);
    Term wrapped(const Expr &call);
    Term rawSql(const Expr &call);
    Term negated(const Expr &expression);
    Output outputField(const Expr &call, const Output &otherwise);
    Term decimal(Term term) const;
    Term decimalValue(Term term, const Literal &literal) const;
    QString word(QStringView name) const;

    // Columns and transforms: columnpaths.cpp
    Term column(const QString &path);
    const ResolvedField *fieldOf(const QString &name) const;
    Term columnTerm(const ResolvedField &field) const;
    bool isJoined(const ResolvedField &field, const QString &next) const;
    std::optional<Term> transformed(const Term &term, const QString &name);
    std::optional<Term> arrayTransform(const Term &term, const QString &name);
    std::optional<Term> rangeTransform(const Term &term, const QString &name);
    Term jsonKey(const Term &term, const QString &key, bool text);
    Term slice(const Expr &call);

    // Functions: functions.cpp, textfunctions.cpp, postgresfunctions.cpp
    Term function(const Expr &call);
    Term apply(const FunctionRow &row, QList<Term> terms, const Output &output);
    Term genericFunction(const Expr &call);
    Term caseWhen(const Expr &call);
    Term cast(const Expr &call);
    Term castTo(const Term &term, const Field &field);
    Term coalesce(const Term &term, const QString &otherwise) const;
    Term concat(const Expr &call);
    Term collate(const Expr &call);
    Term substring(const Expr &call);
    Term jsonObject(const Expr &call);
    Term jsonArray(const Expr &call);
    Term keyTransform(const Expr &call);
    Term keyText(const Expr &call);
    Term operatorClass(const Expr &call);
    Term searchVector(const Expr &call);
    Term searchQuery(const Expr &call);
    Term searchRank(const Expr &call);
    Term similarity(const Expr &call);
    Term rangeBoundary(const Expr &call);

    // Dates: dateparts.cpp
    Term extract(const Expr &call);
    Term extractFrom(const QString &kind, const Term &term, const QString &zone);
    Term truncate(const Expr &call);
    Term truncateTo(const QString &kind, const Term &term, const Output &output, const QString &zone);
    QString zoned(const QString &sql, const QString &zone) const;
    QString zoneOf(const Expr &call);

    // Arithmetic: arithmetic.cpp
    Term arithmetic(const Expr &expression);
    Term combine(const QString &sign, const Term &left, const Term &right);
    Term durations(const QString &sign, const Term &left, const Term &right);
    Term temporalDifference(const Term &left, const Term &right);

    // Index entries: indexentries.cpp
    QString order(const QString &root, const Expr &ordered, bool descending);
    QString indexRoot(const Expr &expression);

    // Conditions: conditions.cpp
    QNode q(const Expr &expression);
    bool isCondition(const Expr &expression) const;
    WhereNode where(const QNode &node, bool negated);
    WhereNode filter(const QString &path, const Expr &value, bool negated);
    Term whereTerm(const WhereNode &node);
    Term xorTerm(const WhereNode &node);
    Term conditionTerm(const Expr &expression);
    bool isConditionAlone(const Term &term) const;
    Term asCondition(const Term &term);
    Term compileAgain(const Expr &expression);

    // Lookups: lookups.cpp, jsonlookups.cpp, postgreslookups.cpp
    Term lookupCall(const Expr &call);
    Term buildLookup(Term left, const QStringList &names, const Expr &right);
    Term lookup(const Term &left, const QString &name, const Expr &right, bool plain = false);
    Term comparison(const Term &left, const QString &name, const Expr &right);
    Term integerBounds(const Term &left, const QString &name, const Expr &right);
    Term yearLookup(const Term &left, const QString &name, const Expr &right);
    Term patternLookup(const Term &left, const QString &name, const Expr &right, bool folds = false);
    Term uuidPattern(const Term &left, const QString &name, const Expr &right);
    Term inLookup(const Term &left, const Expr &right);
    Term rangeLookup(const Term &left, const Expr &right);
    QStringList listItems(const Term &left, const QString &name, const Expr &right);
    std::optional<Term> jsonLookup(const Term &left, const QString &name, const Expr &right);
    Term jsonIn(const QString &left, const Expr &right);
    std::optional<Term> keyLookup(const Term &left, const QString &name, const Expr &right);
    Term hasKeys(const Term &left, const QString &name, const Expr &right, bool indexes, QStringView form);
    std::optional<Term> postgresLookup(const Term &left, const QString &name, const Expr &right);
    Term rangeContains(const Term &left, const Expr &right);
    Term containedByRange(const Term &left, const Expr &right);
    QString arrayValue(const Term &left, const Expr &right);
    QString leftSql(const Term &left, const QString &name) const;
    QString expressionSide(const Expr &right);
    QString directSide(const Term &left, const Expr &right);
    QString side(const Term &left, const Expr &right);
    bool isDirect(const Expr &right) const;
    Term made(const QString &sql) const;

    // Values: fieldvalues.cpp
    std::optional<QString> fieldValue(const Expr &expression, const Field &field);
    std::optional<QString> arrayText(const Expr &list, const Field &field);
    std::optional<QString> rangeText(const Expr &list, const Field &field);

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
    bool m_unresolved = false; ///< in a db_default: Django compiles it as it stands
    bool m_joins = false;      ///< in an index a path may go through the key of another table
    bool m_likeText = false;   ///< the next literal is looked for with LIKE
    int m_inLeftSide = 0;      ///< on the left of a comparison expressions are resolved a second time
};

/// The field that an expression such as `models.CharField(max_length=20)` makes; none if it is no field class that is
/// known.
std::optional<Field> fieldFromExpression(const Expr &expression);

} // namespace relata
