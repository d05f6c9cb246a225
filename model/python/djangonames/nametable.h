// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFlags>
#include <QStringView>

#include <span>

namespace relata {

/// What a name of Django's or of Python's library stands for.
enum class NameKind : quint8 {
    Expression, ///< a class whose instances are expressions
    Field,
    Class,
    Function,
    Constant, ///< an object of a module, for which its path is what a migration writes
    Module,
};

/// Who looks names up. Not each takes all: `CharField` alone means nothing in a new file, which says
/// `models.CharField`.
enum class NameUse : quint8 {
    NewFiles = 1,   ///< a bare name in a new models.py is imported from `documented`
    Migrations = 2, ///< a migration names it by its home
    Imports = 4,    ///< packages hand it on: it is read as one of `documented`, whatever submodule it came from
};
Q_DECLARE_FLAGS(NameUses, NameUse)
Q_DECLARE_OPERATORS_FOR_FLAGS(NameUses)

/// Where names of Django's and of Python's library live that models and their options use.
struct NameRow
{
    NameKind kind = NameKind::Class;
    NameUses uses = {};
    QStringView documented = {}; ///< the module people import them from; empty for modules themselves and builtins
    QStringView names = {};      ///< separated by blanks
    QStringView definedIn = {};  ///< the module that defines them, where that is another one
    QStringView imported = {};   ///< what has to be imported for that, where a class and not a module holds them

    /// The module that defines the names, or the path that the class gives itself.
    constexpr QStringView home() const { return definedIn.isEmpty() ? documented : definedIn; }
};

/// All rows. Where a name is in two that fit, the first counts.
std::span<const NameRow> nameRows();

} // namespace relata
