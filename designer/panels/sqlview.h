// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/document/selection.h"
#include "designer/panels/codeview.h"
#include "designer/panels/listdiff.h"
#include "model/sql/schemaeditor.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <functional>

namespace relata {

class SqlLexer;

/// A part of the text and what it is for: a statement, or the line of a column in one that makes a table.
struct SqlSpot
{
    qsizetype statement = -1; ///< index; -1: nothing
    ModelId model = {};
    FieldId field = {};
    int line = 0;
    int lines = 0;

    bool operator==(const SqlSpot &) const = default;
};

/// Shows statements laid out for reading; what is copied from it is what Django would run.
class SqlView : public CodeView
{
    Q_OBJECT

public:
    /// The field of a model's column; null for a column that nobody wrote down.
    using FieldOfColumn = std::function<FieldId(ModelId model, const QString &column)>;

    explicit SqlView(QWidget *parent = nullptr);

    void setFieldOfColumn(const FieldOfColumn &fieldOfColumn) { m_fieldOfColumn = fieldOfColumn; }
    /// Only the statements that differ from those shown are replaced; what is at the top stays at the top.
    void setStatements(const QList<Statement> &statements, bool backslashEscapes);
    /// Whose statements and columns have a mark beside them.
    void setMarked(const QList<Selected> &items);
    /// The statement that a database refused; an empty text for none.
    void setFailed(const QString &statement);
    /// Brings it into view; false if it is not among those shown.
    bool revealFailed();
    /// The selection as it stands in the statements, each ended by `;` and a new line.
    QString exactSelection() const;
    void applyTheme() override;

Q_SIGNALS:
    /// The mouse rests on something else, or the text cursor was moved there by a key.
    void pointedAt(const relata::SqlSpot &spot);
    /// It was clicked, or Enter was pressed there.
    void chosen(const relata::SqlSpot &spot);
    /// It was double-clicked, or Enter was pressed there: the canvas is to show it.
    void revealAsked(const relata::SqlSpot &spot);

protected:
    QMimeData *toMimeData(const QByteArray &text, bool rectangular) const override;
    void paintEvent(QPaintEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum Marker { SelectedMarker = 8, PointedMarker, FailedMarker };
    /// A statement as it stands in the text, with its `;` and new line.
    struct Block
    {
        int bytes = 0;
        int lines = 0;
        bool coloured = false;
        bool marked = false; ///< it has the marks that are due to it
    };
    struct Place
    {
        qsizetype block = 0;
        int line = 0; ///< within the block
        bool operator==(const Place &) const = default;
    };

    void replace(const QList<Replacement> &changes, const QList<Statement> &statements);
    void put(qsizetype position, qsizetype removed, const QByteArray &text);
    Place placeAt(int line) const;
    int lineOf(const Place &place) const;
    void prepareVisible();
    void forgetMarks();
    void mark(qsizetype block, int line);
    void markLines(int line, int count, int marker);
    FieldId fieldAt(int line, const Statement &statement) const;
    SqlSpot spotAtLine(int line) const;
    SqlSpot spotAt(QPoint point) const;
    SqlSpot spotAtCursor() const;
    void point(const SqlSpot &spot);

    QList<Statement> m_statements;
    QList<Block> m_blocks; ///< one for each statement
    bool m_backslashEscapes = false;
    FieldOfColumn m_fieldOfColumn = [](ModelId, const QString &) { return FieldId(); };
    QSet<ModelId> m_markedModels;
    QHash<ModelId, QSet<FieldId>> m_markedColumns;
    QSet<FieldId> m_markedFields;
    QString m_failed;
    quint32 m_marks = 0; ///< a bit for each marker that stands anywhere: Scintilla looks through all lines for one
    SqlSpot m_pointed;
    QPoint m_pressed;
    SqlLexer *m_lexer = nullptr;
};

} // namespace relata
