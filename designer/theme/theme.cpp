// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/theme/theme.h"

#include "designer/theme/style.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QVariant>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

constexpr char preferenceProperty[] = "relataThemePreference";

const Theme &themeOfPalette()
{
    return QGuiApplication::palette().color(QPalette::Window).lightness() < 128 ? darkTheme() : lightTheme();
}

// Qt 6.4 does not tell the desktop's colour scheme; the palette that an application gets without one of its own does.
const Theme &systemTheme()
{
    const QString wanted = qEnvironmentVariable("RELATA_THEME");
    if (wanted == "light"_L1 || wanted == "dark"_L1)
        return wanted == "dark"_L1 ? darkTheme() : lightTheme();
    QApplication::setPalette(QPalette());
    return themeOfPalette();
}

void applyPreference()
{
    switch (themePreference()) {
    case ThemePreference::System:
        return applyTheme(systemTheme());
    case ThemePreference::Light:
        return applyTheme(lightTheme());
    case ThemePreference::Dark:
        return applyTheme(darkTheme());
    }
}

/// Applies the theme again when the desktop changes its own.
class ThemeFollower : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        // Sent to each window; one of them is enough, and not while it is being handled.
        if (event->type() == QEvent::ThemeChange && !m_due) {
            m_due = true;
            QMetaObject::invokeMethod(
                this,
                [this] {
                    m_due = false;
                    applyPreference();
                },
                Qt::QueuedConnection);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    bool m_due = false;
};

} // namespace

const Theme &currentTheme()
{
    return themeOfPalette();
}

QPalette palette(const Theme &theme)
{
    QPalette out;
    out.setColor(QPalette::Window, theme.panel);
    out.setColor(QPalette::WindowText, theme.text);
    out.setColor(QPalette::Base, theme.panel);
    out.setColor(QPalette::AlternateBase, theme.control);
    out.setColor(QPalette::Text, theme.text);
    out.setColor(QPalette::Button, theme.control);
    out.setColor(QPalette::ButtonText, theme.text);
    out.setColor(QPalette::BrightText, theme.error);
    out.setColor(QPalette::PlaceholderText, theme.quietText);
    out.setColor(QPalette::ToolTipBase, theme.box);
    out.setColor(QPalette::ToolTipText, theme.text);
    out.setColor(QPalette::Highlight, theme.selection);
    out.setColor(QPalette::HighlightedText, theme.selectionText);
    out.setColor(QPalette::Link, theme.selection);
    out.setColor(QPalette::LinkVisited, theme.selection);
    out.setColor(QPalette::Light, theme.panel);
    out.setColor(QPalette::Midlight, theme.control);
    out.setColor(QPalette::Mid, theme.line);
    out.setColor(QPalette::Dark, theme.boxBorder);
    out.setColor(QPalette::Shadow, theme.shadow);
    const QColor off = mixed(theme.quietText, theme.panel, 0.7);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText})
        out.setColor(QPalette::Disabled, role, off);
    return out;
}

void applyTheme(const Theme &theme)
{
    if (!qApp->findChild<Style *>())
        QApplication::setStyle(new Style);
    QApplication::setFont(uiFont(13));
    QApplication::setPalette(palette(theme));
    qApp->setStyleSheet(styleSheet(theme));
}

ThemePreference themePreference()
{
    return ThemePreference(qApp->property(preferenceProperty).toInt());
}

void setThemePreference(ThemePreference preference)
{
    const bool first = !qApp->property(preferenceProperty).isValid();
    qApp->setProperty(preferenceProperty, int(preference));
    if (first)
        qApp->installEventFilter(new ThemeFollower(qApp));
    applyPreference();
}

// Fonts have whole pixels; a size in points would change with the resolution of a printer or a picture.
QFont uiFont(qreal pixels, QFont::Weight weight)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    font.setPixelSize(qRound(pixels));
    font.setWeight(weight);
    return font;
}

QFont codeFont(qreal pixels)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setFamily(font.family()); // said outright, else a widget takes the family of its parent
    font.setPixelSize(qRound(pixels));
    font.setStyleHint(QFont::Monospace);
    return font;
}

} // namespace relata
