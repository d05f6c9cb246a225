// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/functiontable.h"

namespace relata {

namespace {

using Output = FunctionOutput;

// https://docs.djangoproject.com/en/5.2/ref/models/database-functions/
constexpr std::array functionRows = {
    FunctionRow{u"Abs", u"ABS"},
    FunctionRow{u"ACos", u"ACOS", 1, 1, Output::Number},
    FunctionRow{u"ASin", u"ASIN", 1, 1, Output::Number},
    FunctionRow{u"ATan", u"ATAN", 1, 1, Output::Number},
    FunctionRow{u"ATan2", u"ATAN2", 2, 2, Output::Number},
    FunctionRow{u"Ceil", u"CEILING"},
    FunctionRow{u"Chr", u"CHR", 1, 1, Output::Text},
    FunctionRow{u"Coalesce", u"COALESCE", 2, 99},
    FunctionRow{u"Cos", u"COS", 1, 1, Output::Number},
    FunctionRow{u"Cot", u"COT", 1, 1, Output::Number},
    FunctionRow{u"Degrees", u"DEGREES", 1, 1, Output::Number},
    FunctionRow{u"Exp", u"EXP", 1, 1, Output::Number},
    FunctionRow{u"Floor", u"FLOOR"},
    FunctionRow{u"Greatest", u"GREATEST", 2, 99},
    FunctionRow{u"Least", u"LEAST", 2, 99},
    FunctionRow{u"Left", u"LEFT", 2, 2, Output::Text, {u"expression", u"length"}},
    FunctionRow{u"Length", u"LENGTH", 1, 1, Output::Integer},
    FunctionRow{u"Ln", u"LN", 1, 1, Output::Number},
    FunctionRow{u"Log", u"LOG", 2, 2, Output::Number, {}, {}, true},
    FunctionRow{u"Lower", u"LOWER"},
    FunctionRow{u"LPad", u"LPAD", 2, 3, Output::Text, {u"expression", u"length", u"fill_text"}, u"' '"},
    FunctionRow{u"LTrim", u"LTRIM"},
    FunctionRow{u"MD5", u"MD5"},
    FunctionRow{u"Mod", u"MOD", 2, 2, Output::Number, {}, {}, true},
    FunctionRow{u"Now", u"CURRENT_TIMESTAMP", 0, 0, Output::DateTime},
    FunctionRow{u"NullIf", u"NULLIF", 2, 2},
    FunctionRow{u"Ord", u"ASCII", 1, 1, Output::Integer},
    FunctionRow{u"Pi", u"PI", 0, 0, Output::Number},
    FunctionRow{u"Power", u"POWER", 2, 2, Output::Number},
    FunctionRow{u"Radians", u"RADIANS", 1, 1, Output::Number},
    FunctionRow{u"Random", u"RANDOM", 0, 0, Output::Number},
    FunctionRow{u"Repeat", u"REPEAT", 2, 2, Output::Text, {u"expression", u"number"}},
    FunctionRow{u"Replace", u"REPLACE", 2, 3, Output::Same, {u"expression", u"text", u"replacement"}, u"''"},
    FunctionRow{u"Reverse", u"REVERSE"},
    FunctionRow{u"Right", u"RIGHT", 2, 2, Output::Text, {u"expression", u"length"}},
    FunctionRow{u"Round", u"ROUND", 1, 2, Output::Same, {u"", u"precision"}, u"0", true},
    FunctionRow{u"RPad", u"RPAD", 2, 3, Output::Text, {u"expression", u"length", u"fill_text"}, u"' '"},
    FunctionRow{u"RTrim", u"RTRIM"},
    FunctionRow{u"Sign", u"SIGN"},
    FunctionRow{u"Sin", u"SIN", 1, 1, Output::Number},
    FunctionRow{u"Sqrt", u"SQRT", 1, 1, Output::Number},
    FunctionRow{u"StrIndex", u"INSTR", 2, 2, Output::Integer},
    FunctionRow{u"Substr", u"SUBSTRING", 2, 3, Output::Text, {u"expression", u"pos", u"length"}},
    FunctionRow{u"Tan", u"TAN", 1, 1, Output::Number},
    FunctionRow{u"Trim", u"TRIM"},
    FunctionRow{u"Upper", u"UPPER"},
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

} // namespace relata
