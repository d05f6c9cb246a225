// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/describe/pythonpaths.h"

#include "model/fields/catalogue.h"

#include <QRegularExpression>

#include <array>
#include <optional>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

/// Names of one module, separated by blanks.
struct ModuleRow
{
    QStringView module;
    QStringView names;
};

// The modules that define what projects import from django.db.models and its like, of Django 5.2; and of Python what
// is known by a module's name.
constexpr std::array modules = {
    ModuleRow{u"builtins", u"dict list set int str float bool tuple bytes object frozenset len sum max min id"},
    ModuleRow{u"django.db.models",
              u"Q F Value Func ExpressionWrapper When Case OrderBy SET CheckConstraint UniqueConstraint Index"},
    ModuleRow{u"django.db.models.expressions",
              u"CombinedExpression RawSQL Exists Subquery OuterRef Window Col Star Ref ExpressionList"},
    ModuleRow{u"django.db.models.functions.comparison", u"Cast Coalesce Collate Greatest Least NullIf"},
    ModuleRow{
        u"django.db.models.functions.datetime",
        u"Extract ExtractYear ExtractIsoYear ExtractMonth ExtractDay ExtractWeek ExtractWeekDay ExtractIsoWeekDay "
        "ExtractQuarter ExtractHour ExtractMinute ExtractSecond Now Trunc TruncYear TruncQuarter TruncMonth "
        "TruncWeek TruncDay TruncDate TruncTime TruncHour TruncMinute TruncSecond"},
    ModuleRow{u"django.db.models.functions.json", u"JSONArray JSONObject"},
    ModuleRow{u"django.db.models.functions.math",
              u"Abs ACos ASin ATan ATan2 Ceil Cos Cot Degrees Exp Floor Ln Log Mod Pi Power Radians Random Round Sign "
              "Sin Sqrt Tan"},
    ModuleRow{
        u"django.db.models.functions.text",
        u"Chr ConcatPair Concat Left Length Lower LPad LTrim MD5 Ord Repeat Replace Reverse Right RPad RTrim SHA1 "
        "SHA224 SHA256 SHA384 SHA512 StrIndex Substr Trim Upper"},
    ModuleRow{u"django.db.models.functions.window",
              u"CumeDist DenseRank FirstValue Lag LastValue Lead NthValue Ntile PercentRank Rank RowNumber"},
    ModuleRow{u"django.core.serializers.json", u"DjangoJSONEncoder"},
    ModuleRow{u"django.core.validators",
              u"RegexValidator URLValidator EmailValidator MaxValueValidator MinValueValidator StepValueValidator "
              "MinLengthValidator MaxLengthValidator DecimalValidator FileExtensionValidator "
              "ProhibitNullCharactersValidator validate_email validate_slug validate_unicode_slug "
              "validate_ipv4_address validate_ipv6_address validate_ipv46_address "
              "validate_comma_separated_integer_list validate_integer validate_image_file_extension"},
    ModuleRow{u"django.contrib.auth.base_user", u"AbstractBaseUser"},
    ModuleRow{u"django.contrib.auth.models", u"AbstractUser PermissionsMixin"},
    ModuleRow{u"django.contrib.postgres.fields.hstore", u"HStoreField"},
    ModuleRow{u"django.contrib.postgres.fields.ranges",
              u"RangeField IntegerRangeField BigIntegerRangeField DecimalRangeField DateTimeRangeField DateRangeField"},
    ModuleRow{u"django.contrib.postgres.fields.citext", u"CICharField CIEmailField CITextField"},
    ModuleRow{u"django.utils", u"timezone"},
    ModuleRow{u"", u"uuid datetime decimal secrets random string os time functools operator"},
};

const ModuleRow *rowOf(const QString &name)
{
    for (const ModuleRow &row : modules) {
        const auto words = row.names.split(u' ');
        if (words.contains(name))
            return &row;
    }
    return nullptr;
}

// Modules whose names Django hands on from elsewhere.
bool handsOn(const QString &module)
{
    static const QStringList names{u"django.db.models"_s,
                                   u"django.db.models.functions"_s,
                                   u"django.db.models.expressions"_s,
                                   u"django.contrib.auth.models"_s,
                                   u"django.contrib.postgres.fields"_s,
                                   u"django.db"_s,
                                   u"django.db.models.query_utils"_s};
    return names.contains(module);
}

QString resolvedModule(const QString &module, qsizetype dots, const QString &from)
{
    if (dots == 0)
        return module;
    QStringList parts = from.split(u'.');
    parts = parts.mid(0, std::max<qsizetype>(0, parts.size() - dots));
    if (!module.isEmpty())
        parts.append(module);
    return parts.join(u'.');
}

