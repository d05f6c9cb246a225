// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/registry.h"
#include "model/schema/source.h"

#include <functional>
#include <optional>

namespace relata {

enum class Level : quint8 { Warning, Error };

/// `WARNING` or `ERROR`, as Django calls it.
QString levelName(Level level);

/// The one safe change that makes a problem go away.
struct Fix
{
    QString text = {};                          ///< what it does: `Set null=True`
    std::function<void(Schema &)> apply = {};
};

/// A message of one of Django's system checks about a model of the project.
/// https://docs.djangoproject.com/en/5.2/ref/checks/
struct Problem
{
    QString id = {};      ///< `fields.E320`
    Level level = Level::Error;
    ModelId model = {};   ///< the model to select; for an inherited field the one whose class declares it
    FieldId field = {};   ///< null if the model as a whole is meant
    QString object = {};  ///< as Django prints it: `blog.Article.author`, `blog.Article`; empty where Django has none
    QString message = {};
    QString hint = {};    ///< may be empty
    std::optional<Fix> fix = {};
};

/// The problems that `manage.py check --database default` finds in the project's own models, those of Django's apps left out: by
/// model in the order of the registry, then those between models.  `dialect` is sqlite, postgresql, mariadb or mysql; without
/// one, what depends on the database is left out, except that a CharField without max_length is told (most need one).
/// `sources` say what classes hold that is no field: USERNAME_FIELD.  Ids `relata.E...` are for what stops Django before it comes to its checks.
QList<Problem> runChecks(const Registry &registry, const QString &dialect = {}, const QList<SourceFile> &sources = {});

} // namespace relata
