// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/folderscan.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <filesystem>
#include <set>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

namespace fs = std::filesystem;

// Beyond this nobody waits for an answer, and a source was named that no project is.
constexpr int mostEntries = 1'000'000;
constexpr int deepestFolder = 60;

QString tr(const char *text)
{
    return QCoreApplication::translate("Import", text);
}

bool hasFile(const QString &folder, const QString &name)
{
    return QFileInfo::exists(folder + u'/' + name);
}

struct Listing
{
    QStringList python = {};
    QStringList folders = {};
    QStringList linkedFolders = {};
};

/// Walks folders without following a symbolic link twice.
class Walk
{
public:
    Walk(FolderScan &scan, const ImportProgress &progress)
        : m_scan(scan)
        , m_progress(progress)
    {
    }

    Result<void> folder(const QString &source);
    Result<void> linkedFolders();

private:
    struct Place
    {
        QString path = {};
        int depth = 0;
        bool inModels = false; ///< in a models package
    };

    bool list(const QString &path, Listing &listing);
    void sort(const Place &place, const Listing &listing);
    void noteSettings(const QString &path, const QString &name);
    bool isSkipped(const Place &place, const QString &name) const;
    Result<void> walk(const QString &start);

    FolderScan &m_scan;
    const ImportProgress &m_progress;
    bool isKnown(const QString &target) const;

    QStringList m_links;
    std::set<QString> m_visited;
    int m_entries = 0;
    int m_folders = 0;
};

bool Walk::list(const QString &path, Listing &listing)
{
    std::error_code error;
    fs::directory_iterator iterator(QFile::encodeName(path).toStdString(), error);
    if (error) {
        m_scan.unread.append({path, tr("The folder cannot be read: %1.").arg(QString::fromStdString(error.message()))});
        return false;
    }
    for (; iterator != fs::directory_iterator(); iterator.increment(error)) {
        if (error || ++m_entries > mostEntries)
            break;
        std::error_code ignored;
        const std::string raw = iterator->path().filename().string();
        const QString name = QFile::decodeName(QByteArray::fromStdString(raw));
        const bool link = iterator->is_symlink(ignored);
        if (name.endsWith(u".py")) {
            // Links that lead nowhere and pipes are files that cannot be read; whoever opens one says so.
            if (!iterator->is_directory(ignored))
                listing.python.append(name);
        } else if (!name.startsWith(u'.') && iterator->is_directory(ignored)) {
            (link ? listing.linkedFolders : listing.folders).append(name);
        }
    }
    listing.python.sort();
    listing.folders.sort();
    listing.linkedFolders.sort();
    return true;
}

bool Walk::isSkipped(const Place &place, const QString &name) const
{
    static const QSet<QString> never = {u"__pycache__"_s, u"node_modules"_s, u"site-packages"_s, u"dist-packages"_s,
                                        u"migrations"_s,  u"tests"_s,        u"test"_s,          u"__pypackages__"_s};
    static const QSet<QString> unlessPackage = {u"build"_s, u"dist"_s, u"env"_s, u"venv"_s, u"static"_s, u"media"_s};
    if (never.contains(name) || place.depth >= deepestFolder)
        return true;
    const QString path = place.path + u'/' + name;
    if (unlessPackage.contains(name) && !hasFile(path, u"__init__.py"_s) && !hasFile(path, u"models.py"_s))
        return true;
    return hasFile(path, u"pyvenv.cfg"_s);
}

void Walk::noteSettings(const QString &path, const QString &name)
{
    const QString folder = fileNameOf(path);
    const bool configuration = folder == u"conf" || folder == u"config" || folder == u"configs";
    const bool common =
        name == u"base.py" || name == u"common.py" || name == u"defaults.py" || name == u"production.py";
    if (name.endsWith(u"settings.py") || folder == u"settings" || (configuration && common))
        m_scan.settings.append(path + u'/' + name);
}

void Walk::sort(const Place &place, const Listing &listing)
{
    const bool inModels = place.inModels || fileNameOf(place.path) == u"models";
    for (const QString &name : listing.python) {
        const QString path = place.path + u'/' + name;
        if (inModels || name == u"models.py") {
            if (!name.startsWith(u"test_"))
                m_scan.models.append(path);
        } else if (name == u"apps.py") {
            m_scan.configs.append(path);
        } else if (name == u"manage.py") {
            if (QFileInfo(path).isFile())
                m_scan.manage.append(path);
            m_scan.roots.append(place.path);
        } else {
            noteSettings(place.path, name);
        }
    }
    const bool app = !inModels && (listing.python.contains(u"models.py"_s) || listing.python.contains(u"apps.py"_s));
    if (app)
        m_scan.appFolders.append(place.path);
    if (inModels && !place.inModels && !listing.python.isEmpty())
        m_scan.appFolders.append(parentFolder(place.path));
    if (listing.folders.contains(u"src"_s))
        m_scan.roots.append(place.path + u"/src"_s);
}

