// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawing.h"

#include "designer/canvas/edgepainter.h"
#include "designer/canvas/painter.h"

#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

// How different two colours are, from 0 to 3 * 255.
int distance(const QColor &a, const QColor &b)
{
    return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue());
}

bool contains(const QImage &image, const QRect &rect, const QColor &colour, int tolerance = 30)
{
    const QRect inside = rect & image.rect();
    for (int y = inside.top(); y <= inside.bottom(); ++y) {
        for (int x = inside.left(); x <= inside.right(); ++x) {
            if (distance(image.pixelColor(x, y), colour) <= tolerance)
                return true;
        }
    }
    return false;
}

} // namespace

class TestPainter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void headersHaveTheHueOfTheApp();
    void edgesHaveTheColourOfTheirRule();
    void dashedEdgesHaveGaps();
    void selectionIsOutlined();
    void hoveredEdgesShowTheirRule();
    void whatIsNotInFocusIsDimmed();
    void whatIsLeftOutIsNotPainted();
    void partsAreThoseOfTheWhole();
    void detail_data();
    void detail();
    void rulesAreTellableWithoutColour();

private:
    QImage painted(const Theme &theme, const PaintState &state = {}, qreal scale = 1) const
    {
        QImage image(m_area.size() * scale, QImage::Format_RGB32);
        QPainter painter(&image);
        painter.scale(scale, scale);
        painter.translate(-m_area.topLeft());
        DiagramPainter(theme, Metrics::standard()).paint(painter, m_diagram, DiagramGrid(m_diagram), m_area, scale, state);
        return image;
    }
    QPoint at(const QPointF &scene) const { return (scene - m_area.topLeft()).toPoint(); }
    QRect around(const QPointF &scene, int by) const { return QRect(at(scene) - QPoint(by, by), QSize(2 * by + 1, 2 * by + 1)); }

    const QRect m_area = QRect(-100, -100, 1100, 700);
    Drawing m_drawing;
    Diagram m_diagram;
    ModelId m_order;
    ModelId m_person;
    FieldId m_key;
};

void TestPainter::init()
{
    m_drawing = {};
    m_order = m_drawing.model(u"shop"_s, u"Order"_s, {});
    m_person = m_drawing.model(u"people"_s, u"Person"_s, {600, 200});
    m_key = m_drawing.relation(m_order, m_person);
    m_diagram = m_drawing.diagram();
}

void TestPainter::headersHaveTheHueOfTheApp()
{
    for (const Theme &theme : {lightTheme(), darkTheme()}) {
        const QImage image = painted(theme);
        for (const Box &box : std::as_const(m_diagram.boxes)) {
            const QPoint inHeader = at(box.rect.topLeft() + QPointF(box.rect.width() / 2, 6));
            QCOMPARE(image.pixelColor(inHeader), theme.appHeader(box.hue));
            QCOMPARE(image.pixelColor(at(box.rect.bottomLeft() + QPointF(12, -3))), theme.box);
        }
        QVERIFY(contains(image, QRect(at(m_diagram.boxes.first().header().topLeft()), QSize(80, 30)), theme.headerText));
        QCOMPARE(image.pixelColor(at(QPointF(300, 500))), theme.canvas);
    }
}

void TestPainter::edgesHaveTheColourOfTheirRule()
{
    for (const auto rule : {OnDelete::Rule::Cascade, OnDelete::Rule::Protect, OnDelete::Rule::Restrict}) {
        m_drawing.at(m_order, m_key).relation->onDelete.rule = rule;
        m_diagram = m_drawing.diagram();
        const QImage image = painted(lightTheme());
        QVERIFY(contains(image, around(halfway(m_diagram.edges.first().path), 2), lightTheme().onDelete(rule), 60));
    }
}

void TestPainter::dashedEdgesHaveGaps()
{
    const auto gaps = [&](OnDelete::Rule rule) {
        m_drawing.at(m_order, m_key).relation->onDelete.rule = rule;
        m_diagram = m_drawing.diagram();
        const QImage image = painted(lightTheme());
        const QPolygonF path = m_diagram.edges.first().path;
        int found = 0;
        const auto [top, bottom] = std::minmax({path[1].y(), path[2].y()});
        for (qreal y = top + 12; y < bottom - 12; ++y)
            found += distance(image.pixelColor(at({path[1].x(), y})), lightTheme().canvas) < 30 ? 1 : 0;
        return found;
    };
    QCOMPARE(gaps(OnDelete::Rule::Cascade), 0);
    const int dashed = gaps(OnDelete::Rule::SetNull);
    QVERIFY(dashed > 10);
    QVERIFY(gaps(OnDelete::Rule::DoNothing) > dashed);
}

void TestPainter::selectionIsOutlined()
{
    const QRectF rect = m_diagram.boxes.first().rect;
    const QPoint beside = at({rect.left() - 3, rect.center().y()});
    QCOMPARE(painted(lightTheme()).pixelColor(beside), lightTheme().canvas);
    const QImage image = painted(lightTheme(), {.selected = {{.model = m_order}}});
    QCOMPARE(image.pixelColor(beside), lightTheme().selection);
}

