// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/document/selection.h"

#include <QScrollArea>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace relata {

class Document;
class FieldPage;
class LiveChecks;
class ModelPage;
class ProjectPage;
struct Changes;
struct Fix;

/// The properties of what is selected: a model, a field or relationship, several of them, or the project.
class PropertiesPanel : public QScrollArea
{
    Q_OBJECT

public:
    PropertiesPanel(Document &document, Selection &selection, QWidget *parent = nullptr);
    ~PropertiesPanel() override;

    QSize sizeHint() const override { return {320, 640}; }

private:
    enum class Page : quint8 { Project, Model, Field, Mixed };

    void showSelection();
    void refresh(const Changes &changes);
    void display(bool fresh);
    void showProblems();
    void apply(const Fix &fix);
    QList<Selected> existing() const;

    Document &m_document;
    Selection &m_selection;
    LiveChecks &m_checks;
    QList<Selected> m_things;
    Page m_page = Page::Project;
    QWidget *m_stack;
    ProjectPage *m_projectPage;
    ModelPage *m_modelPage;
    FieldPage *m_fieldPage;
    QLabel *m_mixed;
};

} // namespace relata
