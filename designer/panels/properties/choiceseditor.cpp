// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/properties/choiceseditor.h"

#include "designer/panels/properties/optiontext.h"
#include "designer/theme/theme.h"
#include "model/schema/literal.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

constexpr int rowHeight = 26;
constexpr int mostRows = 6;

// A cell shows text as it is where it would be read back as text, else as Python: 1 is a number, "1" a text.
QString cellText(const Value &value)
{
    if (!value.isText())
        return value.python();
    const QString text = value.toText();
    const bool plain = !text.isEmpty() && text == text.trimmed() && valueFromPython(text).isCode() &&
                       !text.contains(u'(') && !text.startsWith(u'"') && !text.startsWith(u'\'') &&
                       !text.contains(u'\n');
    return plain ? text : value.python();
}

Value cellValue(const QString &text)
{
    const Value read = valueFromPython(text);
    const QString trimmed = text.trimmed();
    const bool call = trimmed.endsWith(u')') && trimmed.contains(u'(') && looksLikeSource(text);
    return read.isCode() && !call ? Value(text) : read;
}

} // namespace

ChoicesEditor::ChoicesEditor(const OptionRow &row, QWidget *parent)
    : OptionEditor(row, parent)
    , m_table(new QTableWidget(0, 2, this))
    , m_source(new QPlainTextEdit(this))
    , m_buttons(new QWidget(this))
    , m_remove(new QPushButton(tr("Remove"), m_buttons))
{
    describe(m_table, row);
    m_table->setProperty("framed", true);
    m_table->setHorizontalHeaderLabels({tr("Value"), tr("Label")});
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_table->setEditTriggers(QAbstractItemView::AllEditTriggers);
    m_table->setTabKeyNavigation(false);
    connect(m_table, &QTableWidget::cellChanged, this, [this] { takeTable(); });
    connect(m_table, &QTableWidget::currentCellChanged, this,
            [this] { m_remove->setEnabled(m_table->currentRow() >= 0); });

    m_source->setObjectName(u"source_"_s + row.name.toString());
    m_source->setAccessibleName(tr("%1 as source").arg(row.name));
    m_source->setProperty("framed", true);
    m_source->setFont(codeFont(12));
    m_source->setTabChangesFocus(true);
    m_source->setFixedHeight(96);
    m_source->installEventFilter(this);
    connect(m_source, &QPlainTextEdit::textChanged, this, &ChoicesEditor::takeSource);

    auto *line = new QHBoxLayout(m_buttons);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    auto *add = new QPushButton(tr("Add choice"), m_buttons);
    add->setObjectName(u"addChoice"_s);
    m_remove->setObjectName(u"removeChoice"_s);
    m_remove->setEnabled(false);
    for (QPushButton *button : {add, m_remove}) {
        button->setAccessibleName(button->text());
        button->setProperty("link", true);
        line->addWidget(button);
    }
    line->addStretch();
    connect(add, &QPushButton::clicked, this, &ChoicesEditor::addRow);
    connect(m_remove, &QPushButton::clicked, this, &ChoicesEditor::removeRow);

    layout()->addWidget(m_table);
    layout()->addWidget(m_source);
    layout()->addWidget(m_buttons);
}

bool ChoicesEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_source && event->type() == QEvent::FocusOut)
        Q_EMIT editingEnded();
    return OptionEditor::eventFilter(watched, event);
}

void ChoicesEditor::present(const OptionNames &)
{
    const Value value = state().own ? *state().own : Value(ValueList());
    const auto pairs = state().differing ? std::nullopt : pairsOfChoices(value);
    m_table->setVisible(pairs && !pairs->isEmpty());
    m_buttons->setVisible(pairs.has_value());
    m_source->setVisible(!pairs);
    if (pairs)
        return showTable(*pairs);
    const QSignalBlocker blocker(m_source);
    m_source->setPlaceholderText(state().differing ? tr("Several values") : QString());
    const QString source = state().own ? state().own->python() : QString();
    if (m_source->toPlainText() != source)
        m_source->setPlainText(source);
}

void ChoicesEditor::showTable(const QList<std::pair<Value, Value>> &pairs)
{
    const QSignalBlocker blocker(m_table);
    m_table->setRowCount(int(pairs.size()));
    for (int row = 0; row < int(pairs.size()); ++row) {
        m_table->setItem(row, 0, new QTableWidgetItem(cellText(pairs[row].first)));
        m_table->setItem(row, 1, new QTableWidgetItem(cellText(pairs[row].second)));
    }
    fitTable();
}

void ChoicesEditor::fitTable()
{
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            qMin(mostRows, m_table->rowCount()) * rowHeight + 4);
    m_remove->setEnabled(m_table->currentRow() >= 0);
    m_remove->setVisible(m_table->rowCount() > 0);
}

void ChoicesEditor::takeTable()
{
    QList<std::pair<Value, Value>> pairs;
    for (int row = 0; row < m_table->rowCount(); ++row)
        pairs.append({cellValue(m_table->item(row, 0)->text()), cellValue(m_table->item(row, 1)->text())});
    commit(pairs.isEmpty() ? std::nullopt : std::optional(choicesOfPairs(pairs)));
    Q_EMIT editingEnded();
}

void ChoicesEditor::takeSource()
{
    const QString text = m_source->toPlainText();
    commit(text.trimmed().isEmpty() ? std::nullopt : std::optional(valueFromPython(text)));
}

void ChoicesEditor::addRow()
{
    const int row = m_table->rowCount();
    {
        const QSignalBlocker blocker(m_table);
        m_table->insertRow(row);
        m_table->setItem(row, 0, new QTableWidgetItem(u"value%1"_s.arg(row + 1)));
        m_table->setItem(row, 1, new QTableWidgetItem(tr("Label %1").arg(row + 1)));
    }
    m_table->show();
    fitTable();
    takeTable();
    m_table->setCurrentCell(row, 0);
    m_table->setFocus();
    m_table->editItem(m_table->item(row, 0));
}

void ChoicesEditor::removeRow()
{
    if (m_table->currentRow() < 0)
        return;
    m_table->removeRow(m_table->currentRow());
    m_table->setVisible(m_table->rowCount() > 0);
    fitTable();
    takeTable();
}

} // namespace relata
