// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/sqlview.h"

#include "designer/panels/sqllayout.h"
#include "designer/theme/theme.h"

#include <QMimeData>

#include <algorithm>

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

// Scintilla takes a lone carriage return for the end of a line too; a string in a statement may hold one.
int lineCount(const QByteArray &text)
{
    return int(text.count('\n') + text.count('\r') - text.count("\r\n"));
}

} // namespace

SqlView::SqlView(QWidget *parent)
    : CodeView(parent)
    , m_lexer(new SqlLexer(this))
{
    m_lexer->setQuotedIdentifiers(true);
    setLexer(m_lexer);
    SqlView::applyTheme();
    connect(this, &QsciScintillaBase::SCN_DOUBLECLICK, this, [this](int position) {
        const qsizetype block = blockAt(position);
        if (block < m_blocks.size())
            Q_EMIT statementActivated(m_blocks[block].statement);
    });
}

void SqlView::setStatements(const QList<Statement> &statements, bool backslashEscapes)
{
    const bool relaid = backslashEscapes != m_backslashEscapes;
    const auto same = [&](const Block &block, const Statement &statement) { return !relaid && block.statement.text == statement.text; };
    qsizetype head = 0;
    const qsizetype shorter = std::min(m_blocks.size(), statements.size());
    while (head < shorter && same(m_blocks[head], statements[head]))
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && same(m_blocks[m_blocks.size() - 1 - tail], statements[statements.size() - 1 - tail]))
        ++tail;

    QList<Block> blocks;
    for (qsizetype i = head; i < statements.size() - tail; ++i) {
        const QByteArray laidOut = pretty(statements[i].text, backslashEscapes).toUtf8() + ";\n";
        blocks.append({.statement = statements[i], .laidOut = laidOut, .lines = lineCount(laidOut)});
    }
    if (relaid)
        m_lexer->setBackslashEscapes(backslashEscapes);
    m_backslashEscapes = backslashEscapes;
    const qsizetype shownBefore = m_blocks.size();
    const qsizetype middle = shownBefore - head - tail;
    if (middle > 0 || !blocks.isEmpty()) {
        Place top = placeAtTop();
        const qsizetype grown = blocks.size() - middle;
        if (blocks.size() == middle) {
            // Most edits change a few statements that may be far apart, as when a table gets another name.
            for (qsizetype i = 0; i < middle; ++i) {
                if (!same(m_blocks[head + i], blocks[i].statement))
                    replace(head + i, 1, {blocks[i]});
            }
        } else {
            replace(head, middle, blocks);
        }
        if (top.block >= head + middle && top.block < shownBefore)
            top.block += grown;
        scrollTo(top);
    }
    // The same text may have come to belong to another model.
    for (qsizetype i = 0; i < statements.size(); ++i) {
        if (m_blocks[i].statement != statements[i])
            m_blocks[i].statement = statements[i];
    }
}

void SqlView::replace(qsizetype first, qsizetype count, const QList<Block> &blocks)
{
    const qsizetype start = offsetOf(first);
    const qsizetype end = offsetOf(first + count);
    QByteArray text;
    for (const Block &block : blocks)
        text += block.laidOut;
    setReadOnly(false);
    SendScintilla(SCI_SETTARGETRANGE, static_cast<unsigned long>(start), static_cast<long>(end));
    SendScintilla(SCI_REPLACETARGET, static_cast<unsigned long>(text.size()), text.constData());
    setReadOnly(true);
    if (blocks.size() == count) {
        std::copy(blocks.begin(), blocks.end(), m_blocks.begin() + first);
    } else {
        m_blocks = m_blocks.first(first) + blocks + m_blocks.sliced(first + count);
    }
}

qsizetype SqlView::offsetOf(qsizetype block) const
{
    qsizetype offset = 0;
    for (qsizetype i = 0; i < block; ++i)
        offset += m_blocks[i].laidOut.size();
    return offset;
}

qsizetype SqlView::blockAt(qsizetype offset) const
{
    qsizetype end = 0;
    qsizetype block = 0;
    for (; block < m_blocks.size(); ++block) {
        end += m_blocks[block].laidOut.size();
        if (offset < end)
            break;
    }
    return block;
}

SqlView::Place SqlView::placeAtTop() const
{
    int line = firstVisibleLine();
    qsizetype block = 0;
    while (block < m_blocks.size() && line >= m_blocks[block].lines)
        line -= m_blocks[block++].lines;
    return {.block = block, .line = line};
}

void SqlView::scrollTo(const Place &place)
{
    int line = place.line;
    for (qsizetype i = 0; i < std::min(place.block, m_blocks.size()); ++i)
        line += m_blocks[i].lines;
    setFirstVisibleLine(line);
}

QString SqlView::exactSelection() const
{
    const qsizetype start = SendScintilla(SCI_GETSELECTIONSTART);
    const qsizetype end = SendScintilla(SCI_GETSELECTIONEND);
    QByteArray exact;
    qsizetype offset = 0;
    for (const Block &block : m_blocks) {
        const qsizetype from = std::clamp<qsizetype>(start - offset, 0, block.laidOut.size());
        const qsizetype to = std::clamp<qsizetype>(end - offset, 0, block.laidOut.size());
        offset += block.laidOut.size();
        if (from == to)
            continue;
        const QByteArray statement = block.statement.text.toUtf8() + ";\n";
        const QList<qsizetype> places = alignment(statement, block.laidOut);
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
}

} // namespace relata
