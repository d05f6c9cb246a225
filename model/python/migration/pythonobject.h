// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QSet>
#include <QString>

namespace relata {

/// A Python object as far as Django's migration writer tells objects apart: django/db/migrations/serializer.py of 5.2.
struct PythonObject
{
    enum class Kind : quint8 {
        Plain, ///< `text` is how it is written: None, True, 1.5, `datetime.date(2020, 1, 31)`, `shop.models.make_code`
        Text,  ///< `text` is the string
        Integer, ///< `text` is decimal digits
        List,
        Tuple,
        Set,
        FrozenSet,
        Dict,      ///< `items` hold keys and values in turn
        Construct, ///< a call of `text`, a class as migrations name it
        Q,         ///< `items` are children: tuples of a look-up and a value, or objects
    };

    Kind kind = Kind::Plain;
    QString text = QStringLiteral("None");
    QStringList imports = {};       ///< whole lines
    QList<PythonObject> items = {}; ///< also positional arguments
    QMap<QString, PythonObject> keywords = {};
    bool expression = false;                   ///< Construct: one of Django's expressions
    QString connector = QStringLiteral("AND"); ///< Q
    bool negated = false;                      ///< Q

    bool is(Kind other) const { return kind == other; }
    bool isPlain(QStringView written) const { return kind == Kind::Plain && text == written; }
    bool isNone() const { return isPlain(u"None"); }
    /// Empty strings and containers, zero, None and False.
    bool isFalsy() const;
};

PythonObject plainObject(const QString &written, const QStringList &imports = {});
PythonObject boolObject(bool value);
PythonObject integerObject(const QString &digits);
PythonObject textObject(const QString &text);
PythonObject sequenceObject(PythonObject::Kind kind, const QList<PythonObject> &items);
PythonObject textsObject(PythonObject::Kind kind, const QStringList &texts);
/// A call of a class by its full path: classes of django.db.models are written `models.X`.
PythonObject constructObject(const QString &path, const QList<PythonObject> &arguments = {},
                             const QMap<QString, PythonObject> &keywords = {});

/// As the migration writer writes it; the imports that this takes are added to `imports`.
QString written(const PythonObject &object, QSet<QString> &imports);

// Python's repr() of plain values.
QString pythonRepr(const QString &text);
QString pythonRepr(const QByteArray &bytes);
QString pythonRepr(double number);

} // namespace relata
