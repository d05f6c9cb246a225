// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/targets.h"

#include "model/python/importing/appconfigs.h"
#include "model/python/importing/loadorder.h"
#include "model/python/importing/modelnotes.h"
#include "model/schema/names.h"

namespace relata {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepest = 30;

// `django.conf.settings.X`, or `settings.X` where the import was not found.
QString settingNamed(const Meaning &meaning)
{
    for (const QString &prefix : {u"django.conf.settings."_s, u"settings."_s}) {
        const bool known = meaning.kind == Meaning::Kind::External || meaning.kind == Meaning::Kind::Unknown;
        if (known && meaning.dotted.startsWith(prefix))
            return meaning.dotted.mid(prefix.size());
    }
    return {};
}

// Registry keys: the app's label as it is, the model's name in lower case.
QString key(const QString &app, const QString &name)
{
    return app + u'.' + name.toLower();
}

} // namespace

Targets::Targets(const ClassTable &table, Schema &schema)
    : m_table(table)
    , m_schema(schema)
    , m_shared(table.classes().size(), false)
{
    for (const App &app : std::as_const(schema.apps))
        m_known.insert(app.label);
    for (const Model &model : std::as_const(schema.models)) {
        const QString label = schema.label(model);
        m_models.insert(key(label.section(u'.', 0, 0), model.name), model.id);
    }
    const QList<int> &order = table.basesFirst();
    for (auto index = order.crbegin(); index != order.crend(); ++index) {
        const ReadClass &cls = table.at(*index);
        for (const ClassBase &base : cls.bases) {
            if (base.kind == ClassBase::Kind::Read && cls.model)
                m_shared[base.index] |= m_shared[*index] || table.at(base.index).app != cls.app;
        }
    }
}

void Targets::include(int index)
{
    const ReadClass &cls = m_table.at(index);
    m_models.insert(key(cls.app, cls.statement->name), cls.id);
    m_apps.insert(cls.app);
}

bool Targets::reachesOtherApps(int owner) const
{
    return m_table.at(owner).abstract && m_shared[owner];
}

Targets::Found Targets::external(const QString &appLabel, const QString &name)
{
    if (!isAppLabel(appLabel) || !isIdentifier(name))
        return {{.source = appLabel + u'.' + name}, tr("%1 is no model").arg(inSentence(appLabel + u'.' + name))};
    const QString label = appLabel + u'.' + name;
    const ModelId id = importedId<ModelId>(label);
    const AppId app = AppId::named(appLabel);
    if (!m_known.contains(appLabel))
        m_schema.apps.append({.id = app, .label = appLabel, .origin = Origin::External});
    m_known.insert(appLabel);
    m_schema.models.append({.id = id, .app = app, .name = name, .origin = Origin::External});
    m_models.insert(key(appLabel, name), id);
    return {{id}, {}};
}

Targets::Found Targets::named(int owner, const QString &label)
{
    const ReadClass &cls = m_table.at(owner);
    if (label == u"self")
        return {{cls.id}, {}};
    const QStringList parts = label.split(u'.');
    // Kept as the text that it is: bare, `a.b.c` would read as a name of Python.
    if (parts.size() > 2 || !isIdentifier(parts.last()) || !isAppLabel(parts.first()))
        return {{.source = Value(label).literal()}, tr("\"%1\" is no label of a model").arg(inSentence(label))};
    if (parts.size() == 1) {
        // In an abstract model it means the app of each model that inherits it.
        const ModelId id = m_models.value(key(cls.app, label));
        if (!id.isNull() && !reachesOtherApps(owner))
            return {{id}, {}};
        return {{.source = label}, {}};
    }
    const ModelId id = m_models.value(key(parts[0], parts[1]));
    if (!id.isNull())
        return {{id}, {}};
    // Missing in an app that was read it is a mistake, which Django's checks tell.
    return m_apps.contains(parts[0]) ? Found{{.source = label}, {}} : external(parts[0], parts[1]);
}

bool Targets::isSelf(const Scope &scope, const PyExpr &expression) const
{
    return m_table.names().value(scope, expression).toText() == u"self";
}

Targets::Found Targets::find(int owner, const Scope &scope, const PyExpr &expression)
{
    Found found = findIn(owner, scope, expression, 0);
    // Through a setting of the project's own it is written as it was.
    if (found.ref.isNull() || found.bySetting)
        found.ref.source = sourceOf(m_table.names(), scope, expression).simplified();
    return found;
}

Targets::Found Targets::findIn(int owner, const Scope &scope, const PyExpr &expression, int depth)
{
    if (depth > deepest)
        return {{}, tr("the model it points at could not be worked out")};
    if (expression.is(PyExpr::Kind::Text))
        return named(owner, expression.text);
    if (expression.is(PyExpr::Kind::Name))
        return findName(owner, scope, expression, depth);
    if (expression.is(PyExpr::Kind::Call) && !expression.items.isEmpty()) {
        const Found found = findCall(owner, scope, expression, depth);
        if (!found.ref.isNull())
            return found;
    }
    const Value value = m_table.names().value(scope, expression);
    if (value.isText())
        return named(owner, value.toText());
    return {{},
            tr("the model it points at could not be worked out: %1")
                .arg(inSentence(sourceOf(m_table.names(), scope, expression)))};
}

