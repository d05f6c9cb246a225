// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/linediff.h"
#include "designer/panels/listdiff.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace relata;

/// The lines that a person is shown before files are written, and what is replaced in a list that is shown.
class TestLineDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatDiffers_data();
    void saysWhatDiffers();
    void leadsFromOneTextToTheOther();
    void staysWithinBoundsForTextsThatShareNothing();
    void replacesWhatDiffers_data();
    void replacesWhatDiffers();
    void turnsOneListIntoTheOther();
};

namespace {

QString written(const QList<DiffLine> &lines)
{
    QStringList out;
    for (const DiffLine &line : lines) {
        const QString sign = std::array{u" "_s, u"-"_s, u"+"_s, u"~"_s}[size_t(line.kind)];
        out.append(line.kind == DiffLine::Kind::Gap ? sign : u"%1%2:%3"_s.arg(sign).arg(line.number).arg(line.text));
    }
    return out.join(u'|');
}

} // namespace

void TestLineDiff::saysWhatDiffers_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("lines");
    QTest::newRow("nothing for equal texts") << u"a\nb\n"_s << u"a\nb\n"_s << QString();
    QTest::newRow("a new file") << QString() << u"a\nb\n"_s << u"+1:a|+2:b"_s;
    QTest::newRow("a file that is emptied") << u"a\n"_s << QString() << u"-1:a"_s;
    QTest::newRow("a line in the middle") << u"a\nb\nc\n"_s << u"a\nx\nc\n"_s << u" 1:a|-2:b|+2:x| 3:c"_s;
    QTest::newRow("an added line") << u"a\nc\n"_s << u"a\nb\nc\n"_s << u" 1:a|+2:b| 3:c"_s;
    QTest::newRow("lines far from it are left out")
        << u"1\n2\n3\n4\n5\n6\n7\n"_s << u"1\n2\n3\n4\n5\n6\nx\n"_s << u"~| 6:6|-7:7|+7:x"_s;
    QTest::newRow("two places") << u"a\n1\n2\n3\n4\n5\nb\n"_s << u"A\n1\n2\n3\n4\n5\nB\n"_s
                                << u"-1:a|+1:A| 2:1|~| 6:5|-7:b|+7:B"_s;
    QTest::newRow("a moved line") << u"a\nb\nc\n"_s << u"b\nc\na\n"_s << u"-1:a| 1:b| 2:c|+3:a"_s;
}

void TestLineDiff::saysWhatDiffers()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QTEST(written(lineDiff(before, after, before.contains(u"7"_s) || before.contains(u"5"_s) ? 1 : 3)), "lines");
}

void TestLineDiff::leadsFromOneTextToTheOther()
{
    QRandomGenerator random(7);
    const auto text = [&] {
        QString made;
        for (int i = random.bounded(30); i > 0; --i)
            made += QChar(u'a' + random.bounded(4)) + u"\n"_s;
        return made;
    };
    for (int round = 0; round < 500; ++round) {
        const QString before = text();
        const QString after = text();
        QString left;
        QString right;
        for (const DiffLine &line : lineDiff(before, after, 1000)) {
            if (line.kind != DiffLine::Kind::Added)
                left += line.text + u'\n';
            if (line.kind != DiffLine::Kind::Removed)
                right += line.text + u'\n';
        }
        if (before == after)
            continue;
        QCOMPARE(left, before);
        QCOMPARE(right, after);
    }
}

void TestLineDiff::staysWithinBoundsForTextsThatShareNothing()
{
    QString before;
    QString after;
    for (int i = 0; i < 3000; ++i) {
        before += u"a%1\n"_s.arg(i);
        after += u"b%1\n"_s.arg(i);
    }
    const QList<DiffLine> lines = lineDiff(before, after);
    QCOMPARE(lines.size(), 6000);
    QCOMPARE(lines.first().kind, DiffLine::Kind::Removed);
    QCOMPARE(lines.last().text, u"b2999"_s);
}

void TestLineDiff::replacesWhatDiffers_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("replaced"); // first-removed:added, with the new letters
    QTest::newRow("nothing differs") << u"abc"_s << u"abc"_s << QString();
    QTest::newRow("one in the middle") << u"abc"_s << u"axc"_s << u"1-1:x"_s;
    QTest::newRow("two that are far apart") << u"abcdef"_s << u"aXcdeY"_s << u"1-1:X 5-1:Y"_s;
    QTest::newRow("one more at the start") << u"abc"_s << u"xabc"_s << u"0-0:x"_s;
    QTest::newRow("one less at the end") << u"abc"_s << u"ab"_s << u"2-1:"_s;
    QTest::newRow("another count at two places") << u"abcdef"_s << u"axybcef"_s << u"1-0:xy 3-1:"_s;
    QTest::newRow("one that moved to the front") << u"abcd"_s << u"dabc"_s << u"0-0:d 3-1:"_s;
    QTest::newRow("one that moved to the end") << u"abcd"_s << u"bcda"_s << u"0-1: 4-0:a"_s;
    QTest::newRow("all of it") << u"abc"_s << u"xy"_s << u"0-3:xy"_s;
    QTest::newRow("out of nothing") << QString() << u"ab"_s << u"0-0:ab"_s;
    QTest::newRow("into nothing") << u"ab"_s << QString() << u"0-2:"_s;
    QTest::newRow("entries that occur twice") << u"aabb"_s << u"abab"_s << QString();
}

void TestLineDiff::replacesWhatDiffers()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, replaced);
    const auto letters = [](const QString &word) {
        QList<QStringView> list;
        for (qsizetype i = 0; i < word.size(); ++i)
            list.append(QStringView(word).sliced(i, 1));
        return list;
    };
    QString shown = before;
    QStringList told;
    const QList<Replacement> all = replacements(letters(before), letters(after));
    for (auto it = all.crbegin(); it != all.crend(); ++it) {
        const QString fresh = after.sliced(it->from, it->added);
        shown.replace(it->first, it->removed, fresh);
        told.prepend(u"%1-%2:%3"_s.arg(it->first).arg(it->removed).arg(fresh));
    }
    QCOMPARE(shown, after);
    if (!replaced.isEmpty() || before == after)
        QCOMPARE(told.join(u' '), replaced);
}

void TestLineDiff::turnsOneListIntoTheOther()
{
    QRandomGenerator random(11);
    for (int round = 0; round < 2000; ++round) {
        QStringList before;
        QStringList after;
        for (QStringList *list : {&before, &after}) {
            for (int i = random.bounded(14); i > 0; --i)
                list->append(QString::number(random.bounded(round % 2 ? 8 : 100)));
        }
        const QList<QStringView> from(before.cbegin(), before.cend());
        const QList<QStringView> to(after.cbegin(), after.cend());
        QStringList shown;
        qsizetype next = 0;
        for (const Replacement &replacement : replacements(from, to)) {
            QVERIFY(replacement.first >= next);
            shown += before.sliced(next, replacement.first - next) + after.sliced(replacement.from, replacement.added);
            QCOMPARE(shown.size(), replacement.from + replacement.added);
            next = replacement.first + replacement.removed;
        }
        shown += before.sliced(next);
        QCOMPARE(shown, after);
    }
}

QTEST_GUILESS_MAIN(TestLineDiff)
#include "tst_linediff.moc"
