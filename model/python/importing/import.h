// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/reader/reader.h"
#include "model/schema/result.h"
#include "model/schema/schema.h"
#include "model/schema/source.h"

#include <QMap>

namespace relata {

struct ImportOptions
{
    QString userModel = {};                       ///< `app.Model`; empty: what a settings file among the sources says
    std::optional<QString> defaultAutoField = {}; ///< likewise
    /// What holds where the sources say nothing: the settings of the project that they are read into again.
    struct Assumed
    {
        QString userModel = {};
        QString defaultAutoField = {};
        QString djangoVersion = Settings().djangoVersion;
    };
    std::optional<Assumed> assumed = {};
};

/// How much of a model was understood.
struct ModelReport
{
    QString label = {}; ///< `shop.Article`
    ModelId model = {};
    QString file = {};  ///< path, relative to the source that was named where it lies in it
    int line = 0;
    bool complete = true;
    QStringList reasons = {}; ///< sentences: what is known only partly, and why
};

/// A file that could not be read, and why.
struct UnreadFile
{
    QString file = {};
    QString reason = {};
};

/// What an import found: a schema with Django's own models and those of the sources, ids made of the labels.
struct Import
{
    Schema schema = emptySchema();
    QList<SourceFile> sources = {};
    QList<PyModule> modules = {};   ///< the files that hold models as they were parsed, one a source
    QList<ModelReport> models = {}; ///< in the order of the schema
    QList<UnreadFile> unread = {};
    QStringList notes = {};         ///< what concerns the whole: settings that were assumed, ...
    bool userModelSaid = false;     ///< by the options or a settings file among the sources
    bool autoFieldSaid = false;     ///< likewise
};

/// How far an import is; says whether to go on.
using ImportProgress = std::function<bool(const QString &what, int done, int total)>;

/// Reads models.py files, app folders or project folders; follows their imports within the source roots.  Errors where
/// nothing can be made of the sources at all (no such file, no Python); everything else is in the report.  Blocks.
Result<Import> importSources(const QStringList &sources, const ImportOptions &options = {},
                             const ImportProgress &progress = {});

/// Where things stand in a parsed file, for edits in place: model label within the file -> statement, field name -> statement.
struct ClassPlace
{
    QString name = {};
    const PyStatement *statement = nullptr;         ///< the class, of the module that was given
    QMap<QString, const PyStatement *> fields = {}; ///< assignments that are fields, and `x = None`
    const PyStatement *meta = nullptr;
};
QList<ClassPlace> classPlaces(const PyModule &module, const Schema &schema, const SourceFile &source);

} // namespace relata
