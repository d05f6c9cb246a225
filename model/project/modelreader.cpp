// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/fields/catalogue.h"
#include "model/project/projectparts.h"

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Need = ObjectReader::Need;

/// `{"code": "source"}`
bool isCode(const QJsonValue &json)
{
    const QJsonObject object = json.toObject();
    return object.size() == 1 && object.value("code"_L1).isString();
}

QString sourceOf(const QJsonValue &code)
{
    return code.toObject().value("code"_L1).toString();
}

Value readValue(const QJsonValue &json, const QString &place, FileFault &fault);

/// A value without an object around it that tells how it is spelled or that it is implied.
Value readPlain(const QJsonValue &json, const QString &place, FileFault &fault)
{
    if (json.isNull())
        return {};
    if (json.isBool())
        return json.toBool();
    if (json.isString())
        return json.toString();
    if (json.isArray()) {
        ValueList list;
        const QJsonArray items = json.toArray();
        for (const QJsonValue &item : items)
            list.append(readValue(item, place, fault));
        return list;
    }
    if (json.isDouble() && json.toInteger(0) == json.toInteger(1))
        return json.toInteger();
    if (!isCode(json)) {
        fault.report(place, ProjectFile::tr("a value is null, true, false, a whole number, a text, a list or "
                                            "{\"code\": \"Python source\"}; write others as code."));
    }
    return Code{sourceOf(json)};
}

/// `{"code": "MAX_LENGTH", "value": 200}`, `{"value": 104, "implied": true}`, or a plain value.
Value readValue(const QJsonValue &json, const QString &place, FileFault &fault)
{
    if (!json.isObject() || isCode(json))
        return readPlain(json, place, fault);
    const QJsonObject object = json.toObject();
    const bool isSpelled = object.contains("code"_L1);
    const bool isImplied = object.contains("implied"_L1);
    const QString spelling = sourceOf(json);
    if (!object.contains("value"_L1) || object.size() != 1 + int(isSpelled) + int(isImplied) || object.size() == 1)
        return readPlain(json, place, fault);
    if ((isSpelled && spelling.isEmpty()) || (isImplied && !object.value("implied"_L1).toBool())) {
        fault.report(place, ProjectFile::tr("beside a \"value\" stands \"code\", a text that is not empty, or "
                                            "\"implied\", which is true; take out what says nothing."));
    }
    const Value value = readPlain(object.value("value"_L1), place, fault).spelled(spelling);
    return isImplied ? value.implied() : value;
}

Options readOptions(ObjectReader &in, QLatin1StringView key, FileFault &fault)
{
    Options options;
    const QJsonObject members = in.object(key);
    for (auto member = members.begin(); member != members.end(); ++member) {
        const QString place = ProjectFile::tr("%1, option %2").arg(in.place(), inQuotes(member.key()));
        options.set(member.key(), readValue(member.value(), place, fault));
    }
    return options;
}

ModelRef readRef(const QJsonValue &json, const QString &place, FileFault &fault)
{
    if (json.isString())
        return {ModelId{uuidFrom(json, place, fault)}};
    ModelRef ref;
    ObjectReader in(json, place, fault);
    const QJsonValue id = in.take("id"_L1);
    if (!id.isUndefined())
        ref.id.uuid = uuidFrom(id, place, fault);
    ref.source = in.name("source"_L1);
    if (!in.rest().isEmpty())
        in.report(ProjectFile::tr("a model is pointed at by its id, or by an object of \"id\" and \"source\" alone."));
    return ref;
}

ModelRef readOptionalRef(ObjectReader &in, QLatin1StringView key, FileFault &fault)
{
    const QJsonValue json = in.take(key);
    return json.isUndefined() ? ModelRef() : readRef(json, in.place(), fault);
}

QList<ModelRef> readRefs(ObjectReader &in, QLatin1StringView key, FileFault &fault)
{
    QList<ModelRef> refs;
    const QJsonArray items = in.array(key);
    for (const QJsonValue &item : items)
        refs.append(readRef(item, in.place(), fault));
    return refs;
}

OnDelete readOnDelete(ObjectReader &in)
{
    const QJsonValue json = in.take("on_delete"_L1, Need::Required);
    for (const OnDeleteRow &row : onDeleteRules()) {
        if (!row.takesArgument && json.isString() && row.name == json.toString())
            return {row.rule};
        const QJsonObject object = json.toObject();
        const QString key = row.name.isEmpty() ? u"code"_s : row.name.toString();
        if (row.takesArgument && object.size() == 1 && object.value(key).isString())
            return {row.rule, object.value(key).toString()};
    }
    if (!json.isUndefined()) {
        in.report(ProjectFile::tr(
            "\"on_delete\" is no rule of Django's; write \"CASCADE\", \"PROTECT\", {\"SET\": \"source\"}, "
            "..., or {\"code\": \"function\"}."));
    }
    return {};
}

/// The class of Django's that a class of the project descends from.
FieldType readRoot(ObjectReader &in)
{
    const QString root = in.text("root"_L1);
    const std::optional<FieldType> type = fieldTypeNamed(root);
    if (!type && !root.isEmpty()) {
        in.report(ProjectFile::tr("\"root\" is %1, which is no field class of Django's; name one or take it out.")
                      .arg(inQuotes(root)));
    }
    return type.value_or(FieldType::Opaque);
}

