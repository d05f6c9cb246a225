// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"

#include <span>

namespace relata {

/// All commands, in the order in which the help lists them.
std::span<const Command> commands();

Command sqlCommand();
Command describeCommand();
Command checkCommand();
Command importCommand();
Command pythonCommand();
Command migrationCommand();
Command sampleCommand();
Command imageCommand();

} // namespace relata
