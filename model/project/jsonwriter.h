// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QVarLengthArray>

namespace relata {

/// Writes JSON whose lines are made for review: one member a line, in the order in which it is told.
class JsonWriter
{
public:
    enum class Shape : quint8 { Lines, OneLine };

    void beginObject(Shape shape = Shape::Lines) { begin('{', '}', shape); }
    void endObject() { end(); }
    void beginArray(Shape shape = Shape::Lines) { begin('[', ']', shape); }
    void endArray() { end(); }

    void key(QStringView name);
    void text(QStringView value);
    void integer(qint64 value);
    /// The shortest digits that read back as the same number; whole numbers without a point.
    void number(double value);
    void boolean(bool value);
    void null();
    /// Anything, by the rules of the format: arrays of numbers, plain arrays within arrays and `{"code": ...}` on one
    /// line.
    void json(const QJsonValue &value);
    void members(const QJsonObject &object);

    /// Ends the text with a newline.
    QByteArray finished();

private:
    struct Level
    {
        char close = 0;
        Shape shape = Shape::Lines;
        bool empty = true;
    };

    void begin(char open, char close, Shape shape);
    void end();
    void separate();
    void newLine();
    void quoted(QStringView value);
    bool isInArray() const { return !m_levels.isEmpty() && m_levels.last().close == ']'; }

    QByteArray m_out;
    QVarLengthArray<Level, 32> m_levels;
    bool m_afterKey = false;
};

} // namespace relata
