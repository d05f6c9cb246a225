// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/syntax.h"
#include "model/schema/result.h"

#include <functional>

namespace relata {

/// A file to be parsed: from the disk, or its bytes.
struct ReaderInput
{
    QString path = {};
    QByteArray content = {};
    bool fromDisk = true;
};

/// What bounds the work of the children that parse.
struct ReaderLimits
{
    qint64 fileBytes = 16 * 1024 * 1024; ///< larger files are not opened
    int fileMilliseconds = 8000;         ///< a file that takes longer costs its child its life
    qint64 memoryBytes = 1536LL * 1024 * 1024;
    int children = 2;
};

/// Called on the caller's thread now and then with how many files are done; says whether to go on.
using ReaderProgress = std::function<bool(int done, int total)>;

/// Parses files with CPython in child processes (`python3 -I`); nothing of them is imported or run.  One module an
/// input, in the same order; what could not be read or parsed says why in PyModule::error.  An error where there is no
/// Python, or when `progress` said to stop.  Blocks: call it off the window's thread.
Result<QList<PyModule>> parseFiles(const QList<ReaderInput> &inputs, const ReaderLimits &limits = {},
                                   const ReaderProgress &progress = {});

/// One module from its bytes, as the file `path` would be.
Result<PyModule> parseSource(const QString &path, const QByteArray &content);

} // namespace relata
