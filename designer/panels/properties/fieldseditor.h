// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/document/selection.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QListWidget;
class QToolButton;
QT_END_NAMESPACE

namespace relata {

class Document;

/// The fields of a model in their order: add, remove, move, and go to one.
class FieldsEditor : public QWidget
{
    Q_OBJECT

public:
    FieldsEditor(Document &document, Selection &selection, QWidget *parent);

    void display(ModelId model);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QToolButton *addButton(const QString &iconName, const QString &name, const QString &text);
    FieldId current() const;
    void add();
    void remove();
    void move(int by);
    void open();
    void enableButtons();

    Document &m_document;
    Selection &m_selection;
    ModelId m_model;
    QStringList m_shown;
    QListWidget *m_list;
    QWidget *m_bar;
    QToolButton *m_remove;
    QToolButton *m_up;
    QToolButton *m_down;
};

} // namespace relata
