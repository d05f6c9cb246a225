// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/schema.h"

#include <QHash>
#include <QList>
#include <QString>

namespace relata {

/// How a field came into a concrete model.
enum class Made : quint8 {
    Declared,   ///< the model's own class says it
    Inherited,  ///< copied from an abstract base
    Key,        ///< the automatic primary key
    ParentLink, ///< the automatic one-to-one to a multi-table parent
    Order,      ///< `_order`, from order_with_respect_to
    LinkSource, ///< an automatic link table's foreign key to the model that has the many-to-many field
    LinkTarget, ///< ... and to the model it points at
};

/// A field as a concrete model has it, names filled in.
struct ResolvedField
{
    Field field = {};
    Made made = Made::Declared;
    ModelId declaredBy = {}; ///< the model in the schema whose class says it
    QString attname = {};    ///< the attribute that holds the value: `author_id`; empty without a column
    QString column = {};     ///< as Django names it, uncut and unquoted; empty without a column
    int target = -1;         ///< relations: index of the model pointed at, -1 if there is none
    int through = -1;        ///< many-to-many: index of the link model, -1 if there is none
    bool primaryKey = false;
    bool null = false;
    bool unique = false;           ///< unique or primary key
    QString relatedName = {};      ///< filled in (`%(class)s`, symmetrical, hidden); empty if none is given
    QString relatedQueryName = {}; ///< filled in; never empty for a relation
    bool hidden = false;           ///< no reverse accessor because the related name ends in `+`

    bool operator==(const ResolvedField &) const = default;
};

enum class FieldList : quint8 { Columns, ManyToMany, Virtual };

/// A field of a model of the registry.
struct FieldKey
{
    int model = -1;
    FieldList list = FieldList::Columns;
    int field = -1;

    bool operator==(const FieldKey &) const = default;
};

/// A concrete or proxy model after Django has made its class: own columns with inherited and automatic ones, in
/// Django's order.
struct ResolvedModel
{
    ModelId id = {};        ///< null for the automatic model of a link table
    int linkOf = -1;        ///< automatic link model: index of the model that has the field ...
    FieldId linkField = {}; ///< ... and the field; null otherwise
    Origin origin = Origin::Project;
    QString app = {};
    QString name = {};
    QString table = {};         ///< uncut: the dialect cuts automatic names
    bool automaticTable = true; ///< not named by db_table
    Options meta = {};          ///< effective: with what abstract bases hand down
    QList<Index> indexes = {};  ///< effective, names filled in
    QList<Constraint> constraints = {};
    bool managed = true;
    bool swappedOut = false;              ///< another model stands in its place (AUTH_USER_MODEL)
    int proxyFor = -1;                    ///< index of the model it is a proxy for (directly)
    int concrete = -1;                    ///< index of the model that has the table: itself, unless a proxy
    QList<int> bases = {};                ///< direct non-abstract parents, abstract ones looked through
    QList<int> parents = {};              ///< all concrete ancestors in Django's order, nearest first
    QList<ResolvedField> columns = {};    ///< local_fields
    QList<ResolvedField> manyToMany = {}; ///< local_many_to_many
    QList<ResolvedField> virtuals = {};   ///< private_fields, ForeignObject, CompositePrimaryKey
    int primaryKey = -1;                  ///< index in columns; -1 for a composite key and for proxies
    QList<FieldKey> reverse = {};         ///< relations that point here, in Django's order

    QString label() const { return app + u'.' + name; }
    const ResolvedField *column(QStringView fieldName) const;
    const ResolvedField *key() const { return primaryKey < 0 ? nullptr : &columns[primaryKey]; }

    bool operator==(const ResolvedModel &) const = default;
};

/// What Django's app registry holds once the models of a schema are loaded: every concrete and proxy model, the
/// automatic link models, and who points at whom.  In the order of apps.get_models(include_auto_created=True). Made
/// from a schema in one go; abstract models are not in it.  Rules: django/db/models/base.py and options.py of 5.2.
class Registry
{
public:
    Registry() = default;
    explicit Registry(const Schema &schema);
    /// The same, from the registry of an earlier state of the schema: what the edits between leave as it was is taken
    /// over and shared.
    Registry(const Schema &schema, const Registry &before);

    const Schema &schema() const { return m_schema; }
    const QList<ResolvedModel> &models() const { return m_models; }
    const ResolvedModel &at(int index) const { return m_models[index]; }
    const ResolvedField &field(const FieldKey &key) const;

    /// -1 where there is none (abstract, unknown).
    int indexOf(ModelId id) const { return m_byId.value(id, -1); }
    /// By `app_label.modelname` in any case; -1 where there is none.
    int indexOf(const QString &label) const { return m_byLabel.value(label.toLower(), -1); }
    const ResolvedModel *find(ModelId id) const;
    const ResolvedModel *find(const QString &label) const;

    /// The field that is the key of a model's rows, for a child the link to its parent; null for a composite key.
    const ResolvedField *primaryKey(int model) const;
    /// The column a foreign key refers to: to_field or the target's key; null if there is none.
    const ResolvedField *targetColumn(const ResolvedField &foreignKey) const;
    /// The field that at the end of a chain of foreign keys says what is stored.
    const ResolvedField *storedField(const ResolvedField &field) const;
    /// Own fields and those of concrete parents, by name; the model that has it goes to `owner`.
    const ResolvedField *fieldNamed(int model, QStringView name, int *owner = nullptr) const;

private:
    friend class RegistryBuilder;

    /// What the builder has to look up, kept for the next registry.
    struct Places
    {
        QHash<ModelId, int> models = {}; ///< index in the schema
        QHash<QString, int> labels = {};
        QHash<AppId, int> apps = {};
        QList<int> ranks = {};  ///< by index in the schema: when the class was made
        bool circular = false; ///< classes that are bases of one another
    };

    Schema m_schema;
    QList<ResolvedModel> m_models;
    QHash<ModelId, int> m_byId;
    QHash<QString, int> m_byLabel;
    Places m_places;
};

} // namespace relata
