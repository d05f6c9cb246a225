// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/schemascript.h"

#include "model/schema/absences.h"
#include "model/sql/blockchanges.h"

#include <QCoreApplication>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

const QString indexTogether = u"index_together"_s;

/// Where Django cannot load the models there is no SQL, only why.
QList<Refusal> absent(const Schema &schema)
{
    QList<Refusal> out;
    for (const Absence &absence : absences(schema)) {
        if (absence.what == indexTogether)
            continue;
        const Model &model = *schema.find(absence.model);
        const Field *field = model.find(absence.field);
        const QString where = schema.label(model) + (field ? u'.' + field->name : QString());
        out.append({where + u": "_s + absenceText(absence, schema.settings.djangoVersion), absence.model, absence.field});
    }
    return out;
}

/// What older versions of Django make and Relata does not; a table is whole without it.
QList<Refusal> leftOut(const Schema &schema)
{
    QList<Refusal> out;
    for (const Model &model : schema.models) {
        if (model.origin == Origin::Project && model.meta.has(indexTogether))
            out.append({.message = QCoreApplication::translate("SchemaEditor", "%1: the indexes of index_together are left "
                                                                               "out; put them into Meta.indexes.")
                                       .arg(schema.label(model)),
                        .model = model.id});
    }
    return out;
}

/// What Django says where apps cannot be put in order: "Cannot resolve operation dependencies".
QList<Refusal> circles(const QList<Migration> &migrations)
{
    QStringList apps;
    for (const Migration &migration : migrations) {
        if (migration.circular)
            apps.append(migration.app);
    }
    if (apps.isEmpty())
        return {};
    apps.sort();
    return {{.message =
                 QCoreApplication::translate("SchemaEditor", "Django cannot put the migrations of %1 in order: primary "
                                                             "keys or bases of their models wait for one another.")
                     .arg(apps.join(u", "_s))}};
}

MigrationPlan planOf(const Registry &registry, const SqlScope &scope)
{
    MigrationPlan plan;
    if (scope.contrib)
        plan.contrib = initialMigrations(registry, Whose::Contrib);
    plan.project = initialMigrations(registry, Whose::Project);
    plan.starts.resize(size_t(registry.models().size()) + 1);
    for (const QList<Migration> *list : {&std::as_const(plan).contrib, &std::as_const(plan).project}) {
        for (const Migration &migration : *list) {
            for (const Operation &operation : migration.operations)
                ++plan.starts[size_t(operation.model) + 1];
        }
    }
    for (size_t i = 1; i < plan.starts.size(); ++i)
        plan.starts[i] += plan.starts[i - 1];
    plan.steps.resize(plan.starts.back());
    std::vector<size_t> next = plan.starts;
    for (const QList<Migration> *list : {&std::as_const(plan).contrib, &std::as_const(plan).project}) {
        for (const Migration &migration : *list) {
            for (const Operation &operation : migration.operations)
                plan.steps[next[size_t(operation.model)]++] = {&operation, &operation == &migration.operations.first()};
        }
    }
    return plan;
}

/// Where the writing of a model's block stands.
struct Cursor
{
    int step = 0;
    size_t line = 0;
};

} // namespace

const SqlScript &SchemaScript::update(const Registry &registry, const Dialect &dialect, const SqlScope &scope)
{
    if (const QList<Refusal> refusals = absent(registry.schema()); !refusals.isEmpty()) {
        m_blocks.clear();
        m_made = 0;
        return m_script = {.refusals = refusals};
    }
    const Dialect &used = dialectOf(dialect, registry.schema().settings.djangoVersion);
    MigrationPlan plan = planOf(registry, scope);
    if (m_dialect != &used)
        m_blocks.clear();
    if (!m_blocks.empty())
        dropChangedBlocks(registry, plan);
    m_blocks.resize(size_t(registry.models().size()));
    m_registry = registry;
    m_dialect = &used;
    m_plan = std::move(plan);
    m_made = 0;
    const qsizetype size = m_script.statements.size();
    m_script = {.refusals = circles(m_plan.project) + leftOut(registry.schema())};
    m_script.statements.reserve(std::max(size, 2 * qsizetype(m_plan.steps.size())));
    TableNames names(m_registry, used);
    write(m_plan.contrib, {}, names);
    write(m_plan.project, scope.apps, names);
    return m_script;
}

void SchemaScript::dropChangedBlocks(const Registry &registry, const MigrationPlan &plan)
{
    const BlockChanges changes(m_registry, registry, *m_dialect);
    const size_t common = std::min(m_blocks.size(), plan.starts.size() - 1);
    for (size_t i = 0; i < common; ++i) {
        if (m_blocks[i] && (changes.isChanged(int(i)) || !std::ranges::equal(m_plan.stepsOf(i), plan.stepsOf(i))))
            m_blocks[i].reset();
    }
}

const StatementBlock &SchemaScript::blockOf(int model, TableNames &names)
{
    std::optional<StatementBlock> &block = m_blocks[size_t(model)];
    if (!block) {
        block = TableEditor(names, model).run(m_plan.stepsOf(size_t(model)));
        ++m_made;
    }
    return *block;
}

void SchemaScript::write(const QList<Migration> &migrations, const QStringList &apps, TableNames &names)
{
    std::vector<Cursor> cursors(m_blocks.size());
    std::vector<const BlockLine *> putOff;
    const auto flush = [&] {
        for (const BlockLine *line : putOff)
            m_script.statements.append(line->statement);
        putOff.clear();
    };
    for (const Migration &migration : migrations) {
        if (!apps.isEmpty() && !apps.contains(migration.app))
            continue;
        for (const Operation &operation : migration.operations) {
            const StatementBlock &block = blockOf(operation.model, names);
            Cursor &at = cursors[size_t(operation.model)];
            for (; at.line < block.lines.size() && block.lines[at.line].step == at.step; ++at.line) {
                const BlockLine &line = block.lines[at.line];
                switch (line.kind) {
                case BlockLine::Kind::Now:
                    m_script.statements.append(line.statement);
                    break;
                case BlockLine::Kind::PutOff:
                    putOff.push_back(&line);
                    break;
                case BlockLine::Kind::ForgetPutOff:
                    std::erase_if(putOff, [&](const BlockLine *other) { return other->table == line.table; });
                    break;
                case BlockLine::Kind::Flush:
                    flush();
                    break;
                }
            }
            for (const auto &[step, refusal] : block.refusals) {
                if (step == at.step && !m_script.refusals.contains(refusal))
                    m_script.refusals.append(refusal);
            }
            ++at.step;
        }
        flush();
    }
}

SqlScript createSchema(const Registry &registry, const Dialect &dialect, const SqlScope &scope)
{
    return SchemaScript().update(registry, dialect, scope);
}

} // namespace relata
