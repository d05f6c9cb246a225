// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/result.h"

#include <QMultiMap>
#include <QString>
#include <QStringList>

#include <vector>

namespace relata {

struct CommandOption
{
    QStringView letter = {}; ///< `o`; empty if there is only the long form
    QStringView name = {};   ///< `dialect`; empty if there is only the letter
    QStringView value = {};  ///< what it takes, for the help; empty: nothing
    const char *help = "";
    QStringView standard = {}; ///< the value where no word with a colon in it follows; empty: a value must follow
};

/// What stood on the command line.
struct CommandInput
{
    QStringList positional = {};
    QMultiMap<QString, QString> options = {}; ///< by name (or letter where it has no name), the last one first

    bool has(const QString &name) const { return options.contains(name); }
    QString value(const QString &name, const QString &otherwise = {}) const { return options.value(name, otherwise); }
};

struct CommandResult
{
    int status = 0;
    QString message = {}; ///< one line for standard error; empty if there is nothing to say
};

/// A row of the table that the command line is made of.
struct Command
{
    QStringView name = {};
    QStringView synopsis = {};
    const char *summary = "";
    std::vector<CommandOption> options = {};
    CommandResult (*run)(const CommandInput &) = nullptr;
    bool draws = false;
    bool several = false;          ///< takes one operand or more, not just one
    QStringView operand = u"FILE"; ///< what the operands are called
};

} // namespace relata
