// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/inplace/importblock.h"

#include "model/python/clean/knownnames.h"
#include "model/python/importing/djangonames.h"
#include "model/python/inplace/bracketlist.h"

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Kind = PyStatement::Kind;

bool isStandardModule(const QString &module)
{
    return clean::isStandardModule(module.section(u'.', 0, 0));
}

const QString modelsModule = u"django.db.models"_s;

bool isImport(const PyStatement &statement)
{
    return statement.kind == Kind::Import || statement.kind == Kind::From;
}

// `import x` lines come before `from x import y` lines, each by module, as isort and Django's own style have them.
QString sortKey(bool from, const QString &module)
{
    return (from ? u'1' : u'0') + module.toLower();
}

QStringList namesOf(const PyStatement &from)
{
    QStringList names;
    for (const PyStatement::Import &entry : from.imports)
        names.append(entry.name);
    return names;
}

// Constants, then classes, then the rest, as isort sorts names unless told otherwise.
QString nameKey(const QString &name)
{
    const QChar kind = name.size() > 1 && name == name.toUpper() ? u'0' : name.front().isUpper() ? u'1' : u'2';
    return kind + name.toLower();
}

// Where a name goes among others that are sorted in one of the usual ways; behind the last one if they are not sorted.
qsizetype sortedPlace(const QStringList &names, const QString &name)
{
    using Order = bool (*)(const QString &, const QString &);
    constexpr Order orders[] = {
        [](const QString &a, const QString &b) { return nameKey(a) < nameKey(b); },
        [](const QString &a, const QString &b) { return a < b; },
        [](const QString &a, const QString &b) { return a.compare(b, Qt::CaseInsensitive) < 0; },
    };
    for (const Order before : orders) {
        if (std::is_sorted(names.begin(), names.end(), before))
            return std::upper_bound(names.begin(), names.end(), name, before) - names.begin();
    }
    return names.size();
}

} // namespace

ImportBlock::ImportBlock(const PyModule &module, const FileText &text, const CodeStyle &style, const QString &ownName)
    : m_module(module)
    , m_text(text)
    , m_style(style)
    , m_ownName(ownName)
{
    for (const PyStatement &statement : module.statements)
        bind(statement);
}

QString ImportBlock::absolute(const PyStatement &from) const
{
    if (from.level == 0)
        return from.name;
    // One dot is the package of the module; a package's own file is its package.
    QStringList parts = m_ownName.split(u'.', Qt::SkipEmptyParts);
    const bool package = m_module.path.endsWith("__init__.py"_L1);
    for (int i = package ? 1 : 0; i < from.level && !parts.isEmpty(); ++i)
        parts.removeLast();
    if (!from.name.isEmpty())
        parts.append(from.name);
    return parts.join(u'.');
}

void ImportBlock::bind(const PyStatement &statement)
{
    if (statement.kind == Kind::Class || statement.kind == Kind::Function)
        m_own.insert(statement.name);
    for (const QString &target : statement.targets)
        m_own.insert(target);
    for (const PyStatement::Import &entry : statement.imports) {
        if (statement.kind == Kind::From && entry.name == u'*')
            m_stars.append(absolute(statement));
        else if (statement.kind == Kind::From)
            m_bound.insert(entry.alias.isEmpty() ? entry.name : entry.alias,
                           publicName(absolute(statement) + u'.' + entry.name));
        else if (entry.alias.isEmpty() || entry.alias == entry.name.section(u'.', 0, 0))
            m_bound.insert(entry.name, entry.name);
        else
            m_bound.insert(entry.alias, entry.name);
    }
}

QString ImportBlock::known(const QString &path) const
{
    QString best;
    qsizetype length = 0;
    for (auto it = m_bound.begin(); it != m_bound.end(); ++it) {
        QString full = it.value();
        if (full == u"django.contrib.gis.db.models")
            full = modelsModule;
        const bool exact = full == path;
        const bool inside = path.startsWith(full) && path.size() > full.size() && path[full.size()] == u'.';
        if (!exact && !(inside && full.contains(u'.') && full.startsWith(u"django")) &&
            !(inside && isStandardModule(full)))
            continue;
        if (full.size() > length) {
            length = full.size();
            best = it.key() + path.mid(full.size());
        }
    }
    const QString module = path.left(path.lastIndexOf(u'.'));
    return best.isEmpty() && m_stars.contains(module) ? path.mid(module.size() + 1) : best;
}

void ImportBlock::need(const QString &module, const QString &name)
{
    for (const Needed &item : std::as_const(m_needed)) {
        if (item.module == module && item.name == name)
            return;
    }
    m_needed.append({module, name});
    m_bound.insert(name.isEmpty() ? module : name, name.isEmpty() ? module : module + u'.' + name);
}

