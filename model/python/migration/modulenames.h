// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/migration/knownnames.h"
#include "model/schema/source.h"

#include <QMultiMap>
#include <QStringList>

namespace relata {

/// What a name in the values of a models file stands for.
struct NameMeaning
{
    enum class Kind : quint8 {
        Known,    ///< `known` says what
        Class,    ///< of the project or of a library
        Function, ///< likewise
        Constant, ///< `constant` is the source of what was assigned
        Setting,  ///< `path` is its name
        Unknown,  ///< nothing says what it is; taken for something of the module itself
    };

    Kind kind = Kind::Unknown;
    QString path = {};   ///< `shop.models.make_code`
    QString module = {}; ///< what has to be imported for it: `shop.models`
    KnownName known = {};
    QString constant = {};
    bool constructible = false; ///< Class: its definition says @deconstructible
};

/// The names of a models file: its own definitions and imports, and what Django and Python bring.
class ModuleNames
{
public:
    /// `source` may be null: nothing is known then of the file but its module.  `models` are the classes of its models.
    ModuleNames(const QString &module, const SourceFile *source, const QStringList &models = {});

    const QString &module() const { return m_module; }
    /// What a field class of the file says as its deconstruct(), as an import has it; empty if it says nothing.
    QString deconstruction(const QString &fieldClass) const;
    /// `owner` is the model in whose class the name stands.
    NameMeaning meaning(const QString &dotted, ModelId owner, const QString &ownerName) const;

private:
    struct Binding
    {
        QString source = {}; ///< of a class, function or assignment
        QString path = {};   ///< of an import
        ModelId owner = {};
    };

    void bind(const Definition &definition);
    void bindImports(const QString &source);
    const Binding *find(const QString &name, ModelId owner) const;
    QString absolute(const QString &dots, const QString &module) const;
    NameMeaning defined(const Binding &binding, const QString &dotted, const QString &ownerName) const;
    NameMeaning imported(const QString &path) const;

    QString m_module;
    bool m_isPackage = false;
    QMultiMap<QString, Binding> m_bindings;
    QStringList m_models;
    QStringList m_stars; ///< modules of star imports
};

/// The module of a full path: what stands before the first name that begins with a capital, or before the last.
QString moduleOfPath(const QString &path);

/// What an assignment to a name assigns: `Manager()` of `objects: Any = Manager()`; empty for any other statement.
QString assignedSource(const QString &statement);

} // namespace relata
