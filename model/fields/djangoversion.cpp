// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/fields/djangoversion.h"

#include <QVersionNumber>

#include <algorithm>
#include <array>

namespace relata {

namespace {

// https://docs.djangoproject.com/en/5.2/releases/ and the versions after it
constexpr std::array versions = {
    DjangoVersion{.name = u"4.2", .roundsInListOrder = true, .constraintsJoinTables = false},
    DjangoVersion{.name = u"5.2"},
    DjangoVersion{.name = u"6.1",
                  .defaultAutoField = u"BigAutoField",
                  .warnsOfDefaultAutoField = false,
                  .decimalsNeedDigits = false,
                  .warnsOfComputedNull = true},
};

QVersionNumber number(QStringView name)
{
    return QVersionNumber::fromString(name.toString());
}

} // namespace

std::span<const DjangoVersion> djangoVersions()
{
    return versions;
}

const DjangoVersion &djangoVersion(QStringView name)
{
    const auto called = [](QStringView wanted) {
        return std::find_if(versions.begin(), versions.end(),
                            [&](const DjangoVersion &version) { return version.name == wanted; });
    };
    const auto found = called(name);
    return found == versions.end() ? *called(u"5.2") : *found;
}

bool Lifetime::covers(QStringView version) const
{
    return (since.isEmpty() || number(version) >= number(since)) &&
           (until.isEmpty() || number(version) <= number(until));
}

} // namespace relata