Result<void> Walk::walk(const QString &start)
{
    QList<Place> open = {{.path = start}};
    while (!open.isEmpty()) {
        const Place place = open.takeLast();
        Listing listing;
        if (!list(place.path, listing))
            continue;
        if (m_entries > mostEntries)
            return Error{tr("%1: holds more than %2 files; name the folder of an app or of one project.")
                             .arg(start)
                             .arg(mostEntries)};
        if (m_folders++ % 64 == 0 && m_progress && !m_progress(tr("Looking for models"), 0, 0))
            return Error{tr("The import was cancelled.")};
        sort(place, listing);
        const bool inModels = place.inModels || fileNameOf(place.path) == u"models";
        for (qsizetype i = listing.folders.size() - 1; i >= 0; --i) {
            const QString &name = listing.folders[i];
            if (!isSkipped(place, name))
                open.append({.path = place.path + u'/' + name, .depth = place.depth + 1, .inModels = inModels});
        }
        for (const QString &name : std::as_const(listing.linkedFolders)) {
            if (!isSkipped(place, name))
                m_links.append(place.path + u'/' + name);
        }
    }
    return {};
}

Result<void> Walk::folder(const QString &source)
{
    m_visited.insert(QFileInfo(source).canonicalFilePath());
    return walk(source);
}

// It was walked through, or what holds it, or part of it.
bool Walk::isKnown(const QString &target) const
{
    for (QString path = target; !path.isEmpty(); path = parentFolder(path)) {
        if (m_visited.contains(path))
            return true;
    }
    const auto inner = m_visited.lower_bound(target + u'/');
    return inner != m_visited.end() && inner->startsWith(target + u'/');
}

// What a link leads to counts once, and only if no folder that was walked holds it or is held by it.
Result<void> Walk::linkedFolders()
{
    for (int round = 0; round < 3 && !m_links.isEmpty(); ++round) {
        const QStringList links = std::exchange(m_links, {});
        for (const QString &link : links) {
            const QString target = QFileInfo(link).canonicalFilePath();
            if (target.isEmpty() || target == u"/" || isKnown(target))
                continue;
            m_visited.insert(target);
            if (Result<void> walked = walk(link); !walked)
                return walked;
        }
    }
    return {};
}

// The app of a file or folder within it: the first folder above that looks like one.
QString appAbove(const QString &start, bool startItself)
{
    QString folder = startItself ? start : parentFolder(start);
    for (int up = 0; up < 6 && !folder.isEmpty(); ++up, folder = parentFolder(folder)) {
        if (fileNameOf(folder) == u"models" && up + 1 < 6)
            continue;
        if (hasFile(folder, u"models.py"_s) || hasFile(folder, u"apps.py"_s) || hasFile(folder, u"models"_s))
            return folder;
        if (!hasFile(folder, u"__init__.py"_s))
            break;
    }
    return {};
}

// Above a source the project may begin: imports start from there too.
void addRootsAbove(FolderScan &scan, const QString &source)
{
    QString folder = parentFolder(source);
    for (int up = 0; up < 5 && !folder.isEmpty(); ++up, folder = parentFolder(folder)) {
        const bool project = hasFile(folder, u"manage.py"_s) || hasFile(folder, u"pyproject.toml"_s) ||
                             hasFile(folder, u"setup.py"_s) || hasFile(folder, u".git"_s);
        if (!project)
            continue;
        scan.roots.append(folder);
        if (hasFile(folder, u"src"_s))
            scan.roots.append(folder + u"/src"_s);
        return;
    }
}

void addFile(FolderScan &scan, const QString &path)
{
    scan.models.append(path);
    if (fileNameOf(path).endsWith(u"settings.py"))
        scan.settings.append(path);
    const QString above = appAbove(path, false);
    const QString app = above.isEmpty() ? parentFolder(path) : above;
    scan.appFolders.append(app);
    if (hasFile(app, u"apps.py"_s))
        scan.configs.append(app + u"/apps.py"_s);
}

