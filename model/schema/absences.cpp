// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/absences.h"

#include "model/fields/catalogue.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <vector>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

/// An option that came or went.
struct Limited
{
    QStringView name = {};
    Lifetime versions = {};
};

constexpr std::array constraintOptions = {
    Limited{u"nulls_distinct", {.since = u"5.0"}},
    Limited{u"violation_error_code", {.since = u"5.0"}},
};

template <typename Rows> std::vector<Limited> lacking(const Rows &rows, QStringView version)
{
    std::vector<Limited> out;
    for (const auto &row : rows) {
        if (!row.versions.covers(version))
            out.push_back({row.name, row.versions});
    }
    return out;
}

/// What a version of Django lacks; little of the catalogue.
class Gaps
{
public:
    explicit Gaps(QStringView version)
        : m_fieldOptions(lacking(fieldOptions(), version))
        , m_metaOptions(lacking(metaOptions(), version))
        , m_constraintOptions(lacking(constraintOptions, version))
    {
        for (const FieldClass &row : fieldClasses())
            m_lacksClass[size_t(row.type)] = !row.versions.covers(version);
        for (const OnDeleteRow &row : onDeleteRules())
            m_lacksRule[size_t(row.rule)] = !row.versions().covers(version);
    }

    void find(const Model &model, QList<Absence> &out) const
    {
        const auto report = [&](FieldId field, const Limited &thing) {
            out.append({model.id, field, thing.name.toString(), thing.versions});
        };
        const auto findOptions = [&](const Options &options, const std::vector<Limited> &limited, FieldId field) {
            for (const Limited &option : limited) {
                if (options.has(option.name))
                    report(field, option);
            }
        };
        findOptions(model.meta, m_metaOptions, {});
        for (const Constraint &constraint : model.constraints)
            findOptions(constraint.options, m_constraintOptions, {});
        for (const Field &field : model.fields) {
            if (m_lacksClass[size_t(field.type)])
                report(field.id, {fieldClass(field.type).name, fieldClass(field.type).versions});
            if (!m_fieldOptions.empty())
                findOptions(field.options, m_fieldOptions, field.id);
            if (field.relation && hasOnDelete(field.type) && m_lacksRule[size_t(field.relation->onDelete.rule)]) {
                const OnDeleteRow &row = onDeleteRow(field.relation->onDelete.rule);
                report(field.id, {row.name, row.versions()});
            }
        }
    }

private:
    std::vector<Limited> m_fieldOptions, m_metaOptions, m_constraintOptions;
    std::array<bool, size_t(FieldType::Opaque) + 1> m_lacksClass = {};
    std::array<bool, size_t(OnDelete::Rule::Custom) + 1> m_lacksRule = {};
};

} // namespace

QList<Absence> absences(const Schema &schema)
{
    const Gaps gaps(schema.settings.djangoVersion);
    QList<Absence> out;
    for (const Model &model : schema.models) {
        if (model.origin == Origin::Project)
            gaps.find(model, out);
    }
    return out;
}

QString absenceText(const Absence &absence, const QString &djangoVersion)
{
    const bool early = !Lifetime{.since = absence.versions.since}.covers(djangoVersion);
    return (early ? QCoreApplication::translate("Versions", "Django %1 has no %2: it came with %3.")
                  : QCoreApplication::translate("Versions", "Django %1 has no %2 any more: %3 was the last with it."))
        .arg(djangoVersion, absence.what,
             early ? absence.versions.since.toString() : absence.versions.until.toString());
}

} // namespace relata
