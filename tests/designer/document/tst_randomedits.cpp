// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/document/document.h"
#include "model/fields/catalogue.h"
#include "model/project/projectfile.h"
#include "model/schema/names.h"
#include "model/schema/refactor.h"
#include "model/sql/dialect.h"
#include "model/sql/schemascript.h"
#include "tests/bench/generate.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <map>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

/// Makes edits of every kind a person can make, by chance.
class RandomEditor
{
public:
    RandomEditor(Document &document, quint32 seed)
        : m_document(document)
        , m_random(seed)
    {
    }

    void edit()
    {
        using Edit = void (RandomEditor::*)(Project &);
        static constexpr std::pair<Edit, int> edits[] = {
            {&RandomEditor::move, 6},        {&RandomEditor::setFieldOption, 12}, {&RandomEditor::renameAField, 6},
            {&RandomEditor::addAField, 6},   {&RandomEditor::removeAField, 4},    {&RandomEditor::changeAType, 4},
            {&RandomEditor::relate, 4},      {&RandomEditor::setMetaOption, 4},   {&RandomEditor::renameAModel, 4},
            {&RandomEditor::addAModel, 3},   {&RandomEditor::removeAModel, 1},    {&RandomEditor::reorderFields, 3},
            {&RandomEditor::setARule, 4},    {&RandomEditor::addAnIndex, 2},      {&RandomEditor::takeOffTheCanvas, 1},
            {&RandomEditor::renameAnApp, 1}, {&RandomEditor::setSettings, 1},     {&RandomEditor::addANote, 1},
            {&RandomEditor::inherit, 2},     {&RandomEditor::setAKind, 1},
        };
        int all = 0;
        for (const auto &[run, weight] : edits)
            all += weight;
        int pick = below(all);
        for (const auto &[run, weight] : edits) {
            if (pick < weight) {
                m_document.edit(
                    u"Edit"_s, [&](Project &project) { (this->*run)(project); }, below(3) ? QString() : u"typing"_s);
                return;
            }
            pick -= weight;
        }
    }

private:
    int below(qsizetype most) { return int(m_random.bounded(int(qMax<qsizetype>(1, most)))); }
    QString word() { return u"w%1"_s.arg(m_random.bounded(100000)); }

    Model *model(Project &project)
    {
        QList<ModelId> ids;
        for (const Model &item : std::as_const(project.schema.models)) {
            if (item.origin == Origin::Project)
                ids.append(item.id);
        }
        return ids.isEmpty() ? nullptr : project.schema.find(ids[below(ids.size())]);
    }
    Field *field(Project &project, Model **owner = nullptr)
    {
        Model *in = model(project);
        if (owner)
            *owner = in;
        return in && !in->fields.isEmpty() ? &in->fields[below(in->fields.size())] : nullptr;
    }
    Value value(const OptionRow &row)
    {
        switch (row.type) {
        case ValueType::Boolean:
            return below(2) == 0;
        case ValueType::Integer:
            return below(500);
        case ValueType::FieldNames:
            return Value::strings({word(), u'-' + word()});
        case ValueType::Choices:
            return ValueList{ValueList{word(), u"Größe \"x\""_s}, ValueList{1, word()}};
        case ValueType::Any:
            return below(2) ? Value(word()) : Value(Code{u"uuid.uuid4"_s});
        case ValueType::Code:
            return Code{u"[validate(%1)]"_s.arg(below(9))};
        default:
            return word();
        }
    }

