// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/djangonames/nametable.h"

#include <QString>

#include <optional>

namespace relata {

/// Something of Django's or of Python's library that model options often name.
struct KnownName
{
    using Kind = NameKind;

    Kind kind = Kind::Class;
    QString path = {};   ///< how a migration names it: `django.db.models.functions.text.Lower`
    QString module = {}; ///< what has to be imported for that; empty for a builtin
};

/// By the name as models use it (`Lower`, `functions.Lower`, `timezone.now`) or by the full path it is documented
/// under.
std::optional<KnownName> knownName(const QString &dotted);

} // namespace relata
