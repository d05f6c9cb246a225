// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/names.h"

#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// Python 3.11 language reference, 2.3.1 Keywords.
constexpr std::array<QStringView, 35> keywords = {
    u"False", u"None",     u"True",  u"and",    u"as",   u"assert", u"async",  u"await",    u"break",
    u"class", u"continue", u"def",   u"del",    u"elif", u"else",   u"except", u"finally",  u"for",
    u"from",  u"global",   u"if",    u"import", u"in",   u"is",     u"lambda", u"nonlocal", u"not",
    u"or",    u"pass",     u"raise", u"return", u"try",  u"while",  u"with",   u"yield"};

bool isKeyword(QStringView name)
{
    return std::find(keywords.begin(), keywords.end(), name) != keywords.end();
}

} // namespace

bool isIdentifier(QStringView name)
{
    if (name.isEmpty() || name.front().isDigit() || isKeyword(name))
        return false;
    for (const QChar c : name) {
        if (!c.isLetterOrNumber() && c != u'_' && !c.isMark() && !c.isSurrogate())
            return false;
    }
    return true;
}

QString toIdentifier(const QString &text)
{
    QString name;
    const QString trimmed = text.trimmed();
    for (const QChar c : trimmed) {
        if (c.isLetterOrNumber() || c.isMark() || c.isSurrogate())
            name += c;
        else if (!name.endsWith(u'_') || c == u'_')
            name += u'_';
    }
    while (!name.isEmpty() && name.front().isDigit())
        name.remove(0, 1);
    return isKeyword(name) ? name + u'_' : name == u"_" ? QString() : name;
}

QString unusedName(const QString &wanted, const QStringList &taken)
{
    QString name = wanted;
    for (int number = 2; taken.contains(name, Qt::CaseInsensitive); ++number)
        name = wanted + QString::number(number);
    return name;
}

QString snakeCase(const QString &name)
{
    QString out;
    for (qsizetype i = 0; i < name.size(); ++i) {
        const bool follows = i > 0 && (name[i - 1].isLower() || name[i - 1].isDigit());
        const bool begins = i > 0 && i + 1 < name.size() && name[i - 1].isUpper() && name[i + 1].isLower();
        if (name[i].isUpper() && (follows || begins))
            out += u'_';
        out += name[i].toLower();
    }
    return out;
}

QString expanded(const QString &pattern, const QString &appLabel, const QString &modelName)
{
    if (!pattern.contains(u'%'))
        return pattern;
    QString out = pattern;
    out.replace("%(class)s"_L1, modelName.toLower());
    out.replace("%(model_name)s"_L1, modelName.toLower());
    out.replace("%(app_label)s"_L1, appLabel.toLower());
    return out;
}

} // namespace relata
