// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/document/document.h"
#include "designer/document/livechecks.h"
#include "designer/panels/properties/propertiespanel.h"
#include "model/fields/catalogue.h"
#include "model/schema/refactor.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

namespace relata {

/// A small blog with the panel that shows its parts.
struct PanelOnBlog
{
    Document document;
    Selection selection;
    ModelId user = ModelId::named(QStringLiteral("auth.User"));
    ModelId article;
    ModelId category;
    ModelId tag;
    FieldId title;
    FieldId author;
    FieldId parent;
    FieldId tags;
    PropertiesPanel panel{document, selection};

    PanelOnBlog()
    {
        Project project;
        Schema &schema = project.schema;
        const AppId blog = appNamed(schema, QStringLiteral("blog"));
        article = addModel(schema, blog, QStringLiteral("Article"));
        category = addModel(schema, blog, QStringLiteral("Category"));
        tag = addModel(schema, blog, QStringLiteral("Tag"));
        title = add(schema, article, QStringLiteral("title"), FieldType::Char);
        schema.find(article)->find(title)->options.set(QStringLiteral("max_length"), 200);
        author = relate(schema, Relationship::ForeignKey, user, QStringLiteral("author"));
        parent = relate(schema, Relationship::ForeignKey, category, QStringLiteral("category"));
        tags = relate(schema, Relationship::ManyToMany, tag, QStringLiteral("tags"));
        document.reset(project);
        panel.resize(320, 900);
        panel.show();
        settle();
    }

    static FieldId add(Schema &schema, ModelId model, const QString &name, FieldType type)
    {
        Field field{.id = FieldId::create(), .name = name};
        changeFieldType(field, type);
        field.id = FieldId::create();
        schema.find(model)->fields.append(field);
        return field.id;
    }

    FieldId relate(Schema &schema, Relationship kind, ModelId to, const QString &name) const
    {
        const FieldId id = addRelationship(schema, kind, article, to);
        schema.find(article)->find(id)->name = name;
        return id;
    }

    void select(ModelId model, FieldId field = {})
    {
        selection.select({.model = model, .field = field});
        settle();
    }

    /// Lets what is due be done: checks come after the change.
    void settle()
    {
        QCoreApplication::processEvents();
        LiveChecks::of(document).finish();
        QCoreApplication::processEvents();
    }

    const Model &model() const { return *document.schema().find(article); }
    const Field &field(FieldId id) const { return *model().find(id); }
    int steps() const { return document.undoStack().count(); }
    void undo()
    {
        document.undoStack().undo();
        settle();
    }

    template <typename T> T *find(const QString &name) const
    {
        for (T *widget : panel.findChildren<T *>(name)) {
            if (widget->isVisibleTo(&panel) || !widget->isWindow())
                if (isOnPage(widget))
                    return widget;
        }
        return nullptr;
    }

    /// Types as a person would: the line is selected, and each letter is a key.
    void type(const QString &name, const QString &text)
    {
        auto *line = find<QLineEdit>(name);
        QVERIFY2(line, qPrintable(name));
        line->setFocus();
        line->selectAll();
        if (text.isEmpty())
            QTest::keyClick(line, Qt::Key_Delete);
        else
            QTest::keyClicks(line, text);
        settle();
    }

private:
    bool isOnPage(const QWidget *widget) const
    {
        for (const QWidget *up = widget; up && up != &panel; up = up->parentWidget()) {
            if (up->objectName().endsWith(QStringLiteral("Page")))
                return up->isVisibleTo(&panel);
        }
        return true;
    }
};

/// Hands on the panel, for tests that begin each time with the blog.
class PanelTest
{
protected:
    template <typename T> T *find(const char *name) const { return m_blog->find<T>(QString::fromLatin1(name)); }
    QString shown(const char *name) const { return find<QLabel>(name) ? find<QLabel>(name)->text() : QString(); }
    void click(const char *name)
    {
        auto *button = find<QAbstractButton>(name);
        QVERIFY2(button, name);
        QTest::mouseClick(button, Qt::LeftButton);
        m_blog->settle();
    }
    void typeInCombo(const char *name, const QString &text)
    {
        auto *line = find<QComboBox>(name)->lineEdit();
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
        QTest::keyClick(find<QComboBox>(name), Qt::Key_Return);
        m_blog->settle();
    }
    OnDelete::Rule rule() const { return m_blog->field(m_blog->author).relation->onDelete.rule; }
    Value option(FieldId field, QStringView name) const { return m_blog->field(field).options.value(name); }

    std::unique_ptr<PanelOnBlog> m_blog;
};

} // namespace relata
