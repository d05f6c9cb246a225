// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/designer/properties/properties.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QToolButton>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

// Uses the control as a person would, and says what the option should be then.
Value useControl(PanelOnBlog &blog, const OptionRow &row, const Value &before)
{
    const QString name = u"option_"_s + row.name.toString();
    switch (row.type) {
    case ValueType::Boolean:
        QTest::mouseClick(blog.find<QCheckBox>(name), Qt::LeftButton, {}, QPoint(8, 13));
        return !before.toBool();
    case ValueType::Choice:
    case ValueType::FieldName:
    case ValueType::TargetField: {
        auto *combo = blog.find<QComboBox>(name);
        QTest::keyClick(combo, Qt::Key_End);
        return combo->currentText();
    }
    case ValueType::Choices:
        QTest::mouseClick(blog.find<QPushButton>(u"addChoice"_s), Qt::LeftButton);
        return ValueList{ValueList{u"value1"_s, u"Label 1"_s}};
    case ValueType::Integer:
        blog.type(name, u"7"_s);
        return 7;
    case ValueType::Text:
        blog.type(name, u"Some words"_s);
        return u"Some words"_s;
    case ValueType::Identifier:
        blog.type(name, u"some_name"_s);
        return u"some_name"_s;
    case ValueType::FieldNames:
        blog.type(name, u"title, -author"_s);
        return Value::strings({u"title"_s, u"-author"_s});
    case ValueType::Any:
        blog.type(name, u"'text'"_s);
        return u"text"_s;
    case ValueType::Code:
        blog.type(name, u"some.callable"_s);
        return Code{u"some.callable"_s};
    }
    return {};
}

} // namespace

class TestOptionsForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyOptionOfEveryTypeHasAControl_data();
    void everyOptionOfEveryTypeHasAControl();
    void everyMetaOptionHasAControl();
};

void TestOptionsForm::everyOptionOfEveryTypeHasAControl_data()
{
    QTest::addColumn<FieldType>("type");
    for (const FieldClass &row : fieldClasses())
        QTest::newRow(row.name.isEmpty() ? "a class of another package" : qPrintable(row.name.toString())) << row.type;
}

void TestOptionsForm::everyOptionOfEveryTypeHasAControl()
{
    QFETCH(FieldType, type);
    PanelOnBlog blog;
    FieldId id;
    blog.document.edit(u"prepare"_s, [&](Project &project) {
        id = PanelOnBlog::add(project.schema, blog.article, u"subject"_s, type);
        Field &field = *project.schema.find(blog.article)->find(id);
        field.customClass = type == FieldType::Opaque ? u"money.MoneyField"_s : QString();
        if (field.relation)
            field.relation->to = {.id = blog.user};
    });
    blog.select(blog.article, id);
    for (auto *heading : blog.panel.findChildren<QToolButton *>()) {
        if (heading->objectName() == "section_validation"_L1 || heading->objectName() == "section_editing"_L1)
            heading->click();
    }
    const int before = blog.steps();
    const Project start = blog.document.project();
    int controls = 0;
    for (const OptionRow &row : fieldOptions()) {
        if (!appliesTo(row, type))
            continue;
        ++controls;
        const QByteArray name = row.name.toUtf8();
        const Value wanted = useControl(blog, row, effective(blog.field(id), row.name));
        blog.document.endMerge();
        const Value *set = blog.field(id).options.find(row.name);
        QVERIFY2(set, name);
        QVERIFY2(*set == wanted,
                 qPrintable(u"%1: %2 is not %3"_s.arg(row.name.toString(), set->python(), wanted.python())));
        QVERIFY2(blog.steps() == before + 1, name);
        auto *reset = blog.find<QToolButton>(u"reset_"_s + row.name.toString());
        QVERIFY2(reset && reset->isVisible(), name);
        reset->click();
        blog.settle();
        QVERIFY2(!blog.field(id).options.has(row.name), name);
        blog.undo();
        QVERIFY2(blog.field(id).options.value(row.name) == wanted, name);
        blog.undo();
        QVERIFY2(blog.document.project() == start, name);
        QVERIFY2(!reset->isVisible(), name);
    }
    const auto expected = std::count_if(fieldOptions().begin(), fieldOptions().end(),
                                        [&](const OptionRow &row) { return appliesTo(row, type); });
    QCOMPARE(controls, int(expected));
}

void TestOptionsForm::everyMetaOptionHasAControl()
{
    PanelOnBlog blog;
    blog.select(blog.article);
    for (auto *heading : blog.panel.findChildren<QToolButton *>()) {
        if (heading->objectName().startsWith("section_"_L1) && blog.find<QToolButton>(heading->objectName()) == heading)
            heading->click();
    }
    const Project start = blog.document.project();
    for (const OptionRow &row : metaOptions()) {
        const Value wanted = useControl(blog, row, row.otherwise);
        blog.document.endMerge();
        const Value *set = blog.model().meta.find(row.name);
        QVERIFY2(set && *set == wanted, row.name.toUtf8());
        QCOMPARE(blog.steps(), 1);
        blog.undo();
        QVERIFY2(blog.document.project() == start, row.name.toUtf8());
    }
}

QTEST_MAIN(TestOptionsForm)
#include "tst_optionsform.moc"
