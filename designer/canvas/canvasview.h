// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/canvas/canvastool.h"
#include "designer/canvas/painter.h"
#include "designer/canvas/problemmarks.h"
#include "designer/canvas/viewtransform.h"
#include "designer/document/document.h"
#include "designer/document/selection.h"
#include "model/schema/refactor.h"

#include <QAbstractScrollArea>

#include <memory>

class QMenu;
class QTimer;

namespace relata {

class Arranger;
class LiveChecks;
class LiveDiagram;
struct ModelSet;
class NameEditing;
class NoteEditing;

/// The window onto the diagram: shows it, pans and zooms, and hands mouse and keys to the tool in use.
class CanvasView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    enum class Tool : quint8 { Select, Model, ForeignKey, OneToOne, ManyToMany, Generic, Note };
    Q_ENUM(Tool)

    CanvasView(Document &document, Selection &selection, QWidget *parent = nullptr);
    ~CanvasView() override;

    Tool tool() const { return m_tool; }
    void setTool(Tool tool);

    // The view
    qreal zoom() const { return m_view.zoom(); }
    void zoomIn();
    void zoomOut();
    void zoomReset();
    void zoomTo(qreal zoom);
    void zoomFit();
    void zoomFitSelection();
    void centreOn(ModelId model);
    void panBy(const QPoint &pixels);
    /// Pans as little as it takes to show `scene`.
    void ensureVisible(const QRectF &scene);
    /// Everything that no edge joins with the selected models is dimmed.
    void setFocusMode(bool on);
    bool isFocusMode() const { return m_focusMode; }

    // Actions
    /// Near the middle of the view, its name being edited.
    ModelId newModel();
    ModelId newModelAt(const QPointF &scene);
    /// Gives a model that is not on the canvas (one of Django's own) a place, or moves the view to it.
    void placeModel(ModelId model, const QPointF &scene);
    void placeModel(ModelId model);
    /// In the selected model, below the selected field.
    void addField();
    void addFieldTo(ModelId model, FieldId after = {});
    void renameSelected();
    void rename(const Selected &item);
    void deleteSelected();
    void copy() const;
    void cut();
    /// At the mouse if it is over the canvas, else beside what was copied.
    void paste();
    void pasteAt(const QPointF &scene);
    void duplicate();
    void selectAll();
    /// Lays out the selected models if they are several, else all; done some time later, as one undo step.
    void arrange();
    /// Ends the editing of a name: what was typed is taken if it will do.
    void concludeEditing();
    /// The menu for what is selected; `scene` is where a new thing would go.
    void fillContextMenu(QMenu &menu, const QPointF &scene);
    /// Django's own models, to be placed.
    void fillContribMenu(QMenu &menu, const QPointF &scene);

    // For tools
    Document &document() const { return m_document; }
    Selection &selection() const { return m_selection; }
    const ViewTransform &view() const { return m_view; }
    const LiveDiagram &live() const { return *m_live; }
    const Diagram &diagram() const;
    /// What a click there selects; all null for nothing.
    Selected itemAt(const Hit &hit) const;
    /// Where the handle of the selected model is, in scene units; null without one.
    QPointF handlePlace() const;
    void drawRelationshipFrom(ModelId source, const CanvasPoint &point);
    void showDragged(const QList<Selected> &items, const QPointF &offset);
    void showNoteRect(NoteId note, const QRectF &rect);
    void editNewNote(const QRectF &rect);
    void openRow(ModelId model, FieldId after);
    /// What is shown is what the document has.
    void endDrag();
    /// Zooms in at `scene` where names are too small to edit.
    void makeReadable(const QPointF &scene);
    QPointF viewCentre() const;

Q_SIGNALS:
    void zoomChanged(qreal zoom);
    void toolChanged(relata::CanvasView::Tool tool);
    void statusMessage(const QString &text);
    void focusModeChanged(bool on);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void documentChanged(const Changes &changes);
    void selectionChanged();
    void reveal(const Selected &item);
    void setView(const ViewTransform &view);
    void zoomAt(qreal zoom, const QPointF &anchor);
    CanvasPoint pointAt(const QPointF &view, Qt::KeyboardModifiers modifiers) const;
    void hover(const CanvasPoint &point);
    void updateCursor(const CanvasPoint &point);
    void autoPan();
    void placeEditors();
    PaintState paintState() const;
    void paintHandle(QPainter &painter) const;
    void paintEmpty(QPainter &painter) const;
    void showProblems();
    QString helpAt(const CanvasPoint &point) const;
    bool actionKey(const QKeyEvent &event);
    std::unique_ptr<CanvasTool> makeTool(Tool tool);
    void pruneSelection();
    void updateMetrics();
    QPointF freePlaceAt(const QPointF &scene) const;
    /// Their top left corner at `scene`, or beside what was copied.
    void pasteFromClipboard(const std::optional<QPointF> &scene);
    void insertFields(const ModelSet &fields);
    void insertCopies(const ModelSet &set, QPointF offset, const QString &one, const QString &many);

    Document &m_document;
    Selection &m_selection;
    std::unique_ptr<LiveDiagram> m_live;
    DiagramPainter m_painter;
    ViewTransform m_view;
    Tool m_tool = Tool::Select;
    std::unique_ptr<CanvasTool> m_activeTool;
    NameEditing *m_editing = nullptr;
    NoteEditing *m_noteEditing = nullptr;
    Arranger *m_arranger = nullptr;
    QTimer *m_autoPan = nullptr; ///< while something is dragged to the edge of the window
    LiveChecks &m_checks;
    ProblemMarks m_marks;
    Selected m_hovered;
    AppId m_lastApp;            ///< of the model that was made or selected last
    QPointF m_mouse = {-1, -1}; ///< view pixels; outside while it is not over the canvas
    bool m_focusMode = false;
    bool m_fitting = true; ///< nobody has panned or zoomed yet: all is kept in view
    bool m_spaceHeld = false;
    bool m_panning = false;
    bool m_leftHeld = false; ///< the tool has seen a press
    QPoint m_panFrom;
};

} // namespace relata
