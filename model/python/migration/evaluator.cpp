// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/migration/evaluator.h"

#include "model/python/migration/fieldobjects.h"
#include "model/python/migration/standardobjects.h"

#include <QRegularExpression>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Kind = PythonObject::Kind;

// Constants may be made of constants; a circle of them is no Python.
constexpr int deepest = 30;

bool isCondition(const PythonObject &object)
{
    return object.is(Kind::Q) || object.expression;
}

PythonObject reference(const QString &path, const QString &module)
{
    return plainObject(path, module.isEmpty() ? QStringList() : QStringList{u"import "_s + module});
}

// `code` has lists where the source, `spelled`, may have tuples.
Expr withBrackets(Expr code, const Expr &spelled)
{
    if (code.kind != spelled.kind || code.items.size() != spelled.items.size() ||
        code.keywords.size() != spelled.keywords.size())
        return code;
    if (code.kind == Expr::Kind::List)
        code.text = spelled.text;
    for (qsizetype i = 0; i < code.items.size(); ++i)
        code.items[i] = withBrackets(code.items[i], spelled.items[i]);
    for (qsizetype i = 0; i < code.keywords.size(); ++i)
        code.keywords[i].second = withBrackets(code.keywords[i].second, spelled.keywords[i].second);
    return code;
}

void add(PythonObject &q, const PythonObject &child)
{
    if (child.is(Kind::Q) && !child.negated && (child.connector == q.connector || child.items.size() == 1))
        q.items += child.items;
    else
        q.items.append(child);
}

} // namespace

PythonObject combined(const PythonObject &left, const PythonObject &right, const QString &connector)
{
    if (left.is(Kind::Q) && left.items.isEmpty())
        return right;
    if (right.is(Kind::Q) && right.items.isEmpty())
        return left;
    PythonObject q{.kind = Kind::Q, .connector = connector};
    add(q, left);
    add(q, right);
    return q;
}

PythonObject Evaluator::value(const Value &value, const QString &subject)
{
    m_subject = subject;
    if (value.isCode()) {
        const Result<Expr> read = parseExpression(value.code());
        const Result<Expr> spelled = parseExpression(value.spelling());
        return read && spelled ? object(withBrackets(*read, *spelled)) : source(value.code(), subject);
    }
    // What is spelled out tells tuples from lists, which plain values don't.
    const Result<Expr> spelling =
        value.isList() && !value.spelling().isEmpty() ? parseExpression(value.spelling()) : Error{};
    if (spelling && spelling->kind == Expr::Kind::List)
        return object(*spelling);
    if (spelling && spelling->kind == Expr::Kind::Name) {
        const NameMeaning meaning = this->meaning(spelling->text);
        const Result<Expr> assigned = parseExpression(meaning.constant);
        if (meaning.kind == NameMeaning::Kind::Constant && assigned && assigned->kind == Expr::Kind::List)
            return object(*assigned);
    }
    if (!value.isList()) {
        const Result<Expr> plain = expressionOf(value.plain());
        return plain ? object(*plain) : PythonObject();
    }
    PythonObject list{.kind = Kind::List};
    for (const Value &item : value.toList())
        list.items.append(this->value(item, subject));
    return list;
}

PythonObject Evaluator::source(const QString &source, const QString &subject)
{
    static const QRegularExpression lambda(u"\\blambda\\b"_s);
    m_subject = subject;
    const Result<Expr> read = parseExpression(source);
    if (read)
        return object(*read);
    if (lambda.match(source).hasMatch() && m_refusal.isEmpty())
        m_refusal = tr("%1: Django can't write a lambda into a migration; name a function instead.").arg(subject);
    m_notes.append(tr("%1: what %2 gives can't be told; it stands here as in models.py.").arg(subject, source));
    return plainObject(source.simplified());
}

PythonObject Evaluator::untold(const PythonObject &object, const QString &what)
{
    m_notes.append(tr("%1: what %2 gives can't be told; makemigrations writes its value here.").arg(m_subject, what));
    return object;
}

QList<PythonObject> Evaluator::objects(const QList<Expr> &expressions)
{
    QList<PythonObject> out;
    for (const Expr &expression : expressions)
        out.append(object(expression));
    return out;
}

