// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/generate.h"

#include "model/fields/catalogue.h"
#include "model/schema/names.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using enum FieldType;

constexpr std::array<QStringView, 12> appWords = {u"shop",    u"crm",   u"stock", u"billing", u"blog",    u"forum",
                                                  u"booking", u"staff", u"media", u"school",  u"tickets", u"reports"};
constexpr std::array<QStringView, 20> modelWords = {u"Order",   u"Invoice", u"Customer", u"Product", u"Shipment",
                                                    u"Payment", u"Account", u"Contract", u"Ticket",  u"Message",
                                                    u"Course",  u"Lesson",  u"Article",  u"Picture", u"Report",
                                                    u"Branch",  u"Vendor",  u"Parcel",   u"Room",    u"Visit"};

struct Column
{
    QStringView name = {};
    FieldType type = Char;
    QList<Options::Entry> options = {};
};

const std::array<Column, 12> &columns()
{
    static const std::array<Column, 12> rows = {
        Column{u"name", Char, {{u"max_length"_s, 120}}},
        Column{u"slug", Slug, {{u"unique"_s, true}}},
        Column{u"created_at", DateTime, {{u"auto_now_add"_s, true}}},
        Column{u"is_active", Boolean, {{u"default"_s, true}}},
        Column{u"amount", Decimal, {{u"decimal_places"_s, 2}, {u"max_digits"_s, 10}}},
        Column{u"notes", Text, {{u"blank"_s, true}}},
        Column{u"email", Email, {{u"blank"_s, true}}},
        Column{u"quantity", PositiveInteger, {{u"default"_s, 0}}},
        Column{u"due_on", Date, {{u"blank"_s, true}, {u"null"_s, true}}},
        Column{u"code", Char, {{u"db_index"_s, true}, {u"max_length"_s, 24}}},
        Column{u"homepage", URL, {{u"blank"_s, true}}},
        Column{u"ratio", Float, {{u"null"_s, true}}},
    };
    return rows;
}

/// Makes the parts of a project one after the other from a row of pseudo-random numbers.
class Generator
{
public:
    Generator(int models, unsigned seed)
        : m_count(models)
        , m_random(seed)
    {
    }

    Project made(int relations);

private:
    // The distributions of the standard library differ between implementations.
    int below(int limit) { return limit > 0 ? int(m_random() % unsigned(limit)) : 0; }
    void addApps();
    void addModels();
    void addRelation();
    void addColumns();
    void place();
    int near(int model, int limit);

    int m_count;
    std::mt19937 m_random;
    Project m_project;
    qsizetype m_first = 0; ///< index of the first generated model
    qsizetype m_firstApp = 0;
    int m_relations = 0;
};

void Generator::addApps()
{
    m_firstApp = m_project.schema.apps.size();
    const int count = std::max(1, (m_count + 25) / 50);
    for (int i = 0; i < count; ++i) {
        App app;
        app.label = appWords[size_t(i) % appWords.size()].toString();
        if (size_t(i) >= appWords.size())
            app.label += QString::number(size_t(i) / appWords.size() + 1);
        app.id = AppId::named(u"generated."_s + app.label);
        m_project.schema.apps.append(app);
    }
}

void Generator::addModels()
{
    Schema &schema = m_project.schema;
    const qsizetype apps = schema.apps.size() - m_firstApp;
    m_first = schema.models.size();
    for (int i = 0; i < m_count; ++i) {
        Model model;
        model.name = modelWords[size_t(i) % modelWords.size()].toString();
        if (size_t(i) >= modelWords.size())
            model.name += QString::number(size_t(i) / modelWords.size() + 1);
        model.id = ModelId::named(u"generated."_s + model.name);
        model.app = schema.apps[m_firstApp + i * apps / m_count].id;
        schema.models.append(model);
    }
}

// Most relations stay near, a few lead to the first models, which become hubs.
int Generator::near(int model, int limit)
{
    if (below(8) == 0)
        return below(std::min(limit, 5));
    return std::clamp(model - 1 - below(20), 0, limit - 1);
}

