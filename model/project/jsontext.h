// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/result.h"

#include <QByteArray>
#include <QJsonObject>

namespace relata {

/// The object that a text holds. Beyond what JSON itself asks, no key may stand twice in an object (a merge could lose
/// a line that way), and nesting and the number of values are bounded, so that a hostile file can't use up the memory.
/// The error begins with the place ("line 3, column 7: ...") but not with a file name.
Result<QJsonObject> parsedObject(const QByteArray &json);

} // namespace relata
