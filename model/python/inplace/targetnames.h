// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/inplace/fieldcall.h"

namespace relata {

/// How a relation of a model names the one it points at: `Author` where the class stands above or is imported, else a
/// string.
QByteArray targetSource(EditContext &context, const ModelRef &ref, const FieldPlace &place);

/// The same target under a new name: what stands there with the old name replaced, in whatever form it is written;
/// empty where the name does not stand in it.
QByteArray renamedTarget(const EditContext &context, const PyExpr &old, const QString &oldName, const QString &newName);

/// A model as a class to inherit from, imported where it has to be.
QByteArray baseSource(EditContext &context, const ModelRef &ref);

/// The source file that holds a model; null if none does.
const SourceFile *fileOf(const EditContext &context, ModelId model);

} // namespace relata