void Generator::addRelation()
{
    struct Choice
    {
        FieldType type;
        OnDelete::Rule rule;
        bool null;
    };
    using Rule = OnDelete::Rule;
    static constexpr std::array<Choice, 10> choices = {
        Choice{ForeignKey, Rule::Cascade, false}, Choice{ForeignKey, Rule::Protect, false},
        Choice{ForeignKey, Rule::SetNull, true},  Choice{ForeignKey, Rule::Cascade, false},
        Choice{ManyToMany, Rule::Cascade, false}, Choice{ForeignKey, Rule::Restrict, false},
        Choice{ForeignKey, Rule::Cascade, true},  Choice{OneToOne, Rule::Cascade, false},
        Choice{ForeignKey, Rule::SetNull, true},  Choice{ForeignKey, Rule::DoNothing, true},
    };
    const int from = m_relations % m_count;
    const Choice choice = choices[size_t(below(int(choices.size())))];
    const bool free = choice.null || choice.type == ManyToMany || from == 0;
    const int to = free ? near(std::min(m_count - 1, from + below(20)), m_count) : near(from, from);
    Model &model = m_project.schema.models[m_first + from];
    const Model &target = std::as_const(m_project).schema.models.at(m_first + to);

    Field field;
    field.type = choice.type;
    QStringList taken;
    for (const Field &other : std::as_const(model.fields))
        taken.append(other.name);
    field.name = unusedName(snakeCase(target.name) + (choice.type == ManyToMany ? u"s"_s : QString()), taken);
    field.id = FieldId::named(u"generated.%1.%2"_s.arg(model.name, field.name));
    field.relation = Relation{.to = {target.id}, .onDelete = {choice.rule}};
    if (choice.type != ManyToMany || to != from) // a symmetrical relation has no other side to name
        field.options.set(u"related_name"_s, u"%1_by_%2"_s.arg(snakeCase(model.name), field.name));
    if (choice.type != ManyToMany && (choice.null || from == 0)) {
        field.options.set(u"null"_s, true);
        field.options.set(u"blank"_s, true);
    }
    model.fields.append(field);
    ++m_relations;
}

// Plain fields stand before the relations and fill the model up to ten columns with its key.
void Generator::addColumns()
{
    for (qsizetype i = m_first; i < m_project.schema.models.size(); ++i) {
        Model &model = m_project.schema.models[i];
        const auto links = std::count_if(model.fields.cbegin(), model.fields.cend(),
                                         [](const Field &field) { return field.type != ManyToMany; });
        const qsizetype wanted = std::max<qsizetype>(3, 9 - links);
        const int start = below(int(columns().size()));
        for (qsizetype k = 0; k < wanted; ++k) {
            const Column &column = columns()[size_t(start + k) % columns().size()];
            Field field;
            field.id = FieldId::named(u"generated.%1.%2"_s.arg(model.name, column.name));
            field.name = column.name.toString();
            field.type = column.type;
            for (const Options::Entry &option : column.options)
                field.options.set(option.name, option.value);
            model.fields.insert(k, field);
        }
    }
}

void Generator::place()
{
    const int across = std::max(1, int(std::ceil(std::sqrt(m_count))));
    for (int i = 0; i < m_count; ++i) {
        const ModelId id = m_project.schema.models.at(m_first + i).id;
        m_project.layout.places.insert(id, QPointF(384 * (i % across), 528 * (i / across)));
    }
}

Project Generator::made(int relations)
{
    addApps();
    addModels();
    for (int i = 0; i < relations && m_count > 0; ++i)
        addRelation();
    addColumns();
    place();
    return m_project;
}

} // namespace

Project generatedProject(int models, int relations, unsigned seed)
{
    return Generator(models, seed).made(relations);
}

Schema regularSchema(int models)
{
    Schema schema = emptySchema();
    const qsizetype first = schema.models.size();
    for (int i = 0; i < models; ++i) {
        if (i % 50 == 0) {
            const QString label = u"area%1"_s.arg(i / 50, 2, 10, QChar(u'0'));
            schema.apps.append({.id = AppId::named(u"regular."_s + label), .label = label});
        }
        const QString name = u"Model%1"_s.arg(i, 4, 10, QChar(u'0'));
        Model model{.id = ModelId::named(u"regular."_s + name), .app = schema.apps.last().id, .name = name};
        const auto add = [&](const QString &field, FieldType type, const Options &options = {}) -> Field & {
            model.fields.append({.id = FieldId::named(u"regular.%1.%2"_s.arg(name, field)),
                                 .name = field,
                                 .type = type,
                                 .options = options});
            return model.fields.last();
        };
        for (const size_t column : {0, 2, 3, 4, 5, 7, 8}) {
            Options options;
            for (const Options::Entry &option : columns()[column].options)
                options.set(option.name, option.value);
            add(columns()[column].name.toString(), columns()[column].type, options);
        }
        // To the model before and to one far away; the first ones point at themselves.
        for (const auto &[field, to] : {std::pair(u"previous"_s, std::max(0, i - 1)), std::pair(u"other"_s, i / 2)}) {
            Options options;
            options.set(u"related_name"_s, u"%1_of_%2"_s.arg(field, name.toLower()));
            const ModelId target = to == i ? model.id : std::as_const(schema.models).at(first + to).id;
            add(field, ForeignKey, options).relation = Relation{.to = {target}};
        }
        const QStringList one = {u"name"_s}, two = {u"created_at"_s, u"-quantity"_s}, three = {u"other"_s, u"due_on"_s};
        for (const QStringList &fields : {one, two, three})
            model.indexes.append({.fields = fields});
        schema.models.append(model);
    }
    return schema;
}

} // namespace relata