void TestPainter::hoveredEdgesShowTheirRule()
{
    const QPointF place = labelPlace(m_diagram.edges.first().path);
    const QPoint beside = at(place + QPointF(14, -8));
    QCOMPARE(painted(lightTheme(), {.dots = false}).pixelColor(beside), lightTheme().canvas);
    const QImage image = painted(lightTheme(), {.hovered = {.model = m_order, .field = m_key}, .dots = false});
    QCOMPARE(image.pixelColor(beside), lightTheme().box);
}

void TestPainter::whatIsNotInFocusIsDimmed()
{
    const QImage image = painted(lightTheme(), {.focus = QSet<ModelId>{m_order}});
    const auto header = [&](int box) {
        const QRectF rect = m_diagram.boxes[box].rect;
        return image.pixelColor(at(rect.topLeft() + QPointF(rect.width() / 2, 6)));
    };
    QCOMPARE(header(m_diagram.box(m_order)), lightTheme().appHeader(0));
    QVERIFY(distance(header(m_diagram.box(m_person)), lightTheme().canvas) < distance(lightTheme().appHeader(1), lightTheme().canvas) / 2);
}

void TestPainter::whatIsLeftOutIsNotPainted()
{
    const QImage image = painted(lightTheme(), {.left = {m_person}, .dots = false});
    QCOMPARE(image.pixelColor(at(m_diagram.boxes[m_diagram.box(m_person)].rect.center())), lightTheme().canvas);
    QCOMPARE(image.pixelColor(at(halfway(m_diagram.edges.first().path))), lightTheme().canvas);
}

// What is exposed piece by piece looks as if it had been painted in one go.
void TestPainter::partsAreThoseOfTheWhole()
{
    const QImage whole = painted(lightTheme());
    QImage pieces(m_area.size(), QImage::Format_RGB32);
    DiagramPainter diagramPainter(lightTheme(), Metrics::standard());
    const DiagramGrid grid(m_diagram);
    for (int x = m_area.left(); x < m_area.right(); x += 220) {
        QPainter painter(&pieces);
        painter.translate(-m_area.topLeft());
        const QRectF piece(x, m_area.top(), 220, m_area.height());
        painter.setClipRect(piece);
        diagramPainter.paint(painter, m_diagram, grid, piece, 1);
    }
    int different = 0;
    for (int y = 0; y < whole.height(); ++y) {
        for (int x = 0; x < whole.width(); ++x)
            different += distance(whole.pixelColor(x, y), pieces.pixelColor(x, y)) > 40 ? 1 : 0;
    }
    QCOMPARE(different, 0);
}

void TestPainter::detail_data()
{
    QTest::addColumn<qreal>("scale");
    QTest::addColumn<int>("detail");
    QTest::newRow("everything at 100 %") << 1.0 << int(Detail::Full);
    QTest::newRow("everything while rows can be read") << 0.5 << int(Detail::Full);
    QTest::newRow("names when rows can't be read") << 0.3 << int(Detail::Names);
    QTest::newRow("blocks when names can't be read either") << 0.1 << int(Detail::Blocks);
}

void TestPainter::detail()
{
    QFETCH(qreal, scale);
    QFETCH(int, detail);
    QCOMPARE(int(detailAt(scale)), detail);
    const QImage image = painted(lightTheme(), {}, scale);
    const QRectF box = m_diagram.boxes.first().rect;
    const QPoint body = ((QPointF(box.center().x(), box.bottom() - 6) - m_area.topLeft()) * scale).toPoint();
    const QColor expected = detailAt(scale) == Detail::Blocks ? lightTheme().appHeader(0) : lightTheme().box;
    QCOMPARE(image.pixelColor(body), expected);
}

void TestPainter::rulesAreTellableWithoutColour()
{
    using Rule = OnDelete::Rule;
    QList<QImage> signs;
    for (const Rule rule : {Rule::Cascade, Rule::Protect, Rule::Restrict, Rule::SetNull, Rule::SetDefault, Rule::Set, Rule::DoNothing}) {
        QImage image(16, 16, QImage::Format_RGB32);
        image.fill(lightTheme().canvas);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        paintRuleSign(painter, rule, {8, 8}, lightTheme().text, lightTheme().canvas);
        painter.end();
        for (const QImage &other : std::as_const(signs)) {
            int different = 0;
            for (int y = 0; y < 16; ++y) {
                for (int x = 0; x < 16; ++x)
                    different += distance(image.pixelColor(x, y), other.pixelColor(x, y)) > 200 ? 1 : 0;
            }
            QVERIFY2(different >= 8, "two rules' signs look alike");
        }
        signs.append(image);
    }
}

QTEST_MAIN(TestPainter)
#include "tst_painter.moc"
