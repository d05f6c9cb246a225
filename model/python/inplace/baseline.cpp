// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/inplace/importsettings.h"
#include "model/python/inplace/inplace.h"

#include "model/python/importing/import.h"
#include "model/python/importing/sourcetree.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QHash>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("InPlace", text);
}

/// Gives what was read the ids that the project knows it by.
class ProjectIds
{
public:
    ProjectIds(Schema &schema, const Schema &project)
        : m_schema(schema)
        , m_project(project)
    {
    }

    void learn(const SourceFile &kept, const SourceFile &read)
    {
        for (const ModelId &id : read.models) {
            const Model *model = std::as_const(m_schema).find(id);
            if (!model)
                continue;
            if (kept.ids.contains(model->name))
                m_models.insert(id, {kept.ids.value(model->name)});
            for (const Field &field : model->fields) {
                const QString key = model->name + u'.' + field.name;
                if (kept.ids.contains(key))
                    m_fields.insert(field.id, {kept.ids.value(key)});
            }
        }
    }

    void apply()
    {
        for (App &app : m_schema.apps) {
            if (const App *known = m_project.app(app.label)) {
                m_apps.insert(app.id, known->id);
                app.id = known->id;
            }
        }
        for (Model &model : m_schema.models)
            applyTo(model);
        Settings &settings = m_schema.settings;
        settings.userModel = m_models.value(settings.userModel, settings.userModel);
    }

private:
    void applyTo(Model &model)
    {
        model.id = m_models.value(model.id, model.id);
        model.app = m_apps.value(model.app, model.app);
        for (ModelRef &base : model.bases)
            base.id = m_models.value(base.id, base.id);
        for (ModelRef &base : model.metaBases)
            base.id = m_models.value(base.id, base.id);
        for (Field &field : model.fields) {
            field.id = m_fields.value(field.id, field.id);
            if (!field.relation)
                continue;
            field.relation->to.id = m_models.value(field.relation->to.id, field.relation->to.id);
            field.relation->through.id = m_models.value(field.relation->through.id, field.relation->through.id);
        }
    }

    Schema &m_schema;
    const Schema &m_project;
    QHash<AppId, AppId> m_apps;
    QHash<ModelId, ModelId> m_models;
    QHash<FieldId, FieldId> m_fields;
};

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

PyModule moduleOf(const SourceTree &tree, const SourceFile &source)
{
    const int index = tree.byPath.value(QFileInfo(source.path).absoluteFilePath(), -1);
    PyModule module;
    module.path = source.path;
    if (index >= 0)
        module = tree.modules[index];
    else if (!QFileInfo::exists(source.path))
        module.error = tr("%1 is gone since it was imported; import again.").arg(source.path);
    else
        module.error = tr("%1 could not be read; import it again.").arg(source.path);
    if (module.error.isEmpty() && module.digest != source.digest)
        module.error = tr("%1 has changed since it was imported; import it again.").arg(source.path);
    return module;
}

} // namespace

Result<Baseline> readBaseline(const Schema &project, const QList<SourceFile> &sources)
{
    QStringList paths;
    for (const SourceFile &source : sources) {
        if (QFileInfo::exists(source.path))
            paths.append(source.path);
    }
    Baseline baseline;
    SourceTree tree;
    if (!paths.isEmpty()) {
        Result<SourceTree> read = readSourceTree(paths);
        if (!read)
            return Error{read.error()};
        tree = std::move(read).value();
    }
    const Result<Import> found = importTree(tree, importSettings(project, sources, tree));
    if (!found)
        return Error{found.error()};
    baseline.schema = found->schema;
    ProjectIds ids(baseline.schema, project);
    for (const SourceFile &source : sources) {
        baseline.modules.append(moduleOf(tree, source));
        baseline.contents.append(bytesOf(source.path));
        for (const SourceFile &read : found->sources) {
            if (QFileInfo(read.path).absoluteFilePath() == QFileInfo(source.path).absoluteFilePath())
                ids.learn(source, read);
        }
    }
    ids.apply();
    return baseline;
}

} // namespace relata
