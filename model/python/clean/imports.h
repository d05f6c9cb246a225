// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace relata::clean {

/// A name that an import statement binds.
struct ImportedName
{
    QString module = {}; ///< `django.db`, `..base`
    QString name = {};   ///< empty: `import module`; `*`
    QString alias = {};  ///< what `as` gives it

    QString binds() const;
    /// The dotted path that the name stands for: `django.db.models`.
    QString path() const;
    bool operator==(const ImportedName &) const = default;
};

/// The names of an import statement; empty if it is none.
QList<ImportedName> importedNames(const QString &statement);
/// `..base` as seen from the module `shop.models.order` -> `shop.base`; an absolute name stays.
QString absoluteModule(const QString &module, const QString &from, bool fromIsPackage);

/// The imports at the top of a file, in isort's order: Python's own modules, others, the project's, relative ones.
class Imports
{
public:
    void add(const ImportedName &name);
    bool isEmpty() const { return m_names.isEmpty(); }
    /// `ownPackages` are the first parts of the project's own modules.
    QStringList lines(const QStringList &ownPackages) const;

private:
    QStringList section(const QList<ImportedName> &names) const;

    QList<ImportedName> m_names = {};
};

} // namespace relata::clean
