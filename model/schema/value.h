// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <variant>

namespace relata {

class Value;
using ValueList = QList<Value>;

/// Python source that is no plain literal (`uuid.uuid4`, `settings.X`, `Decimal("1.50")`, `Q(a=1)`): kept to the
/// letter, never evaluated.
struct Code
{
    QString source = {};

    bool operator==(const Code &) const = default;
};

/// A value of an option as Python would write it: None, a bool, an int, a string, a list (or tuple), or source text.
/// Floats, big integers, decimals and dicts are source text, so that what was written is what is kept.
class Value
{
public:
    Value() = default;
    Value(bool value)
        : m_data(value)
    {
    }
    Value(int value)
        : m_data(qint64(value))
    {
    }
    Value(qint64 value)
        : m_data(value)
    {
    }
    Value(const QString &value)
        : m_data(value)
    {
    }
    Value(const ValueList &value)
        : m_data(value)
    {
    }
    Value(const Code &value)
        : m_data(value)
    {
    }
    template <typename T> Value(T *) = delete;

    static Value strings(const QStringList &list);

    bool isNone() const { return std::holds_alternative<std::monostate>(m_data); }
    bool isBool() const { return std::holds_alternative<bool>(m_data); }
    bool isInteger() const { return std::holds_alternative<qint64>(m_data); }
    bool isText() const { return std::holds_alternative<QString>(m_data); }
    bool isList() const { return std::holds_alternative<ValueList>(m_data); }
    bool isCode() const { return std::holds_alternative<Code>(m_data); }

    bool toBool(bool otherwise = false) const;
    qint64 toInteger(qint64 otherwise = 0) const;
    QString toText(const QString &otherwise = {}) const;
    const ValueList &toList() const;
    /// The source text of code, else an empty string.
    QString code() const;
    /// The strings of a list; what is no string is left out.
    QStringList toStrings() const;

    /// The same value, written in models.py as this source: `Status.choices`, `_("title")`, `MAX_LENGTH`.  For what is
    /// written so because of names of its module, the value is what the names stand for.
    Value spelled(const QString &source) const;
    /// Empty where the value is written as it is.
    const QString &spelling() const { return m_spelling; }
    /// The same value as one that the field's own class sets (its `__init__`): not written in models.py.
    Value implied() const;
    bool isImplied() const { return m_implied; }
    /// Without a spelling and not implied.
    Value plain() const;

    /// As models.py writes it: the spelling, or the literal.
    QString python() const;
    /// As Python source without regard to the spelling: `None`, `True`, `12`, `"it's"`, `["a", 1]`.
    QString literal() const;

    bool operator==(const Value &) const = default;

private:
    std::variant<std::monostate, bool, qint64, QString, ValueList, Code> m_data;
    QString m_spelling = {};
    bool m_implied = false;
};

/// A Python string literal in double quotes, as Black writes it (single quotes where that saves backslashes).
QString pythonString(const QString &text);

} // namespace relata
