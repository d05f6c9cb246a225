// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/schema.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QTableWidget;
class QToolButton;
QT_END_NAMESPACE

namespace relata {

class Document;

/// The indexes and constraints of a model: their fields and names to edit, the rest of them kept.
class IndexList : public QWidget
{
    Q_OBJECT

public:
    IndexList(Document &document, QWidget *parent);

    void display(ModelId model);

private:
    void addIndex();
    void addConstraint();
    void remove();
    void take(int row, int column);
    void refuse(const QString &sentence);

    Document &m_document;
    ModelId m_model;
    QTableWidget *m_table;
    QToolButton *m_remove;
    QLabel *m_refusal;
    QList<Index> m_indexes;
    QList<Constraint> m_constraints;
};

} // namespace relata
