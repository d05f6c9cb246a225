// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/project/project.h"
#include "model/schema/refactor.h"

namespace relata {

inline Field textField(const QString &name, int length)
{
    Field field{.id = FieldId::create(), .name = name, .type = FieldType::Char};
    field.options.set(QStringLiteral("max_length"), length);
    return field;
}

/// The project that the panels' tests look at: press.Author, press.Article (author, section) and press.Section, all placed.
struct Newsroom
{
    Project project = {};
    ModelId author = {};
    ModelId article = {};
    ModelId section = {};
    FieldId title = {};
    FieldId byAuthor = {};

    Newsroom()
    {
        Schema &schema = project.schema;
        const AppId app = appNamed(schema, QStringLiteral("press"));
        author = addModel(schema, app, QStringLiteral("Author"));
        article = addModel(schema, app, QStringLiteral("Article"));
        section = addModel(schema, app, QStringLiteral("Section"));
        schema.find(author)->fields.append(textField(QStringLiteral("name"), 50));
        schema.find(section)->fields.append(textField(QStringLiteral("name"), 50));
        const Field headline = textField(QStringLiteral("title"), 200);
        title = headline.id;
        schema.find(article)->fields.append(headline);
        byAuthor = addRelationship(schema, Relationship::ForeignKey, article, author);
        addRelationship(schema, Relationship::ForeignKey, article, section);
        for (const ModelId id : {author, article, section})
            project.layout.places.insert(id, QPointF(project.layout.places.size() * 320, 0));
    }

    Model &at(ModelId id) { return *project.schema.find(id); }
};

/// Many models with a foreign key to the one before.
inline Project manyModels(int count)
{
    Project project;
    const AppId app = appNamed(project.schema, QStringLiteral("big"));
    ModelId before;
    for (int i = 0; i < count; ++i) {
        const ModelId id = addModel(project.schema, app, QStringLiteral("Thing%1").arg(i, 4, 10, QChar(u'0')));
        for (int field = 0; field < 8; ++field)
            project.schema.find(id)->fields.append(textField(QStringLiteral("field%1").arg(field), 100));
        if (!before.isNull())
            addRelationship(project.schema, Relationship::ForeignKey, id, before);
        project.layout.places.insert(id, QPointF((i % 30) * 320, (i / 30) * 320));
        before = id;
    }
    return project;
}

} // namespace relata
