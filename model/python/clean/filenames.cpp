// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/clean/filenames.h"

#include "model/python/clean/knownnames.h"

#include <algorithm>

namespace relata::clean {

using namespace Qt::StringLiterals;

namespace {

QString firstPart(const QString &dotted)
{
    return dotted.section(u'.', 0, 0);
}

QString rest(const QString &dotted)
{
    const qsizetype point = dotted.indexOf(u'.');
    return point < 0 ? QString() : dotted.mid(point);
}

// What of an import statement binds a name.
std::optional<ImportedName> bindingOf(const QList<ImportedName> &names, const QString &name)
{
    const auto found =
        std::find_if(names.begin(), names.end(), [&](const ImportedName &each) { return each.binds() == name; });
    return found == names.end() ? std::nullopt : std::optional(*found);
}

// django.utils.timezone.now -> `timezone.now` from django.utils; django.contrib.postgres.fields.ArrayField ->
// ArrayField.
std::optional<std::pair<ImportedName, QString>> importOfDjangoPath(const QString &dotted)
{
    const QStringList parts = dotted.split(u'.');
    qsizetype type = 1;
    while (type < parts.size() && !parts[type].isEmpty() && !parts[type].front().isUpper())
        ++type;
    if (parts.first() != u"django" || parts.size() < 3)
        return std::nullopt;
    const qsizetype name = type < parts.size() ? type : parts.size() - 2;
    const ImportedName import{.module = parts.mid(0, name).join(u'.'), .name = parts[name]};
    return std::pair(import, parts.mid(name).join(u'.'));
}

} // namespace

FileNames::FileNames(const ProjectFiles &project, const ModuleFile &file)
    : m_project(project)
    , m_file(file)
{
    for (const SourceFile &source : project.sources) {
        if (source.module == file.module) {
            m_source = &source;
            m_definitions = source.definitions;
            break;
        }
    }
    for (const Definition &definition : std::as_const(m_definitions))
        m_imported.append(importedNames(definition.source));
    for (const Model *model : file.models)
        m_classes.insert(model->name);
}

void FileNames::enterClass(const Model &model)
{
    m_bound.clear();
    for (const Definition &definition : std::as_const(m_definitions)) {
        if (definition.owner == model.id)
            m_bound.insert(definition.name);
    }
}

bool FileNames::isTaken(const QString &name) const
{
    const auto defines = [&](const Definition &definition) { return definition.name == name; };
    return m_classes.contains(name) || knownName(name) || isBuiltin(name) ||
           std::any_of(m_definitions.begin(), m_definitions.end(), defines);
}

void FileNames::note(const QString &sentence)
{
    if (!m_notes.contains(sentence))
        m_notes.append(sentence);
}

void FileNames::missing(const QString &name, const Place &place)
{
    note(place.option.isEmpty()
             ? tr("%1, which %2 is made of, is defined nowhere: write it above the models or import it.")
                   .arg(name, place.subject)
             : tr("%1, which %2 has as %3, is defined nowhere: write it above the models or import it.")
                   .arg(name, place.subject, place.option));
}

FileNames::Found FileNames::findDefinition(const QString &dotted, const Place &place) const
{
    const QString name = firstPart(dotted);
    for (qsizetype i = m_definitions.size() - 1; i >= 0; --i) {
        const Definition &definition = m_definitions[i];
        const bool seen =
            definition.owner.isNull() || (place.inClassBody && place.model && definition.owner == place.model->id);
        if (const std::optional<ImportedName> import = bindingOf(m_imported[i], name); import && seen)
            return {.text = dotted, .import = here(*import, *m_source)};
        if (definition.name == name && seen && m_imported[i].isEmpty())
            return {.text = dotted, .definition = i};
    }
    return {};
}

// A full path, `taggit.managers.TaggableManager`, of something that the file imports or that is Django's.
FileNames::Found FileNames::findByPath(const QString &dotted) const
{
    for (const QList<ImportedName> &names : m_imported) {
        for (const ImportedName &name : names) {
            if (dotted == name.path() || dotted.startsWith(name.path() + u'.'))
                return {.text = name.binds() + dotted.mid(name.path().size()), .import = here(name, *m_source)};
        }
    }
    if (const auto django = importOfDjangoPath(dotted))
        return {.text = django->second, .import = django->first};
    return {};
}

FileNames::Found FileNames::findElsewhere(const QString &dotted) const
{
    const QString name = firstPart(dotted);
    for (const SourceFile &source : m_project.sources) {
        if (&source == m_source || m_file.models.isEmpty() || source.app != m_file.models.first()->app)
            continue;
        for (const Definition &definition : source.definitions) {
            if (!definition.owner.isNull())
                continue;
            const QList<ImportedName> names = importedNames(definition.source);
            if (const std::optional<ImportedName> import = bindingOf(names, name))
                return {.text = dotted, .import = here(*import, source)};
            if (definition.name == name && names.isEmpty())
                return {.text = dotted, .import = ImportedName{.module = near(source.module), .name = name}};
        }
    }
    return {};
}

FileNames::Found FileNames::find(const QString &dotted, const Place &place) const
{
    const QString name = firstPart(dotted);
    if (const Found found = findDefinition(dotted, place); !found.text.isEmpty())
        return found;
    const KnownName *known = knownName(name);
    if (m_classes.contains(name) && !(known && dotted == name))
        return {.text = dotted};
    if (isBuiltin(name))
        return {.text = dotted};
    if (const Found found = findByPath(dotted); !found.text.isEmpty())
        return found;
    if (known && m_classes.contains(name) && known->module == u"django.db.models")
        return {.text = u"models."_s + dotted, .import = ImportedName{.module = u"django.db"_s, .name = u"models"_s}};
    if (known) {
        const ImportedName import =
            known->module.isEmpty()
                ? ImportedName{.module = name}
                : ImportedName{.module = known->module.toString(),
                               .name = known->original.isEmpty() ? name : known->original.toString(),
                               .alias = known->original.isEmpty() ? QString() : name};
        return {.text = dotted, .import = import};
    }
    for (qsizetype i = 0; i < m_definitions.size(); ++i) {
        if (const std::optional<ImportedName> star = bindingOf(m_imported[i], u"*"_s))
            return {.text = dotted, .import = here(*star, *m_source)};
    }
    return findElsewhere(dotted);
}

bool FileNames::isKnown(const QString &source, const Place &place) const
{
    const std::optional<QList<SourceToken>> tokens = sourceTokens(source);
    if (!tokens || !isExpression(*tokens))
        return false;
    const QStringList names = freeNames(*tokens);
    return std::all_of(names.begin(), names.end(),
                       [&](const QString &name) { return !find(name, place).text.isEmpty(); });
}

std::optional<QString> FileNames::expression(const QString &source, const Place &place)
{
    const std::optional<QList<SourceToken>> tokens = sourceTokens(source);
    bool bare = true;
    if (!tokens || tokens->isEmpty() || !isExpression(*tokens, &bare)) {
        note(tr("%1 has no %2 in the file: \"%3\" is no expression of Python.")
                 .arg(place.subject, place.option, source));
        return std::nullopt;
    }
    const QString text = withNames(*tokens, [&](const QString &dotted) { return resolved(dotted, place); });
    const QStringList inTexts = namesInTexts(*tokens);
    for (const QString &name : inTexts)
        resolved(name, place);
    return bare ? text : u"("_s + text + u")"_s;
}

QString FileNames::resolved(const QString &dotted, const Place &place)
{
    const Found found = find(dotted, place);
    if (found.text.isEmpty()) {
        missing(firstPart(dotted), place);
        return dotted;
    }
    if (found.definition >= 0)
        require(found.definition);
    if (!found.import)
        return found.text;
    if (found.import->name == u"*") {
        m_imports.add(*found.import);
        return found.text;
    }
    return imported(*found.import, place) +
           (found.import->name.isEmpty() ? found.text.mid(found.import->binds().size()) : rest(found.text));
}

// An attribute of the class hides what is imported under its name; so does a model of the file.
QString FileNames::freeAlias(const ImportedName &name, const Place &place) const
{
    QString alias = name.binds();
    while ((place.inClassBody && m_bound.contains(alias)) || m_classes.contains(alias))
        alias += u'_';
    return alias;
}

QString FileNames::imported(const ImportedName &name, const Place &place)
{
    ImportedName import = name;
    const QString alias = freeAlias(name, place);
    if (alias != name.binds())
        import.alias = alias;
    m_imports.add(import);
    return alias;
}

QString FileNames::models(const Place &place)
{
    return resolved(u"models"_s, place);
}

QString FileNames::classOf(const Model &model, const Place &place)
{
    const bool hidden = place.inClassBody && m_bound.contains(model.name);
    if (m_classes.contains(model.name) && m_project.modules.value(model.id) == m_file.module)
        return hidden ? QString() : model.name;
    const App *app = m_project.schema.find(model.app);
    QString module = m_project.modules.value(model.id);
    if (model.origin == Origin::Contrib && app)
        module = contribModule(app->label, model.name);
    else if (module.isEmpty() && app)
        module = app->label + u".models"_s;
    return imported({.module = near(module), .name = model.name}, place);
}

// Files of one package of models name each other relatively.
QString FileNames::near(const QString &module) const
{
    const QString package = m_file.module.section(u'.', 0, -2);
    const bool together = !m_file.isPackage && package.endsWith(u".models"_s) && module.startsWith(package + u'.');
    return together ? module.mid(package.size()) : module;
}

// A relative import of another file as this one has to write it.
ImportedName FileNames::here(const ImportedName &name, const SourceFile &source) const
{
    const bool sourceIsPackage = source.path.endsWith(u"__init__.py"_s);
    ImportedName out = name;
    if (name.module.startsWith(u'.') && absoluteModule(u"."_s, source.module, sourceIsPackage) !=
                                            absoluteModule(u"."_s, m_file.module, m_file.isPackage))
        out.module = absoluteModule(name.module, source.module, sourceIsPackage);
    return out;
}

void FileNames::require(qsizetype index)
{
    if (m_required.contains(index))
        return;
    m_required.insert(index);
    const Definition &definition = m_definitions[index];
    const std::optional<QList<SourceToken>> tokens = sourceTokens(definition.source);
    const Model owner{.id = definition.owner};
    const Place place{.model = &owner, .inClassBody = !definition.owner.isNull()};
    const QStringList used = tokens ? freeNames(*tokens) : QStringList();
    for (const QString &name : used) {
        const Found found = findDefinition(name, place);
        if (found.definition >= 0)
            require(found.definition);
        else if (found.import)
            m_imports.add(*found.import);
        else if (name == u"models")
            m_imports.add({.module = u"django.db"_s, .name = name});
        else if (!isBuiltin(name))
            requireStar();
    }
}

// It may be what brings a name that nothing else does.
void FileNames::requireStar()
{
    for (const QList<ImportedName> &names : std::as_const(m_imported)) {
        if (const std::optional<ImportedName> star = bindingOf(names, u"*"_s))
            m_imports.add(here(*star, *m_source));
    }
}

QStringList FileNames::managers(ModelId owner)
{
    static const QString fact = u".use_in_migrations"_s; // an import says it of each manager
    QSet<QString> names;
    for (const Definition &definition : std::as_const(m_definitions)) {
        if (definition.owner == owner && definition.name.endsWith(fact))
            names.insert(definition.name.chopped(fact.size()));
    }
    QStringList out;
    for (qsizetype i = 0; i < m_definitions.size(); ++i) {
        if (m_definitions[i].owner != owner || !names.contains(m_definitions[i].name))
            continue;
        require(i);
        out.append(m_definitions[i].source);
    }
    return out;
}

QStringList FileNames::statements(ModelId owner) const
{
    QStringList out;
    for (qsizetype i = 0; i < m_definitions.size(); ++i) {
        const Definition &definition = m_definitions[i];
        if (m_required.contains(i) && definition.owner == owner && !out.contains(definition.source))
            out.append(definition.source);
    }
    return out;
}

} // namespace relata::clean
