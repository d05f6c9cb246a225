// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/inplace/inplace.h"

namespace relata {

/// A file as it would be written.
struct EditedFile
{
    QString path = {};
    QByteArray content = {};
};

/// Reads the project again as if the files were written, and compares what they say with the schema: an error is one
/// sentence that names what differs.  `sources` are all files of the project.  Blocks.
Result<void> verifyEdits(const QList<EditedFile> &files, const Schema &after, const QList<SourceFile> &sources);

/// The first thing in which the models of a file differ between what was read and what is wanted, as a sentence; empty
/// if nothing does.  Values are compared by what they mean, not by how they are written; models and fields by their
/// names.
QString firstDifference(const Schema &read, const Schema &wanted, const SourceFile &source);

} // namespace relata
