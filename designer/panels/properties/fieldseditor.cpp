// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/properties/fieldseditor.h"

#include "designer/document/document.h"
#include "designer/panels/properties/linecontrols.h"
#include "designer/theme/theme.h"
#include "model/fields/catalogue.h"
#include "model/schema/names.h"
#include "model/schema/refactor.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QSignalBlocker>
#include <QToolButton>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

constexpr int rowHeight = 28;
constexpr int mostRows = 9;
constexpr int idRole = Qt::UserRole;

QString describe(const Schema &schema, const Field &field)
{
    if (!field.relation)
        return shortType(field);
    const Model *to = schema.find(field.relation->to.id);
    return u"→ "_s + (to ? to->name : field.relation->to.source);
}

// The name left, the type right in quiet text.
class FieldLine : public QWidget
{
public:
    FieldLine(const QString &name, const QString &type, QWidget *parent)
        : QWidget(parent)
    {
        auto *box = new QHBoxLayout(this);
        box->setContentsMargins(6, 0, 8, 0);
        auto *quiet = new QLabel(type, this);
        quiet->setFont(uiFont(12));
        setRole(quiet, "quiet");
        box->addWidget(new QLabel(name, this));
        box->addStretch();
        box->addWidget(quiet);
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }
};

} // namespace

FieldsEditor::FieldsEditor(Document &document, Selection &selection, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_selection(selection)
    , m_list(new QListWidget(this))
    , m_bar(new QWidget(this))
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, resetWidth, 0);
    box->setSpacing(4);
    m_list->setObjectName(u"fieldList"_s);
    m_list->setAccessibleName(tr("Fields"));
    m_list->setProperty("framed", true);
    m_list->setProperty("muted", true);
    m_list->setToolTip(tr("Double-click or Enter goes to the field."));
    m_list->installEventFilter(this);
    box->addWidget(m_list);
    auto *bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(0, 0, 0, 0);
    bar->setSpacing(2);
    QToolButton *plus = addButton(u"add"_s, u"addField"_s, tr("Add a field"));
    m_remove = addButton(u"remove"_s, u"removeField"_s, tr("Remove the field"));
    m_up = addButton(u"up"_s, u"moveFieldUp"_s, tr("Move the field up"));
    m_down = addButton(u"down"_s, u"moveFieldDown"_s, tr("Move the field down"));
    bar->addStretch();
    box->addWidget(m_bar);
    connect(plus, &QToolButton::clicked, this, &FieldsEditor::add);
    connect(m_remove, &QToolButton::clicked, this, &FieldsEditor::remove);
    connect(m_up, &QToolButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { move(1); });
    connect(m_list, &QListWidget::itemDoubleClicked, this, &FieldsEditor::open);
    connect(m_list, &QListWidget::currentRowChanged, this, &FieldsEditor::enableButtons);
}

QToolButton *FieldsEditor::addButton(const QString &iconName, const QString &name, const QString &text)
{
    auto *button = new QToolButton(m_bar);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setToolTip(text);
    button->setIcon(icon(iconName));
    button->setIconSize({16, 16});
    button->setFocusPolicy(Qt::TabFocus);
    m_bar->layout()->addWidget(button);
    return button;
}

void FieldsEditor::display(ModelId modelId)
{
    const Model *model = m_document.schema().find(modelId);
    if (!model)
        return;
    QStringList wanted;
    for (const Field &field : model->fields)
        wanted.append(field.id.text() + field.name + describe(m_document.schema(), field));
    if (wanted == m_shown && modelId == m_model)
        return;
    const FieldId before = m_model == modelId ? current() : FieldId();
    m_model = modelId;
    m_shown = wanted;
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    for (const Field &field : model->fields) {
        auto *item = new QListWidgetItem(m_list);
        const QString type = describe(m_document.schema(), field);
        item->setData(idRole, field.id.text());
        item->setData(Qt::AccessibleTextRole, field.name + u' ' + type);
        item->setSizeHint({0, rowHeight});
        m_list->setItemWidget(item, new FieldLine(field.name, type, m_list));
        if (field.id == before)
            m_list->setCurrentItem(item);
    }
    m_list->setFixedHeight(qBound(1, int(model->fields.size()), mostRows) * rowHeight + 6);
    enableButtons();
}

FieldId FieldsEditor::current() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? FieldId::fromText(item->data(idRole).toString()) : FieldId();
}

void FieldsEditor::enableButtons()
{
    const int row = m_list->currentRow();
    m_remove->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_list->count());
}

// A new field is gone to at once, to be named.
void FieldsEditor::add()
{
    const FieldId id = FieldId::create();
    m_document.edit(tr("Add field"), [&](Project &project) {
        Model *model = project.schema.find(m_model);
        if (!model)
            return;
        QStringList taken;
        for (const Field &field : std::as_const(model->fields))
            taken.append(field.name);
        Field field{.id = id, .name = unusedName(u"field"_s, taken)};
        field.options.set(u"max_length"_s, 200);
        model->fields.append(field);
    });
    m_selection.select({.model = m_model, .field = id});
}

void FieldsEditor::remove()
{
    const FieldId id = current();
    const int row = m_list->currentRow();
    if (id.isNull())
        return;
    m_document.edit(tr("Remove field"), [&](Project &project) { removeField(project.schema, m_model, id); });
    m_list->setCurrentRow(qMin(row, m_list->count() - 1));
}

void FieldsEditor::move(int by)
{
    const int row = m_list->currentRow();
    const int target = row + by;
    if (row < 0 || target < 0 || target >= m_list->count())
        return;
    m_document.edit(by < 0 ? tr("Move field up") : tr("Move field down"), [&](Project &project) {
        if (Model *model = project.schema.find(m_model))
            model->fields.move(row, target);
    });
}

void FieldsEditor::open()
{
    if (!current().isNull())
        m_selection.select({.model = m_model, .field = current()});
}

bool FieldsEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool alt = key->modifiers() & Qt::AltModifier;
        switch (key->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            open();
            return true;
        case Qt::Key_Delete:
            remove();
            return true;
        case Qt::Key_Insert:
            add();
            return true;
        case Qt::Key_Up:
            if (alt) {
                move(-1);
                return true;
            }
            break;
        case Qt::Key_Down:
            if (alt) {
                move(1);
                return true;
            }
            break;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace relata
