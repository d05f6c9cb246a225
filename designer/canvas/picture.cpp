// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/picture.h"

#include "designer/canvas/painter.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QPageLayout>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal margin = 32;
constexpr qreal mostPixels = 20000; // to a side

QString translated(const char *text)
{
    return QCoreApplication::translate("Picture", text);
}

QRectF areaOf(const Diagram &diagram)
{
    const QRectF bounds = diagram.bounds().adjusted(-margin, -margin, margin, margin);
    return {QPointF(std::floor(bounds.left()), std::floor(bounds.top())),
            QPointF(std::ceil(bounds.right()), std::ceil(bounds.bottom()))};
}

void paintAll(QPaintDevice &device, const Diagram &diagram, const Theme &theme, const Metrics &metrics, qreal scale)
{
    const QRectF area = areaOf(diagram);
    QPainter painter(&device);
    painter.scale(scale, scale);
    painter.translate(-area.topLeft());
    // All detail, whatever the size.
    DiagramPainter(theme, metrics)
        .paint(painter, diagram, DiagramGrid(diagram), area, std::max(1.0, scale), {.dots = false});
}

QByteArray svg(const Diagram &diagram, const Theme &theme, const Metrics &metrics)
{
    const QSizeF size = areaOf(diagram).size();
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(96);
    generator.setSize(size.toSize());
    generator.setViewBox(QRectF(QPointF(), size));
    generator.setTitle(translated("Models"));
    generator.setDescription(u"Relata"_s);
    paintAll(generator, diagram, theme, metrics, 1);
    return buffer.data();
}

QByteArray png(const Diagram &diagram, const Theme &theme, const Metrics &metrics)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    diagramImage(diagram, theme, metrics).save(&buffer, "PNG");
    return buffer.data();
}

QByteArray pdf(const Diagram &diagram, const Theme &theme, const Metrics &metrics)
{
    constexpr int resolution = 96;
    constexpr qreal pointsPerPixel = 72.0 / resolution;
    constexpr qreal longestPage = 14400; // points: what PDF readers accept
    const QSizeF size = areaOf(diagram).size() * pointsPerPixel;
    const qreal scale = std::min(1.0, longestPage / std::max(size.width(), size.height()));
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(resolution);
        writer.setCreator(u"Relata"_s);
        writer.setPageLayout({QPageSize(size * scale, QPageSize::Point, {}, QPageSize::ExactMatch), QPageLayout::Portrait, {}});
        paintAll(writer, diagram, theme, metrics, scale);
    }
    return buffer.data();
}

} // namespace

QImage diagramImage(const Diagram &diagram, const Theme &theme, const Metrics &metrics, qreal scale)
{
    const QSizeF size = areaOf(diagram).size();
    const qreal fitting = std::min(scale, mostPixels / std::max(size.width(), size.height()));
    QImage image((size * fitting).toSize(), QImage::Format_RGB32);
    image.fill(theme.canvas);
    paintAll(image, diagram, theme, metrics, fitting);
    return image;
}

Result<void> savePicture(const Diagram &diagram, const Theme &theme, const Metrics &metrics, const QString &path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    QByteArray bytes;
    if (ending == u"svg")
        bytes = svg(diagram, theme, metrics);
    else if (ending == u"png")
        bytes = png(diagram, theme, metrics);
    else if (ending == u"pdf")
        bytes = pdf(diagram, theme, metrics);
    else
        return Error{translated("%1: a picture is written as .svg, .png or .pdf: give the file one of these endings.").arg(path)};
    if (bytes.isEmpty())
        return Error{translated("%1: the diagram is too large for such a picture: write it as .svg instead.").arg(path)};
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Error{translated("%1 can't be written: %2. Choose another place.").arg(path, file.errorString())};
    return {};
}

} // namespace relata
