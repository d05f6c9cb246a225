// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/modelfiles.h"

#include "model/python/clean/cleanmodels.h"
#include "model/python/importing/import.h"
#include "model/python/inplace/filewriting.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <optional>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

struct Exchange
{
    Q_DECLARE_TR_FUNCTIONS(Exchange)
};

QString relativePath(const SourceFile &source)
{
    const QString path = QString(source.module).replace(u'.', u'/');
    return QFileInfo(source.path).fileName() == "__init__.py"_L1 ? path + u"/__init__.py"_s : path + u".py"_s;
}

QString moduleOf(const QString &relative)
{
    QString module = relative;
    module.chop(module.endsWith("/__init__.py"_L1) ? 12 : 3);
    return module.replace(u'/', u'.');
}

bool isProjectModel(const Model &model)
{
    return model.origin == Origin::Project;
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

class FileMaker
{
public:
    FileMaker(const Project &project, const Baseline &baseline)
        : m_project(project)
        , m_baseline(baseline)
        , m_sources(withNewModels(project))
    {
    }

    QList<ModelFile> make()
    {
        for (const App &app : m_project.schema.apps)
            addApp(app);
        return m_files;
    }

private:
    void addApp(const App &app)
    {
        QHash<QString, QString> gone; // relative path -> where it was read
        bool edited = false;
        for (qsizetype i = 0; i < m_sources.size(); ++i) {
            if (m_sources[i].app != app.id)
                continue;
            const bool there = i < m_baseline.contents.size() && !m_baseline.contents[i].isEmpty();
            edited = edited || there;
            if (there)
                edit(app, i);
            else
                gone.insert(relativePath(m_sources[i]), m_sources[i].path);
        }
        const bool has = std::any_of(m_project.schema.models.begin(), m_project.schema.models.end(),
                                     [&](const Model &model) { return model.app == app.id && isProjectModel(model); });
        if (has && (!edited || !gone.isEmpty()))
            writeAnew(app, gone, edited);
    }

    // What was never written, and files that are gone: a new one says the same models, but has lost what Relata does not keep.
    void writeAnew(const App &app, const QHash<QString, QString> &gone, bool onlyThese)
    {
        for (const PythonFile &file : cleanModels(m_project.schema, app, m_sources)) {
            const QString before = gone.value(file.path);
            if (onlyThese && before.isEmpty())
                continue;
            ModelFile made{.relative = file.path, .app = app.id, .after = file.content, .notes = file.notes};
            if (!before.isEmpty()) {
                made.notes.prepend(Exchange::tr("%1 is no longer where it was read, so it is written anew: its methods and "
                                                "comments are not in it.")
                                       .arg(before));
            }
            m_files.append(made);
        }
    }

    void edit(const App &app, qsizetype i)
    {
        const SourceFile &source = m_sources[i];
        const PyModule &module = m_baseline.modules[i];
        const QByteArray &before = m_baseline.contents[i];
        ModelFile file{.relative = relativePath(source),
                       .path = source.path,
                       .app = app.id,
                       .inPlace = true,
                       .before = before,
                       .after = before,
                       .error = module.error};
        if (module.error.isEmpty()) {
            const Result<InPlaceEdit> edited =
                editInPlace(module, source, m_baseline.schema, m_project.schema, m_sources);
            if (edited) {
                file.after = edited->content;
                file.removed = edited->removed;
                file.notes = edited->notes;
            } else {
                file.error = edited.error();
            }
        }
        m_files.append(file);
    }

    const Project &m_project;
    const Baseline &m_baseline;
    QList<SourceFile> m_sources;
    QList<ModelFile> m_files;
};

// apps.py and the like are written with a new app, but say nothing of its models.
bool holdsModels(const ModelFile &file)
{
    return !file.relative.endsWith("/apps.py"_L1) && !file.relative.endsWith("/__init__.py"_L1);
}

// Ids by name where they are not those that reading the file for the first time would give.
QMap<QString, QUuid> exceptionalIds(const Schema &schema, const QList<ModelId> &models)
{
    QMap<QString, QUuid> ids;
    for (const ModelId &id : models) {
        const Model *model = schema.find(id);
        if (!model)
            continue;
        const QString label = schema.label(*model);
        if (id != importedId<ModelId>(label))
            ids.insert(model->name, id.uuid);
        for (const Field &field : model->fields) {
            if (field.id != importedId<FieldId>(label + u'.' + field.name))
                ids.insert(model->name + u'.' + field.name, field.id.uuid);
        }
    }
    return ids;
}

// Whether a file says nothing but what Relata writes of its models: replacing it loses nothing.
bool isOnlyModels(const QString &path, const QByteArray &content)
{
    const Result<Import> import = importSources({path});
    if (!import || import->sources.size() != 1)
        return false;
    const App *app = import->schema.find(import->sources.first().app);
    if (!app)
        return false;
    const QList<PythonFile> files = cleanModels(import->schema, *app, import->sources);
    return std::any_of(files.begin(), files.end(), [&](const PythonFile &file) { return file.content == content; });
}

/// A file that is to be written, once all are known to be right.
struct Write
{
    QString path = {};
    QString digest = {}; ///< of what it replaces; empty for a new file
    QByteArray content = {};
    bool madeAnew = false;
};

// Nothing where the file stands there already as it should be.
Result<std::optional<Write>> writeOf(const ModelFile &file, const QString &folder, bool elsewhere, Strangers strangers)
{
    if (!file.error.isEmpty())
        return Error{file.error};
    const QString target = elsewhere ? QDir(folder).absoluteFilePath(file.relative) : targetOf(file, folder);
    const bool own = elsewhere ? goesHome(file, folder) : !file.path.isEmpty();
    const bool exists = QFileInfo::exists(target);
    const QByteArray now = bytesOf(target);
    if (exists && now == file.after)
        return std::optional<Write>();
    if (own && now != file.before)
        return Error{Exchange::tr("%1 was changed since it was read; import it again, then write it.").arg(target)};
    if (!own && exists && strangers == Strangers::Kept && now != file.before && !isOnlyModels(target, now)) {
        return Error{Exchange::tr("%1 exists and was not imported into this project; import it first, or choose another folder.")
                         .arg(target)};
    }
    return std::optional(Write{target, exists ? contentDigest(now) : QString(), file.after, !file.inPlace});
}

Result<void> carryOut(const Write &write)
{
    if (!QDir().mkpath(QFileInfo(write.path).absolutePath()))
        return Error{Exchange::tr("The folder of %1 can't be made; check who may write there.").arg(write.path)};
    return writeInPlace(write.path, write.digest, write.content);
}

} // namespace

