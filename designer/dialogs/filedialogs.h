// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace relata {

/// How a file is asked for: the desktop's own dialogs, or the answers that a test gives.
struct FileDialogs
{
    /// Title, the folder or file to start from, filters as QFileDialog writes them; an empty answer means that the person gave up.
    using Ask = std::function<QString(QWidget *parent, const QString &title, const QString &start, const QString &filters)>;

    /// Title and the folder to start from.
    using AskFolder = std::function<QString(QWidget *parent, const QString &title, const QString &start)>;

    Ask open = {};
    Ask save = {};
    AskFolder folder = {};
};

FileDialogs nativeFileDialogs();

} // namespace relata
