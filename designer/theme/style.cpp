// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/theme/style.h"

#include "designer/theme/theme.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

constexpr int controlHeight = 28;
constexpr int arrowWidth = 26;
constexpr qreal corner = 6;

bool isInvalid(const QWidget *widget)
{
    return widget && widget->property("invalid").toBool();
}

void drawGround(QPainter *painter, const QStyleOption *option, const QWidget *widget)
{
    const Theme &theme = currentTheme();
    const bool focused = option->state & QStyle::State_HasFocus;
    const bool hovered = (option->state & QStyle::State_MouseOver) && (option->state & QStyle::State_Enabled);
    const QColor border = isInvalid(widget) ? theme.error
                          : focused         ? theme.selection
                          : hovered         ? theme.boxBorder
                                            : theme.line;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(border, focused ? 2 : 1));
    painter->setBrush(option->state & QStyle::State_Enabled ? theme.control : theme.panel);
    const qreal inset = focused ? 1 : 0.5;
    painter->drawRoundedRect(QRectF(option->rect).adjusted(inset, inset, -inset, -inset), corner, corner);
    painter->restore();
}

void drawChevron(QPainter *painter, const QRect &rect, qreal degrees, const QColor &colour, qreal size = 4)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colour, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->translate(QRectF(rect).center());
    painter->rotate(degrees);
    painter->drawPolyline(QPolygonF({{-size, -size / 2}, {0, size / 2}, {size, -size / 2}}));
    painter->restore();
}

QColor arrowColour(const QStyleOption *option)
{
    const Theme &theme = currentTheme();
    if (option->state & QStyle::State_Selected) // the branch of a selected row
        return option->palette.color(QPalette::HighlightedText);
    return option->state & QStyle::State_Enabled ? theme.quietText : theme.line;
}

void drawCheck(QPainter *painter, const QStyleOption *option, bool round)
{
    const Theme &theme = currentTheme();
    const bool marked = option->state & (QStyle::State_On | QStyle::State_NoChange);
    const bool enabled = option->state & QStyle::State_Enabled;
    const QColor ground = !enabled ? theme.line : marked ? theme.selection : theme.control;
    const QRectF box = QRectF(0, 0, 15, 15).translated(QRectF(option->rect).center() - QPointF(7.5, 7.5));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(marked ? ground : theme.quietText, 1));
    painter->setBrush(ground);
    painter->drawRoundedRect(box, round ? 7.5 : 4, round ? 7.5 : 4);
    painter->setPen(
        QPen(enabled ? theme.selectionText : theme.quietText, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->translate(box.topLeft());
    if (round && (option->state & QStyle::State_On)) {
        painter->setBrush(theme.selectionText);
        painter->drawEllipse(QPointF(7.5, 7.5), 2, 2);
    } else if (option->state & QStyle::State_NoChange) {
        painter->drawLine(QPointF(4.5, 7.5), QPointF(10.5, 7.5));
    } else if (option->state & QStyle::State_On) {
        painter->drawPolyline(QPolygonF({{3.8, 7.8}, {6.4, 10.4}, {11.2, 4.8}}));
    }
    painter->restore();
}

} // namespace

Style::Style()
    : QProxyStyle(u"Fusion"_s)
{
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return drawCheck(painter, option, false);
    case PE_IndicatorRadioButton:
        return drawCheck(painter, option, true);
    case PE_IndicatorArrowDown:
        return drawChevron(painter, option->rect, 0, arrowColour(option));
    case PE_IndicatorArrowUp:
        return drawChevron(painter, option->rect, 180, arrowColour(option));
    case PE_IndicatorArrowLeft:
        return drawChevron(painter, option->rect, 90, arrowColour(option));
    case PE_IndicatorArrowRight:
        return drawChevron(painter, option->rect, -90, arrowColour(option));
    case PE_IndicatorBranch:
        if (option->state & State_Children)
            drawChevron(painter, option->rect, option->state & State_Open ? 0 : -90, arrowColour(option), 3.5);
        return;
    case PE_PanelLineEdit:
        // The line within a combo box or spin box stands on that one's ground.
        if (widget && (qobject_cast<const QComboBox *>(widget->parent()) ||
                       qobject_cast<const QAbstractSpinBox *>(widget->parent())))
            return;
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    case PE_FrameFocusRect:
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(currentTheme().selection, 2));
        painter->drawRoundedRect(QRectF(option->rect).adjusted(1, 1, -1, -1), 4, 4);
        return painter->restore();
    default:
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option); combo && control == CC_ComboBox) {
        if (combo->frame)
            drawGround(painter, option, widget);
        drawChevron(painter, subControlRect(control, option, SC_ComboBoxArrow, widget), 0, arrowColour(option));
    } else if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
               spin && control == CC_SpinBox) {
        if (spin->frame)
            drawGround(painter, option, widget);
        if (spin->buttonSymbols == QAbstractSpinBox::NoButtons)
            return;
        const auto colour = [&](QAbstractSpinBox::StepEnabledFlag step) {
            return spin->stepEnabled & step ? arrowColour(option) : currentTheme().line;
        };
        drawChevron(painter, subControlRect(control, option, SC_SpinBoxUp, widget), 180,
                    colour(QAbstractSpinBox::StepUpEnabled), 3);
        drawChevron(painter, subControlRect(control, option, SC_SpinBoxDown, widget), 0,
                    colour(QAbstractSpinBox::StepDownEnabled), 3);
    } else {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                            const QWidget *widget) const
{
    const QRect rect = option->rect;
    QRect found;
    if (control == CC_ComboBox && part == SC_ComboBoxArrow)
        found = rect.adjusted(rect.width() - arrowWidth, 0, 0, 0);
    else if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        found = rect.adjusted(8, 2, -arrowWidth + 2, -2);
    else if (control == CC_SpinBox && part == SC_SpinBoxUp)
        found = rect.adjusted(rect.width() - arrowWidth, 3, 0, -rect.height() / 2);
    else if (control == CC_SpinBox && part == SC_SpinBoxDown)
        found = rect.adjusted(rect.width() - arrowWidth, rect.height() / 2, 0, -3);
    else if (control == CC_SpinBox && part == SC_SpinBoxEditField)
        found = rect.adjusted(6, 2, -arrowWidth, -2);
    else
        return QProxyStyle::subControlRect(control, option, part, widget);
    return visualRect(option->direction, rect, found);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_ComboBox || type == CT_SpinBox)
        wanted = QSize(size.width() + arrowWidth + 14, controlHeight);
    return wanted;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    case PM_ToolBarIconSize:
        return 20;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return 16;
    case PM_TreeViewIndentation:
        return 18;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_ComboBox_Popup:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_ToolTipLabel_Opacity:
        return 255;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QIcon Style::standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const
{
    switch (which) {
    case SP_TitleBarCloseButton:
    case SP_DockWidgetCloseButton:
    case SP_LineEditClearButton:
        return icon(u"close"_s, &Theme::quietText);
    case SP_TitleBarNormalButton:
        return icon(u"float"_s, &Theme::quietText);
    case SP_MessageBoxWarning:
        return icon(u"warning"_s);
    case SP_MessageBoxCritical:
        return icon(u"error"_s);
    default:
        return QProxyStyle::standardIcon(which, option, widget);
    }
}

} // namespace relata
