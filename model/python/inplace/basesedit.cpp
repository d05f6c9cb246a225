// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/inplace/basesedit.h"

#include "model/python/inplace/bracketlist.h"
#include "model/python/inplace/targetnames.h"

#include <QCoreApplication>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

/// Changes the bases of one class.
class BasesEditor
{
public:
    BasesEditor(EditContext &context, const PyStatement &cls, const QString &suffix)
        : m_context(context)
        , m_class(cls)
        , m_suffix(suffix)
        , m_list(listOf(context, cls))
    {
    }

    void edit(const QList<ModelRef> &before, const QList<ModelRef> &after)
    {
        for (const ModelRef &ref : before)
            m_items.append(find(ref));
        QList<PlannedItem> plan;
        for (int i = 0; i < m_list.items.size(); ++i) {
            const qsizetype which = m_items.indexOf(i);
            if (which < 0 || after.contains(before[which]))
                plan.append(PlannedItem{i, {}});
        }
        qsizetype place = 0; // behind the base that was seen last
        bool model = false;
        for (const ModelRef &ref : after) {
            const qsizetype which = before.indexOf(ref);
            const int item = which < 0 ? -1 : m_items[which];
            if (which >= 0 && item < 0) {
                fail();
                return;
            }
            if (item >= 0) {
                for (qsizetype i = 0; i < plan.size(); ++i)
                    place = plan[i].kept == item ? i + 1 : place;
                continue;
            }
            plan.insert(place++, PlannedItem{-1, sourceOf(ref)});
            model = model || m_context.after.find(ref.id);
        }
        if (m_suffix.isEmpty())
            settleRoot(after, model, plan);
        write(plan);
    }

private:
    static BracketList listOf(const EditContext &context, const PyStatement &cls)
    {
        for (int i = context.text.tokenAt(cls.range.begin); i + 2 < context.text.tokens().size(); ++i) {
            const FileToken &token = context.text.tokens()[i];
            if (token.kind != FileToken::Kind::Name || token.depth > 0 || context.text.view(token) != "class")
                continue;
            const FileToken &open = context.text.tokens()[i + 2];
            return context.text.isOperator(open, '(') ? bracketList(context.text, open.range.begin) : BracketList();
        }
        return {};
    }

    QString textOf(int item) const { return m_context.module.text(m_list.items[item].range); }

    int find(const ModelRef &ref) const
    {
        const Model *model = m_context.before.find(ref.id);
        for (int i = 0; i < m_list.items.size(); ++i) {
            QString text = textOf(i);
            if (!ref.source.isEmpty() && text == ref.source)
                return i;
            if (!model || !text.endsWith(m_suffix))
                continue;
            text.chop(m_suffix.size());
            const QString first = text.section(u'.', 0, 0);
            const QString full = m_context.imports.path(first) + text.mid(first.size());
            if (text.section(u'.', -1) == model->name || full.section(u'.', -1) == model->name)
                return i;
        }
        return -1;
    }

    QByteArray sourceOf(const ModelRef &ref) const
    {
        const bool known = m_context.after.find(ref.id);
        return baseSource(m_context, ref) + (known ? m_suffix.toUtf8() : QByteArray());
    }

    // A model that inherits from another one does not name models.Model; one that inherits from none does.
    void settleRoot(const QList<ModelRef> &after, bool gainsModel, QList<PlannedItem> &plan)
    {
        const bool inherits =
            std::any_of(after.begin(), after.end(), [&](const ModelRef &ref) { return m_context.after.find(ref.id); });
        const auto isRoot = [&](const PlannedItem &item) {
            return item.kept >= 0 && (textOf(item.kept) == u"Model" || textOf(item.kept).endsWith(".Model"_L1));
        };
        if (gainsModel)
            plan.removeIf(isRoot);
        const bool named = std::any_of(plan.begin(), plan.end(), isRoot);
        if (inherits || named)
            return;
        qsizetype end = 0;
        while (end < plan.size() && (plan[end].kept < 0 || m_list.items[plan[end].kept].keyword.isEmpty()))
            ++end;
        const bool unread =
            std::any_of(after.begin(), after.end(), [&](const ModelRef &ref) { return !m_context.after.find(ref.id); });
        if (!unread)
            plan.insert(end, PlannedItem{-1, m_context.nameOf(u"django.db.models"_s, u"Model"_s)});
    }

    void write(const QList<PlannedItem> &plan)
    {
        if (m_list.isValid() && plan.isEmpty()) {
            m_context.edits.remove(m_list.range);
        } else if (m_list.isValid()) {
            editBrackets(m_context.text, m_list, plan, false, m_context.edits);
        } else if (!plan.isEmpty()) {
            QByteArrayList parts;
            for (const PlannedItem &item : plan)
                parts.append(item.text);
            m_context.edits.insert(m_class.header - 1, '(' + parts.join(", ") + ')');
        }
    }

    void fail()
    {
        m_context.fail(QCoreApplication::translate(
                           "InPlace", "The bases of %1 could not be found in line %2: change them in the file.")
                           .arg(m_class.name)
                           .arg(m_context.text.lineNumber(m_class.range.begin)));
    }

    EditContext &m_context;
    const PyStatement &m_class;
    QString m_suffix;
    BracketList m_list;
    QList<int> m_items;
};

} // namespace

void editBases(EditContext &context, const PyStatement &cls, const QList<ModelRef> &before,
               const QList<ModelRef> &after, const QString &suffix)
{
    for (const PyExpr &base : cls.bases)
        context.renameIn(base.range, context.edits);
    if (!(before == after))
        BasesEditor(context, cls, suffix).edit(before, after);
}

} // namespace relata
