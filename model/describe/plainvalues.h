// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/describe/pythonpaths.h"
#include "model/expression/expression.h"
#include "model/schema/registry.h"

#include <QJsonArray>
#include <QJsonValue>

namespace relata {

/// Python values as JSON: literals as themselves, others as small objects that say what they are (`{"decimal":
/// "1.50"}`,
/// `{"callable": "uuid.uuid4"}`, `{"class", "args", "kwargs"}`); what cannot be told without running code is
/// `{"code": "..."}`.
class PlainValues
{
public:
    PlainValues(const Registry &registry, const QList<SourceFile> &sources)
        : m_registry(registry)
        , m_paths(registry.schema(), sources)
    {
    }

    const PythonPaths &paths() const { return m_paths; }
    /// The value of an option of `model`, in whose module its names are looked up.
    QJsonValue value(const Value &value, ModelId model) const;
    QJsonValue source(const QString &source, ModelId model) const;
    /// Entries of Meta.indexes and constraints: a text is the name of a field, as F makes of it.
    QJsonArray indexed(const QStringList &expressions, ModelId model) const;
    /// A list of choices in pairs, whatever form it was written in.
    QJsonValue choices(const Value &value, ModelId model) const;

private:
    QJsonValue expression(const Expr &expression, ModelId model) const;
    QJsonValue call(const Expr &call, ModelId model) const;
    QJsonValue fieldCall(const Expr &call, ModelId model) const;
    QJsonValue method(const Expr &call, ModelId model) const;
    QJsonValue name(const QString &name, ModelId model) const;
    QJsonValue operation(const Expr &operation, ModelId model) const;
    QJsonValue condition(const Expr &expression, ModelId model) const;
    QJsonValue made(const QString &path, const QJsonArray &arguments, const QJsonObject &keywords) const;

    const Registry &m_registry;
    PythonPaths m_paths;
};

} // namespace relata