    void move(Project &project)
    {
        if (Model *in = model(project))
            project.layout.places[in->id] = QPointF(below(4000) / 8.0, below(4000));
    }
    void setFieldOption(Project &project)
    {
        Field *in = field(project);
        const OptionRow &row = fieldOptions()[size_t(below(qsizetype(fieldOptions().size())))];
        if (!in || !appliesTo(row, in->type))
            return;
        if (below(4) == 0)
            in->options.remove(row.name);
        else
            in->options.set(row.name.toString(), value(row));
    }
    void setMetaOption(Project &project)
    {
        const OptionRow &row = metaOptions()[size_t(below(qsizetype(metaOptions().size())))];
        if (Model *in = model(project))
            in->meta.set(row.name.toString(), value(row));
    }
    void renameAField(Project &project)
    {
        Model *owner = nullptr;
        if (const Field *in = field(project, &owner))
            renameField(project.schema, owner->id, in->id, freshName(*owner));
    }
    void addAField(Project &project)
    {
        Model *in = model(project);
        if (!in)
            return;
        Field made;
        made.id = FieldId::create();
        made.name = freshName(*in);
        made.type = FieldType(below(int(FieldType::CompositePrimaryKey)));
        in->fields.insert(below(in->fields.size() + 1), made);
    }
    void removeAField(Project &project)
    {
        Model *owner = nullptr;
        if (const Field *in = field(project, &owner))
            removeField(project.schema, owner->id, in->id);
    }
    void changeAType(Project &project)
    {
        Field *in = field(project);
        if (in && !in->relation && in->type != FieldType::GenericForeignKey)
            changeFieldType(*in, FieldType(below(int(FieldType::CompositePrimaryKey))));
    }
    void relate(Project &project)
    {
        const Model *from = model(project);
        const ModelId fromId = from ? from->id : ModelId();
        const Model *to = model(project);
        if (from && to)
            addRelationship(project.schema, Relationship(below(4)), fromId, to->id);
    }
    void setARule(Project &project)
    {
        Field *in = field(project);
        if (in && in->relation && hasOnDelete(in->type))
            in->relation->onDelete = {OnDelete::Rule(below(7)), u"get"_s};
    }
    void renameAModel(Project &project)
    {
        if (Model *in = model(project))
            in->name = u"M%1"_s.arg(++m_count);
    }
    void addAModel(Project &project)
    {
        const Model *in = model(project);
        const AppId app = in ? in->app : appNamed(project.schema, u"fresh"_s);
        const ModelId made = addModel(project.schema, app, u"New%1"_s.arg(++m_count));
        project.layout.places[made] = QPointF(below(900), below(900));
    }
    void removeAModel(Project &project)
    {
        if (const Model *in = model(project)) {
            project.layout.places.remove(in->id);
            removeModel(project.schema, in->id);
        }
    }
    void reorderFields(Project &project)
    {
        Model *in = model(project);
        if (in && in->fields.size() > 1)
            in->fields.move(below(in->fields.size()), below(in->fields.size()));
    }
    void addAnIndex(Project &project)
    {
        Model *in = model(project);
        if (!in || in->fields.isEmpty())
            return;
        Index index{.fields = {u'-' + in->fields.first().name}};
        index.options.set(u"name"_s, word());
        in->indexes.append(index);
    }
    void takeOffTheCanvas(Project &project)
    {
        if (const Model *in = model(project))
            project.layout.places.remove(in->id);
    }
    // From a model declared before, so that no class is its own ancestor.
    void inherit(Project &project)
    {
        const Model *base = model(project);
        const ModelId baseId = base ? base->id : ModelId();
        Model *in = model(project);
        QList<Model> &models = project.schema.models;
        const auto place = [&](ModelId id) {
            return std::find_if(models.cbegin(), models.cend(), [&](const Model &item) { return item.id == id; });
        };
        if (!in)
            return;
        in->bases.clear();
        if (below(3) && place(baseId) < place(in->id))
            in->bases.append({.id = baseId});
    }
    void setAKind(Project &project)
    {
        if (Model *in = model(project))
            in->meta.set(below(2) ? u"abstract"_s : u"proxy"_s, below(3) == 0);
    }
    void renameAnApp(Project &project)
    {
        const Model *in = model(project);
        if (App *app = in ? project.schema.find(in->app) : nullptr)
            app->label = u"app%1"_s.arg(++m_count);
    }
    void setSettings(Project &project)
    {
        project.schema.settings.djangoVersion = below(2) ? u"4.2"_s : u"5.2"_s;
        project.dialect = below(2) ? u"postgresql"_s : u"sqlite"_s;
    }
    void addANote(Project &project)
    {
        project.layout.notes.append({.id = NoteId::create(), .text = word(), .rect = QRectF(below(900), 0, 100, 50)});
    }
    QString freshName(const Model &) { return u"f%1"_s.arg(++m_count); }

