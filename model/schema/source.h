// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/ids.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>

namespace relata {

/// A statement of Python that values of options refer to by name: an import, a constant, a function, a class of choices.
struct Definition
{
    QString name = {};   ///< what it binds; of a star import `*`
    QString source = {}; ///< the whole statement, to the letter, without its indentation
    ModelId owner = {};  ///< the model in whose class it stands; null: at the top of the module

    bool operator==(const Definition &) const = default;
};

/// A file of models that was read into a project, or written from it.
struct SourceFile
{
    QString path = {};   ///< absolute once a project is loaded; a project file keeps it relative to its own folder
    QString module = {}; ///< `shop.models`
    AppId app = {};
    QString digest = {};                 ///< SHA-256 of its bytes when it was last read or written, in hexadecimal
    QList<Definition> definitions = {};  ///< in the order of the file; only those that are referred to
    QList<ModelId> models = {};          ///< those that it declares, in its order
    QMap<QString, QUuid> ids = {};       ///< `Article` or `Article.title`, as the file names them -> id, where it differs
                                         ///< from the id made of the label (see importedId)
    QJsonObject unknown = {};            ///< what a newer file format says of it

    bool operator==(const SourceFile &) const = default;
};

/// The id that a model or field gets when it is first read: made of `shop.Article` or `shop.Article.title`, so that the
/// same file read twice, or on two branches, gives the same ids.
template <typename Id> Id importedId(const QString &label)
{
    return Id::named(label);
}

} // namespace relata
