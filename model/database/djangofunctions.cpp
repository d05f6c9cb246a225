// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/database/djangofunctions.h"

#include <QVariant>

#include <sqlite3.h>

#include <array>
#include <cstring>

namespace relata {

namespace {

struct Function
{
    const char *name = "";
    int arguments = 0;
    bool deterministic = true;
};

// https://docs.djangoproject.com/en/5.2/ref/databases/#sqlite-notes; what SQLite has itself keeps its own meaning.
constexpr std::array functions = {
    Function{"django_date_extract", 2},
    Function{"django_date_trunc", 4},
    Function{"django_datetime_cast_date", 3},
    Function{"django_datetime_cast_time", 3},
    Function{"django_datetime_extract", 4},
    Function{"django_datetime_trunc", 4},
    Function{"django_time_extract", 2},
    Function{"django_time_trunc", 4},
    Function{"django_time_diff", 2},
    Function{"django_timestamp_diff", 2},
    Function{"django_format_dtdelta", 3},
    Function{"regexp", 2},
    Function{"BITXOR", 2},
    Function{"COT", 1},
    Function{"LPAD", 3},
    Function{"MD5", 1},
    Function{"REPEAT", 2},
    Function{"REVERSE", 1},
    Function{"RPAD", 3},
    Function{"SHA1", 1},
    Function{"SHA224", 1},
    Function{"SHA256", 1},
    Function{"SHA384", 1},
    Function{"SHA512", 1},
    Function{"RAND", 0, false},
};

void answerNull(sqlite3_context *context, int, sqlite3_value **)
{
    sqlite3_result_null(context);
}

sqlite3 *connectionOf(const QVariant &handle)
{
    const bool isSqlite = handle.isValid() && std::strcmp(handle.typeName(), "sqlite3*") == 0;
    return isSqlite ? *static_cast<sqlite3 *const *>(handle.constData()) : nullptr;
}

} // namespace

void addDjangoFunctions(const QVariant &handle)
{
    sqlite3 *connection = connectionOf(handle);
    if (!connection)
        return;
    for (const Function &function : functions)
        sqlite3_create_function_v2(connection, function.name, function.arguments,
                                   SQLITE_UTF8 | (function.deterministic ? SQLITE_DETERMINISTIC : 0), nullptr, answerNull, nullptr, nullptr, nullptr);
}

void forbidFiles(const QVariant &handle)
{
    if (sqlite3 *connection = connectionOf(handle))
        sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0);
}

} // namespace relata
