// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/fields/catalogue.h"
#include "model/python/importing/classtable.h"
#include "model/python/importing/bindings.h"
#include "model/python/importing/fieldcalls.h"

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// Where a name stands for a dict, that dict.
struct Place
{
    const PyExpr *expression = nullptr;
    Scope scope = {};
};
Place followed(const Names &names, const Scope &scope, const PyExpr &expression)
{
    Place at{&expression, scope};
    for (int steps = 0; steps < 20 && at.expression->is(PyExpr::Kind::Name); ++steps) {
        const Meaning meaning = names.meaning(at.scope, *at.expression);
        if (meaning.kind != Meaning::Kind::Constant || !meaning.value)
            break;
        at = {meaning.value, meaning.scope};
    }
    return at;
}

// The entries of `{"null": True}` or `dict(null=True)`; false where they are not all known.
bool addMapping(const Names &names, const Scope &scope, const PyExpr &mapping, FieldArguments &out, int depth = 0)
{
    const Place at = followed(names, scope, mapping);
    const PyExpr &dict = *at.expression;
    const auto add = [&](const QString &name, const PyExpr &value) {
        if (!out.named.contains(name) || out.named.value(name).implied)
            out.named.insert(name, {&value, at.scope, true, {}});
    };
    if (depth > 10)
        return false;
    if (dict.is(PyExpr::Kind::Call) && !dict.items.isEmpty() && dict.items.first().text == u"dict" &&
        dict.arguments().isEmpty()) {
        for (const PyExpr::Keyword &keyword : dict.keywords) {
            if (!keyword.name.isEmpty())
                add(keyword.name, dict.items[keyword.value]);
            else if (!addMapping(names, at.scope, dict.items[keyword.value], out, depth + 1))
                return false;
        }
        return true;
    }
    if (!dict.is(PyExpr::Kind::Dict))
        return false;
    for (qsizetype i = 0; i + 1 < dict.items.size(); i += 2) {
        const PyExpr &key = dict.items[i];
        if (key.is(PyExpr::Kind::Text))
            add(key.text, dict.items[i + 1]);
        else if (!key.is(PyExpr::Kind::Other) || key.range.size() != 0 ||
                 !addMapping(names, at.scope, dict.items[i + 1], out, depth + 1))
            return false;
    }
    return true;
}

// How one class's `__init__` hands arguments on.
class Handing
{
public:
    /// `positions` are the names of the positional arguments of the class that it hands on to.
    Handing(const Names &names, const Meaning &cls, const PyStatement &init, const QStringList &positions,
            const QMap<QString, FieldArgument> &given)
        : m_names(names)
        , m_cls(cls)
        , m_init(init)
        , m_positions(positions)
        , m_given(given)
        , m_next(given)
    {
    }

    QMap<QString, FieldArgument> run()
    {
        using How = PyStatement::Setting::How;
        const auto isParameter = [](How how) { return how == How::Parameter || how == How::KeywordOnly; };
        for (const PyStatement::Setting &setting : m_init.settings) {
            if (!isParameter(setting.how))
                continue;
            m_next.remove(setting.name);
            if (m_given.contains(setting.name))
                m_parameters.insert(setting.name, m_given.value(setting.name));
            else if (!setting.value.isEmpty())
                m_parameters.insert(setting.name, made(setting.value.first()));
            else
                m_parameters.insert(setting.name, {});
        }
        for (const PyStatement::Setting &setting : m_init.settings) {
            if (isParameter(setting.how))
                continue;
            bool positional = false;
            const int place = setting.name.toInt(&positional);
            const QString name = positional ? m_positions.value(place) : setting.name;
            if (setting.conditional && setting.how != How::Defaulted)
                m_uncertain.append(name);
            else if (setting.how == How::Removed)
                m_next.remove(name);
            else if (setting.how == How::Defaulted && m_next.contains(name))
                continue;
            else if (!setting.value.isEmpty() && !name.isEmpty())
                set(name, setting.value.first());
        }
        return m_next;
    }
    const QStringList &uncertain() const { return m_uncertain; }

private:
    FieldArgument made(const PyExpr &value) const { return {&value, m_cls.scope, true, {}}; }

