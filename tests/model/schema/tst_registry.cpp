// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/accessors.h"
#include "model/schema/refactor.h"
#include "model/schema/registry.h"

#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

/// Builds small schemas in one app, `shop`.
struct Shop
{
    Schema schema = emptySchema();
    AppId app = appNamed(schema, u"shop"_s);

    ModelId model(const QString &name) { return addModel(schema, app, name); }
    Model &at(ModelId id) { return *schema.find(id); }
    Field &field(ModelId id, const QString &name, FieldType type = FieldType::Integer)
    {
        Field field;
        field.id = FieldId::create();
        field.name = name;
        field.type = type;
        at(id).fields.append(field);
        return at(id).fields.last();
    }
    Field &relation(ModelId id, const QString &name, FieldType type, ModelId to)
    {
        Field &made = field(id, name, type);
        made.relation = Relation{.to = {.id = to}};
        return made;
    }
    QStringList columns(const QString &label) const
    {
        QStringList names;
        const Registry registry(schema);
        for (const ResolvedField &column : registry.find(label)->columns)
            names.append(column.column);
        return names;
    }
    QStringList accessorNames(const QString &label) const
    {
        QStringList names;
        const Registry registry(schema);
        for (const Accessor &accessor : accessors(registry, registry.indexOf(label)))
            names.append(accessor.name + (accessor.many ? u".all()"_s : QString()));
        return names;
    }
};

} // namespace

class TestRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aModelGetsAnAutomaticKeyFirst();
    void foreignKeysHaveColumnsWithId();
    void aLinkTableStandsBeforeItsOwner();
    void aLinkToSelfHasFromAndTo();
    void abstractFieldsComeInTheOrderOfDeclaration();
    void aDroppedFieldIsNotInherited();
    void aChildLinksToItsParent();
    void aProxyHasNoColumns();
    void metaComesFromTheAbstractBase();
    void orderWithRespectToAddsAColumn();
    void reverseAccessors();
    void relatedNamesAreFilledInPerChild();
    void selfInAnAbstractModelMeansTheChild();
    void theUserIsDjangos();
    void aSwappedUserIsTold();
    void basesInACircleEnd();
    void unknownTargetsAreMinusOne();
};

void TestRegistry::aModelGetsAnAutomaticKeyFirst()
{
    Shop shop;
    const ModelId item = shop.model(u"Item"_s);
    shop.field(item, u"price"_s);
    QCOMPARE(shop.columns(u"shop.Item"_s), QStringList({u"id"_s, u"price"_s}));
    const Registry registry(shop.schema);
    QCOMPARE(registry.find(item)->key()->field.type, FieldType::BigAuto);
    QCOMPARE(registry.find(item)->table, u"shop_item"_s);
}

void TestRegistry::foreignKeysHaveColumnsWithId()
{
    Shop shop;
    const ModelId item = shop.model(u"Item"_s);
    shop.relation(item, u"parent"_s, FieldType::ForeignKey, item);
    shop.relation(item, u"owner"_s, FieldType::OneToOne, ModelId::named(u"auth.User"_s))
        .options.set(u"db_column"_s, u"holder"_s);
    QCOMPARE(shop.columns(u"shop.Item"_s), QStringList({u"id"_s, u"parent_id"_s, u"holder"_s}));
}

void TestRegistry::aLinkTableStandsBeforeItsOwner()
{
    Shop shop;
    const ModelId item = shop.model(u"Item"_s);
    const ModelId tag = shop.model(u"Tag"_s);
    shop.relation(item, u"tags"_s, FieldType::ManyToMany, tag);
    const Registry registry(shop.schema);
    const int link = registry.indexOf(u"shop.Item_tags"_s);
    QVERIFY(link >= 0 && link < registry.indexOf(item));
    QCOMPARE(registry.at(link).table, u"shop_item_tags"_s);
    QCOMPARE(registry.at(link).linkOf, registry.indexOf(item));
    QCOMPARE(shop.columns(u"shop.Item_tags"_s), QStringList({u"id"_s, u"item_id"_s, u"tag_id"_s}));
    QCOMPARE(registry.find(item)->manyToMany.first().through, link);
}

void TestRegistry::aLinkToSelfHasFromAndTo()
{
    Shop shop;
    const ModelId item = shop.model(u"Item"_s);
    shop.relation(item, u"related"_s, FieldType::ManyToMany, item);
    QCOMPARE(shop.columns(u"shop.Item_related"_s), QStringList({u"id"_s, u"from_item_id"_s, u"to_item_id"_s}));
}

