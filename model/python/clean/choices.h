// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/clean/values.h"

namespace relata::clean {

/// A class of choices that is nested in a model: `class Status(models.TextChoices)`.
struct ChoicesClass
{
    struct Member
    {
        QString name = {};
        Value value = {};
        Value label = {};
        bool ownLabel = true; ///< another than what Django makes of the name
    };

    QString name = {};
    bool text = true;
    Value choices = {}; ///< the pairs
    QList<Member> members = {};

    /// `Status.DRAFT` for the value "draft"; empty if there is no such member.
    QString member(const Value &value) const;
};

/// The class that says what the field's choices say, its name still open; nothing where a list says it better: groups,
/// None, values or labels that make no names.
std::optional<ChoicesClass> choicesClass(const Field &field);

/// The lines of the class, at the top level of a model's body.
QStringList choicesLines(const ChoicesClass &choices, const Place &place, FileNames &names);

} // namespace relata::clean
