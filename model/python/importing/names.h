// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/importing/sourcetree.h"
#include "model/python/syntax.h"
#include "model/schema/source.h"
#include "model/schema/value.h"

#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace relata {

class Lookup;

/// Where a name is looked up: a module and the classes (outermost first) in whose bodies the source stands.
struct Scope
{
    int module = -1;
    QList<const PyStatement *> classes = {};
};

/// What a name stands for, once imports, re-exports, star imports and assignments of one name to another are followed.
struct Meaning
{
    enum class Kind : quint8 {
        Unknown,  ///< nothing binds it; `dotted` is the name as written
        Class,    ///< of a module that was read
        Function, ///< likewise
        Constant, ///< likewise: `value` is what was assigned last
        Module,   ///< one that was read
        External, ///< of a module outside the sources: Django's, a library's, Python's
    };

    Kind kind = Kind::Unknown;
    QString dotted = {}; ///< the full path: `django.db.models.fields.CharField` as imported, `shop.models.Article`
    Scope scope = {};    ///< where the statement stands (for a class: without itself)
    const PyStatement *statement = nullptr;
    const PyExpr *value = nullptr;
};

/// Source that was not worked out, or a list with some in it.
bool holdsCode(const Value &value);

/// A statement that expressions refer to, and where it stands.
struct FoundDefinition
{
    Definition definition = {}; ///< its owner is left open: a class around it is told by `scope`
    Scope scope = {};
    const PyStatement *statement = nullptr;
};

/// The names of all modules that were read: what they stand for, and what constant expressions amount to.  Nothing is
/// run: literals, names, tuples, lists, concatenation, arithmetic, `.choices` and the like are worked out; all else is source.
class Names
{
public:
    explicit Names(const SourceTree &tree);
    ~Names();
    Names(const Names &) = delete;
    Names &operator=(const Names &) = delete;

    const SourceTree &tree() const;

    /// `models.CharField`, `Status`, `settings.AUTH_USER_MODEL` as seen from a place.  Public aliases of Django are told by their
    /// documented path: `django.db.models.CharField`, whatever module they were imported from.
    Meaning meaning(const Scope &scope, const QString &dottedName) const;
    /// Likewise of an expression that is a name, as it is seen where it stands: `class User(User)` means the one before.
    Meaning meaning(const Scope &scope, const PyExpr &name) const;

    /// What an expression amounts to as the value of an option: a plain value where it can be worked out, else Code whose
    /// names are resolved as far as they can (`Q(status="draft")` for `Q(status=Status.DRAFT)`, `timezone.now` for `now`, `Lower` for
    /// `functions.Lower`; see canonical()).  Spelled as the source says wherever literal() differs in meaning from what is written.
    Value value(const Scope &scope, const PyExpr &expression) const;

    /// Like value(), for the option `choices`: a class of choices stands for its pairs, and so does a dict.
    Value choicesValue(const Scope &scope, const PyExpr &expression) const;

    /// The source of an expression in the form that Relata shows and reads: classes and functions of Django by their usual
    /// names, constants by their values.
    QString canonical(const Scope &scope, const PyExpr &expression) const;

    /// [value, label] pairs and groups of a subclass of Choices, TextChoices or IntegerChoices (also the functional form), with
    /// Django's own labels where none is given; nothing where a member can't be worked out.
    std::optional<ValueList> choicesOf(const Meaning &choicesClass) const;

    /// The statements of a module (imports, constants, functions, classes that are no models) that the given expressions
    /// refer to, and what those refer to in turn; in the order of the file.
    QList<Definition> definitionsFor(const Scope &scope, const QList<const PyExpr *> &expressions) const;
    /// The same, with the place of each statement.
    QList<FoundDefinition> findDefinitions(const Scope &scope, const QList<const PyExpr *> &expressions) const;

    /// Whether the tests around a statement of `scope` let it be run; nothing where that cannot be told.
    std::optional<bool> isRun(const Scope &scope, const PyStatement &statement) const;
    /// No test and no `except` leaves it open whether it is run.
    bool isSurelyRun(const Scope &scope, const PyStatement &statement) const;

    /// A class that was read whose bases lead to one of Django's: `inherits(meaning, u"django.db.models.Model")`; also
    /// for that class itself.
    bool inherits(const Meaning &classMeaning, QStringView dotted) const;

private:
    std::unique_ptr<Lookup> m_lookup;
};

} // namespace relata
