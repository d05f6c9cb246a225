// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/canvasview.h"

#include "designer/canvas/canvasedits.h"
#include "designer/canvas/livediagram.h"
#include "designer/canvas/noteediting.h"

#include <QMenu>

#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

/// An entry that shows the key that does the same; the key itself is the canvas's or the window's.
template <typename Do> QAction *add(QMenu &menu, const QString &name, const QString &text, const QString &key, Do what)
{
    QAction *action = menu.addAction(key.isEmpty() ? text : text + u'\t' + key);
    action->setObjectName(name);
    QObject::connect(action, &QAction::triggered, &menu, what);
    return action;
}

QString keyText(QKeySequence::StandardKey key)
{
    return QKeySequence(key).toString(QKeySequence::NativeText);
}

} // namespace

void CanvasView::fillContextMenu(QMenu &menu, const QPointF &scene)
{
    const QList<Selected> items = m_selection.items();
    const Selected single = m_selection.single();
    const bool editable = isEditable(m_document.schema(), single.model);
    const bool hasModels = !m_selection.models().isEmpty();
    if (items.isEmpty()) {
        add(menu, u"menuNewModel"_s, tr("New Model Here"), {}, [this, scene] { newModelAt(scene); });
        add(menu, u"menuNewNote"_s, tr("New Note Here"), {},
            [this, scene] { editNewNote(NoteEditing::newRect(scene)); });
        QMenu *contrib = menu.addMenu(tr("Add Django Model"));
        contrib->setObjectName(u"menuContrib"_s);
        fillContribMenu(*contrib, scene);
    } else {
        add(menu, u"menuRename"_s, single.note.isNull() ? tr("Rename") : tr("Edit Note"), u"F2"_s, [this] {
            renameSelected();
        })->setEnabled(editable || !single.note.isNull());
        add(menu, u"menuAddField"_s, tr("Add Field"), u"Ins"_s, [this] { addField(); })->setEnabled(editable);
    }
    if (editable && single.field.isNull()) {
        menu.addSeparator();
        const std::array kinds = {std::pair(Tool::ForeignKey, tr("Foreign Key to…")),
                                  std::pair(Tool::OneToOne, tr("One to One with…")),
                                  std::pair(Tool::ManyToMany, tr("Many to Many with…")),
                                  std::pair(Tool::Generic, tr("Generic Relation to…"))};
        for (const auto &[kind, text] : kinds)
            add(menu, u"menuTool%1"_s.arg(int(kind)), text, {}, [this, tool = kind] { setTool(tool); });
    }
    menu.addSeparator();
    add(menu, u"menuCut"_s, tr("Cut"), keyText(QKeySequence::Cut), [this] { cut(); })->setEnabled(hasModels);
    add(menu, u"menuCopy"_s, tr("Copy"), keyText(QKeySequence::Copy), [this] { copy(); })->setEnabled(hasModels);
    add(menu, u"menuPaste"_s, tr("Paste"), keyText(QKeySequence::Paste), [this, scene] { pasteAt(scene); });
    add(menu, u"menuDuplicate"_s, tr("Duplicate"), u"Ctrl+D"_s, [this] {
        duplicate();
    })->setEnabled(hasModels || (editable && !single.field.isNull()));
    const QList<Selected> doomed = deletable(m_document.project(), items);
    add(menu, u"menuDelete"_s, doomed.isEmpty() ? tr("Delete") : deleteText(m_document.project(), doomed), u"Del"_s,
        [this] { deleteSelected(); })
        ->setEnabled(!doomed.isEmpty());
    menu.addSeparator();
    if (hasModels) {
        QAction *focus =
            add(menu, u"menuFocus"_s, tr("Dim What Is Not Related"), {}, [this] { setFocusMode(!m_focusMode); });
        focus->setCheckable(true);
        focus->setChecked(m_focusMode);
        add(menu, u"menuFitSelection"_s, tr("Fit Selection"), {}, [this] { zoomFitSelection(); });
    }
    add(menu, u"menuSelectAll"_s, tr("Select All"), keyText(QKeySequence::SelectAll), [this] { selectAll(); });
    add(menu, u"menuFit"_s, tr("Fit All"), {}, [this] { zoomFit(); });
}

void CanvasView::fillContribMenu(QMenu &menu, const QPointF &scene)
{
    for (const Model &model : m_document.schema().models) {
        if (model.origin != Origin::Contrib)
            continue;
        const QString label = m_document.schema().label(model);
        QAction *action = add(menu, u"menuPlace "_s + label, label, {}, [this, id = model.id, scene] {
            placeModel(id, m_live->freePlace(scene, {176, 120}));
        });
        action->setCheckable(true);
        action->setChecked(m_live->box(model.id));
    }
}

} // namespace relata
