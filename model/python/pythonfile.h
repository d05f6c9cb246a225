// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace relata {

/// A Python file that is to be written.
struct PythonFile
{
    QString path = {}; ///< relative: `shop/models.py`, `shop/migrations/0001_initial.py`
    QByteArray content = {};
    QStringList notes = {}; ///< what a person has to know: a name that nothing defines, ...
};

} // namespace relata
