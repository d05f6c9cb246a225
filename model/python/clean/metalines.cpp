// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/clean/metalines.h"

#include "model/fields/catalogue.h"
#include "model/python/clean/layout.h"
#include "model/python/clean/values.h"
#include "model/schema/names.h"

#include <algorithm>
#include <array>

namespace relata::clean {

using namespace Qt::StringLiterals;

namespace {

// Django's documentation writes these so, and a migration tells tuples from lists; what was read is as it was.
Brackets bracketsOf(QStringView option, bool isRead)
{
    if (isRead)
        return Brackets::Lists;
    if (option == u"permissions")
        return Brackets::ListOfTuples;
    if (option == u"required_db_features")
        return Brackets::Set;
    return option == u"default_permissions" ? Brackets::Tuple : Brackets::Lists;
}

/// Writes the Meta of one model.
class MetaWriter
{
    Q_DECLARE_TR_FUNCTIONS(CleanModels)

public:
    MetaWriter(const Schema &schema, const Model &model, FileNames &names)
        : m_schema(schema)
        , m_model(model)
        , m_names(names)
    {
    }

    QStringList lines();

private:
    Place at(const QString &option) const
    {
        return {.model = &m_model, .subject = m_model.name + u".Meta"_s, .option = option};
    }
    QString header();
    void assign(const QString &name, const QString &value) { m_lines += laidOut(name + u" = "_s + value, 2); }
    void options(bool withDefaults);
    template <typename Entry> void list(const QString &name, const QList<Entry> &entries);
    template <typename Entry> QString entrySource(const Entry &entry, const QString &option);

    const Schema &m_schema;
    const Model &m_model;
    FileNames &m_names;
    QStringList m_lines = {};
};

QString MetaWriter::header()
{
    QStringList bases;
    const Place place{.model = &m_model, .subject = m_model.name + u".Meta"_s};
    for (const ModelRef &base : m_model.metaBases) {
        // What is no model stands as it was read: it may be a class of its own, not the Meta of one.
        if (const Model *model = m_schema.find(base.id))
            bases.append(m_names.classOf(*model, place) + u".Meta"_s);
        else if (const std::optional<QString> source = m_names.expression(base.source, place))
            bases.append(*source);
    }
    return bases.isEmpty() ? u"class Meta:"_s : u"class Meta(%1):"_s.arg(joined(bases));
}

void MetaWriter::options(bool withDefaults)
{
    QList<Options::Entry> entries(m_model.meta.begin(), m_model.meta.end());
    const auto rank = [](const Options::Entry &entry) {
        const auto rows = metaOptions();
        const OptionRow *row = metaOption(entry.name);
        return row ? row - rows.data() : qsizetype(rows.size());
    };
    std::stable_sort(entries.begin(), entries.end(),
                     [&](const Options::Entry &a, const Options::Entry &b) { return rank(a) < rank(b); });
    for (const Options::Entry &entry : std::as_const(entries)) {
        const OptionRow *row = metaOption(entry.name);
        const bool isDefault = row && row->type == ValueType::Boolean && entry.value == row->otherwise;
        if (entry.value.isImplied() || (isDefault && !withDefaults))
            continue;
        if (!isIdentifier(entry.name)) {
            m_names.note(tr("%1.Meta has no %2 in the file: no attribute of Python can have that name.")
                             .arg(m_model.name, entry.name));
            continue;
        }
        if (const std::optional<QString> value =
                valueSource(entry.value, at(entry.name), m_names, bracketsOf(entry.name, m_names.isRead(m_model.id))))
            assign(entry.name, *value);
    }
}

// What it is made of, then on what condition, and its name last.
template <typename Entry> QString MetaWriter::entrySource(const Entry &entry, const QString &option)
{
    static constexpr std::array djangos = {u"Index", u"UniqueConstraint", u"CheckConstraint"};
    const Place place = at(option);
    const bool plain = std::any_of(djangos.begin(), djangos.end(),
                                   [&](const char16_t *name) { return entry.className == QStringView(name); });
    QString source = plain ? m_names.models(place) + u'.' + entry.className
                           : m_names.expression(entry.className, place).value_or(entry.className);
    QStringList arguments;
    for (const QString &expression : entry.expressions) {
        if (const std::optional<QString> argument = m_names.expression(expression, place))
            arguments.append(*argument);
    }
    if (!entry.fields.isEmpty())
        arguments.append(u"fields="_s + valueSource(Value::strings(entry.fields), place, m_names).value_or(u"[]"_s));
    QList<Options::Entry> options(entry.options.begin(), entry.options.end());
    const auto rank = [](const Options::Entry &each) {
        return each.name.startsWith(u"**"_s) ? 2 : each.name == u"name" ? 1 : 0;
    };
    std::stable_sort(options.begin(), options.end(),
                     [&](const Options::Entry &a, const Options::Entry &b) { return rank(a) < rank(b); });
    for (const Options::Entry &each : std::as_const(options)) {
        const std::optional<QString> value =
            each.value.isImplied() ? std::nullopt : valueSource(each.value, place, m_names);
        if (value && rank(each) == 2)
            arguments.append(u"**"_s + *value);
        else if (value && isIdentifier(each.name))
            arguments.append(each.name + u'=' + *value);
    }
    return source + u'(' + joined(arguments) + u')';
}

// One a line, so that adding another changes no line.
template <typename Entry> void MetaWriter::list(const QString &name, const QList<Entry> &entries)
{
    if (entries.isEmpty())
        return;
    m_lines.append(u"        %1 = ["_s.arg(name));
    for (const Entry &entry : entries)
        m_lines += laidOutItem(entrySource(entry, name), 3);
    m_lines.append(u"        ]"_s);
}

QStringList MetaWriter::lines()
{
    if (!m_model.hasOwnMeta())
        return {};
    const QStringList header = laidOut(this->header(), 1);
    // A default says something where it stands against a base, or alone ends the inheritance of Meta; and migrations
    // name it where it was read.
    options(!m_model.metaBases.isEmpty() || m_names.isRead(m_model.id));
    list(u"indexes"_s, m_model.indexes);
    list(u"constraints"_s, m_model.constraints);
    if (m_lines.isEmpty())
        options(true);
    if (m_lines.isEmpty())
        m_lines.append(u"        pass"_s);
    return header + m_lines;
}

} // namespace

QStringList metaLines(const Schema &schema, const Model &model, FileNames &names)
{
    return MetaWriter(schema, model, names).lines();
}

} // namespace relata::clean
