// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/inplace/fieldsedit.h"

#include "model/python/inplace/bodyedit.h"
#include "model/python/inplace/statementlines.h"

#include <QBitArray>
#include <QCoreApplication>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Kind = PyStatement::Kind;

// Which of a list of numbers stay in place when the others are moved: a longest rising subsequence.
QBitArray staying(const QList<qsizetype> &numbers)
{
    QList<int> length(numbers.size(), 1);
    QList<int> before(numbers.size(), -1);
    int best = -1;
    for (int i = 0; i < numbers.size(); ++i) {
        for (int j = 0; j < i; ++j) {
            if (numbers[j] < numbers[i] && length[j] + 1 > length[i]) {
                length[i] = length[j] + 1;
                before[i] = j;
            }
        }
        if (best < 0 || length[i] > length[best])
            best = i;
    }
    QBitArray stays(int(numbers.size()));
    for (; best >= 0; best = before[best])
        stays.setBit(best);
    return stays;
}

/// Changes the fields of one class.
class FieldsEditor
{
public:
    FieldsEditor(EditContext &context, const ClassPlace &place, const Model &before, const FieldPlace &now)
        : m_context(context)
        , m_place(place)
        , m_class(*place.statement)
        , m_before(before)
        , m_now(now)
        , m_after(now.model)
        , m_indentation(bodyIndentation(context, m_class))
    {
    }

    void edit(const QList<QByteArray> &last, const QList<SourceRange> &gone)
    {
        m_removed = gone;
        findMoved();
        removeGone();
        for (const Field &field : m_after.fields) {
            const Field *old = m_before.find(field.id);
            const PyStatement *statement = old ? m_place.fields.value(old->name) : nullptr;
            if (!old) {
                m_chunks.append(m_indentation +
                                wrapped(field.name.toUtf8() + " = " + fieldCall(m_context, field, m_now), {},
                                        m_indentation, m_context.style));
            } else if (statement) {
                editOne(*old, field, *statement);
            } else if (!(*old == field)) {
                m_context.fail(QCoreApplication::translate(
                                   "InPlace", "%1.%2 does not stand in the class itself: change it in the file.")
                                   .arg(m_before.name, old->name));
            }
        }
        flush(nullptr);
        editDropped();
        place(last);
    }

private:
    bool isShared(const PyStatement &statement) const
    {
        qsizetype fields = 0;
        for (const QString &target : statement.targets)
            fields += m_place.fields.value(target) == &statement ? 1 : 0;
        return fields > 1;
    }

    void findMoved()
    {
        QList<FieldId> ids;
        QList<qsizetype> numbers;
        for (const Field &field : m_after.fields) {
            for (qsizetype i = 0; i < m_before.fields.size(); ++i) {
                if (m_before.fields[i].id == field.id && m_place.fields.contains(m_before.fields[i].name)) {
                    ids.append(field.id);
                    numbers.append(i);
                }
            }
        }
        const QBitArray stays = staying(numbers);
        for (qsizetype i = 0; i < ids.size(); ++i) {
            if (!stays.testBit(int(i)))
                m_moved.append(ids[i]);
        }
    }

    void removeGone()
    {
        for (const Field &field : m_before.fields) {
            if (m_after.find(field.id))
                continue;
            const PyStatement *statement = m_place.fields.value(field.name);
            if (!statement)
                m_context.fail(QCoreApplication::translate(
                                   "InPlace", "%1.%2 does not stand in the class itself: remove it in the file.")
                                   .arg(m_before.name, field.name));
            else
                drop(field.name, *statement);
        }
    }

    // Takes a name out of `a = b = Field()`, or the whole statement once no name is left.
    void drop(const QString &name, const PyStatement &statement)
    {
        QStringList &gone = m_gone[&statement];
        gone.append(name);
        if (gone.size() == statement.targets.size()) {
            m_removed.append(statement.range);
            return;
        }
        const QList<FileToken> &tokens = m_context.text.tokens();
        for (int i = m_context.text.tokenAt(statement.range.begin); i + 2 < tokens.size(); ++i) {
            if (m_context.text.view(tokens[i]) == name.toUtf8() && m_context.text.isOperator(tokens[i + 1], '=')) {
                m_targets.append({&statement, {tokens[i].range.begin, tokens[i + 2].range.begin}});
                return;
            }
        }
    }

