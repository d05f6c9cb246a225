// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/importing/import.h"
#include "model/python/syntax.h"

#include <QHash>
#include <QList>

namespace relata {

/// A package that Django would take for an app: it has models.py, a models package or apps.py.
struct SourceApp
{
    QString package = {}; ///< dotted: `shop`, `project.apps.shop`
    QString label = {};   ///< of its AppConfig, else the last part of the package
    QString defaultAutoField = {}; ///< the class, of its AppConfig
    QString folder = {};
    QString config = {};  ///< the AppConfig as INSTALLED_APPS would name it; empty where there is none
    bool installed = false; ///< a settings file among the sources names it
};

/// The modules that were read, with those that they import from within the source roots.
struct SourceTree
{
    QList<PyModule> modules = {};
    QStringList names = {};      ///< the dotted name of each module; a package by its folder
    QHash<QString, int> byName = {};
    QList<SourceApp> apps = {};
    QStringList files = {};      ///< the path of each module relative to the source that was named, for messages
    QList<int> settings = {};    ///< modules that look like Django settings, the most likely one first
    QList<bool> named = {};      ///< of each module: it lies in a source that was named, others were reached by import
    QHash<QString, int> byPath = {};           ///< absolute path -> module
    QHash<QString, QList<int>> everyName = {}; ///< every name that a module has from one of the source roots
    QHash<QString, int> appByFolder = {};
    QList<UnreadFile> unread = {};
    QString djangoVersion = Settings().djangoVersion; ///< what django.VERSION is taken for

    /// The module that an import in the module `from` means (`level` dots before `dotted`); -1 if it was not read.
    int resolve(int from, int level, const QString &dotted) const;
    bool isPackage(int module) const;

    /// The app a module belongs to: that with the longest package that holds it; -1 if there is none.
    int appOf(int module) const;
};

/// Finds and parses what belongs to the sources: models modules and packages of every app, apps.py, settings, and then, round
/// by round, whatever of the source roots these import.
Result<SourceTree> readSourceTree(const QStringList &sources, const ImportProgress &progress = {});

/// What files that were read already say: importSources() without the reading.
Result<Import> importTree(const SourceTree &tree, const ImportOptions &options = {}, const ImportProgress &progress = {});

} // namespace relata
