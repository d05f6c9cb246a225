// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/matching.h"

#include "model/fields/catalogue.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

/// The id for something new: the one it came with, else one made of its words that nothing has.
template<typename IdType>
IdType unusedId(IdType wanted, const QString &words, const QSet<IdType> &taken)
{
    for (int i = 2; taken.contains(wanted); ++i)
        wanted = importedId<IdType>(words + u' ' + QString::number(i));
    return wanted;
}

std::optional<QString> textOf(const QString &path)
{
    constexpr qint64 most = 16 * 1024 * 1024; // bytes
    QFile file(path);
    if (file.size() > most || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return QString::fromUtf8(file.readAll());
}

bool declares(const QString &text, const QString &name)
{
    const QRegularExpression pattern(u"^[ \\t]*class[ \\t]+%1\\b"_s.arg(QRegularExpression::escape(name)),
                                     QRegularExpression::MultilineOption);
    return pattern.match(text).hasMatch();
}

/// What has to be the same for a model to be the same under another name.
QStringList shape(const Model &model)
{
    QStringList fields;
    for (const Field &field : model.fields)
        fields.append(field.name + u' ' + className(field));
    return fields;
}

} // namespace

Matching::Matching(const Project &existing, const Schema &imported, const QList<SourceFile> &sources,
                   const ImportScope &scope)
    : m_existing(existing)
    , m_imported(imported)
{
    QHash<QString, const SourceFile *> records;
    for (const SourceFile &record : existing.sources)
        records.insert(record.path, &record);
    for (const SourceFile &source : sources) {
        const SourceFile *record = records.value(source.path);
        if (!record)
            continue;
        m_known.insert(source.path, record);
        for (const ModelId &id : source.models)
            m_recordOf.insert(id, record);
    }
    matchApps(sources);
    matchModels();
    findGone(sources, scope);
    matchRenamed();
    matchOthers();
    nameNewModels();
    matchFields();
}

const Model *Matching::before(ModelId imported) const
{
    const ModelId id = model(imported);
    return m_taken.contains(id) ? m_existing.schema.find(id) : nullptr;
}

bool Matching::take(const Model &imported, const Model *existing)
{
    if (!existing || m_taken.contains(existing->id) || m_models.contains(imported.id))
        return false;
    m_models.insert(imported.id, existing->id);
    m_taken.insert(existing->id);
    m_gone.remove(existing->id);
    return true;
}

// By the record of a file, since a person may have renamed the app here; then by the label.
void Matching::matchApps(const QList<SourceFile> &sources)
{
    QSet<AppId> taken;
    const auto takeApp = [&](const App &app, const App *existing) {
        if (!existing || taken.contains(existing->id) || m_apps.contains(app.id))
            return;
        m_apps.insert(app.id, existing->id);
        taken.insert(existing->id);
    };
    for (const App &app : m_imported.apps)
        takeApp(app, m_existing.schema.app(app.label));
    for (const SourceFile &source : sources) {
        const SourceFile *record = m_known.value(source.path);
        const App *app = m_imported.find(source.app);
        if (record && app)
            takeApp(*app, m_existing.schema.find(record->app));
    }
    for (const App &app : m_existing.schema.apps)
        taken.insert(app.id);
    for (const App &app : m_imported.apps) {
        if (m_apps.contains(app.id))
            continue;
        m_apps.insert(app.id, unusedId(app.id, app.label, taken));
        taken.insert(m_apps.value(app.id));
    }
}

void Matching::matchModels()
{
    const Schema &schema = m_existing.schema;
    const auto byRecord = [&](const Model &model) {
        const SourceFile *record = m_recordOf.value(model.id);
        return record ? schema.find(ModelId{record->ids.value(model.name)}) : nullptr;
    };
    const auto byId = [&](const Model &model) { return schema.find(model.id); };
    const auto byLabel = [&](const Model &model) { return schema.model(app(model.app), model.name); };
    const auto pass = [&](const auto &find) {
        for (const Model &model : m_imported.models) {
            if (model.origin == Origin::Project)
                take(model, find(model));
        }
    };
    pass(byRecord);
    pass(byId);
    pass(byLabel);
}

