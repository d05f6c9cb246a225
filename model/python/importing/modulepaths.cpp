// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/modulepaths.h"

#include <QFileInfo>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

qsizetype sharedLength(const QString &a, const QString &b)
{
    const auto [left, right] = std::mismatch(a.cbegin(), a.cend(), b.cbegin(), b.cend());
    return left - a.cbegin();
}

bool isLibraryFolder(const QString &root)
{
    const QString name = fileNameOf(root);
    return name == u"site-packages" || name == u"dist-packages";
}

// Django's own modules are known by name, except for the models of its apps where these were named.
bool isDjangos(const QString &dotted)
{
    if (dotted != u"django" && !dotted.startsWith(u"django."))
        return false;
    const bool app = dotted.startsWith(u"django.contrib.") && !dotted.startsWith(u"django.contrib.gis") &&
                     !dotted.startsWith(u"django.contrib.postgres") && dotted != u"django.contrib.contenttypes.fields";
    return !app;
}

} // namespace

ModulePaths::ModulePaths(const FolderScan &scan)
    : m_scan(scan)
{
}

QString relativeFolder(const QString &file, int level)
{
    QString folder = parentFolder(file);
    for (int up = 1; up < level && !folder.isEmpty(); ++up)
        folder = parentFolder(folder);
    return folder;
}

QString dottedFrom(const QString &root, const QString &file)
{
    QString inner = file.mid(root.size() + 1);
    inner.chop(inner.endsWith(u".py") ? 3 : 0);
    if (inner == u"__init__")
        return fileNameOf(root);
    if (inner.endsWith(u"/__init__"))
        inner.chop(9);
    return inner.replace(u'/', u'.');
}

QString ModulePaths::root(const QString &file)
{
    const QString folder = parentFolder(file);
    const auto known = m_roots.constFind(folder);
    if (known != m_roots.cend())
        return *known;
    // A folder that is no package is a root only if it is known for one; else its files are counted from further up.
    const QString own = sourceRoot(m_scan, folder);
    QString best = m_scan.roots.contains(own) ? own : QString();
    for (const QString &start : m_scan.roots) {
        if (own.startsWith(start + u'/') && !m_scan.roots.contains(own) && start.size() > best.size())
            best = start;
    }
    return *m_roots.insert(folder, best.isEmpty() ? own : best);
}

QString ModulePaths::dottedName(const QString &file)
{
    return dottedFrom(root(file), file);
}

QString ModulePaths::inFolder(const QString &folder, const QString &dotted)
{
    QString path = folder;
    if (!dotted.isEmpty())
        path += u'/' + QString(dotted).replace(u'.', u'/');
    const auto known = m_inside.constFind(path);
    if (known != m_inside.cend())
        return *known;
    QString found;
    for (const QString &candidate : {path + u"/__init__.py"_s, path + u".py"_s}) {
        if (found.isEmpty() && QFileInfo(candidate).isFile())
            found = candidate;
    }
    return *m_inside.insert(path, found);
}

bool ModulePaths::isOutside(const QString &start, const QString &file, const QString &candidate,
                            const QString &dotted) const
{
    if (isDjangos(dotted) || (dotted.startsWith(u"django.") && !m_scan.isNamed(candidate)))
        return true;
    // Beside an installed app stand libraries that are none of the sources.
    return isLibraryFolder(start) && !m_scan.isNamed(candidate) &&
           dotted.section(u'.', 0, 0) != dottedFrom(start, file).section(u'.', 0, 0);
}

QString ModulePaths::absolute(const QString &file, const QString &dotted)
{
    const QString own = root(file);
    const QString key = own + u':' + dotted;
    const auto known = m_absolute.constFind(key);
    if (known != m_absolute.cend())
        return known->isEmpty() ? fromAbove(file, dotted) : *known;
    if (!m_order.contains(own)) {
        QStringList roots = m_scan.roots;
        roots.removeAll(own);
        std::stable_sort(roots.begin(), roots.end(), [&](const QString &a, const QString &b) {
            return sharedLength(a, own) > sharedLength(b, own);
        });
        roots.prepend(own);
        m_order.insert(own, roots);
    }
    QString found;
    for (const QString &start : std::as_const(m_order[own])) {
        const QString candidate = inFolder(start, dotted);
        if (candidate.isEmpty() || isOutside(start, file, candidate, dotted))
            continue;
        found = candidate;
        break;
    }
    m_absolute.insert(key, found);
    return found.isEmpty() ? fromAbove(file, dotted) : found;
}

// Projects put folders of theirs on the path when they start: an app that no root has may lie beside the one that
// imports it, or beside a package around that.  Python's own modules and libraries are not looked for there.
QString ModulePaths::fromAbove(const QString &file, const QString &dotted)
{
    const QString own = root(file);
    const QString first = dotted.section(u'.', 0, 0);
    for (QString folder = parentFolder(file); folder.size() > own.size(); folder = parentFolder(folder)) {
        if (!m_scan.appSet.contains(folder + u'/' + first))
            continue;
        const QString candidate = inFolder(folder, dotted);
        if (candidate.isEmpty() || isOutside(own, file, candidate, dotted))
            continue;
        m_guessed.insert(folder);
        return candidate;
    }
    return {};
}

QString ModulePaths::find(const QString &file, int level, const QString &dotted)
{
    if (level == 0)
        return dotted.isEmpty() ? QString() : absolute(file, dotted);
    const QString folder = relativeFolder(file, level);
    const QString found = folder.isEmpty() ? QString() : inFolder(folder, dotted);
    if (found.isEmpty())
        return {};
    const QString name = dottedName(found);
    return isDjangos(name) ? QString() : found;
}

} // namespace relata
