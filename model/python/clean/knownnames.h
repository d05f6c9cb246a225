// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace relata::clean {

/// How a name that people use in models is imported, where nothing says otherwise.  An empty module stands for
/// `import uuid` itself.
struct KnownName
{
    QStringView name = {};
    QStringView module = {};
    QStringView original = {}; ///< where it is imported under another name: `gettext_lazy` as `_`
};

/// Null for a name that is not among them.
const KnownName *knownName(QStringView name);
/// `dict`, `len`, ...: always there.
/// Where people import a model of one of Django's own apps from.
QString contribModule(const QString &label, const QString &model);
bool isBuiltin(QStringView name);
/// A module that comes with Python: `datetime`, `decimal`.
bool isStandardModule(QStringView package);

} // namespace relata::clean
