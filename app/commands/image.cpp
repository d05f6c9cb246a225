// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/input.h"
#include "app/commands/table.h"

#include "designer/canvas/arrange.h"
#include "designer/canvas/build.h"
#include "designer/canvas/picture.h"
#include "designer/theme/theme.h"

namespace relata {

using namespace Qt::StringLiterals;

namespace {

CommandResult runImage(const CommandInput &input)
{
    const QString out = input.value(u"o"_s);
    if (out.isEmpty())
        return {2, u"-o OUT.svg, OUT.png or OUT.pdf is needed"_s};
    const Result<Project> project = readProject(input.positional.first());
    if (!project)
        return {2, project.error()};
    const Metrics metrics = Metrics::standard();
    const Registry registry(project->schema);
    const bool unplaced = isUnplaced(project->schema, project->layout);
    const Layout layout = unplaced ? arranged(registry, project->layout, metrics).layout : project->layout;
    const Diagram diagram = buildDiagram(registry, layout, metrics);
    const Result<void> saved = savePicture(diagram, lightTheme(), metrics, out);
    return saved ? CommandResult{} : CommandResult{2, saved.error()};
}

} // namespace

Command imageCommand()
{
    return {.name = u"image",
            .synopsis = u"FILE -o OUT.svg|OUT.png|OUT.pdf",
            .summary = QT_TRANSLATE_NOOP("Commands", "draw the diagram"),
            .options = {{u"o", u"", u"OUT", QT_TRANSLATE_NOOP("Commands", "the picture; its ending tells the form")}},
            .run = runImage,
            .draws = true};
}

} // namespace relata