// A package in which no app was found: whatever Python it holds may be models.
Result<void> addPackage(FolderScan &scan, const QString &folder)
{
    QList<QString> open = {folder};
    while (!open.isEmpty() && scan.models.size() < 2000) {
        const QDir here(open.takeFirst());
        for (const QString &name : here.entryList({u"*.py"_s}, QDir::Files, QDir::Name))
            scan.models.append(here.filePath(name));
        for (const QString &name : here.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name)) {
            if (hasFile(here.filePath(name), u"__init__.py"_s) && name != u"migrations" && name != u"tests")
                open.append(here.filePath(name));
        }
    }
    if (scan.models.isEmpty())
        return Error{
            tr("%1: there are no models here; name a models.py, the folder of an app or of a project.").arg(folder)};
    const QString above = appAbove(folder, true);
    scan.appFolders.append(above.isEmpty() ? folder : above);
    return {};
}

Result<void> addSource(FolderScan &scan, Walk &walk, const QString &source)
{
    const QFileInfo info(source);
    if (!info.exists())
        return Error{tr("%1: there is no such file or folder.").arg(source)};
    const QString path = QDir::cleanPath(info.absoluteFilePath());
    scan.named.append(path);
    addRootsAbove(scan, path);
    if (!info.isDir()) {
        addFile(scan, path);
        return {};
    }
    const qsizetype before = scan.models.size() + scan.configs.size();
    if (Result<void> walked = walk.folder(path); !walked)
        return walked;
    if (Result<void> walked = walk.linkedFolders(); !walked)
        return walked;
    if (!hasFile(path, u"__init__.py"_s))
        scan.roots.append(path);
    if (scan.models.size() + scan.configs.size() > before) {
        const QString above = appAbove(path, true);
        if (!above.isEmpty() && hasFile(above, u"apps.py"_s)) {
            scan.appFolders.append(above);
            scan.configs.append(above + u"/apps.py"_s);
        }
        return {};
    }
    if (!info.isReadable())
        return Error{tr("%1: the folder cannot be read.").arg(source)};
    FolderScan package;
    if (Result<void> added = addPackage(package, path); !added)
        return added;
    scan.models += package.models;
    scan.appFolders += package.appFolders;
    return {};
}

// What lies in the source that was named first comes first: without settings that is the order of the apps.
void tidy(QStringList &list, const QStringList &named)
{
    QList<std::pair<qsizetype, QString>> places;
    for (const QString &path : std::as_const(list)) {
        const auto source = std::find_if(named.cbegin(), named.cend(), [&](const QString &folder) {
            return path == folder || path.startsWith(folder + u'/') || folder.startsWith(path + u'/');
        });
        places.append({source - named.cbegin(), path});
    }
    std::sort(places.begin(), places.end());
    list.clear();
    for (const auto &place : std::as_const(places))
        list.append(place.second);
    list.removeDuplicates();
}

} // namespace

QString parentFolder(const QString &path)
{
    return path.left(path.lastIndexOf(u'/'));
}

QString fileNameOf(const QString &path)
{
    return path.mid(path.lastIndexOf(u'/') + 1);
}

bool FolderScan::isNamed(const QString &path) const
{
    return std::any_of(named.cbegin(), named.cend(),
                       [&](const QString &source) { return path == source || path.startsWith(source + u'/'); });
}

Result<FolderScan> scanFolders(const QStringList &sources, const ImportProgress &progress)
{
    FolderScan scan;
    Walk walk(scan, progress);
    for (const QString &source : sources) {
        if (const Result<void> added = addSource(scan, walk, source); !added)
            return Error{added.error()};
    }
    for (QStringList *list : {&scan.models, &scan.configs, &scan.settings, &scan.appFolders, &scan.manage})
        tidy(*list, scan.named);
    scan.appFolders.removeAll(QString());
    scan.modelSet = QSet<QString>(scan.models.cbegin(), scan.models.cend());
    scan.appSet = QSet<QString>(scan.appFolders.cbegin(), scan.appFolders.cend());
    for (const QString &folder : std::as_const(scan.appFolders))
        scan.roots.append(sourceRoot(scan, folder));
    tidy(scan.roots, scan.named);
    return scan;
}

QString sourceRoot(const FolderScan &scan, const QString &folder)
{
    QString root = folder;
    for (int up = 0; up < deepestFolder && !root.isEmpty(); ++up, root = parentFolder(root)) {
        const bool app = scan.appSet.contains(root) && !hasFile(root, u"manage.py"_s);
        if (!app && !hasFile(root, u"__init__.py"_s) &&
            !(fileNameOf(root) == u"models" && scan.appSet.contains(parentFolder(root))))
            break;
    }
    return root;
}

} // namespace relata
