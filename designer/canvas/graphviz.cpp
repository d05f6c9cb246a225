// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/graphviz.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QProcess>
#include <QRectF>
#include <QStandardPaths>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

constexpr double unitsPerInch = 72;
constexpr double farthest = 1e5;                // inches
constexpr qint64 mostOutput = 32 * 1024 * 1024; // bytes
constexpr int pollMs = 15;
constexpr double across = 104; // scene units between boxes: room for edges and their marks
constexpr double down = 64;
// Springs fill a square: boxes that are told taller than they are make it a screen once all is pressed flat again.
constexpr double springHeight = 1.7;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(relata::Graphviz)
};

QByteArray inches(double units)
{
    return QByteArray::number(units / unitsPerInch, 'f', 4);
}

QByteArray head(const GraphJob &job)
{
    if (job.style == GraphStyle::Springs) {
        const QByteArray room = QByteArray::number(int(across / 2)) + ',' + QByteArray::number(int(down / 2 * springHeight));
        return "layout=sfdp overlap=prism splines=none start=1 sep=\"+" + room + '"';
    }
    const bool isAcross = job.style == GraphStyle::Across;
    QByteArray text = "layout=dot splines=none rankdir=";
    text += isAcross ? "LR" : "TB";
    text += " nodesep=" + inches(isAcross ? down : across) + " ranksep=" + inches(isAcross ? across * 1.25 : down * 1.5);
    // Dense graphs would take dot minutes for a little better a picture.
    if (job.graph.nodes.size() > 60)
        text += " nslimit=6 nslimit1=6 mclimit=0.5";
    return text;
}

double stretch(const GraphJob &job)
{
    return job.style == GraphStyle::Springs ? springHeight : 1;
}

bool isOverlapping(const QList<QPointF> &places, const Graph &graph)
{
    for (qsizetype i = 0; i < places.size(); ++i) {
        for (qsizetype j = 0; j < i; ++j) {
            if (QRectF(places[i], graph.nodes[i]).intersects(QRectF(places[j], graph.nodes[j])))
                return true;
        }
    }
    return false;
}

/// One run of Graphviz over several jobs; it answers them in turn.
class Child
{
public:
    Child(const QString &program, const QList<GraphJob> &jobs, const QList<int> &numbers)
        : m_numbers(numbers)
    {
        QByteArray input;
        for (const int number : numbers)
            input += dotSource(jobs[number]);
        m_process.setWorkingDirectory(QDir::tempPath());
        m_process.setStandardErrorFile(QProcess::nullDevice());
        m_process.start(program, {u"-Tplain"_s, u"-y"_s});
        m_process.write(input);
        m_process.closeWriteChannel();
    }
    ~Child()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.kill();
        m_process.waitForFinished(2000);
    }

    /// False once there is nothing more to come.
    bool wait(int milliseconds)
    {
        if (m_process.state() != QProcess::NotRunning)
            m_process.waitForReadyRead(milliseconds);
        m_output += m_process.readAllStandardOutput();
        return m_process.state() != QProcess::NotRunning && m_output.size() <= mostOutput;
    }

    void read(const QList<GraphJob> &jobs, QList<QList<QPointF>> &places) const
    {
        qsizetype from = 0;
        for (const int number : m_numbers) {
            const qsizetype end = m_output.indexOf("\nstop\n", from);
            if (end < 0)
                return;
            places[number] = placesFrom(m_output.mid(from, end + 6 - from), jobs[number]);
            from = end + 6;
        }
    }

private:
    QProcess m_process;
    QList<int> m_numbers;
    QByteArray m_output;
};

// What is quick first: a hard one at the end then costs no other its answer.
QList<QList<int>> shares(const QList<GraphJob> &jobs, int children)
{
    QList<int> order(jobs.size());
    for (qsizetype i = 0; i < order.size(); ++i)
        order[i] = int(i);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
        const auto effort = [&](int job) {
            const Graph &graph = jobs[job].graph;
            return std::pair(jobs[job].style != GraphStyle::Springs, graph.nodes.size() + graph.edges.size());
        };
        return effort(a) < effort(b);
    });
    QList<QList<int>> out(children);
    for (qsizetype i = 0; i < order.size(); ++i)
        out[i % children].append(order[i]);
    out.removeIf([](const QList<int> &share) { return share.isEmpty(); });
    return out;
}

} // namespace

