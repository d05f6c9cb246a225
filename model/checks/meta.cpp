// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/checks/findings.h"
#include "model/checks/references.h"
#include "model/fields/djangoversion.h"

// What Django checks of Meta: unique_together, indexes, ordering.

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// Whether the project is for a Django of that time.
bool isOf(const ModelSubject &subject, const Lifetime &time)
{
    return time.covers(subject.registry.schema().settings.djangoVersion);
}

/// An option of Meta that holds lists of names.
struct Together
{
    QString option = {};
    QString notAList = {}; ///< the ids
    QString notLists = {};
};

void checkTogether(const ModelSubject &subject, const Together &what, Findings &findings)
{
    const Value *together = subject.model.meta.find(what.option);
    if (!together || together->isNone() || together->isCode())
        return;
    if (!together->isList()) {
        if (*together != Value(QString()) && *together != Value(0) && *together != Value(false))
            findings.add(subject, {.id = what.notAList,
                                   .message = Checks::tr("%1 has to be a list, not %2.").arg(what.option, together->python())});
        return;
    }
    const ValueList &sets = together->toList();
    if (sets.isEmpty())
        return;
    // One flat list of names is a set by itself.
    const ValueList wrapped = sets.first().isList() ? sets : ValueList{*together};
    const bool lists = std::all_of(wrapped.begin(), wrapped.end(), [](const Value &set) { return set.isList() || set.isCode(); });
    if (!lists) {
        findings.add(subject, {.id = what.notLists, .message = Checks::tr("Each entry of %1 has to be a list of names.").arg(what.option)});
        return;
    }
    for (const Value &set : wrapped)
        checkLocalFields(subject, set.toStrings(), what.option, findings);
}

void checkTogethers(const ModelSubject &subject, Findings &findings)
{
    checkTogether(subject, {u"unique_together"_s, u"models.E010"_s, u"models.E011"_s}, findings);
    if (isOf(subject, {.until = u"5.0"}))
        checkTogether(subject, {u"index_together"_s, u"models.E008"_s, u"models.E009"_s}, findings);
}

void checkIndexName(const ModelSubject &subject, const Index &index, Findings &findings)
{
    const QString name = index.options.text(u"name");
    if (name.isEmpty())
        return;
    const bool declared = subject.registry.schema().find(subject.model.id)->indexes.contains(index);
    const bool mayBeNameless = declared && index.expressions.isEmpty() && !index.options.has(u"condition")
        && !index.options.has(u"opclasses") && !index.options.has(u"include");
    const auto change = [name](Model &model) {
        for (Index &changed : model.indexes) {
            if (changed.options.text(u"name") == name)
                changed.options.remove(u"name");
        }
    };
    const std::optional<Fix> fix = mayBeNameless
        ? std::optional(changeModel(subject.model.id, Checks::tr("Let Django name the index"), change)) : std::nullopt;
    if (name.front() == u'_' || name.front().isDigit())
        findings.add(subject, {.id = u"models.E033"_s,
                               .message = Checks::tr("The name of the index \"%1\" must not begin with an underscore or a digit.").arg(name),
                               .fix = fix});
    if (name.size() > 30)
        findings.add(subject, {.id = u"models.E034"_s,
                               .message = Checks::tr("The name of the index \"%1\" has more than 30 characters.").arg(name),
                               .fix = fix});
}

void checkIndexes(const ModelSubject &subject, Findings &findings)
{
    QStringList names;
    QStringList included;
    QStringList mentioned;
    for (const Index &index : subject.model.indexes) {
        checkIndexName(subject, index, findings);
        for (const QString &field : index.fields)
            names.append(field.startsWith(u'-') ? field.mid(1) : field);
        included += index.options.value(u"include").toStrings();
        for (const QString &expression : index.expressions) {
            for (const QString &name : namesInExpression(expression)) {
                const QString first = name.section(u"__"_s, 0, 0);
                if (!mentioned.contains(first))
                    mentioned.append(first);
            }
        }
    }
    checkLocalFields(subject, names + included + mentioned, u"indexes"_s, findings);
}

