// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/inplace/choicesedit.h"

#include "model/python/inplace/literaltext.h"
#include "model/python/inplace/statementlines.h"
#include "model/schema/names.h"

#include <QCoreApplication>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Kind = PyStatement::Kind;

// What a dotted name of the file stands for: looked for in the class it is used in, then at the top.
const PyStatement *definitionOf(const EditContext &context, const QString &dotted, const PyStatement *owner)
{
    const auto find = [](const QList<PyStatement> &statements, const QString &name) -> const PyStatement * {
        const PyStatement *found = nullptr;
        for (const PyStatement &statement : statements) {
            const bool its = statement.kind == Kind::Class
                                 ? statement.name == name
                                 : statement.kind == Kind::Assign && statement.targets == QStringList{name};
            found = its ? &statement : found;
        }
        return found;
    };
    const QStringList parts = dotted.split(u'.');
    const PyStatement *at = owner ? find(owner->statements, parts.first()) : nullptr;
    if (!at)
        at = find(context.module.statements, parts.first());
    for (qsizetype i = 1; i < parts.size() && at; ++i)
        at = find(at->statements, parts[i]);
    return at;
}

// The labels that Django makes of the names of members.
QString automaticLabel(const QString &name)
{
    QString label = name.toLower().replace(u'_', u' ');
    bool first = true;
    for (QChar &c : label) {
        c = first && c.isLetter() ? c.toUpper() : c;
        first = !c.isLetter();
    }
    return label;
}

struct Member
{
    const PyStatement *statement = nullptr;
    QString name = {};
};

// The members in the order of the pairs; `__empty__` stands first, as None.
QList<Member> membersOf(const PyStatement &choicesClass)
{
    QList<Member> members;
    for (const PyStatement &statement : choicesClass.statements) {
        if (statement.kind != Kind::Assign || statement.targets.size() != 1 || statement.value.isEmpty())
            continue;
        const QString name = statement.targets.first();
        if (name == u"__empty__")
            members.prepend({&statement, name});
        else if (!name.startsWith(u'_'))
            members.append({&statement, name});
    }
    return members;
}

/// Changes the members of a class of choices.
class MemberEditor
{
public:
    MemberEditor(EditContext &context, const PyStatement &choicesClass)
        : m_context(context)
        , m_class(choicesClass)
        , m_members(membersOf(choicesClass))
    {
    }

    bool edit(const ValueList &before, const ValueList &after)
    {
        if (m_members.size() != before.size() || before.isEmpty() || !arePairs(before) || !arePairs(after))
            return false;
        const auto part = [](const ValueList &list, int i, int which) { return list[i].toList()[which]; };
        const QList<ListMatch> match = matchLists(
            int(before.size()), int(after.size()), [&](int a, int b) { return before[a] == after[b]; },
            [&](int a, int b) { return part(before, a, 0) == part(after, b, 0); });
        QList<bool> kept(before.size(), false);
        int last = -1;
        TextEdits edits;
        for (int i = 0; i < match.size(); ++i) {
            if (match[i].old >= 0) {
                last = match[i].old;
                kept[last] = true;
                if (match[i].changed && !editMember(m_members[last], before[last].toList(), after[i].toList(), edits))
                    return false;
            } else if (!addMember(after[i].toList(), last, edits)) {
                return false;
            }
        }
        QList<SourceRange> gone;
        for (int i = 0; i < kept.size(); ++i) {
            if (!kept[i])
                gone.append(m_members[i].statement->range);
        }
        removeStatements(m_context.text, gone, -1, edits);
        m_context.edits.append(edits);
        return true;
    }

private:
    static bool arePairs(const ValueList &list)
    {
        return std::all_of(list.begin(), list.end(), [](const Value &item) {
            return item.isList() && item.toList().size() == 2 && !item.toList()[1].isList();
        });
    }

