// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/schema.h"

namespace relata {

/// Adds Django's own models that projects point at: contenttypes, auth, sites, sessions, admin, flatpages, redirects,
/// with the same ids at any time.
/// https://docs.djangoproject.com/en/5.2/ref/contrib/
void addContrib(Schema &schema);

/// An app of Django's that counts as installed only where something of the project leads to its models: nothing else
/// does.
bool isSeldomInstalled(QStringView appLabel);

} // namespace relata
