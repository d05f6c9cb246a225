// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/migration/migrationfiles.h"

#include "model/python/migration/modelstate.h"
#include "model/python/migration/projectmodules.h"
#include "model/schema/refactor.h"

#include <QCoreApplication>
#include <QMap>

#include <algorithm>
#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Kind = Operation::Kind;

// The last migrations of the apps that come with Django 5.2.
constexpr std::array<std::pair<QStringView, QStringView>, 7> contribMigrations = {
    {{u"admin", u"0003_logentry_add_action_flag_choices"},
     {u"auth", u"0012_alter_user_first_name_max_length"},
     {u"contenttypes", u"0002_remove_content_type_name"},
     {u"flatpages", u"0001_initial"},
     {u"redirects", u"0002_alter_redirect_new_path_help_text"},
     {u"sessions", u"0001_initial"},
     {u"sites", u"0002_alter_domain_unique"}}};

QString migrationName(int number)
{
    return QString::number(number).rightJustified(4, u'0') + u"_initial"_s;
}

// Sorted by what is imported, `import x` before `from x import y`.
QString importLines(QSet<QString> imports)
{
    if (imports.remove(u"from django.db import models"_s))
        imports.insert(u"from django.db import migrations, models"_s);
    else
        imports.insert(u"from django.db import migrations"_s);
    QStringList lines(imports.cbegin(), imports.cend());
    std::sort(lines.begin(), lines.end(), [](const QString &a, const QString &b) {
        const auto key = [](const QString &line) {
            return std::pair(line.startsWith("from "_L1), line.section(u' ', 1, 1));
        };
        return key(a) < key(b);
    });
    return lines.join(u'\n') + u'\n';
}

// An automatic key or link stands in the file where it stands in the model, and a composite key among the fields that
// were declared with it; the operation itself keeps to columns in the order in which tables get them.
QList<FieldKey> fieldsInOrder(const Registry &registry, const Operation &operation)
{
    const ResolvedModel &model = registry.at(operation.model);
    QList<FieldKey> fields = operation.fields;
    const auto isAutomatic = [&](const FieldKey &key) {
        const Made made = registry.field(key).made;
        return made == Made::Key || made == Made::ParentLink;
    };
    const auto end = std::find_if_not(fields.begin(), fields.end(), isAutomatic);
    std::sort(fields.begin(), end, [](const FieldKey &a, const FieldKey &b) { return a.field < b.field; });
    for (int i = 0; i < model.virtuals.size(); ++i) {
        const ResolvedField &key = model.virtuals[i];
        if (key.field.type != FieldType::CompositePrimaryKey)
            continue;
        const Model *declared = registry.schema().find(key.declaredBy);
        const auto place = [&](const Field &field) {
            qsizetype at = 0;
            while (declared && at < declared->fields.size() && declared->fields[at].id != field.id)
                ++at;
            return at;
        };
        const auto later = std::find_if(fields.begin(), fields.end(), [&](const FieldKey &other) {
            const ResolvedField &field = registry.field(other);
            return field.target >= 0 || (field.declaredBy == key.declaredBy && place(field.field) > place(key.field));
        });
        fields.insert(later, {operation.model, FieldList::Virtual, i});
        break;
    }
    return fields;
}

/// Writes one migration as django/db/migrations/writer.py of 5.2 does.
class MigrationText
{
    Q_DECLARE_TR_FUNCTIONS(Migration)

public:
    MigrationText(const Registry &registry, ModelStates &states)
        : m_registry(registry)
        , m_states(states)
    {
    }

    QString text(const Migration &migration)
    {
        for (const Operation &operation : migration.operations)
            write(operation);
        const QString before = dependencies(migration);
        return importLines(m_imports) +
               u"\n\nclass Migration(migrations.Migration):\n\n    initial = True\n\n    dependencies = [\n"_s +
               before + u"    ]\n\n    operations = [\n"_s + m_operations + u"    ]\n"_s;
    }

    const QStringList &notes() const { return m_notes; }

private:
    QString dependencies(const Migration &migration)
    {
        QStringList lines;
        for (const Dependency &dependency : migration.dependencies) {
            if (!dependency.setting.isEmpty()) {
                m_imports.insert(u"from django.conf import settings"_s);
                lines.append(u"        migrations.swappable_dependency(settings.%1),\n"_s.arg(dependency.setting));
            } else {
                lines.append(u"        (%1, %2),\n"_s.arg(pythonRepr(dependency.app), pythonRepr(nameOf(dependency))));
            }
        }
        lines.sort();
        return lines.join(QString());
    }

    // `attribute = CharField(name="column")`: Django goes by the name that the field is told.
    static QString nameOf(const Field &field)
    {
        const QString told = field.options.text(u"name");
        return told.isEmpty() ? field.name : told;
    }

    QString nameOf(const Dependency &dependency)
    {
        if (dependency.number > 0)
            return migrationName(dependency.number);
        for (const auto &[app, name] : contribMigrations) {
            if (app == dependency.app)
                return name.toString();
        }
        m_notes.append(
            tr("The app %1 is not part of the project: its last migration isn't known, so its first is named.")
                .arg(dependency.app));
        return u"__first__"_s;
    }