void readClass(ObjectReader &in, Field &field)
{
    const QJsonValue json = in.take("class"_L1, Need::Required);
    const std::optional<FieldType> type = fieldTypeNamed(json.toString());
    if (type) {
        field.type = *type;
    } else if (isCode(json) || json.toString().contains(u'.')) {
        field.customClass = isCode(json) ? sourceOf(json) : json.toString();
        field.type = field.customClass.isEmpty() ? FieldType::Opaque : readRoot(in);
    } else if (json.isString()) {
        in.report(ProjectFile::tr("Django has no field class %1; name one of Django's, or one of your own with a dot, "
                                  "such as \"money.MoneyField\".")
                      .arg(inQuotes(json.toString())));
    } else if (!json.isUndefined()) {
        in.report(ProjectFile::tr("\"class\" must be a text in quotes."));
    }
}

std::optional<Relation> readRelation(ObjectReader &in, FieldType type, FileFault &fault)
{
    if (!isRelation(type))
        return std::nullopt;
    Relation relation;
    relation.to = readOptionalRef(in, "to"_L1, fault);
    if (hasOnDelete(type))
        relation.onDelete = readOnDelete(in);
    relation.through = readOptionalRef(in, "through"_L1, fault);
    relation.throughFields = in.texts("through_fields"_L1);
    return relation;
}

Field readField(const QJsonValue &json, const QString &model, qsizetype number, FileFault &fault)
{
    ObjectReader in(json, ProjectFile::tr("%1, field %2").arg(model).arg(number), fault);
    Field field;
    field.name = in.name("name"_L1);
    if (!field.name.isEmpty())
        in.setPlace(ProjectFile::tr("%1, field %2").arg(model, inQuotes(field.name)));
    field.id = in.id<FieldId>("id"_L1);
    readClass(in, field);
    field.relation = readRelation(in, field.type, fault);
    const QString place = in.place() + u", \"arguments\""_s;
    const QJsonArray arguments = in.array("arguments"_L1);
    for (const QJsonValue &argument : arguments)
        field.arguments.append(readValue(argument, place, fault));
    field.options = readOptions(in, "options"_L1, fault);
    field.unknown = in.rest();
    return field;
}

template<typename Entry>
QList<Entry> readEntries(ObjectReader &model, QLatin1StringView key, FileFault &fault)
{
    QList<Entry> entries;
    const QJsonArray items = model.array(key);
    for (const QJsonValue &item : items) {
        const QString place = u"%1, \"%2\" %3"_s.arg(model.place(), key).arg(entries.size() + 1);
        ObjectReader in(item, place, fault);
        Entry entry;
        entry.className = in.name("class"_L1);
        entry.fields = in.texts("fields"_L1);
        entry.expressions = in.texts("expressions"_L1);
        entry.options = readOptions(in, "options"_L1, fault);
        entry.unknown = in.rest();
        entries.append(entry);
    }
    return entries;
}

/// Nothing where the file says nothing.
std::optional<Origin> readOrigin(ObjectReader &in)
{
    const QString origin = in.text("origin"_L1);
    if (origin.isEmpty())
        return std::nullopt;
    if (origin != "external"_L1)
        in.report(
            ProjectFile::tr("\"origin\" can only be \"external\"; leave it out for what the project itself defines."));
    return Origin::External;
}

/// "project" says that an app stands in place of Django's own.
std::optional<Origin> readAppOrigin(ObjectReader &in, AppId id)
{
    if (isBuiltIn(id) && in.peek("origin"_L1) == QJsonValue("project"_L1)) {
        in.take("origin"_L1);
        return Origin::Project;
    }
    return readOrigin(in);
}

} // namespace

FileApp readApp(const QJsonValue &json, const QString &place, FileFault &fault)
{
    ObjectReader in(json, place, fault);
    FileApp entry;
    entry.app.label = in.name("label"_L1);
    if (!entry.app.label.isEmpty())
        in.setPlace(ProjectFile::tr("app %1").arg(inQuotes(entry.app.label)));
    entry.app.id = in.id<AppId>("id"_L1);
    const std::optional<Origin> origin = readAppOrigin(in, entry.app.id);
    entry.saysOrigin = origin.has_value();
    entry.app.origin = origin.value_or(Origin::Project);
    entry.app.defaultAutoField = in.text("default_auto_field"_L1);
    const QJsonArray declared = in.array("declared"_L1);
    for (const QJsonValue &id : declared)
        entry.declared.append(ModelId{uuidFrom(id, in.place(), fault)});
    entry.app.unknown = in.rest();
    return entry;
}

Model readModel(const QJsonValue &json, const QString &place, FileFault &fault)
{
    ObjectReader in(json, place, fault);
    Model model;
    model.name = in.name("name"_L1);
    if (!model.name.isEmpty())
        in.setPlace(ProjectFile::tr("model %1").arg(inQuotes(model.name)));
    model.id = in.id<ModelId>("id"_L1);
    model.app = in.id<AppId>("app"_L1);
    model.origin = readOrigin(in).value_or(Origin::Project);
    model.bases = readRefs(in, "bases"_L1, fault);
    const QJsonArray fields = in.array("fields"_L1);
    for (const QJsonValue &field : fields)
        model.fields.append(readField(field, in.place(), model.fields.size() + 1, fault));
    model.dropped = in.texts("dropped"_L1);
    model.meta = readOptions(in, "meta"_L1, fault);
    model.metaBases = readRefs(in, "meta_bases"_L1, fault);
    model.emptyMeta = in.flag("empty_meta"_L1);
    model.indexes = readEntries<Index>(in, "indexes"_L1, fault);
    model.constraints = readEntries<Constraint>(in, "constraints"_L1, fault);
    model.unknown = in.rest();
    return model;
}

} // namespace relata
