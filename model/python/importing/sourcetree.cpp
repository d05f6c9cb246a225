// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/sourcetree.h"

#include "model/python/importing/appconfigs.h"
#include "model/python/importing/importfollower.h"
#include "model/python/reader/reader.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <deque>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// More than any project has; what is read is held in memory.
constexpr qsizetype mostModules = 20'000;

QString tr(const char *text)
{
    return QCoreApplication::translate("Import", text);
}

/// Parses files round by round until nothing that was asked for is missing.
class TreeReader
{
public:
    TreeReader(const FolderScan &scan, const ImportProgress &progress)
        : m_scan(scan)
        , m_paths(scan)
        , m_follower(scan, m_paths)
        , m_progress(progress)
    {
    }

    Result<SourceTree> read();

private:
    Result<void> parse(const QStringList &files);
    Result<void> parseWanted();
    void findApps(SourceTree &tree);
    void nameModules(SourceTree &tree);
    void chooseSettings(SourceTree &tree);
    QString shortPath(const QString &path) const;

    const FolderScan &m_scan;
    ModulePaths m_paths;
    ImportFollower m_follower;
    const ImportProgress &m_progress;
    std::deque<PyModule> m_modules; // their places have to stay
    QSet<QString> m_parsed;
};

Result<void> TreeReader::parse(const QStringList &files)
{
    QList<ReaderInput> inputs;
    for (const QString &file : files)
        inputs.append({.path = file});
    if (qsizetype(m_modules.size()) + inputs.size() > mostModules)
        return Error{tr("The sources hold more than %1 files of models; name the folder of an app or of one project.")
                         .arg(mostModules)};
    const int before = int(m_modules.size());
    const int total = before + int(inputs.size());
    bool stopped = false;
    Result<QList<PyModule>> parsed = parseFiles(inputs, {}, [&](int done, int) {
        stopped = m_progress && !m_progress(tr("Reading Python files"), before + done, total);
        return !stopped;
    });
    if (stopped)
        return Error{tr("The import was cancelled.")};
    if (!parsed)
        return Error{parsed.error()};
    for (const PyModule &module : *parsed) {
        m_modules.push_back(module);
        const QString &path = files[qsizetype(m_modules.size()) - 1 - before];
        m_modules.back().path = path;
        m_follower.add(path, &m_modules.back());
    }
    return {};
}

Result<void> TreeReader::parseWanted()
{
    for (;;) {
        const QStringList missing = m_follower.follow();
        if (missing.isEmpty())
            return {};
        if (Result<void> parsed = parse(missing); !parsed)
            return parsed;
    }
}

QString TreeReader::shortPath(const QString &path) const
{
    for (const QString &source : m_scan.named) {
        if (path == source)
            return fileNameOf(path);
        if (path.startsWith(source + u'/'))
            return path.mid(source.size() + 1);
    }
    return path;
}

// The name that Django knows an app by decides how its modules are called, whatever folder they are counted from.
void TreeReader::nameModules(SourceTree &tree)
{
    tree.byName.clear();
    tree.everyName.clear();
    for (int i = 0; i < tree.modules.size(); ++i) {
        const QString &path = tree.modules[i].path;
        tree.names[i] = m_paths.dottedName(path);
        const int app = tree.appOf(i);
        if (app >= 0) {
            const SourceApp &owner = tree.apps[app];
            const QString inner = dottedFrom(owner.folder, path);
            const bool itself = path == owner.folder + u"/__init__.py"_s;
            if (owner.folder.endsWith(u'/' + QString(owner.package).replace(u'.', u'/')))
                tree.names[i] = itself ? owner.package : owner.package + u'.' + inner;
        }
        tree.byName.insert(tree.names[i], tree.byName.value(tree.names[i], i));
    }
    const QSet<QString> roots = QSet<QString>(m_scan.roots.cbegin(), m_scan.roots.cend()) + m_paths.guessedRoots();
    for (int i = 0; i < tree.modules.size(); ++i) {
        const QString &path = tree.modules[i].path;
        QStringList every = {tree.names[i], m_paths.dottedName(path)};
        for (QString root = parentFolder(path); !root.isEmpty(); root = parentFolder(root)) {
            if (roots.contains(root) && path != root + u"/__init__.py"_s)
                every.append(dottedFrom(root, path));
        }
        every.removeDuplicates();
        for (const QString &name : std::as_const(every)) {
            tree.everyName[name].append(i);
            if (!tree.byName.contains(name))
                tree.byName.insert(name, i);
        }
    }
}

