// SPDX-License-Identifier: GPL-3.0-or-later
// Prints what the SQL of models of one shape costs, from scratch and after an edit, and what Django takes for the same.
#include "model/fields/catalogue.h"
#include "model/migrations/operations.h"
#include "model/sql/dialect.h"
#include "model/sql/schemascript.h"
#include "tests/bench/generate.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>
#include <ctime>
#include <functional>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

constexpr int models = 1000;
constexpr int runs = 40;

// Time of the processor, so that other programs do not count.
double milliseconds(const std::function<void()> &run)
{
    timespec from, to;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    run();
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    return double(to.tv_sec - from.tv_sec) * 1e3 + double(to.tv_nsec - from.tv_nsec) / 1e6;
}

void print(const QString &what, const std::function<void(int)> &run)
{
    QList<double> all;
    for (int i = 0; i < runs; ++i)
        all.append(milliseconds([&] { run(i); }));
    std::sort(all.begin(), all.end());
    QTextStream(stdout) << u"  %1 %2 ms best %3 ms median\n"_s.arg(what, -44)
                               .arg(all.first(), 7, 'f', 2)
                               .arg(all[runs / 2], 7, 'f', 2);
}

QString keywords(const Field &field)
{
    QStringList parts;
    if (field.relation)
        parts.append(u"on_delete=models.CASCADE"_s);
    for (const Options::Entry &option : field.options)
        parts.append(option.name + u'=' + option.value.python());
    return parts.join(u", "_s);
}

// The models of an app as models.py.
QString source(const Schema &schema, const App &app)
{
    QString out = u"from django.db import models\n"_s;
    for (const Model &model : schema.models) {
        if (model.app != app.id)
            continue;
        out += u"\n\nclass %1(models.Model):\n"_s.arg(model.name);
        for (const Field &field : model.fields) {
            const Model *to = field.relation ? schema.find(field.relation->to.id) : nullptr;
            const QString target = to ? u"\"%1\", "_s.arg(schema.label(*to)) : QString();
            out += u"    %1 = models.%2(%3%4)\n"_s.arg(field.name, className(field), target, keywords(field));
        }
        out += u"\n    class Meta:\n        indexes = [\n"_s;
        for (const Index &index : model.indexes)
            out += u"            models.Index(fields=%1),\n"_s.arg(Value::strings(index.fields).literal());
        out += u"        ]\n"_s;
    }
    return out;
}

// Where tests/oracle finds Django, too.
void timeDjango(int count)
{
    QString django = qEnvironmentVariable("RELATA_DJANGO");
    if (django.isEmpty())
        django = QLatin1String(SOURCE_DIR "/build/oracle/usr/lib/python3/dist-packages");
    QTextStream out(stdout);
    if (!QDir(django).exists(u"django"_s)) {
        out << "  Django: not at hand (name its folder in RELATA_DJANGO)\n";
        return;
    }
    const QTemporaryDir folder;
    const Schema schema = regularSchema(count);
    for (const App &app : schema.apps) {
        if (app.origin != Origin::Project)
            continue;
        QDir(folder.path()).mkpath(app.label + u"/migrations"_s);
        for (const auto &[name, text] : {std::pair(u"__init__.py"_s, QString()),
                                         std::pair(u"migrations/__init__.py"_s, QString()),
                                         std::pair(u"models.py"_s, source(schema, app))}) {
            QFile file(folder.filePath(app.label + u'/' + name));
            if (file.open(QIODevice::WriteOnly))
                file.write(text.toUtf8());
        }
    }
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PYTHONPATH"_s, django);
    process.setProcessEnvironment(environment);
    const QString script = QStringLiteral(SOURCE_DIR "/tests/bench/django_time.py");
    process.start(u"/usr/bin/python3"_s, {u"-B"_s, script, folder.path()});
    process.waitForFinished(600000);
    const QList<QByteArray> answer = process.readAllStandardOutput().trimmed().split(' ');
    if (process.exitCode() != 0 || answer.size() != 2)
        out << "  Django failed: " << QString::fromUtf8(process.readAllStandardError()).section(u'\n', -2) << '\n';
    else
        out << "  Django " << answer[0] << ", makemigrations and sqlmigrate of " << count << " of them: " << answer[1]
            << " s\n";
}

// One model after the other gets a field of another name.
void timeEdits(Schema schema, const Dialect &dialect)
{
    Registry registry(schema);
    SchemaScript script;
    script.update(registry, dialect);
    const auto edit = [&](int i) {
        Model &model = schema.models[schema.models.size() - 1 - i * 7];
        model.fields[0].name = u"name_%1"_s.arg(i);
    };
    print(u"an edit: the registry"_s, [&](int i) {
        edit(i);
        registry = Registry(schema, registry);
    });
    print(u"an edit: the registry and the SQL, "_s + dialect.name, [&](int i) {
        edit(i);
        registry = Registry(schema, registry);
        script.update(registry, dialect);
    });
}

} // namespace

int main()
{
    const Schema schema = regularSchema(models);
    const Registry registry(schema);
    QTextStream(stdout) << models << " models of 10 columns, 2 foreign keys and 3 indexes (time of the processor)\n";
    print(u"the registry"_s, [&](int) { Registry made(schema); });
    print(u"the order of operations"_s, [&](int) { initialMigrations(registry, Whose::Project); });
    for (const Dialect &dialect : dialects())
        print(u"all SQL, "_s + dialect.name, [&](int) { createSchema(registry, dialect); });
    for (const Dialect &dialect : dialects())
        timeEdits(schema, dialect);
    timeDjango(100);
    return 0;
}
