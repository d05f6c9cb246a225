// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/table.h"

#include <vector>

namespace relata {

std::span<const Command> commands()
{
    static const std::vector<Command> rows = {
        sqlCommand(),      pythonCommand(), migrationCommand(), importCommand(),
        describeCommand(), checkCommand(),  sampleCommand(),    imageCommand(),
    };
    return rows;
}

} // namespace relata
