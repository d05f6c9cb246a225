// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>

#include <utility>
#include <vector>

namespace relata {

/// What is said for each database, by its key: `sqlite`, `postgresql`, `mysql`.
using ByDialect = std::vector<std::pair<QString, QJsonValue>>;

/// One document of several of the same form: what can differ between databases is an object with a key for each (null
/// where none has it), everything else stands once.
QJsonValue merged(const ByDialect &values);

} // namespace relata
