// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/clean/classlines.h"

#include "model/fields/catalogue.h"
#include "model/python/clean/fieldsource.h"
#include "model/python/clean/layout.h"
#include "model/python/clean/metalines.h"

#include <algorithm>
#include <array>

namespace relata::clean {

using namespace Qt::StringLiterals;

namespace {

/// Writes one class.
class ClassWriter
{
    Q_DECLARE_TR_FUNCTIONS(CleanModels)

public:
    ClassWriter(const Schema &schema, const Model &model, const QSet<ModelId> &written, FileNames &names)
        : m_schema(schema)
        , m_model(model)
        , m_written(written)
        , m_names(names)
    {
    }

    QStringList lines();

private:
    QString header();
    QString classNameFor(const Field &field, const QList<ChoicesClass> &made) const;
    const ChoicesClass *choicesFor(const Field &field);
    void field(const Field &field);
    const Field *title() const;
    QString userNameField() const;
    void block(const QStringList &lines);

    const Schema &m_schema;
    const Model &m_model;
    const QSet<ModelId> &m_written;
    FileNames &m_names;
    QList<ChoicesClass> m_choices = {};
    QStringList m_fields = {};
    QStringList m_lines = {};
};

QString ClassWriter::header()
{
    QStringList bases;
    bool isModel = false;
    const Place place{.model = &m_model, .subject = m_model.name};
    for (const ModelRef &base : m_model.bases) {
        const Model *model = m_schema.find(base.id);
        isModel = isModel || model || base.source.section(u'.', -1) == u"Model";
        if (model)
            bases.append(m_names.classOf(*model, place));
        else if (base.source == m_model.name && !m_names.defines(base.source, place))
            m_names.note(tr("%1 has a base of its own name, which is no part of the project: it is not in the file.")
                             .arg(m_model.name));
        else if (const std::optional<QString> source = m_names.expression(base.source, place))
            bases.append(*source);
    }
    if (!isModel)
        bases.append(m_names.models(place) + u".Model"_s);
    return u"class %1(%2):"_s.arg(m_model.name, joined(bases));
}

// Named after the field, unless that name stands for something else here.
QString ClassWriter::classNameFor(const Field &field, const QList<ChoicesClass> &made) const
{
    static const QStringList reserved = {u"Meta"_s, u"DoesNotExist"_s, u"MultipleObjectsReturned"_s, u"NotUpdated"_s};
    QString name;
    for (const QString &part : field.name.split(u'_'))
        name += part.left(1).toUpper() + part.mid(1);
    const auto taken = [&](const QString &wanted) {
        const auto named = [&](const auto &thing) { return thing.name == wanted; };
        return reserved.contains(wanted) || !isPythonName(wanted) || m_names.isTaken(wanted) ||
               std::any_of(m_schema.models.begin(), m_schema.models.end(), named) ||
               std::any_of(m_model.fields.begin(), m_model.fields.end(), named) || m_model.dropped.contains(wanted) ||
               std::any_of(made.begin(), made.end(), named);
    };
    if (taken(name))
        name += u"Choices"_s;
    return taken(name) ? QString() : name;
}

const ChoicesClass *ClassWriter::choicesFor(const Field &field)
{
    const Value *choices = field.options.find(u"choices");
    const Place place{.model = &m_model, .subject = m_model.name + u'.' + field.name, .inClassBody = true};
    if (!choices || choices->isImplied() ||
        (!choices->spelling().isEmpty() && m_names.isKnown(choices->spelling(), place)))
        return nullptr;
    for (const ChoicesClass &made : std::as_const(m_choices)) {
        if (made.choices == *choices)
            return &made;
    }
    std::optional<ChoicesClass> made = choicesClass(field);
    if (!made)
        return nullptr;
    made->name = classNameFor(field, m_choices);
    if (made->name.isEmpty())
        return nullptr;
    m_choices.append(*made);
    return &m_choices.last();
}

void ClassWriter::field(const Field &field)
{
    if (!isPythonName(field.name)) {
        m_names.note(
            tr("%1 has a field called \"%2\", which is no name in Python: rename it.").arg(m_model.name, field.name));
        return;
    }
    const ChoicesClass *choices = choicesFor(field);
    const std::optional<ChoicesClass> held = choices ? std::optional(*choices) : std::nullopt;
    m_fields += laidOut(
        fieldSource(field,
                    {.schema = m_schema, .model = m_model, .written = m_written, .choices = held ? &*held : nullptr},
                    m_names),
        1);
    m_names.bindInClass(field.name);
}

// What a person would call a row by: the first field of a usual name, else the only short text.
const Field *ClassWriter::title() const
{
    static constexpr std::array usual = {u"name",    u"title",    u"label", u"username", u"headline",
                                         u"subject", u"codename", u"code",  u"slug"};
    const auto isText = [](const Field &field) {
        return (field.type == FieldType::Char || field.type == FieldType::Text || field.type == FieldType::Slug) &&
               !field.options.has(u"choices");
    };
    for (const char16_t *name : usual) {
        const Field *field = m_model.field(QStringView(name));
        if (field && isText(*field))
            return field;
    }
    const Field *only = nullptr;
    for (const Field &field : m_model.fields) {
        if (field.type != FieldType::Char || !isText(field))
            continue;
        if (only)
            return nullptr;
        only = &field;
    }
    return only && isPythonName(only->name) ? only : nullptr;
}

// Without USERNAME_FIELD Django's checks of a user model fail.
QString ClassWriter::userNameField() const
{
    const auto isBaseUser = [&](const ModelRef &base) { return base.id == ModelId::named(u"auth.AbstractBaseUser"_s); };
    if (!std::any_of(m_model.bases.begin(), m_model.bases.end(), isBaseUser))
        return {};
    for (const Field &field : m_model.fields) {
        const bool isText = field.type == FieldType::Char || field.type == FieldType::Email;
        if (isText && field.options.flag(u"unique") && isPythonName(field.name))
            return field.name;
    }
    return {};
}

void ClassWriter::block(const QStringList &lines)
{
    if (lines.isEmpty())
        return;
    if (!m_lines.isEmpty())
        m_lines.append(QString());
    m_lines += lines;
}

QStringList ClassWriter::lines()
{
    const QStringList header = laidOut(this->header(), 0);
    m_names.enterClass(m_model);
    for (const Field &each : m_model.fields)
        field(each);
    for (const QString &name : m_model.dropped) {
        if (isPythonName(name))
            m_fields.append(u"    %1 = None"_s.arg(name));
    }
    const QStringList managers = m_names.managers(m_model.id);
    const QStringList statements = m_names.statements(m_model.id);
    QStringList constants;
    for (const QString &statement : statements) {
        if (managers.contains(statement))
            continue;
        if (statement.startsWith(u"class "_s) || statement.startsWith(u"def "_s) || statement.startsWith(u'@'))
            block(indented(statement));
        else
            constants += indented(statement);
    }
    block(constants);
    const Place place{.model = &m_model, .subject = m_model.name, .inClassBody = true};
    m_names.enterClass(m_model);
    for (const ChoicesClass &choices : std::as_const(m_choices))
        block(choicesLines(choices, place, m_names));
    block(m_fields);
    QStringList managerLines;
    for (const QString &manager : managers)
        managerLines += indented(manager);
    block(managerLines);
    if (const QString user = userNameField(); !user.isEmpty())
        block({u"    USERNAME_FIELD = "_s + textLiteral(user)});
    block(metaLines(m_schema, m_model, m_names));
    const auto isContrib = [&](const ModelRef &base) {
        const Model *model = m_schema.find(base.id);
        return model && model->origin == Origin::Contrib;
    };
    const Field *name = std::any_of(m_model.bases.begin(), m_model.bases.end(), isContrib) ? nullptr : title();
    if (name) {
        const QString empty = name->options.flag(u"null") ? u" or \"\""_s : QString();
        block({u"    def __str__(self):"_s, u"        return self.%1%2"_s.arg(name->name, empty)});
    }
    if (m_lines.isEmpty())
        m_lines.append(u"    pass"_s);
    return header + m_lines;
}

} // namespace

QStringList indented(const QString &source)
{
    QSet<qsizetype> within; // lines that begin inside a text
    if (const std::optional<QList<SourceToken>> tokens = sourceTokens(source)) {
        qsizetype at = 0;
        for (const SourceToken &token : *tokens) {
            const qsizetype begin = source.indexOf(token.text, at);
            const qsizetype line = source.left(begin).count(u'\n');
            for (qsizetype i = 1; i <= token.text.count(u'\n'); ++i)
                within.insert(line + i);
            at = begin + token.text.size();
        }
    }
    QStringList lines = source.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (!within.contains(i) && !lines[i].trimmed().isEmpty())
            lines[i].prepend(u"    "_s);
    }
    return lines;
}

QStringList classLines(const Schema &schema, const Model &model, const QSet<ModelId> &written, FileNames &names)
{
    return ClassWriter(schema, model, written, names).lines();
}

} // namespace relata::clean
