// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/properties/indexlist.h"

#include "designer/document/document.h"
#include "designer/panels/properties/linecontrols.h"
#include "designer/panels/properties/optiontext.h"
#include "designer/theme/theme.h"
#include "model/fields/catalogue.h"
#include "model/schema/names.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QToolButton>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

constexpr int rowHeight = 28;
constexpr int mostRows = 5;
enum Column { Kind, Fields, Name };

// What it is about: the fields, else the source that says it.
template <typename Entry> QString subject(const Entry &entry)
{
    if (!entry.fields.isEmpty())
        return entry.fields.join(u", "_s);
    if (!entry.expressions.isEmpty())
        return entry.expressions.join(u", "_s);
    for (const QString &option : {u"condition"_s, u"check"_s, u"expressions"_s}) {
        if (const Value *value = entry.options.find(option))
            return value->python();
    }
    return {};
}

// Made of fields, or of nothing yet; else its source is shown and kept.
template <typename Entry> bool hasFields(const Entry &entry)
{
    return entry.className != "CheckConstraint"_L1 && entry.expressions.isEmpty();
}

template <typename Entry> void addRow(QTableWidget *table, const Entry &entry)
{
    const int row = table->rowCount();
    table->insertRow(row);
    const auto put = [&](Column column, const QString &text, bool editable) {
        auto *item = new QTableWidgetItem(text);
        item->setToolTip(text);
        if (!editable)
            item->setFlags(item->flags() & ~Qt::ItemIsEditable);
        table->setItem(row, column, item);
    };
    QString kind = entry.className;
    put(Kind, kind.replace("Constraint"_L1, QString()), false);
    put(Fields, subject(entry), hasFields(entry));
    put(Name, entry.options.text(u"name"), true);
    table->item(row, Kind)->setToolTip(entry.className);
}

template <typename Entry> void change(Entry &entry, int column, const QString &name, const QStringList &fields)
{
    if (column == Fields)
        entry.fields = fields;
    else if (name.isEmpty())
        entry.options.remove(u"name");
    else
        entry.options.set(u"name"_s, name);
}

// A field to begin with: the first that is a column of its own.
QStringList firstField(const Model &model)
{
    for (const Field &field : model.fields) {
        if (fieldClass(field.type).kind == FieldKind::Column || fieldClass(field.type).kind == FieldKind::Relation)
            return {field.name};
    }
    return {};
}

} // namespace

IndexList::IndexList(Document &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_table(new QTableWidget(0, 3, this))
    , m_refusal(sentence({}, this, "error"))
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, resetWidth, 0);
    box->setSpacing(4);
    m_table->setObjectName(u"indexList"_s);
    m_table->setAccessibleName(tr("Indexes and constraints"));
    m_table->setProperty("framed", true);
    m_table->setHorizontalHeaderLabels({tr("Kind"), tr("Fields"), tr("Name")});
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(Kind, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_refusal->setObjectName(u"indexRefusal"_s);
    m_refusal->hide();
    box->addWidget(m_table);
    box->addWidget(m_refusal);

    auto *bar = new QHBoxLayout;
    bar->setSpacing(2);
    const auto button = [&](const QString &name, const QString &text, const QString &iconName) {
        auto *made = new QToolButton(this);
        made->setObjectName(name);
        made->setAccessibleName(text);
        made->setText(text);
        made->setToolTip(text);
        if (iconName.isEmpty()) {
            made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
            made->setIcon(icon(u"add"_s));
        } else {
            made->setIcon(icon(iconName));
        }
        made->setIconSize({16, 16});
        made->setFocusPolicy(Qt::TabFocus);
        bar->addWidget(made);
        return made;
    };
    QToolButton *index = button(u"addIndex"_s, tr("Index"), {});
    QToolButton *constraint = button(u"addConstraint"_s, tr("Unique"), {});
    m_remove = button(u"removeIndex"_s, tr("Remove"), u"remove"_s);
    bar->addStretch();
    box->addLayout(bar);
    connect(index, &QToolButton::clicked, this, &IndexList::addIndex);
    connect(constraint, &QToolButton::clicked, this, &IndexList::addConstraint);
    connect(m_remove, &QToolButton::clicked, this, &IndexList::remove);
    connect(m_table, &QTableWidget::cellChanged, this, &IndexList::take);
    connect(m_table, &QTableWidget::currentCellChanged, this,
            [this] { m_remove->setEnabled(m_table->currentRow() >= 0); });
}

