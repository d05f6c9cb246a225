// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/describe/describe.h"
#include "model/project/projectfile.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace relata;
using namespace Qt::StringLiterals;

/// Compares the facts about models with what Django 5.2 said of them.  A case is tests/data/describe/NAME.relata, which
/// was imported from tests/data/python/golden/NAME, and NAME.json beside it.
class TestDescribe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatDjangoSays_data();
    void saysWhatDjangoSays();
};

namespace {

QString folder()
{
    return QStringLiteral(TEST_DATA "/describe/");
}

QString text(const QJsonValue &value)
{
    if (value.isUndefined())
        return u"(nothing)"_s;
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
}

// The places in which two documents differ, each with both values.
void compare(const QString &path, const QJsonValue &got, const QJsonValue &wanted, QStringList &out)
{
    if (got == wanted)
        return;
    if (got.isObject() && wanted.isObject()) {
        QStringList keys = got.toObject().keys() + wanted.toObject().keys();
        keys.removeDuplicates();
        for (const QString &key : std::as_const(keys))
            compare(path + u'.' + key, got[key], wanted[key], out);
        return;
    }
    if (got.isArray() && wanted.isArray() && got.toArray().size() == wanted.toArray().size()) {
        for (qsizetype i = 0; i < got.toArray().size(); ++i) {
            const QJsonValue entry = wanted.toArray().at(i);
            const QString name = entry[u"label"_s].toString() + entry[u"field"_s].toString();
            compare(u"%1[%2]"_s.arg(path, name.isEmpty() ? QString::number(i) : name), got.toArray().at(i), entry, out);
        }
        return;
    }
    out.append(u"%1\n    is     %2\n    wanted %3"_s.arg(path, text(got), text(wanted)));
}

} // namespace

void TestDescribe::saysWhatDjangoSays_data()
{
    QTest::addColumn<QString>("name");
    const QStringList files = QDir(folder()).entryList({u"*.relata"_s}, QDir::Files, QDir::Name);
    QVERIFY(!files.isEmpty());
    for (const QString &file : files)
        QTest::addRow("%s", qPrintable(file)) << file.chopped(7);
}

void TestDescribe::saysWhatDjangoSays()
{
    QFETCH(QString, name);
    const Result<Project> project = loadProject(folder() + name + u".relata"_s);
    QVERIFY2(project, project ? "" : qPrintable(project.error()));
    QFile file(folder() + name + u".json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject wanted = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject got = describe(Registry(project->schema), project->sources);
    QStringList differences;
    compare(u"models"_s, got[u"models"_s], wanted[u"models"_s], differences);
    compare(u"accessors"_s, got[u"accessors"_s], wanted[u"accessors"_s], differences);
    QVERIFY2(differences.isEmpty(), qPrintable(u'\n' + differences.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestDescribe)
#include "tst_describe.moc"
