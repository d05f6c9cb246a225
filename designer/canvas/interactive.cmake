# SPDX-License-Identifier: GPL-3.0-or-later
# The canvas as a widget: the view, its tools, and names that are edited in place.
add_library(relata_canvas STATIC
    viewtransform.h viewtransform.cpp
    livediagram.h livediagram.cpp
    arranger.h arranger.cpp
    canvasview.h canvasview.cpp canvaspainting.cpp canvasinput.cpp canvasactions.cpp canvasmenu.cpp
    canvasedits.h canvasedits.cpp
    fieldclipboard.h fieldclipboard.cpp
    canvastool.h
    selecttool.h selecttool.cpp
    navigation.h navigation.cpp
    modeltool.h modeltool.cpp
    relatetool.h relatetool.cpp
    typedfield.h typedfield.cpp
    inplaceeditor.h inplaceeditor.cpp
    nameediting.h nameediting.cpp
    notetool.h notetool.cpp
    noteediting.h noteediting.cpp
    problemmarks.h problemmarks.cpp
)
target_link_libraries(relata_canvas PUBLIC relata_diagram relata_document relata_livechecks relata_project relata_theme Qt6::Widgets)
relata_precompile(relata_canvas widgets)
