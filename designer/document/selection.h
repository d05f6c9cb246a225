// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/ids.h"

#include <QList>
#include <QObject>

namespace relata {

/// A thing that can be selected: a model (field null), or one of its fields, which for a relation is its edge too, or a
/// note.
struct Selected
{
    ModelId model = {};
    FieldId field = {};
    NoteId note = {};

    bool operator==(const Selected &) const = default;
};

/// What is selected in the window, by ids; canvas, tree and panels meet here.  Not part of the project.
class Selection : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    const QList<Selected> &items() const { return m_items; }
    bool isEmpty() const { return m_items.isEmpty(); }
    bool contains(const Selected &item) const { return m_items.contains(item); }
    bool contains(ModelId model) const { return m_items.contains(Selected{.model = model}); }
    /// The models that are selected as such, in order.
    QList<ModelId> models() const;
    /// The one thing selected; all null if none or several.
    Selected single() const { return m_items.size() == 1 ? m_items.first() : Selected{}; }

    void set(const QList<Selected> &items);
    void select(const Selected &item) { set({item}); }
    void toggle(const Selected &item);
    void clear() { set({}); }

    /// Asks the canvas to bring a thing into view.
    void reveal(const Selected &item);
    /// Asks the canvas to edit its name in place.
    void rename(const Selected &item);

Q_SIGNALS:
    void changed();
    void revealRequested(const relata::Selected &item);
    void renameRequested(const relata::Selected &item);

private:
    QList<Selected> m_items;
};

} // namespace relata
