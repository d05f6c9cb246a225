// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/pythonconstants.h"

#include "model/sql/jsontext.h"

#include <algorithm>
#include <cmath>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

std::optional<Expr> wholeResult(const QString &sign, qint64 a, qint64 b)
{
    qint64 out = 0;
    if (sign == u"+" && !__builtin_add_overflow(a, b, &out))
        return Expr{.kind = Expr::Kind::Integer, .text = QString::number(out)};
    if (sign == u"-" && !__builtin_sub_overflow(a, b, &out))
        return Expr{.kind = Expr::Kind::Integer, .text = QString::number(out)};
    if (sign == u"*" && !__builtin_mul_overflow(a, b, &out))
        return Expr{.kind = Expr::Kind::Integer, .text = QString::number(out)};
    if (sign == u"**" && b >= 0 && b < 64) {
        out = 1;
        for (qint64 i = 0; i < b; ++i) {
            if (__builtin_mul_overflow(out, a, &out))
                return std::nullopt;
        }
        return Expr{.kind = Expr::Kind::Integer, .text = QString::number(out)};
    }
    if (sign == u"<<" && b >= 0 && b < 62 && a >= 0 && a < (qint64(1) << (62 - b)))
        return Expr{.kind = Expr::Kind::Integer, .text = QString::number(a << b)};
    return std::nullopt;
}

std::optional<Expr> realResult(const QString &sign, double a, double b)
{
    double out = 0;
    if (sign == u"+")
        out = a + b;
    else if (sign == u"-")
        out = a - b;
    else if (sign == u"*")
        out = a * b;
    else if (sign == u"/" && b != 0)
        out = a / b;
    else
        return std::nullopt;
    if (!std::isfinite(out))
        return std::nullopt;
    return Expr{.kind = Expr::Kind::Float, .text = floatText(out)};
}

std::optional<Expr> folded(const Expr &expression)
{
    const std::optional<Expr> left = constantOf(expression.items[0]), right = constantOf(expression.items[1]);
    if (!left || !right)
        return std::nullopt;
    const auto isNumber = [](const Expr &e) {
        return e.kind == Expr::Kind::Integer || e.kind == Expr::Kind::Float;
    };
    if (!isNumber(*left) || !isNumber(*right))
        return std::nullopt;
    bool read = false, alsoRead = false;
    if (left->kind == Expr::Kind::Integer && right->kind == Expr::Kind::Integer && expression.text != u"/") {
        const qint64 a = left->text.toLongLong(&read), b = right->text.toLongLong(&alsoRead);
        return read && alsoRead ? wholeResult(expression.text, a, b) : std::nullopt;
    }
    const double a = left->text.toDouble(&read), b = right->text.toDouble(&alsoRead);
    return read && alsoRead ? realResult(expression.text, a, b) : std::nullopt;
}

QString quotedSource(const QString &text)
{
    QString out = text;
    out.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s).replace(u'\n', u"\\n"_s).replace(u'\r', u"\\r"_s);
    return u'\'' + out + u'\'';
}

QString listSource(const Expr &list)
{
    QStringList parts;
    for (const Expr &item : list.items)
        parts.append(pythonSource(item));
    if (list.text == u"{")
        return u'{' + parts.join(u", "_s) + u'}';
    if (list.text.isEmpty())
        return u'[' + parts.join(u", "_s) + u']';
    return u'(' + parts.join(u", "_s) + (parts.size() == 1 ? u",)"_s : u")"_s);
}

QString dictSource(const Expr &dict)
{
    QStringList parts;
    for (qsizetype i = 0; i + 1 < dict.items.size(); i += 2)
        parts.append(pythonSource(dict.items[i]) + u": "_s + pythonSource(dict.items[i + 1]));
    return u'{' + parts.join(u", "_s) + u'}';
}

QString callSource(const Expr &call)
{
    QStringList parts;
    for (const Expr &item : call.items)
        parts.append(pythonSource(item));
    for (const auto &[name, value] : call.keywords)
        parts.append(name + u'=' + pythonSource(value));
    const QString callee =
        call.receiver.isEmpty() ? call.text : pythonSource(call.receiver.first()) + u'.' + call.text;
    return callee + u'(' + parts.join(u", "_s) + u')';
}

} // namespace

