// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/migration/modulenames.h"

#include <QRegularExpression>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

constexpr auto unicode = QRegularExpression::UseUnicodePropertiesOption;

QString withoutDecorators(const QString &source)
{
    static const QRegularExpression head(u"^\\s*(?:async\\s+def|def|class)\\b"_s,
                                         QRegularExpression::MultilineOption | unicode);
    if (!source.trimmed().startsWith(u'@'))
        return source.trimmed();
    const QRegularExpressionMatch match = head.match(source);
    return match.hasMatch() ? source.mid(match.capturedStart()).trimmed() : source.trimmed();
}

// An import on one line: without comments, line ends and parentheses.
QString flattened(const QString &source)
{
    static const QRegularExpression comment(u"#[^\n]*"_s);
    static const QRegularExpression filler(u"[\\\\()\\s]+"_s);
    return QString(source).remove(comment).replace(filler, u" "_s).trimmed();
}

// Of Django or Python, so that the usual names of its parts say more than the file's.
bool isForeign(const QString &path)
{
    return path.startsWith("django."_L1) || knownName(path);
}

} // namespace

QString moduleOfPath(const QString &path)
{
    const QStringList parts = path.split(u'.');
    qsizetype end = parts.size() - 1;
    for (qsizetype i = 1; i < end; ++i) {
        if (!parts[i].isEmpty() && parts[i].front().isUpper())
            end = i;
    }
    return parts.first(end).join(u'.');
}

QString assignedSource(const QString &statement)
{
    static const QRegularExpression assignment(u"^(?:\\w+\\s*=\\s*)*\\w+\\s*(?::[^=]+)?=(?!=)"_s, unicode);
    const QRegularExpressionMatch match = assignment.match(statement);
    return match.hasMatch() ? statement.mid(match.capturedEnd()).trimmed() : QString();
}

ModuleNames::ModuleNames(const QString &module, const SourceFile *source, const QStringList &models)
    : m_module(module)
    , m_models(models)
{
    if (!source)
        return;
    m_isPackage = source->path.endsWith("__init__.py"_L1);
    for (const Definition &definition : source->definitions)
        bind(definition);
}

void ModuleNames::bind(const Definition &definition)
{
    const QString statement = withoutDecorators(definition.source);
    if (statement.startsWith("from "_L1) || statement.startsWith("import "_L1))
        bindImports(flattened(statement));
    else
        m_bindings.insert(definition.name, {.source = definition.source.trimmed(), .owner = definition.owner});
}

QString ModuleNames::absolute(const QString &dots, const QString &module) const
{
    if (dots.isEmpty())
        return module;
    QStringList parts = m_module.split(u'.');
    for (qsizetype up = m_isPackage ? 1 : 0; up < dots.size() && !parts.isEmpty(); ++up)
        parts.removeLast();
    return (parts + (module.isEmpty() ? QStringList() : QStringList{module})).join(u'.');
}

void ModuleNames::bindImports(const QString &source)
{
    static const QRegularExpression from(u"^from (\\.*)\\s?(?:(?!import\\b)([\\w.]+) )?import (.+)$"_s, unicode);
    static const QRegularExpression entry(u"^([\\w.]+|\\*)(?: as (\\w+))?$"_s, unicode);
    const QRegularExpressionMatch match = from.match(source);
    const QString module = match.hasMatch() ? absolute(match.captured(1), match.captured(2)) : QString();
    const QStringList entries = (match.hasMatch() ? match.captured(3) : source.mid(7)).split(u',', Qt::SkipEmptyParts);
    for (const QString &text : entries) {
        const QRegularExpressionMatch part = entry.match(text.trimmed());
        if (!part.hasMatch())
            continue;
        const QString name = part.captured(1);
        const QString alias = part.captured(2);
        if (name == u"*") {
            m_stars.append(module);
        } else if (match.hasMatch()) {
            m_bindings.insert(alias.isEmpty() ? name : alias, {.path = module.isEmpty() ? name : module + u'.' + name});
        } else {
            const QString first = name.section(u'.', 0, 0);
            m_bindings.insert(alias.isEmpty() ? first : alias, {.path = alias.isEmpty() ? first : name});
        }
    }
}

QString ModuleNames::deconstruction(const QString &fieldClass) const
{
    const auto found = m_bindings.constFind(fieldClass + u".deconstruct"_s);
    return found == m_bindings.cend() ? QString() : found->source;
}

