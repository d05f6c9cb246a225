// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointF>
#include <QSizeF>
#include <QString>

#include <functional>

namespace relata {

/// Boxes and what joins them, as Graphviz is to lay them out.
struct Graph
{
    struct Edge
    {
        int from = 0;
        int to = 0;
        int weight = 1;

        bool operator==(const Edge &) const = default;
    };

    QList<QSizeF> nodes = {}; ///< sizes in scene units
    QList<Edge> edges = {};   ///< between different nodes
};

/// How a graph is laid out.
enum class GraphStyle : quint8 {
    Across,  ///< dot, ranks from left to right
    Down,    ///< dot, ranks from top to bottom
    Springs, ///< sfdp, overlaps removed
};

struct GraphJob
{
    Graph graph = {};
    GraphStyle style = GraphStyle::Across;
};

/// The program that lays graphs out, and how long it may take.
struct Graphviz
{
    QString program = QStringLiteral("dot"); ///< a name that is looked up, or a path
    int milliseconds = 8'000;
    int children = 2;
};

/// The top left corners of the nodes of each job; an empty list where Graphviz gave none that make sense.
struct GraphPlaces
{
    QList<QList<QPointF>> places = {};
    QString fault = {}; ///< a sentence, if anything was not laid out
};

/// Blocks until Graphviz is done, its time is over, or `isCancelled` says so (asked now and then, on the caller's thread).
/// Nothing that it prints is believed: see placesFrom().
GraphPlaces laidOut(const QList<GraphJob> &jobs, const Graphviz &graphviz, const std::function<bool()> &isCancelled = {});

/// What Graphviz is told of a job: names are numbers, nothing of a project stands in it.
QByteArray dotSource(const GraphJob &job);
/// Reads one graph of Graphviz's plain format; empty unless it places every node once, within bounds, and none over
/// another.  https://graphviz.org/docs/outputs/plain/
QList<QPointF> placesFrom(const QByteArray &plain, const GraphJob &job);

} // namespace relata
