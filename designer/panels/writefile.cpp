// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/writefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace relata {

using namespace Qt::StringLiterals;

Result<void> writeFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit())
        return {};
    return Error{QCoreApplication::translate("writeFile", "%1 could not be written: %2. Choose another place.")
                     .arg(QDir::toNativeSeparators(path), file.errorString())};
}

QString suggestedPath(const QString &projectPath, const QString &ending)
{
    if (projectPath.isEmpty())
        return u"schema"_s + ending;
    const QFileInfo project(projectPath);
    return project.dir().filePath(project.completeBaseName() + ending);
}

} // namespace relata