std::optional<Expr> constantOf(const Expr &expression)
{
    switch (expression.kind) {
    case Expr::Kind::List:
    case Expr::Kind::Dict: {
        const bool plain = std::all_of(expression.items.begin(), expression.items.end(),
                                       [](const Expr &item) { return constantOf(item).has_value(); });
        return plain ? std::optional(expression) : std::nullopt;
    }
    case Expr::Kind::Binary:
        return folded(expression);
    case Expr::Kind::Name:
    case Expr::Kind::Attribute:
    case Expr::Kind::Unary:
        return std::nullopt;
    case Expr::Kind::Call: {
        const std::optional<Literal> literal = literalOf(expression);
        const QString name = expression.lastName();
        const bool wrapping = name == u"list" || name == u"dict" || name == u"tuple" || name == u"set";
        if (wrapping && expression.items.isEmpty() && expression.keywords.isEmpty() && expression.receiver.isEmpty())
            return name == u"dict" ? Expr{.kind = Expr::Kind::Dict} : Expr{.kind = Expr::Kind::List};
        return literal ? std::optional(expression) : std::nullopt;
    }
    default:
        return expression;
    }
}

QString pythonSource(const Expr &expression)
{
    switch (expression.kind) {
    case Expr::Kind::None:
        return u"None"_s;
    case Expr::Kind::Text:
        return quotedSource(expression.text);
    case Expr::Kind::Bytes: {
        QString out = u"b'"_s;
        for (const char c : expression.bytes)
            out += u"\\x%1"_s.arg(int(quint8(c)), 2, 16, QChar(u'0'));
        return out + u'\'';
    }
    case Expr::Kind::List:
        return listSource(expression);
    case Expr::Kind::Dict:
        return dictSource(expression);
    case Expr::Kind::Call:
        return callSource(expression);
    case Expr::Kind::Attribute:
        return pythonSource(expression.receiver.first()) + u'.' + expression.text;
    case Expr::Kind::Unary:
        return expression.text + u'(' + pythonSource(expression.items.first()) + u')';
    case Expr::Kind::Binary:
        return u'(' + pythonSource(expression.items[0]) + u' ' + expression.text + u' ' +
               pythonSource(expression.items[1]) + u')';
    default:
        return expression.text;
    }
}

QString pythonText(const Literal &literal)
{
    using Kind = Literal::Kind;
    const auto clock = [&] {
        const QString text = literal.time.toString(u"HH:mm:ss"_s);
        return literal.microseconds == 0 ? text
                                         : text + u".%1"_s.arg(literal.microseconds, 6, 10, QChar(u'0'));
    };
    switch (literal.kind) {
    case Kind::None:
        return u"None"_s;
    case Kind::Date:
        return literal.date.toString(u"yyyy-MM-dd"_s);
    case Kind::Time:
        return clock();
    case Kind::DateTime:
        return literal.date.toString(u"yyyy-MM-dd"_s) + u' ' + clock() + (literal.aware ? u"+00:00"_s : QString());
    case Kind::Duration: {
        constexpr qint64 day = 86'400'000'000;
        const qint64 days = literal.duration >= 0 ? literal.duration / day : -((-literal.duration + day - 1) / day);
        const qint64 rest = literal.duration - days * day, micro = rest % 1'000'000;
        const QTime time = QTime(0, 0).addSecs(int(rest / 1'000'000));
        const QString text = QString::number(time.hour()) + time.toString(u":mm:ss"_s) +
                             (micro == 0 ? QString() : u".%1"_s.arg(micro, 6, 10, QChar(u'0')));
        return days == 0 ? text
                         : u"%1 day%2, %3"_s.arg(days).arg(std::abs(days) == 1 ? QString() : u"s"_s, text);
    }
    case Kind::Bytes: {
        QString out = u"b'"_s;
        for (const char c : literal.bytes)
            out += c >= 0x20 && c < 0x7f ? QString(QLatin1Char(c)) : u"\\x%1"_s.arg(int(quint8(c)), 2, 16, QChar(u'0'));
        return out + u'\'';
    }
    default:
        return literal.text;
    }
}

} // namespace relata
