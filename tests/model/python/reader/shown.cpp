// SPDX-License-Identifier: GPL-3.0-or-later
#include "shown.h"

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(PyExpr::Kind kind)
{
    static const QStringList names = {
        u"None"_s,    u"Bool"_s,    u"Integer"_s, u"Float"_s,     u"Text"_s, u"Bytes"_s, u"List"_s,   u"Tuple"_s,
        u"Set"_s,     u"Dict"_s,    u"Name"_s,    u"Attribute"_s, u"Call"_s, u"Unary"_s, u"Binary"_s, u"Subscript"_s,
        u"Starred"_s, u"Compare"_s, u"Logic"_s,   u"Condition"_s, u"Loop"_s, u"Other"_s};
    return names[int(kind)];
}

QString nameOf(PyStatement::Kind kind)
{
    static const QStringList names = {u"Import"_s, u"From"_s,     u"Assign"_s, u"Augment"_s,
                                      u"Class"_s,  u"Function"_s, u"Other"_s,  u"Docstring"_s};
    return names[int(kind)];
}

QString nameOf(PyStatement::Branch branch)
{
    static const QStringList names = {QString(),    u"If"_s,   u"Else"_s, u"Try"_s,         u"Except"_s,
                                      u"Finally"_s, u"Loop"_s, u"With"_s, u"TypeChecking"_s};
    return names[int(branch)];
}

QString nameOf(PyStatement::Setting::How how)
{
    static const QStringList names = {u"Assigned"_s,  u"Defaulted"_s, u"Passed"_s,
                                      u"Parameter"_s, u"Removed"_s,   u"KeywordOnly"_s};
    return names[int(how)];
}

// Empty where there is nothing to show.
QString part(const QString &before, const QStringList &items)
{
    return items.isEmpty() ? QString() : u' ' + before + u'[' + items.join(u", "_s) + u']';
}

template <typename T> QStringList allShown(const QList<T> &items)
{
    QStringList found;
    for (const T &item : items)
        found.append(shown(item));
    return found;
}

QStringList allShown(const QList<PyStatement::Setting> &settings)
{
    QStringList found;
    for (const PyStatement::Setting &setting : settings) {
        QString text = nameOf(setting.how) + u' ' + setting.name;
        for (const PyExpr &value : setting.value)
            text += u" = "_s + shown(value);
        found.append(setting.conditional ? text + u'?' : text);
    }
    return found;
}

QStringList allShown(const QList<PyStatement::Import> &imports)
{
    QStringList found;
    for (const PyStatement::Import &import : imports)
        found.append(import.name + u" as "_s + import.alias);
    return found;
}

QStringList keywordsShown(const QList<PyExpr::Keyword> &keywords, const QList<PyExpr> &values)
{
    QStringList found;
    for (const PyExpr::Keyword &keyword : keywords)
        found.append((keyword.name.isEmpty() ? u"**"_s : keyword.name + u'=') + shown(values[keyword.value]));
    return found;
}

} // namespace

QString shown(const PyExpr &expression)
{
    using Kind = PyExpr::Kind;
    const bool hasText = expression.is(Kind::Attribute) || expression.is(Kind::Unary) || expression.is(Kind::Binary) ||
                         expression.is(Kind::Compare) || expression.is(Kind::Logic) ||
                         (expression.kind >= Kind::Bool && expression.kind <= Kind::Bytes) || expression.is(Kind::Name);
    QString text = nameOf(expression.kind);
    if (hasText)
        text += u" '"_s + expression.text + u'\'';
    QStringList inside = allShown(expression.items.mid(0, expression.items.size() - expression.keywords.size()));
    inside += keywordsShown(expression.keywords, expression.items);
    inside += expression.names;
    return inside.isEmpty() ? text : text + u'(' + inside.join(u", "_s) + u')';
}

QString shown(const PyStatement &statement)
{
    QString text = nameOf(statement.kind);
    if (statement.depth > 0)
        text = nameOf(statement.branch) + QString::number(statement.depth) + u' ' + text;
    if (!statement.name.isEmpty() || statement.level > 0)
        text += u' ' + QString(statement.level, u'.') + statement.name;
    text += part({}, statement.targets);
    text += part(u"imports"_s, allShown(statement.imports));
    text += part(u"annotation"_s, allShown(statement.annotation));
    text += part(u"value"_s, allShown(statement.value));
    text += part(u"decorators"_s, allShown(statement.decorators));
    text += part(u"bases"_s, allShown(statement.bases));
    text += part(u"keywords"_s, keywordsShown(statement.keywords, statement.keywordValues));
    text += part(u"settings"_s, allShown(statement.settings));
    text += part(u"names"_s, statement.names);
    text += part(u"body"_s, allShown(statement.statements));
    return text;
}

QStringList slices(const PyModule &module, const PyExpr &expression)
{
    QStringList found = {module.text(expression.range)};
    for (const PyExpr &item : expression.items)
        found += slices(module, item);
    for (const PyExpr::Keyword &keyword : expression.keywords)
        found.append(module.text(keyword.range));
    return found;
}

} // namespace relata
