// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/migrations/operations.h"

#include <QHash>
#include <QMap>

namespace relata {

/// What has to be there before an operation can run: a model, or one of its fields.
struct Need
{
    int model = -1;
    FieldKey field = {};    ///< with model -1 in it: the model itself
    bool swappable = false; ///< through a setting such as AUTH_USER_MODEL
};

struct Step
{
    Operation operation = {};
    QList<Need> needs = {};
};

/// The operations of one app before they are sorted, and who provides what.
struct AppSteps
{
    QList<Step> steps;
    qsizetype taken = 0; ///< those that stand in a migration already

    bool isDone() const { return taken == steps.size(); }
};

/// Finds the operation of a list that provides a need.
class Providers
{
public:
    Providers() = default;
    explicit Providers(const QList<Step> &steps)
    {
        for (qsizetype i = 0; i < steps.size(); ++i) {
            const Operation &operation = steps[i].operation;
            if (operation.kind == Operation::Kind::CreateModel) {
                m_models.insert(operation.model, i);
                for (const FieldKey &key : operation.fields)
                    m_fields.insert(hashKey(key), i);
            } else if (operation.kind == Operation::Kind::AddField) {
                m_fields.insert(hashKey(operation.field), i);
            }
        }
    }
    /// -1 if none does.
    qsizetype find(const Need &need) const
    {
        return need.field.model < 0 ? m_models.value(need.model, -1) : m_fields.value(hashKey(need.field), -1);
    }

private:
    static quint64 hashKey(const FieldKey &key)
    {
        return (quint64(key.model) << 24) | (quint64(key.list) << 20) | quint64(key.field);
    }

    QHash<int, qsizetype> m_models;
    QHash<quint64, qsizetype> m_fields;
};

/// The operations of the models of all apps, each list sorted by what its operations need within the app.
QMap<QString, AppSteps> sortedSteps(const Registry &registry, Whose whose);

} // namespace relata
