// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/compaction.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace relata {

namespace {

constexpr int rounds = 12;
constexpr double towardsMiddle = 0.7; // against the sum of a box's edges
constexpr double screen = 1.6;        // width to height

/// Boxes along one axis: where they begin and how long they are, and the same across it.
class Axis
{
public:
    Axis(const Graph &graph, QList<QPointF> &places, const QSizeF &gap, bool upright)
        : m_graph(graph)
        , m_places(places)
        , m_gap(upright ? gap.height() : gap.width())
        , m_gapAcross(upright ? gap.width() : gap.height())
        , m_upright(upright)
        , m_joined(graph.nodes.size())
    {
        for (const Graph::Edge &edge : graph.edges) {
            m_joined[edge.from].append({edge.to, double(edge.weight)});
            m_joined[edge.to].append({edge.from, double(edge.weight)});
        }
    }

    /// How far it reaches along the axis.
    double extent() const
    {
        double least = std::numeric_limits<double>::infinity();
        double most = -least;
        for (int i = 0; i < m_places.size(); ++i) {
            least = std::min(least, begin(i));
            most = std::max(most, begin(i) + length(i));
        }
        return most - least;
    }

    /// `pull` says how much the middle counts.
    void compact(double pull)
    {
        m_pull = pull;
        double middle = 0;
        for (int i = 0; i < m_places.size(); ++i)
            middle += (begin(i) + length(i) / 2) / double(m_places.size());
        QList<int> order(m_places.size());
        for (qsizetype i = 0; i < order.size(); ++i)
            order[i] = int(i);
        // Those in the middle first: they make room for the others.
        std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
            return std::abs(begin(a) + length(a) / 2 - middle) < std::abs(begin(b) + length(b) / 2 - middle);
        });
        for (const int i : std::as_const(order))
            moveTo(i, wish(i, middle) - length(i) / 2);
    }

private:
    double begin(int i) const { return m_upright ? m_places[i].y() : m_places[i].x(); }
    double length(int i) const { return m_upright ? m_graph.nodes[i].height() : m_graph.nodes[i].width(); }
    double beginAcross(int i) const { return m_upright ? m_places[i].x() : m_places[i].y(); }
    double lengthAcross(int i) const { return m_upright ? m_graph.nodes[i].width() : m_graph.nodes[i].height(); }

    // The median: half of what pulls is on either side of it.
    double wish(int i, double middle) const
    {
        QList<std::pair<double, double>> pulls;
        double sum = 0;
        for (const auto &[other, weight] : m_joined[i]) {
            pulls.append({begin(other) + length(other) / 2, weight});
            sum += weight;
        }
        pulls.append({middle, sum * m_pull});
        sum *= 1 + m_pull;
        std::sort(pulls.begin(), pulls.end());
        double passed = 0;
        for (const auto &[at, weight] : std::as_const(pulls)) {
            passed += weight;
            if (passed * 2 >= sum)
                return at;
        }
        return middle;
    }

    void moveTo(int i, double wanted)
    {
        double least = -std::numeric_limits<double>::infinity();
        double most = -least;
        for (int j = 0; j < m_places.size(); ++j) {
            if (j == i || beginAcross(j) >= beginAcross(i) + lengthAcross(i) + m_gapAcross ||
                beginAcross(i) >= beginAcross(j) + lengthAcross(j) + m_gapAcross)
                continue;
            if (begin(j) + length(j) <= begin(i))
                least = std::max(least, begin(j) + length(j) + m_gap);
            else if (begin(i) + length(i) <= begin(j))
                most = std::min(most, begin(j) - m_gap - length(i));
            else
                return; // side by side and too near already: leave it
        }
        if (least > most)
            return;
        const double at = std::clamp(wanted, least, most);
        m_upright ? m_places[i].setY(at) : m_places[i].setX(at);
    }

    const Graph &m_graph;
    QList<QPointF> &m_places;
    double m_gap = 0;
    double m_gapAcross = 0;
    bool m_upright = false;
    double m_pull = 0;
    QList<QList<std::pair<int, double>>> m_joined;
};

} // namespace

QList<QPointF> compacted(const Graph &graph, QList<QPointF> places, const QSizeF &gap)
{
    Axis upright(graph, places, gap, true);
    Axis level(graph, places, gap, false);
    for (int round = 0; round < rounds; ++round) {
        // What is wider than a screen is pulled together from the sides.
        const double wide = std::pow(level.extent() / upright.extent() / screen, 2);
        upright.compact(towardsMiddle * std::min(1.0, 1 / wide));
        level.compact(towardsMiddle * std::min(1.0, wide));
    }
    return places;
}

} // namespace relata