    void editOne(const Field &old, const Field &field, const PyStatement &statement)
    {
        Field renamed = old;
        renamed.name = field.name;
        const bool moved = m_moved.contains(field.id);
        if (isShared(statement) && (moved || !(renamed == field))) {
            drop(old.name, statement);
            m_chunks.append(m_indentation + wrapped(field.name.toUtf8() + " = " + fieldCall(m_context, field, m_now),
                                                    {}, m_indentation, m_context.style));
            return;
        }
        const QByteArray now = editedField(m_context, statement, old, field, m_now);
        if (!moved) {
            flush(&statement);
            if (now != m_context.text.mid(statement.range))
                m_edited.append({statement.range, now});
            m_anchor = &statement;
            return;
        }
        m_removed.append(statement.range);
        if (!hasOwnLines(m_context.text, statement.range)) {
            m_chunks.append(m_indentation + now);
            return;
        }
        TextEdits own;
        own.replace(statement.range, now);
        SourceRange lines = linesWithComments(m_context.text, statement.range);
        lines.end = m_context.text.lineEnd(statement.range.end);
        m_chunks.append(own.applied(m_context.module.source, lines));
    }

    // New and moved fields go behind the one before them, or before `next` where there is none.
    void flush(const PyStatement *next)
    {
        if (m_chunks.isEmpty() || (!m_anchor && !next))
            return;
        openBody(m_context, m_class);
        const QByteArray newline = m_context.text.newline((m_anchor ? m_anchor : next)->range.end);
        const QByteArray separator = isSpaced() ? newline + newline : newline;
        if (m_anchor) {
            const int at = lineEndAfter(m_context, m_class, *m_anchor);
            m_context.edits.insert(at, separator + m_chunks.join(separator));
        } else if (hasOwnLines(m_context.text, next->range)) {
            m_context.edits.insert(linesWithComments(m_context.text, next->range).begin,
                                   m_chunks.join(separator) + separator);
        } else {
            const bool opened = !m_context.text.beginsLine(next->range.begin);
            const QByteArray source = m_chunks.join(separator);
            m_context.edits.insert(next->range.begin,
                                   (opened ? source.mid(m_indentation.size()) : source) + newline + m_indentation);
        }
        m_hasNew = true;
        m_chunks.clear();
    }

    // All fields stand apart from each other by a blank line.
    bool isSpaced() const
    {
        QList<SourceRange> ranges;
        for (const PyStatement *statement : m_place.fields)
            ranges.append(statement->range);
        std::sort(ranges.begin(), ranges.end(), [](SourceRange a, SourceRange b) { return a.begin < b.begin; });
        bool spaced = false; // what has a method in between says nothing
        for (qsizetype i = 1; i < ranges.size(); ++i) {
            const int above = linesWithComments(m_context.text, ranges[i]).begin;
            const int end = m_context.text.nextLine(ranges[i - 1].end);
            if (above <= end)
                return false;
            spaced = spaced || m_context.text.mid({end, above}).trimmed().isEmpty();
        }
        return spaced;
    }

    void editDropped()
    {
        for (const QString &name : m_before.dropped) {
            const PyStatement *statement = m_place.fields.value(name);
            if (!m_after.dropped.contains(name) && statement)
                m_removed.append(statement->range);
        }
        for (const QString &name : m_after.dropped) {
            if (!m_before.dropped.contains(name))
                m_chunks.append(m_indentation + name.toUtf8() + " = None");
        }
    }

    // What has found no place among the fields: all fields of a class that had none, and what comes after them.
    void place(const QList<QByteArray> &last)
    {
        if (m_anchor && !m_chunks.isEmpty())
            flush(nullptr);
        if (!m_chunks.isEmpty())
            startBody();
        if (!last.isEmpty())
            addLast(last);
        for (const auto &[range, text] : std::as_const(m_edited))
            m_context.edits.replace(range, text);
        for (const auto &[statement, range] : std::as_const(m_targets)) {
            if (m_gone.value(statement).size() < statement->targets.size())
                m_context.edits.remove(range);
        }
        const bool filled = m_hasNew || !last.isEmpty();
        removeStatements(m_context.text, m_removed, filled ? displayWidth(m_indentation) : -1, m_context.edits);
    }

