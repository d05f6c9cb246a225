// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/describe/plainvalues.h"

#include "model/describe/definition.h"
#include "model/sql/compiler.h"
#include "model/sql/literals.h"

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// Stands for what cannot be told; never part of an answer.
QJsonValue untold()
{
    return QJsonValue(QJsonValue::Undefined);
}

QString seconds(qint64 microseconds)
{
    return QString::number(double(microseconds) / 1e6, 'g', 17);
}

QString fraction(int microseconds)
{
    return microseconds == 0 ? QString() : u".%1"_s.arg(microseconds, 6, 10, QChar(u'0'));
}

QJsonValue plainLiteral(const Literal &literal, const Expr &expression)
{
    using Kind = Literal::Kind;
    switch (literal.kind) {
    case Kind::None:
        return QJsonValue();
    case Kind::Bool:
        return literal.text == u"True";
    case Kind::Integer: {
        bool fits = false;
        const qint64 number = literal.text.toLongLong(&fits);
        return fits ? QJsonValue(number) : QJsonValue(literal.text.toDouble());
    }
    case Kind::Float:
        return literal.text.toDouble();
    case Kind::Decimal: {
        // As it was given: the digits of Decimal("1.50") are kept.
        const Expr *given = expression.argument(0, u"value");
        return QJsonObject{{u"decimal"_s, given && given->kind == Expr::Kind::Text ? given->text : literal.text}};
    }
    case Kind::Text:
        return literal.text;
    case Kind::Bytes:
        return QJsonObject{{u"bytes"_s, QString::fromLatin1(literal.bytes.toBase64())}};
    case Kind::Date:
        return QJsonObject{{u"date"_s, literal.date.toString(Qt::ISODate)}};
    case Kind::Time:
        return QJsonObject{{u"time"_s, literal.time.toString(u"HH:mm:ss"_s) + fraction(literal.microseconds)}};
    case Kind::DateTime:
        return QJsonObject{{u"datetime"_s, literal.date.toString(Qt::ISODate) + u'T' +
                                               literal.time.toString(u"HH:mm:ss"_s) + fraction(literal.microseconds)}};
    case Kind::Duration:
        return QJsonObject{{u"timedelta_seconds"_s, seconds(literal.duration).toDouble()}};
    case Kind::Uuid:
        return QJsonObject{{u"uuid"_s, literal.text}};
    }
    return untold();
}

// A set has no order of its own.
QJsonArray inOrder(const QJsonArray &set)
{
    QStringList texts;
    for (const QJsonValue &item : set) {
        if (!item.isString())
            return set;
        texts.append(item.toString());
    }
    texts.sort();
    texts.removeDuplicates();
    return QJsonArray::fromStringList(texts);
}

bool isCondition(const QJsonValue &value)
{
    return value[u"class"_s] == u"django.db.models.Q"_s;
}

QJsonObject emptyCondition(const QString &connector)
{
    return {{u"class"_s, u"django.db.models.Q"_s},
            {u"connector"_s, connector},
            {u"negated"_s, false},
            {u"children"_s, QJsonArray()}};
}

// Django's Node.add: takes the other's children in where that means the same.
void join(QJsonObject &node, const QJsonValue &other)
{
    QJsonArray children = node[u"children"_s].toArray();
    const QJsonArray others = other[u"children"_s].toArray();
    if (isCondition(other) && !other[u"negated"_s].toBool() &&
        (other[u"connector"_s] == node[u"connector"_s] || others.size() == 1)) {
        for (const QJsonValue &child : others)
            children.append(child);
    } else {
        children.append(other);
    }
    node[u"children"_s] = children;
}

bool isGettext(const QString &name)
{
    static const QStringList names{u"_"_s,        u"gettext"_s,     u"gettext_lazy"_s, u"ugettext_lazy"_s,
                                   u"ugettext"_s, u"gettext_noop"_s};
    return names.contains(name);
}

// Methods that Python implements itself have no module to name.
bool isNativeMethod(const QString &path)
{
    static const QStringList paths{u"datetime.datetime.now"_s, u"datetime.datetime.utcnow"_s, u"datetime.date.today"_s,
                                   u"datetime.datetime.today"_s};
    return paths.contains(path);
}

} // namespace

QJsonValue PlainValues::made(const QString &path, const QJsonArray &arguments, const QJsonObject &keywords) const
{
    QJsonObject out{{u"class"_s, path}};
    if (!arguments.isEmpty())
        out.insert(u"args"_s, arguments);
    if (!keywords.isEmpty())
        out.insert(u"kwargs"_s, keywords);
    return out;
}

