// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/migration/knownnames.h"

#include <QHash>
#include <QStringList>

#include <algorithm>
#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Kind = KnownName::Kind;

// Where names are documented, where migrations find them (the module that defines them, or the path that the class gives
// itself), and the module to be imported where that is not `home`.
struct Row
{
    Kind kind;
    QStringView home;
    QStringView documented;
    QStringView names;
    QStringView module = {};
};

constexpr std::array rows = {
    Row{Kind::Expression, u"django.db.models", u"django.db.models", u"Case ExpressionWrapper F Func OrderBy Q Value When"},
    Row{Kind::Expression, u"django.db.models.expressions", u"django.db.models", u"CombinedExpression Exists Expression ExpressionList OuterRef RawSQL RowRange Subquery ValueRange Window"},
    Row{Kind::Expression, u"django.db.models.aggregates", u"django.db.models", u"Aggregate Avg Count Max Min StdDev Sum Variance"},
    Row{Kind::Expression, u"django.db.models.functions.comparison", u"django.db.models.functions", u"Cast Coalesce Collate Greatest Least NullIf"},
    Row{Kind::Expression, u"django.db.models.functions.datetime", u"django.db.models.functions", u"Extract ExtractDay ExtractHour ExtractIsoWeekDay ExtractIsoYear ExtractMinute ExtractMonth ExtractQuarter ExtractSecond ExtractWeek ExtractWeekDay ExtractYear Now Trunc TruncDate TruncDay TruncHour TruncMinute TruncMonth TruncQuarter TruncSecond TruncTime TruncWeek TruncYear"},
    Row{Kind::Expression, u"django.db.models.functions.json", u"django.db.models.functions", u"JSONArray JSONObject"},
    Row{Kind::Expression, u"django.db.models.functions.math", u"django.db.models.functions", u"ACos ASin ATan ATan2 Abs Ceil Cos Cot Degrees Exp Floor Ln Log Mod Pi Power Radians Random Round Sign Sin Sqrt Tan"},
    Row{Kind::Expression, u"django.db.models.functions.text", u"django.db.models.functions", u"Chr Concat ConcatPair LPad LTrim Left Length Lower MD5 Ord RPad RTrim Repeat Replace Reverse Right SHA1 SHA224 SHA256 SHA384 SHA512 StrIndex Substr Trim Upper"},
    Row{Kind::Expression, u"django.db.models.functions.window", u"django.db.models.functions", u"CumeDist DenseRank FirstValue Lag LastValue Lead NthValue Ntile PercentRank Rank RowNumber"},
    Row{Kind::Expression, u"django.db.models.lookups", u"django.db.models.lookups", u"Contains EndsWith Exact GreaterThan GreaterThanOrEqual IContains IEndsWith IExact IRegex IStartsWith In IsNull LessThan LessThanOrEqual Range Regex StartsWith"},
    Row{Kind::Expression, u"django.contrib.postgres.search", u"django.contrib.postgres.search", u"SearchConfig SearchHeadline SearchQuery SearchRank SearchVector TrigramDistance TrigramSimilarity TrigramWordDistance TrigramWordSimilarity"},
    Row{Kind::Expression, u"django.contrib.postgres.functions", u"django.contrib.postgres.functions", u"RandomUUID TransactionNow"},
    Row{Kind::Expression, u"django.contrib.postgres.indexes", u"django.contrib.postgres.indexes", u"OpClass"},
    Row{Kind::Field, u"django.db.models", u"django.db.models", u"AutoField BigAutoField BigIntegerField BinaryField BooleanField CharField CommaSeparatedIntegerField CompositePrimaryKey DateField DateTimeField DecimalField DurationField EmailField FileField FilePathField FloatField ForeignKey ForeignObject GeneratedField GenericIPAddressField IPAddressField ImageField IntegerField JSONField ManyToManyField NullBooleanField OneToOneField PositiveBigIntegerField PositiveIntegerField PositiveSmallIntegerField SlugField SmallAutoField SmallIntegerField TextField TimeField URLField UUIDField"},
    Row{Kind::Field, u"django.contrib.postgres.fields", u"django.contrib.postgres.fields", u"ArrayField"},
    Row{Kind::Field, u"django.contrib.postgres.fields.citext", u"django.contrib.postgres.fields", u"CICharField CIEmailField CITextField"},
    Row{Kind::Field, u"django.contrib.postgres.fields.hstore", u"django.contrib.postgres.fields", u"HStoreField"},
    Row{Kind::Field, u"django.contrib.postgres.fields.ranges", u"django.contrib.postgres.fields", u"BigIntegerRangeField DateRangeField DateTimeRangeField DecimalRangeField IntegerRangeField"},
    Row{Kind::Field, u"django.contrib.postgres.search", u"django.contrib.postgres.search", u"SearchVectorField"},
    Row{Kind::Field, u"django.contrib.gis.db.models.fields", u"django.contrib.gis.db.models", u"GeometryCollectionField GeometryField LineStringField MultiLineStringField MultiPointField MultiPolygonField PointField PolygonField RasterField"},
    Row{Kind::Class, u"django.db.models", u"django.db.models", u"CheckConstraint Index UniqueConstraint"},
    Row{Kind::Class, u"django.contrib.postgres.constraints", u"django.contrib.postgres.constraints", u"ExclusionConstraint"},
    Row{Kind::Class, u"django.contrib.postgres.indexes", u"django.contrib.postgres.indexes", u"BTreeIndex BloomIndex BrinIndex GinIndex GistIndex HashIndex SpGistIndex"},
    Row{Kind::Class, u"django.core.validators", u"django.core.validators", u"BaseValidator DecimalValidator DomainNameValidator EmailValidator FileExtensionValidator MaxLengthValidator MaxValueValidator MinLengthValidator MinValueValidator ProhibitNullCharactersValidator RegexValidator StepValueValidator URLValidator"},
    Row{Kind::Class, u"django.contrib.auth.validators", u"django.contrib.auth.validators", u"ASCIIUsernameValidator UnicodeUsernameValidator"},
    Row{Kind::Class, u"django.contrib.postgres.validators", u"django.contrib.postgres.validators", u"ArrayMaxLengthValidator ArrayMinLengthValidator KeysValidator RangeMaxValueValidator RangeMinValueValidator"},
    Row{Kind::Class, u"django.contrib.auth.models", u"django.contrib.auth.models", u"GroupManager PermissionManager UserManager"},
    Row{Kind::Class, u"django.core.files.storage", u"django.core.files.storage", u"FileSystemStorage InMemoryStorage"},
    Row{Kind::Class, u"django.core.serializers.json", u"django.core.serializers.json", u"DjangoJSONEncoder"},
    Row{Kind::Class, u"json.encoder", u"json", u"JSONEncoder"},
    Row{Kind::Class, u"json.decoder", u"json", u"JSONDecoder"},
    Row{Kind::Function, u"django.core.validators", u"django.core.validators", u"get_available_image_extensions int_list_validator validate_image_file_extension validate_integer validate_ipv46_address validate_ipv4_address validate_ipv6_address"},
    Row{Kind::Function, u"django.db.models.deletion", u"django.db.models", u"CASCADE DO_NOTHING PROTECT RESTRICT SET_DEFAULT SET_NULL"},
    Row{Kind::Function, u"django.utils.timezone", u"django.utils.timezone", u"localdate localtime now"},
    Row{Kind::Function, u"django.utils.crypto", u"django.utils.crypto", u"get_random_string"},
    Row{Kind::Function, u"django.utils.text", u"django.utils.text", u"slugify"},
    Row{Kind::Function, u"django.utils.translation", u"django.utils.translation", u"get_language gettext gettext_lazy gettext_noop pgettext pgettext_lazy ugettext ugettext_lazy ugettext_noop _"},
    Row{Kind::Function, u"datetime.datetime", u"datetime.datetime", u"now today utcnow", u"datetime"},
    Row{Kind::Function, u"datetime.date", u"datetime.date", u"today", u"datetime"},
    Row{Kind::Function, u"secrets", u"secrets", u"token_bytes token_hex token_urlsafe"},
    Row{Kind::Function, u"time", u"time", u"time time_ns"},
    Row{Kind::Function, u"uuid", u"uuid", u"uuid1 uuid3 uuid4 uuid5"},
    Row{Kind::Class, u"collections", u"collections", u"Counter OrderedDict defaultdict"},
    Row{Kind::Class, u"datetime", u"datetime", u"date datetime time timedelta timezone"},
    Row{Kind::Class, u"decimal", u"decimal", u"Decimal"},
    Row{Kind::Class, u"functools", u"functools", u"partial"},
    Row{Kind::Class, u"uuid", u"uuid", u"UUID"},
    Row{Kind::Function, u"re", u"re", u"compile"},
    Row{Kind::Constant, u"re", u"re", u"A ASCII DOTALL I IGNORECASE M MULTILINE S VERBOSE X"},
    Row{Kind::Constant, u"datetime.timezone", u"datetime.timezone", u"utc", u"datetime"},
    Row{Kind::Constant, u"django.core.validators", u"django.core.validators", u"validate_comma_separated_integer_list validate_domain_name validate_email validate_slug validate_unicode_slug"},
    Row{Kind::Constant, u"django.db.models.Q", u"django.db.models.Q", u"AND OR XOR"},
    Row{Kind::Constant, u"django.db.models.Deferrable", u"django.db.models.Deferrable", u"DEFERRED IMMEDIATE"},
    Row{Kind::Constant, u"django.contrib.postgres.fields.RangeOperators", u"django.contrib.postgres.fields.RangeOperators", u"ADJACENT_TO CONTAINED_BY CONTAINS EQUAL FULLY_GT FULLY_LT NOT_EQUAL NOT_GT NOT_LT OVERLAPS"},
    Row{Kind::Class, u"", u"", u"bool bytes dict float frozenset int list object range set str tuple"},
};

