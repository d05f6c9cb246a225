// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/sqlorigin.h"

#include "model/fields/catalogue.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

struct SqlOrigin
{
    Q_DECLARE_TR_FUNCTIONS(SqlOrigin)
};

using Rule = OnDelete::Rule;

// What Django does in place of the database.
struct Reason
{
    Rule rule;
    const char *text;
};
constexpr std::array reasons = {
    Reason{Rule::Cascade, QT_TRANSLATE_NOOP("SqlOrigin", "Django itself deletes the rows that point at it, so the SQL holds no ON DELETE.")},
    Reason{Rule::Protect, QT_TRANSLATE_NOOP("SqlOrigin", "Django itself refuses to delete what rows point at, so the SQL holds no ON DELETE.")},
    Reason{Rule::Restrict, QT_TRANSLATE_NOOP("SqlOrigin", "Django itself refuses to delete what rows point at unless they go too, so the SQL holds no ON DELETE.")},
    Reason{Rule::SetNull, QT_TRANSLATE_NOOP("SqlOrigin", "Django itself sets the column to NULL, so the SQL holds no ON DELETE.")},
    Reason{Rule::SetDefault, QT_TRANSLATE_NOOP("SqlOrigin", "Django itself sets the column to its default, so the SQL holds no ON DELETE.")},
    Reason{Rule::Set, QT_TRANSLATE_NOOP("SqlOrigin", "Django itself sets the column to that value, so the SQL holds no ON DELETE.")},
    Reason{Rule::DoNothing, QT_TRANSLATE_NOOP("SqlOrigin", "Django leaves the rows alone and tells the database nothing, so the SQL holds no ON DELETE.")},
    Reason{Rule::Custom, QT_TRANSLATE_NOOP("SqlOrigin", "Django itself calls the function, so the SQL holds no ON DELETE.")},
};

const Reason *reasonOf(Rule rule)
{
    const auto found = std::find_if(reasons.begin(), reasons.end(), [&](const Reason &reason) { return reason.rule == rule; });
    return found == reasons.end() ? nullptr : &*found;
}

const ResolvedField *fieldOf(const ResolvedModel &model, FieldId id)
{
    if (id.isNull())
        return nullptr;
    for (const QList<ResolvedField> *list : {&model.columns, &model.manyToMany, &model.virtuals}) {
        for (const ResolvedField &field : *list) {
            if (field.field.id == id)
                return &field;
        }
    }
    return nullptr;
}

bool isWritten(const ResolvedField &field)
{
    return field.made == Made::Declared || field.made == Made::Inherited;
}

// A foreign key with a constraint in the database.
bool isConstrained(const ResolvedField &field)
{
    return field.target >= 0 && field.field.relation && hasOnDelete(field.field.type)
           && effective(field.field, u"db_constraint").toBool(true);
}

bool isLinkTable(const Registry &registry, const ResolvedField &field)
{
    return field.through >= 0 && registry.at(field.through).linkOf >= 0
           && effective(field.field, u"db_constraint").toBool(true);
}

QString listed(const QStringList &words)
{
    if (words.size() < 2)
        return words.join(QString());
    return SqlOrigin::tr("%1 and %2").arg(words.first(words.size() - 1).join(u", "_s), words.last());
}

} // namespace

QString originText(const Registry &registry, ModelId model, FieldId field)
{
    const ResolvedModel *resolved = registry.find(model);
    if (!resolved)
        return {};
    const ResolvedField *made = fieldOf(*resolved, field);
    if (!made)
        return resolved->origin == Origin::Contrib ? SqlOrigin::tr("%1 – a model of Django's own").arg(resolved->label())
                                                   : resolved->label();
    QString text = SqlOrigin::tr("%1.%2 – %3").arg(resolved->label(), made->field.name, className(made->field));
    if (made->target >= 0)
        text = SqlOrigin::tr("%1 to %2").arg(text, registry.at(made->target).label());
    const Model *base = made->made == Made::Inherited ? registry.schema().find(made->declaredBy) : nullptr;
    return base ? SqlOrigin::tr("%1, inherited from %2").arg(text, registry.schema().label(*base)) : text;
}

Selected originOf(const Registry &registry, ModelId model, FieldId field)
{
    const ResolvedModel *resolved = registry.find(model);
    const ResolvedField *made = resolved ? fieldOf(*resolved, field) : nullptr;
    return made && isWritten(*made) ? Selected{.model = made->declaredBy.isNull() ? model : made->declaredBy, .field = field}
                                    : Selected{.model = model};
}

FieldId fieldOfColumn(const Registry &registry, ModelId model, const QString &column)
{
    const ResolvedModel *resolved = registry.find(model);
    if (!resolved)
        return {};
    for (const ResolvedField &field : resolved->columns) {
        if (field.column == column)
            return isWritten(field) ? field.field.id : FieldId();
    }
    return {};
}

QString onDeleteReason(const Registry &registry, ModelId model, FieldId field)
{
    const ResolvedModel *resolved = registry.find(model);
    const ResolvedField *made = resolved ? fieldOf(*resolved, field) : nullptr;
    if (made && isLinkTable(registry, *made))
        return SqlOrigin::tr("Django itself deletes the links of what is deleted, so the SQL holds no ON DELETE.");
    if (!made || !isConstrained(*made))
        return {};
    const OnDelete &onDelete = made->field.relation->onDelete;
    const Reason *reason = reasonOf(onDelete.rule);
    return reason ? u"on_delete=%1: %2"_s.arg(onDeleteText(onDelete), SqlOrigin::tr(reason->text)) : QString();
}

QString onDeleteNote(const Registry &registry, const std::function<bool(const ResolvedModel &)> &isShown)
{
    QSet<Rule> used;
    for (const ResolvedModel &model : registry.models()) {
        if (model.proxyFor >= 0 || !model.managed || model.swappedOut || !isShown(model))
            continue;
        for (const ResolvedField &field : model.columns) {
            if (isConstrained(field))
                used.insert(field.field.relation->onDelete.rule);
        }
    }
    QStringList names;
    for (const OnDeleteRow &row : onDeleteRules()) {
        if (used.contains(row.rule) && reasonOf(row.rule))
            names.append(row.rule == Rule::Custom ? SqlOrigin::tr("functions of your own")
                         : row.takesArgument      ? row.name.toString() + u"()"_s
                                                  : row.name.toString());
    }
    return names.isEmpty() ? QString()
                           : SqlOrigin::tr("No ON DELETE for %1, which Django carries out itself.").arg(listed(names));
}

} // namespace relata