    void line(int depth, const QString &text) { m_operations += QString(4 * depth, u' ') + text + u'\n'; }
    QString written(const PythonObject &object) { return relata::written(object, m_imports); }
    void argument(const QString &name, const QString &text) { line(3, name + u'=' + text + u','); }
    QString modelName(const Operation &operation) const
    {
        return pythonRepr(m_registry.at(operation.model).name.toLower());
    }

    void write(const Operation &operation)
    {
        static constexpr std::array<QStringView, 6> classes = {u"CreateModel",
                                                               u"AddField",
                                                               u"AddIndex",
                                                               u"AddConstraint",
                                                               u"AlterUniqueTogether",
                                                               u"AlterOrderWithRespectTo"};
        line(2, u"migrations.%1("_s.arg(classes[size_t(operation.kind)]));
        switch (operation.kind) {
        case Kind::CreateModel:
            createModel(operation);
            break;
        case Kind::AddField:
            argument(u"model_name"_s, modelName(operation));
            argument(u"name"_s, pythonRepr(nameOf(m_registry.field(operation.field).field)));
            argument(u"field"_s, written(m_states.field(operation.field)));
            break;
        case Kind::AddIndex:
            argument(u"model_name"_s, modelName(operation));
            argument(u"index"_s, written(m_states.index(operation.model, operation.item)));
            break;
        case Kind::AddConstraint:
            argument(u"model_name"_s, modelName(operation));
            argument(u"constraint"_s, written(m_states.constraint(operation.model, operation.item)));
            break;
        case Kind::UniqueTogether:
            argument(u"name"_s, modelName(operation));
            argument(u"unique_together"_s, written(m_states.uniqueTogether(operation.model)));
            break;
        case Kind::OrderWithRespectTo:
            argument(u"name"_s, modelName(operation));
            argument(u"order_with_respect_to"_s,
                     pythonRepr(m_registry.at(operation.model).meta.text(u"order_with_respect_to")));
            break;
        }
        line(2, u"),"_s);
    }

    void createModel(const Operation &operation)
    {
        argument(u"name"_s, pythonRepr(m_registry.at(operation.model).name));
        line(3, u"fields=["_s);
        const QList<FieldKey> fields = fieldsInOrder(m_registry, operation);
        for (const FieldKey &key : fields) {
            const QString name = pythonRepr(nameOf(m_registry.field(key).field));
            line(4, u'(' + name + u", "_s + written(m_states.field(key)) + u"),"_s);
        }
        line(3, u"],"_s);
        const QList<NamedObject> options = m_states.options(operation);
        if (!options.isEmpty())
            line(3, u"options={"_s);
        for (const auto &[name, object] : options)
            line(4, pythonRepr(name) + u": "_s + written(object) + u',');
        if (!options.isEmpty())
            line(3, u"},"_s);
        const QList<PythonObject> bases = m_states.bases(operation.model);
        if (!bases.isEmpty())
            argument(u"bases"_s, written(sequenceObject(PythonObject::Kind::Tuple, bases)));
        const QList<NamedObject> managers = m_states.managers(operation.model);
        if (managers.isEmpty())
            return;
        line(3, u"managers=["_s);
        for (const auto &[name, object] : managers)
            line(4, u'(' + pythonRepr(name) + u", "_s + written(object) + u"),"_s);
        line(3, u"],"_s);
    }

    const Registry &m_registry;
    ModelStates &m_states;
    QSet<QString> m_imports;
    QString m_operations;
    QStringList m_notes;
};

QString circleMessage(const QList<Migration> &migrations)
{
    QStringList apps;
    for (const Migration &migration : migrations) {
        if (migration.circular && !apps.contains(migration.app))
            apps.append(migration.app);
    }
    return apps.isEmpty()
               ? QString()
               : QCoreApplication::translate(
                     "Migration", "The keys or bases of the models of %1 wait for one another, so there is no order in "
                                  "which they could be made: makemigrations refuses them.")
                     .arg(apps.join(u", "_s));
}

} // namespace

Result<QList<PythonFile>> initialMigrationFiles(const Schema &schema, const QList<SourceFile> &sources)
{
    Schema settled = schema;
    settleMetaBases(settled);
    const Registry registry(settled);
    const QList<Migration> migrations = initialMigrations(registry, Whose::Project);
    if (const QString circle = circleMessage(migrations); !circle.isEmpty())
        return Error{circle};
    const ProjectModules modules(settled, sources);
    ModelStates states(registry, modules);
    QList<PythonFile> files;
    for (const Migration &migration : migrations) {
        const QString folder = modules.folder(migration.app) + u"/migrations/"_s;
        if (migration.number == 1)
            files.append({.path = folder + u"__init__.py"_s});
        MigrationText writer(registry, states);
        const QString text = writer.text(migration);
        if (!states.refusal().isEmpty())
            return Error{states.refusal()};
        files.append({.path = folder + migrationName(migration.number) + u".py"_s,
                      .content = text.toUtf8(),
                      .notes = states.takeNotes() + writer.notes()});
    }
    return files;
}

} // namespace relata