QByteArray dotSource(const GraphJob &job)
{
    QByteArray text = "digraph {" + head(job) + "\nnode[shape=box fixedsize=true label=\"\"]\n";
    for (qsizetype i = 0; i < job.graph.nodes.size(); ++i) {
        const QSizeF &size = job.graph.nodes[i];
        text += QByteArray::number(i) + "[width=" + inches(size.width()) + " height=" +
                inches(size.height() * stretch(job)) + "]\n";
    }
    for (const Graph::Edge &edge : job.graph.edges) {
        text += QByteArray::number(edge.from) + "->" + QByteArray::number(edge.to) +
                "[weight=" + QByteArray::number(edge.weight) + "]\n";
    }
    return text + "}\n";
}

QList<QPointF> placesFrom(const QByteArray &plain, const GraphJob &job)
{
    const Graph &graph = job.graph;
    const qsizetype count = graph.nodes.size();
    QList<QPointF> places(count);
    QList<bool> seen(count, false);
    qsizetype found = 0;
    const QList<QByteArray> lines = plain.split('\n');
    for (const QByteArray &line : lines) {
        if (!line.startsWith("node "))
            continue;
        const QList<QByteArray> words = line.split(' ');
        if (words.size() < 6)
            return {};
        bool ok[3] = {};
        const int node = words[1].toInt(&ok[0]);
        const double x = words[2].toDouble(&ok[1]);
        const double y = words[3].toDouble(&ok[2]);
        const bool within = std::abs(x) <= farthest && std::abs(y) <= farthest; // false for what is no number
        if (!ok[0] || !ok[1] || !ok[2] || !within || node < 0 || node >= count || seen[node])
            return {};
        seen[node] = true;
        ++found;
        const QSizeF half = graph.nodes[node] / 2;
        places[node] = {x * unitsPerInch - half.width(), y * unitsPerInch / stretch(job) - half.height()};
    }
    return found == count && !isOverlapping(places, graph) ? places : QList<QPointF>();
}

GraphPlaces laidOut(const QList<GraphJob> &jobs, const Graphviz &graphviz, const std::function<bool()> &isCancelled)
{
    GraphPlaces out{.places = QList<QList<QPointF>>(jobs.size())};
    if (jobs.isEmpty())
        return out;
    const QString program = QStandardPaths::findExecutable(graphviz.program);
    if (program.isEmpty()) {
        out.fault = Text::tr("Graphviz is not installed, so the boxes stand in rows; install the package graphviz and "
                             "arrange the diagram again.");
        return out;
    }
    std::vector<std::unique_ptr<Child>> children;
    const QList<QList<int>> parts = shares(jobs, std::max(1, graphviz.children));
    for (const QList<int> &share : parts)
        children.push_back(std::make_unique<Child>(program, jobs, share));
    const QDeadlineTimer deadline(graphviz.milliseconds);
    // Each in turn, as a child is only fed and read while it is waited for.
    for (bool isRunning = true; isRunning && !deadline.hasExpired() && !(isCancelled && isCancelled());) {
        isRunning = false;
        for (const std::unique_ptr<Child> &child : children)
            isRunning = child->wait(pollMs) || isRunning;
    }
    for (const std::unique_ptr<Child> &child : children)
        child->read(jobs, out.places);
    const auto isMissing = [](const QList<QPointF> &places) { return places.isEmpty(); };
    if (std::any_of(out.places.begin(), out.places.end(), isMissing)) {
        out.fault = deadline.hasExpired()
                        ? Text::tr("Graphviz took too long, so some boxes stand in rows.")
                        : Text::tr("Graphviz could not lay everything out, so some boxes stand in rows.");
    }
    return out;
}

} // namespace relata
