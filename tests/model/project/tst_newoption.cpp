// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/fields/catalogue.h"
#include "model/project/projectfile.h"

#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

/// Built against a catalogue with one line more than Relata's own: `extra_option`, an integer that a CharField takes.
class TestNewOption : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isListedForItsClassAlone()
    {
        const OptionRow *row = fieldOption(u"extra_option");
        QVERIFY(row);
        QVERIFY(appliesTo(*row, FieldType::Char));
        QVERIFY(!appliesTo(*row, FieldType::Text));
        Field field;
        QCOMPARE(effective(field, u"extra_option").toInteger(), 7);
    }

    void comesBackFromAFile()
    {
        Project project;
        const App app = {AppId::create(), u"shop"_s, {}, Origin::Project, {}};
        project.schema.apps.append(app);
        Field field;
        field.id = FieldId::create();
        field.name = u"code"_s;
        field.options.set(u"extra_option"_s, 12);
        Model model;
        model.id = ModelId::create();
        model.app = app.id;
        model.name = u"Order"_s;
        model.fields = {field};
        project.schema.models.append(model);
        const QByteArray json = toJson(project);
        QVERIFY(json.contains("\"extra_option\": 12"));
        const Result<Project> read = fromJson(json, u"new.relata"_s);
        QVERIFY2(read, qPrintable(read ? QString() : read.error()));
        QVERIFY(*read == project);
    }
};

QTEST_GUILESS_MAIN(TestNewOption)
#include "tst_newoption.moc"
