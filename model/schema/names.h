// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace relata {

/// A name that a Python class or attribute can have: letters of any alphabet, digits and `_`, no digit first, no
/// keyword.
bool isIdentifier(QStringView name);
/// The nearest identifier to what a person typed (`my field` -> `my_field`); empty if nothing is left.
QString toIdentifier(const QString &text);
/// `wanted`, or `wanted2`, `wanted3`, ... : the first that is not in `taken` (compared without case).
QString unusedName(const QString &wanted, const QStringList &taken);
/// `ArticleTag` -> `article_tag`: how a field that points at the model is called.
QString snakeCase(const QString &name);

/// Fills `%(class)s`, `%(model_name)s` and `%(app_label)s`, as Django does in related_name and in names of indexes and
/// constraints.
QString expanded(const QString &pattern, const QString &appLabel, const QString &modelName);

} // namespace relata
