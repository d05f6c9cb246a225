// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/pythonview.h"

#include "designer/theme/theme.h"

#include <QKeyEvent>

#include <utility>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

constexpr int textMargin = 16;
enum Marker { RemovedMarker = 8, AddedMarker, GapMarker };
constexpr int signMargin = 0;

} // namespace

PythonView::PythonView(QWidget *parent)
    : QsciScintilla(parent)
    , m_lexer(new QsciLexerPython(this))
{
    setUtf8(true);
    setEolMode(EolUnix);
    setWrapMode(WrapNone);
    setFrameShape(QFrame::NoFrame);
    for (int margin = 0; margin < 5; ++margin)
        setMarginWidth(margin, 0);
    SendScintilla(SCI_SETMARGINLEFT, 0, textMargin);
    SendScintilla(SCI_SETUNDOCOLLECTION, 0L);
    SendScintilla(SCI_SETMODEVENTMASK, 0L);
    SendScintilla(SCI_SETSCROLLWIDTH, 1L);
    SendScintilla(SCI_SETSCROLLWIDTHTRACKING, 1L);
    setViewportMargins(0, 6, 0, 0);
    setAutoFillBackground(true);
    setExtraAscent(2);
    setExtraDescent(2);
    setTabWidth(4);
    setMarginType(signMargin, TextMarginRightJustified);
    for (const int marker : {RemovedMarker, AddedMarker, GapMarker})
        markerDefine(Background, marker);
    setLexer(m_lexer);
    setReadOnly(true);
    applyTheme();
    connect(this, &QsciScintillaBase::SCN_DOUBLECLICK, this, [this](int position) {
        Q_EMIT lineActivated(int(SendScintilla(SCI_LINEFROMPOSITION, static_cast<unsigned long>(position))));
    });
}

void PythonView::replaceText(const QString &file, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    const int top = file == m_file ? firstVisibleLine() : 0;
    m_file = file;
    setReadOnly(false);
    markerDeleteAll();
    clearMarginText();
    SendScintilla(SCI_SETTARGETRANGE, 0UL, static_cast<long>(length()));
    SendScintilla(SCI_REPLACETARGET, static_cast<unsigned long>(utf8.size()), utf8.constData());
    setReadOnly(true);
    setFirstVisibleLine(top);
}

void PythonView::setSource(const QString &file, const QString &source)
{
    if (!m_showsDifference && file == m_file && text() == source)
        return;
    if (std::exchange(m_showsDifference, false))
        m_file.clear();
    setMarginWidth(signMargin, 0);
    replaceText(file, source);
}

void PythonView::setDifference(const QString &file, const QList<DiffLine> &lines)
{
    if (!std::exchange(m_showsDifference, true))
        m_file.clear();
    QString text;
    for (const DiffLine &line : lines)
        text += (line.kind == DiffLine::Kind::Gap ? u"⋯"_s : line.text) + u'\n';
    setMarginWidth(signMargin, u"00000+ "_s);
    replaceText(file, text);
    for (int i = 0; i < lines.size(); ++i) {
        const DiffLine &line = lines[i];
        const bool added = line.kind == DiffLine::Kind::Added;
        const bool removed = line.kind == DiffLine::Kind::Removed;
        if (line.kind == DiffLine::Kind::Gap) {
            markerAdd(i, GapMarker);
            continue;
        }
        if (added || removed)
            markerAdd(i, added ? AddedMarker : RemovedMarker);
        const QString sign = added ? u"+"_s : removed ? u"−"_s : u" "_s;
        setMarginText(i, u"%1 %2"_s.arg(line.number).arg(sign), int(QsciLexerPython::Comment));
    }
}

// A view without a cursor leaves all keys but its own to the window.
bool PythonView::event(QEvent *event)
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

void PythonView::applyTheme()
{
    const Theme &theme = currentTheme();
    QFont font = codeFont(13);
    font.setPointSizeF(font.pixelSize() * 72.0 / logicalDpiY()); // Scintilla knows sizes in points only
    m_lexer->setDefaultFont(font);
    m_lexer->setFont(font);
    m_lexer->setDefaultPaper(theme.control);
    m_lexer->setPaper(theme.control);
    m_lexer->setDefaultColor(theme.text);
    m_lexer->setColor(theme.text);
    m_lexer->setColor(theme.keyword, QsciLexerPython::Keyword);
    m_lexer->setColor(theme.number, QsciLexerPython::Number);
    for (const int style : {QsciLexerPython::DoubleQuotedString, QsciLexerPython::SingleQuotedString,
                            QsciLexerPython::TripleDoubleQuotedString, QsciLexerPython::TripleSingleQuotedString,
                            QsciLexerPython::UnclosedString})
        m_lexer->setColor(theme.string, style);
    for (const int style : {QsciLexerPython::Comment, QsciLexerPython::CommentBlock})
        m_lexer->setColor(theme.comment, style);
    m_lexer->setColor(theme.keyword, QsciLexerPython::Decorator);
    m_lexer->setPaper(theme.control, QsciLexerPython::UnclosedString);
    setMarkerBackgroundColor(mixed(theme.error, theme.control, 0.16), RemovedMarker);
    setMarkerBackgroundColor(mixed(theme.success, theme.control, 0.16), AddedMarker);
    setMarkerBackgroundColor(mixed(theme.line, theme.control, 0.5), GapMarker);
    setMarginsBackgroundColor(theme.control);
    setMarginsForegroundColor(theme.quietText);
    setPaper(theme.control);
    QPalette ground = palette();
    ground.setColor(QPalette::Window, theme.control); // the margin above the text belongs to the text
    setPalette(ground);
    setColor(theme.text);
    setSelectionBackgroundColor(mixed(theme.selection, theme.control, theme.dark ? 0.45 : 0.25));
    resetSelectionForegroundColor();
    setCaretForegroundColor(theme.quietText);
}

} // namespace relata
