// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/result.h"

#include <QByteArray>
#include <QString>

namespace relata {

/// The file is the old or the new one, never half of it.
Result<void> writeFile(const QString &path, const QByteArray &content);

/// Beside the project with its name and another ending; `schema` and the ending if the project has no file.
QString suggestedPath(const QString &projectPath, const QString &ending);

} // namespace relata
