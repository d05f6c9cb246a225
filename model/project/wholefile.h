// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/result.h"

#include <QByteArray>

namespace relata {

/// Writes a file whole or not at all: what was there before stays until all is on the disk. The error is the system's
/// reason alone, without a file name.
Result<void> writeWhole(const QString &path, const QByteArray &content);

} // namespace relata
