// SPDX-License-Identifier: GPL-3.0-or-later
#include "schematext.h"

#include "model/expression/expression.h"
#include "model/fields/catalogue.h"

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString worth(const Expr &expr);

QString joined(const QList<Expr> &items, const QString &between = u", "_s)
{
    QStringList parts;
    for (const Expr &item : items)
        parts.append(worth(item));
    return parts.join(between);
}

// Names without the module before them: `Q` and `models.Q` are one; lists, tuples and sets are one too.
QString worth(const Expr &expr)
{
    const QString receiver = expr.receiver.isEmpty() ? QString() : worth(expr.receiver.first()) + u'.';
    switch (expr.kind) {
    case Expr::Kind::None:
        return u"None"_s;
    case Expr::Kind::Bool:
    case Expr::Kind::Integer:
    case Expr::Kind::Float:
        return expr.text;
    case Expr::Kind::Text:
        return pythonString(expr.text);
    case Expr::Kind::Bytes:
        return u'b' + QString::fromLatin1(expr.bytes.toHex());
    case Expr::Kind::List:
        return u'[' + joined(expr.items) + u']';
    case Expr::Kind::Dict:
        return u'{' + joined(expr.items) + u'}';
    case Expr::Kind::Name:
        return expr.lastName();
    case Expr::Kind::Call: {
        QStringList parts;
        for (const Expr &item : expr.items)
            parts.append(worth(item));
        for (const auto &[name, value] : expr.keywords)
            parts.append(name + u'=' + worth(value));
        return receiver + expr.lastName() + u'(' + parts.join(u", "_s) + u')';
    }
    case Expr::Kind::Attribute:
        return receiver + expr.text;
    case Expr::Kind::Unary:
        return expr.text + u'(' + joined(expr.items) + u')';
    case Expr::Kind::Binary:
        return u'(' + joined(expr.items, u' ' + expr.text + u' ') + u')';
    }
    return {};
}

QString worth(const Value &value, Values values)
{
    const QString source = values == Values::Spelled ? value.python() : value.literal();
    const Result<Expr> expr = parseExpression(source);
    return expr ? worth(*expr) : source;
}

QString name(const Schema &schema, const ModelRef &ref)
{
    const Model *model = schema.find(ref.id);
    if (!model)
        return u'?' + ref.source;
    return (model->origin == Origin::External ? u"?"_s : QString()) + schema.label(*model);
}

QStringList optionText(const Options &options, const QString &before, Values values)
{
    QStringList lines;
    for (const Options::Entry &entry : options)
        lines.append(before + entry.name + u" = "_s + worth(entry.value, values));
    return lines;
}

template <typename Entry> QStringList entryText(const QList<Entry> &entries, const QString &before, Values values)
{
    QStringList lines;
    for (const Entry &entry : entries) {
        lines.append(before + entry.className + u' ' + entry.fields.join(u','));
        for (const QString &expression : entry.expressions)
            lines.append(before + u"  "_s + worth(Value(Code{expression}), values));
        lines += optionText(entry.options, before + u"  "_s, values);
    }
    return lines;
}

} // namespace

QStringList modelText(const Schema &schema, const Model &model, Values values)
{
    QStringList lines{schema.label(model) + (model.origin == Origin::External ? u" external"_s : QString())};
    for (const ModelRef &base : model.bases)
        lines.append(u"  base "_s + name(schema, base));
    for (const Field &field : model.fields) {
        lines.append(u"  field "_s + field.name + u' ' + className(field));
        if (field.relation) {
            lines.append(u"    to "_s + name(schema, field.relation->to));
            if (hasOnDelete(field.type))
                lines.append(u"    on_delete "_s + onDeleteText(field.relation->onDelete));
            if (!field.relation->through.isNull())
                lines.append(u"    through "_s + name(schema, field.relation->through) + u' ' +
                             field.relation->throughFields.join(u','));
        }
        if (!field.arguments.isEmpty())
            lines.append(u"    arguments "_s + worth(Value(field.arguments), values));
        lines += optionText(field.options, u"    "_s, values);
    }
    for (const QString &dropped : model.dropped)
        lines.append(u"  dropped "_s + dropped);
    for (const ModelRef &base : model.metaBases)
        lines.append(u"  meta base "_s + name(schema, base));
    if (model.emptyMeta)
        lines.append(u"  empty meta"_s);
    lines += optionText(model.meta, u"  meta "_s, values);
    lines += entryText(model.indexes, u"  index "_s, values);
    lines += entryText(model.constraints, u"  constraint "_s, values);
    return lines;
}

QStringList schemaText(const Schema &schema, Values values)
{
    QStringList lines{u"default_auto_field "_s + schema.settings.defaultAutoField,
                      u"user_model "_s + name(schema, {schema.settings.userModel})};
    for (const App &app : schema.apps) {
        for (const Model &model : schema.models) {
            if (model.app == app.id && model.origin == Origin::Project)
                lines += modelText(schema, model, values);
        }
    }
    return lines;
}

} // namespace relata
