// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/project/project.h"

#include <QStringList>

namespace relata {

/// A project after files of models were read into it again, and what that did to it: labels of models, sorted; for
/// changed ones with what is different, `shop.Article: title changed, subtitle added`.
struct Reimport
{
    Project project = {};
    QStringList added = {};
    QStringList changed = {};
    QStringList removed = {};

    bool isEmpty() const { return added.isEmpty() && changed.isEmpty() && removed.isEmpty(); }
};

/// Where an import looked.
struct ImportScope
{
    QStringList roots = {};  ///< the files and folders that were named
    QStringList unread = {}; ///< ends of the paths of files that could not be read: nothing is known of them
    bool userModelSaid = false; ///< something said which model it is; else the project's stays
    bool autoFieldSaid = false; ///< likewise
};

/// What an import found, brought into a project.  Models and fields that are there already (the source file's record of
/// ids says so, or their own id, or their label in any case) keep their ids, places, colours and notes; for all else the files
/// are right.  Models of files that were read before and no longer hold them go, with what points at them: of files that
/// were read again, of files within the scope in which no model is left, and of files that are gone from the disk when
/// others of the same project were read.  Models drawn by hand and models of other files stay.  New models have no place.
Reimport merged(const Project &existing, const Schema &imported, const QList<SourceFile> &sources,
                const ImportScope &scope = {});

} // namespace relata
