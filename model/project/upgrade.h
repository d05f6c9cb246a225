// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/result.h"
#include "model/schema/schema.h"
#include "model/schema/source.h"

#include <QJsonObject>

namespace relata {

/// The same project in the words of the present format, 1.1; a newer minor version is left as it is.
/// An error where there is no format number, or one of another major version that this program can't read.
Result<QJsonObject> upgraded(QJsonObject project);

/// The number of a format that has words which this program does not know.
bool isNewerFormat(const QString &format);

/// The number that a file of these gets: 1.0 if an older Relata can read it, too, else 1.1.
QString oldestFormatFor(const QList<Model> &models, const QList<SourceFile> &sources);

} // namespace relata
