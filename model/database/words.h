// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/database/random.h"

#include <QString>

namespace relata {

/// Words that fit the name of a field (`first_name`, `city`, `title`, ...), without a length limit.
QString wordsFor(const QString &fieldName, Random &random);
/// A few sentences.
QString proseFor(Random &random);
/// Letters, digits and hyphens: `quiet-river`.
QString slugOf(const QString &text);
QString personName(Random &random);
QString domainName(Random &random);

} // namespace relata
