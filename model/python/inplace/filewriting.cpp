// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/inplace/filewriting.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace relata {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("InPlace", text);
}

} // namespace

QString contentDigest(const QByteArray &content)
{
    return QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
}

Result<void> writeInPlace(const QString &path, const QString &expectedDigest, const QByteArray &content)
{
    // QSaveFile follows links itself, but only where they lead to a file.
    const QFileInfo info(path);
    const QString target = info.isSymLink() ? info.canonicalFilePath() : path;
    if (target.isEmpty())
        return Error{tr("%1 is a link that leads nowhere.").arg(path)};
    const bool exists = QFileInfo::exists(target);
    if (exists == expectedDigest.isEmpty())
        return Error{(exists ? tr("%1 is there already; import it first.")
                             : tr("%1 is gone since it was imported; import again."))
                         .arg(path)};
    QFileDevice::Permissions permissions;
    if (exists) {
        QFile file(target);
        if (!file.open(QIODevice::ReadOnly))
            return Error{tr("%1 cannot be read: %2.").arg(path, file.errorString())};
        permissions = file.permissions();
        if (contentDigest(file.readAll()) != expectedDigest)
            return Error{tr("%1 has changed since it was imported; import it again.").arg(path)};
        if (!QFileInfo(target).isWritable())
            return Error{tr("%1 is write-protected.").arg(path)};
    }
    QSaveFile file(target);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return Error{tr("%1 cannot be written: %2.").arg(path, file.errorString())};
    if (exists)
        file.setPermissions(permissions);
    if (!file.commit())
        return Error{tr("%1 cannot be written: %2.").arg(path, file.errorString())};
    return {};
}

} // namespace relata
