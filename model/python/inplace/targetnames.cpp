// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/inplace/targetnames.h"

#include "model/python/clean/knownnames.h"
#include "model/python/inplace/literaltext.h"

#include <QRegularExpression>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// A class of this file that can be named at a place, by what it will be called.
bool isClassAbove(const EditContext &context, ModelId id, int at)
{
    if (context.written.contains(id))
        return true;
    const Model *before = context.before.find(id);
    if (!before || !context.source.models.contains(id))
        return false;
    for (const PyStatement &statement : context.module.statements) {
        if (statement.kind == PyStatement::Kind::Class && statement.name == before->name && statement.range.end <= at)
            return true;
    }
    return false;
}

QString importedName(const EditContext &context, const Model &model)
{
    if (const SourceFile *file = fileOf(context, model.id)) {
        const Model *before = context.before.find(model.id);
        const QString known = context.imports.known(file->module + u'.' + (before ? before->name : model.name));
        if (known.isEmpty() || !before)
            return known;
        return known.endsWith(before->name) ? known.chopped(before->name.size()) + model.name : known;
    }
    const App *app = context.after.find(model.app);
    return app ? context.imports.known(clean::contribModule(app->label, model.name) + u'.' + model.name) : QString();
}

} // namespace

const SourceFile *fileOf(const EditContext &context, ModelId model)
{
    for (const SourceFile &file : context.sources) {
        if (file.models.contains(model))
            return &file;
    }
    return nullptr;
}

QByteArray targetSource(EditContext &context, const ModelRef &ref, const FieldPlace &place)
{
    static const QRegularExpression label(u"^\\w+(\\.\\w+)?$"_s);
    const auto quoted = [&](const QString &text) { return quotedText(text, context.style.quote).toUtf8(); };
    if (!ref.source.isEmpty()) {
        const QString first = ref.source.section(u'.', 0, 0);
        const bool code = !label.match(ref.source).hasMatch() || first == u"settings" || context.imports.binds(first);
        return code ? context.imports.codeText(ref.source, {}, nullptr).toUtf8() : quoted(ref.source);
    }
    if (ref.id == place.model.id)
        return quoted(u"self"_s);
    const Model *model = context.after.find(ref.id);
    if (!model)
        return quoted(u"self"_s);
    if (context.after.settings.userModel == ref.id)
        return context.nameOf(u"django.conf"_s, u"settings"_s) + ".AUTH_USER_MODEL";
    if (isClassAbove(context, ref.id, place.at))
        return model->name.toUtf8();
    const QString imported = importedName(context, *model);
    if (!imported.isEmpty())
        return imported.toUtf8();
    const App *app = context.after.find(model->app);
    if (model->origin == Origin::Contrib && app && app->label == u"contenttypes")
        return context.nameOf(u"django.contrib.contenttypes.models"_s, model->name);
    return quoted(model->app == place.model.app ? model->name : context.after.label(*model));
}

QByteArray renamedTarget(const EditContext &context, const PyExpr &old, const QString &oldName, const QString &newName)
{
    const QString source = context.module.text(old.range);
    const QString text = old.text;
    const QString last = text.section(u'.', -1);
    if (last.compare(oldName, old.is(PyExpr::Kind::Text) ? Qt::CaseInsensitive : Qt::CaseSensitive) != 0)
        return {};
    const QString head = text.chopped(last.size());
    if (old.is(PyExpr::Kind::Name))
        return (head + newName).toUtf8();
    if (!old.is(PyExpr::Kind::Text))
        return {};
    const bool lower = last == oldName.toLower() && last != oldName;
    const char quote = source.endsWith(u'\'') ? '\'' : '"';
    return quotedText(head + (lower ? newName.toLower() : newName), quote).toUtf8();
}

QByteArray baseSource(EditContext &context, const ModelRef &ref)
{
    const Model *model = context.after.find(ref.id);
    if (!model)
        return context.imports.codeText(ref.source, {}, nullptr).toUtf8();
    if (!ref.source.isEmpty() && context.imports.binds(ref.source.section(u'.', 0, 0)))
        return ref.source.toUtf8();
    if (context.source.models.contains(ref.id))
        return model->name.toUtf8();
    const QString imported = importedName(context, *model);
    if (!imported.isEmpty())
        return imported.toUtf8();
    if (const SourceFile *file = fileOf(context, ref.id))
        return context.nameOf(file->module, model->name);
    const App *app = context.after.find(model->app);
    return context.nameOf(clean::contribModule(app ? app->label : QString(), model->name), model->name);
}

} // namespace relata
