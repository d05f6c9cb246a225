// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/inplace/fieldcall.h"

#include "model/fields/catalogue.h"
#include "model/python/importing/fieldclasses.h"
#include "model/python/inplace/bracketlist.h"
#include "model/python/inplace/callsource.h"
#include "model/python/inplace/targetnames.h"
#include "model/python/inplace/valueedit.h"

#include <QCoreApplication>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

/// Changes the call that makes a field.
class CallEditor
{
public:
    CallEditor(EditContext &context, const PyExpr &call, const Field &before, const Field &after,
               const FieldPlace &place, TextEdits &edits)
        : m_context(context)
        , m_call(call)
        , m_before(before)
        , m_after(after)
        , m_place(place)
        , m_edits(edits)
        , m_list(bracketList(context.text, openOf(context, call)))
        , m_local(localNames(place.owner))
    {
        for (int i = 0; i < m_list.items.size(); ++i)
            m_plan.append(PlannedItem{i, {}});
        if (before.name.isEmpty())
            return; // an index or a constraint: all positional arguments are expressions
        const QString django = before.customClass.startsWith("django."_L1) ? before.customClass : QString();
        m_positions = positionalNames({.known = true, .type = before.type, .django = django});
        const QString now = after.customClass.startsWith("django."_L1) ? after.customClass : QString();
        m_newPositions = positionalNames({.known = true, .type = after.type, .django = now});
    }

    bool edit()
    {
        if (!m_list.isValid())
            return false;
        if (m_before.type != m_after.type || m_before.customClass != m_after.customClass)
            m_edits.replace(m_call.items.first().range, classSource(m_context, m_after));
        if (!editArguments() || !editRelation() || !editOptions())
            return false;
        editBrackets(m_context.text, m_list, finalPlan(), false, m_edits);
        nameShifted();
        return true;
    }

private:
    static int openOf(const EditContext &context, const PyExpr &call)
    {
        int i = context.text.tokenAt(call.items.first().range.end);
        while (i < context.text.tokens().size() && !context.text.isOperator(context.text.tokens()[i], '('))
            ++i;
        return i < context.text.tokens().size() ? context.text.tokens()[i].range.begin : context.text.size();
    }

    // The name that an item has in Django, by its keyword or its place; empty if it has none.
    QString nameOf(int item) const
    {
        const BracketItem &its = m_list.items[item];
        if (!its.keyword.isEmpty())
            return QString::fromUtf8(its.keyword);
        return its.starred || its.mapping ? QString() : m_positions.value(item);
    }
    int find(const QString &name) const
    {
        for (int i = 0; i < m_list.items.size(); ++i) {
            if (nameOf(i) == name)
                return i;
        }
        return -1;
    }
    const PyExpr *expressionOf(int item) const
    {
        for (qsizetype i = 1; i < m_call.items.size(); ++i) {
            if (m_list.items[item].range.contains(m_call.items[i].range.begin))
                return &m_call.items[i];
        }
        return nullptr;
    }

    void set(const QString &name, const QByteArray &value)
    {
        const int item = find(name);
        if (item >= 0) {
            const PyExpr *old = expressionOf(item);
            const bool bare = old && old->is(PyExpr::Kind::Name);
            m_edits.replace(bare ? old->range : m_list.items[item].value, value);
        } else {
            m_added.append({name, value});
        }
    }
    bool unset(const QString &name)
    {
        const int item = find(name);
        if (item < 0)
            return false;
        m_plan.removeIf([&](const PlannedItem &planned) { return planned.kept == item; });
        return true;
    }

    // Positional arguments without a name.
    bool editArguments()
    {
        if (m_before.arguments == m_after.arguments)
            return true;
        QList<int> items;
        for (int i = 0; i < m_list.items.size(); ++i) {
            const BracketItem &item = m_list.items[i];
            if (item.keyword.isEmpty() && !item.mapping && (item.starred || i >= m_positions.size()))
                items.append(i);
        }
        if (items.size() != m_before.arguments.size() || m_after.arguments.size() > items.size()) {
            if (!items.isEmpty() || !m_before.arguments.isEmpty())
                return false;
        }
        for (qsizetype i = 0; i < items.size(); ++i) {
            const PyExpr *old = expressionOf(items[i]);
            if (i >= m_after.arguments.size())
                m_plan.removeIf([&](const PlannedItem &planned) { return planned.kept == items[i]; });
            else if (old)
                editValue(m_context, *old, m_list.items[items[i]].value, m_before.arguments[i], m_after.arguments[i],
                          valuePlace({}), m_edits);
        }
        for (qsizetype i = items.size(); i < m_after.arguments.size(); ++i)
            m_front.append(m_context.valueSource(m_after.arguments[i]));
        return true;
    }