struct Entry
{
    const Row *row = nullptr;
    QString name = {};
};

QMultiHash<QString, Entry> makeIndex()
{
    QMultiHash<QString, Entry> index;
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) { // what is inserted last is found first
        const QStringList names = row->names.toString().split(u' ', Qt::SkipEmptyParts);
        for (const QString &name : names)
            index.insert(name, {&*row, name});
    }
    return index;
}

// `models`, `db.models`, `functions` and `models.functions` are what people import of `django.db.models.functions`.
bool endsWithPart(QStringView whole, const QString &part)
{
    return whole == part || (whole.endsWith(part) && whole.size() > part.size() &&
                             whole[whole.size() - part.size() - 1] == u'.');
}

} // namespace

std::optional<KnownName> knownName(const QString &dotted)
{
    static const QMultiHash<QString, Entry> index = makeIndex();
    const qsizetype dot = dotted.lastIndexOf(u'.');
    const QString before = dotted.left(std::max(dot, qsizetype(0)));
    for (auto found = index.constFind(dotted.mid(dot + 1)); found != index.cend() && found.key() == dotted.mid(dot + 1);
         ++found) {
        const Row &row = *found->row;
        if (!before.isEmpty() && !endsWithPart(row.documented, before) && !endsWithPart(row.home, before))
            continue;
        // Short words that mean something only behind their module's name.
        if (before.isEmpty() && (row.home == u"re" || row.home == u"time"))
            continue;
        const QString home = row.home.toString();
        return KnownName{.kind = row.kind,
                         .path = home.isEmpty() ? found->name : home + u'.' + found->name,
                         .module = row.module.isEmpty() ? home : row.module.toString()};
    }
    return std::nullopt;
}

} // namespace relata