void TestRegistry::abstractFieldsComeInTheOrderOfDeclaration()
{
    Shop shop;
    const ModelId base = shop.model(u"Stamped"_s);
    shop.at(base).meta.set(u"abstract"_s, true);
    shop.field(base, u"made"_s);
    const ModelId item = shop.model(u"Item"_s);
    shop.at(item).bases = {{.id = base}};
    shop.field(item, u"price"_s);
    QCOMPARE(shop.columns(u"shop.Item"_s), QStringList({u"id"_s, u"made"_s, u"price"_s}));
    QVERIFY(!Registry(shop.schema).find(base));
    QCOMPARE(Registry(shop.schema).find(item)->columns[1].made, Made::Inherited);
    QCOMPARE(Registry(shop.schema).find(item)->columns[1].declaredBy, base);
}

void TestRegistry::aDroppedFieldIsNotInherited()
{
    Shop shop;
    const ModelId base = shop.model(u"Stamped"_s);
    shop.at(base).meta.set(u"abstract"_s, true);
    shop.field(base, u"made"_s);
    const ModelId item = shop.model(u"Item"_s);
    shop.at(item).bases = {{.id = base}};
    shop.at(item).dropped = {u"made"_s};
    QCOMPARE(shop.columns(u"shop.Item"_s), QStringList({u"id"_s}));
}

void TestRegistry::aChildLinksToItsParent()
{
    Shop shop;
    const ModelId place = shop.model(u"Place"_s);
    shop.field(place, u"name"_s, FieldType::Char);
    const ModelId cafe = shop.model(u"Cafe"_s);
    shop.at(cafe).bases = {{.id = place}};
    shop.field(cafe, u"seats"_s);
    QCOMPARE(shop.columns(u"shop.Cafe"_s), QStringList({u"place_ptr_id"_s, u"seats"_s}));
    const Registry registry(shop.schema);
    QVERIFY(registry.find(cafe)->key()->primaryKey);
    QCOMPARE(registry.find(cafe)->parents, QList<int>{registry.indexOf(place)});
    QVERIFY(registry.fieldNamed(registry.indexOf(cafe), u"name"));
    QVERIFY(shop.accessorNames(u"shop.Place"_s).contains(u"cafe"_s));
}

void TestRegistry::aProxyHasNoColumns()
{
    Shop shop;
    const ModelId place = shop.model(u"Place"_s);
    const ModelId spot = shop.model(u"Spot"_s);
    shop.at(spot).bases = {{.id = place}};
    shop.at(spot).meta.set(u"proxy"_s, true);
    const Registry registry(shop.schema);
    QVERIFY(registry.find(spot)->columns.isEmpty());
    QCOMPARE(registry.find(spot)->concrete, registry.indexOf(place));
    QCOMPARE(registry.find(spot)->table, u"shop_place"_s);
    QCOMPARE(registry.primaryKey(registry.indexOf(spot))->column, u"id"_s);
}

void TestRegistry::metaComesFromTheAbstractBase()
{
    Shop shop;
    const ModelId base = shop.model(u"Ordered"_s);
    shop.at(base).meta.set(u"abstract"_s, true);
    shop.at(base).meta.set(u"ordering"_s, Value::strings({u"rank"_s}));
    shop.at(base).indexes = {{.fields = {u"rank"_s}}};
    shop.at(base).indexes[0].options.set(u"name"_s, u"%(app_label)s_%(class)s_rank"_s);
    shop.field(base, u"rank"_s);
    const ModelId plain = shop.model(u"Plain"_s);
    shop.at(plain).bases = {{.id = base}};
    const ModelId own = shop.model(u"Own"_s);
    shop.at(own).bases = {{.id = base}};
    shop.at(own).meta.set(u"db_table"_s, u"own"_s);
    const Registry registry(shop.schema);
    QCOMPARE(registry.find(plain)->meta.value(u"ordering"), Value::strings({u"rank"_s}));
    QCOMPARE(registry.find(plain)->indexes.first().options.text(u"name"), u"shop_plain_rank"_s);
    QVERIFY(!registry.find(plain)->meta.flag(u"abstract"));
    QVERIFY(!registry.find(own)->meta.has(u"ordering"));
    QVERIFY(registry.find(own)->indexes.isEmpty());
}

void TestRegistry::orderWithRespectToAddsAColumn()
{
    Shop shop;
    const ModelId list = shop.model(u"List"_s);
    const ModelId entry = shop.model(u"Entry"_s);
    shop.relation(entry, u"list"_s, FieldType::ForeignKey, list);
    shop.at(entry).meta.set(u"order_with_respect_to"_s, u"list"_s);
    QCOMPARE(shop.columns(u"shop.Entry"_s), QStringList({u"id"_s, u"list_id"_s, u"_order"_s}));
}