// Fields and the like are said `models.CharField`, unless the file imports them one by one.
QString ImportBlock::modelsName(const QString &name)
{
    const bool oneByOne =
        std::any_of(m_module.statements.begin(), m_module.statements.end(),
                    [&](const PyStatement &from) { return from.kind == Kind::From && absolute(from) == modelsModule; });
    if ((oneByOne && !binds(name)) || binds(u"models"_s)) {
        need(modelsModule, name);
        return name;
    }
    need(u"django.db"_s, u"models"_s);
    return u"models."_s + name;
}

QString ImportBlock::nameOf(const QString &module, const QString &name)
{
    const QString path = name.isEmpty() ? module : module + u'.' + name;
    const QString said = known(path);
    if (!said.isEmpty())
        return said;
    if (module == modelsModule)
        return modelsName(name);
    if (!name.isEmpty() && binds(name)) {
        need(module, {});
        return path;
    }
    need(module, name);
    return name.isEmpty() ? module : name;
}

// One name that stands in code; `next` is what follows its dot, which is left out where `next` is said on its own.
std::optional<QString> ImportBlock::nameInCode(const QString &name, const QString &next, bool &withDot)
{
    const clean::KnownName *row = clean::knownName(name);
    if (!row)
        return std::nullopt;
    const bool isModule = row->module.isEmpty();
    const QString original = (row->original.isEmpty() ? row->name : row->original).toString();
    const QString path = isModule ? original : row->module.toString() + u'.' + original;
    if (m_bound.value(name) == path)
        return name;
    const QString said = next.isEmpty() ? QString() : known(path + u'.' + next);
    withDot = !said.isEmpty() && said.endsWith(next);
    if (withDot)
        return said.chopped(next.size());
    return isModule ? nameOf(name, {}) : nameOf(row->module.toString(), original);
}

QString ImportBlock::codeText(const QString &code, const QSet<QString> &local, QStringList *unknown)
{
    const QByteArray source = code.toUtf8();
    const FileText text(source);
    QByteArray out;
    int at = 0;
    const QList<FileToken> &tokens = text.tokens();
    static const QSet<QByteArray> words{"lambda", "for", "in", "if",   "else", "not",
                                        "and",    "or",  "is", "None", "True", "False"};
    for (int i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind != FileToken::Kind::Name || (i > 0 && text.isOperator(tokens[i - 1], '.')))
            continue;
        if (i + 1 < tokens.size() && text.isOperator(tokens[i + 1], '=') && tokens[i].depth > 0)
            continue;
        const QByteArray word = text.view(tokens[i]).toByteArray();
        const QString name = QString::fromUtf8(word);
        if (words.contains(word) || local.contains(name) || m_own.contains(name) || clean::isBuiltin(name))
            continue;
        const bool dotted = i + 2 < tokens.size() && text.isOperator(tokens[i + 1], '.');
        const QString next = dotted ? QString::fromUtf8(text.view(tokens[i + 2]).toByteArray()) : QString();
        bool withDot = false;
        const std::optional<QString> said = nameInCode(name, next, withDot);
        if (!said) {
            if (unknown && !binds(name) && m_stars.isEmpty() && !unknown->contains(name))
                unknown->append(name);
            continue;
        }
        out += source.mid(at, tokens[i].range.begin - at) + said->toUtf8();
        at = tokens[withDot ? i + 1 : i].range.end;
    }
    return QString::fromUtf8(out + source.mid(at));
}

int ImportBlock::section(const QString &name) const
{
    if (name == u"__future__")
        return 0;
    if (isStandardModule(name))
        return 1;
    const QString top = name.section(u'.', 0, 0);
    return name.startsWith(u'.') || (!top.isEmpty() && top == m_ownName.section(u'.', 0, 0)) ? 3 : 2;
}

int ImportBlock::section(const PyStatement &statement) const
{
    if (statement.kind == Kind::From)
        return statement.level > 0 ? 3 : section(statement.name);
    return section(statement.imports.value(0).name);
}

