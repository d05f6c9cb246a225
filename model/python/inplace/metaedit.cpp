// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/inplace/metaedit.h"

#include "model/fields/catalogue.h"
#include "model/python/inplace/basesedit.h"
#include "model/python/inplace/bodyedit.h"
#include "model/python/inplace/bracketlist.h"
#include "model/python/inplace/statementlines.h"
#include "model/python/inplace/targetnames.h"
#include "model/python/inplace/valueedit.h"

#include <QCoreApplication>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QList<Field> callsOf(const auto &entries)
{
    QList<Field> calls;
    for (const auto &entry : entries)
        calls.append(callOf(entry));
    return calls;
}

// `indexes = [...]`, a line for each.
QByteArray listSource(EditContext &context, const QByteArray &name, const QList<Field> &calls, const FieldPlace &place,
                      const QByteArray &indentation)
{
    const QByteArray inner = indentation + context.style.step;
    QByteArray out = name + " = [" + context.style.newline;
    for (const Field &call : calls)
        out += inner + wrapped(fieldCall(context, call, place) + ',', {}, inner, context.style) + context.style.newline;
    return out + indentation + ']';
}

QByteArray optionSource(EditContext &context, const QString &name, const Value &value, const FieldPlace &place,
                        const QByteArray &indentation)
{
    const QByteArray source =
        context.valueSource(value, name == u"permissions", context.style.quote, localNames(place.owner));
    return wrapped(name.toUtf8() + " = " + source, {}, indentation, context.style);
}

QList<Options::Entry> ordered(const Options &options)
{
    QList<Options::Entry> entries;
    for (const OptionRow &row : metaOptions()) {
        if (const Value *value = options.find(row.name))
            entries.append({row.name.toString(), *value});
    }
    for (const Options::Entry &entry : options) {
        if (!metaOption(entry.name))
            entries.append(entry);
    }
    return entries;
}

// Entries have no ids: one that kept its name or what it is about is the same one.
bool isAlike(const Field &a, const Field &b)
{
    const auto same = [&](QStringView option) {
        const Value *value = a.options.find(option);
        const Value *other = b.options.find(option);
        return value && other && *value == *other;
    };
    return same(u"name") || same(u"fields") || (!a.arguments.isEmpty() && a.arguments == b.arguments);
}

/// Changes the statements of one `class Meta`.
class MetaEditor
{
public:
    MetaEditor(EditContext &context, const PyStatement &meta, const FieldPlace &place)
        : m_context(context)
        , m_meta(meta)
        , m_place(place)
        , m_indentation(bodyIndentation(context, meta))
    {
    }

    void edit(const Model &before)
    {
        const Model &after = m_place.model;
        for (const Options::Entry &entry : before.meta) {
            if (!after.meta.has(entry.name))
                remove(entry.name);
        }
        for (const Options::Entry &entry : ordered(after.meta)) {
            const Value *old = before.meta.find(entry.name);
            if (!old)
                m_added.append(optionSource(m_context, entry.name, entry.value, m_place, m_indentation));
            else if (!(*old == entry.value))
                change(entry.name, *old, entry.value);
        }
        editList(u"indexes"_s, callsOf(before.indexes), callsOf(after.indexes));
        editList(u"constraints"_s, callsOf(before.constraints), callsOf(after.constraints));
        renameRest();
        addToBody(m_context, m_meta, m_added, m_removed);
        removeStatements(m_context.text, m_removed, m_added.isEmpty() ? -1 : displayWidth(m_indentation),
                         m_context.edits);
    }

private:
    const PyStatement *find(const QString &name) const
    {
        const PyStatement *found = nullptr;
        for (const PyStatement &statement : m_meta.statements) {
            if (statement.kind == PyStatement::Kind::Assign && statement.targets.contains(name))
                found = &statement;
        }
        return found;
    }

    void remove(const QString &name)
    {
        if (const PyStatement *statement = find(name)) {
            m_removed.append(statement->range);
            m_done.append(statement);
        } else {
            m_context.fail(QCoreApplication::translate(
                               "InPlace", "%1 of the model %2 is not set in its own Meta: change it in the file.")
                               .arg(name, m_place.model.name));
        }
    }

    void replace(const PyStatement &statement, TextEdits &edits)
    {
        m_context.renameIn(statement.range, edits);
        m_done.append(&statement);
        const QByteArray old = m_context.text.mid(statement.range);
        const QByteArray now = wrapped(edits.applied(m_context.module.source, statement.range), old,
                                       m_context.text.indentation(statement.range.begin), m_context.style);
        if (now != old)
            m_context.edits.replace(statement.range, now);
    }

