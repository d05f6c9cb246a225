// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace relata {

/// The field classes that Django 5.2 brings, in the order of the catalogue; Opaque stands for a class that only its source names.
enum class FieldType : quint8 {
    Auto, BigAuto, SmallAuto,
    BigInteger, Binary, Boolean, Char, CommaSeparatedInteger, Date, DateTime, Decimal, Duration, Email, File, FilePath, Float,
    Generated, GenericIPAddress, Image, Integer, IPAddress, JSON, NullBoolean, PositiveBigInteger, PositiveInteger,
    PositiveSmallInteger, Slug, SmallInteger, Text, Time, URL, UUID,
    CompositePrimaryKey,
    ForeignKey, OneToOne, ManyToMany, ForeignObject, GenericForeignKey, GenericRelation,
    Opaque,
};

} // namespace relata