Targets::Found Targets::findCall(int owner, const Scope &scope, const PyExpr &call, int depth)
{
    const Names &names = m_table.names();
    const QString callee = meaningOf(names, scope, call.items.first()).dotted;
    const QList<PyExpr> arguments = call.arguments();
    if (callee == u"django.contrib.auth.get_user_model" || callee == u"get_user_model")
        return {{m_schema.settings.userModel, u"get_user_model()"_s}, {}};
    if (callee == u"getattr" && arguments.size() >= 2 && arguments[0].is(PyExpr::Kind::Name)) {
        const Value name = names.value(scope, arguments[1]);
        const QString path = arguments[0].text + u'.' + name.toText();
        const Meaning object =
            names.meaning(scope, {.kind = PyExpr::Kind::Name, .range = arguments[0].range, .text = path});
        const QString setting = settingNamed(object);
        if (!setting.isEmpty())
            return findSetting(owner, setting, arguments.size() > 2 ? &arguments[2] : nullptr, scope, depth);
    }
    if (callee.endsWith("get_model"_L1) && !arguments.isEmpty()) {
        QStringList label;
        for (const PyExpr &argument : arguments)
            label.append(names.value(scope, argument).toText());
        if (!label.contains(QString()) && label.join(u'.').count(u'.') == 1)
            return named(owner, label.join(u'.'));
    }
    return {};
}

Targets::Found Targets::findSetting(int owner, const QString &name, const PyExpr *otherwise, const Scope &scope,
                                    int depth)
{
    const QString source = u"settings."_s + name;
    if (name == u"AUTH_USER_MODEL")
        return {{m_schema.settings.userModel, source}, {}};
    Found found;
    if (const std::optional<Value> value = setting(name); value && value->isText())
        found = named(owner, value->toText());
    else if (otherwise)
        found = findIn(owner, scope, *otherwise, depth + 1);
    else
        found.doubt = tr("the setting %1 is not among the sources").arg(name);
    if (found.ref.id.isNull() && found.doubt.isEmpty())
        found.doubt = tr("the setting %1 names no model").arg(name);
    return {{found.ref.id, source}, found.doubt, true};
}

Targets::Found Targets::findName(int owner, const Scope &scope, const PyExpr &name, int depth)
{
    const Meaning meaning = m_table.names().meaning(scope, name);
    if (const QString setting = settingNamed(meaning); !setting.isEmpty())
        return findSetting(owner, setting, nullptr, scope, depth);
    if (meaning.kind == Meaning::Kind::Constant && meaning.value)
        return findIn(owner, meaning.scope, *meaning.value, depth + 1);
    return modelOf(owner, meaning, name.text);
}

Targets::Found Targets::modelOf(int owner, const Meaning &meaning, const QString &source)
{
    const int index = meaning.kind == Meaning::Kind::Class ? m_table.indexOf(meaning.statement) : -1;
    if (index >= 0 && !m_table.at(index).id.isNull())
        return {{m_table.at(index).id}, {}};
    QString path = meaning.dotted;
    if (meaning.kind == Meaning::Kind::Unknown || path.isEmpty())
        return {{.source = source},
                (source.contains(u'.') ? tr("the model it points at could not be worked out: %1")
                                       : tr("nothing defines %1"))
                    .arg(inSentence(source))};
    // `library.models.Thing`, `library.models.things.Thing`, `library.Thing`
    QStringList parts = path.split(u'.');
    const QString name = parts.takeLast();
    const qsizetype models = parts.indexOf(u"models"_s);
    if (models > 0)
        parts = parts.first(models);
    if (parts.isEmpty())
        return {{.source = source}, tr("%1 is no model").arg(inSentence(source))};
    const ModelId known = m_models.value(key(parts.last(), name));
    if (!known.isNull())
        return {{known}, {}};
    if (meaning.kind != Meaning::Kind::External && meaning.kind != Meaning::Kind::Class)
        return {{.source = source}, tr("%1 is no model").arg(inSentence(source))};
    // A constant of a file that was not read: what it names can't be told.
    if (meaning.kind == Meaning::Kind::External && name.contains(u'_') && name == name.toUpper())
        return {{.source = source}, tr("the model it points at could not be worked out: %1").arg(inSentence(source))};
    return m_apps.contains(parts.last()) ? named(owner, parts.last() + u'.' + name) : external(parts.last(), name);
}

std::optional<Value> Targets::setting(const QString &name) const
{
    for (int module : projectSettings(m_table.names().tree())) {
        const Meaning meaning = m_table.names().meaning({module}, name);
        if (meaning.kind == Meaning::Kind::Constant && meaning.value)
            return m_table.names().value(meaning.scope, *meaning.value);
    }
    return std::nullopt;
}

ModelId Targets::userModel(const QString &label)
{
    const QStringList parts = label.split(u'.');
    if (parts.size() != 2)
        return {};
    for (auto model = m_models.cbegin(); model != m_models.cend(); ++model) {
        if (model.key().compare(label, Qt::CaseInsensitive) == 0)
            return model.value();
    }
    return external(parts[0], parts[1]).ref.id;
}

} // namespace relata
