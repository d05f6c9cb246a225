// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/djangonames.h"

#include "model/python/djangonames/nametable.h"

#include <QSet>
#include <QStringList>

#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

/// A package that hands on what its submodules define: any path below `prefix` with one of the names of `documented`
/// in it is `documented.name`.  Of a module within `documented` that is only what the module itself defines.
struct Package
{
    QStringView prefix;
    QStringView documented;
};

constexpr std::array packages = {
    Package{u"django.db.models", u"django.db.models"},
    Package{u"django.db.models", u"django.db.models.functions"},
    Package{u"django.contrib.gis.db.models", u"django.db.models"},
    Package{u"django.contrib.gis.db.models", u"django.contrib.gis.db.models"},
    Package{u"django.contrib.postgres.fields", u"django.contrib.postgres.fields"},
    Package{u"django.contrib.postgres.aggregates", u"django.contrib.postgres.aggregates"},
    Package{u"django.contrib.contenttypes", u"django.contrib.contenttypes.fields"},
    Package{u"django.contrib.auth.base_user", u"django.contrib.auth.models"},
    Package{u"django.apps.config", u"django.apps"},
    Package{u"django.apps.registry", u"django.apps"},
    Package{u"django.utils.translation.trans_real", u"django.utils.translation"},
};

bool isBelow(QStringView path, QStringView package)
{
    return path.size() > package.size() && path.startsWith(package) && path[package.size()] == u'.';
}

QSet<QString> makeNames(const Package &package)
{
    QSet<QString> names;
    for (const NameRow &row : nameRows()) {
        if (!row.uses.testFlag(NameUse::Imports) || row.documented != package.documented)
            continue;
        if (isBelow(package.prefix, package.documented) && row.home() != package.prefix)
            continue;
        for (const QStringView name : row.names.split(u' '))
            names.insert(name.toString());
    }
    return names;
}

const QSet<QString> &namesOf(const Package &package)
{
    static const QList<QSet<QString>> all = [] {
        QList<QSet<QString>> sets;
        for (const Package &row : packages)
            sets.append(makeNames(row));
        return sets;
    }();
    return all[&package - packages.data()];
}

// What is written without its module: parts of conditions and expressions.
bool isBare(const QString &name)
{
    static const QSet<QString> bare = {
        u"Q"_s,       u"F"_s,        u"Value"_s,    u"Case"_s,       u"When"_s,
        u"Func"_s,    u"Exists"_s,   u"OuterRef"_s, u"Subquery"_s,   u"ExpressionWrapper"_s,
        u"OrderBy"_s, u"RowRange"_s, u"Window"_s,   u"ValueRange"_s, u"Count"_s,
        u"Sum"_s,     u"Max"_s,      u"Min"_s,      u"Avg"_s,        u"StdDev"_s,
        u"Variance"_s};
    return bare.contains(name);
}

/// Modules below which a name is usually written with nothing, or with a word, before it.
struct Usage
{
    QStringView module;
    QStringView before;
};

constexpr std::array usages = {
    Usage{u"django.db.models.functions.", u""},
    Usage{u"django.db.models.lookups.", u""},
    Usage{u"django.db.models.expressions.", u""},
    Usage{u"django.db.models.", u"models."},
    Usage{u"django.utils.timezone.", u"timezone."},
    Usage{u"django.core.validators.", u""},
    Usage{u"django.contrib.postgres.fields.", u""},
    Usage{u"django.contrib.postgres.indexes.", u""},
    Usage{u"django.contrib.postgres.constraints.", u""},
    Usage{u"django.contrib.postgres.search.", u""},
    Usage{u"django.contrib.postgres.functions.", u""},
    Usage{u"django.contrib.contenttypes.fields.", u""},
    Usage{u"django.conf.settings.", u"settings."},
    Usage{u"django.core.serializers.json.DjangoJSONEncoder", u"DjangoJSONEncoder"},
    Usage{u"django.contrib.auth.get_user_model", u"get_user_model"},
    Usage{u"uuid.", u"uuid."},
    Usage{u"datetime.", u"datetime."},
    Usage{u"decimal.", u"decimal."},
};

} // namespace

QString publicName(const QString &dotted)
{
    if (!dotted.startsWith(u"django."))
        return dotted;
    for (const Package &package : packages) {
        if (!isBelow(dotted, package.prefix))
            continue;
        const QStringList rest = dotted.mid(package.prefix.size() + 1).split(u'.');
        for (qsizetype i = 0; i < rest.size(); ++i) {
            if (namesOf(package).contains(rest[i]))
                return package.documented.toString() + u'.' + rest.mid(i).join(u'.');
        }
    }
    return dotted;
}

QString usualName(const QString &dotted)
{
    constexpr QStringView models = u"django.db.models.";
    if (dotted.startsWith(models) && isBare(dotted.mid(models.size())))
        return dotted.mid(models.size());
    for (const Usage &usage : usages) {
        if (!dotted.startsWith(usage.module))
            continue;
        return usage.before.toString() + dotted.mid(usage.module.size());
    }
    return {};
}

int textArgument(const QString &dotted)
{
    if (dotted == u"django.utils.safestring.mark_safe" || dotted == u"django.utils.html.mark_safe")
        return 0;
    constexpr QStringView module = u"django.utils.translation.";
    if (!dotted.startsWith(module))
        return -1;
    static const QSet<QString> plain = {u"gettext"_s,       u"gettext_lazy"_s, u"ugettext"_s,
                                        u"ugettext_lazy"_s, u"gettext_noop"_s, u"ugettext_noop"_s};
    const QString name = dotted.mid(module.size());
    if (plain.contains(name))
        return 0;
    return name == u"pgettext" || name == u"pgettext_lazy" ? 1 : -1;
}

bool isBuiltin(const QString &name)
{
    static const QSet<QString> names = {
        u"list"_s, u"dict"_s,  u"set"_s,       u"tuple"_s,       u"str"_s,          u"int"_s,       u"float"_s,
        u"bool"_s, u"bytes"_s, u"object"_s,    u"type"_s,        u"property"_s,     u"len"_s,       u"range"_s,
        u"max"_s,  u"min"_s,   u"sum"_s,       u"sorted"_s,      u"frozenset"_s,    u"Exception"_s, u"super"_s,
        u"zip"_s,  u"map"_s,   u"enumerate"_s, u"classmethod"_s, u"staticmethod"_s, u"abs"_s,       u"getattr"_s};
    return names.contains(name);
}

} // namespace relata