PythonObject Evaluator::object(const Expr &expression)
{
    switch (expression.kind) {
    case Expr::Kind::None:
        return {};
    case Expr::Kind::Bool:
        return boolObject(expression.text == u"True");
    case Expr::Kind::Integer:
        return integerObject(expression.text);
    case Expr::Kind::Float:
        return plainObject(pythonRepr(expression.text.toDouble()));
    case Expr::Kind::Text:
        return textObject(expression.text);
    case Expr::Kind::Bytes:
        return plainObject(pythonRepr(expression.bytes));
    case Expr::Kind::List: {
        const Kind kind = expression.text == u"(" ? Kind::Tuple : expression.text == u"{" ? Kind::Set : Kind::List;
        return sequenceObject(kind, objects(expression.items));
    }
    case Expr::Kind::Dict:
        return sequenceObject(Kind::Dict, objects(expression.items));
    case Expr::Kind::Name:
        return name(expression.text);
    case Expr::Kind::Call:
        return expression.receiver.isEmpty() ? call(expression) : method(expression);
    case Expr::Kind::Unary:
        return negated(object(expression.items.first()), expression.text);
    case Expr::Kind::Attribute:
        break;
    case Expr::Kind::Binary:
        return operation(expression);
    }
    PythonObject part = object(expression.receiver.first());
    QSet<QString> imports;
    const QString text = written(part, imports) + u'.' + expression.text;
    return untold(plainObject(text, QStringList(imports.cbegin(), imports.cend())), text);
}

PythonObject Evaluator::name(const QString &dotted)
{
    return reference(meaning(dotted), dotted);
}

PythonObject Evaluator::reference(const NameMeaning &meaning, const QString &dotted)
{
    switch (meaning.kind) {
    case NameMeaning::Kind::Known:
        if (meaning.known.kind == KnownName::Kind::Constant)
            return standardConstant(meaning.path);
        if (meaning.known.kind == KnownName::Kind::Field && meaning.module == u"django.db.models")
            return relata::reference(QString(meaning.path).replace(u"models."_s, u"models.fields."_s),
                                     u"django.db.models.fields"_s);
        return relata::reference(meaning.path, meaning.module);
    case NameMeaning::Kind::Constant:
        return constant(meaning);
    case NameMeaning::Kind::Setting:
        return untold(plainObject(u"settings."_s + meaning.path, {u"from django.conf import settings"_s}), dotted);
    case NameMeaning::Kind::Class:
    case NameMeaning::Kind::Function:
        break;
    case NameMeaning::Kind::Unknown:
        m_notes.append(tr("%1: nothing defines %2; it is taken for %3.").arg(m_subject, dotted, meaning.path));
        break;
    }
    return relata::reference(meaning.path, meaning.module);
}

PythonObject Evaluator::constant(const NameMeaning &meaning)
{
    const Result<Expr> read = parseExpression(meaning.constant);
    if (!read || m_depth >= deepest)
        return untold(relata::reference(meaning.path, meaning.module), meaning.path);
    ++m_depth;
    const PythonObject object = this->object(*read);
    --m_depth;
    return object;
}

PythonObject Evaluator::construct(const QString &path, const Expr &expression)
{
    PythonObject out = constructObject(path, objects(expression.items));
    for (const auto &[keyword, value] : expression.keywords)
        out.keywords.insert(keyword, object(value));
    return out;
}

PythonObject Evaluator::instance(const QString &source, const QString &subject)
{
    m_subject = subject;
    const Result<Expr> read = parseExpression(source);
    if (!read || read->kind != Expr::Kind::Call || !read->receiver.isEmpty())
        return this->source(source, subject);
    const NameMeaning meaning = this->meaning(read->text);
    PythonObject out = construct(meaning.path, *read);
    out.imports = {u"import "_s + meaning.module};
    return out;
}

PythonObject Evaluator::call(const Expr &expression)
{
    const NameMeaning meaning = this->meaning(expression.text);
    if (meaning.kind == NameMeaning::Kind::Known)
        return knownCall(expression, meaning.known);
    PythonObject out = construct(meaning.path, expression);
    out.imports = {u"import "_s + meaning.module};
    if (meaning.kind == NameMeaning::Kind::Class) {
        if (!meaning.constructible)
            m_notes.append(tr("%1: %2 is taken for a class that Django can write into migrations (@deconstructible).")
                               .arg(m_subject, meaning.path));
        return out;
    }
    return untold(out, expression.text + u"()"_s);
}

PythonObject Evaluator::knownCall(const Expr &expression, const KnownName &known)
{
    if (known.path == u"django.db.models.Q")
        return q(expression);
    PythonObject out = construct(known.path, expression);
    if (known.path.startsWith("django.utils.translation."_L1)) {
        const qsizetype at = known.path.contains(u".pgettext"_s) ? 1 : 0;
        return at < out.items.size() ? out.items[at] : untold(out, expression.text + u"()"_s);
    }
    if (known.kind == KnownName::Kind::Field)
        return fieldObject(known.path, out.items, out.keywords);
    if (known.kind == KnownName::Kind::Expression) {
        out.expression = true;
        return out;
    }
    if (const std::optional<PythonObject> made = standardObject(known.path, out.items, out.keywords))
        return *made;
    if (known.kind == KnownName::Kind::Class && known.path.startsWith("django."_L1))
        return out;
    out.imports = known.module.isEmpty() ? QStringList() : QStringList{u"import "_s + known.module};
    return untold(out, expression.text + u"()"_s);
}