// What an import binds a name to; none if the statement is no import.
std::optional<QString> imported(const Definition &definition, const QString &module)
{
    static const QRegularExpression from(uR"(^\s*from\s+(\.*)\s*([\w.]*)\s+import\b(.*)$)"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression plain(uR"(^\s*import\s+(.*)$)"_s, QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch fromMatch = from.match(definition.source);
    const QRegularExpressionMatch plainMatch = plain.match(definition.source);
    if (!fromMatch.hasMatch() && !plainMatch.hasMatch())
        return std::nullopt;
    const QString name = QRegularExpression::escape(definition.name);
    const QString list = fromMatch.hasMatch() ? fromMatch.captured(3) : plainMatch.captured(1);
    const QRegularExpression alias(uR"(([\w.]+)\s+as\s+%1\b)"_s.arg(name));
    const QRegularExpressionMatch match = alias.match(list);
    const QString what = match.hasMatch() ? match.captured(1) : definition.name;
    if (!fromMatch.hasMatch())
        return what;
    return resolvedModule(fromMatch.captured(2), fromMatch.captured(1).size(), module) + u'.' + what;
}

// Where a name that Django hands on is really defined.
QString trueHome(const QString &path)
{
    const qsizetype dot = path.lastIndexOf(u'.');
    const QString module = path.left(dot), name = path.mid(dot + 1);
    if (dot < 0 || !handsOn(module))
        return path;
    const ModuleRow *row = rowOf(name);
    return row && !row->module.isEmpty() ? row->module.toString() + u'.' + name : path;
}

} // namespace

PythonPaths::PythonPaths(const Schema &schema, const QList<SourceFile> &sources)
    : m_schema(schema)
{
    for (const SourceFile &source : sources) {
        for (const ModelId &model : source.models)
            m_sources.insert(model, source);
    }
}

QString PythonPaths::module(ModelId id) const
{
    const auto source = m_sources.constFind(id);
    if (source != m_sources.cend() && !source->module.isEmpty())
        return source->module;
    const Model *model = m_schema.find(id);
    const App *app = model ? m_schema.find(model->app) : nullptr;
    if (!app)
        return u"models"_s;
    if (app->origin == Origin::Contrib) {
        if (model->name == u"AbstractBaseUser")
            return u"django.contrib.auth.base_user"_s;
        if (model->name == u"AbstractBaseSession")
            return u"django.contrib.sessions.base_session"_s;
        return u"django.contrib.%1.models"_s.arg(app->label);
    }
    return app->label + u".models"_s;
}

const Definition *PythonPaths::definition(const QString &name, ModelId model) const
{
    const auto source = m_sources.constFind(model);
    if (source == m_sources.cend())
        return nullptr;
    const Definition *top = nullptr;
    // A field's own name stands for the module's while its class is being made: uuid = UUIDField(default=uuid.uuid4).
    const Model *owner = m_schema.find(model);
    const bool field = owner && owner->field(name);
    for (const Definition &entry : source->definitions) {
        if (entry.name == name && entry.owner == model && !field)
            return &entry;
        if (entry.name == name && entry.owner.isNull())
            top = &entry;
    }
    return top;
}

QString PythonPaths::path(const QString &name, ModelId model) const
{
    const QString first = name.section(u'.', 0, 0);
    const QString rest = name.mid(first.size());
    if (const Definition *found = definition(first, model)) {
        if (const std::optional<QString> from = imported(*found, module(model))) {
            // What is known already is spelled in full: datetime.datetime.now, where `datetime` is the class.
            const bool inFull = *from == first + u'.' + first && (rest + u'.').startsWith(u'.' + first + u'.');
            return inFull ? name : trueHome(*from + rest);
        }
        const Model *owner = found->owner.isNull() ? nullptr : m_schema.find(found->owner);
        return module(model) + u'.' + (owner ? owner->name + u'.' : QString()) + name;
    }
    if (first == u"models" && !rest.isEmpty())
        return trueHome(u"django.db.models"_s + rest);
    if (name.startsWith(u"django."_s))
        return trueHome(name);
    if (const ModuleRow *row = rowOf(first))
        return row->module.isEmpty() ? name : row->module.toString() + u'.' + name;
    if (fieldTypeNamed(name))
        return fieldClass(*fieldTypeNamed(name)).module.toString() + u'.' + name;
    return module(model) + u'.' + name;
}

bool PythonPaths::isClass(const QString &path) const
{
    static const QStringList lowerCase{u"builtins.dict"_s,   u"builtins.list"_s,      u"builtins.set"_s,
                                       u"builtins.int"_s,    u"builtins.str"_s,       u"builtins.float"_s,
                                       u"builtins.bool"_s,   u"builtins.tuple"_s,     u"builtins.bytes"_s,
                                       u"builtins.object"_s, u"builtins.frozenset"_s, u"datetime.date"_s,
                                       u"datetime.time"_s,   u"datetime.datetime"_s,  u"datetime.timedelta"_s};
    const QString last = path.mid(path.lastIndexOf(u'.') + 1);
    if (last.isEmpty() || !last.at(0).isUpper())
        return lowerCase.contains(path);
    // F, Q and MD5 are classes; elsewhere capitals alone are a constant.
    return last != last.toUpper() || path.startsWith(u"django.db.models."_s);
}

} // namespace relata
