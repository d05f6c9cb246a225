// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <span>

namespace relata {

/// What a version of Django does otherwise than others, apart from what it has (the catalogue says that) and from what
/// it writes for a database (that is in the dialects).
struct DjangoVersion
{
    QStringView name = {};                       ///< `5.2`
    QStringView defaultAutoField = u"AutoField"; ///< the class of keys where DEFAULT_AUTO_FIELD is not set
    bool warnsOfDefaultAutoField = true;         ///< models.W042
    bool roundsInListOrder = false;              ///< how the operations of a migration are sorted: see autodetector.cpp
    bool constraintsJoinTables = true;           ///< the optimizer puts constraints into CREATE TABLE
    bool decimalsNeedDigits = true;              ///< on every database: DecimalField without max_digits is refused
    bool warnsOfComputedNull = false;            ///< fields.W225
};

/// The versions that a project can be for, oldest first.
std::span<const DjangoVersion> djangoVersions();
/// The version of that name; 5.2 if there is none.
const DjangoVersion &djangoVersion(QStringView name);

/// A span of versions in which Django has something: from `since` on, until and with `until`; empty: no limit.
struct Lifetime
{
    QStringView since = {};
    QStringView until = {};

    bool covers(QStringView version) const;
};

} // namespace relata
