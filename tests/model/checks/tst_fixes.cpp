// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/checks/checks.h"
#include "model/project/projectfile.h"

#include <QtTest>

using namespace relata;
using namespace Qt::StringLiterals;

/// A one-click fix makes its problem go away, changes something, and brings no new errors.
class TestFixes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void removesTheProblem_data();
    void removesTheProblem();
    void isThereForTheCommonMistakes_data();
    void isThereForTheCommonMistakes();
};

namespace {

Schema schemaOf(const QString &name)
{
    const Result<Project> project = loadProject(QStringLiteral(TEST_DATA "/checks/") + name + u".relata"_s);
    if (!project)
        qFatal("%s", qPrintable(project.error()));
    return project->schema;
}

qsizetype count(const QList<Problem> &problems, const Problem &like)
{
    return std::count_if(problems.begin(), problems.end(), [&](const Problem &problem) {
        return problem.id == like.id && problem.model == like.model && problem.field == like.field && problem.object == like.object;
    });
}

qsizetype errors(const QList<Problem> &problems)
{
    return std::count_if(problems.begin(), problems.end(), [](const Problem &problem) { return problem.level == Level::Error; });
}

} // namespace

void TestFixes::removesTheProblem_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("index");
    for (const QString &name : {u"wrong_fields"_s, u"wrong_models"_s, u"wrong_relations"_s, u"barekeys"_s, u"pointers"_s,
                                u"wrong_conditions"_s, u"wrong_diamonds"_s, u"wrong_arrays"_s, u"cheques"_s}) {
        const QList<Problem> problems = runChecks(Registry(schemaOf(name)));
        for (int i = 0; i < problems.size(); ++i) {
            if (problems[i].fix)
                QTest::addRow("%s: %s %s (%d)", qPrintable(name), qPrintable(problems[i].id), qPrintable(problems[i].object), i) << name << i;
        }
    }
}

void TestFixes::removesTheProblem()
{
    QFETCH(QString, name);
    QFETCH(int, index);
    const Schema before = schemaOf(name);
    const QList<Problem> problems = runChecks(Registry(before));
    const Problem &problem = problems[index];
    QVERIFY(!problem.fix->text.isEmpty());
    Schema after = before;
    problem.fix->apply(after);
    QVERIFY(after != before);
    const QList<Problem> left = runChecks(Registry(after));
    QVERIFY(count(left, problem) < count(problems, problem));
    QVERIFY(errors(left) <= errors(problems));
}

void TestFixes::isThereForTheCommonMistakes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::newRow("fields.E120") << u"wrong_fields"_s << u"Set max_length=255"_s;
    QTest::newRow("fields.E320") << u"wrong_relations"_s << u"Set null=True"_s;
    QTest::newRow("fields.E321") << u"wrong_relations"_s << u"Set null=True, default=None"_s;
    QTest::newRow("fields.E304") << u"wrong_relations"_s << u"Set related_name=\"pair_one_set\""_s;
    QTest::newRow("fields.E130") << u"wrong_fields"_s << u"Set decimal_places=2"_s;
    QTest::newRow("fields.E132") << u"wrong_fields"_s << u"Set max_digits=10"_s;
    QTest::newRow("fields.E010") << u"wrong_arrays"_s << u"Set default=list"_s;
    QTest::newRow("fields.E303") << u"wrong_relations"_s << u"Set related_name=\"to_query_name_target_set\""_s;
    QTest::newRow("fields.E311") << u"wrong_relations"_s << u"Set unique=True on Target.name"_s;
    QTest::newRow("models.E015") << u"wrong_conditions"_s << u"Remove \"place__nowhere\" from ordering"_s;
    QTest::newRow("models.W042") << u"barekeys"_s << u"Set DEFAULT_AUTO_FIELD to BigAutoField"_s;
}

void TestFixes::isThereForTheCommonMistakes()
{
    QFETCH(QString, name);
    QFETCH(QString, text);
    const QString id = QString::fromLatin1(QTest::currentDataTag());
    for (const Problem &problem : runChecks(Registry(schemaOf(name)))) {
        if (problem.id == id) {
            QVERIFY(problem.fix);
            QCOMPARE(problem.fix->text, text);
            return;
        }
    }
    QFAIL("the problem was not found");
}

QTEST_GUILESS_MAIN(TestFixes)
#include "tst_fixes.moc"
