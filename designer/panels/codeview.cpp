// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/codeview.h"

#include "designer/theme/theme.h"

#include <QKeyEvent>

namespace relata {

CodeView::CodeView(QWidget *parent)
    : QsciScintilla(parent)
{
    setUtf8(true);
    setEolMode(EolUnix);
    setWrapMode(WrapNone);
    setFrameShape(QFrame::NoFrame);
    for (int margin = 0; margin < 5; ++margin)
        setMarginWidth(margin, 0);
    SendScintilla(SCI_SETMARGINLEFT, 0, textMargin);
    SendScintilla(SCI_SETUNDOCOLLECTION, 0L);
    // Nobody listens to modifications, and each would have all characters before it counted: milliseconds in a long script.
    SendScintilla(SCI_SETMODEVENTMASK, 0L);
    SendScintilla(SCI_SETSCROLLWIDTH, 1L);
    SendScintilla(SCI_SETSCROLLWIDTHTRACKING, 1L);
    setViewportMargins(0, 6, 0, 0);
    setAutoFillBackground(true);
    setExtraAscent(2);
    setExtraDescent(2);
    setReadOnly(true);
}

// Scintilla claims every key; a view without a cursor leaves all but its own to the window.
bool CodeView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (!key->matches(QKeySequence::Copy) && !key->matches(QKeySequence::SelectAll)) {
            event->ignore();
            return false;
        }
    }
    return QsciScintilla::event(event);
}

// The style gives a widget that was never shown its own ground when it is.
void CodeView::showEvent(QShowEvent *event)
{
    QsciScintilla::showEvent(event);
    applyTheme();
}

void CodeView::applyGround(QsciLexer &lexer)
{
    const Theme &theme = currentTheme();
    QFont font = codeFont(13);
    font.setPointSizeF(font.pixelSize() * 72.0 / logicalDpiY()); // Scintilla knows sizes in points only
    lexer.setDefaultFont(font);
    lexer.setFont(font);
    lexer.setDefaultPaper(theme.control);
    lexer.setPaper(theme.control);
    lexer.setDefaultColor(theme.text);
    lexer.setColor(theme.text);
    setPaper(theme.control);
    // The margin above the text belongs to the text.
    QPalette ground = palette();
    ground.setColor(QPalette::Window, theme.control);
    setPalette(ground);
    setColor(theme.text);
    setSelectionBackgroundColor(mixed(theme.selection, theme.control, theme.dark ? 0.45 : 0.25));
    resetSelectionForegroundColor();
    setCaretForegroundColor(theme.quietText);
}

} // namespace relata
