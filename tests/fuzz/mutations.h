// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QRandomGenerator>

namespace relata {

/// One of the seeds with some changes: some that a person could make (a line moved, a name or value replaced), some
/// that nobody would (bytes flipped, cut off, repeated), parts of other seeds among them.
QByteArray mutated(const QList<QByteArray> &seeds, QRandomGenerator &random);

} // namespace relata
