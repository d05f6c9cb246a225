// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/modelstree.h"

#include "designer/panels/panellabels.h"
#include "designer/panels/modelstreemodel.h"
#include "designer/panels/rowsview.h"
#include "designer/panels/treedelegate.h"
#include "designer/theme/theme.h"
#include "model/schema/refactor.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScopedValueRollback>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

ModelsPanel::ModelsPanel(Document &document, Selection &selection, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_selection(selection)
    , m_model(new ModelsTreeModel(this))
    , m_filter(new QLineEdit)
    , m_tree(new RowsView)
    , m_empty(emptyState(u"modelsEmpty"_s))
    , m_pages(new QStackedLayout)
{
    setObjectName("modelsPanel"_L1);
    setAccessibleName(tr("Models"));

    auto *heading = new QLabel(tr("MODELS"));
    heading->setObjectName("modelsHeading"_L1);
    heading->setAccessibleName(tr("Models"));
    heading->setProperty("role", u"section"_s);
    heading->setFont(uiFont(11.5, QFont::DemiBold));
    m_filter->setObjectName("modelsFilter"_L1);
    m_filter->setAccessibleName(tr("Filter models and fields"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    makeTree();

    m_pages->addWidget(m_tree);
    m_pages->addWidget(m_empty);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(12, 12, 12, 4);
    top->setSpacing(8);
    top->addWidget(heading);
    top->addWidget(m_filter);
    auto *tree = new QVBoxLayout;
    tree->setContentsMargins(8, 0, 4, 4);
    tree->addLayout(m_pages);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addLayout(tree, 1);
    listen();
    applyFilter();
}

void ModelsPanel::makeTree()
{
    m_tree->setObjectName("modelsTree"_L1);
    m_tree->setAccessibleName(tr("Models and fields"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new TreeDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->installEventFilter(this);
}

void ModelsPanel::listen()
{
    connect(&m_document, &Document::changed, this, [this](const Changes &changes) {
        if (changes.everything) {
            m_collapsedApps.clear();
            m_expandedModels.clear();
            applyFilter();
            return;
        }
        if (!changes.schema() && changes.moved.isEmpty())
            return;
        const QScopedValueRollback following(m_following, true);
        m_model->sync(m_document.project(), changes);
        updateEmptyState();
        followSelection();
    });
    connect(&m_selection, &Selection::changed, this, &ModelsPanel::followSelection);
    connect(m_filter, &QLineEdit::textChanged, this, &ModelsPanel::applyFilter);
    connect(m_filter, &QLineEdit::returnPressed, this, &ModelsPanel::revealFirstMatch);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &ModelsPanel::restoreExpansion);
    connect(m_tree, &QTreeView::expanded, this, [this](const QModelIndex &index) { noteExpansion(index, true); });
    connect(m_tree, &QTreeView::collapsed, this, [this](const QModelIndex &index) { noteExpansion(index, false); });
    connect(m_tree, &QTreeView::doubleClicked, this, [this](const QModelIndex &index) {
        if (m_model->appAt(index).isNull())
            reveal(index);
        else
            m_tree->setExpanded(index, !m_tree->isExpanded(index));
    });
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &ModelsPanel::showMenu);
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ModelsPanel::passSelectionOn);
}

void ModelsPanel::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

bool ModelsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *press = static_cast<QKeyEvent *>(event);
        if (watched == m_tree && press->modifiers() == Qt::NoModifier && treeKey(press->key()))
            return true;
        if (watched == m_filter && press->key() == Qt::Key_Escape && !m_filter->text().isEmpty()) {
            m_filter->clear();
            return true;
        }
        if (watched == m_filter && press->key() == Qt::Key_Down) {
            m_tree->setFocus(Qt::TabFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

bool ModelsPanel::treeKey(int key)
{
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        reveal(m_tree->currentIndex());
        return true;
    case Qt::Key_F2:
        rename();
        return true;
    case Qt::Key_Delete:
        remove();
        return true;
    default:
        return false;
    }
}

void ModelsPanel::applyFilter()
{
    const QScopedValueRollback following(m_following, true);
    m_model->reset(m_document.project(), m_filter->text());
    restoreExpansion({}, 0, m_model->rowCount() - 1);
    updateEmptyState();
    followSelection();
}

void ModelsPanel::revealFirstMatch()
{
    if (m_filter->text().isEmpty() || m_model->rowCount() == 0)
        return;
    QModelIndex first = m_model->index(0, 0, m_model->index(0, 0));
    if (m_model->hasFoundFields(first))
        first = m_model->index(0, 0, first);
    m_tree->setCurrentIndex(first);
    reveal(first);
}

void ModelsPanel::restoreExpansion(const QModelIndex &parent, int first, int last)
{
    const bool filtered = !m_filter->text().trimmed().isEmpty();
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = m_model->index(row, 0, parent);
        const AppId app = m_model->appAt(index);
        const ModelId model = m_model->itemAt(index).model;
        if (!app.isNull())
            m_tree->setExpanded(index, filtered || !m_collapsedApps.contains(app));
        else if (m_model->itemAt(index).field.isNull())
            m_tree->setExpanded(index, filtered ? m_model->hasFoundFields(index) : m_expandedModels.contains(model));
        else
            return;
        restoreExpansion(index, 0, m_model->rowCount(index) - 1);
    }
}

void ModelsPanel::noteExpansion(const QModelIndex &index, bool expanded)
{
    if (!m_filter->text().trimmed().isEmpty())
        return;
    const auto note = [](auto &set, const auto &id, bool present) {
        if (present)
            set.insert(id);
        else
            set.remove(id);
    };
    const AppId app = m_model->appAt(index);
    if (!app.isNull())
        note(m_collapsedApps, app, !expanded);
    else
        note(m_expandedModels, m_model->itemAt(index).model, expanded);
}

// A field whose model is folded shows as that model, so that picking fields on the canvas does not unfold the tree bit by bit.
void ModelsPanel::followSelection()
{
    if (selectedItems() == m_selection.items())
        return;
    QItemSelection rows;
    QModelIndex last;
    for (const Selected &item : m_selection.items()) {
        const QModelIndex model = m_model->indexOf(item.model);
        const QModelIndex field = m_tree->isExpanded(model) ? m_model->indexOf(item.model, item.field) : QModelIndex();
        const QModelIndex row = field.isValid() ? field : model;
        if (!row.isValid())
            continue;
        rows.select(row, row);
        last = row;
    }
    QItemSelectionModel *selected = m_tree->selectionModel();
    if (selected->selection() == rows)
        return;
    const QScopedValueRollback following(m_following, true);
    selected->select(rows, QItemSelectionModel::ClearAndSelect);
    if (m_selection.items().size() == 1 && last.isValid()) {
        selected->setCurrentIndex(last, QItemSelectionModel::NoUpdate);
        m_tree->scrollTo(last);
    }
}

void ModelsPanel::passSelectionOn()
{
    if (!m_following)
        m_selection.set(selectedItems());
}

QList<Selected> ModelsPanel::selectedItems() const
{
    QList<Selected> items;
    for (const QModelIndex &index : m_tree->selectionModel()->selectedIndexes()) {
        if (m_model->appAt(index).isNull())
            items.append(m_model->itemAt(index));
    }
    return items;
}

void ModelsPanel::updateEmptyState()
{
    const bool empty = m_model->rowCount() == 0;
    const QString filter = m_filter->text().trimmed();
    m_empty->setText(filter.isEmpty() ? tr("No models yet.\nDouble-click the canvas to make the first one.")
                                      : tr("Nothing is called “%1”.\nEsc clears the filter.").arg(filter));
    m_pages->setCurrentWidget(empty ? static_cast<QWidget *>(m_empty) : m_tree);
}

Selected ModelsPanel::current() const
{
    const QModelIndex index = m_tree->currentIndex();
    return index.isValid() ? m_model->itemAt(index) : Selected{};
}

bool ModelsPanel::isEditable(const Selected &item) const
{
    const Model *model = m_document.schema().find(item.model);
    return model && model->origin == Origin::Project;
}

void ModelsPanel::reveal(const QModelIndex &index)
{
    const Selected item = index.isValid() ? m_model->itemAt(index) : Selected{};
    if (item.model.isNull())
        return;
    m_selection.select(item);
    m_selection.reveal(item);
}

void ModelsPanel::rename()
{
    const Selected item = current();
    if (!isEditable(item))
        return;
    m_selection.select(item);
    m_selection.reveal(item);
    m_selection.rename(item);
}

QList<Selected> ModelsPanel::deletable() const
{
    QList<Selected> items = selectedItems();
    items.removeIf([this](const Selected &item) { return !isEditable(item); });
    return items;
}

void ModelsPanel::remove()
{
    const QList<Selected> items = deletable();
    if (items.isEmpty())
        return;
    const QString name = m_model->data(m_tree->currentIndex(), Qt::DisplayRole).toString();
    const QString text = items.size() > 1 ? tr("Delete %1 items").arg(items.size())
        : items.first().field.isNull()    ? tr("Delete model %1").arg(name)
                                          : tr("Delete field %1").arg(name);
    m_document.edit(text, [&](Project &project) {
        for (const Selected &item : items) {
            if (!project.schema.find(item.model))
                continue;
            if (!item.field.isNull()) {
                removeField(project.schema, item.model, item.field);
            } else {
                removeModel(project.schema, item.model);
                project.layout.places.remove(item.model);
            }
        }
    });
}

void ModelsPanel::showMenu(const QPoint &position)
{
    const QModelIndex index = m_tree->indexAt(position);
    const Selected item = index.isValid() ? m_model->itemAt(index) : Selected{};
    if (item.model.isNull())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName("modelsMenu"_L1);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icon(u"find"_s), tr("Reveal on the Canvas"), this, [this] { reveal(m_tree->currentIndex()); })
        ->setShortcut(Qt::Key_Return);
    QAction *rename = menu->addAction(tr("Rename"), this, &ModelsPanel::rename);
    rename->setShortcut(Qt::Key_F2);
    rename->setEnabled(isEditable(item));
    menu->addSeparator();
    QAction *remove = menu->addAction(icon(u"delete"_s), tr("Delete"), this, &ModelsPanel::remove);
    remove->setShortcut(QKeySequence::Delete);
    remove->setEnabled(!deletable().isEmpty());
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

} // namespace relata
