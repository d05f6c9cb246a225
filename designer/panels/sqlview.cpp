// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/sqlview.h"

#include "designer/panels/sqllayout.h"
#include "designer/theme/theme.h"

#include <QMimeData>

#include <algorithm>
#include <utility>

namespace relata {

using namespace Qt::StringLiterals;

/// Tells words of the language and types of columns apart from names.
class SqlLexer : public QsciLexerSQL
{
public:
    using QsciLexerSQL::QsciLexerSQL;

    const char *keywords(int set) const override
    {
        switch (set) {
        case 1:
            return "add all alter always and as asc auto_increment autoincrement between by cascade case cast check collate column "
                   "comment constraint constraints create default deferrable deferred delete desc distinct drop else end engine "
                   "escape exclude exists false foreign from generated glob group identity if immediate in include index initially "
                   "insert into is isnull key like match modify not notnull null nulls on or order primary references regexp "
                   "rename restrict row select sequence set stored table tablespace then to trigger true union unique unsigned "
                   "update using values view virtual when where with xor";
        case 5:
            return "bigint bigserial binary blob bool boolean bytea char character cidr date datetime decimal double float inet "
                   "int integer interval json jsonb longblob longtext numeric precision real serial smallint smallserial text "
                   "time timestamp timestamptz uuid varchar varying zone";
        default:
            return nullptr;
        }
    }
};

namespace {

constexpr int markMargin = 0;
constexpr int markWidth = 3;

// Scintilla takes a lone carriage return for the end of a line too; a string in a statement may hold one.
int lineCount(const QByteArray &text)
{
    return int(text.count('\n') + text.count('\r') - text.count("\r\n"));
}

QByteArray laidOut(const Statement &statement, bool backslashEscapes)
{
    return pretty(statement.text, backslashEscapes).toUtf8() + ";\n";
}

QList<QStringView> texts(const QList<Statement> &statements)
{
    QList<QStringView> texts;
    texts.reserve(statements.size());
    for (const Statement &statement : statements)
        texts.append(statement.text);
    return texts;
}

} // namespace

SqlView::SqlView(QWidget *parent)
    : CodeView(parent)
    , m_lexer(new SqlLexer(this))
{
    m_lexer->setQuotedIdentifiers(true);
    setLexer(m_lexer);
    SendScintilla(SCI_SETPROPERTY, "fold", "0");
    setMarginType(markMargin, SymbolMarginDefaultBackgroundColor);
    setMarginWidth(markMargin, markWidth);
    setMarginMarkerMask(markMargin, 1 << SelectedMarker);
    setMarginSensitivity(markMargin, false);
    SendScintilla(SCI_SETMARGINLEFT, 0, textMargin - markWidth);
    markerDefine(FullRectangle, SelectedMarker);
    markerDefine(Background, PointedMarker);
    markerDefine(Background, FailedMarker);
    viewport()->setMouseTracking(true);
    SqlView::applyTheme();
    connect(this, &QsciScintillaBase::SCN_DOUBLECLICK, this, [this](int position) {
        const int line = int(SendScintilla(SCI_LINEFROMPOSITION, static_cast<unsigned long>(position)));
        if (const SqlSpot spot = spotAtLine(line); spot.statement >= 0)
            Q_EMIT revealAsked(spot);
    });
}

void SqlView::setStatements(const QList<Statement> &statements, bool backslashEscapes)
{
    QList<Replacement> changes;
    if (backslashEscapes != m_backslashEscapes) {
        m_backslashEscapes = backslashEscapes;
        // Told past the lexer, which would have all of the text coloured at once.
        SendScintilla(SCI_SETPROPERTY, "sql.backslash.escapes", backslashEscapes ? "1" : "0");
        changes = {{.removed = m_statements.size(), .added = statements.size()}};
    } else {
        changes = replacements(texts(m_statements), texts(statements));
    }
    if (!changes.isEmpty())
        replace(changes, statements);
    m_statements = statements;
    m_pointed = {};
    forgetMarks();
    prepareVisible();
}

void SqlView::replace(const QList<Replacement> &changes, const QList<Statement> &statements)
{
    const Place top = placeAt(firstVisibleLine());
    Place newTop = top;
    QList<Block> blocks;
    blocks.reserve(statements.size());
    qsizetype position = 0;
    qsizetype next = 0;
    const auto keepUntil = [&](qsizetype end) {
        if (next <= top.block && top.block < end)
            newTop.block = blocks.size() + top.block - next;
        for (; next < end; ++next) {
            position += m_blocks[next].bytes;
            blocks.append(m_blocks[next]);
        }
    };
    setReadOnly(false);
    for (const Replacement &change : changes) {
        keepUntil(change.first);
        qsizetype removed = 0;
        for (; next < change.first + change.removed; ++next)
            removed += m_blocks[next].bytes;
        if (change.first <= top.block && top.block < next)
            newTop.block = blocks.size() + std::min(top.block - change.first, change.added);
        QByteArray text;
        for (const Statement &statement : statements.sliced(change.from, change.added)) {
            const QByteArray block = laidOut(statement, m_backslashEscapes);
            blocks.append({.bytes = int(block.size()), .lines = lineCount(block)});
            text += block;
        }
        put(position, removed, text);
        position += text.size();
    }
    keepUntil(m_blocks.size());
    setReadOnly(true);
    m_blocks = blocks;
    // At the very start one looks at the start, whatever comes to stand there.
    setFirstVisibleLine(top == Place() ? 0 : lineOf(newTop));
}

void SqlView::put(qsizetype position, qsizetype removed, const QByteArray &text)
{
    SendScintilla(SCI_SETTARGETRANGE, static_cast<unsigned long>(position), static_cast<long>(position + removed));
    SendScintilla(SCI_REPLACETARGET, static_cast<unsigned long>(text.size()), text.constData());
}

SqlView::Place SqlView::placeAt(int line) const
{
    qsizetype block = 0;
    while (block < m_blocks.size() && line >= m_blocks[block].lines)
        line -= m_blocks[block++].lines;
    return {.block = block, .line = line};
}

int SqlView::lineOf(const Place &place) const
{
    int line = place.line;
    for (qsizetype i = 0; i < std::min(place.block, m_blocks.size()); ++i)
        line += m_blocks[i].lines;
    return line;
}

// Scintilla colours all that stands between the last change and the view, which in a long script takes longer than all else:
// so each statement is coloured when it is first seen, and Scintilla is told that nothing is left to do.
void SqlView::prepareVisible()
{
    const int top = firstVisibleLine();
    const int bottom = top + int(SendScintilla(SCI_LINESONSCREEN)) + 1;
    int line = 0;
    long position = 0;
    for (qsizetype i = 0; i < m_blocks.size() && line <= bottom; ++i) {
        const int bytes = m_blocks[i].bytes;
        const int lines = m_blocks[i].lines;
        if (line + lines > top) {
            if (!std::exchange(m_blocks[i].coloured, true))
                SendScintilla(SCI_COLOURISE, static_cast<unsigned long>(position), position + bytes);
            if (!std::exchange(m_blocks[i].marked, true))
                mark(i, line);
        }
        line += lines;
        position += bytes;
    }
    SendScintilla(SCI_STARTSTYLING, static_cast<unsigned long>(length()), 0L);
}

void SqlView::paintEvent(QPaintEvent *event)
{
    prepareVisible();
    CodeView::paintEvent(event);
}

QString SqlView::exactSelection() const
{
    const qsizetype start = SendScintilla(SCI_GETSELECTIONSTART);
    const qsizetype end = SendScintilla(SCI_GETSELECTIONEND);
    QByteArray exact;
    qsizetype offset = 0;
    for (qsizetype i = 0; i < m_blocks.size(); ++i) {
        const qsizetype bytes = m_blocks[i].bytes;
        const qsizetype from = std::clamp<qsizetype>(start - offset, 0, bytes);
        const qsizetype to = std::clamp<qsizetype>(end - offset, 0, bytes);
        offset += bytes;
        if (from == to)
            continue;
        const QByteArray statement = m_statements[i].text.toUtf8() + ";\n";
        const QList<qsizetype> places = alignment(statement, laidOut(m_statements[i], m_backslashEscapes));
        exact += statement.sliced(places[from], places[to] - places[from]);
    }
    return QString::fromUtf8(exact);
}

// Scintilla asks for this whenever text leaves it: the clipboard, the middle mouse button, drag and drop.
QMimeData *SqlView::toMimeData(const QByteArray &, bool) const
{
    auto *exact = new QMimeData;
    exact->setText(exactSelection());
    return exact;
}

void SqlView::applyTheme()
{
    const Theme &theme = currentTheme();
    applyGround(*m_lexer);
    m_lexer->setColor(theme.keyword, QsciLexerSQL::Keyword);
    m_lexer->setColor(theme.number, QsciLexerSQL::KeywordSet5);
    m_lexer->setColor(theme.string, QsciLexerSQL::SingleQuotedString);
    m_lexer->setColor(theme.number, QsciLexerSQL::Number);
    for (const int style : {QsciLexerSQL::Comment, QsciLexerSQL::CommentLine, QsciLexerSQL::CommentLineHash})
        m_lexer->setColor(theme.comment, style);
    setMarkerBackgroundColor(theme.selection, SelectedMarker);
    setMarkerBackgroundColor(mixed(theme.selection, theme.control, theme.dark ? 0.14 : 0.08), PointedMarker);
    setMarkerBackgroundColor(mixed(theme.error, theme.control, 0.16), FailedMarker);
}

} // namespace relata
