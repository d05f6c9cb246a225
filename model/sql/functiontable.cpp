// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/functiontable.h"

namespace relata {

namespace {

using Output = FunctionOutput;

constexpr FunctionRow transform(QStringView name, QStringView sql, QStringView path, Output output = Output::Same,
                                bool plain = false)
{
    return {.name = name, .sql = sql, .output = output, .transform = path, .plain = plain};
}

// https://docs.djangoproject.com/en/5.2/ref/models/database-functions/
constexpr std::array functionRows = {
    transform(u"Abs", u"ABS", u"abs"),
    transform(u"ACos", u"ACOS", u"acos", Output::Number),
    transform(u"ASin", u"ASIN", u"asin", Output::Number),
    transform(u"ATan", u"ATAN", u"atan", Output::Number),
    FunctionRow{.name = u"ATan2", .sql = u"ATAN2", .fewest = 2, .most = 2, .output = Output::Number, .plain = true},
    transform(u"Ceil", u"CEILING", u"ceil"),
    transform(u"Chr", u"CHR", u"chr", Output::Text, true),
    FunctionRow{.name = u"Coalesce", .sql = u"COALESCE", .fewest = 2, .most = 99},
    transform(u"Cos", u"COS", u"cos", Output::Number),
    transform(u"Cot", u"COT", u"cot", Output::Number),
    transform(u"Degrees", u"DEGREES", u"degrees", Output::Number),
    transform(u"Exp", u"EXP", u"exp", Output::Number),
    transform(u"Floor", u"FLOOR", u"floor"),
    FunctionRow{.name = u"Greatest", .sql = u"GREATEST", .fewest = 2, .most = 99},
    FunctionRow{.name = u"Least", .sql = u"LEAST", .fewest = 2, .most = 99},
    FunctionRow{.name = u"Left", .sql = u"LEFT", .fewest = 2, .most = 2, .output = Output::Text},
    transform(u"Length", u"LENGTH", u"length", Output::Integer),
    transform(u"Ln", u"LN", u"ln", Output::Number),
    FunctionRow{.name = u"Log",
                .sql = u"LOG",
                .fewest = 2,
                .most = 2,
                .output = Output::Number,
                .exact = true,
                .plain = true},
    transform(u"Lower", u"LOWER", u"lower"),
    FunctionRow{.name = u"LPad",
                .sql = u"LPAD",
                .fewest = 2,
                .most = 3,
                .output = Output::Text,
                .parameters = {u"expression", u"length", u"fill_text"},
                .otherwise = u"' '"},
    transform(u"LTrim", u"LTRIM", u"ltrim"),
    transform(u"MD5", u"MD5", u"md5"),
    FunctionRow{.name = u"Mod", .sql = u"MOD", .fewest = 2, .most = 2, .output = Output::Number, .exact = true},
    FunctionRow{.name = u"Now",
                .sql = u"CURRENT_TIMESTAMP",
                .fewest = 0,
                .most = 0,
                .output = Output::DateTime,
                .plain = true},
    FunctionRow{.name = u"NullIf", .sql = u"NULLIF", .fewest = 2, .most = 2},
    transform(u"Ord", u"ASCII", u"ord", Output::Integer),
    FunctionRow{.name = u"Pi", .sql = u"PI", .fewest = 0, .most = 0, .output = Output::Number},
    FunctionRow{.name = u"Power", .sql = u"POWER", .fewest = 2, .most = 2, .output = Output::Number},
    transform(u"Radians", u"RADIANS", u"radians", Output::Number),
    FunctionRow{.name = u"Random", .sql = u"RANDOM", .fewest = 0, .most = 0, .output = Output::Number},
    FunctionRow{.name = u"RandomUUID",
                .sql = u"GEN_RANDOM_UUID",
                .fewest = 0,
                .most = 0,
                .output = Output::Uuid},
    FunctionRow{.name = u"Repeat",
                .sql = u"REPEAT",
                .fewest = 2,
                .most = 2,
                .output = Output::Text,
                .parameters = {u"expression", u"number"}},
    FunctionRow{.name = u"Replace",
                .sql = u"REPLACE",
                .fewest = 2,
                .most = 3,
                .parameters = {u"expression", u"text", u"replacement"},
                .otherwise = u"''"},
    transform(u"Reverse", u"REVERSE", u"reverse"),
    FunctionRow{.name = u"Right", .sql = u"RIGHT", .fewest = 2, .most = 2, .output = Output::Text},
    FunctionRow{.name = u"Round",
                .sql = u"ROUND",
                .fewest = 1,
                .most = 2,
                .output = Output::First,
                .parameters = {u"expression", u"precision"},
                .otherwise = u"0",
                .exact = true,
                .transform = u"round"},
    FunctionRow{.name = u"RPad",
                .sql = u"RPAD",
                .fewest = 2,
                .most = 3,
                .output = Output::Text,
                .parameters = {u"expression", u"length", u"fill_text"},
                .otherwise = u"' '"},
    transform(u"RTrim", u"RTRIM", u"rtrim"),
    transform(u"SHA1", u"SHA1", u"sha1"),
    transform(u"SHA224", u"SHA224", u"sha224"),
    transform(u"SHA256", u"SHA256", u"sha256"),
    transform(u"SHA384", u"SHA384", u"sha384"),
    transform(u"SHA512", u"SHA512", u"sha512"),
    transform(u"Sign", u"SIGN", u"sign"),
    transform(u"Sin", u"SIN", u"sin", Output::Number),
    transform(u"Sqrt", u"SQRT", u"sqrt", Output::Number),
    FunctionRow{.name = u"StrIndex", .sql = u"INSTR", .fewest = 2, .most = 2, .output = Output::Integer},
    FunctionRow{.name = u"Substr",
                .sql = u"SUBSTRING",
                .fewest = 2,
                .most = 3,
                .output = Output::Text,
                .parameters = {u"expression", u"pos", u"length"}},
    transform(u"Tan", u"TAN", u"tan", Output::Number),
    FunctionRow{.name = u"TransactionNow",
                .sql = u"CURRENT_TIMESTAMP",
                .fewest = 0,
                .most = 0,
                .output = Output::DateTime},
    transform(u"Trim", u"TRIM", u"trim"),
    transform(u"Unaccent", u"UNACCENT", u"unaccent"),
    transform(u"Upper", u"UPPER", u"upper"),
};

} // namespace

const FunctionRow *functionRow(QStringView name)
{
    for (const FunctionRow &row : functionRows) {
        if (row.name == name)
            return &row;
    }
    return nullptr;
}

const FunctionRow *functionOfTransform(QStringView name)
{
    for (const FunctionRow &row : functionRows) {
        if (!row.transform.isEmpty() && row.transform == name)
            return &row;
    }
    return nullptr;
}

} // namespace relata
