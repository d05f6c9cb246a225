// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/registry.h"

#include <QList>
#include <QString>

namespace relata {

/// One step of a migration.  After optimizing a CreateModel holds what later steps added to its model.
struct Operation
{
    enum class Kind : quint8 { CreateModel, AddField, AddIndex, AddConstraint, UniqueTogether, OrderWithRespectTo };

    Kind kind = Kind::CreateModel;
    int model = -1;              ///< index in the registry
    FieldKey field = {};         ///< AddField
    int item = -1;               ///< AddIndex, AddConstraint: its place among those of the model
    QList<FieldKey> fields = {}; ///< CreateModel: columns and relations in their order
    QList<int> indexes = {};
    QList<int> constraints = {};
    bool uniqueTogether = false;
    bool ordered = false; ///< has `_order`

    bool operator==(const Operation &) const = default;
};

/// What a migration names as having to run before it.
struct Dependency
{
    QString app = {};
    int number = 0;       ///< of a migration made along with it; 0: the app has migrations of its own
    QString setting = {}; ///< `AUTH_USER_MODEL`: the app of the model that this setting names; then there is no `app`

    bool operator==(const Dependency &) const = default;
};

struct Migration
{
    QString app = {};
    int number = 1;        ///< 1 is `0001_initial`
    bool circular = false; ///< makemigrations fails: keys or bases of these apps wait for one another
    QList<Operation> operations = {};
    QList<Dependency> dependencies = {}; ///< each once
};

/// Whose migrations are made.
enum class Whose : quint8 { Project, Contrib };

/// The initial migrations, in the order in which they run: what makemigrations of the schema's version of Django finds
/// (django/db/migrations/autodetector.py), optimized (optimizer.py).
QList<Migration> initialMigrations(const Registry &registry, Whose whose);

/// Django's optimizer on the operations of one migration; the same result as its repeated passes, in about n log n
/// steps.
QList<Operation> optimized(const Registry &registry, const QList<Operation> &operations);

/// The setting that relations to the model go by in migrations, `AUTH_USER_MODEL`; empty where it can't be swapped.
QString swappableSetting(const Registry &registry, int model);

/// The sets of Meta.unique_together, also where one set stands alone.
QList<QStringList> uniqueTogether(const ResolvedModel &model);

} // namespace relata
