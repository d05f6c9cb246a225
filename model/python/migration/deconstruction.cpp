// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/migration/deconstruction.h"

#include <QRegularExpression>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

qsizetype indentationOf(const QString &line)
{
    qsizetype columns = 0;
    while (columns < line.size() && line[columns].isSpace())
        ++columns;
    return columns;
}

} // namespace

Deconstruction deconstructionOf(const QString &function)
{
    // `name, path, args, kwargs = super().deconstruct()`
    static const QRegularExpression unpacked(u"^\\s*\\(?\\w+,\\s*(\\w+),\\s*\\*?\\w+,\\s*(\\w+)\\)?\\s*=\\s*super\\("_s,
                                             QRegularExpression::MultilineOption |
                                                 QRegularExpression::UseUnicodePropertiesOption);
    const QRegularExpressionMatch match = unpacked.match(function);
    if (!match.hasMatch())
        return {};
    const QString options = QRegularExpression::escape(match.captured(2));
    const QRegularExpression taken(
        u"\\bdel\\s+%1\\[([\"'])(\\w+)\\1\\]|\\b%1\\.pop\\(\\s*([\"'])(\\w+)\\3"_s.arg(options));
    const QRegularExpression given(u"\\b%1\\[([\"'])(\\w+)\\1\\]\\s*=(?!=)"_s.arg(options));
    const QRegularExpression path(u"^\\s*%1\\s*=(?!=)"_s.arg(QRegularExpression::escape(match.captured(1))));
    const qsizetype body = indentationOf(match.captured(0).remove(u'\n'));
    Deconstruction out;
    const QStringList lines = function.split(u'\n');
    for (const QString &line : lines) {
        const QString code = line.section(u'#', 0, 0);
        for (auto found = taken.globalMatch(code); found.hasNext();) {
            const QRegularExpressionMatch one = found.next();
            (indentationOf(line) > body ? out.sometimes : out.left).append(one.captured(2) + one.captured(4));
        }
        for (auto found = given.globalMatch(code); found.hasNext();)
            out.added.append(found.next().captured(2));
        out.anotherClass = out.anotherClass || path.match(code).hasMatch();
    }
    return out;
}

} // namespace relata
