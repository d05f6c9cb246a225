// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/tablesql.h"

#include "model/fields/catalogue.h"
#include "model/sql/clauses.h"
#include "model/sql/columns.h"
#include "model/sql/names.h"
#include "model/sql/postgresconstructs.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>
#include <optional>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("TableSql", text);
}

// ` TABLESPACE "x"`; where a dialect has none the blank stays, as Django leaves it.
void putTablespace(SqlText &out, const QString &own, const QString &ofTable, const Dialect &dialect)
{
    const QString &name = own.isEmpty() ? ofTable : own;
    if (name.isEmpty())
        return;
    if (dialect.tablespaces)
        (out << u" TABLESPACE ").quoted(name);
    else
        out << u' ';
}

// PostgreSQL has no pattern index for a collation that is not deterministic or that the server lacks; those it brings
// along are known by their names.
bool takesLikeIndex(const QString &collation)
{
    static const QRegularExpression known(
        uR"(^(C|POSIX|default|ucs_basic|unicode|C\.(utf8|UTF-8)|und-x-icu|[a-z]{2,3}(-[A-Za-z0-9]+)*-x-icu|[a-z]{2,3}(_[A-Z]{2})?(\.utf8)?)$)"_s);
    return collation.isEmpty() || known.match(collation).hasMatch();
}

/// One of the classes of Meta.indexes: what it calls itself in USING and at the end of a name.
struct IndexClass
{
    QStringView name;
    QStringView suffix;
    QStringView usingClause;
};
constexpr std::array indexClasses = {
    IndexClass{u"Index", u"idx", u""},
    IndexClass{u"BTreeIndex", u"btree", u" USING btree"},
    IndexClass{u"GinIndex", u"gin", u" USING gin"},
    IndexClass{u"GistIndex", u"gist", u" USING gist"},
    IndexClass{u"HashIndex", u"hash", u" USING hash"},
    IndexClass{u"BrinIndex", u"brin", u" USING brin"},
    IndexClass{u"BloomIndex", u"bloom", u" USING bloom"},
    IndexClass{u"SpGistIndex", u"spgist", u" USING spgist"},
};

const IndexClass *indexClass(QStringView name)
{
    const QStringView last = name.sliced(name.lastIndexOf(u'.') + 1);
    for (const IndexClass &row : indexClasses) {
        if (row.name == last)
            return &row;
    }
    return nullptr;
}

TableRef bared(const TableRef &table)
{
    TableRef bare = table;
    bare.name = bareTable(table.name);
    return bare;
}

} // namespace

QString columnNamed(const ResolvedModel &model, QStringView fieldName)
{
    const ResolvedField *field = fieldWithColumn(model, fieldName);
    return field ? field->column : QString();
}

void putForeignKeyName(SqlText &out, TableNames &names, const TableRef &table, const ResolvedField &field,
                       const ColumnFacts &facts)
{
    SqlText suffix(names.dialect().quote);
    suffix << u"_fk_" << names.target(field).name << u'_' << facts.target->column;
    putIndexName(out, names.hasher(), table.name, std::span(&field.column, 1), suffix.view(), names.dialect());
}

QString foreignKeyName(const Registry &registry, const TableRef &table, const ResolvedField &field,
                       const Dialect &dialect)
{
    TableNames names(registry, dialect);
    SqlText out(dialect.quote);
    putForeignKeyName(out, names, bared(table), field, columnFacts(registry, field));
    return out.take();
}

void putForeignKey(SqlText &out, TableNames &names, const TableRef &table, const ResolvedField &field,
                   const ColumnFacts &facts)
{
    out << u"ALTER TABLE " << table.quoted << u" ADD CONSTRAINT ";
    putForeignKeyName(out, names, table, field, facts);
    (out << u" FOREIGN KEY (").quoted(field.column) << u") REFERENCES " << names.target(field).quoted << u" (";
    out.quoted(facts.target->column) << u')' << onDeleteClause(field) << names.dialect().foreignKeyEnd;
}

QString addUniqueTogether(const TableRef &table, const QStringList &columns, const Dialect &dialect)
{
    SqlText name(dialect.quote);
    NameHasher hasher;
    putIndexName(name, hasher, bareTable(table.name), columns, u"_uniq", dialect);
    return filled(dialect.addUnique, {table.quoted, name.take(), quotedList(columns, dialect), QString(), QString()});
}

QStringList fieldIndexes(const Registry &registry, const TableRef &table, const ResolvedField &field,
                         const Dialect &dialect)
{
    TableNames names(registry, dialect);
    const FieldIndexes indexes = fieldIndexes(names, bared(table), field, columnFacts(registry, field));
    return QStringList(indexes.begin(), indexes.end());
}

