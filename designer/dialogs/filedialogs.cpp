// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/dialogs/filedialogs.h"

#include <QFileDialog>

namespace relata {

FileDialogs nativeFileDialogs()
{
    return {
        .open = [](QWidget *parent, const QString &title, const QString &start, const QString &filters) {
            return QFileDialog::getOpenFileName(parent, title, start, filters);
        },
        .save = [](QWidget *parent, const QString &title, const QString &start, const QString &filters) {
            return QFileDialog::getSaveFileName(parent, title, start, filters);
        },
        .folder = [](QWidget *parent, const QString &title, const QString &start) {
            return QFileDialog::getExistingDirectory(parent, title, start);
        },
    };
}

} // namespace relata
