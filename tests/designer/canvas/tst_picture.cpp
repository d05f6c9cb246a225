// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawing.h"

#include "designer/canvas/picture.h"

#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace relata;
using namespace Qt::StringLiterals;

class TestPicture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void kinds_data();
    void kinds();
    void pngShowsAllOfItAtTwiceTheSize();
    void svgKeepsTextAsText();
    void anEmptyDiagramIsAPictureToo();
    void refusals_data();
    void refusals();

private:
    QByteArray written(const QString &name)
    {
        const QString path = m_dir.filePath(name);
        const Result<void> result = savePicture(m_diagram, lightTheme(), Metrics::standard(), path);
        QFile file(path);
        return result && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_dir;
    Diagram m_diagram;
};

void TestPicture::initTestCase()
{
    m_diagram = randomDrawing(41, 12, 24).diagram();
}

void TestPicture::kinds_data()
{
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("svg") << u"svg"_s << QByteArray("<?xml");
    QTest::newRow("png") << u"png"_s << QByteArray("\x89PNG");
    QTest::newRow("pdf") << u"PDF"_s << QByteArray("%PDF-");
}

void TestPicture::kinds()
{
    QFETCH(QString, ending);
    QFETCH(QByteArray, start);
    const QByteArray first = written(u"first."_s + ending);
    QVERIFY(first.startsWith(start));
    QVERIFY2(first == written(u"second."_s + ending), "the same diagram gives the same bytes");
}

void TestPicture::pngShowsAllOfItAtTwiceTheSize()
{
    const QImage image = QImage::fromData(written(u"picture.png"_s));
    const QSizeF size = m_diagram.bounds().size();
    QVERIFY(image.width() >= 2 * size.width() && image.width() <= 2 * size.width() + 132);
    QVERIFY(image.height() >= 2 * size.height() && image.height() <= 2 * size.height() + 132);
    QCOMPARE(image.pixelColor(0, 0), lightTheme().canvas);
}

void TestPicture::svgKeepsTextAsText()
{
    QXmlStreamReader xml(written(u"picture.svg"_s));
    QStringList texts;
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == u"text")
            texts.append(xml.readElementText().trimmed());
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    for (const Box &box : std::as_const(m_diagram.boxes))
        QVERIFY(texts.contains(box.title));
}

void TestPicture::anEmptyDiagramIsAPictureToo()
{
    for (const QString &name : {u"empty.svg"_s, u"empty.png"_s, u"empty.pdf"_s})
        QVERIFY(savePicture({}, darkTheme(), Metrics::standard(), m_dir.filePath(name)));
    QVERIFY(!QImage(m_dir.filePath(u"empty.png"_s)).isNull());
}

void TestPicture::refusals_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("an ending that is none of the three") << m_dir.filePath(u"picture.gif"_s);
    QTest::newRow("no ending") << m_dir.filePath(u"picture"_s);
    QTest::newRow("a folder that is not there") << m_dir.filePath(u"nowhere/picture.png"_s);
}

void TestPicture::refusals()
{
    QFETCH(QString, path);
    const Result<void> result = savePicture(m_diagram, lightTheme(), Metrics::standard(), path);
    QVERIFY(!result);
    QVERIFY2(result.error().startsWith(path), qPrintable(result.error()));
    QVERIFY(!QFile::exists(path));
}

QTEST_MAIN(TestPicture)
#include "tst_picture.moc"
