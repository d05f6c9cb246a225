// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/djangonames.h"

#include <QSet>
#include <QStringList>

#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

/// A package that hands on what its submodules define: any path below `prefix` with one of the names in it is
/// `module.name`.
struct Package
{
    QStringView prefix;
    QStringView module;
    QStringView names; ///< separated by blanks
};

// django/db/models/__init__.py and the packages beside it, of 4.2 to 6.1.
constexpr QStringView modelNames =
    u"Aggregate AnyValue AutoField Avg BLANK_CHOICE_DASH BaseConstraint BigAutoField BigIntegerField BinaryField "
    u"BooleanField "
    u"CASCADE Case CharField CheckConstraint Choices CommaSeparatedIntegerField CompositePrimaryKey Count DB_CASCADE "
    u"DB_SET_DEFAULT DB_SET_NULL DEFERRED DO_NOTHING DateField DateTimeField DecimalField Deferrable DurationField "
    u"EmailField "
    u"Exists Expression ExpressionList ExpressionWrapper F Field FileField FilePathField FilteredRelation FloatField "
    u"ForeignKey ForeignObject ForeignObjectRel Func GeneratedField GenericIPAddressField IPAddressField ImageField "
    u"Index "
    u"IntegerChoices IntegerField JSONField JSONNull Lookup Manager ManyToManyField ManyToManyRel ManyToOneRel Max Min "
    u"Model "
    u"NOT_PROVIDED NullBooleanField OneToOneField OneToOneRel OrderBy OrderWrt OuterRef PROTECT "
    u"PositiveBigIntegerField PositiveIntegerField PositiveSmallIntegerField Prefetch ProtectedError Q QuerySet "
    u"RESTRICT "
    u"RestrictedError RowRange SET SET_DEFAULT SET_NULL SlugField SmallAutoField SmallIntegerField StdDev StringAgg "
    u"Subquery "
    u"Sum TextChoices TextField TimeField Transform URLField UUIDField UniqueConstraint Value ValueRange Variance When "
    u"Window "
    u"WindowFrame WindowFrameExclusion aprefetch_related_objects prefetch_related_objects signals";
constexpr QStringView functionNames =
    u"ACos ASin ATan ATan2 Abs Cast Ceil Chr Coalesce Collate Concat ConcatPair Cos Cot CumeDist Degrees DenseRank Exp "
    u"Extract "
    u"ExtractDay ExtractHour ExtractIsoWeekDay ExtractIsoYear ExtractMinute ExtractMonth ExtractQuarter ExtractSecond "
    u"ExtractWeek ExtractWeekDay ExtractYear FirstValue Floor Greatest JSONArray JSONObject LPad LTrim Lag LastValue "
    u"Lead Least "
    u"Left Length Ln Log Lower MD5 Mod Now NthValue Ntile NullIf Ord PercentRank Pi Power RPad RTrim Radians Random "
    u"Rank Repeat "
    u"Replace Reverse Right Round RowNumber SHA1 SHA224 SHA256 SHA384 SHA512 Sign Sin Sqrt StrIndex Substr Tan Trim "
    u"Trunc "
    u"TruncDate TruncDay TruncHour TruncMinute TruncMonth TruncQuarter TruncSecond TruncTime TruncWeek TruncYear UUID4 "
    u"UUID7 Upper";

constexpr std::array packages = {
    Package{u"django.db.models", u"django.db.models", modelNames},
    Package{u"django.db.models", u"django.db.models.functions", functionNames},
    Package{u"django.contrib.gis.db.models", u"django.db.models", modelNames},
    Package{
        u"django.contrib.gis.db.models", u"django.contrib.gis.db.models",
        u"GeometryCollectionField GeometryField LineStringField MultiLineStringField MultiPointField MultiPolygonField "
        u"PointField PolygonField RasterField Collect Extent Extent3D MakeLine Union"},
    Package{u"django.contrib.postgres.fields", u"django.contrib.postgres.fields",
            u"ArrayField BigIntegerRangeField CICharField CIEmailField CIText CITextField DateRangeField "
            u"DateTimeRangeField "
            u"DecimalRangeField FloatRangeField HStoreField IntegerRangeField JSONField RangeBoundary RangeField "
            u"RangeOperators"},
    Package{u"django.contrib.postgres.aggregates", u"django.contrib.postgres.aggregates",
            u"ArrayAgg BitAnd BitOr BitXor BoolAnd BoolOr Corr CovarPop JSONBAgg RegrAvgX RegrAvgY RegrCount "
            u"RegrIntercept RegrR2 "
            u"RegrSXX RegrSXY RegrSYY RegrSlope StatAggregate StringAgg"},
    Package{u"django.contrib.contenttypes", u"django.contrib.contenttypes.fields",
            u"GenericForeignKey GenericRelation"},
    Package{u"django.contrib.auth.base_user", u"django.contrib.auth.models", u"AbstractBaseUser BaseUserManager"},
    Package{u"django.apps.config", u"django.apps", u"AppConfig"},
    Package{u"django.apps.registry", u"django.apps", u"apps"},
    Package{u"django.utils.translation.trans_real", u"django.utils.translation", u"gettext ngettext pgettext"},
};

const QSet<QString> &wordsOf(const Package &package)
{
    static const QList<QSet<QString>> all = [] {
        QList<QSet<QString>> sets;
        for (const Package &row : packages) {
            const QStringList words = row.names.toString().split(u' ');
            sets.append(QSet<QString>(words.cbegin(), words.cend()));
        }
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
        if (!dotted.startsWith(package.prefix) || dotted.size() <= package.prefix.size() ||
            dotted[package.prefix.size()] != u'.')
            continue;
        const QStringList rest = dotted.mid(package.prefix.size() + 1).split(u'.');
        for (qsizetype i = 0; i < rest.size(); ++i) {
            if (wordsOf(package).contains(rest[i]))
                return package.module.toString() + u'.' + rest.mid(i).join(u'.');
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
