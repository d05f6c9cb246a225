// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/syntax.h"

#include <QHash>
#include <QSet>

namespace relata {

/// A statement that binds a name; of an import which entry, of an assignment which target.
struct Binding
{
    const PyStatement *statement = nullptr;
    int import = -1;
    int target = 0;

    bool operator==(const Binding &) const = default;
};

/// What the statements of a module or of a class body bind, in their order.
struct Bindings
{
    QHash<QString, QList<Binding>> names = {};
    QList<const PyStatement *> stars = {}; ///< `from x import *`
};

Bindings bindingsOf(const QList<PyStatement> &statements);

/// The dotted names that an expression reads, each once, in the order in which they stand.
QStringList namesIn(const PyExpr &expression);
/// The names that a statement reads when it runs: those of function bodies too only where `everything` is asked for.
QStringList namesIn(const PyStatement &statement, bool everything);

QString firstPart(const QString &dotted);
QString lastPart(const QString &dotted);
/// `a.b` of `a` and `b`; the other where one is empty.
QString joinedPath(const QString &a, const QString &b);
/// What stands before the last dot.
QString allButLast(const QString &dotted);

} // namespace relata
