// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/migration/pythonobject.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Kind = PythonObject::Kind;

// str.isprintable() by character: all but separators and what has no shape, except the blank.
bool isPrintable(char32_t point)
{
    switch (QChar::category(point)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    case QChar::Separator_Space:
        return point == U' ';
    default:
        return true;
    }
}

QString escaped(char32_t point)
{
    const auto hex = [&](QChar letter, int digits) {
        return u'\\' + QString(letter) + QString::number(point, 16).rightJustified(digits, u'0');
    };
    switch (point) {
    case U'\n':
        return u"\\n"_s;
    case U'\r':
        return u"\\r"_s;
    case U'\t':
        return u"\\t"_s;
    default:
        return point < 0x100 ? hex(u'x', 2) : point < 0x10000 ? hex(u'u', 4) : hex(u'U', 8);
    }
}

QChar quoteFor(bool single, bool twofold)
{
    return single && !twofold ? u'"' : u'\'';
}

QStringList writtenAll(const QList<PythonObject> &items, QSet<QString> &imports)
{
    QStringList parts;
    for (const PythonObject &item : items)
        parts.append(written(item, imports));
    return parts;
}

QString tupleOf(const QStringList &parts)
{
    return parts.size() == 1 ? u'(' + parts.first() + u",)"_s : u'(' + parts.join(u", "_s) + u')';
}

bool comesBefore(const PythonObject &a, const PythonObject &b)
{
    if (a.is(Kind::Integer) && b.is(Kind::Integer))
        return a.text.toLongLong() < b.text.toLongLong();
    return a.text < b.text;
}

QString writtenDict(const PythonObject &object, QSet<QString> &imports)
{
    QList<std::pair<PythonObject, PythonObject>> entries;
    for (qsizetype i = 0; i + 1 < object.items.size(); i += 2)
        entries.append({object.items[i], object.items[i + 1]});
    std::stable_sort(entries.begin(), entries.end(),
                     [](const auto &a, const auto &b) { return comesBefore(a.first, b.first); });
    QStringList parts;
    for (const auto &[key, value] : std::as_const(entries)) {
        const QString before = written(key, imports);
        parts.append(before + u": "_s + written(value, imports));
    }
    return u'{' + parts.join(u", "_s) + u'}';
}

QString writtenSet(const PythonObject &object, QSet<QString> &imports)
{
    QStringList parts = writtenAll(object.items, imports);
    parts.sort();
    parts.removeDuplicates();
    const QString inside = parts.join(u", "_s);
    if (object.is(Kind::FrozenSet))
        return u"frozenset(["_s + inside + u"])"_s;
    return parts.isEmpty() ? u"set()"_s : u'{' + inside + u'}';
}

QString writtenConstruct(const PythonObject &object, QSet<QString> &imports)
{
    QStringList parts = writtenAll(object.items, imports);
    for (auto keyword = object.keywords.cbegin(); keyword != object.keywords.cend(); ++keyword)
        parts.append(keyword.key() + u'=' + written(keyword.value(), imports));
    return object.text + u'(' + parts.join(u", "_s) + u')';
}

QString writtenQ(const PythonObject &object, QSet<QString> &imports)
{
    PythonObject construct = constructObject(u"django.db.models.Q"_s, object.items);
    if (object.connector != u"AND")
        construct.keywords.insert(u"_connector"_s, textObject(object.connector));
    if (object.negated)
        construct.keywords.insert(u"_negated"_s, boolObject(true));
    return written(construct, imports);
}

} // namespace

bool PythonObject::isFalsy() const
{
    switch (kind) {
    case Kind::Plain:
        return text == u"None" || text == u"False" || text == u"0.0";
    case Kind::Text:
        return text.isEmpty();
    case Kind::Integer:
        return text == u"0";
    case Kind::Construct:
        return false;
    default:
        return items.isEmpty();
    }
}

PythonObject plainObject(const QString &text, const QStringList &imports)
{
    return {.text = text, .imports = imports};
}

PythonObject boolObject(bool value)
{
    return plainObject(value ? u"True"_s : u"False"_s);
}

PythonObject integerObject(const QString &digits)
{
    return {.kind = Kind::Integer, .text = digits};
}

PythonObject textObject(const QString &text)
{
    return {.kind = Kind::Text, .text = text};
}

PythonObject sequenceObject(Kind kind, const QList<PythonObject> &items)
{
    return {.kind = kind, .items = items};
}

PythonObject textsObject(Kind kind, const QStringList &texts)
{
    PythonObject sequence{.kind = kind};
    for (const QString &text : texts)
        sequence.items.append(textObject(text));
    return sequence;
}

PythonObject constructObject(const QString &path, const QList<PythonObject> &arguments,
                             const QMap<QString, PythonObject> &keywords)
{
    const QString module = path.left(path.lastIndexOf(u'.'));
    const bool isModels = module == u"django.db.models";
    return {.kind = Kind::Construct,
            .text = isModels ? path.mid(module.size() - 6) : path,
            .imports = {isModels ? u"from django.db import models"_s : u"import "_s + module},
            .items = arguments,
            .keywords = keywords};
}

QString written(const PythonObject &object, QSet<QString> &imports)
{
    for (const QString &line : object.imports)
        imports.insert(line);
    switch (object.kind) {
    case Kind::Plain:
    case Kind::Integer:
        return object.text;
    case Kind::Text:
        return pythonRepr(object.text);
    case Kind::List:
        return u'[' + writtenAll(object.items, imports).join(u", "_s) + u']';
    case Kind::Tuple:
        return tupleOf(writtenAll(object.items, imports));
    case Kind::Set:
    case Kind::FrozenSet:
        return writtenSet(object, imports);
    case Kind::Dict:
        return writtenDict(object, imports);
    case Kind::Construct:
        return writtenConstruct(object, imports);
    case Kind::Q:
        break;
    }
    return writtenQ(object, imports);
}

QString pythonRepr(const QString &text)
{
    const QChar quote = quoteFor(text.contains(u'\''), text.contains(u'"'));
    QString out(quote);
    const QList<uint> points = text.toUcs4();
    for (const char32_t point : points) {
        if (point == quote.unicode() || point == U'\\')
            out += u'\\' + QString(QChar(char16_t(point)));
        else
            out += isPrintable(point) ? QString::fromUcs4(&point, 1) : escaped(point);
    }
    return out + quote;
}

QString pythonRepr(const QByteArray &bytes)
{
    const QChar quote = quoteFor(bytes.contains('\''), bytes.contains('"'));
    QString out = u'b' + QString(quote);
    for (const char byte : bytes) {
        const auto point = char32_t(quint8(byte));
        if (point == quote.unicode() || point == U'\\')
            out += u'\\' + QString(QChar(char16_t(point)));
        else
            out += point >= 0x20 && point < 0x7f ? QString(QChar(char16_t(point))) : escaped(point);
    }
    return out + quote;
}

QString pythonRepr(double number)
{
    if (std::isnan(number) || std::isinf(number))
        return std::isnan(number) ? u"float(\"nan\")"_s : number > 0 ? u"float(\"inf\")"_s : u"float(\"-inf\")"_s;
    std::array<char, 64> buffer = {};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::scientific);
    QString text = QString::fromLatin1(buffer.data(), end.ptr - buffer.data());
    const qsizetype mark = text.indexOf(u'e');
    const int exponent = text.mid(mark + 1).toInt();
    if (exponent < -4 || exponent >= 16)
        return text;
    text = QString::number(number, 'f', QLocale::FloatingPointShortest);
    return text.contains(u'.') ? text : text + u".0"_s;
}

} // namespace relata
