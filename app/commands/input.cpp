// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/input.h"

#include "model/project/projectfile.h"

#include <QFile>
#include <QSaveFile>

#include <cstdio>

namespace relata {

using namespace Qt::StringLiterals;

Result<Project> readProject(const QString &file)
{
    if (file != u"-")
        return loadProject(file);
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return Error{u"standard input can't be read"_s};
    return fromJson(input.read(largestProjectFile + 1), u"standard input"_s);
}

CommandResult writeOut(const QByteArray &content, const QString &path)
{
    if (path.isEmpty()) {
        const bool whole =
            std::fwrite(content.constData(), 1, size_t(content.size()), stdout) == size_t(content.size());
        return std::fflush(stdout) == 0 && whole ? CommandResult{}
                                                 : CommandResult{2, u"standard output can't be written"_s};
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return {2,
                u"%1 can't be written (%2); check the folder and who may write there"_s.arg(path, file.errorString())};
    return {};
}

Result<const Dialect *> dialectOf(const CommandInput &input, const QString &otherwise)
{
    const QString name = input.value(u"dialect"_s, otherwise);
    if (const Dialect *dialect = dialectNamed(name))
        return dialect;
    QStringList names;
    for (const Dialect &row : dialects())
        names.append(row.name);
    return Error{u"there is no dialect \"%1\"; take one of %2"_s.arg(name, names.join(u", "_s))};
}

} // namespace relata
