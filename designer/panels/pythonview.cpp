// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/pythonview.h"

#include "designer/theme/theme.h"

#include <utility>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

enum Marker { RemovedMarker = 8, AddedMarker, GapMarker };
constexpr int signMargin = 0;

} // namespace

PythonView::PythonView(QWidget *parent)
    : CodeView(parent)
    , m_lexer(new QsciLexerPython(this))
{
    setTabWidth(4);
    setMarginType(signMargin, TextMarginRightJustified);
    for (const int marker : {RemovedMarker, AddedMarker, GapMarker})
        markerDefine(Background, marker);
    setLexer(m_lexer);
    PythonView::applyTheme();
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

void PythonView::applyTheme()
{
    const Theme &theme = currentTheme();
    applyGround(*m_lexer);
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
}

} // namespace relata