QJsonValue PlainValues::name(const QString &name, ModelId model) const
{
    if (name.endsWith("Deferrable.DEFERRED"_L1) || name.endsWith("Deferrable.IMMEDIATE"_L1))
        return name.mid(name.lastIndexOf(u'.') + 1).toLower();
    const QString path = m_paths.path(name, model);
    if (isNativeMethod(path))
        return QJsonObject{{u"callable"_s, u"builtin_function_or_method"_s}};
    const QString last = path.mid(path.lastIndexOf(u'.') + 1);
    if (path.contains("settings."_L1) || last == u"choices" || (last == last.toUpper() && last != last.toLower()))
        return untold(); // a constant or a member of an enumeration
    return QJsonObject{{m_paths.isClass(path) ? u"type"_s : u"callable"_s, path}};
}

QJsonValue PlainValues::method(const Expr &call, ModelId model) const
{
    const QJsonValue self = expression(call.receiver.first(), model);
    if (self.isUndefined())
        return self;
    QJsonObject keywords;
    for (const auto &[key, given] : call.keywords)
        keywords.insert(key, expression(given, model));
    if (call.text == u"asc" || call.text == u"desc") {
        if (call.text == u"desc")
            keywords.insert(u"descending"_s, true);
        return made(u"django.db.models.OrderBy"_s, {self}, keywords);
    }
    return untold();
}

QJsonValue PlainValues::fieldCall(const Expr &call, ModelId model) const
{
    const std::optional<Field> field = fieldFromExpression(call);
    if (!field)
        return untold();
    ResolvedField resolved;
    resolved.field = *field;
    resolved.declaredBy = model;
    resolved.primaryKey = field->options.flag(u"primary_key");
    const QJsonObject definition = fieldDefinition(m_registry, *this, resolved);
    return made(definition[u"class"_s].toString(), definition[u"args"_s].toArray(),
                definition[u"options"_s].toObject());
}

QJsonValue PlainValues::call(const Expr &call, ModelId model) const
{
    if (!call.receiver.isEmpty())
        return method(call, model);
    if (call.isCallOf(u"Q"))
        return condition(call, model);
    if (const QJsonValue field = fieldCall(call, model); !field.isUndefined())
        return field;
    if (isGettext(call.text) && call.items.size() == 1)
        return expression(call.items.first(), model);
    const QString path = m_paths.path(call.text, model);
    if (path == u"datetime.date.today" || path == u"datetime.datetime.now" || path == u"django.utils.timezone.now")
        return QJsonObject{{u"time_of_import"_s, path.contains(u"date.today"_s) ? u"date"_s : u"datetime"_s}};
    if (!m_paths.isClass(path))
        return untold();
    QJsonArray arguments;
    QJsonObject keywords;
    bool known = true;
    for (const Expr &item : call.items) {
        const QJsonValue argument = expression(item, model);
        known = known && !argument.isUndefined();
        arguments.append(argument);
    }
    for (const auto &[key, given] : call.keywords) {
        const QJsonValue argument = expression(given, model);
        known = known && !argument.isUndefined();
        keywords.insert(key, argument);
    }
    return known ? made(path, arguments, keywords) : untold();
}

