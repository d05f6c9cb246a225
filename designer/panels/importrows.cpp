// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/importrows.h"

#include "designer/theme/theme.h"

#include <algorithm>
#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Kind = ImportRow::Kind;

struct KindRow
{
    Kind kind;
    const char *word;
    const char *icon;
};

constexpr std::array kinds = {
    KindRow{Kind::Unread, QT_TRANSLATE_NOOP("ImportRows", "not read"), "error"},
    KindRow{Kind::Removed, QT_TRANSLATE_NOOP("ImportRows", "removed"), "remove"},
    KindRow{Kind::Partly, QT_TRANSLATE_NOOP("ImportRows", "partly known"), "warning"},
    KindRow{Kind::Changed, QT_TRANSLATE_NOOP("ImportRows", "changed"), "refresh"},
    KindRow{Kind::Added, QT_TRANSLATE_NOOP("ImportRows", "added"), "add"},
    KindRow{Kind::Note, QT_TRANSLATE_NOOP("ImportRows", "note"), "note"},
    KindRow{Kind::Complete, QT_TRANSLATE_NOOP("ImportRows", "complete"), "check"},
};

const KindRow &kindRow(Kind kind)
{
    return *std::find_if(kinds.begin(), kinds.end(), [&](const KindRow &row) { return row.kind == kind; });
}

QString word(Kind kind)
{
    return QCoreApplication::translate("ImportRows", kindRow(kind).word);
}

// `shop.Article: title changed` is about the model and says what.
ImportRow differenceRow(Kind kind, const QString &line, const QHash<QString, ModelReport> &models)
{
    const qsizetype colon = line.indexOf(": "_L1);
    const QString label = colon < 0 ? line : line.left(colon);
    const ModelReport report = models.value(label);
    return {.kind = kind,
            .what = label,
            .where = report.file,
            .text = colon < 0 ? word(kind) : line.mid(colon + 2),
            .model = report.model};
}

QList<ImportRow> sorted(QList<ImportRow> rows)
{
    std::stable_sort(rows.begin(), rows.end(), [](const ImportRow &a, const ImportRow &b) { return a.kind < b.kind; });
    return rows;
}

} // namespace

QList<ImportRow> importRows(const ImportReport &report)
{
    QList<ImportRow> rows;
    QHash<QString, ModelReport> byLabel;
    for (const ModelReport &model : report.models) {
        byLabel.insert(model.label, model);
        rows.append({.kind = model.complete ? Kind::Complete : Kind::Partly,
                     .what = model.label,
                     .where = model.line > 0 ? u"%1:%2"_s.arg(model.file).arg(model.line) : model.file,
                     .text = model.complete ? word(Kind::Complete) : model.reasons.join(u' '),
                     .model = model.model});
    }
    for (const UnreadFile &file : report.unread)
        rows.append({.kind = Kind::Unread, .what = file.file, .text = file.reason});
    for (const QString &note : report.notes)
        rows.append({.kind = Kind::Note, .what = QCoreApplication::translate("ImportRows", "Note"), .text = note});
    if (!report.again)
        return sorted(rows);
    const std::array differences = {std::pair(Kind::Added, &report.added), std::pair(Kind::Changed, &report.changed),
                                    std::pair(Kind::Removed, &report.removed)};
    for (const auto &[kind, lines] : differences) {
        for (const QString &line : *lines)
            rows.append(differenceRow(kind, line, byLabel));
    }
    return sorted(rows);
}

void ImportRowsModel::setRows(const QList<ImportRow> &rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int ImportRowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ImportRowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ImportRowsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const ImportRow &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return std::array{row.what, row.where, row.text}[size_t(index.column())];
    case Qt::ToolTipRole:
        return QStringList{row.what, row.where, row.text}.join(u'\n').trimmed();
    case Qt::AccessibleTextRole:
        return index.column() == WhatColumn ? QVariant(word(row.kind) + u' ' + row.what) : QVariant();
    case Qt::DecorationRole:
        return index.column() == WhatColumn ? QVariant(icon(QString::fromLatin1(kindRow(row.kind).icon))) : QVariant();
    case Qt::ForegroundRole:
        return index.column() == WhereColumn || row.kind == Kind::Complete ? QVariant(currentTheme().quietText)
                                                                           : QVariant();
    default:
        return {};
    }
}

} // namespace relata
