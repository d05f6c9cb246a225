// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace relata {

/// A folder of files that a test writes as one text: a line `== path` before the content of each.
class SourceFolder
{
public:
    explicit SourceFolder(const QString &files)
    {
        const QStringList parts = (QStringLiteral("\n") + files).split(QStringLiteral("\n== "), Qt::SkipEmptyParts);
        for (const QString &part : parts) {
            const QString path = part.section(u'\n', 0, 0).trimmed();
            if (!path.isEmpty())
                write(path, part.section(u'\n', 1).toUtf8());
        }
    }

    void write(const QString &path, const QByteArray &content) const
    {
        const QString whole = this->path(path);
        QDir().mkpath(QFileInfo(whole).path());
        QFile file(whole);
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
    }
    QString path(const QString &inner = {}) const
    {
        return inner.isEmpty() ? m_folder.path() : m_folder.filePath(inner);
    }

private:
    QTemporaryDir m_folder;
};

} // namespace relata
