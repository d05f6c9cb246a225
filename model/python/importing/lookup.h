// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/importing/bindings.h"
#include "model/python/importing/names.h"

#include <limits>

namespace relata {

/// An integer that two machine words hold: `2**63 - 1` comes about through one that is beyond 64 bits.
__extension__ using WideInteger = __int128;

/// A value that was worked out, with how much text it would take.
struct Known
{
    Value value = {};
    qint64 weight = 1;
};
using MaybeKnown = std::optional<Known>;

/// What kind of enumeration a class is.
struct EnumKind
{
    bool enumeration = false;
    bool django = false; ///< Choices, TextChoices, IntegerChoices
    bool text = false;   ///< members are strings
    bool integer = false;
    bool foreign = false; ///< members are of a type that values cannot hold, or unknown
};

/// A member of an enumeration; without a value where it cannot be worked out.
struct EnumMember
{
    QString name = {};
    MaybeKnown value = {};
    MaybeKnown label = {};
};

/// The work behind Names: looks names up and works constants out, keeps what was found.
class Lookup
{
public:
    static constexpr int anywhere = std::numeric_limits<int>::max();

    explicit Lookup(const SourceTree &tree)
        : m_tree(tree)
    {
    }

    const SourceTree &tree() const { return m_tree; }

    // names.cpp.  `before` is the place that asks: what is bound behind it counts only where nothing before it does.
    Meaning meaning(const Scope &scope, const QString &dotted, int before = anywhere);
    Meaning attribute(const Meaning &of, const QString &name);
    const Bindings &moduleBindings(int module);
    const Bindings &classBindings(const PyStatement *statement);
    std::optional<Binding> chosen(const Scope &scope, const QList<Binding> &bindings, int before);
    /// The bases of a class that was read, as they are seen from where it stands.
    QList<Meaning> bases(const Meaning &classMeaning);
    bool inherits(const Meaning &classMeaning, QStringView dotted);
    /// The star import of a module that brings a name; null if none does.
    const PyStatement *starFor(int module, const QString &name);

    // constants.cpp
    MaybeKnown evaluate(const Scope &scope, const PyExpr &expression);
    MaybeKnown choicePairs(const Scope &scope, const PyExpr &expression);
    void beginValue()
    {
        m_steps = 0;
        m_cut = false;
    }
    QString source(const Scope &scope, const PyExpr &expression) const;

    // conditions.cpp
    /// Whether what an expression amounts to is true; nothing where it cannot be told.
    std::optional<bool> truth(const Scope &scope, const PyExpr &expression);
    /// Whether the tests around a statement of `scope` let it be run (`condition` as PyStatement has it).
    std::optional<bool> holds(const Scope &scope, int condition);

    // choices.cpp
    EnumKind enumKind(const Meaning &classMeaning);
    QList<EnumMember> members(const Meaning &enumeration);
    /// `choices`, `values`, `labels` or `names` of a class of choices or of one made by a call.
    MaybeKnown choicesAttribute(const Meaning &choicesClass, QStringView name);

private:
    Meaning resolved(const Scope &scope, const Binding &binding);
    Meaning bound(const Scope &scope, const Binding &binding);
    Meaning imported(const Scope &scope, const Binding &binding);
    Meaning inModule(int module, const QString &name, int before);
    Meaning ownInModule(int module, const QString &name, int before);
    Meaning fromStars(int module, const QString &name);
    Meaning inClass(const Meaning &classMeaning, const QString &name);
    Meaning external(const QString &dotted, int from);
    std::optional<QSet<QString>> exported(int module);

