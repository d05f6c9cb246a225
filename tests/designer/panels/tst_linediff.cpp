// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/linediff.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace relata;

/// The lines that a person is shown before files are written.
class TestLineDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatDiffers_data();
    void saysWhatDiffers();
    void leadsFromOneTextToTheOther();
    void staysWithinBoundsForTextsThatShareNothing();
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

QTEST_GUILESS_MAIN(TestLineDiff)
#include "tst_linediff.moc"
