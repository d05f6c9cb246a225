// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/migration/projectmodules.h"

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// The package of an app from one of its modules: `shop` of `shop.models`, `shop.models.orders` or `shop.entities`.
QString packageOf(const QString &module)
{
    const QStringList parts = module.split(u'.', Qt::SkipEmptyParts);
    qsizetype models = parts.lastIndexOf(u"models"_s);
    while (models > 1 && parts[models - 1] == u"models")
        --models;
    return parts.first(models >= 0 ? models : std::max(qsizetype(0), parts.size() - 1)).join(u'.');
}

} // namespace

ProjectModules::ProjectModules(const Schema &schema, const QList<SourceFile> &sources)
{
    QHash<AppId, qsizetype> ofApp;
    QHash<ModelId, const Model *> byId;
    for (const Model &model : schema.models)
        byId.insert(model.id, &model);
    for (const SourceFile &source : sources) {
        const qsizetype index = m_modules.size();
        QStringList models;
        for (const ModelId &id : source.models) {
            if (const Model *model = byId.value(id))
                models.append(model->name);
        }
        m_modules.append(ModuleNames(source.module, &source, models));
        addManagers(source);
        for (const ModelId &model : source.models) {
            m_byModel.insert(model, index);
            m_imported.insert(model);
        }
        if (ofApp.contains(source.app))
            continue;
        ofApp.insert(source.app, index);
        const App *app = schema.find(source.app);
        const QString package = packageOf(source.module);
        if (app && !package.isEmpty())
            m_folders.insert(app->label, QString(package).replace(u'.', u'/'));
    }
    for (const App &app : schema.apps) {
        if (ofApp.contains(app.id))
            continue;
        ofApp.insert(app.id, m_modules.size());
        const QString home = app.origin == Origin::Contrib ? u"django.contrib."_s : QString();
        m_modules.append(ModuleNames(home + app.label + u".models"_s, nullptr));
    }
    for (const Model &model : schema.models) {
        if (!m_byModel.contains(model.id))
            m_byModel.insert(model.id, ofApp.value(model.app, -1));
    }
    m_modules.append(ModuleNames(u"models"_s, nullptr)); // of models without an app
}

// What an import says of a manager besides its own statement: `objects.use_in_migrations`.
void ProjectModules::addManagers(const SourceFile &source)
{
    static const QString fact = u".use_in_migrations"_s;
    QHash<std::pair<ModelId, QString>, bool> inMigrations;
    for (const Definition &definition : source.definitions) {
        if (!definition.owner.isNull() && definition.name.endsWith(fact))
            inMigrations.insert({definition.owner, definition.name.chopped(fact.size())},
                                definition.source.endsWith("True"_L1));
    }
    for (const Definition &definition : source.definitions) {
        const auto found = inMigrations.constFind({definition.owner, definition.name});
        if (found != inMigrations.cend())
            m_managers[definition.owner].append(
                {.name = definition.name, .source = assignedSource(definition.source), .inMigrations = *found});
    }
}

const ModuleNames &ProjectModules::names(ModelId model) const
{
    const qsizetype index = m_byModel.value(model, -1);
    return index < 0 ? m_modules.last() : m_modules[index];
}

QString ProjectModules::folder(const QString &label) const
{
    return m_folders.value(label, label);
}

} // namespace relata
