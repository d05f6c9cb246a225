// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/importing/folderscan.h"
#include "model/python/importing/sourcetree.h"

namespace relata {

/// What INSTALLED_APPS and the lists that go into it name, as text.
QStringList installedApps(const SourceTree &tree);

/// What Django takes as the label of an app: a word of Python, which may be a keyword.
bool isAppLabel(const QString &label);
/// The nearest label to a name.
QString appLabelOf(const QString &name);

/// Completes apps, of which the folder and the package are known, by what their AppConfig and the settings say.  `tree`
/// holds the modules with their names. https://docs.djangoproject.com/en/5.2/ref/applications/#configuring-applications
QList<SourceApp> configuredApps(const SourceTree &tree, const QList<SourceApp> &apps);

} // namespace relata