// A file that is not there is gone only where others of the project are: else the whole project may be elsewhere.  One
// that is there was looked at if it is within the scope, and then holds no model; unless it was not found this time, which
// its text tells.
bool Matching::isGone(const SourceFile &record, const ImportScope &scope) const
{
    if (!QFileInfo::exists(record.path))
        return !m_known.isEmpty();
    const auto holds = [&](const QString &root) {
        const QString path = QDir::cleanPath(QFileInfo(root).absoluteFilePath());
        return record.path == path || record.path.startsWith(path + u'/');
    };
    const auto isUnread = [&](const QString &end) { return (u'/' + record.path).endsWith(u'/' + end); };
    if (std::none_of(scope.roots.begin(), scope.roots.end(), holds) ||
        std::any_of(scope.unread.begin(), scope.unread.end(), isUnread))
        return false;
    const std::optional<QString> text = textOf(record.path);
    return text && std::none_of(record.models.begin(), record.models.end(), [&](const ModelId &id) {
        const Model *model = m_existing.schema.find(id);
        return model && declares(*text, record.ids.key(id.uuid, model->name));
    });
}

void Matching::findGone(const QList<SourceFile> &sources, const ImportScope &scope)
{
    QSet<QString> read;
    for (const SourceFile &source : sources)
        read.insert(source.path);
    for (const SourceFile &record : m_existing.sources) {
        const bool again = read.contains(record.path);
        if (!again && !isGone(record, scope))
            continue;
        if (!again)
            m_goneFiles.insert(record.path);
        for (const ModelId &id : record.models) {
            if (!m_taken.contains(id) && m_existing.schema.find(id))
                m_gone.insert(id);
        }
    }
}

// A class that was renamed in the file: one went, one came, in the same app and with the same fields.
void Matching::matchRenamed()
{
    using Key = std::pair<AppId, QStringList>;
    QMultiHash<Key, const Model *> went;
    QMultiHash<Key, const Model *> came;
    for (const ModelId &id : std::as_const(m_gone)) {
        const Model *model = m_existing.schema.find(id);
        if (!model->fields.isEmpty())
            went.insert({model->app, shape(*model)}, model);
    }
    for (const Model &model : m_imported.models) {
        if (model.origin == Origin::Project && !m_models.contains(model.id))
            came.insert({app(model.app), shape(model)}, &model);
    }
    for (auto model = came.cbegin(); model != came.cend(); ++model) {
        if (came.count(model.key()) == 1 && went.count(model.key()) == 1)
            take(**model, went.value(model.key()));
    }
}

// Django's own and those that are defined elsewhere say nothing of what the project knows of them.
void Matching::matchOthers()
{
    const Schema &schema = m_existing.schema;
    for (const Model &model : m_imported.models) {
        if (model.origin == Origin::Project)
            continue;
        const Model *byId = schema.find(model.id);
        const Model *found = byId ? byId : schema.model(app(model.app), model.name);
        if (!found || (m_gone.contains(found->id) && take(model, found)))
            continue;
        m_models.insert(model.id, found->id);
        m_passedOver.insert(model.id);
    }
}

void Matching::nameNewModels()
{
    QSet<ModelId> taken;
    for (const Model &model : m_existing.schema.models)
        taken.insert(model.id);
    for (const Model &model : m_imported.models) {
        if (m_models.contains(model.id))
            continue;
        m_models.insert(model.id, unusedId(model.id, m_imported.label(model), taken));
        taken.insert(m_models.value(model.id));
    }
}

void Matching::matchFields()
{
    QSet<FieldId> taken;
    for (const Model &model : m_existing.schema.models) {
        if (m_taken.contains(model.id) || m_gone.contains(model.id))
            continue;
        for (const Field &field : model.fields)
            taken.insert(field.id);
    }
    const auto pass = [&](const auto &find) {
        for (const Model &model : m_imported.models) {
            const Model *was = m_passedOver.contains(model.id) ? nullptr : before(model.id);
            for (const Field &field : was ? model.fields : QList<Field>()) {
                const Field *same = m_fields.contains(field.id) ? nullptr : find(model, *was, field);
                if (!same || taken.contains(same->id))
                    continue;
                m_fields.insert(field.id, same->id);
                taken.insert(same->id);
            }
        }
    };
    pass([&](const Model &model, const Model &was, const Field &field) -> const Field * {
        const SourceFile *record = m_recordOf.value(model.id);
        return record ? was.find(FieldId{record->ids.value(model.name + u'.' + field.name)}) : nullptr;
    });
    pass([](const Model &, const Model &was, const Field &field) { return was.find(field.id); });
    pass([](const Model &, const Model &was, const Field &field) { return was.field(field.name); });
    for (const Model &model : m_imported.models) {
        for (const Field &field : model.fields) {
            if (m_passedOver.contains(model.id) || m_fields.contains(field.id))
                continue;
            m_fields.insert(field.id, unusedId(field.id, m_imported.label(model) + u'.' + field.name, taken));
            taken.insert(m_fields.value(field.id));
        }
    }
}

} // namespace relata
