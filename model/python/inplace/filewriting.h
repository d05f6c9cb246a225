// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/result.h"

#include <QByteArray>
#include <QString>

namespace relata {

/// SHA-256 in hexadecimal, as PyModule::digest and SourceFile::digest hold it.
QString contentDigest(const QByteArray &content);

/// Writes a file in one step, through a symbolic link where there is one and with the permissions it had.  Refused when
/// the file is no longer the one with the digest; an empty digest: it must not be there yet.
Result<void> writeInPlace(const QString &path, const QString &expectedDigest, const QByteArray &content);

} // namespace relata
