// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/columns.h"

#include "model/fields/catalogue.h"
#include "model/sql/compiler.h"
#include "model/sql/foreigntypes.h"
#include "model/sql/names.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Columns", text);
}

/// Appends a type's text with max_length and the like put in; false if one is missing.
bool putType(SqlText &out, QStringView form, const Field &field)
{
    static constexpr std::array<std::pair<QChar, QStringView>, 3> places = {
        {{u'n', u"max_length"}, {u'd', u"max_digits"}, {u'p', u"decimal_places"}}};
    if (std::find(form.begin(), form.end(), u'%') == form.end()) {
        out << form;
        return true;
    }
    for (qsizetype i = 0; i < form.size(); ++i) {
        const QChar letter = form[i] == u'%' && i + 1 < form.size() ? form[i + 1] : QChar();
        const auto place =
            std::find_if(places.begin(), places.end(), [&](const auto &row) { return row.first == letter; });
        if (place == places.end()) {
            out << form[i];
            continue;
        }
        const Value value = effective(field, place->second);
        if (!value.isInteger())
            return false;
        out << QString::number(value.toInteger());
        ++i;
    }
    return true;
}

Result<void> putTypeOf(SqlText &out, const Field &field, QStringView form, const ColumnType &type,
                       const Dialect &dialect)
{
    if (form.isEmpty()) {
        const Result<QString> foreign = foreignType(field, dialect);
        if (!foreign)
            return Error{foreign.error()};
        out << *foreign;
        return {};
    }
    const qsizetype from = out.size();
    if (putType(out, form, field))
        return {};
    out.truncate(from);
    const bool unset = effective(field, u"max_length").isNone() && effective(field, u"max_digits").isNone() &&
                       effective(field, u"decimal_places").isNone();
    if (!unset || type.withoutLength.isEmpty())
        return Error{tr("%1 needs its size as a number.").arg(className(field))};
    out << type.withoutLength;
    return {};
}

Result<QString> generatedSql(const Registry &registry, int model, const Field &field, const Dialect &dialect,
                             bool *literals)
{
    const Value *source = field.options.find(u"expression");
    const Result<Expr> expression = source && source->isCode()
                                        ? expressionOf(*source)
                                        : Result<Expr>(Error{tr("GeneratedField needs an expression")});
    if (!expression)
        return Error{tr("The expression is not understood: %1.").arg(expression.error())};
    Compiler compiler(registry, model, dialect);
    const Result<QString> sql = compiler.expression(*expression);
    if (!sql)
        return Error{tr("The expression is not understood: %1.").arg(sql.error())};
    *literals = *literals || compiler.hasLiterals();
    return u"GENERATED ALWAYS AS (%1) %2"_s.arg(*sql, field.options.flag(u"db_persist") ? u"STORED"_s : u"VIRTUAL"_s);
}

Result<QString> databaseDefault(const Registry &registry, int model, const ColumnFacts &facts, const Field &stored,
                                const Dialect &dialect, bool *literals)
{
    const Result<Expr> expression = expressionOf(*facts.databaseDefault);
    if (!expression)
        return Error{tr("db_default is not understood: %1.").arg(expression.error())};
    Compiler compiler(registry, model, dialect);
    const Result<QString> sql = compiler.columnDefault(*expression, stored);
    if (!sql)
        return Error{tr("db_default is not understood: %1.").arg(sql.error())};
    *literals = *literals || compiler.hasLiterals();
    const bool limited = dialect.limitedDefaults && !dialect.typeOf(stored.type).indexable && !sql->startsWith(u'(');
    return u"DEFAULT "_s + (limited ? u'(' + *sql + u')' : *sql);
}

/// The field that says what is stored; that of a GeneratedField is read from its source.
class Shape
{
public:
    explicit Shape(const Field &field)
        : m_own(field)
    {
        if (field.type == FieldType::Generated)
            m_output = columnField(field);
    }
    const Field &operator*() const { return m_output ? *m_output : m_own; }
    const Field *operator->() const { return &**this; }

private:
    const Field &m_own;
    std::optional<Field> m_output;
};

// The class's default of an option, by class.
std::array<bool, size_t(FieldType::Opaque) + 1> indexedClasses()
{
    std::array<bool, size_t(FieldType::Opaque) + 1> out = {};
    for (const FieldClass &row : fieldClasses())
        out[size_t(row.type)] = defaultValue(*fieldOption(u"db_index"), row.type).toBool();
    return out;
}

void putTablespace(SqlText &out, const ResolvedField &field, const ColumnFacts &facts, const Dialect &dialect,
                   const QString &ofTable)
{
    const QString &name = facts.tablespace.isEmpty() ? ofTable : facts.tablespace;
    if (!name.isEmpty() && dialect.tablespaces && field.unique)
        (out << u" USING INDEX TABLESPACE ").quoted(name);
}

// The column's name stands between quotation marks even where the dialect would leave it as it is.
void putCheck(SqlText &out, const ResolvedField &field, const Dialect &dialect)
{
    const QStringView check = dialect.typeOf(field.field.type).check;
    if (check.isEmpty())
        return;
    out << u" CHECK (";
    for (qsizetype i = 0; i < check.size(); ++i) {
        if (check[i] == u'%' && i + 1 < check.size() && check[i + 1] == u'c') {
            out << dialect.quote << field.column << dialect.quote;
            ++i;
        } else {
            out << check[i];
        }
    }
    out << u')';
}

} // namespace

