// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/djangonames/nametable.h"

#include <array>

namespace relata {

namespace {

using enum NameKind;
using enum NameUse;

constexpr NameUses all = NewFiles | Migrations | Imports;

constexpr std::array rows = {
    // django/db/models/__init__.py and the packages beside it, of 4.2 to 6.1.
    NameRow{Module, NewFiles, u"django.db", u"models"},
    NameRow{Module, Imports, u"django.db.models", u"signals"},
    NameRow{Class, all, u"django.db.models", u"CheckConstraint Index UniqueConstraint"},
    NameRow{Class, NewFiles | Imports, u"django.db.models", u"Deferrable Field Prefetch"},
    NameRow{Class, Imports, u"django.db.models",
            u"BaseConstraint Choices FilteredRelation ForeignObjectRel IntegerChoices Manager ManyToManyRel "
            u"ManyToOneRel Model OneToOneRel ProtectedError QuerySet RestrictedError TextChoices WindowFrameExclusion"},
    NameRow{Expression, all, u"django.db.models", u"Case ExpressionWrapper F Func Q Value When"},
    NameRow{Expression, Migrations | Imports, u"django.db.models", u"OrderBy"},
    NameRow{Expression, NewFiles | Imports, u"django.db.models", u"Lookup Transform"},
    NameRow{Expression, Imports, u"django.db.models", u"AnyValue JSONNull StringAgg WindowFrame"},
    NameRow{Expression, Migrations | Imports, u"django.db.models", u"Aggregate", u"django.db.models.aggregates"},
    NameRow{Expression, all, u"django.db.models", u"Avg Count Max Min StdDev Sum Variance",
            u"django.db.models.aggregates"},
    NameRow{Expression, Migrations, u"django.db.models", u"CombinedExpression RawSQL", u"django.db.models.expressions"},
    NameRow{Expression, all, u"django.db.models", u"Exists Expression OuterRef Subquery Window",
            u"django.db.models.expressions"},
    NameRow{Expression, Migrations | Imports, u"django.db.models", u"ExpressionList RowRange ValueRange",
            u"django.db.models.expressions"},
    NameRow{Field, Migrations | Imports, u"django.db.models",
            u"AutoField BigAutoField BigIntegerField BinaryField BooleanField CharField CommaSeparatedIntegerField "
            u"CompositePrimaryKey DateField DateTimeField DecimalField DurationField EmailField FileField "
            u"FilePathField FloatField ForeignKey ForeignObject GeneratedField GenericIPAddressField ImageField "
            u"IntegerField IPAddressField JSONField ManyToManyField NullBooleanField OneToOneField "
            u"PositiveBigIntegerField PositiveIntegerField PositiveSmallIntegerField SlugField SmallAutoField "
            u"SmallIntegerField TextField TimeField URLField UUIDField"},
    NameRow{Field, Imports, u"django.db.models", u"OrderWrt"},
    NameRow{Function, NewFiles | Imports, u"django.db.models", u"SET"},
    NameRow{Function, Imports, u"django.db.models", u"aprefetch_related_objects prefetch_related_objects"},
    NameRow{Function, all, u"django.db.models", u"CASCADE DO_NOTHING PROTECT RESTRICT SET_DEFAULT SET_NULL",
            u"django.db.models.deletion"},
    NameRow{Constant, Imports, u"django.db.models",
            u"BLANK_CHOICE_DASH DB_CASCADE DB_SET_DEFAULT DB_SET_NULL DEFERRED NOT_PROVIDED"},
    NameRow{Constant, Migrations, u"django.db.models.Deferrable", u"DEFERRED IMMEDIATE"},
    NameRow{Constant, Migrations, u"django.db.models.Q", u"AND OR XOR"},
    NameRow{Expression, NewFiles, u"django.db.models.expressions", u"Col CombinedExpression OrderBy RawSQL"},
    NameRow{Expression, NewFiles | Imports, u"django.db.models.functions", u"UUID4 UUID7"},
    NameRow{Expression, all, u"django.db.models.functions", u"Cast Coalesce Collate Greatest Least NullIf",
            u"django.db.models.functions.comparison"},
    NameRow{Expression, all, u"django.db.models.functions",
            u"Extract ExtractDay ExtractHour ExtractIsoWeekDay ExtractIsoYear ExtractMinute ExtractMonth "
            u"ExtractQuarter ExtractSecond ExtractWeek ExtractWeekDay ExtractYear Now Trunc TruncDate TruncDay "
            u"TruncHour TruncMinute TruncMonth TruncQuarter TruncSecond TruncTime TruncWeek TruncYear",
            u"django.db.models.functions.datetime"},
    NameRow{Expression, all, u"django.db.models.functions", u"JSONArray JSONObject",
            u"django.db.models.functions.json"},
    NameRow{Expression, all, u"django.db.models.functions",
            u"Abs ACos ASin ATan ATan2 Ceil Cos Cot Degrees Exp Floor Ln Log Mod Pi Power Radians Random Round Sign "
            u"Sin Sqrt Tan",
            u"django.db.models.functions.math"},
    NameRow{Expression, all, u"django.db.models.functions",
            u"Chr Concat ConcatPair Left Length Lower LPad LTrim MD5 Ord Repeat Replace Reverse Right RPad RTrim SHA1 "
            u"SHA224 SHA256 SHA384 SHA512 StrIndex Substr Trim Upper",
            u"django.db.models.functions.text"},
    NameRow{Expression, all, u"django.db.models.functions",
            u"CumeDist DenseRank FirstValue Lag LastValue Lead NthValue Ntile PercentRank Rank RowNumber",
            u"django.db.models.functions.window"},
    NameRow{Expression, NewFiles | Migrations, u"django.db.models.lookups",
            u"Contains EndsWith Exact GreaterThan GreaterThanOrEqual IContains IEndsWith IExact In IRegex IsNull "
            u"IStartsWith LessThan LessThanOrEqual Range Regex StartsWith"},
    NameRow{Class, Imports, u"django.apps", u"AppConfig", u"django.apps.config"},
    NameRow{Constant, Imports, u"django.apps", u"apps", u"django.apps.registry"},
    NameRow{Constant, NewFiles, u"django.conf", u"settings"},
    NameRow{Class, NewFiles, u"django.core.exceptions", u"ValidationError"},
    NameRow{Class, NewFiles | Migrations, u"django.core.files.storage", u"FileSystemStorage"},
    NameRow{Class, Migrations, u"django.core.files.storage", u"InMemoryStorage"},
    NameRow{Constant, NewFiles, u"django.core.files.storage", u"default_storage"},
    NameRow{Class, NewFiles | Migrations, u"django.core.serializers.json", u"DjangoJSONEncoder"},
    NameRow{Class, Migrations, u"django.core.validators", u"BaseValidator DomainNameValidator"},
    NameRow{Class, NewFiles | Migrations, u"django.core.validators",
            u"DecimalValidator EmailValidator FileExtensionValidator MaxLengthValidator MaxValueValidator "
            u"MinLengthValidator MinValueValidator ProhibitNullCharactersValidator RegexValidator StepValueValidator "
            u"URLValidator"},
    NameRow{Function, Migrations, u"django.core.validators", u"get_available_image_extensions"},
    NameRow{Function, NewFiles | Migrations, u"django.core.validators",
            u"int_list_validator validate_image_file_extension validate_integer validate_ipv46_address "
            u"validate_ipv4_address validate_ipv6_address"},
    NameRow{Constant, NewFiles | Migrations, u"django.core.validators",
            u"validate_comma_separated_integer_list validate_email validate_slug validate_unicode_slug"},
    NameRow{Constant, Migrations, u"django.core.validators", u"validate_domain_name"},
    NameRow{Module, NewFiles, u"django.utils", u"timezone"},
    NameRow{Function, NewFiles | Migrations, u"django.utils.crypto", u"get_random_string"},
    NameRow{Class, NewFiles, u"django.utils.functional", u"cached_property"},
    NameRow{Function, NewFiles | Migrations, u"django.utils.text", u"slugify"},
    NameRow{Function, Migrations, u"django.utils.timezone", u"localdate localtime now"},
    NameRow{Function, Migrations, u"django.utils.translation",
            u"_ get_language gettext_noop ugettext ugettext_lazy ugettext_noop"},
    NameRow{Function, NewFiles | Migrations, u"django.utils.translation",
            u"gettext gettext_lazy pgettext pgettext_lazy"},
    NameRow{Function, NewFiles, u"django.utils.translation", u"ngettext ngettext_lazy"},
    NameRow{Function, Imports, u"django.utils.translation", u"gettext ngettext pgettext",
            u"django.utils.translation.trans_real"},
    NameRow{Function, NewFiles, u"django.contrib.auth", u"get_user_model"},
    NameRow{Class, Migrations, u"django.contrib.auth.models", u"GroupManager PermissionManager"},
    NameRow{Class, NewFiles | Migrations, u"django.contrib.auth.models", u"UserManager"},
    NameRow{Class, NewFiles | Imports, u"django.contrib.auth.models", u"AbstractBaseUser BaseUserManager",
            u"django.contrib.auth.base_user"},
    NameRow{Class, NewFiles, u"django.contrib.auth.models", u"AbstractUser Group Permission PermissionsMixin"},
    NameRow{Class, Migrations, u"django.contrib.auth.validators", u"ASCIIUsernameValidator UnicodeUsernameValidator"},
    NameRow{Field, NewFiles | Imports, u"django.contrib.contenttypes.fields", u"GenericForeignKey GenericRelation"},
    NameRow{Class, NewFiles, u"django.contrib.contenttypes.models", u"ContentType"},
    NameRow{Class, NewFiles, u"django.contrib.sessions.base_session", u"AbstractBaseSession"},
    NameRow{Expression, Imports, u"django.contrib.gis.db.models", u"Collect Extent Extent3D MakeLine Union"},
    NameRow{Field, all, u"django.contrib.gis.db.models",
            u"GeometryCollectionField GeometryField LineStringField MultiLineStringField MultiPointField "
            u"MultiPolygonField PointField PolygonField RasterField",
            u"django.contrib.gis.db.models.fields"},
    NameRow{Expression, Imports, u"django.contrib.postgres.aggregates",
            u"ArrayAgg BitAnd BitOr BitXor BoolAnd BoolOr Corr CovarPop JSONBAgg RegrAvgX RegrAvgY RegrCount "
            u"RegrIntercept RegrR2 RegrSlope RegrSXX RegrSXY RegrSYY StatAggregate StringAgg"},
    NameRow{Class, NewFiles | Migrations, u"django.contrib.postgres.constraints", u"ExclusionConstraint"},
    NameRow{Class, NewFiles | Imports, u"django.contrib.postgres.fields", u"RangeOperators"},
    NameRow{Class, Imports, u"django.contrib.postgres.fields", u"CIText"},
    NameRow{Expression, NewFiles | Imports, u"django.contrib.postgres.fields", u"RangeBoundary"},
    NameRow{Field, all, u"django.contrib.postgres.fields", u"ArrayField"},
    NameRow{Field, Imports, u"django.contrib.postgres.fields", u"FloatRangeField JSONField RangeField"},
    NameRow{Field, all, u"django.contrib.postgres.fields", u"CICharField CIEmailField CITextField",
            u"django.contrib.postgres.fields.citext"},
    NameRow{Field, all, u"django.contrib.postgres.fields", u"HStoreField", u"django.contrib.postgres.fields.hstore"},
    NameRow{Field, all, u"django.contrib.postgres.fields",
            u"BigIntegerRangeField DateRangeField DateTimeRangeField DecimalRangeField IntegerRangeField",
            u"django.contrib.postgres.fields.ranges"},
    NameRow{Constant, Migrations, u"django.contrib.postgres.fields.RangeOperators",
            u"ADJACENT_TO CONTAINED_BY CONTAINS EQUAL FULLY_GT FULLY_LT NOT_EQUAL NOT_GT NOT_LT OVERLAPS"},
    NameRow{Expression, NewFiles | Migrations, u"django.contrib.postgres.functions", u"RandomUUID TransactionNow"},
    NameRow{Class, NewFiles | Migrations, u"django.contrib.postgres.indexes",
            u"BloomIndex BrinIndex BTreeIndex GinIndex GistIndex HashIndex SpGistIndex"},
    NameRow{Expression, NewFiles | Migrations, u"django.contrib.postgres.indexes", u"OpClass"},
    NameRow{Expression, NewFiles | Migrations, u"django.contrib.postgres.search",
            u"SearchConfig SearchQuery SearchRank SearchVector"},
    NameRow{Expression, Migrations, u"django.contrib.postgres.search",
            u"SearchHeadline TrigramDistance TrigramSimilarity TrigramWordDistance TrigramWordSimilarity"},
    NameRow{Field, NewFiles | Migrations, u"django.contrib.postgres.search", u"SearchVectorField"},
    NameRow{Class, Migrations, u"django.contrib.postgres.validators",
            u"ArrayMaxLengthValidator ArrayMinLengthValidator KeysValidator RangeMaxValueValidator "
            u"RangeMinValueValidator"},
    NameRow{Class, NewFiles, u"django.contrib.sites.models", u"Site"},
    // Python's. `time` stands before `datetime`, and `timezone` of Django before both, for the names that they share.
    NameRow{Function, Migrations, u"time", u"time time_ns"},
    NameRow{Function, Migrations, u"datetime.datetime", u"now today utcnow", {}, u"datetime"},
    NameRow{Function, Migrations, u"datetime.date", u"today", {}, u"datetime"},
    NameRow{Class, NewFiles | Migrations, u"datetime", u"date timedelta"},
    NameRow{Class, Migrations, u"datetime", u"datetime time timezone"},
    NameRow{Class, Migrations, u"collections", u"Counter defaultdict OrderedDict"},
    NameRow{Constant, Migrations, u"datetime.timezone", u"utc", {}, u"datetime"},
    NameRow{Class, NewFiles | Migrations, u"decimal", u"Decimal"},
    NameRow{Class, NewFiles | Migrations, u"functools", u"partial"},
    NameRow{Class, Migrations, u"json", u"JSONEncoder", u"json.encoder"},
    NameRow{Class, Migrations, u"json", u"JSONDecoder", u"json.decoder"},
    NameRow{Class, NewFiles | Migrations, u"pathlib", u"Path"},
    NameRow{Class, Migrations, u"pathlib", u"PosixPath PurePath PurePosixPath"},
    NameRow{Function, Migrations, u"re", u"compile"},
    NameRow{Constant, Migrations, u"re", u"A ASCII DOTALL I IGNORECASE M MULTILINE S VERBOSE X"},
    NameRow{Function, Migrations, u"secrets", u"token_bytes token_hex token_urlsafe"},
    NameRow{Class, Migrations, u"uuid", u"UUID"},
    NameRow{Function, Migrations, u"uuid", u"uuid1 uuid3 uuid5"},
    NameRow{Function, NewFiles | Migrations, u"uuid", u"uuid4"},
    NameRow{Module, NewFiles, u"",
            u"calendar collections copy datetime decimal enum functools hashlib ipaddress itertools json math "
            u"operator os pathlib random re secrets string time typing uuid zoneinfo"},
    NameRow{Class, Migrations, u"", u"bool bytes dict float frozenset int list object range set str tuple"},
};

} // namespace

std::span<const NameRow> nameRows()
{
    return rows;
}

} // namespace relata
