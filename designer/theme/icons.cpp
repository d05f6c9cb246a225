// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/theme/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

/// Draws an SVG whose strokes say `currentColor` in a colour of the current theme, at whatever size is asked for.
class IconEngine : public QIconEngine
{
public:
    IconEngine(const QString &name, const QByteArray &svg, QColor Theme::*role)
        : m_name(name)
        , m_svg(svg)
        , m_role(role)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        QByteArray svg = m_svg;
        svg.replace("currentColor", colour(mode, state).name().toLatin1());
        QSvgRenderer(svg).render(painter, rect);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        const QString key =
            u"relata-icon %1 %2 %3 %4"_s.arg(m_name, colour(mode, state).name()).arg(size.width()).arg(size.height());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        paint(&painter, pixmap.rect(), mode, state);
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    QIconEngine *clone() const override { return new IconEngine(*this); }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }
    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override
    {
        return {{16, 16}, {20, 20}, {24, 24}, {32, 32}, {48, 48}, {64, 64}, {128, 128}, {256, 256}};
    }

private:
    QColor colour(QIcon::Mode mode, QIcon::State state) const
    {
        const Theme &theme = currentTheme();
        if (mode == QIcon::Disabled)
            return mixed(theme.quietText, theme.panel, 0.5);
        if (m_role == &Theme::text && (state == QIcon::On || mode == QIcon::Selected))
            return theme.selectionText;
        return theme.*m_role;
    }

    QString m_name;
    QByteArray m_svg;
    QColor Theme::*m_role;
};

} // namespace

QIcon icon(const QString &name, QColor Theme::*role)
{
    QFile file(u":/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    if (name == "warning"_L1)
        role = &Theme::warning;
    if (name == "error"_L1)
        role = &Theme::error;
    return QIcon(new IconEngine(name, file.readAll(), role));
}

} // namespace relata
