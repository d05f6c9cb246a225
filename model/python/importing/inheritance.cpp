// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/inheritance.h"

#include "model/schema/contrib.h"

namespace relata {

using namespace Qt::StringLiterals;

namespace {

/// Speaks of bases in the report of an import.
class BaseText
{
    Q_DECLARE_TR_FUNCTIONS(Import)
};

// Django inherits these whatever attributes there are.
bool isPrivate(FieldType type)
{
    return type == FieldType::GenericForeignKey || type == FieldType::GenericRelation ||
           type == FieldType::CompositePrimaryKey;
}

void addFields(const Model &model, const QSet<QString> &candidates, QSet<QString> &names)
{
    for (const Field &field : model.fields) {
        if (!isPrivate(field.type) && candidates.contains(field.name))
            names.insert(field.name);
    }
}

// Names of the attributes that a class body makes.
QSet<QString> attributesOf(const PyStatement &cls)
{
    QSet<QString> names;
    for (const PyStatement &statement : cls.statements) {
        const bool named = statement.kind == PyStatement::Kind::Function || statement.kind == PyStatement::Kind::Class;
        if (statement.branch == PyStatement::Branch::TypeChecking)
            continue;
        if (named && statement.name != u"Meta")
            names.insert(statement.name);
        for (const PyStatement::Import &entry : statement.imports)
            names.insert(entry.alias);
        // An annotation alone makes no attribute.
        if (statement.kind != PyStatement::Kind::Assign || !statement.value.isEmpty())
            names.unite({statement.targets.begin(), statement.targets.end()});
    }
    return names;
}

/// Works the dropped fields out, bases first.
class Dropping
{
public:
    Dropping(const ClassTable &table, QList<MadeModel> &models, const QHash<int, int> &place)
        : m_table(table)
        , m_models(models)
        , m_place(place)
    {
        addContrib(m_contrib);
    }

    void run()
    {
        for (int index : m_table.basesFirst()) {
            const ReadClass &cls = m_table.at(index);
            if (m_place.contains(index) || !cls.model)
                m_candidates.unite(otherAttributes(index));
        }
        for (int index : m_table.basesFirst()) {
            const ReadClass &cls = m_table.at(index);
            if (m_place.contains(index))
                visit(index);
            else if (!cls.model)
                m_attributes.insert(index, plainAttributes(cls));
        }
    }

private:
    // Those that are no fields.
    QSet<QString> otherAttributes(int index) const
    {
        QSet<QString> names = attributesOf(*m_table.at(index).statement);
        if (m_place.contains(index)) {
            for (const Field &field : std::as_const(m_models[m_place.value(index)].model.fields))
                names.remove(field.name);
        }
        return names;
    }

    QSet<QString> plainAttributes(const ReadClass &cls) const
    {
        QSet<QString> names = attributesOf(*cls.statement);
        for (const ClassBase &base : cls.bases) {
            if (base.kind == ClassBase::Kind::Read)
                names.unite(m_attributes.value(base.index));
        }
        return names;
    }

    QSet<QString> contribFields(ModelId id, int depth = 0) const
    {
        QSet<QString> names;
        const Model *model = m_contrib.find(id);
        if (!model || depth > 10)
            return names;
        addFields(*model, m_candidates, names);
        for (const ModelRef &base : model->bases)
            names.unite(contribFields(base.id, depth + 1));
        return names;
    }