ColumnFacts columnFacts(const Registry &registry, const ResolvedField &field)
{
    static const auto indexed = indexedClasses();
    ColumnFacts facts;
    facts.indexed = indexed[size_t(field.field.type)];
    for (const Options::Entry &entry : field.field.options) {
        const QStringView name = entry.name;
        if (name.size() < 4 || name[0] != u'd' || name[1] != u'b' || name[2] != u'_')
            continue;
        const QStringView rest = name.sliced(3);
        if (rest == u"index")
            facts.indexed = entry.value.toBool();
        else if (rest == u"constraint")
            facts.constrained = entry.value.toBool(true);
        else if (rest == u"default")
            facts.databaseDefault = &entry.value;
        else if (rest == u"comment")
            facts.comment = &entry.value;
        else if (rest == u"tablespace")
            facts.tablespace = entry.value.toText();
    }
    if (field.field.relation) {
        facts.target = registry.targetColumn(field);
        facts.stored = facts.target ? registry.storedField(*facts.target) : nullptr;
    } else {
        facts.stored = &field;
    }
    return facts;
}

Field columnField(const Field &field)
{
    if (field.type != FieldType::Generated)
        return field;
    const Value *output = field.options.find(u"output_field");
    const Result<Expr> expression = output ? expressionOf(*output) : Result<Expr>(Error{});
    const std::optional<Field> found = expression ? fieldFromExpression(*expression) : std::nullopt;
    return found.value_or(field);
}

QStringView onDeleteClause(const ResolvedField &field)
{
    using Rule = OnDelete::Rule;
    switch (field.field.relation ? field.field.relation->onDelete.rule : Rule::Cascade) {
    case Rule::DbCascade:
        return u" ON DELETE CASCADE";
    case Rule::DbSetNull:
        return u" ON DELETE SET NULL";
    case Rule::DbSetDefault:
        return u" ON DELETE SET DEFAULT";
    default:
        return {};
    }
}

QString collation(const Registry &registry, const ResolvedField &field)
{
    const ResolvedField *stored = registry.storedField(field);
    return columnField(stored ? stored->field : field.field).options.text(u"db_collation");
}

namespace {

Result<void> putStoredType(SqlText &out, const ResolvedField &field, const Field &shape, const Dialect &dialect)
{
    const ColumnType &type = dialect.typeOf(shape.type);
    const bool reference = field.target >= 0 && !type.reference.isEmpty();
    return putTypeOf(out, shape, reference ? type.reference : type.type, type, dialect);
}

Error nothingStored(const ResolvedField &field)
{
    return {field.target < 0 ? tr("it points at a model that is missing")
                             : tr("it points at a column that is missing, or at a key of several columns")};
}

} // namespace

Result<QString> columnType(const Registry &registry, const ResolvedField &field, const Dialect &dialect)
{
    const ResolvedField *stored = registry.storedField(field);
    if (!stored)
        return nothingStored(field);
    SqlText text(dialect.quote);
    const Result<void> put = putStoredType(text, field, *Shape(stored->field), dialect);
    return put ? Result<QString>(text.take()) : Error{put.error()};
}

Result<bool> putColumn(SqlText &out, TableNames &names, int model, const ResolvedField &field,
                       const ColumnFacts &facts, const ColumnContext &context)
{
    const Registry &registry = names.registry();
    const Dialect &dialect = names.dialect();
    if (!facts.stored)
        return nothingStored(field);
    const Shape shape(facts.stored->field);
    bool literals = false;
    out.quoted(field.column) << u' ';
    if (const Result<void> put = putStoredType(out, field, *shape, dialect); !put)
        return Error{put.error()};
    const Value *const collated = shape->options.find(u"db_collation");
    if (collated && !collated->isText() && !collated->isNone())
        return Error{tr("its collation %1 is known only when Django runs").arg(collated->python())};
    if (const QString name = collated ? collated->toText() : QString(); !name.isEmpty()) {
        out << u" COLLATE ";
        dialect.quotesCollations ? out.quoted(name) : out << name;
    }
    const bool commented = dialect.comments == Comments::InColumn && facts.comment && !facts.comment->toText().isEmpty();
    const auto putComment = [&] {
        out << u"  COMMENT " << textSql(facts.comment->toText(), dialect); // a blank of its own, as Django has it
    };
    if (commented && !dialect.commentsLast)
        putComment();
    if (facts.databaseDefault) {
        const Result<QString> sql = databaseDefault(registry, model, facts, *shape, dialect, &literals);
        if (!sql)
            return Error{sql.error()};
        out << u' ' << *sql;
    } else if (context.defaultSql) {
        out << u" DEFAULT " << *context.defaultSql;
    }
    if (field.field.type == FieldType::Generated) {
        const Result<QString> sql = generatedSql(registry, model, field.field, dialect, &literals);
        if (!sql)
            return Error{sql.error()};
        out << u' ' << *sql;
    } else {
        field.null ? out << u" NULL" : out << u" NOT NULL";
    }
    if (field.primaryKey)
        out << u" PRIMARY KEY";
    else if (field.unique)
        out << u" UNIQUE";
    putTablespace(out, field, facts, dialect, context.tablespace);
    if (commented && dialect.commentsLast)
        putComment();
    if (field.target < 0) {
        putCheck(out, field, dialect);
        if (const QStringView suffix = dialect.typeOf(field.field.type).suffix; !suffix.isEmpty())
            out << u' ' << suffix;
    }
    if (dialect.inlineForeignKeys && facts.target && facts.constrained)
        (out << u" REFERENCES " << names.target(field).quoted << u" (").quoted(facts.target->column)
            << u')' << onDeleteClause(field) << dialect.foreignKeyEnd;
    return literals;
}

} // namespace relata
