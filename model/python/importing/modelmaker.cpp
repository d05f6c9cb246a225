// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/modelmaker.h"

#include "model/python/importing/bindings.h"

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Branch = PyStatement::Branch;

bool isOtherBranch(const PyStatement &statement)
{
    return statement.branch == Branch::Else || statement.branch == Branch::Except;
}

} // namespace

MadeModel ModelMaker::make(int index)
{
    const ReadClass &cls = m_table.at(index);
    MadeModel made;
    made.index = index;
    made.model.id = cls.id;
    made.model.app = AppId::named(cls.app);
    made.model.name = cls.statement->name;
    if (!m_table.names().isSurelyRun(cls.scope, *cls.statement))
        made.notes.partly(tr("it is defined under a condition"),
                          m_lines.lineOf(cls.scope.module, cls.statement->range.begin));
    setBases(made);
    readFields(made);
    m_metas.read(index, made.model, made.notes, made.metaRefers);
    return made;
}

void ModelMaker::setBases(MadeModel &made) const
{
    const ReadClass &cls = m_table.at(made.index);
    QSet<ModelId> seen;
    for (const ClassBase &base : cls.bases) {
        ModelId id = base.id;
        if (base.kind == ClassBase::Kind::Read && m_table.at(base.index).model)
            id = m_table.at(base.index).id;
        if (base.source == u"object" || (!id.isNull() && seen.contains(id)))
            continue;
        if (base.kind == ClassBase::Kind::Root) {
            // Said only where it matters: attributes of a class behind it lose against Model's.
            const ClassBase &last = cls.bases.last();
            if (last.kind == ClassBase::Kind::Foreign || last.kind == ClassBase::Kind::Plain ||
                (last.kind == ClassBase::Kind::Read && !m_table.at(last.index).model))
                made.model.bases.append({.source = u"models.Model"_s});
            continue;
        }
        if (!id.isNull()) {
            seen.insert(id);
            made.model.bases.append({id});
            continue;
        }
        made.model.bases.append({.source = base.source.simplified()});
        made.refers.append(base.expression);
        if (base.kind == ClassBase::Kind::Foreign)
            made.notes.partly(tr("its base %1 is not among the sources, so what comes from there is not known")
                                  .arg(inSentence(base.source)),
                              m_lines.lineOf(cls.scope.module, base.expression->range.begin));
    }
    noteMetaclass(made);
}

namespace {

// Such a class does nothing beyond what Django's and Python's own do when it makes a class.
bool isPlainMetaclass(const Names &names, const Meaning &metaclass, int depth = 0)
{
    static const QStringList plain = {u"django.db.models.base.ModelBase"_s, u"type"_s, u"abc.ABCMeta"_s};
    static const QStringList makers = {u"__new__"_s, u"__init__"_s, u"__call__"_s, u"__prepare__"_s, u"add_to_class"_s};
    if (metaclass.kind != Meaning::Kind::Class)
        return plain.contains(metaclass.dotted);
    const bool makes = std::any_of(
        metaclass.statement->statements.begin(), metaclass.statement->statements.end(), [&](const PyStatement &inner) {
            return makers.contains(inner.name) || inner.targets.contains(u"__new__"_s) ||
                   inner.targets.contains(u"__init__"_s);
        });
    const QList<PyExpr> &bases = metaclass.statement->bases;
    return !makes && depth < 10 && bases.size() < 5 && std::all_of(bases.begin(), bases.end(), [&](const PyExpr &base) {
               return isPlainMetaclass(names, meaningOf(names, metaclass.scope, base), depth + 1);
           });
}

} // namespace

// Django's own makes models of classes; another may add fields that stand nowhere.
void ModelMaker::noteMetaclass(MadeModel &made) const
{
    const ReadClass &cls = m_table.at(made.index);
    const PyStatement &statement = *cls.statement;
    QList<const PyExpr *> metaclasses;
    for (const PyExpr::Keyword &keyword : statement.keywords) {
        if (keyword.name == u"metaclass" && keyword.value >= 0)
            metaclasses.append(&statement.keywordValues[keyword.value]);
    }
    for (const PyExpr &base : statement.bases) {
        if (base.is(PyExpr::Kind::Call) && base.items.size() > 1 && base.items.first().text.endsWith(u"with_metaclass"))
            metaclasses.append(&base.items[1]);
    }
    const Names &names = m_table.names();
    for (const PyExpr *metaclass : std::as_const(metaclasses)) {
        if (isPlainMetaclass(names, meaningOf(names, cls.scope, *metaclass)))
            continue;
        made.notes.partly(
            tr("its metaclass %1 may add what is not known").arg(inSentence(sourceOf(names, cls.scope, *metaclass))),
            m_lines.lineOf(cls.scope.module, statement.range.begin));
    }
}

