// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/clean/imports.h"
#include "model/python/clean/tokens.h"
#include "model/schema/schema.h"
#include "model/schema/source.h"

#include <QCoreApplication>
#include <QMap>
#include <QSet>

#include <optional>

namespace relata::clean {

/// Where the models of an app are written: one module.
struct ModuleFile
{
    QString module = {}; ///< `shop.models.order`
    bool isPackage = false;
    QList<const Model *> models = {}; ///< as they are written, bases before children
};

/// What every file of a project knows of the others.
struct ProjectFiles
{
    const Schema &schema;
    const QList<SourceFile> &sources;
    QMap<ModelId, QString> modules = {}; ///< of each model of the project
    QStringList packages = {};           ///< the first parts of the project's own modules
};

/// Where an expression stands, for what it can refer to and for notes.
struct Place
{
    const Model *model = nullptr;
    QString subject = {};     ///< `Article.code`, `Article`
    QString option = {};      ///< `default`; empty: a base or the class of a field
    bool inClassBody = false; ///< where names of the class are seen (Meta does not see them)
};

/// The names of a file that is written: says how an expression refers to things there, and remembers the imports and
/// statements that this takes.
class FileNames
{
    Q_DECLARE_TR_FUNCTIONS(CleanModels)

public:
    FileNames(const ProjectFiles &project, const ModuleFile &file);

    /// An expression with the names of this file; nothing, and a note, where the source is no expression of Python.
    std::optional<QString> expression(const QString &source, const Place &place);
    /// Whether all names of it can be written in this file.
    bool isKnown(const QString &source, const Place &place) const;

    /// A statement that was read from the file gives the first part of a dotted name.
    bool defines(const QString &dotted, const Place &place) const
    {
        return !findDefinition(dotted, place).text.isEmpty();
    }

    /// `models`, imported.
    QString models(const Place &place);
    /// A model as a class: imported if it stands in another file.  Empty if that cannot be done in the body of
    /// `place.model`.
    QString classOf(const Model &model, const Place &place);
    QString imported(const ImportedName &name, const Place &place);

    /// Class bodies in the order they are written: from here on `name` hides what stands outside.
    void enterClass(const Model &model);
    void bindInClass(const QString &name) { m_bound.insert(name); }
    bool isBoundInClass(const QString &name) const { return m_bound.contains(name); }
    /// Some definition, import or model of the file has that name.
    bool isTaken(const QString &name) const;

    const Imports &imports() const { return m_imports; }
    /// The statements that make the managers of a model that was read, in their order.
    QStringList managers(ModelId owner);
    /// The statements that go above the models, or to the top of a model's class.
    QStringList statements(ModelId owner) const;
    /// The model was read from a file, so that what its Meta says is said there.
    bool isRead(ModelId model) const { return m_source && m_source->models.contains(model); }
    const QStringList &notes() const { return m_notes; }
    void note(const QString &sentence);

private:
    /// What stands for a dotted name, and what it takes.
    struct Found
    {
        QString text = {};         ///< empty: nothing is known of the name
        qsizetype definition = -1; ///< of the file
        std::optional<ImportedName> import = {};
    };

    Found find(const QString &dotted, const Place &place) const;
    Found findDefinition(const QString &dotted, const Place &place) const;
    Found findByPath(const QString &dotted) const;
    Found findElsewhere(const QString &dotted) const;
    QString resolved(const QString &dotted, const Place &place);
    QString freeAlias(const ImportedName &name, const Place &place) const;
    void require(qsizetype definition);
    void requireStar();
    QString near(const QString &module) const;
    ImportedName here(const ImportedName &name, const SourceFile &source) const;
    void missing(const QString &name, const Place &place);

    const ProjectFiles &m_project;
    const ModuleFile &m_file;
    const SourceFile *m_source = nullptr;
    QList<Definition> m_definitions = {};
    QList<QList<ImportedName>> m_imported = {}; ///< by each of them, where it is an import
    QSet<QString> m_classes = {};
    QSet<qsizetype> m_required = {};
    QSet<QString> m_bound = {};
    Imports m_imports = {};
    QStringList m_notes = {};
};

} // namespace relata::clean
