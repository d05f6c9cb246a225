// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/checks/checks.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

namespace relata {

/// The context of what the checks say to people.
struct Checks
{
    Q_DECLARE_TR_FUNCTIONS(Checks)
};

/// A model that is looked at.
struct ModelSubject
{
    const Registry &registry;
    int index = -1;
    const ResolvedModel &model;
};

/// A field that is looked at, as its concrete model has it.
struct FieldSubject
{
    const Registry &registry;
    FieldKey key;
    const ResolvedModel &model;
    const ResolvedField &resolved;
    const Field &field;

    QString label() const { return model.label() + u'.' + field.name; }
};

/// The names on a model that relations to it may clash with.
struct NamesOnModel
{
    QSet<QString> fields = {};
    QHash<QString, QList<FieldKey>> accessors = {}; ///< accessor -> the relations that make it
};

/// What a check says before it is told where.
struct Finding
{
    QString id = {};
    QString message = {};
    QString hint = {};
    std::optional<Fix> fix = {};
    Level level = Level::Error;
};

/// Gathers what the checks find, and keeps what several of them look up.
class Findings
{
public:
    Findings(const Registry &registry, const QString &dialect, const QList<SourceFile> &sources)
        : m_registry(registry), m_dialect(dialect), m_sources(sources)
    {
    }

    const Registry &registry() const { return m_registry; }
    const QString &dialect() const { return m_dialect; }
    const QList<SourceFile> &sources() const { return m_sources; }
    const QList<Problem> &problems() const { return m_problems; }

    void add(const FieldSubject &subject, const Finding &finding);
    void add(const ModelSubject &subject, const Finding &finding);
    void add(const Problem &problem) { m_problems.append(problem); }

    const NamesOnModel &namesOn(int model);
    /// The last model that is managed with that table, as Django counts them, and is not `except`; -1 if there is none.
    int modelWithTable(const QString &table, int except);

private:
    const Registry &m_registry;
    QString m_dialect;
    QList<SourceFile> m_sources;
    QList<Problem> m_problems;
    QHash<int, NamesOnModel> m_names;
    QHash<QString, QList<int>> m_tables;
};

using FieldCheck = void (*)(const FieldSubject &, Findings &);
using ModelCheck = void (*)(const ModelSubject &, Findings &);
using ProjectCheck = void (*)(Findings &);

// The tables of checks, in Django's order; one file each.
QList<FieldCheck> checksOfAllFields();     ///< fields.cpp
QList<FieldCheck> checksOfFieldTypes();    ///< fieldtypes.cpp
QList<FieldCheck> checksOfPostgres();      ///< postgres.cpp
QList<FieldCheck> checksOfRelations();     ///< relations.cpp
QList<FieldCheck> checksOfManyToMany();    ///< links.cpp
QList<FieldCheck> checksOfGenericKeys();   ///< generics.cpp
QList<ModelCheck> checksOfModels();        ///< models.cpp
QList<ModelCheck> checksOfMeta();          ///< meta.cpp
QList<ModelCheck> checksOfConstraints();   ///< constraints.cpp
QList<ModelCheck> checksOfPermissions();   ///< permissions.cpp
QList<ModelCheck> checksOfUsers();         ///< users.cpp
QList<ModelCheck> checksOfDatabases();     ///< databases.cpp
QList<FieldCheck> checksOfColumns();       ///< databases.cpp
QList<FieldCheck> checksOfDeleteRules();       ///< deleterules.cpp
QList<FieldCheck> checksOfLinkTables();        ///< deleterules.cpp
QList<ModelCheck> checksOfMixedDeleteRules();  ///< deleterules.cpp
QList<FieldCheck> checksOfContentTypeRules();  ///< deleterules.cpp
QList<ProjectCheck> checksOfVersion();         ///< deleterules.cpp
QList<ProjectCheck> checksOfProject();     ///< project.cpp

/// The lookups that every plain field knows.
QStringList commonLookups();
/// Those that a foreign key knows.
QStringList relationLookups();
/// E012, E013, E016, E048: the names that an option of Meta mentions are columns of the model's own table.
void checkLocalFields(const ModelSubject &subject, const QStringList &names, const QString &option, Findings &findings);

/// Whether the model's required_db_features name it.
bool asksForFeature(const ResolvedModel &model, const QString &feature);
/// Whether what needs a feature of the database (`supports_partial_indexes`) is there, or at least not asked for by the model's
/// required_db_features.
bool isMade(const ModelSubject &subject, const QString &feature, const Findings &findings);

/// What is wrong with a field within a field, as text with ids.
struct InnerProblems
{
    QStringList errors = {};
    QStringList warnings = {};
};
/// Of the output_field of a GeneratedField, which has no name, or the base_field of an ArrayField, which has that of the array.
InnerProblems problemsOfInner(const FieldSubject &subject, const Field &field, const QString &name, const Findings &findings);
/// `ArrayField` for django.contrib.postgres.fields.ArrayField; empty for other fields.
QString postgresClass(const Field &field);

// Fixes.
Fix setOption(const FieldSubject &subject, const QString &name, const Value &value);
Fix removeOption(const FieldSubject &subject, const QString &name);
Fix changeField(const FieldSubject &subject, const QString &text, const std::function<void(Field &)> &change);
/// For fields in general, also those of another model than the one that is looked at.
Fix changeField(ModelId model, FieldId field, const QString &text, const std::function<void(Field &)> &change);
Fix changeModel(ModelId model, const QString &text, const std::function<void(Model &)> &change);

/// Django's Model._meta.all_parents: the direct ones, then those of each.
QList<int> allParents(const Registry &registry, int model);
/// local_fields: columns, then those virtual fields that Django keeps among them.
QList<const ResolvedField *> localFields(const ResolvedModel &model);

} // namespace relata
