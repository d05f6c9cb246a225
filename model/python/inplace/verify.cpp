// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/inplace/verify.h"

#include "model/expression/expression.h"
#include "model/fields/catalogue.h"
#include "model/python/importing/import.h"
#include "model/python/importing/sourcetree.h"
#include "model/python/inplace/importsettings.h"
#include "model/schema/refactor.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("InPlace", text);
}

// Names without what stands before their last dot: `models.Q` is `Q`.
Expr bare(const Expr &expression)
{
    Expr out = expression;
    if (!out.text.isEmpty() && (out.kind == Expr::Kind::Name || out.kind == Expr::Kind::Call))
        out.text = out.lastName();
    for (Expr &item : out.items)
        item = bare(item);
    for (auto &[name, value] : out.keywords)
        value = bare(value);
    for (Expr &item : out.receiver)
        item = bare(item);
    return out;
}

bool sameCode(const QString &a, const QString &b)
{
    if (a == b)
        return true;
    const Result<Expr> one = parseExpression(a);
    const Result<Expr> other = parseExpression(b);
    return one && other && bare(*one) == bare(*other);
}

bool sameValue(const Value &a, const Value &b)
{
    if (a.plain() == b.plain())
        return true;
    if (a.isList() && b.isList() && a.toList().size() == b.toList().size()) {
        for (qsizetype i = 0; i < a.toList().size(); ++i) {
            if (!sameValue(a.toList()[i], b.toList()[i]))
                return false;
        }
        return true;
    }
    return (a.isCode() || b.isCode()) &&
           sameCode(a.isCode() ? a.code() : a.literal(), b.isCode() ? b.code() : b.literal());
}

/// Compares what was read with what is wanted, model by model.
class Comparison
{
public:
    Comparison(const Schema &read, const Schema &wanted)
        : m_read(read)
        , m_wanted(wanted)
    {
    }

    QString model(const Model &read, const Model &wanted)
    {
        const QString label = m_wanted.label(wanted);
        if (!sameRefs(read.bases, wanted.bases))
            return tr("the bases of %1 would not be what they should").arg(label);
        for (const Field &field : wanted.fields) {
            const Field *other = read.field(field.name);
            if (!other)
                return tr("%1 would have no field %2").arg(label, field.name);
            const QString option = fieldDifference(*other, field);
            if (!option.isEmpty())
                return tr("%1 of %2.%3 would not be what it should").arg(option, label, field.name);
        }
        for (const Field &field : read.fields) {
            if (!wanted.field(field.name))
                return tr("%1 would still have the field %2").arg(label, field.name);
        }
        for (qsizetype i = 0; i < read.fields.size(); ++i) {
            if (read.fields[i].name != wanted.fields[i].name)
                return tr("the fields of %1 would stand in another order").arg(label);
        }
        return metaDifference(read, wanted, label);
    }

private:
    QString metaDifference(const Model &read, const Model &wanted, const QString &label)
    {
        if (read.hasOwnMeta() != wanted.hasOwnMeta() || !sameRefs(read.metaBases, wanted.metaBases))
            return tr("what the Meta of %1 inherits would not be what it should").arg(label);
        const QString option = optionDifference(read.meta, wanted.meta);
        if (!option.isEmpty())
            return tr("%1 in the Meta of %2 would not be what it should").arg(option, label);
        if (!sameEntries(read.indexes, wanted.indexes))
            return tr("the indexes of %1 would not be what they should").arg(label);
        if (!sameEntries(read.constraints, wanted.constraints))
            return tr("the constraints of %1 would not be what they should").arg(label);
        return {};
    }

    QString labelOf(const Schema &schema, const ModelRef &ref) const
    {
        const Model *model = schema.find(ref.id);
        if (!model)
            return ref.source;
        return schema.label(*model).toLower();
    }
    bool sameRef(const ModelRef &read, const ModelRef &wanted) const
    {
        const QString a = labelOf(m_read, read);
        const QString b = labelOf(m_wanted, wanted);
        if (a.compare(b, Qt::CaseInsensitive) == 0)
            return true;
        // A name that only the source knows may have become an external model, and the other way round.
        return a.section(u'.', -1).compare(b.section(u'.', -1), Qt::CaseInsensitive) == 0 &&
               (!m_read.find(read.id) || !m_wanted.find(wanted.id));
    }
    bool sameRefs(const QList<ModelRef> &read, const QList<ModelRef> &wanted) const
    {
        if (read.size() != wanted.size())
            return false;
        for (qsizetype i = 0; i < read.size(); ++i) {
            if (!sameRef(read[i], wanted[i]))
                return false;
        }
        return true;
    }

