// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/samplemodel.h"

#include "designer/theme/theme.h"
#include "model/fields/catalogue.h"

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostBytes = 16;

bool isNumber(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::Bool:
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
    case QMetaType::Double: return true;
    default: return false;
    }
}

QString valueText(const QVariant &value)
{
    if (value.isNull())
        return u"NULL"_s;
    if (value.typeId() == QMetaType::QByteArray) {
        const QByteArray bytes = value.toByteArray();
        const QString hex = QString::fromLatin1(bytes.first(std::min(mostBytes, bytes.size())).toHex());
        return u"x'%1%2'"_s.arg(hex, bytes.size() > mostBytes ? u"…"_s : QString());
    }
    return value.toString();
}

} // namespace

void SampleModel::setData(const SampleData &data, int table)
{
    beginResetModel();
    m_data = data;
    m_table = table < data.tables.size() ? table : -1;
    endResetModel();
}

int SampleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_table < 0 ? 0 : int(shown().rows.size());
}

int SampleModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_table < 0 ? 0 : int(shown().columns.size());
}

// A column stands at the right as a whole, its NULLs too.
bool SampleModel::isNumbers(int column) const
{
    if (shown().columns[column].toTable >= 0)
        return false;
    const auto &rows = shown().rows;
    const auto known = std::find_if(rows.begin(), rows.end(), [&](const QList<QVariant> &row) { return !row.value(column).isNull(); });
    return known != rows.end() && isNumber(known->value(column));
}

QString SampleModel::cellText(const QModelIndex &index) const
{
    const QString text = valueText(shown().rows[index.row()].value(index.column()));
    const QString words = pointsAt(m_data, m_table, index.row(), index.column());
    return words.isEmpty() || words == text ? text : u"%1 → \"%2\""_s.arg(text, words);
}

SampleModel::Target SampleModel::target(const QModelIndex &index) const
{
    if (!index.isValid() || m_table < 0)
        return {};
    const SampleColumn &column = shown().columns[index.column()];
    const QVariant value = shown().rows[index.row()].value(index.column());
    if (column.toTable < 0 || column.toColumn < 0 || value.isNull())
        return {};
    const QList<QList<QVariant>> &rows = m_data.tables[column.toTable].rows;
    for (int row = 0; row < rows.size(); ++row) {
        if (rows[row].value(column.toColumn) == value)
            return {.table = column.toTable, .row = row, .column = column.toColumn};
    }
    return {};
}

QVariant SampleModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || m_table < 0)
        return {};
    const auto value = [&] { return shown().rows[index.row()].value(index.column()); };
    switch (role) {
    case Qt::DisplayRole: return cellText(index).replace(u'\n', u'↵');
    case Qt::ToolTipRole: return cellText(index);
    case Qt::FontRole: {
        if (!value().isNull())
            return {};
        QFont font = uiFont(13);
        font.setItalic(true);
        return font;
    }
    case Qt::ForegroundRole: return value().isNull() ? QVariant(currentTheme().quietText) : QVariant();
    case Qt::TextAlignmentRole: return int((isNumbers(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default: return {};
    }
}

QVariant SampleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (m_table < 0)
        return {};
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (section >= shown().columns.size())
        return {};
    const SampleColumn &column = shown().columns[section];
    switch (role) {
    case Qt::DisplayRole: return column.name;
    case Qt::ToolTipRole: {
        QStringList words = {fieldClass(column.type).name.toString()};
        if (column.primaryKey)
            words.append(tr("primary key"));
        if (column.null)
            words.append(tr("may be NULL"));
        if (column.generated)
            words.append(tr("computed by the database"));
        return words.join(u", "_s);
    }
    case Qt::TextAlignmentRole: return int((isNumbers(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default: return {};
    }
}

} // namespace relata
