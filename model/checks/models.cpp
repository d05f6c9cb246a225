// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/checks/findings.h"
#include "model/fields/djangoversion.h"
#include "model/schema/names.h"

// What Django checks of a model's name, fields and keys: https://docs.djangoproject.com/en/5.2/ref/checks/#models

namespace relata {

using namespace Qt::StringLiterals;

namespace {

void checkName(const ModelSubject &subject, Findings &findings)
{
    const QString &name = subject.model.name;
    if (!isIdentifier(name))
        findings.add(subject, {.id = u"relata.E001"_s,
                               .message = Checks::tr("\"%1\" cannot be the name of a model.").arg(name),
                               .hint = Checks::tr("Use letters, digits and underscores, and no word of Python's own.")});
    else if (name.startsWith(u'_') || name.endsWith(u'_'))
        findings.add(subject, {.id = u"models.E023"_s,
                               .message = Checks::tr("The name of a model must not begin or end with an underscore.")});
    else if (name.contains("__"_L1))
        findings.add(subject, {.id = u"models.E024"_s,
                               .message = Checks::tr("The name of a model must not contain \"__\": filters use it to follow relations.")});
    if (name.size() > 100)
        findings.add(subject, {.id = u"contenttypes.E005"_s,
                               .message = Checks::tr("The name of a model can have 100 characters at most; this one has %1.").arg(name.size())});
}

void checkProxy(const ModelSubject &subject, Findings &findings)
{
    const ResolvedModel &model = subject.model;
    if (!model.meta.flag(u"proxy") || (localFields(model).isEmpty() && model.manyToMany.isEmpty()))
        return;
    findings.add(Problem{.id = u"models.E017"_s,
                         .level = Level::Error,
                         .model = model.id,
                         .field = {},
                         .object = {},
                         .message = Checks::tr("The proxy model %1 has fields, but no table to keep them in.").arg(model.name),
                         .hint = Checks::tr("Move the fields to %1, or make it a model of its own.")
                                     .arg(model.proxyFor >= 0 ? subject.registry.at(model.proxyFor).name : Checks::tr("its parent")),
                         .fix = std::nullopt});
}

void checkSameLinks(const ModelSubject &subject, Findings &findings)
{
    const QList<ResolvedField> &fields = subject.model.manyToMany;
    for (qsizetype i = 0; i < fields.size(); ++i) {
        for (qsizetype before = 0; before < i; ++before) {
            const ResolvedField &a = fields[before];
            const ResolvedField &b = fields[i];
            if (a.target < 0 || a.through < 0 || a.target != b.target || a.through != b.through
                || a.field.relation->throughFields != b.field.relation->throughFields)
                continue;
            findings.add(subject, {.id = u"models.E003"_s,
                                   .message = Checks::tr("%1 and %2 are the same relation through %3.")
                                                  .arg(a.field.name, b.field.name, subject.registry.at(a.through).label())});
            break;
        }
    }
}

bool checkIdField(const ModelSubject &subject, Findings &findings)
{
    const ResolvedField *key = subject.model.key();
    if (!key || key->field.name != u"id")
        return false;
    for (const ResolvedField &field : subject.model.columns) {
        if (field.field.name != u"id" || &field == key || field.primaryKey)
            continue;
        findings.add(subject, {.id = u"models.E004"_s,
                               .message = Checks::tr("A field can only be called \"id\" if it is the primary key."),
                               .fix = changeField(field.declaredBy, field.field.id, Checks::tr("Set primary_key=True on id"),
                                                  [](Field &changed) { changed.options.set(u"primary_key"_s, true); })});
        return true;
    }
    return false;
}

/// A field that has a name already, and whose model it is.
struct NameOwner
{
    QString field = {};
    int model = -1;
};

using TakenNames = QHash<QString, NameOwner>;

const NameOwner *taken(const TakenNames &names, const ResolvedField &field)
{
    auto found = names.constFind(field.field.name);
    if (found == names.constEnd() && !field.attname.isEmpty())
        found = names.constFind(field.attname);
    return found == names.constEnd() ? nullptr : &*found;
}

void take(TakenNames &names, const ResolvedField &field, int model)
{
    names.insert(field.field.name, {field.field.name, model});
    if (!field.attname.isEmpty())
        names.insert(field.attname, {field.field.name, model});
}

// Everything a parent calls something, reverse relations too.
void takeAll(TakenNames &names, const Registry &registry, int parent)
{
    QList<int> models = registry.at(parent).parents;
    models.prepend(parent);
    for (int index : std::as_const(models)) {
        const ResolvedModel &model = registry.at(index);
        for (const QList<ResolvedField> *list : {&model.columns, &model.manyToMany, &model.virtuals}) {
            for (const ResolvedField &field : *list)
                names.insert(field.field.name, {field.field.name, index});
        }
        if (model.proxyFor >= 0)
            continue;
        for (const FieldKey &key : model.reverse) {
            const ResolvedField &relation = registry.field(key);
            const bool inheritedLink = index != parent && relation.field.options.flag(u"parent_link");
            if (!relation.hidden && !inheritedLink && !registry.at(key.model).swappedOut)
                names.insert(relation.relatedQueryName, {relation.relatedQueryName, index});
        }
    }
}

bool checkParentsClash(const ModelSubject &subject, const QList<int> &parents, TakenNames &names, Findings &findings)
{
    bool clash = false;
    for (int parent : parents) {
        for (const ResolvedField *field : localFields(subject.registry.at(parent))) {
            if (const NameOwner *other = taken(names, *field)) {
                clash = true;
                findings.add(subject, {.id = u"models.E005"_s,
                                       .message = Checks::tr("The parents %1 and %2 both have a field \"%3\".")
                                                      .arg(subject.registry.at(other->model).label(), subject.registry.at(parent).label(),
                                                           field->field.name)});
            }
            take(names, *field, parent);
        }
    }
    return clash;
}

// Links to parents that the model does not have, because an ancestor has an attribute of the name.
QStringList missingLinks(const ModelSubject &subject)
{
    QStringList names;
    if (subject.model.proxyFor >= 0)
        return names;
    for (const int parent : subject.model.bases) {
        const auto leads = [&](const ResolvedField &field) {
            return field.field.options.flag(u"parent_link") && field.target == parent;
        };
        if (parent >= 0 && std::none_of(subject.model.columns.begin(), subject.model.columns.end(), leads))
            names.append(subject.registry.at(parent).name.toLower() + u"_ptr"_s);
    }
    return names;
}

// Most models have no parents, and no two of their fields share a name or an attribute: nothing has to be looked up then.
bool isFreeOfClashes(const ResolvedModel &model)
{
    if (!model.bases.isEmpty())
        return false;
    const QList<ResolvedField> &columns = model.columns;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        for (qsizetype j = 0; j < i; ++j) {
            const ResolvedField &a = columns[i], &b = columns[j];
            if (a.field.name == b.field.name || a.field.name == b.attname || a.attname == b.field.name || a.attname == b.attname)
                return false;
        }
    }
    return model.virtuals.isEmpty();
}

bool checkNameClashes(const ModelSubject &subject, Findings &findings)
{
    if (isFreeOfClashes(subject.model))
        return false;
    const Registry &registry = subject.registry;
    TakenNames names;
    const QList<int> parents = allParents(registry, subject.index);
    bool clash = checkParentsClash(subject, parents, names, findings);
    for (int parent : parents)
        takeAll(names, registry, parent);
    const auto message = [&](const QString &field, const NameOwner &other) {
        return Checks::tr("The field \"%1\" clashes with the field \"%2\" of %3.").arg(field, other.field, registry.at(other.model).label());
    };
    for (const ResolvedField &link : subject.model.columns) {
        const auto other = names.constFind(link.field.name);
        if (link.field.options.flag(u"parent_link") && other != names.constEnd()) {
            clash = true;
            findings.add(subject, {.id = u"models.E006"_s, .message = message(link.field.name, *other)});
        }
    }
    for (const QString &link : missingLinks(subject)) {
        if (const auto other = names.constFind(link); other != names.constEnd()) {
            clash = true;
            findings.add(subject, {.id = u"models.E006"_s, .message = message(link, *other)});
        }
    }
    const QList<const ResolvedField *> own = localFields(subject.model);
    for (int i = 0; i < own.size(); ++i) {
        const NameOwner *other = taken(names, *own[i]);
        const bool twoIds = other && own[i]->field.name == u"id" && other->field == u"id" && other->model == subject.index;
        if (other && !twoIds) {
            clash = true;
            const FieldKey key{subject.index, FieldList::Columns, i};
            findings.add(FieldSubject{registry, key, subject.model, *own[i], own[i]->field},
                         {.id = u"models.E006"_s, .message = message(own[i]->field.name, *other)});
        }
        take(names, *own[i], subject.index);
    }
    return clash;
}

bool checkSingleKey(const ModelSubject &subject, Findings &findings)
{
    const QList<const ResolvedField *> fields = localFields(subject.model);
    const auto isKey = [](const ResolvedField *field) {
        return field->primaryKey || field->field.type == FieldType::CompositePrimaryKey;
    };
    if (std::count_if(fields.begin(), fields.end(), isKey) < 2)
        return false;
    findings.add(subject, {.id = u"models.E026"_s,
                           .message = Checks::tr("Only one field of a model can be the primary key."),
                           .hint = Checks::tr("Keep primary_key=True on one of them, or use a CompositePrimaryKey.")});
    return true;
}

void checkClashes(const ModelSubject &subject, Findings &findings)
{
    const bool id = checkIdField(subject, findings);
    const bool names = checkNameClashes(subject, findings);
    const bool badName = subject.model.name.startsWith(u'_') || subject.model.name.endsWith(u'_')
        || subject.model.name.contains("__"_L1);
    const bool keys = checkSingleKey(subject, findings);
    if (id || names || badName || keys)
        return; // Django hides the clashes of columns that would follow
    const QList<ResolvedField> &columns = subject.model.columns;
    for (auto at = columns.begin(); at != columns.end(); ++at) {
        const ResolvedField &field = *at;
        if (std::none_of(columns.begin(), at, [&](const ResolvedField &other) { return other.column == field.column; }))
            continue;
        findings.add(subject, {.id = u"models.E007"_s,
                               .message = Checks::tr("The column \"%1\" of %2 is the column of another field too.").arg(field.column, field.field.name),
                               .hint = Checks::tr("Set another db_column."),
                               .fix = field.field.options.has(u"db_column")
                                   ? std::optional(changeField(field.declaredBy, field.field.id,
                                                               Checks::tr("Remove db_column of %1").arg(field.field.name),
                                                               [](Field &changed) { changed.options.remove(u"db_column"); }))
                                   : std::nullopt});
    }
}

void checkDefaultKey(const ModelSubject &subject, Findings &findings)
{
    const ResolvedField *key = subject.model.key();
    if (!key || key->made != Made::Key)
        return;
    const Schema &schema = subject.registry.schema();
    if (!djangoVersion(schema.settings.djangoVersion).warnsOfDefaultAutoField)
        return;
    const App *app = schema.app(subject.model.app);
    if (!schema.settings.defaultAutoField.isEmpty() || (app && !app->defaultAutoField.isEmpty()))
        return;
    findings.add(subject, {.id = u"models.W042"_s,
                           .message = Checks::tr("Neither the settings nor the app say of which class automatic keys are; AutoField is taken."),
                           .hint = Checks::tr("Set DEFAULT_AUTO_FIELD, or the app's default_auto_field, to BigAutoField."),
                           .fix = Fix{.text = Checks::tr("Set DEFAULT_AUTO_FIELD to BigAutoField"),
                                      .apply = [](Schema &changed) { changed.settings.defaultAutoField = u"BigAutoField"_s; }},
                           .level = Level::Warning});
}

QString whyNotInKey(const ModelSubject &subject, const QString &name)
{
    const ResolvedField *field = subject.registry.fieldNamed(subject.index, name);
    if (!field)
        return Checks::tr("There is no field \"%1\".").arg(name);
    // A many-to-many field has the column name of no column, so Django finds it not local.
    if (field->column.isEmpty())
        return field->field.type == FieldType::ManyToMany ? Checks::tr("\"%1\" is no field of its own table.").arg(name)
                                                          : Checks::tr("\"%1\" has no column.").arg(name);
    if (field->null)
        return Checks::tr("\"%1\" can be null.").arg(name);
    if (field->field.type == FieldType::Generated)
        return Checks::tr("\"%1\" is computed by the database.").arg(name);
    if (!subject.model.column(field->field.name))
        return Checks::tr("\"%1\" is no field of its own table.").arg(name);
    return {};
}

void checkCompositeKey(const ModelSubject &subject, Findings &findings)
{
    const auto key = std::find_if(subject.model.virtuals.begin(), subject.model.virtuals.end(), [](const ResolvedField &field) {
        return field.field.type == FieldType::CompositePrimaryKey;
    });
    if (key == subject.model.virtuals.end() || subject.model.meta.flag(u"proxy"))
        return;
    QHash<QString, QString> columns;
    const auto report = [&](const QString &name, const QString &hint) {
        findings.add(subject, {.id = u"models.E042"_s,
                               .message = Checks::tr("\"%1\" cannot be part of the composite primary key.").arg(name),
                               .hint = hint});
    };
    for (const Value &argument : key->field.arguments) {
        const QString name = argument.toText();
        if (const QString hint = whyNotInKey(subject, name); !hint.isEmpty()) {
            report(name, hint);
            continue;
        }
        const QString column = subject.registry.fieldNamed(subject.index, name)->column;
        if (const auto same = columns.constFind(column); same != columns.constEnd())
            report(name, Checks::tr("\"%1\" and \"%2\" are the same column.").arg(name, *same));
        columns.insert(column, name);
    }
}

} // namespace

QList<ModelCheck> checksOfModels()
{
    return {checkName, checkProxy, checkSameLinks, checkClashes, checkDefaultKey, checkCompositeKey};
}

} // namespace relata
