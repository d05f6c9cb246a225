// SPDX-License-Identifier: GPL-3.0-or-later
#include "importcase.h"

#include "model/project/projectfile.h"
#include "schematext.h"

namespace relata {

using namespace Qt::StringLiterals;

QString asFiles(const QString &source)
{
    return source.startsWith("== "_L1)
               ? source
               : u"== shop/__init__.py\n== shop/models.py\nfrom django.db import models\n"_s + source;
}

QStringList linesOf(const Import &import)
{
    QStringList lines = schemaText(import.schema);
    lines.erase(lines.begin(), lines.begin() + 2);
    return lines;
}

QStringList reasonsOf(const Import &import)
{
    QStringList reasons;
    for (const ModelReport &model : import.models) {
        for (const QString &reason : model.reasons)
            reasons.append(model.label + u": "_s + reason);
    }
    return reasons;
}

Result<QStringList> writtenAndRead(const Import &import)
{
    Project project;
    project.schema = import.schema;
    project.sources = import.sources;
    const Result<Project> again = fromJson(toJson(project), u"imported"_s);
    if (!again)
        return Error{again.error()};
    return schemaText(again->schema);
}

} // namespace relata
