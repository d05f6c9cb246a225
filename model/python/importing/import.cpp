// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/import.h"

#include "model/python/importing/bindings.h"
#include "model/python/importing/inheritance.h"
#include "model/python/importing/placement.h"
#include "model/python/importing/sourcefiles.h"
#include "model/python/importing/sourcetree.h"

#include <QCoreApplication>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

/// Makes a schema of the modules that were read.
class Importer
{
    Q_DECLARE_TR_FUNCTIONS(Import)

public:
    Importer(const SourceTree &tree, const ImportOptions &options, const ImportProgress &progress)
        : m_names(tree)
        , m_table(m_names)
        , m_lines(m_names.tree())
        , m_options(options)
        , m_progress(progress)
    {
    }

    Result<Import> run();

private:
    void setSettings(Targets &targets, const QList<int> &models);
    void setUserModel(Targets &targets, const QList<int> &models);
    bool makeModels(Targets &targets, const Placement &placement);
    void assemble();
    void report();

    Names m_names;
    ClassTable m_table;
    LineNumbers m_lines;
    const ImportOptions &m_options;
    const ImportProgress &m_progress;
    Import m_import;
    QList<MadeModel> m_models;
};

Result<Import> Importer::run()
{
    const SourceTree &tree = m_names.tree();
    m_import.unread = tree.unread;
    const Placement placement(m_table, m_import.schema, m_import.notes);
    Targets targets(m_table, m_import.schema);
    for (int index : placement.models())
        targets.include(index);
    setSettings(targets, placement.models());
    if (!makeModels(targets, placement))
        return Error{tr("The import was cancelled.")};
    assemble();
    report();
    m_import.sources = sourceFiles(m_table, m_models, m_import.modules);
    return m_import;
}

void Importer::setSettings(Targets &targets, const QList<int> &models)
{
    Settings &settings = m_import.schema.settings;
    const std::optional<Value> field = targets.setting(u"DEFAULT_AUTO_FIELD"_s);
    m_import.autoFieldSaid = m_options.defaultAutoField || field;
    const QString path = m_options.defaultAutoField ? *m_options.defaultAutoField
                         : field                    ? field->toText()
                         : m_options.assumed        ? m_options.assumed->defaultAutoField
                                                    : QString();
    if (m_import.autoFieldSaid || m_options.assumed || !m_names.tree().settings.isEmpty()) {
        settings.defaultAutoField = path.startsWith("django.db.models."_L1) ? lastPart(path) : path;
    } else if (!models.isEmpty()) {
        m_import.notes.append(tr("DEFAULT_AUTO_FIELD is not among the sources; BigAutoField is assumed."));
    }
    setUserModel(targets, models);
}

void Importer::setUserModel(Targets &targets, const QList<int> &models)
{
    const std::optional<Value> setting = targets.setting(u"AUTH_USER_MODEL"_s);
    m_import.userModelSaid = !m_options.userModel.isEmpty() || setting;
    const QString label = !m_options.userModel.isEmpty() ? m_options.userModel
                          : setting                      ? setting->toText()
                          : m_options.assumed            ? m_options.assumed->userModel
                                                         : QString();
    if (!label.isEmpty()) {
        const ModelId user = targets.userModel(label);
        if (user.isNull())
            m_import.notes.append(tr("AUTH_USER_MODEL is %1, which names no model; auth.User is assumed.").arg(label));
        else
            m_import.schema.settings.userModel = user;
        return;
    }
    if (!m_names.tree().settings.isEmpty())
        return;
    for (int index : models) {
        const ReadClass &cls = m_table.at(index);
        const bool isUser = std::any_of(cls.bases.begin(), cls.bases.end(), [](const ClassBase &base) {
            return base.id == importedId<ModelId>(u"auth.AbstractUser"_s) ||
                   base.id == importedId<ModelId>(u"auth.AbstractBaseUser"_s);
        });
        if (isUser && !cls.abstract)
            m_import.notes.append(tr("AUTH_USER_MODEL is not among the sources; auth.User is assumed, though %1 looks "
                                     "like the user model.")
                                      .arg(cls.label));
    }
}

bool Importer::makeModels(Targets &targets, const Placement &placement)
{
    ModelMaker maker(m_table, targets, m_lines);
    QHash<int, int> place;
    const int total = int(placement.models().size());
    for (int index : placement.models()) {
        if (m_progress && m_models.size() % 16 == 0 && !m_progress(tr("Making models"), int(m_models.size()), total))
            return false;
        place.insert(index, int(m_models.size()));
        m_models.append(maker.make(index));
        const ReadClass &cls = m_table.at(index);
        if (placement.isAmbiguous(index))
            m_models.last().notes.partly(tr("its name is given to several classes"),
                                         m_lines.lineOf(cls.scope.module, cls.statement->range.begin));
    }
    maker.addFromOutside(m_models, place);
    findDropped(m_table, m_models, place);
    breakCircles(m_models);
    inheritDoubts(m_table, m_models, place);
    return !m_progress || m_progress(tr("Making models"), total, total);
}

// Django's own models where they were read in place of those that Relata brings along; external ones behind.
void Importer::assemble()
{
    Schema &schema = m_import.schema;
    QSet<ModelId> made;
    for (const MadeModel &model : std::as_const(m_models))
        made.insert(model.model.id);
    QList<Model> models, external;
    for (const Model &model : std::as_const(schema.models)) {
        if (!made.contains(model.id))
            (model.origin == Origin::External ? external : models).append(model);
    }
    for (const MadeModel &model : std::as_const(m_models))
        models.append(model.model);
    schema.models = models + external;
}

void Importer::report()
{
    for (const MadeModel &made : std::as_const(m_models)) {
        const ReadClass &cls = m_table.at(made.index);
        ModelReport entry;
        entry.label = cls.label;
        entry.model = cls.id;
        entry.file = m_names.tree().files[cls.scope.module];
        entry.line = m_lines.lineOf(cls.scope.module, cls.statement->range.begin);
        entry.reasons = made.notes.reasons();
        entry.complete = entry.reasons.isEmpty();
        m_import.models.append(entry);
    }
}

} // namespace

Result<Import> importTree(const SourceTree &tree, const ImportOptions &options, const ImportProgress &progress)
{
    return Importer(tree, options, progress).run();
}

Result<Import> importSources(const QStringList &sources, const ImportOptions &options, const ImportProgress &progress)
{
    Result<SourceTree> read = readSourceTree(sources, progress);
    if (!read)
        return Error{read.error()};
    SourceTree tree = std::move(read).value();
    if (options.assumed)
        tree.djangoVersion = options.assumed->djangoVersion;
    return importTree(tree, options, progress);
}

} // namespace relata
