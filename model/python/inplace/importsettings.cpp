// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/inplace/importsettings.h"

#include <QFileInfo>

namespace relata {

using namespace Qt::StringLiterals;

ImportOptions importSettings(const Schema &project, const QList<SourceFile> &sources, const SourceTree &tree)
{
    ImportOptions options;
    options.defaultAutoField = project.settings.defaultAutoField;
    const ModelId user = project.settings.userModel;
    if (const Model *model = project.find(user))
        options.userModel = project.label(*model);
    for (const SourceFile &source : sources) {
        const int module = tree.byPath.value(QFileInfo(source.path).absoluteFilePath(), -1);
        const App *app = project.find(source.app);
        if (!source.models.contains(user) || module < 0 || !app)
            continue;
        for (const PyStatement &statement : tree.modules[module].statements) {
            const QString label = app->label + u'.' + statement.name;
            const QUuid made = importedId<ModelId>(label).uuid;
            if (statement.kind == PyStatement::Kind::Class && source.ids.value(statement.name, made) == user.uuid)
                options.userModel = label;
        }
    }
    return options;
}

} // namespace relata