void IndexList::display(ModelId modelId)
{
    const Model *model = m_document.schema().find(modelId);
    if (!model)
        return;
    if (m_model == modelId && m_indexes == model->indexes && m_constraints == model->constraints)
        return;
    m_model = modelId;
    m_indexes = model->indexes;
    m_constraints = model->constraints;
    const QSignalBlocker blocker(m_table);
    const int row = m_table->currentRow();
    m_table->setRowCount(0);
    for (const Index &index : model->indexes)
        addRow(m_table, index);
    for (const Constraint &constraint : model->constraints)
        addRow(m_table, constraint);
    m_table->setCurrentCell(qMin(row, m_table->rowCount() - 1), Fields);
    m_table->setVisible(m_table->rowCount() > 0);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            qMin(mostRows, m_table->rowCount()) * rowHeight + 4);
    m_remove->setEnabled(m_table->currentRow() >= 0);
    refuse({});
}

void IndexList::refuse(const QString &sentence)
{
    m_refusal->setText(sentence);
    m_refusal->setVisible(!sentence.isEmpty());
}

void IndexList::addIndex()
{
    m_document.edit(tr("Add index"), [&](Project &project) {
        if (Model *model = project.schema.find(m_model))
            model->indexes.append(Index{.fields = firstField(*model)});
    });
    m_table->setCurrentCell(int(m_indexes.size()) - 1, Fields);
    m_table->setFocus();
}

// Django wants a name for each constraint.
void IndexList::addConstraint()
{
    m_document.edit(tr("Add constraint"), [&](Project &project) {
        Model *model = project.schema.find(m_model);
        if (!model)
            return;
        QStringList taken;
        for (const Constraint &constraint : std::as_const(model->constraints))
            taken.append(constraint.options.text(u"name"));
        Constraint constraint{.fields = firstField(*model)};
        constraint.options.set(
            u"name"_s, unusedName(u"unique_%1_%2"_s.arg(snakeCase(model->name), constraint.fields.value(0)), taken));
        model->constraints.append(constraint);
    });
    m_table->setCurrentCell(m_table->rowCount() - 1, Fields);
    m_table->setFocus();
}

void IndexList::remove()
{
    const int row = m_table->currentRow();
    if (row < 0)
        return;
    const auto indexes = int(m_indexes.size());
    m_document.edit(row < indexes ? tr("Remove index") : tr("Remove constraint"), [&](Project &project) {
        Model *model = project.schema.find(m_model);
        if (model && row < indexes)
            model->indexes.removeAt(row);
        else if (model)
            model->constraints.removeAt(row - indexes);
    });
}

void IndexList::take(int row, int column)
{
    const QString text = m_table->item(row, column)->text().trimmed();
    const auto indexes = int(m_indexes.size());
    const Result<QStringList> fields = column == Fields ? namesOfText(text) : QStringList();
    QString refusal = fields ? QString() : fields.error();
    if (fields && column == Fields && fields->isEmpty())
        refusal = tr("It needs a field at least.");
    if (column == Name && text.isEmpty() && row >= indexes)
        refusal = tr("A constraint needs a name.");
    if (!refusal.isEmpty()) {
        const QSignalBlocker blocker(m_table);
        const QString before = row < indexes
                                   ? (column == Name ? m_indexes[row].options.text(u"name") : subject(m_indexes[row]))
                                   : (column == Name ? m_constraints[row - indexes].options.text(u"name")
                                                     : subject(m_constraints[row - indexes]));
        m_table->item(row, column)->setText(before);
        return refuse(refusal);
    }
    refuse({});
    // The table shows it already: it must not be filled anew while a cell is being left.
    if (row < indexes)
        change(m_indexes[row], column, text, *fields);
    else
        change(m_constraints[row - indexes], column, text, *fields);
    m_document.edit(row < indexes ? tr("Change index") : tr("Change constraint"), [&](Project &project) {
        if (Model *model = project.schema.find(m_model)) {
            model->indexes = m_indexes;
            model->constraints = m_constraints;
        }
    });
}

} // namespace relata
