// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include "app/commands/table.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <cstdio>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString synopsis(const Command &command)
{
    return u"relata %1 %2"_s.arg(command.name, command.synopsis);
}

QString commandHelp(const Command &command)
{
    QString text =
        u"Usage: %1\n%2\n"_s.arg(synopsis(command), QCoreApplication::translate("Commands", command.summary));
    if (!command.options.empty())
        text += u"\n"_s;
    for (const CommandOption &option : command.options) {
        const QString flag = option.letter.isEmpty() ? u"    --%1"_s.arg(option.name)
                             : option.name.isEmpty() ? u"-%1"_s.arg(option.letter)
                                                     : u"-%1, --%2"_s.arg(option.letter, option.name);
        const QString value = option.value.isEmpty() ? QString() : u' ' + option.value.toString();
        text +=
            u"  %1  %2\n"_s.arg((flag + value).leftJustified(26), QCoreApplication::translate("Commands", option.help));
    }
    return text + (command.operand == u"FILE"
                       ? u"\nFILE is a .relata project file, or - for standard input.\n"_s
                       : u"\nSOURCE is a models.py, the folder of an app, or the folder of a project.\n"_s);
}

const Command *commandNamed(const QString &word)
{
    const auto all = commands();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Command &command) { return command.name == word; });
    return found == all.end() ? nullptr : &*found;
}

// Reads the arguments by the command's table; an error is what the person should do about it.
Result<CommandInput> parse(const Command &command, const QStringList &arguments)
{
    CommandInput input;
    bool onlyFiles = false;
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const QString &word = arguments[i];
        if (onlyFiles || word == u"-" || !word.startsWith(u'-')) {
            input.positional.append(word);
            continue;
        }
        if (word == u"--") {
            onlyFiles = true;
            continue;
        }
        const bool isLong = word.startsWith(u"--"_s);
        const QString flag = isLong ? word.mid(2).section(u'=', 0, 0) : word.mid(1, 1);
        const auto option = std::find_if(command.options.begin(), command.options.end(), [&](const CommandOption &row) {
            return isLong ? row.name == flag : row.letter == flag;
        });
        if (option == command.options.end())
            return Error{u"unknown option %1; see relata %2 --help"_s.arg(word, command.name)};
        const QString key = option->name.isEmpty() ? option->letter.toString() : option->name.toString();
        if (option->value.isEmpty()) {
            input.options.insert(key, QString());
            continue;
        }
        const qsizetype equals = word.indexOf(u'=');
        QString value;
        if (isLong && equals >= 0)
            value = word.mid(equals + 1);
        else if (!isLong && word.size() > 2)
            value = word.mid(2);
        else if (const bool follows = i + 1 < arguments.size(); !option->standard.isEmpty() && !(follows && arguments[i + 1].contains(u':')))
            value = option->standard.toString();
        else if (++i < arguments.size())
            value = arguments[i];
        else
            return Error{u"%1 needs %2; see relata %3 --help"_s.arg(word, option->value, command.name)};
        input.options.insert(key, value);
    }
    if (command.several ? input.positional.isEmpty() : input.positional.size() != 1)
        return Error{
            u"%1 %2 is needed: %3"_s.arg(command.several ? u"a"_s : u"one"_s, command.operand, synopsis(command))};
    return input;
}

} // namespace

bool isCommand(const QString &word)
{
    return word == u"--help" || word == u"-h" || word == u"--version" || commandNamed(word);
}

bool commandNeedsFonts(const QString &word)
{
    const Command *command = commandNamed(word);
    return command && command->draws;
}

QString helpText()
{
    QString text = u"Relata, a designer for Django models.\n\nrelata [FILE]\n    open the designer\n"_s;
    for (const Command &command : commands())
        text += u"%1\n    %2\n"_s.arg(synopsis(command), QCoreApplication::translate("Commands", command.summary));
    return text +
           u"\nrelata COMMAND --help tells a command's options.  FILE is a .relata project file, or - for standard "
           u"input.\n"
           "Exit status: 0 done; 1 the schema or the data has errors; 2 wrong usage or a file that can't be read or written.\n"_s;
}

int runCommand(const QStringList &arguments)
{
    if (arguments.first() == u"--help" || arguments.first() == u"-h") {
        std::fputs(helpText().toUtf8().constData(), stdout);
        return 0;
    }
    if (arguments.first() == u"--version") {
        std::puts("relata " RELATA_VERSION);
        return 0;
    }
    const Command &command = *commandNamed(arguments.first());
    if (arguments.contains(u"--help"_s) || arguments.contains(u"-h"_s)) {
        std::fputs(commandHelp(command).toUtf8().constData(), stdout);
        return 0;
    }
    const Result<CommandInput> input = parse(command, arguments);
    const CommandResult result = input ? command.run(*input) : CommandResult{2, input.error()};
    if (!result.message.isEmpty())
        std::fputs(u"relata %1: %2\n"_s.arg(command.name, result.message).toUtf8().constData(), stderr);
    return result.status;
}

} // namespace relata
