// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/document/selection.h"
#include "model/checks/checks.h"

#include <QHash>
#include <QWidget>

namespace relata {

class Document;
class FilterCombo;
class FormRow;
class LineEdit;
class OnDeleteBar;

/// Where relations lead: the model, the delete rule, the link model.  Of several, what they have in common.
class RelationBox : public QWidget
{
    Q_OBJECT

public:
    RelationBox(Document &document, QWidget *parent);

    /// All of them are relations.
    void display(const QList<Selected> &fields, bool fresh);
    void showProblems(const QHash<QString, QList<Problem>> &byControl);

Q_SIGNALS:
    void fixRequested(const relata::Fix &fix);

private:
    void setTarget(const QString &text);
    void setThrough(const QString &text);
    void setThroughFields(const QString &text);
    void showThroughFields(bool fresh);
    FormRow *addRow(const QString &label, QWidget *control, bool wide = false);

    Document &m_document;
    QList<Selected> m_fields;
    FilterCombo *m_to;
    OnDeleteBar *m_onDelete;
    FilterCombo *m_through;
    LineEdit *m_throughFields;
    FormRow *m_toRow;
    FormRow *m_onDeleteRow;
    FormRow *m_throughRow;
    FormRow *m_throughFieldsRow;
    QStringList m_shownThroughFields;
};

} // namespace relata
