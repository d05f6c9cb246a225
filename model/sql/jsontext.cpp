// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/jsontext.h"

#include "model/sql/literals.h"

namespace relata {

using namespace Qt::StringLiterals;

namespace {

std::optional<QString> keyText(const Expr &key)
{
    if (key.kind == Expr::Kind::Text)
        return jsonQuoted(key.text);
    const std::optional<QString> text = jsonText(key);
    const bool plain = key.kind == Expr::Kind::Integer || key.kind == Expr::Kind::Float ||
                       key.kind == Expr::Kind::Bool || key.kind == Expr::Kind::None;
    return text && plain ? std::optional(u'"' + *text + u'"') : std::nullopt;
}

std::optional<QString> joined(const Expr &value)
{
    QStringList parts;
    const bool dict = value.kind == Expr::Kind::Dict;
    for (qsizetype i = 0; i < value.items.size(); i += dict ? 2 : 1) {
        const std::optional<QString> key = dict ? keyText(value.items[i]) : QString();
        const std::optional<QString> item = jsonText(value.items[dict ? i + 1 : i]);
        if (!key || !item)
            return std::nullopt;
        parts.append(dict ? *key + u": "_s + *item : *item);
    }
    const QString inner = parts.join(u", "_s);
    return dict ? u'{' + inner + u'}' : u'[' + inner + u']';
}

} // namespace

QString jsonQuoted(const QString &text)
{
    QString out = u"\""_s;
    for (const QChar c : text) {
        switch (c.unicode()) {
        case '"':
            out += u"\\\""_s;
            break;
        case '\\':
            out += u"\\\\"_s;
            break;
        case '\n':
            out += u"\\n"_s;
            break;
        case '\r':
            out += u"\\r"_s;
            break;
        case '\t':
            out += u"\\t"_s;
            break;
        case '\b':
            out += u"\\b"_s;
            break;
        case '\f':
            out += u"\\f"_s;
            break;
        default:
            if (c.unicode() < 0x20 || c.unicode() > 0x7e)
                out += u"\\u%1"_s.arg(int(c.unicode()), 4, 16, QChar(u'0'));
            else
                out += c;
        }
    }
    return out + u'"';
}

std::optional<QString> jsonText(const Expr &value)
{
    switch (value.kind) {
    case Expr::Kind::None:
        return u"null"_s;
    case Expr::Kind::Bool:
        return value.text == u"True" ? u"true"_s : u"false"_s;
    case Expr::Kind::Integer:
        return value.text;
    case Expr::Kind::Float:
        return floatText(value.text.toDouble());
    case Expr::Kind::Text:
        return jsonQuoted(value.text);
    case Expr::Kind::List:
        return value.text == u"{" ? std::nullopt : joined(value);
    case Expr::Kind::Dict:
        return joined(value);
    default:
        return std::nullopt;
    }
}

QString jsonPath(const QStringList &keys, bool fromRoot)
{
    QString path = fromRoot ? u"$"_s : QString();
    for (const QString &key : keys) {
        bool number = false;
        const qint64 place = key.toLongLong(&number);
        path += number ? u'[' + QString::number(place) + u']' : u'.' + jsonQuoted(key);
    }
    return path;
}

} // namespace relata
