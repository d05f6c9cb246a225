// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/result.h"

#include <QJsonObject>

namespace relata {

/// The same project in the words of the present format, 1.0; a newer minor version is left as it is.
/// An error where there is no format number, or one of another major version that this program can't read.
Result<QJsonObject> upgraded(QJsonObject project);

} // namespace relata
