// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/migration/knownnames.h"

#include <QMultiHash>
#include <QStringList>

#include <algorithm>
#include <ranges>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

struct Entry
{
    const NameRow *row = nullptr;
    QString name = {};
};

QMultiHash<QString, Entry> makeIndex()
{
    QMultiHash<QString, Entry> index;
    for (const NameRow &row : nameRows() | std::views::reverse) { // what is inserted last is found first
        if (!row.uses.testFlag(NameUse::Migrations))
            continue;
        const QStringList names = row.names.toString().split(u' ');
        for (const QString &name : names)
            index.insert(name, {&row, name});
    }
    return index;
}

// `models`, `db.models`, `functions` and `models.functions` are what people import of `django.db.models.functions`.
bool endsWithPart(QStringView whole, const QString &part)
{
    return whole == part ||
           (whole.endsWith(part) && whole.size() > part.size() && whole[whole.size() - part.size() - 1] == u'.');
}

} // namespace

std::optional<KnownName> knownName(const QString &dotted)
{
    static const QMultiHash<QString, Entry> index = makeIndex();
    const qsizetype dot = dotted.lastIndexOf(u'.');
    const QString before = dotted.left(std::max(dot, qsizetype(0)));
    for (auto found = index.constFind(dotted.mid(dot + 1)); found != index.cend() && found.key() == dotted.mid(dot + 1);
         ++found) {
        const NameRow &row = *found->row;
        if (!before.isEmpty() && !endsWithPart(row.documented, before) && !endsWithPart(row.home(), before))
            continue;
        // Short words that mean something only behind their module's name.
        if (before.isEmpty() && (row.home() == u"re" || row.home() == u"time"))
            continue;
        const QString home = row.home().toString();
        return KnownName{.kind = row.kind,
                         .path = home.isEmpty() ? found->name : home + u'.' + found->name,
                         .module = row.imported.isEmpty() ? home : row.imported.toString()};
    }
    return std::nullopt;
}

} // namespace relata
