// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/inplace/classedit.h"

#include "model/python/inplace/basesedit.h"
#include "model/python/inplace/bodyedit.h"
#include "model/python/inplace/fieldsedit.h"
#include "model/python/inplace/metaedit.h"
#include "model/python/inplace/statementlines.h"
#include "model/python/inplace/targetnames.h"
#include "model/python/inplace/uses.h"

#include <QCoreApplication>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Kind = PyStatement::Kind;

void renameClass(EditContext &context, const PyStatement &cls, const QString &name)
{
    const QList<FileToken> &tokens = context.text.tokens();
    for (int i = context.text.tokenAt(cls.range.begin); i + 1 < tokens.size() && tokens[i].range.begin < cls.range.end;
         ++i) {
        if (tokens[i].depth == 0 && tokens[i].kind == FileToken::Kind::Name &&
            context.text.view(tokens[i]) == "class") {
            context.edits.replace(tokens[i + 1].range, name.toUtf8());
            return;
        }
    }
}

// Constants, inner classes and the like that are no fields may name renamed models too.
void renameInBody(EditContext &context, const ClassPlace &place)
{
    if (context.renamed.isEmpty())
        return;
    for (const PyExpr &decorator : place.statement->decorators)
        context.renameIn(decorator.range, context.edits);
    for (const PyStatement &statement : place.statement->statements) {
        const bool field = std::any_of(statement.targets.begin(), statement.targets.end(),
                                       [&](const QString &target) { return place.fields.value(target) == &statement; });
        if (!field && &statement != place.meta && statement.kind != Kind::Function && statement.kind != Kind::Docstring)
            context.renameIn(statement.range, context.edits);
        for (const PyExpr &decorator : statement.decorators) {
            if (statement.kind == Kind::Function)
                context.renameIn(decorator.range, context.edits);
        }
    }
}

} // namespace

void editClass(EditContext &context, const ClassPlace &place, const Model &before, const Model &after)
{
    const PyStatement &cls = *place.statement;
    const FieldPlace now{.model = after, .owner = &cls, .at = cls.range.begin};
    if (before.app != after.app) {
        context.fail(QCoreApplication::translate(
                         "InPlace", "%1 was moved to another app: move its class by hand, and import the files again.")
                         .arg(before.name));
        return;
    }
    if (before.name != after.name)
        renameClass(context, cls, after.name);
    editBases(context, cls, before.bases, after.bases);
    renameInBody(context, place);
    QList<QByteArray> last;
    QList<SourceRange> gone;
    if (place.meta && !after.hasOwnMeta() && before.hasOwnMeta())
        gone.append(place.meta->range);
    else if (place.meta)
        editMeta(context, *place.meta, before, now);
    else if (after.hasOwnMeta() && !before.hasOwnMeta())
        last.append(metaSource(context, now, bodyIndentation(context, cls)));
    else if (!(before.meta == after.meta) || !(before.indexes == after.indexes) ||
             !(before.constraints == after.constraints))
        context.fail(
            QCoreApplication::translate("InPlace", "The Meta of %1 is no class in its body: change it in the file.")
                .arg(before.name));
    editFields(context, place, before, now, last, gone);
    noteUses(context, cls, before, after);
}

QByteArray newClassSource(EditContext &context, const Model &model)
{
    const QByteArray newline = context.style.newline;
    const QByteArray step = context.style.step;
    const FieldPlace place{.model = model, .owner = nullptr, .at = context.text.size() + 1};
    QByteArrayList bases;
    bool inherits = false;
    for (const ModelRef &base : model.bases) {
        bases.append(baseSource(context, base));
        inherits = inherits || context.after.find(base.id);
    }
    if (!inherits)
        bases.append(context.nameOf(u"django.db.models"_s, u"Model"_s));
    const QByteArray header = "class " + model.name.toUtf8() + '(' + bases.join(", ") + "):";
    QByteArrayList lines;
    for (const QString &name : model.dropped)
        lines.append(step + name.toUtf8() + " = None");
    for (const Field &field : model.fields)
        lines.append(step +
                     wrapped(field.name.toUtf8() + " = " + fieldCall(context, field, place), {}, step, context.style));
    if (model.hasOwnMeta()) {
        if (!lines.isEmpty())
            lines.append(QByteArray());
        lines.append(step + metaSource(context, place, step));
    }
    if (lines.isEmpty())
        lines.append(step + "pass");
    context.written.append(model.id);
    return header + newline + lines.join(newline);
}

} // namespace relata
