// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/placement.h"

#include "model/python/importing/appconfigs.h"
#include "model/python/importing/bindings.h"
#include "model/python/importing/loadorder.h"
#include "model/schema/names.h"

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// `django.db.models.BigAutoField` -> `BigAutoField`
QString autoFieldName(const QString &path)
{
    const bool djangos = path.startsWith("django.db.models."_L1);
    return djangos ? lastPart(path) : path;
}

} // namespace

Placement::Placement(ClassTable &table, Schema &schema, QStringList &notes)
    : m_table(table)
    , m_tree(table.names().tree())
    , m_schema(schema)
    , m_notes(notes)
{
    const QList<int> apps = appOrder(table.names());
    nameApps(apps);
    choose(inOrder(apps));
    tellLeftOut();
    for (int index : std::as_const(m_models))
        place(index);
    makeApps(apps);
}

// Of several classes that a module gives one name, the one that it ends up with is the model.
void Placement::choose(const QList<int> &order)
{
    QHash<QString, int> chosen;
    const auto path = [&](int index) {
        const ReadClass &cls = m_table.at(index);
        return QString::number(cls.scope.module) + u'/' + cls.dotted;
    };
    QSet<QString> several;
    QSet<int> registered;
    for (int index : order) {
        if (!isRegistered(index))
            continue;
        registered.insert(index);
        const auto other = chosen.find(path(index));
        if (other == chosen.end()) {
            chosen.insert(path(index), index);
            continue;
        }
        several.insert(path(index));
        if (m_table.isBound(index) || !m_table.isBound(*other))
            *other = index;
    }
    for (int index : order) {
        if (!registered.contains(index) || chosen.value(path(index)) != index)
            continue;
        m_models.append(index);
        if (several.contains(path(index)))
            m_ambiguous.insert(index);
    }
}

// Not what an `if` keeps from being run, nor what says in its Meta that it stands in a registry of its own.
bool Placement::isRegistered(int index)
{
    const ReadClass &cls = m_table.at(index);
    if (!cls.model || cls.statement->branch == PyStatement::Branch::TypeChecking)
        return false;
    const bool run = m_table.names().isRun(cls.scope, *cls.statement).value_or(true);
    if (!run)
        m_neverRun[cls.scope.module].append(cls.statement->name);
    else if (m_table.metaOption(index, u"apps"_s))
        m_apart[cls.scope.module].append(cls.statement->name);
    else
        return true;
    return false;
}

void Placement::tellLeftOut()
{
    for (auto names = m_neverRun.cbegin(); names != m_neverRun.cend(); ++names)
        m_notes.append(tr("%1: left out because they stand under a condition that does not hold: %2.")
                           .arg(m_tree.files[names.key()], inSentence(names->join(u", "_s))));
    for (auto names = m_apart.cbegin(); names != m_apart.cend(); ++names)
        m_notes.append(tr("%1: left out because their Meta puts them into a registry of its own (apps): %2.")
                           .arg(m_tree.files[names.key()], inSentence(names->join(u", "_s))));
}

QList<int> Placement::inOrder(const QList<int> &apps) const
{
    QList<int> order;
    QSet<int> top;
    const LoadOrder loaded(m_tree, apps);
    for (const PyStatement *statement : loaded.classes()) {
        const int index = m_table.indexOf(statement);
        if (index >= 0)
            order.append(index);
        top.insert(index);
    }
    for (int index = 0; index < m_table.classes().size(); ++index) {
        if (!top.contains(index))
            order.append(index);
    }
    return order;
}

void Placement::nameApps(const QList<int> &apps)
{
    QSet<QString> taken;
    for (int app : apps) {
        const SourceApp &source = m_tree.apps[app];
        QString label = appLabelOf(source.label);
        if (taken.contains(label)) {
            const QString longer = appLabelOf(QString(source.package).replace(u'.', u'_'));
            label = unusedName(longer, QStringList(taken.begin(), taken.end()));
            m_notes.append(tr("Two apps are called %1; that in %2 is called %3 here. Give one of them another label.")
                               .arg(source.label, source.package, label));
        }
        taken.insert(label);
        m_labels.insert(app, label);
    }
}

QString Placement::strayApp(int module) const
{
    QStringList parts = m_tree.names[module].split(u'.');
    if (parts.size() > 1 && !m_tree.isPackage(module))
        parts.removeLast();
    const qsizetype models = parts.indexOf(u"models"_s);
    if (models > 0)
        parts = parts.first(models);
    return appLabelOf(parts.last());
}

QString Placement::appOf(int index)
{
    const ReadClass &cls = m_table.at(index);
    const std::optional<Value> label = m_table.metaOption(index, u"app_label"_s);
    if (label && isAppLabel(label->toText()))
        return label->toText();
    const int app = m_tree.appOf(cls.scope.module);
    if (app >= 0)
        return m_labels.value(app);
    const QString stray = strayApp(cls.scope.module);
    const QString &file = m_tree.files[cls.scope.module];
    if (!m_strays.contains(file)) {
        m_strays.insert(file);
        m_notes.append(tr("%1 belongs to no app; its models are put into an app named %2.").arg(file, stray));
    }
    return stray;
}

void Placement::place(int index)
{
    ReadClass &cls = m_table.at(index);
    QString app = appOf(index);
    const QString name = cls.statement->name;
    const auto isTaken = [&](const QString &label) { return m_taken.contains(label + u'.' + name.toLower()); };
    if (isTaken(app)) {
        const QString module = toIdentifier(lastPart(m_tree.names[cls.scope.module]));
        const QString wanted = app + u'_' + (module.isEmpty() ? u"more"_s : module);
        QString other = wanted;
        for (int number = 2; isTaken(other); ++number)
            other = wanted + QString::number(number);
        m_notes.append(tr("The app %1 has two models named %2; that of %3 stands in an app %4 here.")
                           .arg(app, name, m_tree.files[cls.scope.module], other));
        app = other;
    }
    m_taken.insert(app + u'.' + name.toLower());
    cls.app = app;
    cls.label = app + u'.' + name;
    cls.id = importedId<ModelId>(cls.label);
    if (!m_used.contains(app))
        m_used.append(app);
}

void Placement::makeApps(const QList<int> &apps)
{
    const auto add = [&](const QString &label, const QString &autoField) {
        if (!m_used.removeOne(label))
            return;
        const AppId id = AppId::named(label);
        App *known = m_schema.find(id);
        if (!known) {
            m_schema.apps.append({.id = id, .label = label});
            known = &m_schema.apps.last();
        }
        known->origin = Origin::Project;
        known->defaultAutoField = autoFieldName(autoField);
    };
    for (int app : apps)
        add(m_labels.value(app), m_tree.apps[app].defaultAutoField);
    const QStringList others = m_used;
    for (const QString &label : others)
        add(label, {});
}

} // namespace relata
