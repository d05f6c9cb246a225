// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/document/document.h"
#include "designer/document/selection.h"

#include <QSet>
#include <QWidget>

class QLabel;
class QLineEdit;
class QModelIndex;
class QStackedLayout;
class QTreeView;

namespace relata {

class ModelsTreeModel;

/// The tree of apps, models and fields with its filter; what is selected in it is what is selected in the window.
class ModelsPanel : public QWidget
{
    Q_OBJECT

public:
    ModelsPanel(Document &document, Selection &selection, QWidget *parent = nullptr);

    /// For "Find": the filter gets the keyboard, its text selected.
    void focusFilter();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeTree();
    void listen();
    bool treeKey(int key);
    void applyFilter();
    void revealFirstMatch();
    void restoreExpansion(const QModelIndex &parent, int first, int last);
    void noteExpansion(const QModelIndex &index, bool expanded);
    void followSelection();
    void passSelectionOn();
    void updateEmptyState();
    void showMenu(const QPoint &position);
    void reveal(const QModelIndex &index);
    Selected current() const;
    bool isEditable(const Selected &item) const;
    QList<Selected> selectedItems() const;
    QList<Selected> deletable() const;
    void rename();
    void remove();

    Document &m_document;
    Selection &m_selection;
    ModelsTreeModel *m_model = nullptr;
    QLineEdit *m_filter = nullptr;
    QTreeView *m_tree = nullptr;
    QLabel *m_empty = nullptr;
    QStackedLayout *m_pages = nullptr;
    QSet<AppId> m_collapsedApps;    ///< as a person left them, while there was no filter
    QSet<ModelId> m_expandedModels;
    bool m_following = false;       ///< the tree is being brought to the selection: what it reports is no person's choice
};

} // namespace relata
