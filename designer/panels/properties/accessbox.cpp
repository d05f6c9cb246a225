// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/properties/accessbox.h"

#include "designer/panels/properties/linecontrols.h"
#include "designer/theme/theme.h"
#include "model/fields/catalogue.h"

#include <QCoreApplication>
#include <QGridLayout>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("AccessBox", text);
}

QString resultOf(const Registry &registry, const Accessor &accessor)
{
    if (accessor.to < 0)
        return tr("→ any object");
    const QString name = registry.at(accessor.to).name;
    return accessor.many ? tr("→ many %1").arg(name) : u"→ "_s + name;
}

std::optional<Accessor> accessorOf(const Registry &registry, int model, const FieldKey &key, bool reverse)
{
    for (const Accessor &accessor : accessors(registry, model)) {
        if (accessor.field == key && accessor.reverse == reverse)
            return accessor;
    }
    return std::nullopt;
}

// Where the field is: in its own model, or, if that is abstract, in the first one that inherits it.
std::optional<FieldKey> keyOf(const Registry &registry, ModelId model, FieldId field)
{
    const auto in = [&](int index) -> std::optional<FieldKey> {
        const ResolvedModel &resolved = registry.at(index);
        const auto look = [&](FieldList list, const QList<ResolvedField> &fields) -> std::optional<FieldKey> {
            for (int i = 0; i < fields.size(); ++i) {
                if (fields[i].field.id == field)
                    return FieldKey{index, list, i};
            }
            return std::nullopt;
        };
        if (const auto key = look(FieldList::Columns, resolved.columns))
            return key;
        if (const auto key = look(FieldList::ManyToMany, resolved.manyToMany))
            return key;
        return look(FieldList::Virtual, resolved.virtuals);
    };
    if (const int index = registry.indexOf(model); index >= 0)
        return in(index);
    for (int index = 0; index < registry.models().size(); ++index) {
        if (registry.at(index).linkOf >= 0)
            continue;
        if (const auto key = in(index))
            return key;
    }
    return std::nullopt;
}

// A field that a person would filter by: the first that is neither the key nor a relation.
QString tellingField(const ResolvedModel &model)
{
    for (const ResolvedField &column : model.columns) {
        if (!column.primaryKey && column.target < 0)
            return column.field.name;
    }
    return u"pk"_s;
}

} // namespace

QList<AccessLine> accessLines(const Registry &registry, ModelId model, FieldId field)
{
    const std::optional<FieldKey> key = keyOf(registry, model, field);
    if (!key)
        return {};
    QList<AccessLine> lines;
    const ResolvedField &resolved = registry.field(*key);
    if (const auto forward = accessorOf(registry, key->model, *key, false))
        lines.append({accessExpression(registry, *forward), resultOf(registry, *forward)});
    if (resolved.target < 0)
        return lines;
    const auto back = accessorOf(registry, resolved.target, *key, true);
    if (back && !back->name.isEmpty())
        lines.append({accessExpression(registry, *back), resultOf(registry, *back)});
    else
        lines.append({{}, tr("No accessor on %1.").arg(registry.at(resolved.target).name)});
    if (back && !resolved.hidden && !back->queryName.isEmpty()) {
        const QString lookup = u"%1__%2=…"_s.arg(back->queryName, tellingField(registry.at(key->model)));
        lines.append({u"filter(%1)"_s.arg(lookup), {}});
    }
    return lines;
}

AccessBox::AccessBox(QWidget *parent)
    : QFrame(parent)
    , m_grid(new QGridLayout(this))
{
    setObjectName(u"accessBox"_s);
    setFrameShape(QFrame::StyledPanel);
    setProperty("card", true);
    m_grid->setContentsMargins(10, 8, 10, 10);
    m_grid->setHorizontalSpacing(6);
    m_grid->setVerticalSpacing(5);
    m_grid->setColumnStretch(0, 1);
    auto *title = new QLabel(tr("ACCESS"), this);
    title->setFont(uiFont(11, QFont::DemiBold));
    setRole(title, "section");
    m_grid->addWidget(title, 0, 0, 1, 2);
}

void AccessBox::display(const QList<AccessLine> &lines)
{
    setVisible(!lines.isEmpty());
    if (lines == m_lines)
        return;
    m_lines = lines;
    qDeleteAll(m_labels);
    m_labels.clear();
    int row = 1;
    const auto put = [&](const QString &text, int column, int columns, bool code) {
        if (text.isEmpty())
            return;
        // Places to break long expressions at; so the text is not for copying.
        QString shown = text;
        if (code)
            shown.replace(u'.', u".\u200b"_s)
                .replace(u'(', u"(\u200b"_s)
                .replace("__"_L1, u"__\u200b"_s)
                .replace(u"(\u200b)"_s, u"()"_s);
        auto *label = sentence(shown, this, code ? "code" : "quiet");
        label->setTextInteractionFlags(Qt::NoTextInteraction);
        label->setAccessibleName(text);
        label->setFont(code ? codeFont(12) : uiFont(12));
        label->setWordWrap(code || columns > 1);
        m_grid->addWidget(label, row, column, 1, columns,
                          column == 1 ? Qt::AlignRight | Qt::AlignTop : Qt::Alignment());
        m_labels.append(label);
    };
    for (const AccessLine &line : lines) {
        put(line.expression, 0, line.result.isEmpty() ? 2 : 1, true);
        put(line.result, line.expression.isEmpty() ? 0 : 1, line.expression.isEmpty() ? 2 : 1, false);
        ++row;
    }
    setAccessibleName(tr("Access"));
    setAccessibleDescription(text());
}

QString AccessBox::text() const
{
    QStringList out;
    for (const AccessLine &line : m_lines)
        out.append((line.expression + u' ' + line.result).trimmed());
    return out.join(u'\n');
}

} // namespace relata
