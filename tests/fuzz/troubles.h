// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace relata {

/// What was done with files, so that one sees that something was.
struct Counts
{
    int parsed = 0;
    int models = 0;
    int unchanged = 0;
    int written = 0;
};

/// Parses and imports files, each the models.py of an app in `folder`, and writes them back: in place without a change,
/// and anew. What is wrong with what comes of that, a line each.
QStringList troubles(const QList<QByteArray> &files, const QString &folder, Counts &counts);

} // namespace relata