QList<SourceFile> withNewModels(const Project &project)
{
    QList<SourceFile> sources = project.sources;
    QSet<ModelId> placed;
    for (const SourceFile &source : std::as_const(sources))
        placed.unite(QSet<ModelId>(source.models.begin(), source.models.end()));
    for (const Model &model : project.schema.models) {
        if (!isProjectModel(model) || placed.contains(model.id))
            continue;
        SourceFile *home = nullptr;
        for (SourceFile &source : sources) {
            if (source.app == model.app && (!home || source.models.size() > home->models.size()))
                home = &source;
        }
        if (home)
            home->models.append(model.id);
    }
    return sources;
}

QList<ModelFile> modelFiles(const Project &project, const Baseline &baseline)
{
    return FileMaker(project, baseline).make();
}

QString targetOf(const ModelFile &file, const QString &folder)
{
    return file.path.isEmpty() ? QDir(folder).absoluteFilePath(file.relative) : file.path;
}

bool goesHome(const ModelFile &file, const QString &folder)
{
    const QString target = QFileInfo(QDir(folder).absoluteFilePath(file.relative)).canonicalFilePath();
    return !file.path.isEmpty() && target == QFileInfo(file.path).canonicalFilePath();
}

QList<SourceFile> sourcesWhenWritten(const Project &project, const QList<ModelFile> &files, const QString &folder)
{
    QList<SourceFile> sources = withNewModels(project);
    for (const ModelFile &file : files) {
        if (!holdsModels(file))
            continue;
        const QString path = targetOf(file, folder);
        auto known = std::find_if(sources.begin(), sources.end(), [&](const SourceFile &source) {
            return source.app == file.app && (source.path == path || moduleOf(file.relative) == source.module);
        });
        if (known == sources.end()) {
            SourceFile made{.path = path, .module = moduleOf(file.relative), .app = file.app};
            for (const Model &model : project.schema.models) {
                if (model.app == file.app && isProjectModel(model))
                    made.models.append(model.id);
            }
            known = sources.insert(sources.end(), made);
        }
        known->path = path;
        known->digest = contentDigest(file.after);
        known->models.removeIf([&](const ModelId &id) { return !project.schema.find(id); });
        known->ids = exceptionalIds(project.schema, known->models);
    }
    std::sort(sources.begin(), sources.end(), [](const SourceFile &a, const SourceFile &b) { return a.path < b.path; });
    return sources;
}

Result<void> writeModelFiles(const QList<ModelFile> &files, const QString &folder, bool elsewhere, Strangers strangers)
{
    QList<Write> writes;
    for (const ModelFile &file : files) {
        const Result<std::optional<Write>> write = writeOf(file, folder, elsewhere, strangers);
        if (!write)
            return Error{write.error()};
        if (*write)
            writes.append(**write);
    }
    for (const Write &write : std::as_const(writes)) {
        if (const Result<void> written = carryOut(write); !written)
            return written;
    }
    // A new app is a package.
    for (const Write &write : std::as_const(writes)) {
        const QString init = QFileInfo(write.path).absolutePath() + u"/__init__.py"_s;
        if (!write.madeAnew || QFileInfo::exists(init))
            continue;
        if (const Result<void> made = carryOut({.path = init}); !made)
            return made;
    }
    return {};
}

} // namespace relata
