// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/schema.h"

namespace relata {

/// Adds Django's own models that projects point at: contenttypes, auth, sites, sessions, with the same ids at any time.
/// https://docs.djangoproject.com/en/5.2/ref/contrib/
void addContrib(Schema &schema);

} // namespace relata