// The module that manage.py names comes first, then what reads like the settings of the whole rather than of a test.
void TreeReader::chooseSettings(SourceTree &tree)
{
    QStringList named;
    for (const QString &path : m_scan.manage) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        static const QRegularExpression variable(uR"(DJANGO_SETTINGS_MODULE["'],\s*["']([\w.]+))"_s);
        named.append(variable.match(QString::fromUtf8(file.read(64 * 1024))).captured(1));
    }
    const auto says = [&](int module) {
        return std::any_of(tree.modules[module].statements.cbegin(), tree.modules[module].statements.cend(),
                           [](const PyStatement &statement) {
                               const QStringList &t = statement.targets;
                               const bool star = !statement.imports.isEmpty() && statement.imports.first().name == u"*";
                               return star || t.contains(u"INSTALLED_APPS"_s) || t.contains(u"AUTH_USER_MODEL"_s) ||
                                      t.contains(u"DEFAULT_AUTO_FIELD"_s);
                           });
    };
    const auto rank = [&](int module) {
        static const QStringList order = {u"settings"_s, u"base"_s, u"common"_s, u"defaults"_s, u"production"_s};
        const QString &name = tree.names[module];
        const bool managed = std::any_of(named.cbegin(), named.cend(), [&](const QString &wanted) {
            return tree.everyName.value(wanted).contains(module);
        });
        if (managed)
            return 0;
        const qsizetype at = order.indexOf(lastPart(name));
        return name.contains(u"test") ? 20 : at < 0 ? 10 : int(at) + 1;
    };
    const QSet<QString> settings(m_scan.settings.cbegin(), m_scan.settings.cend());
    for (int i = 0; i < tree.modules.size(); ++i) {
        if (settings.contains(tree.modules[i].path) && says(i))
            tree.settings.append(i);
    }
    std::stable_sort(tree.settings.begin(), tree.settings.end(), [&](int a, int b) { return rank(a) < rank(b); });
}

void TreeReader::findApps(SourceTree &tree)
{
    for (const QString &folder : m_scan.appFolders) {
        const QString root = sourceRoot(m_scan, folder);
        const QString package = root == folder ? fileNameOf(folder) : dottedFrom(root, folder);
        tree.apps.append({.package = package, .folder = folder});
    }
    tree.apps = configuredApps(tree, tree.apps);
    for (int i = 0; i < tree.apps.size(); ++i)
        tree.appByFolder.insert(tree.apps[i].folder, i);
    nameModules(tree);
}

Result<SourceTree> TreeReader::read()
{
    for (const QString &file : m_scan.models)
        m_follower.wantModels(file);
    for (const QString &file : m_scan.configs)
        m_follower.wantClasses(file);
    for (const QString &file : m_scan.settings)
        m_follower.wantSettings(file);
    if (Result<void> parsed = parseWanted(); !parsed)
        return Error{parsed.error()};

    SourceTree tree;
    for (const UnreadFile &unread : m_scan.unread)
        tree.unread.append({shortPath(unread.file), unread.reason});
    const auto take = [&] {
        for (size_t i = size_t(tree.modules.size()); i < m_modules.size(); ++i) {
            const PyModule &module = m_modules[i];
            tree.byPath.insert(module.path, int(i));
            tree.files.append(shortPath(module.path));
            tree.named.append(m_scan.isNamed(module.path));
            tree.names.append(m_paths.dottedName(module.path));
            if (!module.error.isEmpty())
                tree.unread.append({tree.files.last(), module.error});
            tree.modules.append(module);
        }
        nameModules(tree);
    };
    take();
    chooseSettings(tree);
    // INSTALLED_APPS may name an AppConfig that stands elsewhere than in apps.py.
    for (const QString &entry : installedApps(tree)) {
        if (lastPart(entry).endsWith(u"Config"))
            m_follower.wantName(m_paths.find(m_modules[size_t(tree.settings.first())].path, 0, allButLast(entry)),
                                lastPart(entry));
    }
    if (Result<void> parsed = parseWanted(); !parsed)
        return Error{parsed.error()};
    take();
    findApps(tree);
    return tree;
}

} // namespace

int SourceTree::appOf(int module) const
{
    if (module < 0 || module >= modules.size())
        return -1;
    for (QString folder = parentFolder(modules[module].path); !folder.isEmpty(); folder = parentFolder(folder)) {
        const int app = appByFolder.value(folder, -1);
        if (app >= 0)
            return app;
    }
    return -1;
}

bool SourceTree::isPackage(int module) const
{
    return module >= 0 && fileNameOf(modules[module].path) == u"__init__.py";
}

int SourceTree::resolve(int from, int level, const QString &dotted) const
{
    if (level == 0) {
        const QList<int> found = everyName.value(dotted);
        if (found.size() < 2 || from < 0)
            return found.value(0, -1);
        const QString &own = modules[from].path;
        const auto shared = [&](int module) {
            const QString &other = modules[module].path;
            const auto [a, b] = std::mismatch(own.cbegin(), own.cend(), other.cbegin(), other.cend());
            return a - own.cbegin();
        };
        return *std::max_element(found.cbegin(), found.cend(), [&](int a, int b) { return shared(a) < shared(b); });
    }
    if (from < 0)
        return -1;
    QString path = relativeFolder(modules[from].path, level);
    if (!dotted.isEmpty())
        path += u'/' + QString(dotted).replace(u'.', u'/');
    const int package = byPath.value(path + u"/__init__.py"_s, -1);
    return package >= 0 ? package : byPath.value(path + u".py"_s, -1);
}

Result<SourceTree> readSourceTree(const QStringList &sources, const ImportProgress &progress)
{
    const Result<FolderScan> scan = scanFolders(sources, progress);
    if (!scan)
        return Error{scan.error()};
    return TreeReader(*scan, progress).read();
}

} // namespace relata
