// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/migrations/namedbases.h"

#include <QSet>

namespace relata {

namespace {

// `seen` are abstract models; those of a spoilt file may go in circles.
void collect(const Registry &registry, const Model &model, QList<int> &out, QSet<ModelId> &seen)
{
    for (const ModelRef &base : model.bases) {
        const int index = registry.indexOf(base.id);
        if (index >= 0 && !out.contains(index)) {
            out.append(index);
        } else if (index < 0 && !seen.contains(base.id)) {
            seen.insert(base.id);
            if (const Model *abstract = registry.schema().find(base.id))
                collect(registry, *abstract, out, seen);
        }
    }
}

} // namespace

QList<int> namedBases(const Registry &registry, int model)
{
    const ResolvedModel &resolved = registry.at(model);
    if (resolved.bases.isEmpty() || resolved.id.isNull())
        return resolved.bases;
    QList<int> out;
    QSet<ModelId> seen;
    if (const Model *source = registry.schema().find(resolved.id))
        collect(registry, *source, out, seen);
    return out.isEmpty() ? resolved.bases : out;
}

} // namespace relata