    bool editMember(const Member &member, const ValueList &before, const ValueList &after, TextEdits &edits)
    {
        const PyExpr &value = member.statement->value.first();
        if (member.name == u"__empty__") {
            editValue(m_context, value, value.range, before[1], after[1], {}, edits);
            return after[0].isNone();
        }
        const bool pair = value.is(PyExpr::Kind::Tuple) && value.items.size() == 2;
        const PyExpr &first = pair ? value.items[0] : value;
        editValue(m_context, first, first.range, before[0], after[0], {}, edits);
        if (pair)
            editValue(m_context, value.items[1], value.items[1].range, before[1], after[1], {}, edits);
        else if (!(after[1] == Value(automaticLabel(member.name))))
            edits.insert(value.range.end, ", " + labelText(after[1]));
        return true;
    }

    // Words as the other members write them: `_("Draft")`.
    QByteArray labelText(const Value &label) const
    {
        for (const Member &member : m_members) {
            const PyExpr &value = member.statement->value.first();
            if (!value.is(PyExpr::Kind::Tuple) || value.items.size() != 2 || !label.isText())
                continue;
            const PyExpr &words = value.items[1];
            if (words.is(PyExpr::Kind::Call) && words.items.size() == 2 && words.items[1].is(PyExpr::Kind::Text)) {
                return m_context.text.mid({words.range.begin, words.items[1].range.begin}) +
                       quotedText(label.toText(), quoteIn(m_context, words.range)).toUtf8() +
                       m_context.text.mid({words.items[1].range.end, words.range.end});
            }
        }
        return m_context.valueSource(label);
    }

    bool addMember(const ValueList &pair, int after, TextEdits &edits)
    {
        QString name = toIdentifier(pair[1].isText() ? pair[1].toText() : pair[0].toText()).toUpper();
        if (name.isEmpty() || pair[0].isNone())
            return false;
        QStringList taken;
        for (const Member &member : m_members)
            taken.append(member.name);
        name = unusedName(name, taken + m_added);
        m_added.append(name);
        QByteArray line = name.toUtf8() + " = " + m_context.valueSource(pair[0]);
        if (!(pair[1] == Value(automaticLabel(name))) || hasLabels())
            line += ", " + labelText(pair[1]);
        const Member &neighbour = m_members[std::max(after, 0)];
        const SourceRange range = neighbour.statement->range;
        if (!hasOwnLines(m_context.text, range))
            return false;
        const QByteArray indentation = m_context.text.indentation(range.begin);
        const QByteArray newline = m_context.text.newline(range.begin);
        if (after < 0)
            edits.insert(linesWithComments(m_context.text, range).begin, indentation + line + newline);
        else
            edits.insert(m_context.text.lineEnd(range.end), newline + indentation + line);
        return true;
    }

    bool hasLabels() const
    {
        return std::any_of(m_members.begin(), m_members.end(), [](const Member &member) {
            return member.name != u"__empty__" && member.statement->value.first().is(PyExpr::Kind::Tuple);
        });
    }

    EditContext &m_context;
    const PyStatement &m_class;
    QList<Member> m_members;
    QStringList m_added;
};

// Every field whose choices are written so, or that holds the same pairs by that name, gets the same new ones.
bool sharedAlike(const EditContext &context, const QString &name, const Value &before, const Value &after)
{
    for (const Model &model : context.before.models) {
        const Model *now = context.after.find(model.id);
        for (const Field &field : model.fields) {
            const Value *value = field.options.find(u"choices");
            if (!value || value->spelling().isEmpty() || !(value->plain() == before.plain()))
                continue;
            QString spelling = value->spelling();
            if (spelling.endsWith(".choices"_L1))
                spelling.chop(8);
            if (spelling.section(u'.', -1) != name.section(u'.', -1))
                continue;
            const Field *its = now ? now->find(field.id) : nullptr;
            if (its && !(its->options.value(u"choices").plain() == after.plain()))
                return false;
        }
    }
    return true;
}

