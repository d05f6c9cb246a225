// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawing.h"

#include <QFontMetricsF>
#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

class TestGeometry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marks_data();
    void marks();
    void rowsStandInTheOrderOfTheClass();
    void rowsStandBelowOneAnotherInsideTheBox();
    void accessorsStandBelowTheFields();
    void textsDoNotTouchOneAnother();
    void longNamesAreElided();
    void inheritedFieldsAreQuieter();
    void headersTellWhatAModelIs();
    void huesGoByTheOrderOfApps();
};

void TestGeometry::marks_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("mark");
    const auto row = [](const char *name, FieldType type, const QString &option, const QString &mark) {
        QTest::newRow(name) << int(type) << option << mark;
    };
    row("a plain field has none", FieldType::Integer, {}, {});
    row("a field that may be null", FieldType::Integer, u"null"_s, u"?"_s);
    row("a unique field", FieldType::Integer, u"unique"_s, u"U"_s);
    row("an indexed field", FieldType::Integer, u"db_index"_s, u"I"_s);
    row("a primary key is unique anyway", FieldType::Integer, u"primary_key"_s, u"PK"_s);
    row("a foreign key", FieldType::ForeignKey, {}, u"FK"_s);
    row("a foreign key that may be null", FieldType::ForeignKey, u"null"_s, u"FK?"_s);
    row("a one-to-one field", FieldType::OneToOne, {}, u"O2O"_s);
    row("a one-to-one field as primary key", FieldType::OneToOne, u"primary_key"_s, u"PK O2O"_s);
    row("a many-to-many field", FieldType::ManyToMany, {}, u"M2M"_s);
    row("a generic foreign key", FieldType::GenericForeignKey, {}, u"GFK"_s);
}

void TestGeometry::marks()
{
    QFETCH(int, type);
    QFETCH(QString, option);
    QFETCH(QString, mark);
    Drawing drawing;
    const ModelId target = drawing.model(u"shop"_s, u"Target"_s, {600, 0});
    const ModelId model = drawing.model(u"shop"_s, u"Order"_s, {});
    Options options;
    if (!option.isEmpty())
        options.set(option, true);
    const FieldId field = drawing.field(model, u"thing"_s, FieldType(type), options);
    if (type == int(FieldType::ForeignKey) || type == int(FieldType::OneToOne) || type == int(FieldType::ManyToMany))
        drawing.at(model, field).relation = Relation{.to = {.id = target}};
    const Diagram diagram = drawing.diagram();
    const Box &box = diagram.boxes[diagram.box(model)];
    const int row = box.rowOf(field);
    QVERIFY(row >= 0);
    QCOMPARE(box.rows[row].mark, mark);
}

void TestGeometry::rowsStandInTheOrderOfTheClass()
{
    Drawing drawing;
    const ModelId tag = drawing.model(u"shop"_s, u"Tag"_s, {600, 0});
    const ModelId model = drawing.model(u"shop"_s, u"Order"_s, {});
    drawing.field(model, u"first"_s);
    drawing.relation(model, tag, Relationship::ManyToMany);
    drawing.field(model, u"last"_s);
    const Diagram diagram = drawing.diagram();
    QStringList names;
    for (const Row &row : diagram.boxes[diagram.box(model)].rows)
        names.append(row.name);
    QCOMPARE(names, (QStringList{u"id"_s, u"first"_s, u"tags"_s, u"last"_s}));
}

void TestGeometry::rowsStandBelowOneAnotherInsideTheBox()
{
    const Diagram diagram = randomDrawing(1, 20, 40).diagram();
    for (const Box &box : diagram.boxes) {
        qreal bottom = box.headerHeight;
        for (const Row &row : box.rows) {
            QVERIFY(row.top >= bottom);
            bottom = row.top + row.height;
        }
        QVERIFY(bottom <= box.rect.height());
        QCOMPARE(std::fmod(box.rect.height(), 8), 0.0);
        QCOMPARE(std::fmod(box.rect.width(), 8), 0.0);
    }
}

void TestGeometry::accessorsStandBelowTheFields()
{
    Drawing drawing;
    const ModelId user = drawing.model(u"shop"_s, u"Person"_s, {600, 0});
    const ModelId order = drawing.model(u"shop"_s, u"Order"_s, {});
    const FieldId key = drawing.relation(order, user);
    const Diagram diagram = drawing.diagram();
    const Box &box = diagram.boxes[diagram.box(user)];
    const Row &row = box.rows.last();
    QCOMPARE(row.kind, Row::Kind::Accessor);
    QCOMPARE(row.name, u"order_set.all()"_s);
    QCOMPARE(row.model, order);
    QCOMPARE(row.field, key);
    QVERIFY(box.accessorsTop > box.rows.first().top);
    QVERIFY(row.top > box.accessorsTop);
}

