// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/importing/names.h"
#include "tests/model/python/importing/sourcefolder.h"

namespace relata {

using namespace Qt::StringLiterals;

/// Where `probe = ...` stands in shop/models.py, at the top or in a class.
struct Probe
{
    Scope scope = {};
    const PyExpr *value = nullptr;
};

inline Probe findProbe(const Scope &scope, const QList<PyStatement> &statements)
{
    Probe found;
    for (const PyStatement &statement : statements) {
        if (statement.kind == PyStatement::Kind::Assign && statement.targets.contains(u"probe"_s))
            found = {scope, &statement.value.first()};
        Scope inside = scope;
        inside.classes.append(&statement);
        const Probe inner = findProbe(inside, statement.statements);
        if (inner.value)
            found = inner;
    }
    return found;
}

inline QString described(const Value &value)
{
    const QString kind = value.isCode() ? u"code "_s : QString();
    return kind + value.literal() + (value.spelling().isEmpty() ? QString() : u"  spelled  "_s + value.spelling());
}

inline QString described(const Meaning &meaning)
{
    static const QStringList kinds = {u"unknown"_s,  u"class"_s,  u"function"_s,
                                      u"constant"_s, u"module"_s, u"external"_s};
    return kinds[int(meaning.kind)] + u' ' + meaning.dotted;
}

/// Files read, with the place of the probe.
struct Case
{
    explicit Case(const QString &files)
        : folder(files)
        , tree(readSourceTree({folder.path()}).value_or({}))
        , names(tree)
    {
        const int module = names.tree().resolve(-1, 0, u"shop.models"_s);
        if (module >= 0)
            probe = findProbe({.module = module}, names.tree().modules[module].statements);
    }

    SourceFolder folder;
    SourceTree tree;
    Names names;
    Probe probe = {};
};

} // namespace relata