    Document &m_document;
    QRandomGenerator m_random;
    int m_count = 0;
};

} // namespace

class TestRandomEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void undoAndRedoGiveBackEveryByte();
    void registryAndSqlFollowTheEdits();
    void statementsThatStayAreShared();
};

void TestRandomEdits::undoAndRedoGiveBackEveryByte()
{
    constexpr int edits = 5000;
    Document document;
    document.reset(generatedProject(60, 150, 7));
    const QByteArray start = toJson(document.project());

    RandomEditor editor(document, 20);
    for (int i = 0; i < edits; ++i)
        editor.edit();
    const QByteArray end = toJson(document.project());
    QVERIFY(start != end);
    QVERIFY(document.undoStack().count() > edits / 3);

    QUndoStack &stack = document.undoStack();
    while (stack.canUndo())
        stack.undo();
    QCOMPARE(toJson(document.project()), start);
    while (stack.canRedo())
        stack.redo();
    QCOMPARE(toJson(document.project()), end);

    // What a file of that state would hold opens again, and is the same.
    const Result<Project> again = fromJson(end, u"random.relata"_s);
    QVERIFY2(again.has_value(), qPrintable(again ? QString() : again.error()));
    QCOMPARE(toJson(*again), end);
}

void TestRandomEdits::registryAndSqlFollowTheEdits()
{
    constexpr int edits = 1200;
    Document document;
    document.reset(generatedProject(40, 110, 3));
    RandomEditor editor(document, 77);
    std::map<QString, SchemaScript> scripts;
    qsizetype made = 0, all = 0;
    for (int i = 0; i < edits; ++i) {
        if (i % 10 == 9)
            document.undoStack().undo();
        else
            editor.edit();
        const Registry &registry = document.registry();
        const Registry fresh(document.schema());
        QVERIFY2(registry.models().size() == fresh.models().size(), qPrintable(u"after edit %1"_s.arg(i)));
        for (int k = 0; k < fresh.models().size(); ++k) {
            const ResolvedModel &model = fresh.at(k);
            QVERIFY2(registry.at(k) == model, qPrintable(u"%1 after edit %2"_s.arg(model.label()).arg(i)));
            QCOMPARE(registry.indexOf(model.label()), fresh.indexOf(model.label()));
            QCOMPARE(registry.indexOf(model.id), fresh.indexOf(model.id));
        }
        const Dialect &dialect = dialects()[size_t(i) % dialects().size()];
        const SqlScope scope{.contrib = i % 7 == 0};
        SchemaScript &script = scripts[dialect.name];
        const SqlScript expected = createSchema(fresh, dialect, scope);
        QVERIFY2(script.update(registry, dialect, scope) == expected,
                 qPrintable(u"%1 after edit %2"_s.arg(dialect.name).arg(i)));
        made += script.made();
        all += fresh.models().size();
    }
    QVERIFY2(made < all / 2, qPrintable(u"%1 of %2 blocks were made anew"_s.arg(made).arg(all)));
}

void TestRandomEdits::statementsThatStayAreShared()
{
    Document document;
    document.reset(generatedProject(40, 110, 3));
    const Dialect &dialect = *dialectNamed(u"postgresql");
    SchemaScript script;
    const SqlScript before = script.update(document.registry(), dialect);
    const ModelId edited = document.schema().models.last().id;
    document.edit(u"Edit"_s, [&](Project &project) { project.schema.find(edited)->fields[0].name = u"other"_s; });
    const SqlScript after = script.update(document.registry(), dialect);
    QCOMPARE(script.made(), 1);
    QSet<const QChar *> known;
    for (const Statement &statement : before.statements)
        known.insert(statement.text.constData());
    for (const Statement &statement : after.statements)
        QVERIFY(statement.model == edited || known.contains(statement.text.constData()));
}

QTEST_GUILESS_MAIN(TestRandomEdits)
#include "tst_randomedits.moc"