    ValuePlace valuePlace(const QString &option) const
    {
        return {.tuples = hasTuples(option), .local = m_local, .owner = m_place.owner, .choices = option == u"choices"};
    }

    bool editRelation()
    {
        if (m_before.relation == m_after.relation && !targetRenamed(m_before.relation))
            return true;
        const Relation none;
        const Relation &before = m_before.relation ? *m_before.relation : none;
        const Relation &after = m_after.relation ? *m_after.relation : none;
        if (!m_before.relation || (m_after.relation && !(before.to == after.to)))
            set(u"to"_s, targetSource(m_context, after.to, m_place));
        else if (!m_after.relation)
            unset(u"to"_s);
        else
            rename(u"to"_s, after.to);
        if (!m_after.relation || !hasOnDelete(m_after.type))
            unset(u"on_delete"_s);
        else if (!m_before.relation || !hasOnDelete(m_before.type) || !(before.onDelete == after.onDelete))
            set(u"on_delete"_s, onDeleteSource(m_context, after.onDelete, m_local));
        editThrough(before, after);
        return true;
    }

    void editThrough(const Relation &before, const Relation &after)
    {
        if (!(before.through == after.through)) {
            if (after.through.isNull())
                unset(u"through"_s);
            else
                set(u"through"_s, targetSource(m_context, after.through, m_place));
        } else {
            rename(u"through"_s, after.through);
        }
        if (before.throughFields == after.throughFields)
            return;
        if (after.throughFields.isEmpty())
            unset(u"through_fields"_s);
        else
            setValue(u"through_fields"_s, Value::strings(before.throughFields), Value::strings(after.throughFields));
    }

    bool targetRenamed(const std::optional<Relation> &relation) const
    {
        const auto renamed = [&](const ModelRef &ref) {
            const Model *old = m_context.before.find(ref.id);
            const Model *now = m_context.after.find(ref.id);
            return old && now && old->name != now->name;
        };
        return relation && (renamed(relation->to) || renamed(relation->through));
    }

    void rename(const QString &name, const ModelRef &ref)
    {
        const Model *old = m_context.before.find(ref.id);
        const Model *now = m_context.after.find(ref.id);
        const int item = find(name);
        const PyExpr *expression = item < 0 ? nullptr : expressionOf(item);
        if (!old || !now || old->name == now->name || !expression)
            return;
        const QByteArray text = renamedTarget(m_context, *expression, old->name, now->name);
        if (!text.isEmpty())
            m_edits.replace(expression->range, text);
    }

    void setValue(const QString &name, const Value &before, const Value &after)
    {
        const int item = find(name);
        const PyExpr *old = item < 0 ? nullptr : expressionOf(item);
        if (old)
            editValue(m_context, *old, m_list.items[item].value, before, after, valuePlace(name), m_edits);
        else
            m_added.append({name, m_context.valueSource(after, hasTuples(name), m_context.style.quote, m_local)});
    }

    bool editOptions()
    {
        for (const Options::Entry &entry : m_before.options) {
            if (m_after.options.has(entry.name) && !m_after.options.find(entry.name)->isImplied())
                continue;
            if (!entry.value.isImplied() && !unset(entry.name) && !removeMapping(entry.name)) {
                m_context.fail(QCoreApplication::translate(
                                   "InPlace", "%1 of the field %2 is not set in its own call: change it in the file.")
                                   .arg(entry.name, m_before.name));
                return false;
            }
        }
        for (const Options::Entry &entry : orderedOptions(m_after.options)) {
            const Value *old = m_before.options.find(entry.name);
            if (entry.value.isImplied() || (old && *old == entry.value && find(entry.name) >= 0))
                continue;
            if (old && *old == entry.value)
                continue;
            if (entry.name.startsWith("**"_L1))
                continue;
            setValue(entry.name, old ? *old : Value(), entry.value);
        }
        return true;
    }

    bool removeMapping(const QString &name)
    {
        for (int i = 0; i < m_list.items.size(); ++i) {
            if (m_list.items[i].mapping && name.startsWith("**"_L1) &&
                m_context.module.text(m_list.items[i].range).simplified().remove(u' ') == QString(name).remove(u' ')) {
                m_plan.removeIf([&](const PlannedItem &planned) { return planned.kept == i; });
                return true;
            }
        }
        return false;
    }

