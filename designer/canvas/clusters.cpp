// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/clusters.h"

#include "designer/canvas/compaction.h"
#include "designer/canvas/packing.h"

#include <QHash>
#include <QLineF>
#include <QRectF>

#include <algorithm>
#include <cmath>
#include <limits>

namespace relata {

namespace {

constexpr QSizeF gap(96, 64); // between boxes that nothing joins
constexpr qsizetype mostForDot = 300;
constexpr qsizetype mostEdgesForDot = 700; // it would take too long

/// Boxes of a group that are joined, directly or through others; or all those that are joined with none.
struct Part
{
    QList<int> boxes = {}; ///< indexes into the graph
    Graph graph = {};      ///< of them alone, by their order in `boxes`
    bool isJoined = true;
};

Block blockOf(const Part &part, const QList<QPointF> &places)
{
    Block block{.boxes = part.boxes};
    QRectF bounds;
    for (qsizetype i = 0; i < places.size(); ++i)
        bounds = bounds.united({onGrid(places[i]), part.graph.nodes[i]});
    for (const QPointF &place : places)
        block.places.append(onGrid(place) - bounds.topLeft());
    block.size = bounds.size();
    return block;
}

QRectF rectOf(const Part &part, const Block &block, int box)
{
    return {block.places[box], part.graph.nodes[box]};
}

// Columns, the next box always below the shortest: as many columns as make the best shape.
Block inColumns(const Part &part)
{
    Block best;
    const qsizetype count = part.boxes.size();
    for (qsizetype columns = 1; columns <= std::min<qsizetype>(count, 40); ++columns) {
        QList<qreal> heights(columns, 0);
        QList<qreal> widths(columns, 0);
        QList<int> columnOf;
        QList<qreal> tops;
        for (qsizetype i = 0; i < count; ++i) {
            const auto shortest = std::min_element(heights.begin(), heights.end());
            const qsizetype column = shortest - heights.begin();
            columnOf.append(int(column));
            tops.append(*shortest);
            *shortest += part.graph.nodes[i].height() + gap.height();
            widths[column] = std::max(widths[column], part.graph.nodes[i].width());
        }
        QList<QPointF> places;
        for (qsizetype i = 0; i < count; ++i) {
            qreal left = 0;
            for (int column = 0; column < columnOf[i]; ++column)
                left += widths[column] + gap.width();
            places.append({left, tops[i]});
        }
        const Block block = blockOf(part, places);
        if (best.boxes.isEmpty() || fitting(block.size) < fitting(best.size))
            best = block;
    }
    return best;
}

/// Less is better: a small whole, short edges, few that cross each other or lead through boxes.
double badness(const Part &part, const Block &block)
{
    double area = 0;
    for (const QSizeF &size : part.graph.nodes)
        area += (size.width() + gap.width()) * (size.height() + gap.height());
    const double whole = 1.6 * fitting(block.size) * fitting(block.size);
    const QList<Graph::Edge> &edges = part.graph.edges;
    double length = 0;
    double crossings = 0;
    QList<QLineF> lines;
    for (const Graph::Edge &edge : edges) {
        const QLineF line(rectOf(part, block, edge.from).center(), rectOf(part, block, edge.to).center());
        length += line.length();
        for (const QLineF &other : std::as_const(lines)) {
            QPointF at;
            const bool meets = line.p1() == other.p1() || line.p1() == other.p2() || line.p2() == other.p1() || line.p2() == other.p2();
            crossings += !meets && line.intersects(other, &at) == QLineF::BoundedIntersection;
        }
        lines.append(line);
    }
    const double count = double(std::max<qsizetype>(1, edges.size()));
    return whole / area + 0.5 * length / count / std::sqrt(area / double(part.boxes.size())) + 0.5 * crossings / count;
}

int rootOf(QList<int> &parents, int box)
{
    while (parents[box] != box)
        box = parents[box] = parents[parents[box]];
    return box;
}

/// The parts of a group, those that are joined first.
QList<Part> partsOf(const Graph &graph, const QList<int> &group, const QList<int> &roots)
{
    QList<Part> parts;
    QHash<int, qsizetype> partOf;
    Part alone{.isJoined = false};
    QHash<int, int> sizes;
    for (const int box : group)
        ++sizes[roots[box]];
    for (const int box : group) {
        if (sizes.value(roots[box]) == 1) {
            alone.boxes.append(box);
            alone.graph.nodes.append(graph.nodes[box]);
            continue;
        }
        if (!partOf.contains(roots[box])) {
            partOf.insert(roots[box], parts.size());
            parts.append(Part());
        }
        Part &part = parts[partOf.value(roots[box])];
        part.boxes.append(box);
        part.graph.nodes.append(graph.nodes[box]);
    }
    if (!alone.boxes.isEmpty())
        parts.append(alone);
    return parts;
}

/// How a part is tried; in no way if nothing in it is joined.
QList<GraphStyle> stylesFor(const Part &part)
{
    if (!part.isJoined)
        return {};
    if (part.boxes.size() > mostForDot || part.graph.edges.size() > mostEdgesForDot)
        return {GraphStyle::Springs};
    if (part.boxes.size() < 6)
        return {GraphStyle::Across, GraphStyle::Down};
    return {GraphStyle::Across, GraphStyle::Down, GraphStyle::Springs};
}

/// Parts one beside the other, large ones first, small ones in the room that these leave.
Block together(QList<std::pair<Part, Block>> parts)
{
    std::stable_sort(parts.begin(), parts.end(), [](const auto &a, const auto &b) {
        return a.second.size.width() * a.second.size.height() > b.second.size.width() * b.second.size.height();
    });
    Packing packing(gap, 0);
    Part all;
    QList<QPointF> places;
    for (const auto &[part, block] : std::as_const(parts)) {
        const QPointF corner = packing.place(block.size).topLeft();
        all.boxes += part.boxes;
        all.graph.nodes += part.graph.nodes;
        QList<QRectF> rects;
        for (qsizetype i = 0; i < block.places.size(); ++i) {
            places.append(corner + block.places[i]);
            rects.append({places.last(), part.graph.nodes[i]});
        }
        packing.narrowLast(rects);
    }
    return blockOf(all, places);
}

/// Which part an edge of the graph is in, and what its ends are called there.
void addEdges(const Graph &graph, QList<QList<Part>> &groups)
{
    QHash<int, std::pair<Part *, int>> placeOf;
    for (QList<Part> &parts : groups) {
        for (Part &part : parts) {
            for (qsizetype i = 0; i < part.boxes.size(); ++i)
                placeOf.insert(part.boxes[i], {&part, int(i)});
        }
    }
    for (const Graph::Edge &edge : graph.edges) {
        const auto from = placeOf.value(edge.from);
        const auto to = placeOf.value(edge.to);
        if (from.first && from.first == to.first && from.second != to.second)
            from.first->graph.edges.append({from.second, to.second, edge.weight});
    }
}

/// For each box one that stands for all those of its group that it is joined with.
QList<int> rootsOf(const Graph &graph, const QList<QList<int>> &groups)
{
    QList<int> groupOf(graph.nodes.size(), -1);
    QList<int> roots(graph.nodes.size());
    for (qsizetype i = 0; i < roots.size(); ++i)
        roots[i] = int(i);
    for (qsizetype i = 0; i < groups.size(); ++i) {
        for (const int box : groups[i])
            groupOf[box] = int(i);
    }
    for (const Graph::Edge &edge : graph.edges) {
        if (groupOf[edge.from] == groupOf[edge.to])
            roots[rootOf(roots, edge.from)] = rootOf(roots, edge.to);
    }
    for (qsizetype i = 0; i < roots.size(); ++i)
        roots[i] = rootOf(roots, int(i));
    return roots;
}

/// The best of Graphviz's answers; columns where it gave none.
Block best(const Part &part, const QList<QList<QPointF>> &answers)
{
    Block found;
    double least = std::numeric_limits<double>::infinity();
    for (const QList<QPointF> &answer : answers) {
        if (answer.isEmpty())
            continue;
        const Block block = blockOf(part, compacted(part.graph, answer, gap));
        const double bad = badness(part, block);
        if (bad >= least)
            continue;
        least = bad;
        found = block;
    }
    return found.boxes.isEmpty() ? inColumns(part) : found;
}

} // namespace

QList<Block> blocksOf(const Graph &graph, const QList<QList<int>> &groups, const Graphviz &graphviz,
                      const std::function<bool()> &isCancelled, QString &fault)
{
    const QList<int> roots = rootsOf(graph, groups);
    QList<QList<Part>> parts;
    for (const QList<int> &group : groups)
        parts.append(partsOf(graph, group, roots));
    addEdges(graph, parts);

    QList<GraphJob> jobs;
    for (const QList<Part> &group : std::as_const(parts)) {
        for (const Part &part : group) {
            for (const GraphStyle style : stylesFor(part))
                jobs.append({part.graph, style});
        }
    }
    const GraphPlaces answers = laidOut(jobs, graphviz, isCancelled);
    fault.clear();

    QList<Block> blocks;
    qsizetype job = 0;
    for (const QList<Part> &group : std::as_const(parts)) {
        QList<std::pair<Part, Block>> done;
        for (const Part &part : group) {
            const qsizetype tries = stylesFor(part).size();
            const QList<QList<QPointF>> tried = answers.places.mid(job, tries);
            job += tries;
            if (tries > 0 && std::all_of(tried.begin(), tried.end(), [](const auto &places) { return places.isEmpty(); }))
                fault = answers.fault;
            done.append({part, best(part, tried)});
        }
        blocks.append(together(done));
    }
    return blocks;
}

} // namespace relata
