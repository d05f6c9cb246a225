// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/inplace/inplace.h"

#include "model/python/inplace/classedit.h"
#include "model/python/inplace/fileencoding.h"
#include "model/python/inplace/filewriting.h"
#include "model/python/inplace/importdrop.h"
#include "model/python/inplace/statementlines.h"
#include "model/python/inplace/targetnames.h"
#include "model/python/inplace/uses.h"
#include "model/schema/refactor.h"

#include <QCoreApplication>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Kind = PyStatement::Kind;

/// Changes one file.
class FileEditor
{
    Q_DECLARE_TR_FUNCTIONS(InPlace)

public:
    explicit FileEditor(EditContext &context)
        : m_context(context)
    {
        m_places = classPlaces(context.module, context.before, context.source);
    }

    Result<InPlaceEdit> edit()
    {
        findRemoved();
        for (const ModelId &id : m_context.source.models)
            editModel(id);
        removeClasses();
        renameElsewhere();
        addClasses();
        dropImports(m_context);
        noteModelUses(m_context);
        noteForOthers();
        m_context.imports.edit(m_context.edits);
        if (m_context.error.isEmpty() && m_context.edits.overlap())
            m_context.fail(tr("These changes meet in one place of the file: make them one by one."));
        if (!m_context.error.isEmpty())
            return Error{m_context.module.path + u": "_s + m_context.error};
        const Result<QByteArray> content =
            encodedAs(m_context.module, m_context.edits.applied(m_context.module.source));
        if (!content)
            return Error{content.error()};
        return InPlaceEdit{.content = *content, .removed = m_context.removed, .notes = m_context.notes};
    }

private:
    const ClassPlace *placeOf(const Model &model) const
    {
        const auto found = std::find_if(m_places.begin(), m_places.end(),
                                        [&](const ClassPlace &place) { return place.name == model.name; });
        return found == m_places.end() ? nullptr : &*found;
    }

    void findRemoved()
    {
        for (const ModelId &id : m_context.source.models) {
            const Model *before = m_context.before.find(id);
            const ClassPlace *place = before ? placeOf(*before) : nullptr;
            if (before && !m_context.after.find(id) && place)
                m_context.doomed.append(place->statement);
        }
    }

    void editModel(ModelId id)
    {
        const Model *before = m_context.before.find(id);
        const Model *after = m_context.after.find(id);
        if (!before || (after && *before == *after && !m_context.hasRenamedModels()))
            return;
        const ClassPlace *place = placeOf(*before);
        if (!place)
            m_context.fail(tr("The class %1 was not found: it is made by code, or gone.").arg(before->name));
        else if (after)
            editClass(m_context, *place, *before, *after);
    }

    void removeClasses()
    {
        QList<SourceRange> ranges;
        for (const ModelId &id : m_context.source.models) {
            const Model *before = m_context.before.find(id);
            if (!before || m_context.after.find(id))
                continue;
            const ClassPlace *place = placeOf(*before);
            if (!place)
                continue;
            const SourceRange lines = classLines(m_context.text, place->statement->range);
            m_context.removed.append({before->name, m_context.module.text(lines)});
            ranges.append({place->statement->range.begin, lastCode(lines)});
        }
        removeStatements(m_context.text, ranges, -1, m_context.edits);
    }

    // The end of what stands in the last line, so that comments at the end of a class go with it.
    int lastCode(SourceRange lines) const { return m_context.text.lineEnd(std::max(lines.begin, lines.end - 1)); }

    // Files without models are not among the sources.
    void noteForOthers()
    {
        for (const ModelId &id : m_context.source.models) {
            const Model *before = m_context.before.find(id);
            const Model *after = m_context.after.find(id);
            if (before && after && before->name != after->name)
                m_context.note(
                    tr("%1 is called %2 now: files that hold no models, such as admin.py, still have to be told.")
                        .arg(before->name, after->name));
            else if (before && !after)
                m_context.note(tr("%1 is gone: files that hold no models, such as admin.py, still have to be told.")
                                   .arg(before->name));
        }
    }