    void set(const QString &name, const PyExpr &value)
    {
        if (value.is(PyExpr::Kind::Name) && m_parameters.contains(value.text)) {
            const FieldArgument argument = m_parameters.value(value.text);
            // None is what an option is without being given, except for a default.
            const bool none = argument.implied && argument.expression && argument.expression->is(PyExpr::Kind::None);
            if (argument.expression && (!none || name == u"default"))
                m_next.insert(name, argument);
            return;
        }
        // kwargs.pop("max_length", 104) and kwargs.get("max_length", 104)
        const bool looksUp =
            value.is(PyExpr::Kind::Call) && value.items.size() >= 2 &&
            (value.items.first().text.endsWith(".pop"_L1) || value.items.first().text.endsWith(".get"_L1));
        if (looksUp) {
            const QString key = m_names.value(m_cls.scope, value.items[1]).toText();
            if (m_given.contains(key))
                m_next.insert(name, m_given.value(key));
            else if (value.items.size() > 2)
                m_next.insert(name, made(value.items[2]));
            return;
        }
        if (value.is(PyExpr::Kind::Name) && value.text.startsWith("self."_L1)) {
            if (const PyStatement *attribute = assignmentOf(m_cls.statement->statements, value.text.mid(5)))
                m_next.insert(name, made(attribute->value.first()));
            return;
        }
        m_next.insert(name, made(value));
    }

    const Names &m_names;
    const Meaning &m_cls;
    const PyStatement &m_init;
    const QStringList m_positions;
    const QMap<QString, FieldArgument> m_given;
    QMap<QString, FieldArgument> m_next;
    QMap<QString, FieldArgument> m_parameters;
    QStringList m_uncertain;
};

// What the field's class takes: private arguments of the project's own classes mean nothing to Django.
bool isTaken(const QString &name, FieldType type)
{
    static const QStringList relationArguments = {u"to"_s, u"on_delete"_s, u"through"_s, u"through_fields"_s};
    if (isRelation(type) && relationArguments.contains(name))
        return true;
    const OptionRow *row = fieldOption(name);
    return row && (type == FieldType::Opaque || appliesTo(*row, type) || row->name == u"max_length");
}

} // namespace

FieldArguments fieldArguments(const Names &names, const Scope &scope, const PyExpr &call, const FieldClassFound &found)
{
    FieldArguments out;
    const QStringList positions = positionalNames(found);
    const QList<PyExpr> &items = call.items;
    const qsizetype count = items.size() - call.keywords.size();
    for (qsizetype i = 1; i < count; ++i) {
        if (items[i].is(PyExpr::Kind::Starred) && !items[i].items.isEmpty())
            out.sequences.append(&items[i].items.first());
        else if (i - 1 < positions.size() && out.sequences.isEmpty())
            out.named.insert(positions[i - 1], {&items[i], scope, false, {}});
        else
            out.rest.append({&items[i], scope, false, {}});
    }
    for (const PyExpr::Keyword &keyword : call.keywords) {
        const PyExpr &value = items[keyword.value];
        if (!keyword.name.isEmpty()) {
            out.named.insert(keyword.name, {&value, scope, false, {}});
            continue;
        }
        out.mappings.append(&value);
        out.mappingsKnown = addMapping(names, scope, value, out) && out.mappingsKnown;
    }
    return out;
}

void applyOwnClasses(const Names &names, const FieldClassFound &found, FieldArguments &arguments)
{
    QMap<QString, FieldArgument> handed = arguments.named;
    for (qsizetype i = 0; i < found.own.size(); ++i) {
        const Meaning &own = found.own[i];
        const PyStatement *init = methodOf(*own.statement, u"__init__");
        if (!init)
            continue;
        Handing handing(names, own, *init, positionalNames(found, i + 1), handed);
        handed = handing.run();
        for (const QString &name : handing.uncertain()) {
            if (isTaken(name, found.type))
                arguments.uncertain.append(name);
        }
    }
    for (auto argument = handed.cbegin(); argument != handed.cend(); ++argument) {
        if (!isTaken(argument.key(), found.type))
            continue;
        const FieldArgument *written = nullptr;
        if (auto given = arguments.named.constFind(argument.key()); given != arguments.named.cend())
            written = &*given;
        if (written && written->expression == argument->expression)
            continue;
        FieldArgument made = *argument;
        if (written && !written->implied)
            made.spelling = sourceOf(names, written->scope, *written->expression);
        made.implied = made.spelling.isEmpty();
        arguments.named.insert(argument.key(), made);
    }
}

} // namespace relata