void TestGeometry::textsDoNotTouchOneAnother()
{
    Drawing drawing;
    const ModelId model = drawing.model(u"shop"_s, u"AModelWithALongNameThatFillsItsHeader"_s, {});
    drawing.field(model, u"a_rather_long_name_for_a_field"_s, FieldType::PositiveSmallInteger);
    drawing.field(model, u"short"_s, FieldType::OneToOne);
    const Diagram diagram = drawing.diagram();
    const Metrics metrics = Metrics::standard();
    const Box &box = diagram.boxes.first();
    const QFontMetricsF names(metrics.font(TextRole::Name));
    const QFontMetricsF marks(metrics.font(TextRole::Mark));
    for (const Row &row : box.rows) {
        QVERIFY(metrics.padding + marks.horizontalAdvance(row.mark) < box.nameLeft);
        const qreal typeLeft = box.rect.width() - metrics.padding - row.typeWidth;
        QVERIFY(box.nameLeft + names.horizontalAdvance(row.name) < typeLeft);
    }
    const QFontMetricsF titles(metrics.font(TextRole::Title));
    QVERIFY(metrics.padding + titles.horizontalAdvance(box.title) < box.rect.width() - metrics.padding - box.appWidth);
}

void TestGeometry::longNamesAreElided()
{
    Drawing drawing;
    const QString name = QString(u'm').repeated(200);
    const ModelId model = drawing.model(u"shop"_s, u"Order"_s, {});
    drawing.field(model, name);
    const Diagram diagram = drawing.diagram();
    const Box &box = diagram.boxes.first();
    QCOMPARE(box.rect.width(), Metrics::standard().maximumWidth);
    QVERIFY(box.rows.last().name.endsWith(u'…'));
    QCOMPARE(box.rows.last().type, u"Integer"_s);
}

void TestGeometry::inheritedFieldsAreQuieter()
{
    Drawing drawing;
    const ModelId base = drawing.model(u"shop"_s, u"Stamped"_s, {});
    drawing.project.schema.find(base)->meta.set(u"abstract"_s, true);
    const FieldId stamp = drawing.field(base, u"stamp"_s);
    const ModelId child = drawing.model(u"shop"_s, u"Order"_s, {400, 0});
    drawing.project.schema.find(child)->bases = {{.id = base}};
    const Diagram diagram = drawing.diagram();
    const Box &box = diagram.boxes[diagram.box(child)];
    const Row &row = box.rows[box.rowOf(stamp)];
    QVERIFY(row.inherited);
    QCOMPARE(row.model, base);
    QVERIFY(!diagram.boxes[diagram.box(base)].rows.first().inherited);
}

void TestGeometry::headersTellWhatAModelIs()
{
    Drawing drawing;
    const ModelId base = drawing.model(u"shop"_s, u"Stamped"_s, {});
    drawing.project.schema.find(base)->meta.set(u"abstract"_s, true);
    const ModelId user = ModelId::named(u"auth.User"_s);
    drawing.project.layout.places[user] = {400, 0};
    const Diagram diagram = drawing.diagram();
    const Box &abstract = diagram.boxes[diagram.box(base)];
    QVERIFY(abstract.abstract && !abstract.external);
    QCOMPARE(abstract.note(), u"abstract · shop"_s);
    const Box &external = diagram.boxes[diagram.box(user)];
    QVERIFY(external.external);
    QCOMPARE(external.note(), u"auth"_s);
}

void TestGeometry::huesGoByTheOrderOfApps()
{
    Drawing drawing;
    const ModelId order = drawing.model(u"shop"_s, u"Order"_s, {});
    const ModelId tag = drawing.model(u"tags"_s, u"Tag"_s, {400, 0});
    Diagram diagram = drawing.diagram();
    QCOMPARE(diagram.boxes[diagram.box(order)].hue, 0);
    QCOMPARE(diagram.boxes[diagram.box(tag)].hue, 1);
    drawing.project.layout.hues[drawing.project.schema.find(tag)->app] = 7;
    diagram = drawing.diagram();
    QCOMPARE(diagram.boxes[diagram.box(tag)].hue, 7);
}

QTEST_MAIN(TestGeometry)
#include "tst_geometry.moc"
