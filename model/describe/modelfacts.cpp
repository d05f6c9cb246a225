// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/describe/modelfacts.h"

#include "model/describe/definition.h"
#include "model/describe/tablefacts.h"
#include "model/fields/catalogue.h"
#include "model/sql/columns.h"
#include "model/sql/compiler.h"

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// Python's order of looking things up (C3) over the classes that the schema knows.
QList<ModelId> lookupOrder(const Schema &schema, ModelId id, int depth = 0)
{
    const Model *model = schema.find(id);
    if (!model || depth > 64)
        return {};
    QList<QList<ModelId>> lists;
    QList<ModelId> direct;
    for (const ModelRef &base : model->bases) {
        if (base.id.isNull() || !schema.find(base.id))
            continue;
        direct.append(base.id);
        lists.append(lookupOrder(schema, base.id, depth + 1));
    }
    lists.append(direct);
    QList<ModelId> out{id};
    for (;;) {
        lists.removeIf([](const QList<ModelId> &list) { return list.isEmpty(); });
        if (lists.isEmpty())
            return out;
        const auto isFree = [&](ModelId candidate) {
            return std::none_of(lists.begin(), lists.end(),
                                [&](const QList<ModelId> &list) { return list.indexOf(candidate) > 0; });
        };
        const auto found =
            std::find_if(lists.begin(), lists.end(), [&](const QList<ModelId> &list) { return isFree(list.first()); });
        const ModelId next = (found == lists.end() ? lists.first() : *found).first();
        out.append(next);
        for (QList<ModelId> &list : lists)
            list.removeAll(next);
    }
}

const Model *firstAbstract(const Schema &schema, const Model &model, int depth = 0)
{
    for (const ModelRef &ref : model.bases) {
        const Model *base = depth > 64 ? nullptr : schema.find(ref.id);
        if (!base)
            continue;
        if (base->isAbstract())
            return base;
        if (const Model *further = firstAbstract(schema, *base, depth + 1))
            return further;
    }
    return nullptr;
}

// The abstract classes behind Django's own models, which the schema does not hold, in Python's order.
QStringList abstractBehind(const QString &label)
{
    if (label == u"auth.User")
        return {u"django.contrib.auth.models.AbstractUser"_s, u"django.contrib.auth.base_user.AbstractBaseUser"_s,
                u"django.contrib.auth.models.PermissionsMixin"_s};
    return label == u"sessions.Session" ? QStringList{u"django.contrib.sessions.base_session.AbstractBaseSession"_s} : QStringList();
}

void addBases(const Schema &schema, const Model &model, QJsonArray &out, int depth = 0)
{
    for (const ModelRef &ref : model.bases) {
        const Model *base = depth > 64 ? nullptr : schema.find(ref.id);
        if (!base)
            continue;
        if (base->isAbstract())
            addBases(schema, *base, out, depth + 1);
        else if (const QString label = schema.label(*base); !out.contains(label))
            out.append(label);
    }
}

// Whether a class's Meta says it, or a Meta that it takes over; what comes down from a concrete parent is not said.
bool isSaid(const Schema &schema, const Model &model, const QString &name, int depth = 0)
{
    if (depth > 64)
        return false;
    if (model.meta.has(name))
        return true;
    if (model.hasOwnMeta()) {
        return std::any_of(model.metaBases.begin(), model.metaBases.end(), [&](const ModelRef &base) {
            const Model *from = schema.find(base.id);
            return from && isSaid(schema, *from, name, depth + 1);
        });
    }
    // Python finds the Meta of the first abstract class along the bases; concrete classes keep none.
    const Model *abstract = firstAbstract(schema, model);
    return abstract && isSaid(schema, *abstract, name, depth + 1);
}

bool namesColumn(const Expr &expression)
{
    return expression.isCallOf(u"F") || std::any_of(expression.items.begin(), expression.items.end(), namesColumn);
}

const ResolvedField *compositeKey(const ResolvedModel &model)
{
    for (const ResolvedField &field : model.virtuals) {
        if (field.field.type == FieldType::CompositePrimaryKey)
            return &field;
    }
    return nullptr;
}

// Once apps are loaded the key of a link table is of the class that its app sets; migrations, and so the SQL, take the
// project's (their apps have no AppConfig).
ResolvedField asLoaded(const Registry &registry, const ResolvedModel &model, const ResolvedField &field)
{
    const App *app = registry.schema().app(model.app);
    const QString own = app ? app->defaultAutoField.section(u'.', -1) : QString();
    if (model.linkOf < 0 || field.made != Made::Key || own.isEmpty())
        return field;
    ResolvedField out = field;
    const std::optional<FieldType> type = fieldTypeNamed(own);
    out.field.type = type && isAutoField(*type) ? *type : FieldType::Auto;
    return out;
}

QString internalType(const ResolvedField &field)
{
    if (field.field.type == FieldType::Opaque)
        return className(field.field).section(u'.', -1); // as any subclass of Field has it that says nothing else
    const Field shape = columnField(field.field);
    return fieldClass(fieldClass(shape.type).storedAs).name.toString();
}

} // namespace

