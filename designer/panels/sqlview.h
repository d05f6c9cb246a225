// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/panels/codeview.h"
#include "model/sql/schemaeditor.h"

#include <QList>

namespace relata {

class SqlLexer;

/// Shows statements laid out for reading; what is copied from it is what Django would run.
class SqlView : public CodeView
{
    Q_OBJECT

public:
    explicit SqlView(QWidget *parent = nullptr);

    /// Only the statements that differ from those shown are replaced; what is at the top stays at the top.
    void setStatements(const QList<Statement> &statements, bool backslashEscapes);
    /// The selection as it stands in the statements, each ended by `;` and a new line.
    QString exactSelection() const;
    void applyTheme() override;

Q_SIGNALS:
    void statementActivated(const relata::Statement &statement);

protected:
    QMimeData *toMimeData(const QByteArray &text, bool rectangular) const override;

private:
    /// A statement as it stands in the text: `laidOut` with its `;` and new line.
    struct Block
    {
        Statement statement = {};
        QByteArray laidOut = {};
        int lines = 0;
    };
    struct Place
    {
        qsizetype block = 0;
        int line = 0; ///< within the block
    };

    void replace(qsizetype first, qsizetype count, const QList<Block> &blocks);
    qsizetype offsetOf(qsizetype block) const;
    qsizetype blockAt(qsizetype offset) const;
    Place placeAtTop() const;
    void scrollTo(const Place &place);

    QList<Block> m_blocks;
    bool m_backslashEscapes = false;
    SqlLexer *m_lexer = nullptr;
};

} // namespace relata