// Q(a=1) & Q(b=2): Django's Q._combine, step by step, so that children nest as they do there.
QJsonValue PlainValues::condition(const Expr &given, ModelId model) const
{
    if (given.kind == Expr::Kind::Unary && given.text == u"~") {
        QJsonObject inner = condition(given.items.first(), model).toObject();
        if (!isCondition(inner))
            return untold();
        inner[u"negated"_s] = !inner[u"negated"_s].toBool();
        return inner;
    }
    if (given.kind == Expr::Kind::Binary && (given.text == u"&" || given.text == u"|" || given.text == u"^")) {
        const QJsonValue left = condition(given.items[0], model), right = condition(given.items[1], model);
        if (left.isUndefined() || right.isUndefined())
            return untold();
        if (left[u"children"_s].toArray().isEmpty())
            return right;
        if (right[u"children"_s].toArray().isEmpty())
            return left;
        QJsonObject node = emptyCondition(given.text == u"&" ? u"AND"_s : given.text == u"|" ? u"OR"_s : u"XOR"_s);
        join(node, left);
        join(node, right);
        return node;
    }
    QJsonArray children;
    bool known = true;
    const auto add = [&](const QJsonValue &child) {
        known = known && !child.isUndefined();
        children.append(child);
    };
    QJsonObject out = emptyCondition(u"AND"_s);
    if (!given.isCallOf(u"Q")) {
        add(expression(given, model));
    } else {
        for (const Expr &item : given.items) {
            if (item.kind == Expr::Kind::List && item.items.size() == 2)
                add(QJsonArray{item.items[0].text, expression(item.items[1], model)});
            else
                add(expression(item, model));
        }
        auto keywords = given.keywords;
        std::sort(keywords.begin(), keywords.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
        for (const auto &[key, value] : std::as_const(keywords)) {
            const QJsonValue compared = expression(value, model);
            if (key == u"_connector")
                out[u"connector"_s] = compared;
            else if (key == u"_negated")
                out[u"negated"_s] = compared;
            else
                add(compared.isUndefined() ? compared : QJsonValue(QJsonArray{key, compared}));
        }
    }
    out[u"children"_s] = children;
    return known ? QJsonValue(out) : untold();
}

QJsonValue PlainValues::operation(const Expr &operation, ModelId model) const
{
    const QString &sign = operation.text;
    if (sign == u"~" || sign == u"&" || sign == u"|" || sign == u"^")
        return condition(operation, model);
    const auto operand = [&](const Expr &expr) -> QJsonValue {
        const QJsonValue known = expression(expr, model);
        const bool literal = literalOf(expr).has_value();
        return literal ? made(u"django.db.models.Value"_s, {known}, {}) : known;
    };
    const bool unary = operation.kind == Expr::Kind::Unary;
    const QJsonValue left = operand(operation.items.first());
    const QJsonValue right = unary ? made(u"django.db.models.Value"_s, {-1}, {}) : operand(operation.items.last());
    if (left.isUndefined() || right.isUndefined() || (unary && sign != u"-"))
        return untold();
    const QString connector = unary ? u"*"_s : sign == u"**" ? u"^"_s : sign == u"%" ? u"%%"_s : sign;
    return made(u"django.db.models.expressions.CombinedExpression"_s, {left, connector, right}, {});
}

QJsonValue PlainValues::expression(const Expr &given, ModelId model) const
{
    if (const std::optional<Literal> literal = literalOf(given))
        return plainLiteral(*literal, given);
    switch (given.kind) {
    case Expr::Kind::Name:
        return name(given.text, model);
    case Expr::Kind::Call:
        return call(given, model);
    case Expr::Kind::Unary:
    case Expr::Kind::Binary:
        return operation(given, model);
    case Expr::Kind::List: {
        QJsonArray out;
        for (const Expr &item : given.items) {
            const QJsonValue entry = expression(item, model);
            if (entry.isUndefined())
                return entry;
            out.append(entry);
        }
        return given.text == u"{" ? inOrder(out) : out;
    }
    case Expr::Kind::Dict: {
        QJsonObject out;
        for (qsizetype i = 0; i + 1 < given.items.size(); i += 2) {
            const QJsonValue entry = expression(given.items[i + 1], model);
            if (entry.isUndefined())
                return entry;
            out.insert(given.items[i].text, entry);
        }
        return out;
    }
    default:
        return untold();
    }
}

QJsonValue PlainValues::source(const QString &source, ModelId model) const
{
    const Result<Expr> read = parseExpression(source);
    const QJsonValue known = read ? expression(*read, model) : untold();
    return known.isUndefined() ? QJsonValue(QJsonObject{{u"code"_s, source}}) : known;
}

QJsonValue PlainValues::value(const Value &value, ModelId model) const
{
    if (value.isNone())
        return QJsonValue();
    if (value.isBool())
        return value.toBool();
    if (value.isInteger())
        return value.toInteger();
    if (value.isText())
        return value.toText();
    if (value.isCode())
        return source(value.code(), model);
    QJsonArray out;
    for (const Value &item : value.toList())
        out.append(this->value(item, model));
    return value.spelling().startsWith(u'{') ? inOrder(out) : out;
}

QJsonArray PlainValues::indexed(const QStringList &expressions, ModelId model) const
{
    QJsonArray out;
    for (const QString &text : expressions) {
        const QJsonValue known = source(text, model);
        out.append(known.isString() ? made(u"django.db.models.F"_s, {known}, {}) : known);
    }
    return out;
}

namespace {

// A dict of choices as the list of pairs that Django makes of it; groups within it too.
QJsonValue pairs(const Expr &dict, const std::function<QJsonValue(const Expr &)> &plain)
{
    QJsonArray out;
    for (qsizetype i = 0; i + 1 < dict.items.size(); i += 2) {
        const Expr &label = dict.items[i + 1];
        const QJsonValue value = label.kind == Expr::Kind::Dict ? pairs(label, plain) : plain(label);
        out.append(QJsonArray{plain(dict.items[i]), value});
    }
    return out;
}

} // namespace

QJsonValue PlainValues::choices(const Value &given, ModelId model) const
{
    const Result<Expr> read = given.isCode() ? parseExpression(given.code()) : Result<Expr>(Error{});
    const bool enumeration = read && read->kind == Expr::Kind::Name && m_paths.isClass(m_paths.path(read->text, model));
    if (enumeration)
        return QJsonObject{{u"code"_s, given.code()}};
    if (!read || read->kind != Expr::Kind::Dict)
        return value(given, model);
    return pairs(*read, [&](const Expr &part) {
        const QJsonValue known = expression(part, model);
        return known.isUndefined() ? QJsonValue() : known;
    });
}

} // namespace relata