void TestRegistry::reverseAccessors()
{
    Shop shop;
    const ModelId item = shop.model(u"Item"_s);
    const ModelId note = shop.model(u"Note"_s);
    shop.relation(note, u"item"_s, FieldType::ForeignKey, item);
    shop.relation(note, u"main"_s, FieldType::OneToOne, item);
    shop.relation(note, u"other"_s, FieldType::ForeignKey, item).options.set(u"related_name"_s, u"notes"_s);
    shop.relation(note, u"hidden"_s, FieldType::ForeignKey, item).options.set(u"related_name"_s, u"+"_s);
    QCOMPARE(shop.accessorNames(u"shop.Item"_s),
             QStringList({u"note_set.all()"_s, u"note"_s, u"notes.all()"_s, u".all()"_s}));
    const Registry registry(shop.schema);
    const QList<Accessor> of = accessors(registry, registry.indexOf(item));
    QCOMPARE(accessExpression(registry, of[2]), u"item.notes.all()"_s);
    QCOMPARE(of[0].queryName, u"note"_s);
    QCOMPARE(of[3].queryName, u"+"_s);
}

void TestRegistry::relatedNamesAreFilledInPerChild()
{
    Shop shop;
    const ModelId base = shop.model(u"Owned"_s);
    shop.at(base).meta.set(u"abstract"_s, true);
    shop.relation(base, u"owner"_s, FieldType::ForeignKey, ModelId::named(u"auth.User"_s))
        .options.set(u"related_name"_s, u"%(app_label)s_%(class)ss"_s);
    shop.at(shop.model(u"Item"_s)).bases = {{.id = base}};
    QVERIFY(shop.accessorNames(u"auth.User"_s).contains(u"shop_items.all()"_s));
}

void TestRegistry::selfInAnAbstractModelMeansTheChild()
{
    Shop shop;
    const ModelId base = shop.model(u"Tree"_s);
    shop.at(base).meta.set(u"abstract"_s, true);
    shop.relation(base, u"parent"_s, FieldType::ForeignKey, base);
    const ModelId item = shop.model(u"Item"_s);
    shop.at(item).bases = {{.id = base}};
    const Registry registry(shop.schema);
    QCOMPARE(registry.find(item)->columns[1].target, registry.indexOf(item));
}

void TestRegistry::theUserIsDjangos()
{
    const Registry registry(emptySchema());
    const ResolvedModel *user = registry.find(u"auth.user"_s);
    QVERIFY(user);
    QStringList columns;
    for (const ResolvedField &column : user->columns)
        columns.append(column.column);
    QCOMPARE(columns.join(u' '), u"id password last_login is_superuser username first_name last_name email is_staff "
                                 "is_active date_joined"_s);
    QCOMPARE(user->key()->field.type, FieldType::Auto);
    // Migrations do not see the app's own setting, so the link table follows the project's.
    QCOMPARE(registry.find(u"auth.User_groups"_s)->key()->field.type, FieldType::BigAuto);
    QCOMPARE(registry.find(u"contenttypes.ContentType"_s)->table, u"django_content_type"_s);
}

void TestRegistry::aSwappedUserIsTold()
{
    Shop shop;
    const ModelId member = shop.model(u"Member"_s);
    shop.at(member).bases = {{.id = ModelId::named(u"auth.AbstractUser"_s)}};
    shop.schema.settings.userModel = member;
    const Registry registry(shop.schema);
    QVERIFY(registry.find(u"auth.User"_s)->swappedOut);
    QVERIFY(registry.find(u"shop.Member"_s)->column(u"password"));
    QCOMPARE(registry.find(u"shop.Member"_s)->manyToMany.size(), 2);
}

void TestRegistry::basesInACircleEnd()
{
    Shop shop;
    const ModelId a = shop.model(u"A"_s);
    const ModelId b = shop.model(u"B"_s);
    shop.at(a).bases = {{.id = b}};
    shop.at(b).bases = {{.id = a}};
    const Registry registry(shop.schema);
    QVERIFY(registry.find(a) && registry.find(b));
}

void TestRegistry::unknownTargetsAreMinusOne()
{
    Shop shop;
    const ModelId item = shop.model(u"Item"_s);
    shop.field(item, u"ghost"_s, FieldType::ForeignKey).relation = Relation{.to = {.source = u"gone.Ghost"_s}};
    shop.field(item, u"user"_s, FieldType::ForeignKey).relation =
        Relation{.to = {.source = u"settings.AUTH_USER_MODEL"_s}};
    shop.field(item, u"near"_s, FieldType::ForeignKey).relation = Relation{.to = {.source = u"item"_s}};
    const Registry registry(shop.schema);
    const ResolvedModel *resolved = registry.find(item);
    QCOMPARE(resolved->column(u"ghost")->target, -1);
    QCOMPARE(resolved->column(u"user")->target, registry.indexOf(u"auth.User"_s));
    QCOMPARE(resolved->column(u"near")->target, registry.indexOf(item));
    QVERIFY(!registry.storedField(*resolved->column(u"ghost")));
}

QTEST_GUILESS_MAIN(TestRegistry)
#include "tst_registry.moc"