void ModelMaker::addField(MadeModel &made, const Field &field) const
{
    // Django goes by when a field was made: one that takes another's place comes where it stands itself.
    removeField(made, field.name);
    made.names.insert(field.name);
    made.model.fields.append(field);
    made.model.fields.last().id = importedId<FieldId>(m_table.at(made.index).label + u'.' + field.name);
}

void ModelMaker::removeField(MadeModel &made, const QString &name)
{
    if (made.names.remove(name))
        made.model.fields.removeIf([&](const Field &other) { return other.name == name; });
}

void ModelMaker::readFields(MadeModel &made)
{
    m_conditional.clear();
    const ReadClass &cls = m_table.at(made.index);
    for (const PyStatement &statement : cls.statement->statements) {
        if (statement.branch == Branch::TypeChecking)
            continue;
        const int line = m_lines.lineOf(cls.scope.module, statement.range.begin);
        if (statement.kind == PyStatement::Kind::Other && !statement.targets.isEmpty() &&
            m_fields.namesField(cls.inside(), statement.names))
            made.notes.partly(statement.targets.join(u", "_s), tr("how they are declared is not understood"), line);
        if (statement.kind != PyStatement::Kind::Assign || statement.value.isEmpty())
            continue;
        for (const QString &name : statement.targets)
            readField(made, statement, name);
        if (statement.targets.size() > 1 && made.model.field(statement.targets.first()))
            made.notes.partly(statement.targets.join(u", "_s), tr("they are one and the same field"), line);
    }
}

void ModelMaker::readField(MadeModel &made, const PyStatement &statement, const QString &name)
{
    const ReadClass &cls = m_table.at(made.index);
    const PyStatement *other = m_conditional.value(name);
    // Of two branches the first is taken.
    if (other && isOtherBranch(statement) && other->block == statement.block)
        return;
    const std::optional<bool> run = m_table.names().isRun(cls.inside(), statement);
    if (!run.value_or(true))
        return;
    const auto field = m_fields.read(made.index, name, cls.inside(), statement.value.first(), made.notes);
    if (!field) {
        if (statement.depth == 0)
            removeField(made, name);
        return;
    }
    addField(made, field->field);
    made.refers.append(field->refers);
    if (statement.depth > 0) {
        m_conditional.insert(name, &statement);
        if (!m_table.names().isSurelyRun(cls.inside(), statement))
            made.notes.partly(name, tr("it is declared under a condition"),
                              m_lines.lineOf(cls.scope.module, statement.range.begin));
    }
}

void ModelMaker::addFromOutside(QList<MadeModel> &models, const QHash<int, int> &place)
{
    const SourceTree &tree = m_table.names().tree();
    for (int module = 0; module < tree.modules.size(); ++module) {
        for (const PyStatement &statement : tree.modules[module].statements) {
            const bool call = statement.kind == PyStatement::Kind::Other && !statement.value.isEmpty() &&
                              statement.value.first().is(PyExpr::Kind::Call);
            if (call && !statement.value.first().items.isEmpty())
                addStatement(statement.value.first(), module, models, place);
        }
    }
}

// Model.add_to_class("name", Field()) and Field().contribute_to_class(Model, "name")
void ModelMaker::addStatement(const PyExpr &call, int module, QList<MadeModel> &models, const QHash<int, int> &place)
{
    const PyExpr &callee = call.items.first();
    if (call.items.size() != 3)
        return;
    const Names &names = m_table.names();
    const Scope scope{module, {}};
    const bool adds = callee.is(PyExpr::Kind::Name) && callee.text.endsWith(".add_to_class"_L1);
    const bool contributes =
        callee.is(PyExpr::Kind::Attribute) && callee.text == u"contribute_to_class" && !callee.items.isEmpty();
    if (!adds && !contributes)
        return;
    const Meaning owner = adds ? names.meaning(scope, allButLast(callee.text)) : meaningOf(names, scope, call.items[1]);
    const PyExpr &name = call.items[adds ? 1 : 2];
    const PyExpr &value = adds ? call.items[2] : callee.items.first();
    const int index = owner.kind == Meaning::Kind::Class ? m_table.indexOf(owner.statement) : -1;
    if (!place.contains(index) || !name.is(PyExpr::Kind::Text))
        return;
    MadeModel &made = models[place.value(index)];
    if (const auto field = m_fields.read(index, name.text, scope, value, made.notes)) {
        addField(made, field->field);
        made.notes.partly(name.text, tr("it is added outside of the class, in %1").arg(names.tree().files[module]),
                          m_lines.lineOf(module, call.range.begin));
    }
}

} // namespace relata