    // A positional argument that no longer stands where its name has its place is given by keyword.
    void nameShifted()
    {
        int place = int(m_front.size());
        const bool firstTo = !m_before.relation && m_after.relation;
        for (const PlannedItem &planned : std::as_const(m_plan)) {
            const BracketItem &item = m_list.items[planned.kept];
            if (!item.keyword.isEmpty() || item.starred || item.mapping)
                continue;
            const QString name = m_positions.value(planned.kept);
            if (!name.isEmpty() && (firstTo || m_newPositions.value(place) != name))
                m_edits.insert(item.range.begin, name.toUtf8() + '=');
            ++place;
        }
    }

    QList<PlannedItem> finalPlan() const
    {
        QList<PlannedItem> plan = m_plan;
        qsizetype front = 0;
        for (const QByteArray &text : m_front)
            plan.insert(front++, PlannedItem{-1, text});
        // What a relation points at and its rule lead; the rest comes last, before `**options`.
        for (const auto &[name, value] : m_added) {
            if (name == u"to" || (name == u"on_delete" && !m_before.relation))
                plan.insert(front++, PlannedItem{-1, name == u"to" ? value : "on_delete=" + value});
        }
        qsizetype end = plan.size();
        while (end > 0 && plan[end - 1].kept >= 0 && m_list.items[plan[end - 1].kept].mapping)
            --end;
        for (const auto &[name, value] : m_added) {
            if (name != u"to" && (name != u"on_delete" || m_before.relation))
                plan.insert(end++, PlannedItem{-1, name.toUtf8() + '=' + value});
        }
        return plan;
    }

    EditContext &m_context;
    const PyExpr &m_call;
    const Field &m_before;
    const Field &m_after;
    const FieldPlace &m_place;
    TextEdits &m_edits;
    BracketList m_list;
    QSet<QString> m_local;
    QStringList m_positions;
    QStringList m_newPositions;
    QList<PlannedItem> m_plan;
    QList<QByteArray> m_front;
    QList<std::pair<QString, QByteArray>> m_added;
};

// The range of the target `name`, of those before the value.
SourceRange targetRange(const EditContext &context, const PyStatement &statement, const QString &name)
{
    const int end = statement.value.isEmpty() ? statement.range.end : statement.value.first().range.begin;
    for (int i = context.text.tokenAt(statement.range.begin); i < context.text.tokens().size(); ++i) {
        const FileToken &token = context.text.tokens()[i];
        if (token.range.begin >= end)
            break;
        if (token.kind == FileToken::Kind::Name && context.text.view(token) == name.toUtf8())
            return token.range;
    }
    return {};
}

} // namespace

bool editCall(EditContext &context, const PyExpr &call, const Field &before, const Field &after,
              const FieldPlace &place, TextEdits &edits)
{
    return call.is(PyExpr::Kind::Call) && !call.items.isEmpty() &&
           CallEditor(context, call, before, after, place, edits).edit();
}

QByteArray editedField(EditContext &context, const PyStatement &statement, const Field &before, const Field &after,
                       const FieldPlace &place)
{
    TextEdits edits;
    if (before.name != after.name) {
        const SourceRange target = targetRange(context, statement, before.name);
        if (target.size() == 0)
            context.fail(QCoreApplication::translate("InPlace", "The field %1 could not be renamed in line %2.")
                             .arg(before.name)
                             .arg(context.text.lineNumber(statement.range.begin)));
        edits.replace(target, after.name.toUtf8());
    }
    const PyExpr *value = statement.value.isEmpty() ? nullptr : &statement.value.first();
    Field named = before;
    named.name = after.name;
    const bool same = named == after && !context.hasRenamedModels();
    if (!same && (!value || !editCall(context, *value, before, after, place, edits))) {
        if (!context.error.isEmpty())
            return {};
        context.note(
            QCoreApplication::translate("InPlace", "%1.%2 was written anew.").arg(place.model.name, after.name));
        edits = {};
        edits.replace(statement.range, after.name.toUtf8() + " = " + fieldCall(context, after, place));
    }
    context.renameIn(statement.range, edits);
    const QByteArray old = context.text.mid(statement.range);
    return wrapped(edits.applied(context.module.source, statement.range), old,
                   context.text.indentation(statement.range.begin), context.style);
}

} // namespace relata
