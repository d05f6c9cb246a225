// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/geometry.h"

#include "designer/canvas/rows.h"
#include "designer/theme/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal rhythm = 8;

qreal roundedUp(qreal length)
{
    return std::ceil(length / rhythm) * rhythm;
}

QString kindOf(const Model &model)
{
    if (model.isAbstract())
        return QCoreApplication::translate("Diagram", "abstract");
    if (model.isProxy())
        return QCoreApplication::translate("Diagram", "proxy");
    if (!model.isManaged())
        return QCoreApplication::translate("Diagram", "unmanaged");
    const bool opaque = std::any_of(model.fields.begin(), model.fields.end(),
                                    [](const Field &field) { return field.type == FieldType::Opaque; });
    return opaque ? QCoreApplication::translate("Diagram", "partly known") : QString();
}

TextRole nameRole(const Row &row)
{
    if (row.kind == Row::Kind::Accessor)
        return TextRole::Accessor;
    return row.relation ? TextRole::StrongName : TextRole::Name;
}

// The width that shows all texts whole.
qreal widthOf(const Box &box, const Metrics &metrics, TextWidths &widths)
{
    qreal needed = widths.width(TextRole::Title, box.title) + metrics.columnGap + box.appWidth + 2 * metrics.padding;
    for (const Row &row : box.rows) {
        const qreal type = row.type.isEmpty() ? 0 : metrics.columnGap + widths.width(TextRole::Type, row.type);
        needed = std::max(needed, box.nameLeft + widths.width(nameRole(row), row.name) + type + metrics.padding);
    }
    return std::clamp(roundedUp(needed), metrics.minimumWidth, metrics.maximumWidth);
}

// Shortens what does not fit: the type first, as long as something is left of it, then the name.
void elide(Row &row, qreal width, const Metrics &metrics, TextWidths &widths)
{
    constexpr qreal leastType = 64;
    const TextRole role = nameRole(row);
    if (!row.type.isEmpty()) {
        const qreal beside = width - metrics.columnGap - widths.width(role, row.name);
        row.type = widths.elided(TextRole::Type, row.type, std::max(leastType, beside));
        row.typeWidth = widths.width(TextRole::Type, row.type);
        width -= metrics.columnGap + row.typeWidth;
    }
    row.name = widths.elided(role, row.name, width);
}

bool saysTheSame(const Box &a, const Box &b)
{
    return a.title == b.title && a.app == b.app && a.kind == b.kind && a.external == b.external
        && std::equal(a.rows.begin(), a.rows.end(), b.rows.begin(), b.rows.end(), [](const Row &x, const Row &y) {
               return x.field == y.field && x.model == y.model && x.name == y.name && x.type == y.type && x.mark == y.mark
                   && x.kind == y.kind && x.relation == y.relation && x.inherited == y.inherited;
           });
}

void placeRows(Box &box, const Metrics &metrics)
{
    qreal y = metrics.headerHeight + metrics.blockPadding;
    bool accessors = false;
    for (Row &row : box.rows) {
        if (row.kind == Row::Kind::Accessor && !accessors) {
            accessors = true;
            if (y > metrics.headerHeight + metrics.blockPadding)
                y += metrics.blockPadding;
            box.accessorsTop = y;
            y += metrics.blockPadding;
        }
        row.top = y;
        row.height = accessors ? metrics.accessorHeight : metrics.rowHeight;
        y += row.height;
    }
    box.rect.setHeight(roundedUp(y + metrics.blockPadding));
}

} // namespace

Metrics Metrics::standard()
{
    Metrics metrics;
    const auto set = [&](TextRole role, qreal pixels, QFont::Weight weight, bool italic = false) {
        QFont font = uiFont(pixels, weight);
        font.setItalic(italic);
        // Widths that do not depend on the zoom: hints only move things up and down.
        font.setHintingPreference(QFont::PreferVerticalHinting);
        metrics.fonts[int(role)] = font;
    };
    set(TextRole::Title, 13.5, QFont::DemiBold);
    set(TextRole::App, 11.5, QFont::Normal);
    set(TextRole::Mark, 10.5, QFont::DemiBold);
    set(TextRole::Name, 12.5, QFont::Normal);
    set(TextRole::StrongName, 12.5, QFont::Medium);
    set(TextRole::Type, 11.5, QFont::Normal);
    set(TextRole::Accessor, 11.5, QFont::Normal, true);
    set(TextRole::Pill, 10.5, QFont::DemiBold);
    set(TextRole::Note, 12.5, QFont::Normal);
    return metrics;
}

qreal TextWidths::width(TextRole role, const QString &text)
{
    QHash<QString, qreal> &known = m_widths[int(role)];
    const auto found = known.constFind(text);
    if (found != known.constEnd())
        return *found;
    const qreal width = std::ceil(QFontMetricsF(m_metrics.font(role)).horizontalAdvance(text));
    known.insert(text, width);
    return width;
}

QString TextWidths::elided(TextRole role, const QString &text, qreal room)
{
    if (width(role, text) <= room)
        return text;
    return QFontMetricsF(m_metrics.font(role)).elidedText(text, Qt::ElideRight, room);
}

Box makeBox(const Registry &registry, const Model &model, const QPointF &place, const Metrics &metrics, TextWidths &widths,
            const Box *before)
{
    const App *app = registry.schema().find(model.app);
    Box box{.model = model.id,
            .rect = QRectF(place, QSizeF()),
            .title = model.name,
            .app = app ? app->label : QString(),
            .kind = kindOf(model),
            .external = model.origin != Origin::Project,
            .abstract = model.isAbstract(),
            .proxy = model.isProxy(),
            .headerHeight = metrics.headerHeight,
            .rows = rowsOf(registry, model)};
    if (before && saysTheSame(*before, box)) {
        Box same = *before;
        same.rect.moveTopLeft(place);
        return same;
    }
    box.appWidth = widths.width(TextRole::App, box.note());
    qreal marks = metrics.minimumMark;
    for (const Row &row : std::as_const(box.rows))
        marks = std::max(marks, widths.width(TextRole::Mark, row.mark));
    box.nameLeft = metrics.padding + marks + metrics.columnGap - 2;

    box.rect.setWidth(widthOf(box, metrics, widths));
    const qreal inside = box.rect.width() - 2 * metrics.padding;
    const qreal beside = inside - metrics.columnGap - widths.width(TextRole::Title, box.title);
    const QString note = widths.elided(TextRole::App, box.note(), std::max(inside / 2, beside));
    if (note != box.note()) {
        box.kind.clear();
        box.app = note;
        box.appWidth = widths.width(TextRole::App, note);
    }
    box.title = widths.elided(TextRole::Title, box.title, inside - metrics.columnGap - box.appWidth);
    for (Row &row : box.rows)
        elide(row, box.rect.width() - box.nameLeft - metrics.padding, metrics, widths);
    placeRows(box, metrics);
    return box;
}

} // namespace relata
