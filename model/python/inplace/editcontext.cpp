// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/inplace/editcontext.h"

#include "model/python/inplace/literaltext.h"

#include <QCoreApplication>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// Black's own limit; nobody who lets lines be wider than the second one breaks them at all.
constexpr int usualLimit = 88;
constexpr int widestLimit = 120;

char quoteOf(const FileText &text)
{
    int single = 0;
    int twice = 0;
    for (const FileToken &token : text.tokens()) {
        if (token.kind != FileToken::Kind::Text)
            continue;
        const char last = text.bytes()[token.range.end - 1];
        const bool triple = token.range.size() >= 6 && text.bytes()[token.range.end - 2] == last &&
                            text.bytes()[token.range.end - 3] == last;
        if (!triple)
            ++(last == '\'' ? single : twice);
    }
    return single > twice ? '\'' : '"';
}

// The widest line of a statement in a class that stands on one line, calls that were broken up aside.
int widestStatement(const QList<PyStatement> &statements, const FileText &text)
{
    int widest = 0;
    for (const PyStatement &statement : statements) {
        if (statement.kind == PyStatement::Kind::Class)
            widest = std::max(widest, widestStatement(statement.statements, text));
        if (statement.kind != PyStatement::Kind::Assign)
            continue;
        for (int line = text.lineStart(statement.range.begin); line < statement.range.end; line = text.nextLine(line)) {
            const int end = std::min(text.lineEnd(line), statement.range.end);
            widest = std::max(widest, displayWidth(QByteArrayView(text.bytes()).sliced(line, end - line)));
        }
    }
    return widest;
}

QByteArray stepOf(const QList<PyStatement> &statements, const FileText &text)
{
    for (const PyStatement &statement : statements) {
        if (statement.kind != PyStatement::Kind::Class || statement.statements.isEmpty())
            continue;
        const PyStatement &first = statement.statements.first();
        const QByteArray outer = text.indentation(statement.range.begin);
        const QByteArray inner = text.indentation(first.range.begin);
        if (text.beginsLine(first.range.begin) && inner.startsWith(outer) && inner.size() > outer.size())
            return inner.mid(outer.size());
    }
    return "    ";
}

} // namespace

QList<std::pair<ModelId, QString>> renamedModels(const Schema &before, const Schema &after)
{
    QList<std::pair<ModelId, QString>> models;
    for (qsizetype i = 0; i < before.models.size(); ++i) {
        const Model &model = before.models[i];
        // Most stand where they stood.
        const bool inPlace = i < after.models.size() && after.models[i].id == model.id;
        const Model *now = inPlace ? &after.models[i] : after.find(model.id);
        if (now && now->name != model.name)
            models.append({model.id, now->name});
    }
    return models;
}

CodeStyle styleOf(const PyModule &module, const FileText &text)
{
    CodeStyle style;
    style.quote = quoteOf(text);
    style.step = stepOf(module.statements, text);
    style.newline = text.newline(text.size());
    style.limit = std::clamp(widestStatement(module.statements, text), usualLimit, widestLimit);
    return style;
}

EditContext::EditContext(const PyModule &parsed, const SourceFile &file, const Schema &old, const Schema &now,
                         const QList<SourceFile> &all)
    : module(parsed)
    , source(file)
    , before(old)
    , after(now)
    , sources(all)
    , text(parsed.source)
    , style(styleOf(parsed, text))
    , imports(parsed, text, style, file.module)
{
    findRenamed();
}

void EditContext::findRenamed()
{
    for (const auto &[id, name] : renamedModels(before, after)) {
        const Model &model = *before.find(id);
        m_anyRenamed = true;
        const auto holds = [&](const SourceFile &file) { return file.models.contains(model.id); };
        const auto file = std::find_if(sources.begin(), sources.end(), holds);
        const QString path = file == sources.end() ? QString() : file->module + u'.' + model.name;
        const QString bound = imports.path(model.name);
        // A package may hand on what one of its modules declares.
        const bool imported =
            !path.isEmpty() && !bound.isEmpty() && (bound == path || path.startsWith(bound.chopped(model.name.size())));
        if (source.models.contains(model.id) || imported)
            renamed.insert(model.name.toUtf8(), name.toUtf8());
    }
}

void EditContext::renameIn(SourceRange range, TextEdits &into) const
{
    if (renamed.isEmpty())
        return;
    const QList<FileToken> &tokens = text.tokens();
    for (int i = text.tokenAt(range.begin); i < tokens.size() && tokens[i].range.end <= range.end; ++i) {
        if (tokens[i].kind != FileToken::Kind::Name || (i > 0 && text.isOperator(tokens[i - 1], '.')))
            continue;
        const bool keyword = tokens[i].depth > 0 && i + 1 < tokens.size() && text.isOperator(tokens[i + 1], '=');
        const auto name = renamed.constFind(text.view(tokens[i]).toByteArray());
        if (name != renamed.cend() && !keyword && !into.touches(tokens[i].range))
            into.replace(tokens[i].range, *name);
    }
}

QByteArray EditContext::valueSource(const Value &value, bool tuples, char quote, const QSet<QString> &local)
{
    QStringList unknown;
    const auto code = [&](const QString &words) { return imports.codeText(words, local, &unknown); };
    QString out;
    if (!value.spelling().isEmpty()) {
        out = code(value.spelling());
        if (!unknown.isEmpty())
            out.clear(); // the names mean nothing here; the value they stand for does
        unknown.clear();
    }
    if (out.isEmpty())
        out = valueText(value, quote, tuples, code);
    for (const QString &name : std::as_const(unknown))
        note(QCoreApplication::translate("InPlace", "Nothing in %1 defines \"%2\": import it.")
                 .arg(source.module, name));
    return out.toUtf8();
}

} // namespace relata
