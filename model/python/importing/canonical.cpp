// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/djangonames.h"
#include "model/python/importing/lookup.h"

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Kind = PyExpr::Kind;

constexpr int deepest = 60;
constexpr int mostInlined = 4;

bool holdsTuple(const PyExpr &expression)
{
    QList<const PyExpr *> open = {&expression};
    while (!open.isEmpty()) {
        const PyExpr *next = open.takeLast();
        if (next->is(Kind::Tuple))
            return true;
        for (const PyExpr &item : next->items)
            open.append(&item);
    }
    return false;
}

// It is written as Value::literal() would write it, but for quotes and the like.
bool isLiteral(const QByteArray &source, int begin, const PyExpr &expression, int depth = 0)
{
    switch (expression.kind) {
    case Kind::None:
    case Kind::Bool:
    case Kind::Text:
        return true;
    case Kind::Integer:
        return source.mid(expression.range.begin - begin, expression.range.size()) == expression.text.toUtf8();
    case Kind::List:
    case Kind::Tuple:
        return depth < deepest &&
               std::all_of(expression.items.cbegin(), expression.items.cend(),
                           [&](const PyExpr &item) { return isLiteral(source, begin, item, depth + 1); });
    default:
        return false;
    }
}

/// Writes an expression anew with names as they are usually written and constants as their values.
class Rewriter
{
public:
    Rewriter(Lookup &lookup, const Scope &scope, int inlined = 0)
        : m_lookup(lookup)
        , m_scope(scope)
        , m_inlined(inlined)
    {
    }

    QString rewritten(const PyExpr &expression)
    {
        QList<const PyExpr *> open = {&expression};
        while (!open.isEmpty()) {
            const PyExpr &next = *open.takeLast();
            if (next.is(Kind::Text) || next.is(Kind::Integer) || next.range.size() == 0)
                continue;
            const bool starred = next.is(Kind::Starred);
            const MaybeKnown value = starred || isPlain(next) ? std::nullopt : m_lookup.evaluate(m_scope, next);
            if (value) {
                m_edits.append({next.range, value->value.literal()});
                continue;
            }
            // Its variables are none of the names around it.
            if (next.is(Kind::Loop))
                continue;
            if (next.is(Kind::Name))
                rename(next);
            for (const PyExpr &item : next.items)
                open.append(&item);
        }
        return applied(expression.range);
    }

private:
    struct Edit
    {
        SourceRange range = {};
        QString text = {};
    };

    static bool isPlain(const PyExpr &expression)
    {
        const bool sequence = expression.is(Kind::List) || expression.is(Kind::Tuple);
        return expression.is(Kind::None) || expression.is(Kind::Bool) || (sequence && expression.items.isEmpty());
    }

    void rename(const PyExpr &name)
    {
        const Meaning meaning = m_lookup.meaning(m_scope, name.text, name.range.begin);
        QString text;
        if (meaning.kind == Meaning::Kind::External)
            text = usualName(meaning.dotted);
        else if (meaning.kind == Meaning::Kind::Constant && meaning.value)
            text = inlined(meaning);
        if (!text.isEmpty() && text != name.text)
            m_edits.append({name.range, text});
    }

    // `PRICE = Decimal("1.50")`, `ACTIVE = Q(active=True)`: what is understood only once it is spelled out.
    QString inlined(const Meaning &constant)
    {
        const PyExpr &value = *constant.value;
        if (m_inlined >= mostInlined || constant.statement->kind != PyStatement::Kind::Assign ||
            value.range.size() > 2000)
            return {};
        const PyExpr *callee = value.is(Kind::Call) ? &value.items.first() : nullptr;
        QString called;
        if (callee && callee->is(Kind::Name))
            called = m_lookup.meaning(constant.scope, callee->text, callee->range.begin).dotted;
        const bool expression = called.startsWith(u"django.db.models.") || called.startsWith(u"datetime.") ||
                                called == u"decimal.Decimal" || called == u"uuid.UUID";
        if (!expression && !value.is(Kind::Float) && !value.is(Kind::Bytes))
            return {};
        return Rewriter(m_lookup, constant.scope, m_inlined + 1).rewritten(value);
    }

