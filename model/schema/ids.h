// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>
#include <QUuid>

namespace relata {

/// The identity of one thing in a project, of a type of its own so that a ModelId is no FieldId.
/// A UUID, so that two branches of a repository never make the same one.
template <typename Tag> struct Id
{
    QUuid uuid = {};

    static Id create() { return {QUuid::createUuid()}; }
    /// The same id for the same words at any time: for models that Django brings along.
    static Id named(const QString &words)
    {
        static const QUuid space(QStringLiteral("{7f0c7a9e-8a52-4d0f-9c55-2f1d6e1b7a60}"));
        return {QUuid::createUuidV5(space, words)};
    }
    /// Null if `text` is no UUID.
    static Id fromText(const QString &text) { return {QUuid::fromString(text)}; }
    QString text() const { return uuid.toString(QUuid::WithoutBraces); }
    bool isNull() const { return uuid.isNull(); }

    friend bool operator==(const Id &a, const Id &b) { return a.uuid == b.uuid; }
    friend bool operator<(const Id &a, const Id &b) { return a.uuid < b.uuid; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.uuid, seed); }
};

using AppId = Id<struct AppTag>;
using ModelId = Id<struct ModelTag>;
using FieldId = Id<struct FieldTag>;
using NoteId = Id<struct NoteTag>;

} // namespace relata
