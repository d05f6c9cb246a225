// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/lookup.h"

#include <QRegularExpression>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Kind = PyStatement::Kind;

constexpr qsizetype mostDefinitions = 5000;

// `ugettext_lazy` and its like were other names of `gettext_lazy`, which Django 4 gave up.
QString withoutOldWrappers(QString from)
{
    static const QRegularExpression named(u"\\bu(n?gettext\\w*)(?=\\s+as\\b)"_s);
    static const QRegularExpression bare(u"(?<!as )\\bu(n?gettext\\w*)"_s);
    return from.replace(named, u"\\1"_s).replace(bare, u"\\1 as u\\1"_s);
}

/// Collects the statements that names lead to, within one module.
class DefinitionFinder
{
public:
    DefinitionFinder(Lookup &lookup, int module)
        : m_lookup(lookup)
        , m_module(module)
    {
    }

    void want(const Scope &scope, const QStringList &names, int before)
    {
        for (const QString &name : names)
            m_open.append({scope, firstPart(name), before});
    }

    QList<FoundDefinition> found()
    {
        while (!m_open.isEmpty() && m_found.size() < mostDefinitions) {
            const Wish wish = m_open.takeLast();
            meet(wish);
        }
        std::stable_sort(m_found.begin(), m_found.end(), [](const FoundDefinition &a, const FoundDefinition &b) {
            return a.statement->range.begin < b.statement->range.begin;
        });
        return m_found;
    }

private:
    struct Wish
    {
        Scope scope = {};
        QString name = {};
        int before = Lookup::anywhere;
    };

    void meet(const Wish &wish)
    {
        // As names are looked up: in the innermost class, in the module, and in the classes between.
        QList<Scope> bodies;
        for (qsizetype depth = wish.scope.classes.size(); depth > 0; --depth)
            bodies.append({.module = m_module, .classes = wish.scope.classes.mid(0, depth)});
        bodies.insert(std::min<qsizetype>(1, bodies.size()), Scope{.module = m_module});
        for (const Scope &body : std::as_const(bodies)) {
            if (meetIn(body, wish))
                return;
        }
        if (const PyStatement *star = m_lookup.starFor(m_module, wish.name))
            add({.module = m_module}, u"*"_s, *star);
    }

    bool meetIn(const Scope &body, const Wish &wish)
    {
        const Bindings &all =
            body.classes.isEmpty() ? m_lookup.moduleBindings(m_module) : m_lookup.classBindings(body.classes.last());
        const QList<Binding> bindings = all.names.value(wish.name);
        const std::optional<Binding> chosen = m_lookup.chosen(body, bindings, wish.before);
        if (!chosen)
            return false;
        // `uuid = UUIDField(default=uuid.uuid4)`: what the class binds only then hides nothing yet.
        if (!body.classes.isEmpty() && wish.before != Lookup::anywhere && chosen->statement->range.end > wish.before)
            return false;
        add(body, wish.name, *chosen->statement);
        // What comes together statement by statement: `A = [...]`, `A += [...]`.
        for (const Binding &binding : bindings) {
            const PyStatement &statement = *binding.statement;
            const bool earlier = statement.range.begin < chosen->statement->range.begin;
            const bool plain = statement.branch == PyStatement::Branch::None;
            if (chosen->statement->kind == Kind::Augment && earlier && plain)
                add(body, wish.name, statement);
        }
        return true;
    }

    void add(const Scope &scope, const QString &name, const PyStatement &statement)
    {
        const std::pair key(&statement, name);
        if (m_seen.contains(key) || isModel(scope, statement))
            return;
        m_seen.insert(key);
        const PyModule &module = m_lookup.tree().modules[m_module];
        int columns = 0;
        while (columns < statement.range.begin && module.source[statement.range.begin - columns - 1] != '\n')
            ++columns;
        QString source = withoutIndentation(withoutModels(module, scope, statement), columns);
        if (statement.kind == Kind::From && statement.name == u"django.utils.translation")
            source = withoutOldWrappers(source);
        m_found.append({.definition = {.name = name, .source = source}, .scope = scope, .statement = &statement});
        const bool deferred = statement.kind == Kind::Class || statement.kind == Kind::Function;
        want(scope, namesIn(statement, true), deferred ? Lookup::anywhere : statement.range.begin);
    }

    // Models that stand within a plain class are the schema's, not the definition's.
    QString withoutModels(const PyModule &module, const Scope &scope, const PyStatement &statement)
    {
        QByteArray source = module.source.mid(statement.range.begin, statement.range.size());
        const Scope inside{.module = m_module, .classes = scope.classes + QList<const PyStatement *>{&statement}};
        for (qsizetype i = statement.statements.size() - 1; i >= 0; --i) {
            const PyStatement &inner = statement.statements[i];
            if (isModel(inside, inner))
                source.replace(inner.range.begin - statement.range.begin, inner.range.size(), "pass");
        }
        return QString::fromUtf8(source);
    }

    bool isModel(const Scope &scope, const PyStatement &statement)
    {
        if (statement.kind != Kind::Class)
            return false;
        const Meaning meaning{.kind = Meaning::Kind::Class, .scope = scope, .statement = &statement};
        return m_lookup.inherits(meaning, u"django.db.models.Model");
    }

    Lookup &m_lookup;
    int m_module;
    QList<Wish> m_open;
    QSet<std::pair<const PyStatement *, QString>> m_seen;
    QList<FoundDefinition> m_found;
};

} // namespace

QList<FoundDefinition> Names::findDefinitions(const Scope &scope, const QList<const PyExpr *> &expressions) const
{
    if (scope.module < 0 || scope.module >= tree().modules.size())
        return {};
    DefinitionFinder finder(*m_lookup, scope.module);
    for (const PyExpr *expression : expressions)
        finder.want(scope, namesIn(*expression), expression->range.begin);
    return finder.found();
}

QList<Definition> Names::definitionsFor(const Scope &scope, const QList<const PyExpr *> &expressions) const
{
    QList<Definition> out;
    for (const FoundDefinition &found : findDefinitions(scope, expressions))
        out.append(found.definition);
    return out;
}

} // namespace relata