bool ImportBlock::extend(const PyStatement &from, const QStringList &added, TextEdits &edits) const
{
    const QList<FileToken> &tokens = m_text.tokens();
    int word = m_text.tokenAt(from.range.begin);
    while (word < tokens.size() && m_text.view(tokens[word]) != "import")
        ++word;
    if (word + 1 >= tokens.size())
        return false;
    QStringList names = namesOf(from);
    if (m_text.isOperator(tokens[word + 1], '(')) {
        const BracketList list = bracketList(m_text, tokens[word + 1].range.begin);
        QList<PlannedItem> plan;
        for (int i = 0; i < list.items.size(); ++i)
            plan.append(PlannedItem{i, {}});
        for (const QString &name : added) {
            const qsizetype place = sortedPlace(names, name);
            plan.insert(place, PlannedItem{-1, name.toUtf8()});
            names.insert(place, name);
        }
        editBrackets(m_text, list, plan, false, edits);
        return true;
    }
    const int begin = tokens[word].range.end;
    QStringList parts = m_module.text({begin, from.range.end}).simplified().split(u',');
    for (const QString &name : added) {
        const qsizetype place = sortedPlace(names, name);
        parts.insert(place, name);
        names.insert(place, name);
    }
    for (QString &part : parts)
        part = part.trimmed();
    const QByteArray line = parts.join(u", "_s).toUtf8();
    QByteArray out = ' ' + line;
    if (displayWidth(m_text.mid({from.range.begin, begin}) + out) > m_style.limit) {
        const QByteArray separator =
            displayWidth(m_style.step + line) > m_style.limit ? ',' + m_style.newline + m_style.step : QByteArray(", ");
        const QByteArray last = separator.size() > 2 ? "," : "";
        out = " (" + m_style.newline + m_style.step + parts.join(u',').toUtf8().replace(",", separator) + last +
              m_style.newline + ')';
    }
    edits.replace({begin, from.range.end}, out);
    return true;
}

void ImportBlock::addLine(const QString &moduleName, const QString &line, TextEdits &edits) const
{
    const int wanted = section(moduleName);
    const bool isFrom = line.startsWith("from "_L1);
    const PyStatement *before = nullptr; // the import after which it stands
    const PyStatement *after = nullptr;  // else the one before which it stands
    bool sameSection = false;
    for (const PyStatement &statement : m_module.statements) {
        if (statement.kind == Kind::Class || statement.kind == Kind::Function)
            break;
        if (!isImport(statement) || statement.depth > 0)
            continue;
        const int its = section(statement);
        const bool itsFrom = statement.kind == Kind::From;
        const QString key = sortKey(itsFrom, itsFrom ? QString(statement.level, u'.') + statement.name
                                                     : statement.imports.value(0).name);
        const bool precedes = its < wanted || (its == wanted && key <= sortKey(isFrom, moduleName));
        if (precedes) {
            before = &statement;
            after = nullptr;
            sameSection = its == wanted;
        } else if (!after) {
            after = &statement;
            if (!sameSection && its == wanted)
                before = nullptr;
            if (its == wanted)
                sameSection = true;
        }
    }
    const QByteArray text = line.toUtf8();
    if (before) {
        const int end = m_text.lineEnd(before->range.end);
        const QByteArray newline = m_text.newline(before->range.begin);
        edits.insert(end, newline + (sameSection ? QByteArray() : newline) + text);
    } else if (after) {
        const QByteArray newline = m_text.newline(after->range.begin);
        edits.insert(m_text.lineStart(after->range.begin), text + newline + (sameSection ? QByteArray() : newline));
    } else {
        const PyStatement *first = nullptr;
        for (const PyStatement &statement : m_module.statements) {
            if (statement.kind != Kind::Docstring) {
                first = &statement;
                break;
            }
        }
        const int at = first ? m_text.lineStart(first->range.begin) : m_text.size();
        const QByteArray space =
            m_style.newline + (!first || first->kind == Kind::Class || first->kind == Kind::Function
                                   ? m_style.newline + m_style.newline
                                   : m_style.newline);
        edits.insert(at, (m_text.beginsLine(at) ? QByteArray() : m_style.newline) + text +
                             (first ? space : m_style.newline));
    }
}

void ImportBlock::edit(TextEdits &edits) const
{
    QMap<QString, QStringList> modules;
    for (const Needed &item : m_needed) {
        if (item.name.isEmpty())
            addLine(item.module, u"import "_s + item.module, edits);
        else
            modules[item.module].append(item.name);
    }
    for (auto it = modules.begin(); it != modules.end(); ++it) {
        QStringList names = it.value();
        std::sort(names.begin(), names.end());
        bool done = false;
        for (const PyStatement &statement : m_module.statements) {
            const bool fits = statement.kind == Kind::From && statement.depth == 0 && !done &&
                              absolute(statement) == it.key() && !namesOf(statement).contains(u"*"_s);
            if (fits)
                done = extend(statement, names, edits);
        }
        if (done)
            continue;
        // Modules of the own package are imported from it.
        const QString package = m_ownName.left(m_ownName.lastIndexOf(u'.'));
        const bool own = m_ownName.contains(u'.') && it.key().startsWith(package + u'.');
        const QString module = own ? it.key().mid(package.size()) : it.key();
        addLine(module, u"from %1 import %2"_s.arg(module, names.join(u", "_s)), edits);
    }
}

} // namespace relata
