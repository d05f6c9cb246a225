// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/canvas/inplaceeditor.h"
#include "designer/document/selection.h"

#include <QObject>
#include <QPointer>

namespace relata {

class CanvasView;

/// Edits names in their place on the canvas: of a model, of a field, of a field that is not there yet.
class NameEditing : public QObject
{
    Q_OBJECT

public:
    explicit NameEditing(CanvasView &view);

    bool isActive() const { return !m_editor.isNull(); }
    /// With a `mergeKey` the new name becomes part of the undo step of that key, and Enter goes on with the first
    /// field.
    void editModel(ModelId model, const QString &mergeKey = {});
    void editField(ModelId model, FieldId field);
    /// A row below that of `after`, or below the last; the field is made when something is typed and accepted.
    void editNewField(ModelId model, FieldId after = {});
    /// Takes what was typed if it will do, else gives it up.
    void conclude();
    /// The view has moved.
    void reposition();
    /// The diagram has followed the document.
    void documentChanged();

private:
    enum class Job : quint8 { None, Model, Field, NewField };

    void open(Job job, const Selected &item, const QString &text, const InPlaceEditor::Check &check);
    void close();
    void accept(const QString &text, InPlaceEditor::End how);
    void acceptModel(const QString &name, InPlaceEditor::End how);
    void acceptField(const QString &text, InPlaceEditor::End how);
    void acceptNewField(const QString &text);
    void step(FieldId from, int by);
    /// Where the edited name is, in scene units.
    QRectF place() const;
    QString fieldProblem(ModelId model, FieldId field, const QString &text) const;

    CanvasView &m_view;
    QPointer<InPlaceEditor> m_editor;
    Job m_job = Job::None;
    Selected m_item; ///< NewField: the field is the one that it follows
    QString m_mergeKey;
};

} // namespace relata
