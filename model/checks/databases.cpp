// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/checks/findings.h"
#include "model/checks/references.h"
#include "model/fields/catalogue.h"

// What Django checks with `--database`: what the database lacks.

namespace relata {

using namespace Qt::StringLiterals;

namespace {

/// What a database can do that another cannot, under the names of Django's feature flags.
struct Abilities
{
    QStringView dialect = {};
    QStringView name = {};
    int nameLength = 0; ///< 0: no limit
    bool columnComments = true;
    bool partialIndexes = true;
    bool coveringIndexes = false;
    bool expressionIndexes = true;
    bool deferrableUnique = false;
    bool nullsDistinct = false;
    bool virtualColumns = true;
    bool longTextIndexes = true;
    bool longUniqueText = true;
};

constexpr std::array databases = {
    Abilities{.dialect = u"sqlite", .name = u"SQLite", .columnComments = false},
    Abilities{.dialect = u"postgresql", .name = u"PostgreSQL", .nameLength = 63, .coveringIndexes = true, .deferrableUnique = true,
              .nullsDistinct = true, .virtualColumns = false},
    Abilities{.dialect = u"mariadb", .name = u"MariaDB", .nameLength = 64, .partialIndexes = false, .expressionIndexes = false,
              .longTextIndexes = false, .longUniqueText = false},
    Abilities{.dialect = u"mysql", .name = u"MySQL", .nameLength = 64, .partialIndexes = false, .longTextIndexes = false,
              .longUniqueText = false},
};

const Abilities *abilities(const Findings &findings)
{
    for (const Abilities &row : databases) {
        if (row.dialect == findings.dialect())
            return &row;
    }
    return nullptr;
}

// Django looks no closer at columns of a model that will not be made there.
bool isColumnChecked(const FieldSubject &subject, const Abilities &database)
{
    static const QStringList lacking{u"supports_index_on_text_field"_s, u"supports_partial_indexes"_s, u"supports_covering_indexes"_s,
                                     u"supports_unlimited_charfield"_s, u"supports_deferrable_unique_constraints"_s,
                                     u"supports_nulls_distinct_unique_constraints"_s, u"can_defer_constraint_checks"_s,
                                     u"supports_order_by_nulls_modifier"_s, u"gis_enabled"_s, u"supports_ignore_conflicts_with_target"_s};
    const auto asked = [&](const QString &feature) { return asksForFeature(subject.model, feature); };
    return std::none_of(lacking.begin(), lacking.end(), asked)
        && (database.expressionIndexes || !asked(u"supports_expression_indexes"_s));
}

bool has(const Abilities &database, const QString &feature)
{
    if (feature == u"supports_partial_indexes")
        return database.partialIndexes;
    return feature != u"supports_expression_indexes" || database.expressionIndexes;
}

QString lacks(const Abilities &database, const QString &what)
{
    return Checks::tr("%1 has no %2.").arg(database.name, what);
}

void checkComment(const FieldSubject &subject, Findings &findings)
{
    const Abilities *database = abilities(findings);
    if (!database || database->columnComments || asksForFeature(subject.model, u"supports_comments"_s)
        || subject.field.options.text(u"db_comment").isEmpty())
        return;
    findings.add(subject, {.id = u"fields.W163"_s,
                           .message = lacks(*database, Checks::tr("comments on columns")),
                           .level = Level::Warning});
}

void checkVirtual(const FieldSubject &subject, Findings &findings)
{
    const Abilities *database = abilities(findings);
    if (!database || database->virtualColumns || subject.field.type != FieldType::Generated
        || subject.field.options.value(u"db_persist") != Value(false)
        || asksForFeature(subject.model, u"supports_virtual_generated_columns"_s))
        return;
    findings.add(subject, {.id = u"fields.E221"_s,
                           .message = lacks(*database, Checks::tr("generated columns that are not stored")),
                           .fix = setOption(subject, u"db_persist"_s, true)});
}

// As Python takes what should have been True.
bool isTrue(const Value &value)
{
    return !value.isNone() && !value.isCode() && value != Value(false) && value != Value(0) && value != Value(QString());
}

void checkLongText(const FieldSubject &subject, Findings &findings)
{
    const Abilities *database = abilities(findings);
    if (!database || database->longTextIndexes || !isTrue(subject.field.options.value(u"db_index")) || !isColumnChecked(subject, *database))
        return;
    const FieldType type = subject.field.type;
    if (type == FieldType::Text || type == FieldType::JSON || type == FieldType::Binary)
        findings.add(subject, {.id = u"fields.W162"_s,
                               .message = lacks(*database, Checks::tr("indexes on columns of type %1").arg(className(subject.field))),
                               .hint = Checks::tr("The index will not be made."),
                               .fix = removeOption(subject, u"db_index"_s),
                               .level = Level::Warning});
}

bool isVarchar(const FieldSubject &subject)
{
    FieldType type = subject.field.type; // of relations Django does not ask
    if (type == FieldType::Generated) {
        const std::optional<Field> output = fieldFromSource(subject.field.options.value(u"output_field").code());
        type = output ? output->type : FieldType::Opaque;
    }
    const FieldType storedAs = fieldClass(type).storedAs;
    return storedAs == FieldType::Char || storedAs == FieldType::Slug || storedAs == FieldType::File || storedAs == FieldType::FilePath;
}

void checkLongUnique(const FieldSubject &subject, Findings &findings)
{
    const Abilities *database = abilities(findings);
    if (!database || database->longUniqueText || !subject.resolved.unique || !isVarchar(subject) || !isColumnChecked(subject, *database))
        return;
    // Django asks the field itself: a computed column says no length of its own.
    const Value length = effective(subject.field, u"max_length");
    if (length.isNone() || length.toInteger() > 255)
        findings.add(subject, {.id = u"mysql.W003"_s,
                               .message = Checks::tr("%1 may refuse unique text of more than 255 characters.").arg(database->name),
                               .level = Level::Warning});
}

struct Lack
{
    QString id = {};
    QString feature = {};
    bool present = false;
    QString what = {};
    QString hint = {};
};

void report(const ModelSubject &subject, const Abilities &database, const Lack &lack, Findings &findings)
{
    if (!lack.present && !asksForFeature(subject.model, lack.feature))
        findings.add(subject, {.id = lack.id, .message = lacks(database, lack.what), .hint = lack.hint, .level = Level::Warning});
}

void checkIndexes(const ModelSubject &subject, Findings &findings)
{
    const Abilities *database = abilities(findings);
    if (!database)
        return;
    const auto any = [&](const std::function<bool(const Index &)> &has) {
        return std::any_of(subject.model.indexes.begin(), subject.model.indexes.end(), has);
    };
    if (any([](const Index &index) { return !index.options.value(u"condition").isNone(); }))
        report(subject, *database, {u"models.W037"_s, u"supports_partial_indexes"_s, database->partialIndexes,
                                    Checks::tr("indexes with a condition"), Checks::tr("The condition will be left out.")}, findings);
    if (any([](const Index &index) { return !index.options.value(u"include").toList().isEmpty(); }))
        report(subject, *database, {u"models.W040"_s, u"supports_covering_indexes"_s, database->coveringIndexes,
                                    Checks::tr("indexes that include further columns"), Checks::tr("Those columns will be left out.")}, findings);
    if (any([](const Index &index) { return !index.expressions.isEmpty(); }))
        report(subject, *database, {u"models.W043"_s, u"supports_expression_indexes"_s, database->expressionIndexes,
                                    Checks::tr("indexes on expressions"), Checks::tr("The index will not be made.")}, findings);
}

void checkUnique(const ModelSubject &subject, Findings &findings)
{
    const Abilities *database = abilities(findings);
    if (!database)
        return;
    const QString hint = Checks::tr("The constraint will not be made.");
    for (const Constraint &constraint : subject.model.constraints) {
        if (constraint.className != u"UniqueConstraint")
            continue;
        const auto given = [&](QStringView option) { return !constraint.options.value(option).isNone(); };
        if (given(u"condition"))
            report(subject, *database, {u"models.W036"_s, u"supports_partial_indexes"_s, database->partialIndexes,
                                        Checks::tr("unique constraints with a condition"), hint}, findings);
        if (given(u"deferrable"))
            report(subject, *database, {u"models.W038"_s, u"supports_deferrable_unique_constraints"_s, database->deferrableUnique,
                                        Checks::tr("unique constraints that are checked later"), hint}, findings);
        if (!constraint.options.value(u"include").toList().isEmpty())
            report(subject, *database, {u"models.W039"_s, u"supports_covering_indexes"_s, database->coveringIndexes,
                                        Checks::tr("unique constraints that include further columns"), hint}, findings);
        if (!constraint.expressions.isEmpty())
            report(subject, *database, {u"models.W044"_s, u"supports_expression_indexes"_s, database->expressionIndexes,
                                        Checks::tr("unique constraints on expressions"), hint}, findings);
        if (given(u"nulls_distinct"))
            report(subject, *database, {u"models.W047"_s, u"supports_nulls_distinct_unique_constraints"_s, database->nullsDistinct,
                                        Checks::tr("unique constraints with nulls_distinct"), hint}, findings);
    }
}

void checkTableComment(const ModelSubject &subject, Findings &findings)
{
    const Abilities *database = abilities(findings);
    if (database && !subject.model.meta.text(u"db_table_comment").isEmpty())
        report(subject, *database, {u"models.W046"_s, u"supports_comments"_s, database->columnComments,
                                    Checks::tr("comments on tables"), {}}, findings);
}

void checkColumnLengths(const ModelSubject &subject, Findings &findings)
{
    const Abilities *database = abilities(findings);
    if (!database || database->nameLength == 0)
        return;
    const auto tooLong = [&](const ResolvedField &field) {
        return !field.field.options.has(u"db_column") && field.column.size() > database->nameLength;
    };
    const auto message = [&](const QString &column) {
        return Checks::tr("The column name \"%1\" has more than the %2 characters that %3 takes.")
            .arg(column).arg(database->nameLength).arg(database->name);
    };
    for (const ResolvedField &field : subject.model.columns) {
        if (tooLong(field))
            findings.add(subject, {.id = u"models.E018"_s,
                                   .message = message(field.column),
                                   .hint = Checks::tr("Set db_column.")});
    }
    for (const ResolvedField &link : subject.model.manyToMany) {
        if (link.through < 0)
            continue;
        for (const ResolvedField &field : subject.registry.at(link.through).columns) {
            if (tooLong(field))
                findings.add(subject, {.id = u"models.E019"_s,
                                       .message = message(field.column),
                                       .hint = Checks::tr("Make a link model of your own (through) and set db_column in it.")});
        }
    }
}

} // namespace

// A model that asks for the feature is only made where it is there.
bool asksForFeature(const ResolvedModel &model, const QString &feature)
{
    const Value features = model.meta.value(u"required_db_features");
    return features.toStrings().contains(feature) || features.code().contains(feature);
}

bool isMade(const ModelSubject &subject, const QString &feature, const Findings &findings)
{
    const Abilities *database = abilities(findings);
    return !database || has(*database, feature) || !asksForFeature(subject.model, feature);
}

QList<FieldCheck> checksOfColumns()
{
    return {checkComment, checkVirtual, checkLongText, checkLongUnique};
}

QList<ModelCheck> checksOfDatabases()
{
    return {checkColumnLengths, checkIndexes, checkUnique, checkTableComment};
}

} // namespace relata
