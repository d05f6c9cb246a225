// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/importing/names.h"
#include "model/schema/schema.h"

#include <QHash>

namespace relata {

/// What stands between the parentheses of a class statement, once it is known what it leads to.
struct ClassBase
{
    enum class Kind : quint8 {
        Root,    ///< django.db.models.Model
        Read,    ///< a class that was read
        Contrib, ///< a model that Relata brings along
        Foreign, ///< a class that was not read and may well be a model
        Plain,   ///< a class that is surely no model: object, one of Python's library
    };

    Kind kind = Kind::Plain;
    int index = -1;      ///< Read: the class
    ModelId id = {};     ///< Contrib
    QString source = {}; ///< as written
    const PyExpr *expression = nullptr;
};

/// A class statement of a module that was read.
struct ReadClass
{
    Scope scope = {}; ///< where it stands; without itself
    const PyStatement *statement = nullptr;
    QString dotted = {};
    QList<ClassBase> bases = {};
    const PyStatement *meta = nullptr; ///< its own `class Meta`
    bool model = false;
    bool foreign = false; ///< some ancestor was not read
    bool abstract = false;
    ModelId id = {};    ///< of models that are part of the schema
    QString app = {};   ///< label, likewise
    QString label = {}; ///< `shop.Article`, likewise

    /// What the class body sees.
    Scope inside() const { return {scope.module, scope.classes + QList<const PyStatement *>{statement}}; }
    Scope insideMeta() const { return {scope.module, scope.classes + QList<const PyStatement *>{statement, meta}}; }
};

/// All classes of the modules that were read, and which of them are models.
class ClassTable
{
public:
    explicit ClassTable(const Names &names);

    const Names &names() const { return m_names; }
    const QList<ReadClass> &classes() const { return m_classes; }
    const ReadClass &at(int index) const { return m_classes[index]; }
    ReadClass &at(int index) { return m_classes[index]; }
    /// -1 if the statement is no class of the table.
    int indexOf(const PyStatement *statement) const { return m_byStatement.value(statement, -1); }
    /// Every base stands before its children; classes of a circle are last.
    const QList<int> &basesFirst() const { return m_basesFirst; }
    /// Whether a class outranks all others that its module binds to the same name.
    bool isBound(int index) const;

    /// The class whose Meta Python finds as the attribute `Meta` of a finished class: abstract models and plain classes
    /// keep theirs, concrete models give it up; -1 if there is none.
    int metaSeenIn(int index) const { return m_metaSeen[index]; }
    /// What `Name.Meta` in the bases of a Meta stands for: metaSeenIn() of the class `Name`, and that class itself.
    struct MetaBase
    {
        int owner = -1;
        int seen = -1;
    };
    MetaBase metaBase(const Scope &scope, const PyExpr &expression) const;
    /// What the Meta that holds for the class gives an option, inherited or not.
    std::optional<Value> metaOption(int index, const QString &option) const;

private:
    void collect(int module);
    void resolveBases();
    ClassBase resolveBase(const Scope &scope, const PyExpr &expression) const;
    void sortBasesFirst();
    void classify(ReadClass &cls);
    bool looksLikeModel(const ReadClass &cls) const;
    std::optional<Value> optionIn(const Scope &scope, const PyStatement &meta, const QString &option, bool owners,
                                  QSet<const PyStatement *> &visited) const;

    const Names &m_names;
    QList<ReadClass> m_classes;
    QHash<const PyStatement *, int> m_byStatement;
    QHash<QString, ModelId> m_contrib;
    QList<int> m_basesFirst;
    QList<int> m_metaSeen;
};

/// The last statement that assigns to the name; null if there is none.
const PyStatement *assignmentOf(const QList<PyStatement> &statements, const QString &name);
/// The class's own `class Meta`; null if it has none.
const PyStatement *metaStatement(const PyStatement &cls);
/// What an expression stands for where it is a name, subscripted or not (`Generic[T]`, `models.ForeignKey["Company"]`).
Meaning meaningOf(const Names &names, const Scope &scope, const PyExpr &expression);
/// The label that a dotted path of Django's own apps has: `auth.User` of `django.contrib.auth.models.User`.
QString contribLabel(const QString &dotted);
/// The source of an expression, as written.
QString sourceOf(const Names &names, const Scope &scope, const PyExpr &expression);

} // namespace relata
