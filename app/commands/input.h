// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"
#include "model/project/project.h"
#include "model/schema/result.h"
#include "model/sql/dialect.h"

#include <QByteArray>

namespace relata {

// What the commands share: reading a project, writing an answer.

/// `-` is standard input.
Result<Project> readProject(const QString &file);
/// To a file, whole or not at all, or to standard output where `path` is empty.
CommandResult writeOut(const QByteArray &content, const QString &path = {});
/// The dialect that --dialect names, or `otherwise`.
Result<const Dialect *> dialectOf(const CommandInput &input, const QString &otherwise);

} // namespace relata
