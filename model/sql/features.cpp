// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/dialecttables.h"

#include "model/fields/djangoversion.h"

#include <array>
#include <vector>

namespace relata {

namespace {

using Databases = quint8; ///< a bit for each dialect, in the order of dialects()

constexpr Databases none = 0, sqlite = 1, postgresql = 2, mariadb = 4, mysql = 8, mysqls = mariadb | mysql, all = 15;

/// A feature flag of Django, and for each version the databases on which it is on.
struct Feature
{
    constexpr Feature(QStringView flag, Databases always)
        : name(flag)
        , on{always, always, always}
    {
    }
    constexpr Feature(QStringView flag, Databases in42, Databases in52, Databases in61)
        : name(flag)
        , on{in42, in52, in61}
    {
    }

    QStringView name;
    std::array<Databases, 3> on; ///< in the order of djangoVersions()
};

// django/db/backends/*/features.py with SQLite 3.40, PostgreSQL 15, MariaDB 10.11 and MySQL 8.
constexpr std::array features = {
    Feature{u"allow_sliced_subqueries_with_in", sqlite | postgresql},
    Feature{u"allows_auto_pk_0", sqlite | postgresql},
    Feature{u"allows_group_by_lob", all},
    Feature{u"allows_group_by_select_index", all},
    Feature{u"allows_group_by_selected_pks", postgresql | mariadb | mysql},
    Feature{u"allows_multiple_constraints_on_same_fields", all},
    Feature{u"atomic_transactions", postgresql},
    Feature{u"can_alter_table_drop_column", sqlite, sqlite, none},
    Feature{u"can_alter_table_rename_column", sqlite, none, none},
    Feature{u"can_clone_databases", all},
    Feature{u"can_create_inline_fk", postgresql | mariadb | mysql},
    Feature{u"can_defer_constraint_checks", sqlite | postgresql},
    Feature{u"can_distinct_on_fields", postgresql},
    Feature{u"can_introspect_check_constraints", all},
    Feature{u"can_introspect_default", all},
    Feature{u"can_introspect_foreign_keys", all},
    Feature{u"can_introspect_json_field", all},
    Feature{u"can_introspect_materialized_views", postgresql},
    Feature{u"can_release_savepoints", all, sqlite | postgresql, sqlite | postgresql},
    Feature{u"can_rename_index", postgresql | mariadb | mysql},
    Feature{u"can_return_columns_from_insert", sqlite | postgresql | mariadb},
    Feature{u"can_return_rows_from_bulk_insert", sqlite | postgresql | mariadb},
    Feature{u"can_return_rows_from_update", none, none, sqlite | postgresql},
    Feature{u"can_rollback_ddl", sqlite | postgresql},
    Feature{u"can_use_chunked_reads", all},
    Feature{u"collate_as_index_expression", mysqls},
    Feature{u"delete_can_self_reference_subquery", none, sqlite | postgresql, sqlite | postgresql},
    Feature{u"greatest_least_ignores_nulls", postgresql},
    Feature{u"has_bit_xor", postgresql, none, none},
    Feature{u"has_bulk_insert", all},
    Feature{u"has_case_insensitive_like", sqlite},
    Feature{u"has_json_object_function", all},
    Feature{u"has_json_operators", postgresql},
    Feature{u"has_native_boolean_field", none, none, postgresql},
    Feature{u"has_native_duration_field", postgresql},
    Feature{u"has_native_json_field", postgresql},
    Feature{u"has_native_uuid_field", postgresql, postgresql | mariadb, postgresql | mariadb},
    Feature{u"has_real_datatype", postgresql},
    Feature{u"has_select_for_no_key_update", postgresql},
    Feature{u"has_select_for_update", postgresql | mariadb | mysql},
    Feature{u"has_select_for_update_nowait", postgresql | mariadb | mysql},
    Feature{u"has_select_for_update_of", postgresql | mysql},
    Feature{u"has_select_for_update_skip_locked", postgresql | mariadb | mysql},
    Feature{u"has_zoneinfo_database", sqlite | postgresql},
    Feature{u"ignores_table_name_case", sqlite},
    Feature{u"ignores_unnecessary_order_by_in_subqueries", all},
    Feature{u"indexes_foreign_keys", all},
    Feature{u"is_postgresql_13", postgresql, none, none},
    Feature{u"is_postgresql_14", postgresql, none, none},
    Feature{u"is_postgresql_15", none, postgresql, none},
    Feature{u"json_key_contains_list_matching_requires_list", postgresql},
    Feature{u"nulls_order_largest", postgresql},
    Feature{u"only_supports_unbounded_with_preceding_and_following", postgresql},
    Feature{u"order_by_nulls_first", sqlite | mariadb | mysql},
    Feature{u"pattern_lookup_needs_param_pattern", none, none, all},
    Feature{u"related_fields_match_type", mysqls},
    Feature{u"requires_casted_case_in_updates", postgresql},
    Feature{u"requires_explicit_null_ordering_when_grouping", mysqls},
    Feature{u"requires_literal_defaults", sqlite},
    Feature{u"schema_editor_uses_clientside_param_binding", postgresql},
    Feature{u"supports_aggregate_distinct_multiple_argument", none, none, postgresql | mariadb | mysql},
    Feature{u"supports_aggregate_filter_clause", sqlite | postgresql},
    Feature{u"supports_aggregate_order_by_clause", none, none, postgresql | mariadb | mysql},
    Feature{u"supports_alter_generated_column_data_type", none, none, all},
    Feature{u"supports_any_value", none, none, sqlite | mysql},
    Feature{u"supports_atomic_references_rename", all, none, none},
    Feature{u"supports_bit_aggregations", none, none, all},
    Feature{u"supports_boolean_expr_in_select_clause", all},
    Feature{u"supports_cast_with_precision", postgresql | mariadb | mysql},
    Feature{u"supports_collation_on_charfield", all},
    Feature{u"supports_collation_on_textfield", all},
    Feature{u"supports_column_check_constraints", all},
    Feature{u"supports_combined_alters", postgresql},
    Feature{u"supports_comments", postgresql | mariadb | mysql},
    Feature{u"supports_comments_inline", mysqls},
    Feature{u"supports_comparing_boolean_expr", all},
    Feature{u"supports_covering_indexes", postgresql},
    Feature{u"supports_covering_spgist_indexes", postgresql, none, none},
    Feature{u"supports_date_lookup_using_string", sqlite | postgresql},
    Feature{u"supports_default_in_bit_aggregations", none, none, sqlite | postgresql},
    Feature{u"supports_default_in_lead_lag", sqlite | postgresql | mysql},
    Feature{u"supports_default_keyword_in_bulk_insert", none, all, all},
    Feature{u"supports_default_keyword_in_insert", none, postgresql | mariadb | mysql, postgresql | mariadb | mysql},
    Feature{u"supports_deferrable_unique_constraints", postgresql},
    Feature{u"supports_explain_analyze", mysqls, mysqls, none},
    Feature{u"supports_explaining_query_execution", all},
    Feature{u"supports_expression_defaults", none, all, all},
    Feature{u"supports_expression_indexes", sqlite | postgresql | mysql},
    Feature{u"supports_foreign_keys", all},
    Feature{u"supports_forward_references", sqlite | postgresql},
    Feature{u"supports_frame_exclusion", none, sqlite | postgresql, sqlite | postgresql},
    Feature{u"supports_frame_range_fixed_distance", sqlite | mariadb | mysql},
    Feature{u"supports_functions_in_partial_indexes", all},
    Feature{u"supports_ignore_conflicts", all},
    Feature{u"supports_index_column_ordering", all},
    Feature{u"supports_index_on_text_field", sqlite | postgresql},
    Feature{u"supports_inspectdb", none, none, all},
    Feature{u"supports_json_field", all},
    Feature{u"supports_json_field_contains", postgresql | mariadb | mysql},
    Feature{u"supports_json_negative_indexing", none, none, sqlite | postgresql},
    Feature{u"supports_logical_xor", mysqls},
    Feature{u"supports_no_precision_decimalfield", none, none, sqlite | postgresql},
    Feature{u"supports_non_deterministic_collations", all},
    Feature{u"supports_nullable_unique_constraints", all},
    Feature{u"supports_nulls_distinct_unique_constraints", none, postgresql, postgresql},
    Feature{u"supports_on_delete_db_cascade", none, none, all},
    Feature{u"supports_on_delete_db_default", none, none, sqlite | postgresql},
    Feature{u"supports_on_delete_db_null", none, none, all},
    Feature{u"supports_order_by_nulls_modifier", sqlite | postgresql},
    Feature{u"supports_over_clause", all},
    Feature{u"supports_paramstyle_pyformat", all},
    Feature{u"supports_parentheses_in_compound", postgresql | mariadb | mysql},
    Feature{u"supports_partial_indexes", sqlite | postgresql},
    Feature{u"supports_partially_nullable_unique_constraints", all},
    Feature{u"supports_primitives_in_json_field", all},
    Feature{u"supports_regex_backreferencing", sqlite | postgresql},
    Feature{u"supports_select_difference", all},
    Feature{u"supports_select_for_update_with_limit", all},
    Feature{u"supports_select_intersection", all},
    Feature{u"supports_select_union", all},
    Feature{u"supports_sequence_reset", all},
    Feature{u"supports_slicing_ordering_in_compound", postgresql | mariadb | mysql},
    Feature{u"supports_stored_generated_columns", none, all, all},
    Feature{u"supports_subqueries_in_group_by", all},
    Feature{u"supports_table_check_constraints", all},
    Feature{u"supports_tablespaces", postgresql},
    Feature{u"supports_temporal_subtraction", all},
    Feature{u"supports_timezones", postgresql},
    Feature{u"supports_transactions", all},
    Feature{u"supports_tuple_comparison_against_subquery", none, none, all},
    Feature{u"supports_tuple_lookups", none, postgresql | mariadb | mysql, all},
    Feature{u"supports_unlimited_charfield", postgresql, sqlite | postgresql, sqlite | postgresql},
    Feature{u"supports_unspecified_pk", sqlite},
    Feature{u"supports_update_conflicts", all},
    Feature{u"supports_update_conflicts_with_target", sqlite | postgresql},
    Feature{u"supports_uuid4_function", none, none, sqlite | postgresql},
    Feature{u"supports_uuid4_function_in_default", none, none, sqlite | postgresql},
    Feature{u"supports_virtual_generated_columns", none, sqlite | mariadb | mysql, sqlite | mariadb | mysql},
    Feature{u"test_db_allows_multiple_connections", postgresql | mariadb | mysql},
    Feature{u"update_can_self_select", sqlite | postgresql | mariadb},
    Feature{u"uses_savepoints", all},
};

} // namespace

std::span<const QStringView> featuresOf(size_t dialect, size_t version)
{
    using OfDialects = std::array<std::vector<QStringView>, 4>;
    static const std::array<OfDialects, 3> known = [] {
        std::array<OfDialects, 3> out;
        for (size_t v = 0; v < out.size(); ++v) {
            for (size_t d = 0; d < out[v].size(); ++d) {
                for (const Feature &feature : features) {
                    if (feature.on[v] & (1 << d))
                        out[v][d].push_back(feature.name);
                }
            }
        }
        return out;
    }();
    Q_ASSERT(known.size() == djangoVersions().size());
    return known[version][dialect];
}

} // namespace relata