    void visit(int index)
    {
        const ReadClass &cls = m_table.at(index);
        Model &model = m_models[m_place.value(index)].model;
        QSet<QString> seen = otherAttributes(index), provided, dropped;
        for (const Field &field : std::as_const(model.fields))
            provided.insert(field.name);
        for (const ClassBase &base : cls.bases) {
            QSet<QString> fields;
            bool abstract = false;
            if (base.kind == ClassBase::Kind::Read && m_place.contains(base.index)) {
                fields = m_fields.value(base.index);
                abstract = m_table.at(base.index).abstract;
            } else if (base.kind == ClassBase::Kind::Read) {
                seen.unite(m_attributes.value(base.index));
            } else if (base.kind == ClassBase::Kind::Contrib) {
                fields = contribFields(base.id);
                abstract = m_contrib.find(base.id)->isAbstract();
            }
            for (const QString &name : std::as_const(fields)) {
                if (abstract && seen.contains(name) && !provided.contains(name))
                    dropped.insert(name);
            }
            provided.unite(fields);
        }
        if (cls.foreign)
            dropped.unite(setToNone(*cls.statement).subtract(provided));
        model.dropped = QStringList(dropped.begin(), dropped.end());
        model.dropped.sort();
        for (const Field &field : std::as_const(model.fields)) {
            if (isPrivate(field.type))
                provided.remove(field.name);
        }
        m_fields.insert(index, provided.intersect(m_candidates).subtract(dropped));
    }

    static QSet<QString> setToNone(const PyStatement &cls)
    {
        QSet<QString> names;
        for (const PyStatement &statement : cls.statements) {
            if (statement.kind == PyStatement::Kind::Assign && !statement.value.isEmpty() &&
                statement.value.first().is(PyExpr::Kind::None))
                names.unite({statement.targets.begin(), statement.targets.end()});
        }
        return names;
    }

    const ClassTable &m_table;
    QList<MadeModel> &m_models;
    const QHash<int, int> &m_place;
    Schema m_contrib;
    QSet<QString> m_candidates;             ///< names of attributes that are no fields, of any class
    QHash<int, QSet<QString>> m_fields;     ///< of models: which of these children would inherit as fields
    QHash<int, QSet<QString>> m_attributes; ///< of plain classes
};

} // namespace

void findDropped(const ClassTable &table, QList<MadeModel> &models, const QHash<int, int> &place)
{
    Dropping(table, models, place).run();
}

void inheritDoubts(const ClassTable &table, QList<MadeModel> &models, const QHash<int, int> &place)
{
    for (int index : table.basesFirst()) {
        if (!place.contains(index))
            continue;
        for (const ClassBase &base : table.at(index).bases) {
            const bool read = base.kind == ClassBase::Kind::Read && place.contains(base.index);
            if (!read || !table.at(base.index).abstract || base.index == index)
                continue;
            if (!models[place.value(base.index)].notes.reasons().isEmpty())
                models[place.value(index)].notes.partly(
                    BaseText::tr("its base %1 is known only partly").arg(table.at(base.index).label), 0);
        }
    }
}

void breakCircles(QList<MadeModel> &models)
{
    QHash<ModelId, int> place;
    for (int i = 0; i < models.size(); ++i)
        place.insert(models[i].model.id, i);
    QList<int> left(models.size(), 0);
    QList<QList<int>> children(models.size());
    QList<int> free;
    for (int i = 0; i < models.size(); ++i) {
        for (const ModelRef &base : models[i].model.bases + models[i].model.metaBases) {
            const int at = place.value(base.id, -1);
            if (at < 0)
                continue;
            ++left[i];
            children[at].append(i);
        }
        if (left[i] == 0)
            free.append(i);
    }
    for (qsizetype next = 0; next < free.size(); ++next) {
        for (int child : std::as_const(children[free[next]])) {
            if (--left[child] == 0)
                free.append(child);
        }
    }
    for (int i = 0; i < models.size(); ++i) {
        if (left[i] == 0)
            continue;
        const auto loosen = [&](QList<ModelRef> &refs, const QString &suffix) {
            for (ModelRef &ref : refs) {
                const int at = place.value(ref.id, -1);
                if (at >= 0 && left[at] > 0)
                    ref = {.source = models[at].model.name + suffix};
            }
        };
        loosen(models[i].model.bases, {});
        loosen(models[i].model.metaBases, u".Meta"_s);
        models[i].notes.partly(BaseText::tr("its bases lead back to itself"), 0);
    }
}

} // namespace relata
