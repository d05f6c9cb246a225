// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/migration/managers.h"

#include <algorithm>
#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// Managers of Django's own models that say use_in_migrations.
struct ManagerRow
{
    QStringView label;
    QStringView path;
};
constexpr std::array managerRows = {
    ManagerRow{u"admin.LogEntry", u"django.contrib.admin.models.LogEntryManager"},
    ManagerRow{u"auth.AbstractUser", u"django.contrib.auth.models.UserManager"},
    ManagerRow{u"auth.User", u"django.contrib.auth.models.UserManager"},
    ManagerRow{u"auth.Group", u"django.contrib.auth.models.GroupManager"},
    ManagerRow{u"auth.Permission", u"django.contrib.auth.models.PermissionManager"},
    ManagerRow{u"contenttypes.ContentType", u"django.contrib.contenttypes.models.ContentTypeManager"},
    ManagerRow{u"sites.Site", u"django.contrib.sites.models.SiteManager"},
    ManagerRow{u"sessions.Session", u"django.contrib.sessions.models.SessionManager"},
};

QString metaText(const QList<MetaEntry> &meta, QStringView name)
{
    for (const MetaEntry &entry : meta) {
        if (entry.name == name)
            return entry.value.toText();
    }
    return {};
}

} // namespace

const ModelManagers::Known &ModelManagers::known(const Model &model)
{
    if (const auto there = m_known.constFind(model.id); there != m_known.cend())
        return *there;
    m_known.insert(model.id, {}); // a file can name bases in a circle
    Known known{.order = modelsInOrder(m_schema, model)};
    const QList<MetaEntry> meta = originalMeta(m_schema, model);
    known.defaultName = metaText(meta, u"default_manager_name");
    known.baseName = metaText(meta, u"base_manager_name");
    if (known.baseName.isEmpty() && known.order.size() > 1)
        known.baseName = this->known(*known.order[1]).baseName;
    for (const DeclaredManager &manager : m_modules.managers(model.id))
        known.own.append({.manager = manager, .declaredBy = model.id});
    const QString label = m_schema.label(model);
    for (const ManagerRow &row : managerRows) {
        if (model.origin == Origin::Contrib && label == row.label)
            known.own.append({.manager = {.name = u"objects"_s, .inMigrations = true}, .path = row.path.toString()});
    }
    if (!model.isAbstract() && all(known).isEmpty())
        known.own.append({.manager = {.name = u"objects"_s}});
    return *m_known.insert(model.id, known);
}

// Of the class itself, then of its bases, nearest first; each name once.
QList<ModelManagers::Entry> ModelManagers::all(const Known &known)
{
    QList<Entry> entries = known.own;
    for (const Model *base : known.order.mid(1)) {
        const QList<Entry> inherited = this->known(*base).own;
        for (const Entry &entry : inherited) {
            const auto same = [&](const Entry &other) { return other.manager.name == entry.manager.name; };
            if (std::none_of(entries.begin(), entries.end(), same))
                entries.append(entry);
        }
    }
    return entries;
}

QString ModelManagers::defaultName(const Known &known)
{
    if (known.defaultName.isEmpty() && known.own.isEmpty() && known.order.size() > 1)
        return this->known(*known.order[1]).defaultName;
    return known.defaultName;
}

QList<ModelManagers::Entry> ModelManagers::inMigrations(const Model &model)
{
    const Known known = this->known(model);
    const QList<Entry> entries = all(known);
    const QString named = defaultName(known);
    const QString standard = named.isEmpty() && !entries.isEmpty() ? entries.first().manager.name : named;
    QList<Entry> out;
    for (const Entry &entry : entries) {
        const QString &name = entry.manager.name;
        if (entry.manager.inMigrations || name == standard || name == known.baseName)
            out.append(entry);
    }
    const bool isPlain = out.size() == 1 && out.first().manager.name == u"objects" && standard == u"objects" &&
                         !out.first().manager.inMigrations;
    return isPlain ? QList<Entry>() : out;
}

} // namespace relata
