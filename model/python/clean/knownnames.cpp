// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/clean/knownnames.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <array>

namespace relata::clean {

using namespace Qt::StringLiterals;

namespace {

struct Source
{
    QStringView module = {};
    QStringView names = {}; ///< separated by blanks
};

// Where Django's documentation imports each from.
constexpr std::array sources = {
    Source{u"",
           u"datetime decimal uuid os re json math random secrets string functools operator itertools "
           u"collections enum time calendar hashlib ipaddress pathlib typing zoneinfo copy"},
    Source{u"django.db",
           u"models"},
    Source{u"django.db.models",
           u"Avg Case Count Deferrable Exists Expression ExpressionWrapper F Field Func Index Lookup Max Min "
           u"OuterRef Prefetch Q StdDev Subquery Sum Transform UniqueConstraint CheckConstraint Value Variance "
           u"When Window CASCADE DO_NOTHING PROTECT RESTRICT SET SET_DEFAULT SET_NULL"},
    Source{u"django.db.models.expressions",
           u"RawSQL OrderBy Col CombinedExpression"},
    Source{u"django.db.models.functions",
           u"Abs ACos ASin ATan ATan2 Cast Ceil Chr Coalesce Collate Concat ConcatPair Cos Cot CumeDist Degrees "
           u"DenseRank Exp Extract ExtractDay ExtractHour ExtractIsoWeekDay ExtractIsoYear ExtractMinute "
           u"ExtractMonth ExtractQuarter ExtractSecond ExtractWeek ExtractWeekDay ExtractYear FirstValue Floor "
           u"Greatest JSONArray JSONObject Lag LastValue Lead Least Left Length Ln Log Lower LPad LTrim MD5 Mod "
           u"Now NthValue Ntile NullIf Ord PercentRank Pi Power Radians Random Rank Repeat Replace Reverse Right "
           u"Round RowNumber RPad RTrim SHA1 SHA224 SHA256 SHA384 SHA512 Sign Sin Sqrt StrIndex Substr Tan Trim "
           u"Trunc TruncDate TruncDay TruncHour TruncMinute TruncMonth TruncQuarter TruncSecond TruncTime "
           u"TruncWeek TruncYear Upper UUID4 UUID7"},
    Source{u"django.db.models.lookups",
           u"Contains EndsWith Exact GreaterThan GreaterThanOrEqual IContains IEndsWith IExact In IRegex IsNull "
           u"IStartsWith LessThan LessThanOrEqual Range Regex StartsWith"},
    Source{u"django.contrib.contenttypes.fields",
           u"GenericForeignKey GenericRelation"},
    Source{u"django.contrib.contenttypes.models",
           u"ContentType"},
    Source{u"django.contrib.auth",
           u"get_user_model"},
    Source{u"django.contrib.auth.models",
           u"AbstractBaseUser AbstractUser BaseUserManager Group Permission PermissionsMixin UserManager"},
    Source{u"django.contrib.sites.models",
           u"Site"},
    Source{u"django.contrib.postgres.constraints",
           u"ExclusionConstraint"},
    Source{u"django.contrib.postgres.fields",
           u"ArrayField BigIntegerRangeField CICharField CIEmailField CITextField DateRangeField "
           u"DateTimeRangeField DecimalRangeField HStoreField IntegerRangeField RangeBoundary RangeOperators"},
    Source{u"django.contrib.postgres.functions",
           u"RandomUUID TransactionNow"},
    Source{u"django.contrib.postgres.indexes",
           u"BloomIndex BrinIndex BTreeIndex GinIndex GistIndex HashIndex OpClass SpGistIndex"},
    Source{u"django.contrib.postgres.search",
           u"SearchConfig SearchQuery SearchRank SearchVector SearchVectorField"},
    Source{u"django.contrib.gis.db.models",
           u"GeometryCollectionField GeometryField LineStringField MultiLineStringField MultiPointField "
           u"MultiPolygonField PointField PolygonField RasterField"},
    Source{u"django.core.exceptions",
           u"ValidationError"},
    Source{u"django.core.files.storage",
           u"FileSystemStorage default_storage"},
    Source{u"django.core.serializers.json",
           u"DjangoJSONEncoder"},
    Source{u"django.core.validators",
           u"DecimalValidator EmailValidator FileExtensionValidator MaxLengthValidator MaxValueValidator "
           u"MinLengthValidator MinValueValidator ProhibitNullCharactersValidator RegexValidator "
           u"StepValueValidator URLValidator int_list_validator validate_comma_separated_integer_list "
           u"validate_email validate_image_file_extension validate_integer validate_ipv4_address "
           u"validate_ipv6_address validate_ipv46_address validate_slug validate_unicode_slug"},
    Source{u"django.conf",
           u"settings"},
    Source{u"django.utils",
           u"timezone"},
    Source{u"django.utils.crypto",
           u"get_random_string"},
    Source{u"django.utils.functional",
           u"cached_property"},
    Source{u"django.utils.text",
           u"slugify"},
    Source{u"django.utils.translation",
           u"gettext gettext_lazy ngettext ngettext_lazy pgettext pgettext_lazy"},
    Source{u"datetime",
           u"date timedelta"},
    Source{u"decimal",
           u"Decimal"},
    Source{u"functools",
           u"partial"},
    Source{u"pathlib",
           u"Path"},
    Source{u"uuid",
           u"uuid4"},
};

constexpr QStringView builtins =
    u"abs all any ascii bin bool bytearray bytes callable chr complex dict divmod enumerate filter float "
    u"format frozenset getattr hasattr hash hex id int isinstance issubclass iter len list map max min "
    u"next object oct ord pow print property range repr reversed round set slice sorted str sum super "
    u"tuple type zip NotImplemented Ellipsis";

// The Python Standard Library, what is of use to models and their neighbours.
constexpr QStringView standardModules =
    u"__future__ abc argparse array ast asyncio base64 binascii bisect builtins calendar codecs "
    u"collections concurrent configparser contextlib contextvars copy csv ctypes dataclasses datetime "
    u"decimal difflib email enum errno fnmatch fractions functools getpass gettext glob graphlib gzip "
    u"hashlib heapq hmac html http imaplib importlib inspect io ipaddress itertools json keyword locale "
    u"logging math mimetypes multiprocessing numbers operator os pathlib pickle pkgutil platform pprint "
    u"queue random re secrets select shelve shlex shutil signal smtplib socket sqlite3 ssl stat "
    u"statistics string struct subprocess sys tempfile textwrap threading time timeit token tokenize "
    u"traceback types typing unicodedata unittest urllib uuid warnings weakref xml zipfile zipimport zlib "
    u"zoneinfo";

QSet<QString> wordsOf(QStringView text)
{
    QSet<QString> words;
    for (const QStringView word : text.split(u' '))
        words.insert(word.toString());
    return words;
}

QHash<QString, KnownName> makeKnown()
{
    QHash<QString, KnownName> known;
    for (const Source &source : sources) {
        for (const QStringView name : source.names.split(u' '))
            known.insert(name.toString(), {.name = name, .module = source.module});
    }
    known.insert(u"_"_s, {.name = u"_", .module = u"django.utils.translation", .original = u"gettext_lazy"});
    return known;
}

} // namespace

const KnownName *knownName(QStringView name)
{
    static const QHash<QString, KnownName> known = makeKnown();
    const auto found = known.constFind(name.toString());
    return found == known.constEnd() ? nullptr : &*found;
}

bool isBuiltin(QStringView name)
{
    static const QSet<QString> words = wordsOf(builtins);
    return words.contains(name.toString());
}

bool isStandardModule(QStringView package)
{
    static const QSet<QString> words = wordsOf(standardModules);
    return words.contains(package.toString());
}

} // namespace relata::clean