const ModuleNames::Binding *ModuleNames::find(const QString &name, ModelId owner) const
{
    const Binding *ofModule = nullptr;
    for (auto binding = m_bindings.constFind(name); binding != m_bindings.cend() && binding.key() == name; ++binding) {
        if (!owner.isNull() && binding->owner == owner)
            return &*binding;
        if (binding->owner.isNull() && !ofModule)
            ofModule = &*binding;
    }
    return ofModule;
}

NameMeaning ModuleNames::imported(const QString &path) const
{
    if (const std::optional<KnownName> known = knownName(path))
        return {.kind = NameMeaning::Kind::Known, .path = known->path, .module = known->module, .known = *known};
    const QString last = path.mid(path.lastIndexOf(u'.') + 1);
    using Kind = NameMeaning::Kind;
    const bool capital = !last.isEmpty() && last.front().isUpper();
    // An attribute of a class may be a method or anything.
    const QString before = path.left(path.lastIndexOf(u'.'));
    const bool attribute = !before.isEmpty() && before[before.lastIndexOf(u'.') + 1].isUpper();
    const bool constant = attribute || (capital && last.size() > 1 && last == last.toUpper());
    return {.kind = constant  ? Kind::Unknown
                    : capital ? Kind::Class
                              : Kind::Function,
            .path = path,
            .module = moduleOfPath(path)};
}

NameMeaning ModuleNames::defined(const Binding &binding, const QString &dotted, const QString &ownerName) const
{
    static const QRegularExpression function(u"^(?:async\\s+)?def\\b"_s);
    const QString statement = withoutDecorators(binding.source);
    const QString qualified = binding.owner.isNull() ? dotted : ownerName + u'.' + dotted;
    NameMeaning meaning{.path = m_module + u'.' + qualified, .module = m_module};
    const QRegularExpression member(u"\\bdef\\s+%1\\b"_s.arg(QRegularExpression::escape(dotted.section(u'.', -1))),
                                    unicode);
    if (function.match(statement).hasMatch() ||
        (statement.startsWith("class "_L1) && dotted.contains(u'.') && member.match(statement).hasMatch())) {
        meaning.kind = NameMeaning::Kind::Function;
    } else if (dotted.contains(u'.')) {
        return meaning;
    } else if (statement.startsWith("class "_L1)) {
        meaning.kind = NameMeaning::Kind::Class;
        meaning.constructible = binding.source.contains("deconstructible"_L1);
    } else if (const QString assigned = assignedSource(statement); !assigned.isEmpty()) {
        meaning.kind = NameMeaning::Kind::Constant;
        meaning.constant = assigned;
    }
    return meaning;
}

NameMeaning ModuleNames::meaning(const QString &dotted, ModelId owner, const QString &ownerName) const
{
    const QString first = dotted.section(u'.', 0, 0);
    const QString rest = dotted.mid(first.size());
    if (const Binding *binding = find(first, owner)) {
        if (!binding->source.isEmpty())
            return defined(*binding, dotted, ownerName);
        const QString path = binding->path + rest;
        if (path.startsWith("django.conf.settings."_L1))
            return {.kind = NameMeaning::Kind::Setting, .path = path.mid(21)};
        const NameMeaning found = imported(path);
        const std::optional<KnownName> usual = knownName(dotted);
        // A value may name Django's and Python's things by their usual names, whatever the file calls them.
        if (found.kind == NameMeaning::Kind::Known || !usual || !isForeign(binding->path))
            return found;
    }
    if (first == u"settings" && !rest.isEmpty())
        return {.kind = NameMeaning::Kind::Setting, .path = rest.mid(1)};
    if (const std::optional<KnownName> known = knownName(dotted))
        return {.kind = NameMeaning::Kind::Known, .path = known->path, .module = known->module, .known = *known};
    if (m_stars.size() == 1 && rest.isEmpty())
        return imported(m_stars.first() + u'.' + dotted);
    if (m_models.contains(first))
        return {.path = m_module + u'.' + dotted, .module = m_module};
    if (dotted.count(u'.') > 1 || (dotted.contains(u'.') && dotted.startsWith(m_module.section(u'.', 0, 0) + u'.')))
        return imported(dotted);
    return {.path = m_module + u'.' + dotted, .module = m_module};
}

} // namespace relata