    void change(const QString &name, const Value &before, const Value &after)
    {
        const PyStatement *statement = find(name);
        if (!statement || statement->value.isEmpty()) {
            m_added.append(optionSource(m_context, name, after, m_place, m_indentation));
            return;
        }
        TextEdits edits;
        const PyExpr &value = statement->value.first();
        editValue(m_context, value, valueRange(m_context, *statement), before, after,
                  {.tuples = name == u"permissions", .local = localNames(m_place.owner), .owner = m_place.owner},
                  edits);
        replace(*statement, edits);
    }

    void editList(const QString &name, const QList<Field> &before, const QList<Field> &after)
    {
        if (before == after)
            return;
        if (after.isEmpty()) {
            remove(name);
            return;
        }
        const PyStatement *statement = find(name);
        if (!statement) {
            m_added.append(listSource(m_context, name.toUtf8(), after, m_place, m_indentation));
            return;
        }
        TextEdits edits;
        if (!editCalls(statement->value.first(), before, after, edits)) {
            m_context.note(
                QCoreApplication::translate("InPlace", "%1 of %2 was written anew.").arg(name, m_place.model.name));
            edits = {};
            edits.replace(statement->range, listSource(m_context, name.toUtf8(), after, m_place, m_indentation));
        }
        replace(*statement, edits);
    }

    bool editCalls(const PyExpr &value, const QList<Field> &before, const QList<Field> &after, TextEdits &edits)
    {
        const bool sequence = value.is(PyExpr::Kind::List) || value.is(PyExpr::Kind::Tuple);
        const BracketList list = sequence ? bracketList(m_context.text, value.range.begin) : BracketList();
        if (!list.isValid() || list.range != value.range || list.items.size() != before.size() ||
            value.items.size() != before.size())
            return false;
        const QList<ListMatch> match = matchLists(
            int(before.size()), int(after.size()), [&](int a, int b) { return before[a] == after[b]; },
            [&](int a, int b) { return isAlike(before[a], after[b]); });
        QList<PlannedItem> plan;
        for (int i = 0; i < match.size(); ++i) {
            const int old = match[i].old;
            if (old < 0)
                plan.append(PlannedItem{-1, itemSource(after[i], value)});
            else
                plan.append(PlannedItem{old, {}});
            if (old >= 0 && match[i].changed) {
                TextEdits own;
                if (editCall(m_context, value.items[old], before[old], after[i], m_place, own))
                    edits.append(own);
                else
                    edits.replace(list.items[old].range, itemSource(after[i], value));
            }
        }
        editBrackets(m_context.text, list, plan, value.is(PyExpr::Kind::Tuple), edits);
        return true;
    }

    QByteArray itemSource(const Field &call, const PyExpr &list)
    {
        const QByteArray source = fieldCall(m_context, call, m_place);
        if (list.items.isEmpty() || !m_context.text.beginsLine(list.items.last().range.begin))
            return source;
        const QByteArray indentation = m_context.text.indentation(list.items.last().range.begin);
        const QByteArray out = wrapped(source + ',', {}, indentation, m_context.style);
        return out.chopped(1);
    }

    // Statements that stay may name models that are renamed.
    void renameRest()
    {
        for (const PyStatement &statement : m_meta.statements) {
            if (!m_done.contains(&statement) && statement.kind != PyStatement::Kind::Function)
                m_context.renameIn(statement.range, m_context.edits);
        }
    }

    EditContext &m_context;
    const PyStatement &m_meta;
    const FieldPlace &m_place;
    QByteArray m_indentation;
    QList<QByteArray> m_added;
    QList<SourceRange> m_removed;
    QList<const PyStatement *> m_done;
};

} // namespace

void editMeta(EditContext &context, const PyStatement &meta, const Model &before, const FieldPlace &place)
{
    editBases(context, meta, before.metaBases, place.model.metaBases, u".Meta"_s);
    MetaEditor(context, meta, place).edit(before);
}

QByteArray metaSource(EditContext &context, const FieldPlace &place, const QByteArray &indentation)
{
    const Model &model = place.model;
    const QByteArray inner = indentation + context.style.step;
    QByteArrayList bases;
    for (const ModelRef &base : model.metaBases)
        bases.append(context.after.find(base.id) ? baseSource(context, base) + ".Meta" : base.source.toUtf8());
    QByteArrayList lines;
    for (const Options::Entry &entry : ordered(model.meta))
        lines.append(optionSource(context, entry.name, entry.value, place, inner));
    if (!model.indexes.isEmpty())
        lines.append(listSource(context, "indexes", callsOf(model.indexes), place, inner));
    if (!model.constraints.isEmpty())
        lines.append(listSource(context, "constraints", callsOf(model.constraints), place, inner));
    if (lines.isEmpty())
        lines.append("pass");
    QByteArray out = bases.isEmpty() ? QByteArray("class Meta:") : "class Meta(" + bases.join(", ") + "):";
    for (const QByteArray &line : lines)
        out += context.style.newline + inner + line;
    return out;
}

} // namespace relata
