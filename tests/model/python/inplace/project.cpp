// SPDX-License-Identifier: GPL-3.0-or-later
#include "project.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace relata;
using namespace Qt::StringLiterals;

void EditedProject::add(const QString &path, const QByteArray &content)
{
    QDir(m_folder.path()).mkpath(QFileInfo(path).path());
    for (QString folder = QFileInfo(path).path(); folder != u"."; folder = QFileInfo(folder).path()) {
        QFile package(m_folder.filePath(folder + u"/__init__.py"_s));
        if (!package.exists() && !package.open(QIODevice::WriteOnly))
            qFatal("%s", qPrintable(package.errorString()));
    }
    QFile file(m_folder.filePath(path));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s", qPrintable(file.errorString()));
}

QString EditedProject::read()
{
    const Result<Import> found = importSources({m_folder.path()});
    if (!found)
        return found.error();
    m_import = *found;
    return m_import.unread.isEmpty() ? QString() : m_import.unread.first().reason;
}

Result<InPlaceEdit> EditedProject::edit(qsizetype index, const Schema &after, const QList<SourceFile> &sources) const
{
    return editInPlace(m_import.modules[index], sources[index], m_import.schema, after, sources);
}

Result<InPlaceEdit> EditedProject::undo(qsizetype index, const QByteArray &content, const Schema &after,
                                        const QList<SourceFile> &sources) const
{
    const Result<PyModule> parsed = parseSource(sources[index].path, content);
    if (!parsed)
        return Error{parsed.error()};
    return editInPlace(*parsed, sources[index], after, m_import.schema, sources);
}

QByteArray EditedProject::contentOf(qsizetype index) const
{
    QFile file(m_import.sources[index].path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
