// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/document/selection.h"
#include "designer/panels/properties/optionsform.h"

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace relata {

class Document;
class FieldsEditor;
class FilterCombo;
class FormRow;
class IndexList;
class LineEdit;
class ProblemNotes;

/// The properties of a model; of several, their app and Meta.
class ModelPage : public QWidget
{
    Q_OBJECT

public:
    ModelPage(Document &document, Selection &selection, QWidget *parent);

    /// `fresh`: other models than before.
    void display(const QList<Selected> &models, bool fresh);
    void showProblems(const QList<Problem> &problems);

Q_SIGNALS:
    void fixRequested(const relata::Fix &fix);

private:
    void buildTop();
    QLabel *addHeading(const QString &text);
    void showTitle();
    void showName(bool fresh);
    void rename(const QString &name);
    void showApp();
    void setApp(const QString &label);
    void showBases(bool fresh);
    void setBases(const QString &text);
    void showMeta(bool fresh);

    Document &m_document;
    QList<Selected> m_models;
    QLabel *m_title;
    QLabel *m_kind;
    QLabel *m_readOnly;
    QLabel *m_kept;
    ProblemNotes *m_notes;
    QWidget *m_body;
    LineEdit *m_name;
    FilterCombo *m_app;
    LineEdit *m_bases;
    FormRow *m_nameRow = nullptr;
    FormRow *m_appRow = nullptr;
    FormRow *m_basesRow = nullptr;
    QLabel *m_fieldsHeading = nullptr;
    FieldsEditor *m_fields = nullptr;
    OptionsForm *m_meta = nullptr;
    QLabel *m_indexesHeading = nullptr;
    IndexList *m_indexes = nullptr;
    QString m_shownName;
    QString m_shownBases;
};

} // namespace relata
