// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/properties/propertiespanel.h"

#include "designer/document/document.h"
#include "designer/document/livechecks.h"
#include "designer/panels/properties/fieldedits.h"
#include "designer/panels/properties/fieldpage.h"
#include "designer/panels/properties/linecontrols.h"
#include "designer/panels/properties/modelpage.h"
#include "designer/panels/properties/projectpage.h"

#include <QVBoxLayout>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// A QStackedWidget would be as tall as the tallest of its pages.
void showPage(QLayout &pages, int shown)
{
    for (int i = 0; i < pages.count(); ++i) {
        if (i != shown)
            pages.itemAt(i)->widget()->hide();
    }
    pages.itemAt(shown)->widget()->show();
}

} // namespace

PropertiesPanel::PropertiesPanel(Document &document, Selection &selection, QWidget *parent)
    : QScrollArea(parent)
    , m_document(document)
    , m_selection(selection)
    , m_checks(LiveChecks::of(document))
    , m_stack(new QWidget(this))
    , m_projectPage(new ProjectPage(document, m_stack))
    , m_modelPage(new ModelPage(document, selection, m_stack))
    , m_fieldPage(new FieldPage(document, m_stack))
    , m_mixed(sentence({}, m_stack))
{
    setObjectName(u"propertiesPanel"_s);
    setAccessibleName(tr("Properties"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(280);
    m_mixed->setObjectName(u"mixedSelection"_s);
    m_mixed->setAlignment(Qt::AlignTop);
    auto *pages = new QVBoxLayout(m_stack);
    pages->setContentsMargins(0, 0, 0, 0);
    for (QWidget *page : std::initializer_list<QWidget *>{m_projectPage, m_modelPage, m_fieldPage, m_mixed})
        pages->addWidget(page);
    auto *holder = new QWidget(this);
    holder->setObjectName(u"propertiesHolder"_s);
    auto *box = new QVBoxLayout(holder);
    box->setContentsMargins(16, 12, 4, 16);
    box->addWidget(m_stack);
    setWidget(holder);

    connect(&document, &Document::changed, this, &PropertiesPanel::refresh);
    connect(&m_checks, &LiveChecks::checked, this, &PropertiesPanel::showProblems);
    connect(&selection, &Selection::changed, this, &PropertiesPanel::showSelection);
    connect(m_modelPage, &ModelPage::fixRequested, this, &PropertiesPanel::apply);
    connect(m_fieldPage, &FieldPage::fixRequested, this, &PropertiesPanel::apply);
    showSelection();
}

PropertiesPanel::~PropertiesPanel()
{
    leaveControls(*this);
}

QList<Selected> PropertiesPanel::existing() const
{
    QList<Selected> found;
    for (const Selected &thing : m_selection.items()) {
        if (!thing.field.isNull() ? fieldOf(m_document.schema(), thing) != nullptr
                                  : m_document.schema().find(thing.model) != nullptr)
            found.append(thing);
    }
    return found;
}

void PropertiesPanel::showSelection()
{
    m_document.endMerge();
    display(true);
    ensureVisible(0, 0);
}

void PropertiesPanel::refresh(const Changes &changes)
{
    if (changes.schema())
        display(changes.everything);
}

void PropertiesPanel::display(bool fresh)
{
    const QList<Selected> things = existing();
    fresh = fresh || things != m_things;
    m_things = things;
    const auto fields =
        std::count_if(things.begin(), things.end(), [](const Selected &thing) { return !thing.field.isNull(); });
    m_page = things.isEmpty()          ? Page::Project
             : fields == 0             ? Page::Model
             : fields == things.size() ? Page::Field
                                       : Page::Mixed;
    switch (m_page) {
    case Page::Project:
        m_projectPage->display();
        break;
    case Page::Model:
        m_modelPage->display(things, fresh);
        break;
    case Page::Field:
        m_fieldPage->display(things, fresh);
        break;
    case Page::Mixed:
        m_mixed->setText(tr(
            "Models and fields are selected together. Select only models, or only fields, to edit what they share."));
        break;
    }
    showPage(*m_stack->layout(), int(m_page));
    showProblems();
}

void PropertiesPanel::showProblems()
{
    if (m_page != Page::Model && m_page != Page::Field)
        return;
    QList<Problem> problems;
    if (m_things.size() == 1) {
        const Selected &thing = m_things.first();
        for (const Problem &problem : m_checks.problems()) {
            if (problem.model == thing.model && (thing.field.isNull() || problem.field == thing.field))
                problems.append(problem);
        }
    }
    if (m_page == Page::Model)
        m_modelPage->showProblems(problems);
    else
        m_fieldPage->showProblems(problems);
}

void PropertiesPanel::apply(const Fix &fix)
{
    if (!m_checks.isCurrent()) {
        // The schema has changed since: the fix may be another by now.
        m_checks.finish();
        return;
    }
    m_document.endMerge();
    m_document.edit(fix.text, [&](Project &project) { fix.apply(project.schema); });
}

} // namespace relata
