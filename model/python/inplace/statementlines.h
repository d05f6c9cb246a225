// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/inplace/filetext.h"
#include "model/python/inplace/textedits.h"

namespace relata {

/// The statement has its lines for itself.
bool hasOwnLines(const FileText &text, SourceRange statement);

/// Its lines with the line end of the last and a comment behind it.
SourceRange linesOf(const FileText &text, SourceRange statement);

/// Its lines with the comment lines directly above it, unless they are a heading of what follows (`# ---- dates ----`).
SourceRange linesWithComments(const FileText &text, SourceRange statement);

/// The first byte of a class's lines and the byte after the last, comments at its end that are indented as its body
/// included.
SourceRange classLines(const FileText &text, SourceRange statement);

/// Takes statements of one body away, with their comments and the blank lines that would be too many; where nothing is
/// left in a block `pass` stands for it, unless that is indented by `filled` columns: that one gets other statements.
void removeStatements(const FileText &text, const QList<SourceRange> &statements, int filled, TextEdits &edits);

} // namespace relata