    // The option that differs; empty if none does.
    QString fieldDifference(const Field &read, const Field &wanted) const
    {
        const auto shortName = [](const Field &field) { return className(field).section(u'.', -1); };
        if (read.type != wanted.type || shortName(read) != shortName(wanted))
            return tr("the class");
        if (read.relation && wanted.relation) {
            if (!sameRef(read.relation->to, wanted.relation->to))
                return tr("the target");
            const OnDelete &a = read.relation->onDelete;
            const OnDelete &b = wanted.relation->onDelete;
            if (hasOnDelete(wanted.type) && (a.rule != b.rule || !sameCode(a.argument, b.argument)))
                return u"on_delete"_s;
            if (!sameRef(read.relation->through, wanted.relation->through))
                return u"through"_s;
            if (read.relation->throughFields != wanted.relation->throughFields)
                return u"through_fields"_s;
        }
        if (!sameValue(Value(read.arguments), Value(wanted.arguments)))
            return tr("an argument");
        return optionDifference(read.options, wanted.options);
    }

    static QString optionDifference(const Options &read, const Options &wanted)
    {
        for (const Options::Entry &entry : wanted) {
            const Value *other = read.find(entry.name);
            if (!entry.value.isImplied() && (!other || !sameValue(*other, entry.value)))
                return entry.name;
        }
        for (const Options::Entry &entry : read) {
            if (!entry.value.isImplied() && !wanted.has(entry.name))
                return entry.name;
        }
        return {};
    }

    template <typename Entry> static bool sameEntries(const QList<Entry> &read, const QList<Entry> &wanted)
    {
        if (read.size() != wanted.size())
            return false;
        for (qsizetype i = 0; i < read.size(); ++i) {
            const Entry &a = read[i];
            const Entry &b = wanted[i];
            bool same = a.className == b.className && a.fields == b.fields &&
                        a.expressions.size() == b.expressions.size() &&
                        optionDifference(a.options, b.options).isEmpty();
            for (qsizetype k = 0; k < a.expressions.size() && same; ++k)
                same = sameCode(a.expressions[k], b.expressions[k]);
            if (!same)
                return false;
        }
        return true;
    }

    const Schema &m_read;
    const Schema &m_wanted;
};

} // namespace

QString firstDifference(const Schema &read, const Schema &wanted, const SourceFile &source)
{
    Comparison comparison(read, wanted);
    for (const ModelId &id : source.models) {
        const Model *model = wanted.find(id);
        if (!model)
            continue;
        const Model *other = read.model(wanted.label(*model));
        if (!other)
            return tr("%1 would not be found").arg(wanted.label(*model));
        const QString difference = comparison.model(*other, *model);
        if (!difference.isEmpty())
            return difference;
    }
    return {};
}

Result<void> verifyEdits(const QList<EditedFile> &files, const Schema &after, const QList<SourceFile> &sources)
{
    QStringList paths;
    for (const SourceFile &source : sources)
        paths.append(source.path);
    Result<SourceTree> read = readSourceTree(paths);
    if (!read)
        return Error{read.error()};
    SourceTree tree = *read;
    for (const EditedFile &file : files) {
        const Result<PyModule> parsed = parseSource(file.path, file.content);
        if (!parsed)
            return Error{parsed.error()};
        if (!parsed->error.isEmpty())
            return Error{tr("%1 would be no Python any more (%2); nothing was written.").arg(file.path, parsed->error)};
        const int module = tree.byPath.value(QFileInfo(file.path).absoluteFilePath(), -1);
        if (module < 0)
            return Error{tr("%1 is not among the files of the project.").arg(file.path)};
        tree.modules[module] = *parsed;
    }
    Schema wanted = after;
    settleMetaBases(wanted);
    const Result<Import> again = importTree(tree, importSettings(wanted, sources, tree));
    if (!again)
        return Error{again.error()};
    for (const SourceFile &source : sources) {
        const bool edited =
            std::any_of(files.begin(), files.end(), [&](const EditedFile &file) { return file.path == source.path; });
        const QString difference = edited ? firstDifference(again->schema, wanted, source) : QString();
        if (!difference.isEmpty())
            return Error{tr("%1 could not be edited in place: %2; nothing was written.").arg(source.path, difference)};
    }
    return {};
}

} // namespace relata
