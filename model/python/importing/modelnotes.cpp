// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/modelnotes.h"

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

void ModelNotes::partly(const QString &reason, int line)
{
    const QString text = line > 0 ? tr("%1 (line %2)").arg(reason).arg(line) : reason;
    if (m_told.contains(text))
        return;
    m_told.insert(text);
    m_reasons.append(text);
}

void ModelNotes::partly(const QString &part, const QString &reason, int line)
{
    partly(part + u": "_s + reason, line);
}

int LineNumbers::lineOf(int module, int at) const
{
    if (module < 0 || module >= m_tree.modules.size())
        return 0;
    auto found = m_starts.find(module);
    if (found == m_starts.end()) {
        const QByteArray &source = m_tree.modules[module].source;
        QList<int> starts{0};
        for (qsizetype i = 0; i < source.size(); ++i) {
            const bool carriage = source[i] == '\r' && !(i + 1 < source.size() && source[i + 1] == '\n');
            if (source[i] == '\n' || carriage)
                starts.append(int(i) + 1);
        }
        found = m_starts.insert(module, starts);
    }
    return int(std::upper_bound(found->begin(), found->end(), at) - found->begin());
}

QString inSentence(const QString &source)
{
    const QString line = source.simplified();
    return line.size() > 80 ? line.left(77) + u"..."_s : line;
}

} // namespace relata
