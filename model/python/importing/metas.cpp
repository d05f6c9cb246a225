// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/metas.h"

#include "model/fields/catalogue.h"
#include "model/python/importing/bindings.h"

#include <array>

namespace relata {

using namespace Qt::StringLiterals;

/// A model while its Meta is read.
struct MetaReader::Work
{
    int index = -1;
    Model &model;
    ModelNotes &notes;
    QList<const PyExpr *> &refers;
    int bodies = 0; ///< that were read: bases may be bases of one another in any number of ways
};

namespace {

constexpr int deepest = 30;
constexpr int mostBodies = 500;
// The shortest of the longest names that databases allow: https://www.postgresql.org/docs/15/limits.html
constexpr int shortestLimit = 63;

// Options of Meta of which a value that is not known leaves the database unknown.
bool decidesDatabase(const QString &name)
{
    static constexpr std::array names = {u"abstract",
                                         u"proxy",
                                         u"managed",
                                         u"db_table",
                                         u"unique_together",
                                         u"index_together",
                                         u"order_with_respect_to",
                                         u"db_tablespace",
                                         u"default_related_name",
                                         u"db_table_comment",
                                         u"app_label",
                                         u"swappable",
                                         u"required_db_vendor"};
    return std::any_of(names.begin(), names.end(), [&](const char16_t *entry) { return name == QStringView(entry); });
}

} // namespace

MetaReader::MetaReader(const ClassTable &table, const LineNumbers &lines)
    : m_table(table)
    , m_lines(lines)
{
    const Schema schema = emptySchema();
    for (const Model &model : schema.models)
        m_contrib.insert(schema.label(model), model.id);
}

void MetaReader::read(int index, Model &model, ModelNotes &notes, QList<const PyExpr *> &refers) const
{
    const ReadClass &cls = m_table.at(index);
    Work work{.index = index, .model = model, .notes = notes, .refers = refers};
    if (!cls.meta) {
        // A plain class among the bases may bring one; that of a model the registry finds.
        const int seen = m_table.metaSeenIn(index);
        if (seen >= 0 && !m_table.at(seen).model)
            readBody(work, m_table.at(seen).insideMeta(), *m_table.at(seen).meta, false, 0);
        return;
    }
    readBody(work, cls.insideMeta(), *cls.meta, true, 0);
    model.emptyMeta = !model.hasOwnMeta();
}

void MetaReader::readBody(Work &work, const Scope &scope, const PyStatement &meta, bool own, int depth) const
{
    if (depth > deepest || ++work.bodies > mostBodies)
        return;
    // Bases from right to left, and the body last: what is nearer overrules.
    const Scope around{scope.module, scope.classes.first(scope.classes.size() - 1)};
    for (auto base = meta.bases.crbegin(); base != meta.bases.crend(); ++base)
        readBase(work, around, *base, own, depth);
    for (const PyStatement &statement : meta.statements) {
        const bool assigns = statement.kind == PyStatement::Kind::Assign && !statement.value.isEmpty();
        if (!assigns || !m_table.names().isRun(scope, statement).value_or(true))
            continue;
        for (const QString &name : statement.targets)
            readStatement(work, scope, statement, name, own);
        if (own && !m_table.names().isSurelyRun(scope, statement))
            work.notes.partly(u"Meta."_s + statement.targets.value(0), tr("it is set under a condition"),
                              m_lines.lineOf(scope.module, statement.range.begin));
    }
}

void MetaReader::readBase(Work &work, const Scope &scope, const PyExpr &base, bool own, int depth) const
{
    const Meaning meaning = meaningOf(m_table.names(), scope, base);
    const ClassTable::MetaBase from = m_table.metaBase(scope, base);
    ModelRef ref{.source = sourceOf(m_table.names(), scope, base).simplified()};
    if (meaning.dotted == u"object" || (from.owner >= 0 && from.seen < 0))
        return;
    const ModelId contrib = m_contrib.value(contribLabel(allButLast(meaning.dotted)));
    if (from.seen >= 0 && !m_table.at(from.seen).id.isNull())
        ref = {m_table.at(from.seen).id};
    else if (from.seen < 0 && !contrib.isNull())
        ref = {contrib};
    if (own)
        work.model.metaBases.prepend(ref);
    // The registry follows the Meta of models; what others say is taken over here.
    if (own && !ref.id.isNull())
        return;
    if (own)
        work.refers.append(&base);
    if (from.seen >= 0) {
        readBody(work, m_table.at(from.seen).insideMeta(), *m_table.at(from.seen).meta, false, depth + 1);
    } else if (meaning.kind == Meaning::Kind::Class) {
        const Scope inside{meaning.scope.module, meaning.scope.classes + QList<const PyStatement *>{meaning.statement}};
        readBody(work, inside, *meaning.statement, false, depth + 1);
    } else if (own) {
        work.notes.partly(u"Meta"_s, tr("%1 is not among the sources").arg(inSentence(ref.source)),
                          m_lines.lineOf(scope.module, base.range.begin));
    }
}

void MetaReader::readStatement(Work &work, const Scope &scope, const PyStatement &statement, const QString &name,
                               bool own) const
{
    const PyExpr &expression = statement.value.first();
    const int line = m_lines.lineOf(scope.module, expression.range.begin);
    if (own)
        work.refers.append(&expression);
    bool known = true;
    if (name == u"indexes")
        known = readEntries(work, scope, expression, work.model.indexes);
    else if (name == u"constraints")
        known = readEntries(work, scope, expression, work.model.constraints);
    if ((name == u"indexes" || name == u"constraints") && known)
        return;
    const Value value =
        known ? optionValue(scope, expression) : Value(Code{sourceOf(m_table.names(), scope, expression)});
    work.model.meta.set(name, own ? value : value.plain().implied());
    if (!known || (decidesDatabase(name) && holdsCode(value)))
        work.notes.partly(
            u"Meta."_s + name,
            tr("it could not be worked out: %1").arg(inSentence(sourceOf(m_table.names(), scope, expression))), line);
}

// Sets stand for their items: Django goes through them as it does through lists.
Value MetaReader::optionValue(const Scope &scope, const PyExpr &expression) const
{
    if (const std::optional<QString> table = tableNamed(scope, expression))
        return Value(*table).spelled(sourceOf(m_table.names(), scope, expression));
    if (!expression.is(PyExpr::Kind::Set))
        return m_table.names().value(scope, expression);
    ValueList list;
    for (const PyExpr &item : expression.items)
        list.append(m_table.names().value(scope, item).plain());
    return Value(list).spelled(sourceOf(m_table.names(), scope, expression));
}

// `Author._meta.db_table`, and of the table that Django makes for a relation `Recipe.tasters.through._meta.db_table`.
std::optional<QString> MetaReader::tableNamed(const Scope &scope, const PyExpr &expression) const
{
    constexpr QLatin1StringView ending("._meta.db_table"), through(".through");
    if (!expression.is(PyExpr::Kind::Name) || !expression.text.endsWith(ending))
        return std::nullopt;
    QString path = expression.text.chopped(ending.size());
    QString field;
    if (path.endsWith(through)) {
        path.chop(through.size());
        field = lastPart(path);
        path = allButLast(path);
    }
    const Meaning owner =
        m_table.names().meaning(scope, {.kind = PyExpr::Kind::Name, .range = expression.range, .text = path});
    const int index = owner.kind == Meaning::Kind::Class ? m_table.indexOf(owner.statement) : -1;
    if (index < 0 || m_table.at(index).id.isNull())
        return std::nullopt;
    const ReadClass &cls = m_table.at(index);
    const std::optional<Value> own = m_table.metaOption(index, u"db_table"_s);
    QString table = own ? own->toText() : cls.app + u'_' + cls.statement->name.toLower();
    if (!field.isEmpty()) {
        const PyStatement *declared = assignmentOf(cls.statement->statements, field);
        const PyExpr *call = declared ? &declared->value.first() : nullptr;
        if (!call || !call->is(PyExpr::Kind::Call) || call->keyword(u"through") || call->keyword(u"db_table"))
            return std::nullopt;
        table += u'_' + field;
    }
    // Longer names are cut, for each database in its own way.
    return table.isEmpty() || table.size() > shortestLimit ? std::nullopt : std::optional(table);
}

bool MetaReader::attributeItems(const Scope &scope, const QString &name, QList<Item> &out, int depth) const
{
    const Meaning meaning = m_table.names().meaning(scope, name);
    if (meaning.kind == Meaning::Kind::Constant && meaning.value)
        return items(meaning.scope, *meaning.value, out, depth + 1);
    // `Base.Meta.indexes` where another class's Meta is the one that Python finds.
    const ClassTable::MetaBase from = m_table.metaBase(scope, {.kind = PyExpr::Kind::Name, .text = allButLast(name)});
    if (from.seen < 0)
        return false;
    const ReadClass &cls = m_table.at(from.seen);
    const PyStatement *found = assignmentOf(cls.meta->statements, lastPart(name));
    return found && items(cls.insideMeta(), found->value.first(), out, depth + 1);
}

bool MetaReader::items(const Scope &scope, const PyExpr &list, QList<Item> &out, int depth) const
{
    if (depth > deepest || out.size() > 10000)
        return false;
    switch (list.kind) {
    case PyExpr::Kind::List:
    case PyExpr::Kind::Tuple:
    case PyExpr::Kind::Set:
        return std::all_of(list.items.begin(), list.items.end(), [&](const PyExpr &item) {
            if (item.is(PyExpr::Kind::Starred) && !item.items.isEmpty())
                return items(scope, item.items.first(), out, depth + 1);
            if (item.is(PyExpr::Kind::Call)) {
                out.append({&item, scope});
                return true;
            }
            const Meaning meaning = meaningOf(m_table.names(), scope, item);
            if (meaning.kind != Meaning::Kind::Constant || !meaning.value || !meaning.value->is(PyExpr::Kind::Call))
                return false;
            out.append({meaning.value, meaning.scope});
            return true;
        });
    case PyExpr::Kind::Binary:
        return list.text == u"+" && list.items.size() == 2 && items(scope, list.items[0], out, depth + 1) &&
               items(scope, list.items[1], out, depth + 1);
    case PyExpr::Kind::Name:
        return attributeItems(scope, list.text, out, depth);
    case PyExpr::Kind::Call: // list(...), tuple(...)
        return list.items.size() == 2 && (list.items[0].text == u"list" || list.items[0].text == u"tuple") &&
               items(scope, list.items[1], out, depth + 1);
    default:
        return false;
    }
}

template <typename Entry>
bool MetaReader::readEntries(Work &work, const Scope &scope, const PyExpr &list, QList<Entry> &out) const
{
    QList<Item> found;
    out.clear();
    if (!items(scope, list, found))
        return false;
    for (const Item &item : std::as_const(found))
        out.append(readEntry<Entry>(work, item));
    return true;
}

template <typename Entry> Entry MetaReader::readEntry(Work &work, const Item &item) const
{
    const Names &names = m_table.names();
    const PyExpr &call = *item.call;
    const int line = m_lines.lineOf(item.scope.module, call.range.begin);
    Entry entry;
    const QString source = sourceOf(names, item.scope, call.items.first()).simplified();
    const Meaning meaning = meaningOf(names, item.scope, call.items.first());
    entry.className = meaning.dotted.startsWith("django."_L1) ? lastPart(meaning.dotted) : source;
    const qsizetype count = call.items.size() - call.keywords.size();
    for (qsizetype i = 1; i < count; ++i)
        entry.expressions.append(names.value(item.scope, call.items[i]).literal());
    for (const PyExpr::Keyword &keyword : call.keywords) {
        const PyExpr &expression = call.items[keyword.value];
        const Value value = keyword.name.isEmpty() ? Value(Code{sourceOf(names, item.scope, expression)})
                                                   : names.value(item.scope, expression);
        if (keyword.name.isEmpty())
            entry.options.set(u"**"_s + value.code(), value);
        else if (keyword.name == u"fields" && value.isList() && !holdsCode(value))
            entry.fields = value.toStrings();
        else
            entry.options.set(keyword.name, value);
        if (keyword.name.isEmpty() || (keyword.name == u"fields" && entry.fields.isEmpty() && !value.isList()) ||
            (keyword.name == u"name" && !value.isText() && !value.isNone()))
            work.notes.partly(
                u"Meta."_s + entry.className,
                tr("it could not be worked out: %1").arg(inSentence(sourceOf(names, item.scope, expression))), line);
    }
    if (!meaning.dotted.startsWith("django."_L1))
        work.notes.partly(u"Meta."_s + lastPart(source), tr("it is none of Django's classes"), line);
    return entry;
}

} // namespace relata
