// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/canvas/diagram.h"
#include "designer/canvas/geometry.h"
#include "designer/theme/theme.h"
#include "model/schema/result.h"

#include <QImage>

namespace relata {

/// The whole diagram with a margin, at `scale` pixels per scene unit (less where it would grow beyond all measure).
QImage diagramImage(const Diagram &diagram, const Theme &theme, const Metrics &metrics, qreal scale = 2);

/// Writes the whole diagram to a `.svg`, `.png` (at twice the size) or `.pdf` file, by the name's ending.
/// The same diagram always gives the same bytes.
Result<void> savePicture(const Diagram &diagram, const Theme &theme, const Metrics &metrics, const QString &path);

} // namespace relata