    MaybeKnown evaluateKind(const Scope &scope, const PyExpr &expression);
    MaybeKnown name(const Scope &scope, const PyExpr &expression);
    MaybeKnown constant(const Meaning &meaning);
    MaybeKnown constantValue(const Meaning &meaning);
    MaybeKnown attributeOf(const Scope &scope, const QString &dotted, int before);
    MaybeKnown call(const Scope &scope, const PyExpr &expression);
    MaybeKnown translated(const Scope &scope, const PyExpr &expression, int argument);
    MaybeKnown builtinCall(const Scope &scope, const PyExpr &expression, const QString &function);
    MaybeKnown rangeOf(const Scope &scope, const PyExpr &expression);
    MaybeKnown setting(const QString &name);
    MaybeKnown settingCall(const Scope &scope, const PyExpr &expression);
    /// Whether INSTALLED_APPS names an app; nothing where neither the settings nor the sources have it.
    std::optional<bool> installed(const QString &app);
    std::optional<bool> compared(const Scope &scope, const PyExpr &comparison);
    std::optional<bool> nameIsTrue(const Scope &scope, const PyExpr &name);
    std::optional<bool> isNone(const Scope &scope, const PyExpr &expression);
    bool asksEnvironment(const Scope &scope, const PyExpr &expression);
    MaybeKnown decided(const Scope &scope, const PyExpr &expression);
    MaybeKnown repeatedFor(const Scope &scope, const PyExpr &loop);
    QList<QHash<QString, Known>> rounds(const Scope &scope, const PyExpr &target, const PyExpr &iterable);
    /// Of arithmetic on integers, of which some on the way may be too large for a Value.
    MaybeKnown integerResult(const Scope &scope, const PyExpr &expression);
    std::optional<WideInteger> wide(const Scope &scope, const PyExpr &expression);
    MaybeKnown mapping(const Scope &scope, const PyExpr &callee);
    MaybeKnown joinedTexts(const Scope &scope, const PyExpr &expression);
    MaybeKnown formatted(const Scope &scope, const PyExpr &expression);
    MaybeKnown binary(const Scope &scope, const PyExpr &expression);
    MaybeKnown percent(const Scope &scope, const QString &pattern, const PyExpr &arguments);
    /// A list, tuple or set, but for its last items.
    MaybeKnown list(const Scope &scope, const PyExpr &expression, int without = 0);
    MaybeKnown subscript(const Scope &scope, const PyExpr &expression);
    /// An expression and where it stands.
    struct Place
    {
        Scope scope = {};
        const PyExpr *expression = nullptr;
    };
    /// What a constant was given, through names of names.
    Place followed(const Scope &scope, const PyExpr &expression);
    MaybeKnown pairsOfDict(const Scope &scope, const PyExpr &dict, int depth);

    EnumKind enumKindAt(const Meaning &classMeaning, int depth);
    EnumMember member(const Scope &scope, const EnumKind &kind, const QString &name, const PyExpr &value,
                      const QList<EnumMember> &before);
    QList<EnumMember> classMembers(const Meaning &enumeration, const EnumKind &kind);
    QList<EnumMember> calledMembers(const Meaning &enumeration, const EnumKind &kind);
    EnumKind calledKind(const Meaning &constant);
    MaybeKnown emptyLabel(const Meaning &enumeration);
    std::optional<EnumMember> memberNamed(const Meaning &enumeration, const QString &name);

    const SourceTree m_tree;
    QHash<int, Bindings> m_modules;
    QHash<const PyStatement *, Bindings> m_classes;
    QHash<std::pair<const PyStatement *, int>, Meaning> m_resolved;
    QSet<std::pair<const PyStatement *, int>> m_resolving;
    QHash<std::pair<int, QString>, Meaning> m_stars;
    QHash<const PyStatement *, QList<Meaning>> m_bases;
    QHash<const PyStatement *, EnumKind> m_kinds;
    QHash<const PyStatement *, QList<EnumMember>> m_members;
    QHash<const PyExpr *, MaybeKnown> m_constants;
    QSet<const PyStatement *> m_working;
    QHash<std::pair<int, int>, std::optional<bool>> m_conditions; ///< module and condition -> whether it holds
    QHash<QString, Known> m_locals; ///< the variables of the comprehension at hand: `s`, `s.value`
    int m_depth = 0;
    int m_steps = 0;
    int m_bindings = 0; ///< followed since somebody asked
    bool m_cut = false; ///< a circle or a limit was met: what comes of it is not kept
};

/// Nothing where it would take more text than a person writes.
MaybeKnown known(const Value &value, qint64 weight = 1);
MaybeKnown knownText(const QString &text);
MaybeKnown knownList(const QList<Known> &items);

/// Source on one line: comments dropped, line ends outside of strings made blanks; the same where it has one line.
QString onOneLine(const QString &source);
/// A statement without its own indentation; strings stay as they are.
QString withoutIndentation(const QString &source, int columns);

} // namespace relata
