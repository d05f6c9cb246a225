// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/clean/cleanmodels.h"

#include "model/python/clean/classlines.h"
#include "model/python/clean/values.h"
#include "model/schema/refactor.h"

#include <QHash>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using namespace clean;

// The package of an app, dotted: from where its models are, else named as its label.
QString packageOf(const App &app, const QList<SourceFile> &sources)
{
    for (const SourceFile &source : sources) {
        const QString module = u'.' + source.module + u'.';
        qsizetype at = module.lastIndexOf(u".models."_s);
        while (at > 0 && module.left(at).endsWith(u".models"_s)) // `shop.models.models`
            at -= 7;
        if (source.app == app.id && at > 0)
            return module.mid(1, at - 1);
    }
    return app.label;
}

// Each model's module: the file that declares it; a new model goes to the file of its app that has most.
QMap<ModelId, QString> modulesOf(const Schema &schema, const QList<SourceFile> &sources)
{
    QMap<ModelId, QString> modules;
    QHash<ModelId, const Model *> byId;
    for (const Model &model : schema.models)
        byId.insert(model.id, &model);
    QMap<AppId, const SourceFile *> fullest;
    for (const SourceFile &source : sources) {
        for (const ModelId &id : source.models) {
            const Model *model = byId.value(id);
            if (model && model->app == source.app && !source.module.isEmpty())
                modules.insert(id, source.module);
        }
        const SourceFile *&most = fullest[source.app];
        if (!source.module.isEmpty() && (!most || source.models.size() > most->models.size()))
            most = &source;
    }
    for (const Model &model : schema.models) {
        const App *app = schema.find(model.app);
        if (model.origin != Origin::Project || modules.contains(model.id) || !app)
            continue;
        const SourceFile *most = fullest.value(model.app);
        modules.insert(model.id, most ? most->module : app->label + u".models"_s);
    }
    return modules;
}

// As declared, but a base (or what Meta inherits from) before what is made of it.
void appendWithBases(const Model &model, const QList<const Model *> &all, QList<const Model *> &ordered,
                     QSet<ModelId> &open)
{
    if (ordered.contains(&model) || open.contains(model.id))
        return;
    open.insert(model.id);
    const QList<ModelRef> bases = model.bases + model.metaBases;
    for (const ModelRef &base : bases) {
        const auto found = std::find_if(all.begin(), all.end(), [&](const Model *each) { return each->id == base.id; });
        if (found != all.end())
            appendWithBases(**found, all, ordered, open);
    }
    ordered.append(&model);
}

QString pathOf(const ModuleFile &file)
{
    return QString(file.module).replace(u'.', u'/') + (file.isPackage ? u"/__init__.py"_s : u".py"_s);
}

QList<ModuleFile> filesOf(const App &app, const ProjectFiles &project)
{
    QMap<QString, QList<const Model *>> models;
    QStringList order;
    for (const Model &model : project.schema.models) {
        if (model.app != app.id || model.origin != Origin::Project)
            continue;
        const QString module = project.modules.value(model.id);
        if (!order.contains(module))
            order.append(module);
        models[module].append(&model);
    }
    QList<ModuleFile> files;
    for (const QString &module : std::as_const(order)) {
        ModuleFile file{.module = module};
        QSet<ModelId> open;
        for (const Model *model : std::as_const(models[module]))
            appendWithBases(*model, models[module], file.models, open);
        file.isPackage = std::any_of(order.begin(), order.end(),
                                     [&](const QString &other) { return other.startsWith(module + u'.'); });
        files.append(file);
    }
    return files;
}

// Two blank lines around functions and classes, one before the constants.
void appendStatements(QStringList &lines, const QStringList &statements)
{
    bool first = true;
    bool afterBlock = false;
    for (const QString &statement : statements) {
        const bool block = statement.startsWith(u"def "_s) || statement.startsWith(u"class "_s) ||
                           statement.startsWith(u"async "_s) || statement.startsWith(u'@');
        const int blanks = block || afterBlock ? 2 : first ? 1 : 0;
        for (int i = 0; i < blanks && !lines.isEmpty(); ++i)
            lines.append(QString());
        lines += statement.split(u'\n');
        afterBlock = block;
        first = false;
    }
}

