// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/expression/expression.h"
#include "model/python/migration/modulenames.h"
#include "model/python/migration/pythonobject.h"
#include "model/schema/value.h"

#include <QCoreApplication>

namespace relata {

/// Works out what the values of options are in a running Django, as far as their source tells: Q and F are combined,
/// literals and the constructors of Python's library carried out.  What can't be told is written as it stands, with a
/// note.
class Evaluator
{
    Q_DECLARE_TR_FUNCTIONS(Migration)

public:
    /// Values stand in the class of the model `owner`, called `ownerName`, in the file that `names` is about.
    Evaluator(const ModuleNames &names, ModelId owner, const QString &ownerName)
        : m_names(names)
        , m_owner(owner)
        , m_ownerName(ownerName)
    {
    }

    /// `subject` says in notes whose value it is: `shop.Article.code`.
    PythonObject value(const Value &value, const QString &subject);
    /// From source: an expression of an index, the argument of SET().
    PythonObject source(const QString &source, const QString &subject);
    PythonObject object(const Expr &expression);
    /// A call of a class that Django writes as a call, whatever it is made of: that of a manager.
    PythonObject instance(const QString &source, const QString &subject);

    NameMeaning meaning(const QString &dotted) const { return m_names.meaning(dotted, m_owner, m_ownerName); }
    QString deconstruction(const QString &fieldClass) const { return m_names.deconstruction(fieldClass); }
    void note(const QString &sentence) { m_notes.append(sentence); }
    const QStringList &notes() const { return m_notes; }
    /// Not empty where Django itself could not write the value.
    const QString &refusal() const { return m_refusal; }

private:
    PythonObject name(const QString &dotted);
    PythonObject reference(const NameMeaning &meaning, const QString &dotted);
    PythonObject constant(const NameMeaning &meaning);
    PythonObject call(const Expr &expression);
    PythonObject knownCall(const Expr &expression, const KnownName &known);
    PythonObject method(const Expr &expression);
    PythonObject operation(const Expr &expression);
    PythonObject arithmetic(const Expr &expression, PythonObject left, PythonObject right);
    PythonObject negated(const PythonObject &operand, const QString &sign);
    PythonObject q(const Expr &expression);
    PythonObject construct(const QString &path, const Expr &expression);
    PythonObject untold(const PythonObject &object, const QString &what);
    QList<PythonObject> objects(const QList<Expr> &expressions);

    const ModuleNames &m_names;
    ModelId m_owner;
    QString m_ownerName;
    QString m_subject;
    QStringList m_notes;
    QString m_refusal;
    int m_depth = 0;
};

/// What Django makes of `a & b` (AND), `a | b` (OR) and `a ^ b` (XOR) of two Q objects: django/utils/tree.py,
/// Node.add().
PythonObject combined(const PythonObject &left, const PythonObject &right, const QString &connector);

} // namespace relata
