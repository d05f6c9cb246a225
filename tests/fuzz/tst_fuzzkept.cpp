// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/troubles.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

/// Files that once broke the import or what is written from it.
class FuzzKeptTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fileMakesNoTrouble_data();
    void fileMakesNoTrouble();
};

void FuzzKeptTest::fileMakesNoTrouble_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(TEST_DATA "/python/hostile"));
    const QStringList names = folder.entryList({u"*.py"_s}, QDir::Files, QDir::Name);
    QVERIFY(!names.isEmpty());
    for (const QString &name : names)
        QTest::newRow(qPrintable(name.chopped(3).replace(u'_', u' '))) << folder.filePath(name);
}

void FuzzKeptTest::fileMakesNoTrouble()
{
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QTemporaryDir folder;
    Counts counts;
    QCOMPARE(troubles({file.readAll()}, folder.path(), counts), QStringList());
    QVERIFY(counts.models > 0);
}

QTEST_GUILESS_MAIN(FuzzKeptTest)
#include "tst_fuzzkept.moc"