QByteArray bytesOf(const QStringList &lines)
{
    return lines.join(u'\n').toUtf8() + '\n';
}

PythonFile modelsFile(const ProjectFiles &project, const ModuleFile &file, const QStringList &submodules)
{
    FileNames names(project, file);
    QStringList classes;
    QSet<ModelId> written;
    for (const Model *model : file.models) {
        if (!isPythonName(model->name)) {
            names.note(QCoreApplication::translate("CleanModels",
                                                   "A model is called \"%1\", which is no name in Python: rename it.")
                           .arg(model->name));
            continue;
        }
        classes += QStringList{QString(), QString()} + classLines(project.schema, *model, written, names);
        written.insert(model->id);
    }
    Imports imports = names.imports();
    QStringList exported;
    for (const QString &module : submodules) {
        for (auto it = project.modules.begin(); it != project.modules.end(); ++it) {
            const Model *model = it.value() == module ? project.schema.find(it.key()) : nullptr;
            if (!model || written.contains(model->id))
                continue;
            imports.add({.module = module.mid(file.module.size()), .name = model->name});
            exported.append(model->name);
        }
    }
    QStringList lines = imports.lines(project.packages);
    appendStatements(lines, names.statements({}));
    if (!submodules.isEmpty()) {
        for (const Model *model : file.models)
            exported.append(model->name);
        std::sort(exported.begin(), exported.end());
        lines += {QString(), u"__all__ = ["_s};
        for (const QString &name : std::as_const(exported))
            lines.append(u"    "_s + textLiteral(name) + u',');
        lines.append(u"]"_s);
    }
    return {.path = pathOf(file), .content = bytesOf(lines + classes), .notes = names.notes()};
}

// `apps.py`, which says what the settings and the name of the package do not.
std::optional<PythonFile> appsFile(const Schema &schema, const App &app, const QList<SourceFile> &sources)
{
    const auto ofApp = [&](const SourceFile &source) { return source.app == app.id; };
    if (app.defaultAutoField.isEmpty() || app.defaultAutoField == schema.settings.defaultAutoField ||
        std::any_of(sources.begin(), sources.end(), ofApp))
        return std::nullopt;
    QString name;
    for (const QString &part : app.label.split(u'_'))
        name += part.left(1).toUpper() + part.mid(1);
    const QString field =
        app.defaultAutoField.contains(u'.') ? app.defaultAutoField : u"django.db.models."_s + app.defaultAutoField;
    return PythonFile{.path = app.label + u"/apps.py"_s,
                      .content = bytesOf({u"from django.apps import AppConfig"_s, QString(), QString(),
                                          u"class %1Config(AppConfig):"_s.arg(name),
                                          u"    default_auto_field = "_s + textLiteral(field),
                                          u"    name = "_s + textLiteral(app.label)})};
}

} // namespace

QList<PythonFile> cleanModels(const Schema &schema, const App &app, const QList<SourceFile> &sources)
{
    Schema settled = schema;
    settleMetaBases(settled);
    ProjectFiles project{.schema = settled, .sources = sources, .modules = modulesOf(settled, sources)};
    for (const QString &module : std::as_const(project.modules))
        project.packages.append(module.section(u'.', 0, 0));
    QList<ModuleFile> files = filesOf(app, project);
    const QString package = packageOf(app, sources) + u".models"_s;
    QStringList submodules;
    bool hasPackage = false;
    for (const ModuleFile &file : std::as_const(files)) {
        if (file.module.startsWith(package + u'.'))
            submodules.append(file.module);
        hasPackage = hasPackage || file.module == package;
    }
    if (!submodules.isEmpty() && !hasPackage)
        files.prepend({.module = package, .isPackage = true});
    QList<PythonFile> written;
    for (const ModuleFile &file : std::as_const(files))
        written.append(modelsFile(project, file, file.module == package ? submodules : QStringList()));
    if (const std::optional<PythonFile> apps = appsFile(schema, app, sources); apps && !written.isEmpty())
        written.append(*apps);
    return written;
}

} // namespace relata
