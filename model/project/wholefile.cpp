// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/wholefile.h"

#include <QSaveFile>

namespace relata {

Result<void> writeWhole(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return Error{file.errorString()};
    // On a disk that is nearly full the first write takes what fits; only the next one tells why.
    for (qsizetype done = 0; done < content.size();) {
        const qint64 written = file.write(content.constData() + done, content.size() - done);
        if (written <= 0)
            return Error{file.errorString()};
        done += written;
    }
    return file.commit() ? Result<void>() : Error{file.errorString()};
}

} // namespace relata
