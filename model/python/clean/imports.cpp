// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/clean/imports.h"

#include "model/python/clean/knownnames.h"
#include "model/python/clean/tokens.h"
#include "model/python/clean/width.h"

#include <algorithm>

namespace relata::clean {

using namespace Qt::StringLiterals;

namespace {

/// Reads the names of an import statement from its tokens.
class ImportReader
{
public:
    explicit ImportReader(const QList<SourceToken> &tokens)
        : m_tokens(tokens)
    {
        m_tokens.removeIf([](const SourceToken &token) { return token.kind == SourceToken::Kind::Comment; });
    }

    QList<ImportedName> read()
    {
        QList<ImportedName> names;
        if (accept(u"import")) {
            do
                names.append({.module = dotted(), .alias = alias()});
            while (accept(u","));
        } else if (accept(u"from")) {
            const QString module = dotted();
            if (!accept(u"import"))
                return {};
            accept(u"(");
            while (m_at < m_tokens.size() && !m_tokens[m_at].is(u")")) {
                const QString name = m_tokens[m_at++].text;
                names.append({.module = module, .name = name, .alias = alias()});
                accept(u",");
            }
            accept(u")");
        }
        return m_at == m_tokens.size() ? names : QList<ImportedName>();
    }

private:
    bool accept(QStringView text)
    {
        if (m_at >= m_tokens.size() || m_tokens[m_at].text != text)
            return false;
        ++m_at;
        return true;
    }
    QString alias() { return accept(u"as") && m_at < m_tokens.size() ? m_tokens[m_at++].text : QString(); }
    QString dotted()
    {
        QString out;
        for (; m_at < m_tokens.size(); ++m_at) {
            const SourceToken &token = m_tokens[m_at];
            const bool name = token.kind == SourceToken::Kind::Name && token.text != u"import" && token.text != u"as";
            if (!name && !token.is(u".") && !token.is(u"..."))
                break;
            out += token.text;
        }
        return out;
    }

    QList<SourceToken> m_tokens;
    qsizetype m_at = 0;
};

// What follows the digits' value, so that `v2` comes before `v10`.
bool naturallyLess(const QString &a, const QString &b)
{
    qsizetype i = 0;
    qsizetype j = 0;
    const auto digits = [](const QString &text, qsizetype from) {
        qsizetype end = from;
        while (end < text.size() && text[end].isDigit())
            ++end;
        return text.mid(from, end - from);
    };
    while (i < a.size() && j < b.size()) {
        const QString left = digits(a, i);
        const QString right = digits(b, j);
        if (!left.isEmpty() && !right.isEmpty()) {
            if (left.toULongLong() != right.toULongLong())
                return left.toULongLong() < right.toULongLong();
            i += left.size();
            j += right.size();
        } else if (a[i] != b[j]) {
            return a[i] < b[j];
        } else {
            ++i;
            ++j;
        }
    }
    return a.size() - i < b.size() - j;
}

QString moduleKey(const QString &module)
{
    qsizetype dots = 0;
    while (dots < module.size() && module[dots] == u'.')
        ++dots;
    return dots == 0 ? module.toLower() : module.left(dots) + u'_' + module.mid(dots).toLower();
}

// Constants, classes, then the rest.
QString nameKey(const QString &name)
{
    if (name.isEmpty() || name == u"*")
        return name;
    const bool capitals = name.size() > 1 && name.toUpper() == name && name.toLower() != name;
    const QChar group = capitals ? u'A' : name.front().isUpper() ? u'B' : u'C';
    return group + name.toLower();
}

void appendImport(QStringList &lines, const QString &module, const QStringList &names)
{
    const QString line = u"from %1 import %2"_s.arg(module, names.join(u", "_s));
    if (columnsOf(line) <= 88 || names.first() == u"*") {
        lines.append(line);
        return;
    }
    lines.append(u"from %1 import ("_s.arg(module));
    for (const QString &name : names)
        lines.append(u"    "_s + name + u',');
    lines.append(u")"_s);
}

int sectionOf(const QString &module, const QStringList &ownPackages)
{
    const QString package = module.section(u'.', 0, 0);
    if (module.startsWith(u'.'))
        return 4;
    if (package == u"__future__")
        return 0;
    if (ownPackages.contains(package))
        return 3;
    return isStandardModule(package) ? 1 : 2;
}

} // namespace

QString ImportedName::binds() const
{
    if (!alias.isEmpty())
        return alias;
    return name.isEmpty() ? module.section(u'.', 0, 0) : name;
}

QString ImportedName::path() const
{
    return name.isEmpty() ? module : module + u'.' + name;
}

QList<ImportedName> importedNames(const QString &statement)
{
    const std::optional<QList<SourceToken>> tokens = sourceTokens(statement);
    return tokens ? ImportReader(*tokens).read() : QList<ImportedName>();
}

QString absoluteModule(const QString &module, const QString &from, bool fromIsPackage)
{
    qsizetype dots = 0;
    while (dots < module.size() && module[dots] == u'.')
        ++dots;
    if (dots == 0)
        return module;
    QStringList parts = from.split(u'.');
    for (qsizetype i = fromIsPackage ? 1 : 0; i < dots && !parts.isEmpty(); ++i)
        parts.removeLast();
    if (module.size() > dots)
        parts.append(module.mid(dots));
    return parts.join(u'.');
}

void Imports::add(const ImportedName &name)
{
    ImportedName added = name;
    if (added.alias == added.name)
        added.alias.clear();
    if (!m_names.contains(added))
        m_names.append(added);
}

QStringList Imports::section(const QList<ImportedName> &names) const
{
    const auto byModule = [](const ImportedName &a, const ImportedName &b) {
        return naturallyLess(moduleKey(a.module), moduleKey(b.module));
    };
    const auto byName = [](const ImportedName &a, const ImportedName &b) {
        const bool same = a.name == b.name;
        return same ? a.alias < b.alias : naturallyLess(nameKey(a.name), nameKey(b.name));
    };
    QList<ImportedName> sorted = names;
    std::sort(sorted.begin(), sorted.end(), [&](const ImportedName &a, const ImportedName &b) {
        if (a.name.isEmpty() != b.name.isEmpty())
            return a.name.isEmpty();
        if (a.module != b.module)
            return byModule(a, b) || (!byModule(b, a) && a.module < b.module);
        return a.name.isEmpty() ? a.alias < b.alias : byName(a, b);
    });
    QStringList lines;
    for (qsizetype i = 0; i < sorted.size(); ++i) {
        const ImportedName &first = sorted[i];
        const QString alias = first.alias.isEmpty() ? QString() : u" as "_s + first.alias;
        if (first.name.isEmpty()) {
            lines.append(u"import "_s + first.module + alias);
            continue;
        }
        QStringList together = {first.name + alias};
        const auto joins = [&](const ImportedName &next) {
            return next.module == first.module && next.alias.isEmpty() && first.alias.isEmpty() && first.name != u"*";
        };
        while (i + 1 < sorted.size() && joins(sorted[i + 1]))
            together.append(sorted[++i].name);
        appendImport(lines, first.module, together);
    }
    return lines;
}

QStringList Imports::lines(const QStringList &ownPackages) const
{
    QStringList lines;
    for (int number = 0; number < 5; ++number) {
        QList<ImportedName> names;
        for (const ImportedName &name : m_names) {
            if (sectionOf(name.module, ownPackages) == number)
                names.append(name);
        }
        if (names.isEmpty())
            continue;
        if (!lines.isEmpty())
            lines.append(QString());
        lines += section(names);
    }
    return lines;
}

} // namespace relata::clean
