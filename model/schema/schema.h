// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fields/fieldtype.h"
#include "model/schema/ids.h"
#include "model/schema/options.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace relata {

/// What happens to a row when the row it points at is deleted: Django's on_delete.
/// https://docs.djangoproject.com/en/5.2/ref/models/fields/#django.db.models.ForeignKey.on_delete
struct OnDelete
{
    enum class Rule : quint8 {
        Cascade,
        Protect,
        Restrict,
        SetNull,
        SetDefault,
        Set,
        DoNothing,
        DbCascade,
        DbSetNull,
        DbSetDefault, // Django 6.1: carried out by the database
        Custom,       // a function of the project's own
    };

    Rule rule = Rule::Cascade;
    QString argument = {}; ///< source: what SET() takes, or the name of the custom function

    bool operator==(const OnDelete &) const = default;
};

/// A model that is pointed at: by id where it is in the schema, else as the source names it.
struct ModelRef
{
    ModelId id = {};
    QString source = {}; ///< `shop.Missing`; beside an id only where the spelling matters (`settings.AUTH_USER_MODEL`)

    bool isNull() const { return id.isNull() && source.isEmpty(); }
    bool operator==(const ModelRef &) const = default;
};

/// The part of a field that leads to another model.  A relation to the model that declares it is Django's "self",
/// and in an abstract model means each model that inherits it.
struct Relation
{
    ModelRef to = {};
    OnDelete onDelete = {}; ///< ForeignKey, OneToOneField, ForeignObject
    ModelRef through = {};  ///< ManyToManyField; null: Django makes the link table
    QStringList throughFields = {};

    bool operator==(const Relation &) const = default;
};

struct Field
{
    FieldId id = {};
    QString name = {};
    FieldType type = FieldType::Char;
    /// Where the class is none of Django's: as the source names it, `money.MoneyField`.  With a type other than Opaque it
    /// is a subclass of that type's class; what it sets by itself stands among the options as implied values.
    QString customClass = {};
    ValueList arguments = {}; ///< positional arguments that no option names (Opaque, CompositePrimaryKey)
    Options options = {};
    std::optional<Relation> relation = {}; ///< for the types of which isRelation() is true, and only for them
    QJsonObject unknown = {};              ///< what a newer file format says of it

    bool operator==(const Field &) const = default;
};

/// An entry of Meta.indexes.  Either fields (`-name` for descending) or expressions (source) say what is indexed.
struct Index
{
    QString className = QStringLiteral("Index"); ///< or GinIndex, BTreeIndex, ...
    QStringList fields = {};
    QStringList expressions = {};
    Options options = {}; ///< name, condition, include, opclasses, db_tablespace, ...
    QJsonObject unknown = {};

    bool operator==(const Index &) const = default;
};

/// An entry of Meta.constraints.
struct Constraint
{
    QString className = QStringLiteral("UniqueConstraint"); ///< or CheckConstraint, ExclusionConstraint, ...
    QStringList fields = {};
    QStringList expressions = {};
    Options options = {}; ///< name, condition, deferrable, include, opclasses, nulls_distinct, ...
    QJsonObject unknown = {};

    bool operator==(const Constraint &) const = default;
};

/// Where a model comes from, and so who may change it.
enum class Origin : quint8 {
    Project,  ///< drawn here
    Contrib,  ///< one of Django's own (auth.User, ...): always there, never edited, never written to a file
    External, ///< named by the project, defined elsewhere
};

struct Model
{
    ModelId id = {};
    AppId app = {};
    QString name = {};
    Origin origin = Origin::Project;
    QList<ModelRef> bases = {}; ///< in the order of the class statement; mixins and foreign classes by source
    QList<Field> fields = {};
    QStringList dropped = {};       ///< inherited fields that the class sets to None
    Options meta = {};              ///< all of Meta but indexes and constraints
    QList<ModelRef> metaBases = {}; ///< `class Meta(Base.Meta)`
    bool emptyMeta = false;         ///< has a Meta of its own with nothing in it, which ends the inheritance of Meta
    QList<Index> indexes = {};
    QList<Constraint> constraints = {};
    QJsonObject unknown = {};

    const Field *find(FieldId fieldId) const;
    Field *find(FieldId fieldId);
    const Field *field(QStringView fieldName) const;
    /// Without a Meta of its own a model takes that of its nearest abstract ancestor.
    bool hasOwnMeta() const
    {
        return emptyMeta || !meta.isEmpty() || !indexes.isEmpty() || !constraints.isEmpty() || !metaBases.isEmpty();
    }
    bool isAbstract() const { return meta.flag(u"abstract"); }
    bool isProxy() const { return meta.flag(u"proxy"); }
    bool isManaged() const { return meta.flag(u"managed", true); }

    bool operator==(const Model &) const = default;
};

struct App
{
    AppId id = {};
    QString label = {};
    QString defaultAutoField = {}; ///< AppConfig.default_auto_field; empty: the project's
    Origin origin = Origin::Project;
    QJsonObject unknown = {};

    bool operator==(const App &) const = default;
};

/// The settings of a Django project that models depend on.
struct Settings
{
    QString djangoVersion = QStringLiteral("5.2");             ///< 4.2, 5.2 or 6.1
    QString defaultAutoField = QStringLiteral("BigAutoField"); ///< DEFAULT_AUTO_FIELD's class; empty: not set
    ModelId userModel = ModelId::named(QStringLiteral("auth.User"));

    bool operator==(const Settings &) const = default;
};

/// Everything that a Django project's models say.  Plain values: copying is cheap (shared until changed), equality
/// means equal. The order of models is the order of declaration, which decides the order of reverse relations.
struct Schema
{
    Settings settings = {};
    QList<App> apps = {};
    QList<Model> models = {};

    const App *find(AppId id) const;
    App *find(AppId id);
    const Model *find(ModelId id) const;
    Model *find(ModelId id);
    const App *app(QStringView label) const;
    /// By `app_label.ModelName`, in any case, as Django's registry looks models up.
    const Model *model(QStringView label) const;
    /// By the app and the name within it, in any case.
    const Model *model(AppId appId, QStringView name) const;
    /// `app_label.ModelName`.
    QString label(const Model &model) const;

    bool operator==(const Schema &) const = default;
};

/// A schema in which nothing is drawn: only Django's own models.
Schema emptySchema();

} // namespace relata
