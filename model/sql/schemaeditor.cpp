// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/schemaeditor.h"

#include "model/sql/editor.h"
#include "model/migrations/operations.h"

#include <QCoreApplication>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

/// What Django says where apps cannot be put in order: "Cannot resolve operation dependencies".
QList<Refusal> circles(const QList<Migration> &migrations)
{
    QStringList apps;
    for (const Migration &migration : migrations) {
        if (migration.circular)
            apps.append(migration.app);
    }
    if (apps.isEmpty())
        return {};
    apps.sort();
    return {{.message =
                 QCoreApplication::translate("SchemaEditor", "Django cannot put the migrations of %1 in order: primary "
                                                             "keys or bases of their models wait for one another.")
                     .arg(apps.join(u", "_s))}};
}

} // namespace

SqlScript createSchema(const Registry &registry, const Dialect &dialect, const SqlScope &scope)
{
    Editor editor(registry, dialect);
    if (scope.contrib) {
        for (const Migration &migration : initialMigrations(registry, Whose::Contrib))
            editor.run(migration, true);
    }
    const QList<Migration> migrations = initialMigrations(registry, Whose::Project);
    for (const Migration &migration : migrations)
        editor.run(migration, scope.apps.isEmpty() || scope.apps.contains(migration.app));
    SqlScript script = editor.script();
    script.refusals = circles(migrations) + script.refusals;
    return script;
}

} // namespace relata
