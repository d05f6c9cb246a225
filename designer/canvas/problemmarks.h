// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/canvas/diagram.h"
#include "designer/theme/theme.h"
#include "model/checks/checks.h"

#include <QHash>
#include <QPainter>

namespace relata {

/// Which boxes and rows (and so edges) have problems: of each the worst.
struct ProblemMarks
{
    QHash<ModelId, Level> models = {};
    QHash<FieldId, Level> fields = {};

    bool operator==(const ProblemMarks &) const = default;
};

ProblemMarks problemMarks(const QList<Problem> &problems);
/// The sentences about a model, or about one of its fields, a line each with the check's id; empty where there are none.
QString problemText(const QList<Problem> &problems, ModelId model, FieldId field);

/// Paints a disc for errors, a triangle for warnings: at the corner of the box, at the side of the row, and where the edge leaves.
void paintProblemMarks(QPainter &painter, const Diagram &diagram, const ProblemMarks &marks, const QRectF &seen, qreal scale,
                       const Theme &theme);

} // namespace relata