PythonObject Evaluator::q(const Expr &expression)
{
    PythonObject q{.kind = Kind::Q};
    q.items = objects(expression.items);
    QMap<QString, PythonObject> lookups;
    for (const auto &[keyword, value] : expression.keywords)
        lookups.insert(keyword, object(value));
    q.negated = !lookups.take(u"_negated"_s).isFalsy();
    const PythonObject connector = lookups.take(u"_connector"_s);
    if (connector.is(Kind::Text))
        q.connector = connector.text;
    for (auto lookup = lookups.cbegin(); lookup != lookups.cend(); ++lookup)
        q.items.append(sequenceObject(Kind::Tuple, {textObject(lookup.key()), lookup.value()}));
    return q;
}

PythonObject Evaluator::method(const Expr &expression)
{
    static const QMap<QString, QString> bits = {{u"bitand"_s, u"&"_s},
                                                {u"bitor"_s, u"|"_s},
                                                {u"bitxor"_s, u"#"_s},
                                                {u"bitleftshift"_s, u"<<"_s},
                                                {u"bitrightshift"_s, u">>"_s}};
    const PythonObject receiver = object(expression.receiver.first());
    if (receiver.expression && (expression.text == u"asc" || expression.text == u"desc")) {
        PythonObject order = construct(u"django.db.models.OrderBy"_s, expression);
        order.items.prepend(receiver);
        order.expression = true;
        if (expression.text == u"desc")
            order.keywords.insert(u"descending"_s, boolObject(true));
        return order;
    }
    if (receiver.expression && bits.contains(expression.text) && expression.items.size() == 1)
        return arithmetic(Expr{.text = bits.value(expression.text)}, receiver, object(expression.items.first()));
    QSet<QString> imports;
    PythonObject out = construct(u"x."_s + expression.text, expression);
    out.text = written(receiver, imports) + u'.' + expression.text;
    out.imports = QStringList(imports.cbegin(), imports.cend());
    return untold(out, out.text + u"()"_s);
}

PythonObject Evaluator::negated(const PythonObject &operand, const QString &sign)
{
    if (sign == u"~" && operand.is(Kind::Q)) {
        PythonObject out = operand;
        out.negated = !operand.negated;
        return out;
    }
    if (sign == u"-" && operand.expression)
        return arithmetic(Expr{.text = u"*"_s}, operand, integerObject(u"-1"_s));
    if (sign == u"-" && operand.is(Kind::Integer))
        return integerObject(operand.text.startsWith(u'-') ? operand.text.mid(1) : u'-' + operand.text);
    if (sign == u"~" && operand.expression) {
        PythonObject out = constructObject(u"django.db.models.expressions.NegatedExpression"_s, {operand});
        out.expression = true;
        return out;
    }
    PythonObject out = operand;
    QSet<QString> imports;
    out = plainObject(sign + written(operand, imports));
    out.imports = QStringList(imports.cbegin(), imports.cend());
    return untold(out, out.text);
}

PythonObject Evaluator::operation(const Expr &expression)
{
    static const QMap<QString, QString> connectors = {{u"&"_s, u"AND"_s}, {u"|"_s, u"OR"_s}, {u"^"_s, u"XOR"_s}};
    const PythonObject left = object(expression.items[0]);
    const PythonObject right = object(expression.items[1]);
    if (connectors.contains(expression.text) && isCondition(left) && isCondition(right))
        return combined(left, right, connectors.value(expression.text));
    return arithmetic(expression, left, right);
}

PythonObject Evaluator::arithmetic(const Expr &expression, PythonObject left, PythonObject right)
{
    const QString &sign = expression.text;
    if (left.expression || right.expression) {
        for (PythonObject *side : {&left, &right}) {
            if (!isCondition(*side))
                *side = constructObject(u"django.db.models.Value"_s, {*side});
        }
        const QString connector = sign == u"%" ? u"%%"_s : sign == u"**" ? u"^"_s : sign;
        PythonObject out =
            constructObject(u"django.db.models.expressions.CombinedExpression"_s, {left, textObject(connector), right});
        out.expression = true;
        return out;
    }
    if (sign == u"+" && left.kind == right.kind && left.is(Kind::Text))
        return textObject(left.text + right.text);
    if (sign == u"+" && left.kind == right.kind && (left.is(Kind::List) || left.is(Kind::Tuple)))
        return sequenceObject(left.kind, left.items + right.items);
    if (const std::optional<PythonObject> number = computed(left, sign, right))
        return *number;
    QSet<QString> imports;
    const QString before = written(left, imports);
    const QString text = before + u' ' + sign + u' ' + written(right, imports);
    return untold(plainObject(text, QStringList(imports.cbegin(), imports.cend())), text);
}

} // namespace relata
