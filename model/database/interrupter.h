// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/database/scriptrun.h"
#include "model/database/serverconnection.h"

#include <QString>

#include <optional>
#include <thread>

namespace relata {

/// Ends the statement that is under way on a server once it is cancelled, through a connection of its own, for as long as this
/// object lives.
class Interrupter
{
public:
    /// `cancel` may be null.
    Interrupter(const ServerConnection &connection, const CancelFlag *cancel);

private:
    std::optional<std::jthread> m_thread;
};

} // namespace relata
