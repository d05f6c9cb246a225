// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/importing/names.h"

namespace relata {

/// The settings of the project among the sources: the most likely file, and those that lie beside it.  Others are those
/// of tests and examples.
QList<int> projectSettings(const SourceTree &tree);

/// The apps in the order of INSTALLED_APPS where the settings say it, the others behind.
QList<int> appOrder(const Names &names);

/// The modules in the order in which Django would come to the end of importing them, apps in the order given: it
/// imports the models of one app after the other, and each module what it imports first.  Within a module its imports
/// are told by the place where they stand.
class LoadOrder
{
public:
    LoadOrder(const SourceTree &tree, const QList<int> &apps);

    /// Every class statement at the top of a module, in the order in which it is executed.
    const QList<const PyStatement *> &classes() const { return m_classes; }

private:
    struct Frame
    {
        int module = -1;
        qsizetype next = 0; ///< the statement
        QList<int> wanted = {};
    };
    void load(int module);
    void enter(int module);
    QList<int> importedBy(int module, const PyStatement &statement) const;
    void addPackages(int module, QList<int> &out) const;

    const SourceTree &m_tree;
    QList<bool> m_started;
    QList<Frame> m_open;
    QList<const PyStatement *> m_classes;
};

} // namespace relata
