// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/canvas/canvasview.h"
#include "designer/canvas/inplaceeditor.h"
#include "designer/canvas/livediagram.h"
#include "designer/canvas/typedfield.h"

#include <QTest>

namespace relata {

/// A canvas of 1,000 x 700 pixels at 100 %, with models at places that a test chooses, and hands to use it.
class CanvasFixture
{
public:
    CanvasFixture()
    {
        view.resize(1000, 700);
        view.show();
        view.activateWindow();
        view.setFocus();
        active = QTest::qWaitForWindowActive(&view);
    }

    ModelId add(const QString &name, const QPointF &place, const QStringList &fields = {})
    {
        Project project = document.project();
        const AppId app = appNamed(project.schema, QStringLiteral("blog"));
        const ModelId model = addModel(project.schema, app, name);
        for (const QString &field : fields)
            insertField(project.schema, model,
                        project.schema.find(model)->fields.isEmpty() ? FieldId()
                                                                     : project.schema.find(model)->fields.last().id,
                        TypedField{.name = field});
        project.layout.places.insert(model, place);
        reset(project);
        return model;
    }
    ModelId placeUser(const QPointF &place)
    {
        Project project = document.project();
        const ModelId user = ModelId::named(QStringLiteral("auth.User"));
        project.layout.places.insert(user, place);
        reset(project);
        return user;
    }
    /// The view is put back to 100 %, the scene's origin in the corner.
    void reset(const Project &project)
    {
        document.reset(project);
        view.zoomReset();
        view.panBy(-view.view().origin().toPoint());
    }

    QPoint pixel(const QPointF &scene) const { return view.view().toView(scene).toPoint(); }
    QPoint header(ModelId model) const { return pixel(view.live().box(model)->header().center()); }
    QPoint row(ModelId model, const QString &field) const
    {
        const Selected item{.model = model, .field = document.schema().find(model)->field(field)->id};
        return pixel(view.live().rectOf(item).center());
    }
    QRectF rect(ModelId model) const { return view.live().box(model)->rect; }

    void move(const QPoint &to, Qt::KeyboardModifiers modifiers = {}, Qt::MouseButtons buttons = {})
    {
        QMouseEvent event(QEvent::MouseMove, to, view.viewport()->mapToGlobal(to), Qt::NoButton, buttons, modifiers);
        QCoreApplication::sendEvent(view.viewport(), &event);
    }
    void press(const QPoint &at, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(view.viewport(), Qt::LeftButton, modifiers, at);
    }
    void release(const QPoint &at, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, modifiers, at);
    }
    void click(const QPoint &at, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(view.viewport(), Qt::LeftButton, modifiers, at);
    }
    void doubleClick(const QPoint &at)
    {
        click(at);
        QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, at);
    }
    void dragTo(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers modifiers = {})
    {
        move((from + to) / 2, modifiers, Qt::LeftButton);
        move(to, modifiers, Qt::LeftButton);
    }
    void drag(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers modifiers = {})
    {
        press(from, modifiers);
        dragTo(from, to, modifiers);
        release(to, modifiers);
    }
    void key(int key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&view, Qt::Key(key), modifiers); }

    /// The line edit that stands on the canvas; null if there is none.
    InPlaceEditor *editor() const
    {
        for (InPlaceEditor *candidate : view.viewport()->findChildren<InPlaceEditor *>()) {
            if (!candidate->isHidden())
                return candidate;
        }
        return nullptr;
    }
    void type(const QString &text, int end = Qt::Key_Return)
    {
        editor()->selectAll();
        if (text.isEmpty())
            QTest::keyClick(editor(), Qt::Key_Delete);
        QTest::keyClicks(editor(), text);
        QTest::keyClick(editor(), Qt::Key(end));
    }

    int steps() const { return document.undoStack().index(); }
    QString stepText() const { return document.undoStack().undoText(); }
    const Model &model(ModelId id) const { return *document.schema().find(id); }
    QStringList fieldNames(ModelId id) const
    {
        QStringList names;
        for (const Field &field : model(id).fields)
            names << field.name;
        return names;
    }
    QStringList ownModels() const
    {
        QStringList names;
        for (const Model &candidate : document.schema().models) {
            if (candidate.origin == Origin::Project)
                names << candidate.name;
        }
        return names;
    }
    /// Undo gives `before`, redo gives what is there now.
    bool undoesTo(const Project &before)
    {
        const Project after = document.project();
        document.undoStack().undo();
        const bool undone = document.project() == before;
        document.undoStack().redo();
        return undone && document.project() == after;
    }

    bool active = false;
    Document document;
    Selection selection;
    CanvasView view{document, selection};
};

} // namespace relata
