// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/modelfiles.h"

#include "model/python/inplace/verify.h"
#include "model/python/reader/reader.h"

namespace relata {

Result<void> verifyModelFiles(const Project &project, const QList<ModelFile> &files)
{
    QList<EditedFile> edited;
    for (const ModelFile &file : files) {
        if (!file.error.isEmpty())
            return Error{file.error};
        if (file.inPlace && file.isChanged())
            edited.append({.path = file.path, .content = file.after});
        if (file.inPlace)
            continue;
        const Result<PyModule> parsed = parseSource(file.relative, file.after);
        if (!parsed)
            return Error{parsed.error()};
        if (!parsed->error.isEmpty())
            return Error{parsed->error};
    }
    return edited.isEmpty() ? Result<void>() : verifyEdits(edited, project.schema, withNewModels(project));
}

} // namespace relata
