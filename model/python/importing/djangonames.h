// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace relata {

/// The documented path of a name that was imported from some module of Django's: `django.db.models.CharField` for
/// `django.db.models.fields.CharField` and `django.contrib.gis.db.models.CharField`.  Other names come back as they
/// are.
QString publicName(const QString &dotted);

/// How a name is usually written in models.py: `Q`, `models.CASCADE`, `timezone.now`, `uuid.uuid4`; empty where it has
/// no usual form.
QString usualName(const QString &dotted);

/// The argument of a function of Django's whose text is its result, as of gettext_lazy() and mark_safe(); -1 for any
/// other.
int textArgument(const QString &dotted);

/// A name that Python brings along: `list`, `int`.
bool isBuiltin(const QString &name);

} // namespace relata