// Whether a step of `author__name` is a lookup or a transform that the field before it knows.
bool isTransform(const ResolvedField &field, const QString &step)
{
    static const QStringList dates{u"year"_s, u"month"_s, u"day"_s, u"week"_s, u"week_day"_s, u"iso_week_day"_s, u"iso_year"_s, u"quarter"_s};
    static const QStringList times{u"hour"_s, u"minute"_s, u"second"_s};
    const FieldType type = field.field.type;
    if (field.field.relation)
        return relationLookups().contains(step);
    const bool date = type == FieldType::Date || type == FieldType::DateTime;
    const bool time = type == FieldType::Time || type == FieldType::DateTime;
    const bool part = type == FieldType::DateTime && (step == u"date" || step == u"time");
    return type == FieldType::JSON || type == FieldType::Opaque || commonLookups().contains(step) || part
        || (date && dates.contains(step)) || (time && times.contains(step));
}

// A name as queries know it: a field, or what a relation that points here is called.
const ResolvedField *queryField(const Registry &registry, int model, const QString &name, int &next)
{
    next = -1;
    if (name == u"pk") {
        const ResolvedField *key = registry.primaryKey(model);
        next = key ? key->target : -1;
        return key;
    }
    if (const ResolvedField *field = registry.fieldNamed(model, name)) {
        next = field->target;
        return field;
    }
    QList<int> models = registry.at(model).parents;
    models.prepend(model);
    for (int index : std::as_const(models)) {
        for (const FieldKey &key : registry.at(index).reverse) {
            const ResolvedField &relation = registry.field(key);
            if (!relation.hidden && relation.relatedQueryName == name) {
                next = key.model;
                return &relation;
            }
        }
    }
    return nullptr;
}

// How many steps of `author__name` lead nowhere: Django complains of each.
int lostSteps(const Registry &registry, int model, const QString &path)
{
    const ResolvedField *field = nullptr;
    int at = model;
    int lost = 0;
    const QStringList steps = path.split(u"__"_s);
    for (const QString &step : steps) {
        int next = -1;
        const ResolvedField *found = at < 0 ? nullptr : queryField(registry, at, step, next);
        if (found)
            field = found;
        const bool relation = found && (found->field.relation || found->field.type == FieldType::GenericForeignKey);
        if (found && (!relation || next >= 0))
            at = next;
        else if (!field || !isTransform(*field, step))
            ++lost; // and Django goes on in the same model
    }
    return lost;
}

bool isOrderableByItself(const Registry &registry, int model, const QString &name)
{
    if (name == u"pk")
        return true;
    int next = -1;
    const ResolvedField *field = queryField(registry, model, name, next);
    if (!field)
        return false;
    const bool reverse = registry.fieldNamed(model, name) == nullptr;
    const FieldType type = field->field.type;
    return reverse || (type != FieldType::ManyToMany && type != FieldType::GenericForeignKey && type != FieldType::GenericRelation);
}

std::optional<Fix> dropFromOrdering(const ModelSubject &subject, const QString &entry)
{
    const Model *source = subject.registry.schema().find(subject.model.id);
    const Value own = source->meta.value(u"ordering");
    if (!own.toStrings().contains(entry) || own.toStrings().size() != own.toList().size())
        return std::nullopt; // inherited, or with expressions that are not to be lost
    QStringList left = own.toStrings();
    left.removeAll(entry);
    return changeModel(source->id, Checks::tr("Remove \"%1\" from ordering").arg(entry), [left](Model &model) {
        if (left.isEmpty())
            model.meta.remove(u"ordering");
        else
            model.meta.set(u"ordering"_s, Value::strings(left));
    });
}

