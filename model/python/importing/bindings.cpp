// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/bindings.h"

namespace relata {

using namespace Qt::StringLiterals;

namespace {

/// Collects names, each once.
class NameList
{
public:
    void add(const QString &name)
    {
        if (!m_seen.contains(name)) {
            m_seen.insert(name);
            m_names.append(name);
        }
    }
    // With a stack of its own: source can nest deeper than calls may.
    void add(const PyExpr &expression)
    {
        QList<const PyExpr *> open = {&expression};
        while (!open.isEmpty()) {
            const PyExpr *next = open.takeLast();
            if (next->is(PyExpr::Kind::Name))
                add(next->text);
            for (const QString &name : next->names)
                add(name);
            for (qsizetype i = next->items.size() - 1; i >= 0; --i)
                open.append(&next->items[i]);
        }
    }
    void add(const QList<PyExpr> &expressions)
    {
        for (const PyExpr &expression : expressions)
            add(expression);
    }
    void add(const PyStatement &statement, bool everything)
    {
        QList<const PyStatement *> open = {&statement};
        while (!open.isEmpty()) {
            const PyStatement *next = open.takeLast();
            add(next->decorators);
            add(next->bases);
            add(next->keywordValues);
            add(next->value);
            for (const PyStatement::Setting &setting : next->settings)
                add(setting.value);
            if (everything || next->kind == PyStatement::Kind::Other) {
                add(next->annotation);
                for (const QString &name : next->names)
                    add(name);
            }
            for (qsizetype i = next->statements.size() - 1; i >= 0; --i)
                open.append(&next->statements[i]);
        }
    }
    QStringList names() const { return m_names; }

private:
    QStringList m_names;
    QSet<QString> m_seen;
};

} // namespace

Bindings bindingsOf(const QList<PyStatement> &statements)
{
    Bindings out;
    for (const PyStatement &statement : statements) {
        switch (statement.kind) {
        case PyStatement::Kind::Import:
        case PyStatement::Kind::From:
            for (int i = 0; i < statement.imports.size(); ++i) {
                if (statement.imports[i].name == u"*")
                    out.stars.append(&statement);
                else
                    out.names[statement.imports[i].alias].append({&statement, i});
            }
            break;
        case PyStatement::Kind::Assign:
        case PyStatement::Kind::Augment:
        case PyStatement::Kind::Other: // `a, b = 1, 2`
            for (int i = 0; i < statement.targets.size(); ++i)
                out.names[statement.targets[i]].append({.statement = &statement, .target = i});
            break;
        case PyStatement::Kind::Class:
        case PyStatement::Kind::Function:
            out.names[statement.name].append({&statement});
            break;
        case PyStatement::Kind::Docstring:
            break;
        }
    }
    return out;
}

QStringList namesIn(const PyExpr &expression)
{
    NameList list;
    list.add(expression);
    return list.names();
}

QStringList namesIn(const PyStatement &statement, bool everything)
{
    NameList list;
    list.add(statement, everything);
    return list.names();
}

QString firstPart(const QString &dotted)
{
    const qsizetype dot = dotted.indexOf(u'.');
    return dot < 0 ? dotted : dotted.left(dot);
}

QString lastPart(const QString &dotted)
{
    return dotted.mid(dotted.lastIndexOf(u'.') + 1);
}

QString joinedPath(const QString &a, const QString &b)
{
    return a.isEmpty() ? b : b.isEmpty() ? a : a + u'.' + b;
}

QString allButLast(const QString &dotted)
{
    const qsizetype dot = dotted.lastIndexOf(u'.');
    return dot < 0 ? QString() : dotted.left(dot);
}

} // namespace relata
