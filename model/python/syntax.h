// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace relata {

// What the reader (resources/python/read.py, run by CPython) says of a module: the part of Python's syntax tree that
// models are made of.  All ranges are bytes of the module's source in UTF-8.

/// Half open: `begin` is the first byte, `end` the one after the last.
struct SourceRange
{
    int begin = 0;
    int end = 0;

    int size() const { return end - begin; }
    bool contains(int at) const { return begin <= at && at < end; }
    bool operator==(const SourceRange &) const = default;
};

/// An expression.
struct PyExpr
{
    enum class Kind : quint8 {
        None,
        Bool,    ///< `text` is True or False
        Integer, ///< `text` is decimal digits, with a minus if it is negative (`-5` is one Integer)
        Float,   ///< `text` is as written, with a minus if it is negative
        Text,    ///< `text` is what the literal stands for (adjacent literals joined)
        Bytes,   ///< `text` is what the literal stands for, a letter of Latin-1 a byte
        List,
        Tuple,
        Set,
        Dict,      ///< `items` hold keys and values in turn; for `**x` the key is Other with an empty range
        Name,      ///< `text` is dotted: `models.CharField`
        Attribute, ///< `text` of items[0], which is no dotted name: `get_user_model().objects`
        Call,      ///< of `items[0]`; `items` from 1 on are the positional arguments, then the keywords' values
        Unary,     ///< `text` is the operator
        Binary,    ///< `text` is the operator, two operands
        Subscript, ///< items[0][items[1]]; slices (`a[1:]`) are Other
        Starred,   ///< `*items[0]`
        Compare,   ///< `text` is the operator (`==`, `not in`), two operands; `a < b < c` is Other
        Logic,     ///< `text` is `and` or `or`, two operands or more
        Condition, ///< items[1] if items[0] else items[2]
        Loop,      ///< `[items[0] for items[1] in items[2]]`, of any brackets; with an `if` or a second `for` it is Other
        Other,     ///< more than 100 levels deep, or lambda, f-string, ...: source only; `names` says what it refers to
    };
    struct Keyword
    {
        QString name = {};      ///< empty for `**mapping`
        SourceRange range = {}; ///< `name=value` with the parentheses around the value
        int value = -1;         ///< index in `items` of the expression; see keywordValue()
    };

    Kind kind = Kind::None;
    SourceRange range = {}; ///< without parentheses around it
    QString text = {};
    QList<PyExpr> items = {};
    QList<Keyword> keywords = {}; ///< of a call; their values are the last items
    QStringList names = {};       ///< Other: the names that it reads, dotted where they are

    bool is(Kind other) const { return kind == other; }
    /// Positional arguments of a call (with starred ones).
    QList<PyExpr> arguments() const { return items.mid(1, items.size() - 1 - keywords.size()); }
    /// Null where the call has no such keyword.
    const PyExpr *keyword(QStringView name) const
    {
        for (const Keyword &entry : keywords) {
            if (entry.name == name)
                return &items[entry.value];
        }
        return nullptr;
    }
};

/// A statement of a module or of a class body.
struct PyStatement
{
    enum class Kind : quint8 {
        Import,   ///< `import a.b as c`: one entry of `imports` a name
        From,     ///< `from ..a import b as c`, `from a import *`
        Assign,   ///< to plain names: `targets`, `value`; an annotation may stand in `annotation`
        Augment,  ///< `x += value`
        Class,
        Function,
        Other,    ///< anything else: `expression` if it is one (`register(X)`, `X.add_to_class(...)`)
        Docstring,
    };
    /// Where it stands: statements of `if`, `try`, `with` and the like are listed in place, one after the other.
    enum class Branch : quint8 { None, If, Else, Try, Except, Finally, Loop, With, TypeChecking };
    struct Import
    {
        QString name = {};  ///< `a.b` of an import; `b` or `*` of a from
        QString alias = {}; ///< what it binds: the part before the first dot, the name, or what stands after `as`
    };
    /// What an `__init__` of a class does with an option of its field.
    struct Setting
    {
        enum class How : quint8 {
            Assigned,    ///< kwargs["max_length"] = 104
            Defaulted,   ///< kwargs.setdefault("max_length", 104)
            Passed,      ///< super().__init__(max_length=104); `super().__init__("text")` passes one named `0`
            Parameter,   ///< def __init__(self, max_length=104)
            Removed,     ///< del kwargs["max_length"], kwargs.pop("max_length")
            KeywordOnly, ///< def __init__(self, *args, max_length=104, **kwargs)
        };
        How how = How::Assigned;
        QString name = {};
        QList<PyExpr> value = {}; ///< one at most
        bool conditional = false; ///< it stands under an `if`, `for` or `except` that does not ask whether `name` is given
    };

    Kind kind = Kind::Other;
    Branch branch = Branch::None;
    int depth = 0;          ///< how many such blocks it stands in, within its class; `elif` is Else, no deeper than its `if`
    int condition = -1;     ///< what has to hold for it to be run, within its class: place in PyModule::conditions
    SourceRange block = {}; ///< the outermost of these blocks as a whole; empty if there is none
    SourceRange range = {}; ///< with decorators; without a comment behind it
    QString name = {};      ///< of a class or function; of a From the module, without dots before it; of an Augment the operator
    int level = 0;          ///< of a From: the dots before the module
    QList<Import> imports = {};
    QStringList targets = {};      ///< of an Assign or Augment; of an Other the names that it assigns: `a, b = 1, 2`
    QList<PyExpr> value = {};      ///< one at most; also the expression of an Other
    QList<PyExpr> annotation = {}; ///< one at most
    QList<PyExpr> decorators = {};
    QList<PyExpr> bases = {}; ///< of a class; starred ones too
    QList<PyExpr::Keyword> keywords = {}; ///< `metaclass=...`; values in keywordValues
    QList<PyExpr> keywordValues = {};
    int header = 0;                     ///< of a class: the byte after the `:` of its first line
    QList<PyStatement> statements = {}; ///< of a class
    QList<Setting> settings = {};       ///< of a function `__init__`
    QStringList names = {};             ///< of a function, class or Other: the names that it reads, dotted where they are
};

/// The test of an `if` around statements.
struct PyCondition
{
    int within = -1;      ///< what has to hold as well: place in PyModule::conditions, before this one
    bool negated = false; ///< it holds where the test does not: `else`
    PyExpr test = {};
};

/// A file that was parsed.
struct PyModule
{
    QString path = {};
    QByteArray source = {};  ///< in UTF-8, without a byte order mark, with its own line ends
    QString encoding = {};   ///< of the file: `utf-8`, `latin-1`, or what its coding cookie says; see encodedAs()
    bool byteOrderMark = false;
    QString digest = {};     ///< SHA-256 of the file's bytes, in hexadecimal
    QList<PyStatement> statements = {};
    QList<PyCondition> conditions = {};
    QString error = {};      ///< why it was not parsed; then there are no statements

    /// The source of a range.
    QString text(SourceRange range) const { return QString::fromUtf8(source.mid(range.begin, range.size())); }
};

} // namespace relata
