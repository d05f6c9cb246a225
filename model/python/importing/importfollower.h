// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/importing/bindings.h"
#include "model/python/importing/modulepaths.h"

#include <QHash>
#include <QList>
#include <QSet>

namespace relata {

/// Works out which further files the models need: asked for a module or a name in it, it follows the imports that the
/// classes and constants behind it lean on.
class ImportFollower
{
public:
    ImportFollower(const FolderScan &scan, ModulePaths &paths);

    /// Everything that a file of models says and imports.
    void wantModels(const QString &file) { want(file, whole); }
    /// The classes of apps.py.
    void wantClasses(const QString &file) { want(file, classes); }
    /// What settings import from other settings.
    void wantSettings(const QString &file) { want(file, settings); }
    void wantName(const QString &file, const QString &name) { want(file, name); }

    /// A file that was asked for; the module has to stay where it is.
    void add(const QString &file, const PyModule *module) { m_modules.insert(file, module); }
    /// Follows what can be followed; gives the files that have to be parsed first, each once.
    QStringList follow();

private:
    struct Wish
    {
        QString file = {};
        QString name = {};
    };
    static inline const QString whole = QStringLiteral("<whole>");
    static inline const QString classes = QStringLiteral("<classes>");
    static inline const QString settings = QStringLiteral("<settings>");
    static inline const QString presence = QStringLiteral("<presence>");
    static inline const QString all = QStringLiteral("*");

    void want(const QString &file, const QString &name);
    void meet(const Wish &wish);
    void meetWhole(const QString &file, const PyModule &module);
    void meetSettings(const QString &file, const PyModule &module);
    void meetName(const QString &file, const QString &dotted);
    void meetBinding(const QString &file, const Binding &binding, const QString &rest);
    void meetImport(const QString &file, const Binding &binding, const QString &rest);
    void meetClass(const QString &file, const PyStatement &statement);
    void meetBases(const QString &file);
    void meetStar(const QString &file, const PyStatement &statement, const QString &name);
    void meetNames(const QString &file, const QStringList &names);
    const Bindings &bindings(const QString &file);

    const FolderScan &m_scan;
    ModulePaths &m_paths;
    QHash<QString, const PyModule *> m_modules;
    QHash<QString, Bindings> m_bindings;
    QSet<QString> m_wanted; ///< `file:name`
    QSet<QString> m_asked;
    QSet<QString> m_basesMet;
    QList<Wish> m_open;
    QHash<QString, QList<Wish>> m_waiting;
    QStringList m_missing;
};

} // namespace relata