FieldIndexes fieldIndexes(TableNames &names, const TableRef &table, const ResolvedField &field,
                          const ColumnFacts &facts)
{
    const Dialect &dialect = names.dialect();
    if ((!facts.indexed && !field.unique) || !facts.stored)
        return {};
    const bool generated = facts.stored->field.type == FieldType::Generated;
    const std::optional<Field> output = generated ? std::optional(columnField(facts.stored->field)) : std::nullopt;
    const Field &shape = output ? *output : facts.stored->field;
    const ColumnType &type = dialect.typeOf(shape.type);
    const bool hasOne =
        !dialect.indexesForeignKeys && field.field.type == FieldType::ForeignKey && facts.constrained;
    SqlText text(dialect.quote);
    const auto create = [&](QStringView suffix, QStringView operatorClass) {
        text << u"CREATE INDEX ";
        putIndexName(text, names.hasher(), table.name, std::span(&field.column, 1), suffix, dialect);
        (text << u" ON " << table.quoted << u" (").quoted(field.column);
        if (!operatorClass.isEmpty())
            text << u' ' << operatorClass;
        text << u')';
        putTablespace(text, facts.tablespace, table.tablespace, dialect);
        return text.take();
    };
    FieldIndexes out;
    if (facts.indexed && !field.unique && type.indexable && !hasOne)
        out.append(create({}, {}));
    if (!type.likeClass.isEmpty() && takesLikeIndex(shape.options.text(u"db_collation")))
        out.append(create(u"_like", type.likeClass));
    return out;
}

namespace {

// A name that Django makes from the columns where none is given.
void putName(SqlText &out, NameHasher &hasher, const TableRef &table, const ResolvedModel &model, const Index &index,
             const IndexClass &kind)
{
    if (const Value *given = index.options.find(u"name"); given && !given->toText().isEmpty()) {
        out.quoted(given->toText());
        return;
    }
    QVarLengthArray<QString, 8> ordered;
    for (const QString &name : index.fields) {
        const QString column = columnNamed(model, withoutOrder(name));
        ordered.append(isDescending(name) ? u'-' + column : column);
    }
    putMetaIndexName(out, hasher, table.name, std::span(ordered.constData(), size_t(ordered.size())), kind.suffix);
}

QString indexTablespace(const ResolvedModel &model, const Index &index)
{
    const QString own = index.options.text(u"db_tablespace");
    if (!own.isEmpty() || index.fields.size() != 1)
        return own;
    const ResolvedField *only = model.column(withoutOrder(index.fields.first()));
    return only ? only->field.options.text(u"db_tablespace") : QString();
}

} // namespace

Result<QString> createIndex(const Registry &registry, const TableRef &table, const Index &index, const Dialect &dialect)
{
    TableNames names(registry, dialect);
    return createIndex(names, bared(table), index);
}

Result<QString> createIndex(TableNames &names, const TableRef &table, const Index &index)
{
    const Registry &registry = names.registry();
    const Dialect &dialect = names.dialect();
    const ResolvedModel &model = registry.at(table.model);
    const IndexClass *kind = indexClass(index.className);
    if (!kind)
        return Error{tr("the class %1 is not known").arg(index.className)};
    if (index.fields.isEmpty() && index.expressions.isEmpty())
        return Error{tr("it has no fields")};
    if (!index.expressions.isEmpty() && index.options.text(u"name").isEmpty())
        return Error{tr("an index of expressions needs a name")};
    if (!index.expressions.isEmpty() && !dialect.expressionIndexes)
        return QString();
    SqlText sql(dialect.quote);
    sql << u"CREATE INDEX ";
    putName(sql, names.hasher(), table, model, index, *kind);
    sql << u" ON " << table.quoted;
    if (dialect.usingClause)
        sql << kind->usingClause;
    sql << u" (";
    if (index.expressions.isEmpty()) {
        const Value *classes = index.options.find(u"opclasses");
        const Result<void> put =
            putColumnList(sql, model, index.fields, classes ? classes->toStrings() : QStringList(), dialect);
        if (!put)
            return Error{put.error()};
    } else {
        const Result<QString> list = expressionList(registry, table.model, index.expressions, dialect);
        if (!list)
            return list;
        sql << *list;
    }
    sql << u')';
    if (index.options.isEmpty()) { // most have none
        putTablespace(sql, indexTablespace(model, index), table.tablespace, dialect);
        return sql.take();
    }
    const Result<QString> include = includeSql(model, index.options, dialect);
    if (!include)
        return include;
    sql << *include << storageParameters(index);
    putTablespace(sql, indexTablespace(model, index), table.tablespace, dialect);
    const Result<QString> condition = conditionSql(registry, table.model, index.options.find(u"condition"), dialect);
    if (!condition)
        return condition;
    if (dialect.conditionalIndexes && !condition->isEmpty())
        sql << u" WHERE " << *condition;
    return sql.take();
}

} // namespace relata