void noteUses(EditContext &context, const QString &name, const Value &before, const Value &after,
              const PyStatement &choicesClass)
{
    const QList<Member> members = membersOf(choicesClass);
    for (qsizetype i = 0; i < members.size() && i < before.toList().size(); ++i) {
        const Value value = before.toList()[i].toList().value(0);
        const bool stays = std::any_of(after.toList().begin(), after.toList().end(),
                                       [&](const Value &pair) { return pair.toList().value(0) == value; });
        if (stays)
            continue;
        const QByteArray use = (name.section(u'.', -1) + u'.' + members[i].name).toUtf8();
        for (qsizetype at = context.text.bytes().indexOf(use); at >= 0;
             at = context.text.bytes().indexOf(use, at + 1)) {
            if (!isNameByte(context.text.bytes().size() > at + use.size() ? context.text.bytes()[at + use.size()]
                                                                          : ' '))
                context.note(QCoreApplication::translate("InPlace", "%1 is still used in line %2.")
                                 .arg(QString::fromUtf8(use))
                                 .arg(context.text.lineNumber(int(at))));
        }
    }
}

// A list that a name stands for: nothing but the fields uses the name.
bool editNamedList(EditContext &context, const PyStatement &list, const QString &name, const Value &before,
                   const Value &after)
{
    const QByteArray word = name.section(u'.', -1).toUtf8();
    int uses = 0;
    for (const FileToken &token : context.text.tokens())
        uses += token.kind == FileToken::Kind::Name && context.text.view(token) == word ? 1 : 0;
    const PyExpr &value = list.value.first();
    if (uses != 2 || !(value.is(PyExpr::Kind::List) || value.is(PyExpr::Kind::Tuple)) ||
        value.items.size() != before.toList().size())
        return false;
    ValuePlace place;
    place.tuples = true;
    editValue(context, value, value.range, before.plain(), after.plain(), place, context.edits);
    return true;
}

} // namespace

bool editChoices(EditContext &context, const PyExpr &old, const Value &before, const Value &after,
                 const ValuePlace &place)
{
    if (!old.is(PyExpr::Kind::Name))
        return false;
    const QString name = old.text.endsWith(".choices"_L1) ? old.text.chopped(8) : old.text;
    const PyStatement *definition = definitionOf(context, name, place.owner);
    bool done = false;
    if (definition && sharedAlike(context, name, before, after)) {
        if (context.rewritten.contains(definition))
            return true;
        done = definition->kind == Kind::Class
                   ? MemberEditor(context, *definition).edit(before.toList(), after.toList())
                   : !definition->value.isEmpty() && editNamedList(context, *definition, name, before, after);
        if (done && definition->kind == Kind::Class)
            noteUses(context, name, before, after, *definition);
    }
    if (done)
        context.rewritten.append(definition);
    else
        context.note(
            QCoreApplication::translate(
                "InPlace",
                "The choices of %1 were written out in line %2, since %1 itself could not be changed for them alone.")
                .arg(name)
                .arg(context.text.lineNumber(old.range.begin)));
    return done;
}

QByteArray memberSource(const EditContext &context, const PyExpr &old, const Value &after, const ValuePlace &place)
{
    const QString className = old.text.left(old.text.lastIndexOf(u'.'));
    if (className == old.text || after.isCode() || after.isNone())
        return {};
    const PyStatement *definition = definitionOf(context, className, place.owner);
    if (!definition || definition->kind != Kind::Class)
        return {};
    for (const Member &member : membersOf(*definition)) {
        const PyExpr &value = member.statement->value.first();
        const PyExpr &first = value.is(PyExpr::Kind::Tuple) && !value.items.isEmpty() ? value.items[0] : value;
        const bool same =
            (first.is(PyExpr::Kind::Text) && after == Value(first.text)) ||
            (first.is(PyExpr::Kind::Integer) && after.isInteger() && first.text == QString::number(after.toInteger()));
        if (same && member.name != u"__empty__")
            return (className + u'.' + member.name).toUtf8();
    }
    return {};
}

} // namespace relata