QJsonObject errorObject(const QString &text)
{
    return {{u"error"_s, text}};
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject ModelFacts::key(int index) const
{
    const ResolvedModel &concrete = m_registry.at(m_registry.at(index).concrete);
    if (const ResolvedField *composite = compositeKey(concrete)) {
        QJsonArray columns;
        for (const Value &part : composite->field.arguments) {
            const QString column = columnNamed(concrete, part.toText());
            if (column.isEmpty())
                return {{u"field"_s, composite->field.name},
                        {u"columns"_s, errorObject(u"FieldDoesNotExist: %1 has no field named '%2'"_s.arg(
                                           concrete.name, part.toText()))}};
            columns.append(column);
        }
        return {{u"field"_s, composite->field.name}, {u"columns"_s, columns}};
    }
    const ResolvedField *key = concrete.key();
    if (!key)
        return {{u"field"_s, QJsonValue()}, {u"columns"_s, QJsonArray()}};
    return {{u"field"_s, key->field.name}, {u"columns"_s, QJsonArray{key->column}}};
}

QJsonArray ModelFacts::bases(int index) const
{
    QJsonArray out;
    if (const Model *model = m_registry.schema().find(m_registry.at(index).id))
        addBases(m_registry.schema(), *model, out);
    return out;
}

QJsonArray ModelFacts::parents(int index) const
{
    QJsonArray out;
    for (const int base : m_registry.at(index).bases) {
        const QString label = base < 0 ? QString() : m_registry.at(m_registry.at(base).concrete).label();
        if (!label.isEmpty() && !out.contains(label))
            out.append(label);
    }
    return out;
}

QJsonArray ModelFacts::abstractBases(int index) const
{
    QJsonArray out;
    const QList<ModelId> order = lookupOrder(m_registry.schema(), m_registry.at(index).id);
    for (const ModelId &id : order) {
        const Model *model = m_registry.schema().find(id);
        if (model->isAbstract())
            out.append(m_values.paths().module(id) + u'.' + model->name);
        else if (model->origin == Origin::Contrib) {
            for (const QString &path : abstractBehind(m_registry.schema().label(*model)))
                out.append(path);
        }
    }
    return out;
}

QJsonValue ModelFacts::swappedFor(int index) const
{
    if (!m_registry.at(index).swappedOut)
        return QJsonValue();
    const ResolvedModel *user = m_registry.find(m_registry.schema().settings.userModel);
    return user ? QJsonValue(user->label()) : QJsonValue();
}

QJsonObject ModelFacts::options(int index) const
{
    const ResolvedModel &model = m_registry.at(index);
    QJsonObject out;
    if (model.linkOf >= 0) {
        const ResolvedField &from = model.columns[1], &to = model.columns[2];
        const ResolvedModel &owner = m_registry.at(model.linkOf);
        QString space;
        for (const ResolvedField &field : owner.manyToMany) {
            if (field.field.id == model.linkField)
                space = field.field.options.text(u"db_tablespace");
        }
        out = {{u"db_table"_s, tableName(m_registry, index, m_dialect)},
               {u"db_tablespace"_s, space},
               {u"unique_together"_s, QJsonArray{from.field.name, to.field.name}},
               {u"verbose_name"_s, u"%1-%2 relationship"_s.arg(from.field.name, to.field.name)},
               {u"verbose_name_plural"_s, u"%1-%2 relationships"_s.arg(from.field.name, to.field.name)}};
        return out;
    }
    static const QStringList skipped{u"app_label"_s, u"abstract"_s};
    const Model *source = m_registry.schema().find(model.id);
    for (const Options::Entry &entry : model.meta) {
        if (!skipped.contains(entry.name) && metaOption(entry.name) && source &&
            isSaid(m_registry.schema(), *source, entry.name))
            out.insert(entry.name, m_values.value(source->meta.value(entry.name, entry.value), model.id));
    }
    return out;
}

// Sizes that are no numbers stand in a type as Python prints them.
QJsonValue ModelFacts::type(const ResolvedField &field) const
{
    if (const Result<QString> type = columnType(m_registry, field, m_dialect))
        return *type;
    const ResolvedField *stored = m_registry.storedField(field);
    if (!stored)
        return QJsonValue();
    const Field shape = columnField(stored->field);
    QString text = m_dialect.typeOf(shape.type).type.toString();
    for (const auto &[place, option] : {std::pair{u"%n"_s, u"max_length"_s}, std::pair{u"%d"_s, u"max_digits"_s},
                                        std::pair{u"%p"_s, u"decimal_places"_s}}) {
        const Value value = effective(shape, option);
        if (text.contains(place) && value.isCode())
            return QJsonValue();
        text.replace(place, value.isText() ? value.toText() : value.literal());
    }
    return textOrNull(text);
}

QJsonValue ModelFacts::check(const ResolvedField &field) const
{
    if (field.target >= 0 || field.field.relation)
        return QJsonValue();
    QString check = m_dialect.typeOf(field.field.type).check.toString();
    return textOrNull(check.replace(u"%c"_s, m_dialect.quote + field.column + m_dialect.quote));
}

QJsonValue ModelFacts::databaseDefault(int model, const ResolvedField &field) const
{
    const Value *value = field.field.options.find(u"db_default");
    if (!value)
        return QJsonValue();
    const Result<Expr> expression = expressionOf(*value);
    if (!expression)
        return errorObject(expression.error());
    if (namesColumn(*expression))
        return errorObject(u"AttributeError: 'F' object has no attribute 'as_sql'"_s);
    const ResolvedField *stored = m_registry.storedField(field);
    Compiler compiler(m_registry, model, m_dialect);
    const Result<QString> sql = compiler.columnDefault(*expression, columnField(stored ? stored->field : field.field));
    return sql ? QJsonValue(*sql) : QJsonValue(errorObject(sql.error()));
}

QJsonValue ModelFacts::generated(int model, const ResolvedField &field) const
{
    if (field.field.type != FieldType::Generated)
        return QJsonValue();
    const Result<Expr> expression = expressionOf(field.field.options.value(u"expression"));
    Compiler compiler(m_registry, model, m_dialect);
    const Result<QString> sql =
        expression ? compiler.expression(*expression) : Result<QString>(Error{expression.error()});
    return QJsonObject{{u"sql"_s, sql ? QJsonValue(*sql) : QJsonValue(errorObject(sql.error()))},
                       {u"stored"_s, m_values.value(field.field.options.value(u"db_persist"), field.declaredBy)}};
}

QJsonObject ModelFacts::column(int model, const ResolvedField &field) const
{
    const Value *given = field.field.options.find(u"default");
    const QJsonObject definition = fieldDefinition(m_registry, m_values, field);
    const bool relation = field.field.relation.has_value();
    return {
        {u"field"_s, field.field.name},
        {u"attname"_s, field.attname},
        {u"name"_s, field.column},
        {u"internal_type"_s, internalType(field)},
        {u"definition"_s, definition},
        {u"type"_s, type(field)},
        {u"suffix"_s,
         relation ? QJsonValue() : textOrNull(m_dialect.typeOf(columnField(field.field).type).suffix.toString())},
        {u"check"_s, check(field)},
        {u"collation"_s, textOrNull(collation(m_registry, field))},
        {u"null"_s, field.null},
        {u"primary_key"_s, field.primaryKey},
        {u"unique"_s, field.unique},
        {u"db_index"_s, m_values.value(effective(field.field, u"db_index"), field.declaredBy)},
        {u"has_default"_s, given != nullptr},
        {u"default"_s, given ? definition[u"options"_s][u"default"_s] : QJsonValue()},
        {u"db_default"_s, databaseDefault(model, field)},
        {u"generated"_s, generated(model, field)},
        {u"comment"_s, textOrNull(field.field.options.text(u"db_comment"))},
        {u"relation"_s, relation ? QJsonValue(this->relation(field)) : QJsonValue()},
    };
}

QJsonObject ModelFacts::model(int index) const
{
    const ResolvedModel &model = m_registry.at(index);
    QJsonArray columns, links, virtuals;
    for (const ResolvedField &field : model.columns)
        columns.append(column(index, asLoaded(m_registry, model, field)));
    for (const ResolvedField &field : model.manyToMany)
        links.append(manyToMany(index, field));
    for (const ResolvedField &field : model.virtuals)
        virtuals.append(virtualField(field));
    const bool stored = model.proxyFor < 0 && !model.swappedOut && model.managed;
    const TableFacts table(m_registry, m_values, m_dialect, index);
    return {
        {u"label"_s, model.label()},
        {u"app"_s, model.app},
        {u"name"_s, model.name},
        {u"auto_created_for"_s, model.linkOf < 0 ? QJsonValue() : m_registry.at(model.linkOf).label()},
        {u"managed"_s, model.managed},
        {u"proxy_for"_s, model.proxyFor < 0 ? QJsonValue() : m_registry.at(model.proxyFor).label()},
        {u"swapped_for"_s, swappedFor(index)},
        {u"bases"_s, bases(index)},
        {u"parents"_s, parents(index)},
        {u"abstract_bases"_s, abstractBases(index)},
        {u"table"_s, tableName(m_registry, model.automaticTable ? model.concrete : index, m_dialect)},
        {u"table_comment"_s, textOrNull(model.meta.text(u"db_table_comment"))},
        {u"pk"_s, key(index)},
        {u"ordering"_s, model.meta.has(u"ordering") ? m_values.value(*model.meta.find(u"ordering"), model.id)
                                                    : QJsonValue(QJsonArray())},
        {u"options"_s, options(index)},
        {u"columns"_s, columns},
        {u"many_to_many"_s, links},
        {u"virtual_fields"_s, virtuals},
        {u"indexes"_s, stored ? table.indexes() : QJsonArray()},
        {u"constraints"_s, stored ? table.constraints() : QJsonArray()},
    };
}

} // namespace relata
