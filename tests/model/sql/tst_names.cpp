// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/names.h"

#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

class TestNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void indexNames_data();
    void indexNames();
    void metaIndexNames_data();
    void metaIndexNames();
    void tablesAreCut_data();
    void tablesAreCut();
    void quotes_data();
    void quotes();
};

// Expected names are what Django 5.2 made.
void TestNames::indexNames_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QString>("table");
    QTest::addColumn<QStringList>("columns");
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<QString>("name");
    QTest::newRow("a short name is kept whole") << u"sqlite"_s << u"lateadds_actor"_s << QStringList{u"coach_id"_s}
                                                << u""_s << u"lateadds_actor_coach_id_058df4a8"_s;
    QTest::newRow("the suffix is not hashed") << u"postgresql"_s << u"lateadds_motto"_s << QStringList{u"text"_s}
                                              << u"_like"_s << u"lateadds_motto_text_314c21fb_like"_s;
    QTest::newRow("two columns") << u"sqlite"_s << u"metaopts_book"_s << QStringList{u"title"_s, u"shelf_id"_s}
                                 << u"_uniq"_s << u"metaopts_book_title_shelf_id_f7d48b38_uniq"_s;
    QTest::newRow("a long suffix gives way on PostgreSQL")
        << u"postgresql"_s << u"computed_collatedpostgreslink"_s << QStringList{u"to_id"_s}
        << u"_fk_computed_collatedpostgres_slug"_s << u"computed_collatedpos_to_id_c73deb7d_fk_computed_"_s;
    QTest::newRow("quotes of the table are left out")
        << u"sqlite"_s << u"\"Quoted Table\""_s << QStringList{u"name"_s} << u""_s
        << u"Quoted Table_name_"_s + namesDigest({u"Quoted Table"_s, u"name"_s}, 8);
}

void TestNames::indexNames()
{
    QFETCH(QString, dialect);
    QFETCH(QString, table);
    QFETCH(QStringList, columns);
    QFETCH(QString, suffix);
    QTEST(indexName(table, columns, suffix, *dialectNamed(dialect)), "name");
}

void TestNames::metaIndexNames_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QStringList>("columns");
    QTest::addColumn<QString>("name");
    QTest::newRow("one column") << u"metaopts_book"_s << QStringList{u"title"_s} << u"metaopts_bo_title_eea95e_idx"_s;
    QTest::newRow("descending") << u"metaopts_book"_s << QStringList{u"-printed"_s, u"title"_s}
                                << u"metaopts_bo_printed_5ce71e_idx"_s;
    QTest::newRow("a leading underscore is replaced")
        << u"_t"_s << QStringList{u"a"_s} << u"Dt_a_"_s + namesDigest({u"_t"_s, u"a"_s, u"idx"_s}, 6) + u"_idx"_s;
}

void TestNames::metaIndexNames()
{
    QFETCH(QString, table);
    QFETCH(QStringList, columns);
    QTEST(metaIndexName(table, columns), "name");
}

void TestNames::tablesAreCut_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("limit");
    QTest::addColumn<QString>("cut");
    const QString letters(70, u'a');
    QTest::newRow("short names stay") << u"shop_order"_s << 63 << u"shop_order"_s;
    QTest::newRow("no limit") << letters << 0 << letters;
    QTest::newRow("the end gives way to four digits") << letters << 63 << QString(59, u'a') + namesDigest({letters}, 4);
    // 𝔸 is one character to Python and two to QString.
    const QString wide = QString::fromUcs4(U"\U0001D538").repeated(60);
    QTest::newRow("characters are counted, not their halves") << wide << 63 << wide;
}

void TestNames::tablesAreCut()
{
    QFETCH(QString, name);
    QFETCH(int, limit);
    QTEST(cutName(name, limit), "cut");
}

void TestNames::quotes_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("quoted");
    QTest::newRow("PostgreSQL") << u"postgresql"_s << u"order"_s << u"\"order\""_s;
    QTest::newRow("MariaDB") << u"mariadb"_s << u"order"_s << u"`order`"_s;
    QTest::newRow("a name in quotes stays as it is") << u"sqlite"_s << u"\"order\""_s << u"\"order\""_s;
}

void TestNames::quotes()
{
    QFETCH(QString, dialect);
    QFETCH(QString, name);
    QTEST(dialectNamed(dialect)->quoted(name), "quoted");
}

QTEST_GUILESS_MAIN(TestNames)
#include "tst_names.moc"