    QString applied(SourceRange range)
    {
        const QByteArray &source = m_lookup.tree().modules[m_scope.module].source;
        std::sort(m_edits.begin(), m_edits.end(),
                  [](const Edit &a, const Edit &b) { return a.range.begin < b.range.begin; });
        QByteArray out;
        int done = range.begin;
        for (const Edit &edit : std::as_const(m_edits)) {
            out += QByteArrayView(source).sliced(done, edit.range.begin - done);
            out += edit.text.toUtf8();
            done = edit.range.end;
        }
        out += QByteArrayView(source).sliced(done, range.end - done);
        return onOneLine(QString::fromUtf8(out));
    }

    Lookup &m_lookup;
    const Scope &m_scope;
    int m_inlined;
    QList<Edit> m_edits;
};

bool isWrittenAsLiteral(const Lookup &lookup, const Scope &scope, const PyExpr &expression)
{
    const SourceRange range = expression.range;
    return isLiteral(lookup.tree().modules[scope.module].source.mid(range.begin, range.size()), range.begin, expression);
}

bool isInside(const Lookup &lookup, const Scope &scope)
{
    return scope.module >= 0 && scope.module < lookup.tree().modules.size();
}

Value asValue(Lookup &lookup, const Scope &scope, const PyExpr &expression, const MaybeKnown &known, bool spelled)
{
    const QString source = lookup.source(scope, expression);
    if (known)
        return spelled ? known->value.spelled(onOneLine(source)) : known->value;
    const Value code = Code{Rewriter(lookup, scope).rewritten(expression)};
    const QString written = onOneLine(source);
    return written == code.code() ? code : code.spelled(written);
}

} // namespace

bool holdsCode(const Value &value)
{
    const ValueList &list = value.toList();
    return value.isCode() || std::any_of(list.begin(), list.end(), holdsCode);
}

Names::Names(const SourceTree &tree)
    : m_lookup(std::make_unique<Lookup>(tree))
{
}

Names::~Names() = default;

const SourceTree &Names::tree() const
{
    return m_lookup->tree();
}

Meaning Names::meaning(const Scope &scope, const QString &dottedName) const
{
    return m_lookup->meaning(scope, dottedName);
}

Meaning Names::meaning(const Scope &scope, const PyExpr &name) const
{
    return m_lookup->meaning(scope, name.is(PyExpr::Kind::Name) ? name.text : QString(), name.range.begin);
}

std::optional<bool> Names::isRun(const Scope &scope, const PyStatement &statement) const
{
    if (!isInside(*m_lookup, scope))
        return std::nullopt;
    m_lookup->beginValue();
    return m_lookup->holds(scope, statement.condition);
}

bool Names::isSurelyRun(const Scope &scope, const PyStatement &statement) const
{
    using Branch = PyStatement::Branch;
    if (statement.branch == Branch::Except || statement.branch == Branch::Loop || statement.branch == Branch::TypeChecking)
        return false;
    return isRun(scope, statement).value_or(false);
}

bool Names::inherits(const Meaning &classMeaning, QStringView dotted) const
{
    return m_lookup->inherits(classMeaning, dotted);
}

Value Names::value(const Scope &scope, const PyExpr &expression) const
{
    if (!isInside(*m_lookup, scope))
        return {};
    m_lookup->beginValue();
    const MaybeKnown known = m_lookup->evaluate(scope, expression);
    // Migrations tell a tuple from a list, which plain values don't.
    const bool literal = known && !holdsTuple(expression) && isWrittenAsLiteral(*m_lookup, scope, expression);
    return asValue(*m_lookup, scope, expression, known, !literal);
}

Value Names::choicesValue(const Scope &scope, const PyExpr &expression) const
{
    if (!isInside(*m_lookup, scope))
        return {};
    m_lookup->beginValue();
    const MaybeKnown known = m_lookup->choicePairs(scope, expression);
    const bool literal = known && isWrittenAsLiteral(*m_lookup, scope, expression);
    return asValue(*m_lookup, scope, expression, known, !literal);
}

QString Names::canonical(const Scope &scope, const PyExpr &expression) const
{
    if (!isInside(*m_lookup, scope))
        return {};
    m_lookup->beginValue();
    return Rewriter(*m_lookup, scope).rewritten(expression);
}

std::optional<ValueList> Names::choicesOf(const Meaning &choicesClass) const
{
    m_lookup->beginValue();
    const MaybeKnown pairs = m_lookup->choicesAttribute(choicesClass, u"choices");
    return pairs ? std::optional(pairs->value.toList()) : std::nullopt;
}

} // namespace relata