    // Fields come first in a body, behind its docstring.
    void startBody()
    {
        const QByteArray newline = m_context.style.newline;
        const QByteArray source = m_chunks.join(newline);
        m_chunks.clear();
        m_hasNew = true;
        openBody(m_context, m_class);
        const PyStatement *docstring = nullptr;
        const PyStatement *first = nullptr;
        for (const PyStatement &statement : m_class.statements) {
            if (statement.kind == Kind::Docstring && !first && !docstring)
                docstring = &statement;
            else if (!first)
                first = &statement;
        }
        if (first && isPass(m_context, *first)) {
            m_context.edits.replace(first->range, source.mid(m_indentation.size()));
        } else if (docstring) {
            const int end = m_context.text.lineEnd(docstring->range.end);
            const bool close = first && !m_context.text.isBlankLine(m_context.text.nextLine(end));
            m_context.edits.insert(end, newline + newline + source + (close ? newline : QByteArray()));
        } else if (first) {
            const bool apart = first->kind == Kind::Class || first->kind == Kind::Function;
            const int at = hasOwnLines(m_context.text, first->range)
                               ? linesWithComments(m_context.text, first->range).begin
                               : m_context.text.lineStart(first->range.begin);
            m_context.edits.insert(at, source + newline + (apart ? newline : QByteArray()));
        } else {
            m_context.edits.insert(m_class.range.end, newline + source);
        }
    }

    // Meta follows fields and managers, and precedes methods.
    void addLast(const QList<QByteArray> &last)
    {
        const QByteArray newline = m_context.style.newline;
        const QByteArray source = m_indentation + last.join(newline + newline + m_indentation);
        const PyStatement *behind = nullptr;
        bool methods = false;
        const PyStatement *pass = nullptr;
        for (const PyStatement &statement : m_class.statements) {
            methods = methods || statement.kind == Kind::Function;
            pass = isPass(m_context, statement) ? &statement : pass;
            if (m_removed.contains(statement.range))
                continue;
            if (statement.kind == Kind::Docstring || (statement.kind == Kind::Assign && !methods) || isField(statement))
                behind = &statement;
        }
        openBody(m_context, m_class);
        if (pass && !m_hasNew) {
            m_context.edits.replace(pass->range, source.mid(m_indentation.size()));
        } else if (pass) {
            m_context.edits.insert(m_context.text.lineEnd(pass->range.end), newline + newline + source);
        } else if (behind) {
            const int end = lineEndAfter(m_context, m_class, *behind);
            const int next = m_context.text.nextLine(end);
            const bool inside = next < m_context.text.size() && !m_context.text.isBlankLine(next) &&
                                displayWidth(m_context.text.indentation(next)) >= displayWidth(m_indentation);
            m_context.edits.insert(end, newline + newline + source + (inside ? newline : QByteArray()));
        } else if (!m_class.statements.isEmpty()) {
            const PyStatement &first = m_class.statements.first();
            m_context.edits.insert(linesWithComments(m_context.text, first.range).begin, source + newline + newline);
        } else {
            m_context.edits.insert(m_class.range.end, newline + source);
        }
    }

    bool isField(const PyStatement &statement) const
    {
        return std::any_of(statement.targets.begin(), statement.targets.end(),
                           [&](const QString &target) { return m_place.fields.value(target) == &statement; });
    }

    EditContext &m_context;
    const ClassPlace &m_place;
    const PyStatement &m_class;
    const Model &m_before;
    const FieldPlace &m_now;
    const Model &m_after;
    QByteArray m_indentation;
    QList<FieldId> m_moved;
    QMap<const PyStatement *, QStringList> m_gone;
    QList<std::pair<const PyStatement *, SourceRange>> m_targets;
    QList<SourceRange> m_removed;
    QList<std::pair<SourceRange, QByteArray>> m_edited;
    QByteArrayList m_chunks;
    const PyStatement *m_anchor = nullptr;
    bool m_hasNew = false;
};

} // namespace

void editFields(EditContext &context, const ClassPlace &place, const Model &before, const FieldPlace &now,
                const QList<QByteArray> &last, const QList<SourceRange> &gone)
{
    FieldsEditor(context, place, before, now).edit(last, gone);
}

} // namespace relata