    // Other statements of the module and its imports.
    void renameElsewhere()
    {
        if (m_context.renamed.isEmpty())
            return;
        for (const PyStatement &statement : m_context.module.statements) {
            const bool ours = std::any_of(m_places.begin(), m_places.end(),
                                          [&](const ClassPlace &place) { return place.statement == &statement; });
            if (ours || statement.kind == Kind::Docstring)
                continue;
            if (statement.kind == Kind::Function || statement.kind == Kind::Class) {
                for (const PyExpr &decorator : statement.decorators)
                    m_context.renameIn(decorator.range, m_context.edits);
                for (const PyExpr &base : statement.bases)
                    m_context.renameIn(base.range, m_context.edits);
            } else if (statement.kind != Kind::From || !statement.imports.isEmpty()) {
                m_context.renameIn(statement.range, m_context.edits);
            }
        }
    }

    // New classes come last, or before the first that inherits from them.
    void addClasses()
    {
        QList<const Model *> fresh;
        for (const Model &model : m_context.after.models) {
            if (m_context.source.models.contains(model.id) && !m_context.before.find(model.id))
                fresh.append(&model);
        }
        const auto inherits = [](const Model *model, const Model *base) {
            return std::any_of(model->bases.begin(), model->bases.end(),
                               [&](const ModelRef &ref) { return ref.id == base->id; });
        };
        // As many passes as there are classes: a circle cannot be put in order, and ends there.
        for (qsizetype pass = 0; pass < fresh.size(); ++pass) {
            for (qsizetype i = 0; i < fresh.size(); ++i) {
                for (qsizetype k = i + 1; k < fresh.size(); ++k) {
                    if (inherits(fresh[i], fresh[k]))
                        fresh.move(k, i);
                }
            }
        }
        for (const Model *model : std::as_const(fresh))
            addClass(*model, inherits);
    }

    void addClass(const Model &model, const auto &inherits)
    {
        const PyStatement *heir = nullptr;
        for (const ModelId &id : m_context.source.models) {
            const Model *before = m_context.before.find(id);
            const Model *after = m_context.after.find(id);
            const ClassPlace *place = before && after && inherits(after, &model) ? placeOf(*before) : nullptr;
            if (place && (!heir || place->statement->range.begin < heir->range.begin))
                heir = place->statement;
        }
        const QByteArray newline = m_context.style.newline;
        const QByteArray source = newClassSource(m_context, model);
        if (heir) {
            m_context.edits.insert(linesWithComments(m_context.text, heir->range).begin,
                                   source + newline + newline + newline);
            return;
        }
        const QByteArray &bytes = m_context.module.source;
        int end = int(bytes.size());
        while (end > 0 &&
               (bytes[end - 1] == '\n' || bytes[end - 1] == '\r' || bytes[end - 1] == ' ' || bytes[end - 1] == '\t'))
            --end;
        const bool ended = end < bytes.size();
        const QByteArray before = end == 0 ? QByteArray() : newline + newline + newline;
        m_context.edits.insert(end, before + source + (ended ? QByteArray() : newline));
    }

    EditContext &m_context;
    QList<ClassPlace> m_places;
};

bool saysTheSame(const SourceFile &source, const Schema &before, const Schema &after)
{
    for (const ModelId &id : source.models) {
        const Model *old = before.find(id);
        const Model *now = after.find(id);
        if (!old != !now || (old && !(*old == *now)))
            return false;
    }
    return renamedModels(before, after).isEmpty() && removedModels(before, after).isEmpty();
}

} // namespace

Result<InPlaceEdit> editInPlace(const PyModule &module, const SourceFile &source, const Schema &before,
                                const Schema &after, const QList<SourceFile> &sources)
{
    if (!module.error.isEmpty())
        return Error{module.error};
    const Result<QByteArray> same = encodedAs(module, module.source);
    if (!same)
        return Error{same.error()};
    if (contentDigest(*same) != module.digest)
        return Error{QCoreApplication::translate(
                         "InPlace", "%1: its encoding %2 does not give its bytes back; save it as UTF-8 first.")
                         .arg(module.path, module.encoding)};
    Schema wanted = after;
    settleMetaBases(wanted);
    if (saysTheSame(source, before, wanted))
        return InPlaceEdit{.content = *same};
    EditContext context(module, source, before, wanted, sources);
    return FileEditor(context).edit();
}

} // namespace relata
