// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/canvasview.h"

#include "designer/canvas/arranger.h"
#include "designer/canvas/canvasedits.h"
#include "designer/canvas/livediagram.h"
#include "designer/canvas/modeltool.h"
#include "designer/canvas/nameediting.h"
#include "designer/canvas/noteediting.h"
#include "designer/canvas/notetool.h"
#include "designer/canvas/relatetool.h"
#include "designer/canvas/selecttool.h"
#include "designer/document/livechecks.h"

#include <QTimer>

#include <algorithm>
#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array zoomSteps = {0.1, 0.15, 0.2, 0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 2.0, 3.0, 4.0};
constexpr qreal smallestReadable = 0.6;

} // namespace

CanvasView::CanvasView(Document &document, Selection &selection, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_document(document)
    , m_selection(selection)
    , m_live(std::make_unique<LiveDiagram>(document))
    , m_painter(currentTheme(), m_live->metrics())
    , m_activeTool(makeTool(Tool::Select))
    , m_editing(new NameEditing(*this))
    , m_noteEditing(new NoteEditing(*this))
    , m_arranger(new Arranger(document, this))
    , m_autoPan(new QTimer(this))
    , m_checks(LiveChecks::of(document))
{
    setObjectName(u"canvas"_s);
    setAccessibleName(tr("Canvas"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumSize(240, 160);
    viewport()->setObjectName(u"canvasViewport"_s);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent); // panning copies what is painted
    viewport()->setAttribute(Qt::WA_NoSystemBackground);
    m_autoPan->setInterval(30);
    connect(m_autoPan, &QTimer::timeout, this, &CanvasView::autoPan);
    connect(&m_document, &Document::changed, this, &CanvasView::documentChanged);
    connect(m_arranger, &Arranger::finished, this, &CanvasView::statusMessage);
    connect(&m_checks, &LiveChecks::checked, this, &CanvasView::showProblems);
    connect(&m_selection, &Selection::changed, this, &CanvasView::selectionChanged);
    connect(&m_selection, &Selection::revealRequested, this, &CanvasView::reveal);
    connect(&m_selection, &Selection::renameRequested, this, &CanvasView::rename);
}

CanvasView::~CanvasView()
{
    // An open editor loses the focus when its parent goes; nothing may come of that any more.
    delete m_editing;
    delete m_noteEditing;
}

const Diagram &CanvasView::diagram() const
{
    return m_live->diagram();
}

// Following the document

void CanvasView::documentChanged(const Changes &changes)
{
    m_activeTool->cancel();
    if (changes.everything) {
        concludeEditing();
        m_live->rebuild();
        m_fitting = true;
        setView({});
    } else {
        m_live->sync(changes);
    }
    pruneSelection();
    if (changes.everything)
        zoomFit();
    m_fitting = changes.everything;
    m_editing->documentChanged();
    m_noteEditing->reposition();
    viewport()->update();
}

void CanvasView::pruneSelection()
{
    QList<Selected> items = m_selection.items();
    items.removeIf([this](const Selected &item) {
        if (!item.note.isNull()) {
            const QList<Note> &notes = m_document.project().layout.notes;
            return std::none_of(notes.begin(), notes.end(), [&](const Note &note) { return note.id == item.note; });
        }
        const Model *model = m_document.schema().find(item.model);
        return !model || (!item.field.isNull() && !model->find(item.field));
    });
    m_selection.set(items);
}

void CanvasView::selectionChanged()
{
    pruneSelection();
    const Selected single = m_selection.single();
    if (const Model *model = m_document.schema().find(single.model)) {
        m_lastApp = model->app;
        const Field *field = model->find(single.field);
        setAccessibleDescription(field ? tr("Field %1 of %2").arg(field->name, model->name)
                                       : tr("Model %1").arg(model->name));
    } else {
        setAccessibleDescription(m_selection.isEmpty() ? QString() : tr("%1 selected").arg(m_selection.items().size()));
    }
    viewport()->update();
}

void CanvasView::reveal(const Selected &item)
{
    const QRectF rect = m_live->rectOf(item);
    if (rect.isNull())
        return;
    ViewTransform view = m_view;
    view.zoomTo(std::max(view.zoom(), smallestReadable), {});
    const bool fits =
        rect.width() * view.zoom() < viewport()->width() && rect.height() * view.zoom() < viewport()->height();
    view.centreOn(fits ? rect.center()
                       : QPointF(rect.center().x(), rect.top() + viewport()->height() / view.zoom() / 3),
                  viewport()->size());
    setView(view);
}

void CanvasView::updateMetrics()
{
    m_live->rebuild();
    m_painter = DiagramPainter(currentTheme(), m_live->metrics());
    placeEditors();
    viewport()->update();
}

// The view

void CanvasView::setView(const ViewTransform &view)
{
    if (view == m_view)
        return;
    const bool zoomed = view.zoom() != m_view.zoom();
    m_view = view;
    placeEditors();
    viewport()->update();
    if (zoomed)
        Q_EMIT zoomChanged(m_view.zoom());
}

void CanvasView::panBy(const QPoint &pixels)
{
    if (pixels.isNull())
        return;
    m_fitting = false;
    m_view.panBy(pixels);
    if (m_live->diagram().isEmpty())
        viewport()->update(); // its words stay in the middle
    else
        viewport()->scroll(pixels.x(), pixels.y());
    placeEditors();
}

void CanvasView::zoomAt(qreal zoom, const QPointF &anchor)
{
    m_fitting = false;
    ViewTransform view = m_view;
    view.zoomTo(zoom, anchor);
    setView(view);
}

void CanvasView::zoomTo(qreal zoom)
{
    zoomAt(zoom, QRectF(viewport()->rect()).center());
}

void CanvasView::zoomIn()
{
    const auto next =
        std::find_if(zoomSteps.begin(), zoomSteps.end(), [this](qreal step) { return step > zoom() * 1.01; });
    zoomTo(next == zoomSteps.end() ? ViewTransform::maximumZoom : *next);
}

void CanvasView::zoomOut()
{
    const auto next =
        std::find_if(zoomSteps.rbegin(), zoomSteps.rend(), [this](qreal step) { return step < zoom() * 0.99; });
    zoomTo(next == zoomSteps.rend() ? ViewTransform::minimumZoom : *next);
}

void CanvasView::zoomReset()
{
    zoomTo(1);
}

void CanvasView::zoomFit()
{
    ViewTransform view = m_view;
    view.fit(m_live->diagram().bounds(), viewport()->size());
    setView(view);
    m_fitting = true;
}

void CanvasView::zoomFitSelection()
{
    const QRectF rect = m_live->rectOf(m_selection.items());
    if (rect.isNull())
        return zoomFit();
    m_fitting = false;
    ViewTransform view = m_view;
    view.fit(rect, viewport()->size(), 1.5);
    setView(view);
}

void CanvasView::centreOn(ModelId model)
{
    m_fitting = false;
    reveal({.model = model});
}

void CanvasView::ensureVisible(const QRectF &scene)
{
    if (scene.isNull())
        return;
    constexpr qreal margin = 24;
    const QRectF rect = m_view.toView(scene).adjusted(-margin, -margin, margin, margin);
    const QRectF window = viewport()->rect();
    QPointF by;
    if (rect.right() > window.right())
        by.setX(window.right() - rect.right());
    if (rect.left() + by.x() < window.left())
        by.setX(window.left() - rect.left());
    if (rect.bottom() > window.bottom())
        by.setY(window.bottom() - rect.bottom());
    if (rect.top() + by.y() < window.top())
        by.setY(window.top() - rect.top());
    panBy(by.toPoint());
}

void CanvasView::makeReadable(const QPointF &scene)
{
    if (zoom() < smallestReadable)
        zoomAt(1, m_view.toView(scene));
}

QPointF CanvasView::viewCentre() const
{
    return m_view.toScene(QRectF(viewport()->rect()).center());
}

void CanvasView::setFocusMode(bool on)
{
    if (on == m_focusMode)
        return;
    m_focusMode = on;
    viewport()->update();
    Q_EMIT focusModeChanged(on);
}

void CanvasView::placeEditors()
{
    m_editing->reposition();
    m_noteEditing->reposition();
}

void CanvasView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (m_fitting)
        zoomFit();
    placeEditors();
}

// Tools

std::unique_ptr<CanvasTool> CanvasView::makeTool(Tool tool)
{
    switch (tool) {
    case Tool::Select:
        return std::make_unique<SelectTool>(*this);
    case Tool::Model:
        return std::make_unique<ModelTool>(*this);
    case Tool::ForeignKey:
        return std::make_unique<RelateTool>(*this, Relationship::ForeignKey);
    case Tool::OneToOne:
        return std::make_unique<RelateTool>(*this, Relationship::OneToOne);
    case Tool::ManyToMany:
        return std::make_unique<RelateTool>(*this, Relationship::ManyToMany);
    case Tool::Generic:
        return std::make_unique<RelateTool>(*this, Relationship::Generic);
    case Tool::Note:
        return std::make_unique<NoteTool>(*this);
    }
    Q_UNREACHABLE();
}

void CanvasView::setTool(Tool tool)
{
    concludeEditing();
    m_activeTool->cancel();
    m_activeTool = makeTool(tool);
    if (tool == Tool::Select)
        Q_EMIT statusMessage({});
    viewport()->setCursor(m_activeTool->cursor({}));
    viewport()->update();
    if (tool == m_tool)
        return;
    m_tool = tool;
    Q_EMIT toolChanged(tool);
}

void CanvasView::drawRelationshipFrom(ModelId source, const CanvasPoint &point)
{
    setTool(Tool::ForeignKey); // the tool that asked is gone from here on
    static_cast<RelateTool &>(*m_activeTool).startFrom(source, point);
}

void CanvasView::showDragged(const QList<Selected> &items, const QPointF &offset)
{
    m_live->setDragged(items, offset);
    viewport()->update();
}

void CanvasView::showNoteRect(NoteId note, const QRectF &rect)
{
    m_live->setNoteRect(note, rect);
    viewport()->update();
}

void CanvasView::openRow(ModelId model, FieldId after)
{
    m_live->openRow(model, after);
    viewport()->update();
}

void CanvasView::endDrag()
{
    m_live->endDrag();
    viewport()->update();
}

Selected CanvasView::itemAt(const Hit &hit) const
{
    switch (hit.kind) {
    case Hit::Kind::Row: {
        const Row &row = diagram().boxes[hit.box].rows[hit.row];
        return row.field.isNull() ? Selected{.model = diagram().boxes[hit.box].model}
                                  : Selected{.model = row.model, .field = row.field};
    }
    case Hit::Kind::Header:
    case Hit::Kind::Box:
        return {.model = diagram().boxes[hit.box].model};
    case Hit::Kind::Edge:
    case Hit::Kind::EdgeEnd:
        return {.model = hit.model, .field = hit.field};
    case Hit::Kind::Note:
    case Hit::Kind::NoteCorner:
        return {.note = hit.note};
    case Hit::Kind::Nothing:
        return {};
    }
    return {};
}

QPointF CanvasView::handlePlace() const
{
    const Selected single = m_selection.single();
    const auto *box = m_live->box(single.model);
    if (!box || !single.field.isNull() || m_tool != Tool::Select || zoom() < 0.35 ||
        !isEditable(m_document.schema(), single.model))
        return {};
    return {box->rect.right() + 18, box->header().center().y()};
}

} // namespace relata
