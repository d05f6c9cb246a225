// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/migrations/steps.h"

namespace relata {

/// A model in the order in which Django makes its operations.
struct OrderedModel
{
    int app = -1; ///< index in Steps::apps
    int model = -1;
    bool proxy = false;
};

/// App after app: the models with tables, then those that are not managed, both by descending name, then the managed
/// proxies by ascending name.  Numbers the apps too: `steps` gets its apps and appOf.
std::vector<OrderedModel> orderedModels(const Registry &registry, Whose whose, Steps &steps);

} // namespace relata
