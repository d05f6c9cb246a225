// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/schema.h"
#include "model/schema/source.h"

#include <QHash>
#include <QList>
#include <QString>

namespace relata {

/// Where the names that stand in option values are defined: `Lower` is `django.db.models.functions.text.Lower`.
class PythonPaths
{
public:
    PythonPaths(const Schema &schema, const QList<SourceFile> &sources);

    /// The module that declares a model: `shop.models`.
    QString module(ModelId model) const;
    /// The full path of a name as the file of that model writes it; `uuid.uuid4`, `shop.models.this_year`.
    QString path(const QString &name, ModelId model) const;
    /// Whether a full path names a class.
    bool isClass(const QString &path) const;

private:
    const Definition *definition(const QString &name, ModelId model) const;

    const Schema &m_schema;
    QHash<ModelId, SourceFile> m_sources;
};

} // namespace relata
