// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/document/selection.h"
#include "designer/panels/properties/optionsform.h"

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace relata {

class AccessBox;
class Document;
class FilterCombo;
class FormRow;
class LineEdit;
class ProblemNotes;
class RelationBox;

/// The properties of a field or a relationship; of several, those that all of them have.
class FieldPage : public QWidget
{
    Q_OBJECT

public:
    FieldPage(Document &document, QWidget *parent);

    /// `fresh`: other fields than before.
    void display(const QList<Selected> &fields, bool fresh);
    void showProblems(const QList<Problem> &problems);

Q_SIGNALS:
    void fixRequested(const relata::Fix &fix);

private:
    void buildTop(class QVBoxLayout *box);
    void showTitle();
    void showName(bool fresh);
    void rename(const QString &name);
    void showType();
    void setType(const QString &className);
    void setClass(const QString &className);
    void showOptions(bool fresh);
    void setOptionOfAll(const OptionRow &row, const std::optional<Value> &value);
    OptionsForm::Rows sharedRows() const;
    OptionNames namesAround() const;

    Document &m_document;
    QList<Selected> m_fields;
    QLabel *m_title;
    QLabel *m_class;
    QLabel *m_readOnly;
    QLabel *m_kept;
    LineEdit *m_name;
    FilterCombo *m_type;
    LineEdit *m_opaque;
    FormRow *m_nameRow = nullptr;
    FormRow *m_typeRow = nullptr;
    FormRow *m_opaqueRow = nullptr;
    ProblemNotes *m_notes;
    RelationBox *m_relation;
    AccessBox *m_access;
    OptionsForm *m_options;
    QWidget *m_body;
    QString m_shownName;
};

} // namespace relata
