// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/appconfigs.h"

#include "model/python/importing/bindings.h"
#include "model/python/importing/names.h"
#include "model/schema/names.h"

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

/// An AppConfig subclass as its module says it.
struct Config
{
    QString path = {};   ///< `shop.apps.ShopConfig`
    QString folder = {}; ///< of the module
    QString name = {};
    QString label = {};
    QString defaultAutoField = {};
    bool standard = false; ///< default = True
};

QString attribute(const Names &names, const Scope &scope, const QString &className, const QString &attribute)
{
    const Meaning found = names.meaning(scope, className + u'.' + attribute);
    if (found.kind != Meaning::Kind::Constant || !found.value)
        return {};
    const Value value = names.value(found.scope, *found.value);
    return value.isBool() ? value.literal() : value.toText();
}

bool isAppConfig(const Names &names, const Scope &scope, const PyStatement &statement)
{
    const Meaning meaning = names.meaning(scope, statement.name);
    if (names.inherits(meaning, u"django.apps.AppConfig"))
        return true;
    // A library's own: CoreConfig, OscarConfig, ...
    return std::any_of(statement.bases.cbegin(), statement.bases.cend(),
                       [](const PyExpr &base) { return lastPart(base.text).endsWith(u"Config"); });
}

QList<Config> configsOf(const SourceTree &tree, const Names &names, const QStringList &installed)
{
    QList<Config> out;
    for (int module = 0; module < tree.modules.size(); ++module) {
        const bool apps = fileNameOf(tree.modules[module].path) == u"apps.py";
        for (const PyStatement &statement : tree.modules[module].statements) {
            const QString path = tree.names[module] + u'.' + statement.name;
            const bool wanted = apps || installed.contains(path);
            const Scope scope{.module = module};
            if (statement.kind != PyStatement::Kind::Class || !wanted || !isAppConfig(names, scope, statement))
                continue;
            Config config{.path = path, .folder = parentFolder(tree.modules[module].path)};
            config.name = attribute(names, scope, statement.name, u"name"_s);
            config.label = attribute(names, scope, statement.name, u"label"_s);
            config.defaultAutoField = lastPart(attribute(names, scope, statement.name, u"default_auto_field"_s));
            config.standard = attribute(names, scope, statement.name, u"default"_s) == u"True";
            out.append(config);
        }
    }
    return out;
}

bool endsWithPackage(const QString &folder, const QString &package)
{
    return !package.isEmpty() && folder.endsWith(u'/' + QString(package).replace(u'.', u'/'));
}

// Whose AppConfig it is: of the app that its name tells, nearest to it, else of the folder it stands in.
QString folderOf(const Config &config, const QStringList &folders)
{
    if (folders.contains(config.folder) && (config.name.isEmpty() || endsWithPackage(config.folder, config.name)))
        return config.folder;
    QString best;
    qsizetype bestShared = -1;
    for (const QString &folder : folders) {
        if (!endsWithPackage(folder, config.name))
            continue;
        const auto [a, b] = std::mismatch(folder.cbegin(), folder.cend(), config.folder.cbegin(), config.folder.cend());
        if (a - folder.cbegin() > bestShared) {
            bestShared = a - folder.cbegin();
            best = folder;
        }
    }
    return best.isEmpty() && folders.contains(config.folder) ? config.folder : best;
}

// The same class, counted from different folders.
bool isNamed(const QString &path, const QStringList &installed)
{
    return !path.isEmpty() && std::any_of(installed.cbegin(), installed.cend(), [&](const QString &entry) {
        return entry == path || entry.endsWith(u'.' + path) || path.endsWith(u'.' + entry);
    });
}

int rank(const Config &config, const QStringList &installed)
{
    return isNamed(config.path, installed) ? 2 : config.standard ? 1 : 0;
}

QString packageOf(const QString &folder, const QString &config, const QStringList &installed, const QString &otherwise)
{
    if (endsWithPackage(folder, config))
        return config;
    QString best;
    for (const QString &entry : installed) {
        if (endsWithPackage(folder, entry) && entry.size() > best.size())
            best = entry;
    }
    return best.isEmpty() ? otherwise : best;
}

bool isInstalled(const SourceApp &app, const QStringList &installed)
{
    return isNamed(app.config, installed) ||
           std::any_of(installed.cbegin(), installed.cend(),
                       [&](const QString &entry) { return endsWithPackage(app.folder, entry); });
}

} // namespace

QStringList installedApps(const SourceTree &tree)
{
    QStringList out;
    for (const int settings : tree.settings) {
        for (const PyStatement &statement : tree.modules[settings].statements) {
            const bool lists = std::any_of(statement.targets.cbegin(), statement.targets.cend(),
                                           [](const QString &name) { return name.contains(u"APPS"); });
            QList<const PyExpr *> open;
            if (lists && !statement.value.isEmpty())
                open.append(&statement.value.first());
            while (!open.isEmpty()) {
                const PyExpr *next = open.takeLast();
                if (next->is(PyExpr::Kind::Text) && !out.contains(next->text) && out.size() < 2000)
                    out.append(next->text);
                for (const PyExpr &item : next->items)
                    open.append(&item);
            }
        }
    }
    return out;
}

bool isAppLabel(const QString &label)
{
    return !label.isEmpty() && (isIdentifier(label) || isIdentifier(label + u'_'));
}

QString appLabelOf(const QString &name)
{
    const QString label = isAppLabel(name) ? name : toIdentifier(name);
    return label.isEmpty() ? u"app"_s : label;
}

QList<SourceApp> configuredApps(const SourceTree &tree, const QList<SourceApp> &apps)
{
    const QStringList installed = installedApps(tree);
    const Names names(tree);
    QStringList folders;
    for (const SourceApp &app : apps)
        folders.append(app.folder);
    QHash<QString, Config> chosen;
    for (const Config &config : configsOf(tree, names, installed)) {
        const QString folder = folderOf(config, folders);
        const auto known = chosen.constFind(folder);
        if (known == chosen.cend() || rank(config, installed) > rank(*known, installed))
            chosen.insert(folder, config);
    }
    QList<SourceApp> out = apps;
    for (SourceApp &app : out) {
        const Config config = chosen.value(app.folder);
        app.config = config.path;
        app.package = packageOf(app.folder, config.name, installed, app.package);
        app.label = appLabelOf(config.label.isEmpty() ? lastPart(app.package) : config.label);
        app.defaultAutoField = config.defaultAutoField;
        app.installed = isInstalled(app, installed);
    }
    return out;
}

} // namespace relata
