// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/panels/properties/optioneditor.h"

QT_BEGIN_NAMESPACE
class QPlainTextEdit;
class QPushButton;
class QTableWidget;
QT_END_NAMESPACE

namespace relata {

/// Choices as a table of values and labels where they are plain pairs, else as their source text.
class ChoicesEditor : public OptionEditor
{
    Q_OBJECT

public:
    ChoicesEditor(const OptionRow &row, QWidget *parent);

    bool isWide() const override { return true; }

protected:
    void present(const OptionNames &names) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showTable(const QList<std::pair<Value, Value>> &pairs);
    void takeTable();
    void takeSource();
    void addRow();
    void removeRow();
    void fitTable();

    QTableWidget *m_table;
    QPlainTextEdit *m_source;
    QWidget *m_buttons;
    QPushButton *m_remove;
};

} // namespace relata
