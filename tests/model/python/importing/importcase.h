// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/importing/import.h"

namespace relata {

/// A case may be a text of files (see SourceFolder), or just the models.py of an app `shop` without its first line.
QString asFiles(const QString &source);

/// The text of the models that were read, see schemaText().
QStringList linesOf(const Import &import);
/// `shop.Article: price: ...`, of all models.
QStringList reasonsOf(const Import &import);

/// What is written to a project file and opened again, as text; an error where it cannot be opened.
Result<QStringList> writtenAndRead(const Import &import);

} // namespace relata