void checkOrdering(const ModelSubject &subject, Findings &findings)
{
    const Value *ordering = subject.model.meta.find(u"ordering");
    if (!subject.model.meta.text(u"order_with_respect_to").isEmpty()) {
        const Model *source = subject.registry.schema().find(subject.model.id);
        if (source->meta.has(u"ordering") && source->meta.has(u"order_with_respect_to"))
            findings.add(subject, {.id = u"models.E021"_s,
                                   .message = Checks::tr("ordering and order_with_respect_to cannot be used together."),
                                   .fix = changeModel(source->id, Checks::tr("Remove ordering"),
                                                      [](Model &model) { model.meta.remove(u"ordering"); })});
        return;
    }
    if (!ordering || ordering->isNone() || ordering->isCode())
        return;
    if (!ordering->isList()) {
        const Value list = ValueList{*ordering};
        const Model *source = subject.registry.schema().find(subject.model.id);
        findings.add(subject, {.id = u"models.E014"_s,
                               .message = Checks::tr("ordering has to be a list, even if there is one field in it."),
                               .fix = source->meta.has(u"ordering") && ordering->isText()
                                   ? std::optional(changeModel(source->id, Checks::tr("Set ordering to %1").arg(list.python()),
                                                               [list](Model &model) { model.meta.set(u"ordering"_s, list); }))
                                   : std::nullopt});
        return;
    }
    QStringList seen;
    for (const QString &entry : ordering->toStrings()) {
        const QString name = entry.startsWith(u'-') ? entry.mid(1) : entry;
        const bool path = name.contains("__"_L1);
        if (name == u"?" || (!path && seen.contains(name)))
            continue;
        seen.append(name);
        const bool known = path || isOrderableByItself(subject.registry, subject.index, name);
        const int lost = path ? lostSteps(subject.registry, subject.index, name) : known ? 0 : 1;
        for (int i = 0; i < lost; ++i)
            findings.add(subject, {.id = u"models.E015"_s,
                                   .message = Checks::tr("ordering names \"%1\", by which rows cannot be ordered: no such field or lookup.").arg(name),
                                   .fix = dropFromOrdering(subject, entry)});
    }
}

} // namespace

QStringList relationLookups()
{
    return {u"exact"_s, u"in"_s, u"gt"_s, u"gte"_s, u"lt"_s, u"lte"_s, u"isnull"_s};
}

QStringList commonLookups()
{
    return {u"exact"_s, u"iexact"_s, u"contains"_s, u"icontains"_s, u"in"_s, u"gt"_s, u"gte"_s, u"lt"_s, u"lte"_s,
            u"startswith"_s, u"istartswith"_s, u"endswith"_s, u"iendswith"_s, u"range"_s, u"isnull"_s, u"regex"_s, u"iregex"_s};
}

void checkLocalFields(const ModelSubject &subject, const QStringList &names, const QString &option, Findings &findings)
{
    for (const QString &name : names) {
        int owner = -1;
        const ResolvedField *field = subject.registry.fieldNamed(subject.index, name, &owner);
        if (!field) {
            findings.add(subject, {.id = u"models.E012"_s,
                                   .message = Checks::tr("%1 names \"%2\", a field that is not there.").arg(option, name)});
        } else if (field->field.type == FieldType::ManyToMany) {
            findings.add(subject, {.id = u"models.E013"_s,
                                   .message = Checks::tr("%1 names the many-to-many field \"%2\", which has no column.").arg(option, name)});
        } else if (field->field.type == FieldType::CompositePrimaryKey) {
            findings.add(subject, {.id = u"models.E048"_s,
                                   .message = Checks::tr("%1 names the composite primary key, which is no column.").arg(option)});
        } else if (isOf(subject, {.since = u"6.1"}) && field->field.type == FieldType::ForeignObject
                   && field->field.options.value(u"from_fields").toList().size() > 1) {
            findings.add(subject, {.id = u"models.E049"_s,
                                   .message = Checks::tr("%1 names \"%2\", which stands for several columns.").arg(option, name),
                                   .hint = Checks::tr("Name the columns themselves.")});
        } else if (owner != subject.index || (field->column.isEmpty() && field->field.type != FieldType::ForeignObject)) {
            findings.add(subject, {.id = u"models.E016"_s,
                                   .message = Checks::tr("%1 names \"%2\", which is in another table than that of %3.").arg(option, name, subject.model.name),
                                   .hint = Checks::tr("With multi-table inheritance the parent's fields are in the parent's table.")});
        }
    }
}

QList<ModelCheck> checksOfMeta()
{
    return {checkTogethers, checkIndexes, checkOrdering};
}

} // namespace relata
