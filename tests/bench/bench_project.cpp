// SPDX-License-Identifier: GPL-3.0-or-later
// Prints how long saving, loading and comparing projects of several sizes takes.
#include "model/project/changes.h"
#include "model/project/projectfile.h"
#include "tests/bench/generate.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>

namespace {

using namespace relata;

// The best of several runs: what the work costs when nothing else disturbs it.
template <typename Work> double milliseconds(Work work)
{
    double best = 1e9;
    for (int run = 0; run < 7; ++run) {
        QElapsedTimer timer;
        timer.start();
        work();
        best = std::min(best, double(timer.nsecsElapsed()) / 1e6);
    }
    return best;
}

void measure(QTextStream &out, int models, int relations, const QString &path)
{
    const Project project = generatedProject(models, relations, 1);
    const QByteArray json = toJson(project);
    Project edited = project;
    edited.schema.models.last().fields.last().name = QStringLiteral("renamed");
    bool good = true;
    qsizetype changed = 0;
    out << qSetFieldWidth(11) << models << relations << json.size() / 1024 << qSetRealNumberPrecision(3);
    out << milliseconds([&] { good = good && toJson(project).size() == json.size(); });
    out << milliseconds([&] { good = good && saveProject(project, path).has_value(); });
    out << milliseconds([&] { good = good && loadProject(path).has_value(); });
    out << milliseconds([&] { changed = diff(project, edited).changed.size(); });
    out << qSetFieldWidth(0) << (good && changed == 1 ? "" : "  FAILED") << Qt::endl;
}

} // namespace

int main()
{
    QTemporaryDir dir;
    QTextStream out(stdout);
    out << qSetFieldWidth(11) << "models"
        << "relations"
        << "KiB"
        << "toJson ms"
        << "save ms"
        << "load ms"
        << "diff ms" << qSetFieldWidth(0) << Qt::endl;
    measure(out, 60, 180, dir.filePath(QStringLiteral("p.relata")));
    measure(out, 500, 1500, dir.filePath(QStringLiteral("p.relata")));
    measure(out, 1000, 3000, dir.filePath(QStringLiteral("p.relata")));
}
