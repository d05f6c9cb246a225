// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/schema.h"

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPalette>

namespace relata {

/// The colours of a theme; the only place in the program that names one.
struct Theme
{
    bool dark = false;
    QColor canvas, dots;
    QColor panel, line;
    QColor text, quietText;
    QColor box, boxBorder;
    QColor control;      ///< the ground of inputs and of code views
    QColor selection, selectionText;
    QColor error, warning, success;
    QColor shadow;
    QColor headerText;   ///< on the hues of apps
    QColor external;     ///< header of models that are not the project's
    // Code views
    QColor keyword, string, number, comment;

    /// The header of an app's boxes: 12 hues that keep 4.5:1 contrast with white text.
    QColor appHeader(int hue) const;
    static constexpr int hueCount = 12;

    QColor onDelete(OnDelete::Rule rule) const;

    bool operator==(const Theme &) const = default;
};

const Theme &lightTheme();
const Theme &darkTheme();
/// The theme that the application's palette belongs to.
const Theme &currentTheme();

/// What a delete rule's edge is drawn with, beside its colour.
enum class LineStyle : quint8 { Solid, Dashed, Dotted };
LineStyle lineStyle(OnDelete::Rule rule);

/// Sets style, font, palette and style sheet of the whole application.
void applyTheme(const Theme &theme);

/// What a person wants; System stands for RELATA_THEME=light|dark in the environment, else the desktop's own choice.
enum class ThemePreference : quint8 { System, Light, Dark };
ThemePreference themePreference();
/// Applies the theme, and for System again whenever the desktop changes its own.
void setThemePreference(ThemePreference preference);
QPalette palette(const Theme &theme);
QString styleSheet(const Theme &theme);

/// `:/icons/NAME.svg` coloured from the theme, 20 px; follows a change of theme by itself.
/// `warning` and `error` have the colours of their own, whatever the role.
QIcon icon(const QString &name, QColor Theme::*role = &Theme::text);

/// `amount` (0..1) of one colour over another: for hover and muted grounds.
QColor mixed(const QColor &over, const QColor &ground, qreal amount);

/// UI font at a size in pixels, and the monospace font for code.
QFont uiFont(qreal pixels, QFont::Weight weight = QFont::Normal);
QFont codeFont(qreal pixels);

} // namespace relata
