// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace relata {

/// Numbers that look random and are the same on every machine (splitmix64; the standard library's distributions are not).
class Random
{
public:
    /// The same words and seed give the same numbers; different words give unrelated ones.
    Random(quint32 seed, const QString &words)
        : m_state((quint64(seed) + 1) * 0x9E3779B97F4A7C15ULL)
    {
        for (const QChar c : words)
            m_state = (m_state ^ c.unicode()) * 0x100000001B3ULL;
    }

    quint64 next()
    {
        quint64 z = (m_state += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    /// 0 to count - 1; 0 if there is nothing to choose from.
    qint64 below(qint64 count) { return count <= 0 ? 0 : qint64(next() % quint64(count)); }
    qint64 between(qint64 least, qint64 most) { return least + below(most - least + 1); }
    bool chance(int percent) { return below(100) < percent; }
    template<typename List>
    const auto &pick(const List &list)
    {
        return list[below(qint64(std::size(list)))];
    }

private:
    quint64 m_state;
};

} // namespace relata
