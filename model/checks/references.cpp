// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/checks/references.h"

#include "model/fields/catalogue.h"

#include <QRegularExpression>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

struct Token
{
    enum class Kind : quint8 { Name, Text, Mark } kind = Kind::Mark;
    QString text = {};
};

QList<Token> tokens(const QString &source)
{
    static const QRegularExpression pattern(uR"re((?<name>[^\W\d][\w.]*)|"(?<double>(?:[^"\\]|\\.)*)"|'(?<single>(?:[^'\\]|\\.)*)'|==|[^\s])re"_s,
                                            QRegularExpression::UseUnicodePropertiesOption);
    QList<Token> list;
    QRegularExpressionMatchIterator it = pattern.globalMatch(source);
    while (it.hasNext()) {
        const QRegularExpressionMatch match = it.next();
        const auto has = [&](const QString &group) { return match.capturedStart(group) >= 0; };
        if (has(u"name"_s))
            list.append({Token::Kind::Name, match.captured(u"name"_s)});
        else if (has(u"double"_s) || has(u"single"_s))
            list.append({Token::Kind::Text, match.captured(has(u"double"_s) ? u"double"_s : u"single"_s)});
        else
            list.append({Token::Kind::Mark, match.captured()});
    }
    return list;
}

/// An open parenthesis: whose call it is, and how many arguments came before.
struct Frame
{
    QString function = {};
    int argument = 0;
};

// Strings that stand for fields: the first argument of functions, all of those that take any number.
bool isFieldArgument(const QList<Frame> &frames)
{
    if (frames.isEmpty())
        return true;
    const QString &function = frames.last().function;
    static const QStringList values{u"Value"_s, u"RawSQL"_s, u"Q"_s, u"Decimal"_s, u"UUID"_s};
    if (values.contains(function) || (!function.isEmpty() && function.front().isLower()))
        return false;
    if (function.isEmpty()) // Q(("name", value)), or a parenthesis of no meaning
        return frames.last().argument == 0 && (frames.size() < 2 || frames[frames.size() - 2].function == u"Q");
    static const QStringList anyNumber{u"Coalesce"_s, u"Concat"_s, u"Greatest"_s, u"Least"_s, u"SearchVector"_s};
    return frames.last().argument == 0 || anyNumber.contains(function);
}

Value literal(const QString &source)
{
    static const QRegularExpression text(uR"re(^(?:"([^"\\]*)"|'([^'\\]*)')$)re"_s);
    bool ok = false;
    const qint64 integer = source.toLongLong(&ok);
    if (ok)
        return integer;
    if (source == u"True" || source == u"False")
        return source == u"True";
    if (source == u"None")
        return {};
    if (const QRegularExpressionMatch match = text.match(source); match.hasMatch())
        return match.captured(match.capturedStart(1) >= 0 ? 1 : 2);
    return Code{source};
}

QStringList splitArguments(const QString &arguments)
{
    QStringList parts{QString()};
    int depth = 0;
    QChar quote;
    for (const QChar c : arguments) {
        if (!quote.isNull())
            quote = c == quote ? QChar() : quote;
        else if (c == u'"' || c == u'\'')
            quote = c;
        else if (c == u'(' || c == u'[' || c == u'{')
            ++depth;
        else if (c == u')' || c == u']' || c == u'}')
            --depth;
        if (c == u',' && depth == 0 && quote.isNull())
            parts.append(QString());
        else
            parts.last() += c;
    }
    return parts;
}

} // namespace

QStringList namesInExpression(const QString &source)
{
    QStringList names;
    const auto add = [&](const QString &name) {
        const QString bare = name.startsWith(u'-') ? name.mid(1) : name;
        if (!bare.isEmpty() && !names.contains(bare))
            names.append(bare);
    };
    const QList<Token> list = tokens(source);
    QList<Frame> frames;
    for (qsizetype i = 0; i < list.size(); ++i) {
        const Token &token = list[i];
        const QString next = i + 1 < list.size() && list[i + 1].kind == Token::Kind::Mark ? list[i + 1].text : QString();
        const bool keyword = i > 0 && list[i - 1].text == u"=" && list[i - 1].kind == Token::Kind::Mark;
        if (token.kind == Token::Kind::Name) {
            if (next == u"=" && !frames.isEmpty() && frames.last().function == u"Q")
                add(token.text);
        } else if (token.kind == Token::Kind::Text) {
            if (!keyword && isFieldArgument(frames))
                add(token.text);
        } else if (token.text == u"(" || token.text == u"[") {
            const bool call = token.text == u"(" && i > 0 && list[i - 1].kind == Token::Kind::Name;
            // A list holds values, never names.
            QString function = call ? list[i - 1].text : token.text == u"[" ? u"Value"_s : QString();
            frames.append({function.mid(function.lastIndexOf(u'.') + 1), 0});
        } else if ((token.text == u")" || token.text == u"]") && !frames.isEmpty()) {
            frames.removeLast();
        } else if (token.text == u"," && !frames.isEmpty()) {
            ++frames.last().argument;
        }
    }
    return names;
}

bool mentionsF(const QString &source)
{
    static const QRegularExpression pattern(uR"(\bF\()"_s);
    return source.contains(pattern);
}

bool mentionsRawSql(const QString &source)
{
    static const QRegularExpression pattern(uR"(\bRawSQL\()"_s);
    return source.contains(pattern);
}

std::optional<Field> fieldFromSource(const QString &source)
{
    const qsizetype open = source.indexOf(u'(');
    if (open < 0 || !source.trimmed().endsWith(u')'))
        return std::nullopt;
    const QString name = source.left(open).trimmed();
    const std::optional<FieldType> type = fieldTypeNamed(name.mid(name.lastIndexOf(u'.') + 1));
    if (!type)
        return std::nullopt;
    Field field;
    field.type = *type;
    const QStringList arguments = splitArguments(source.trimmed().chopped(1).mid(open + 1));
    for (const QString &argument : arguments) {
        const qsizetype equals = argument.indexOf(u'=');
        if (equals > 0)
            field.options.set(argument.left(equals).trimmed(), literal(argument.mid(equals + 1).trimmed()));
    }
    return field;
}

} // namespace relata
