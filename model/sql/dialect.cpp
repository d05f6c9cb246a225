// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/dialecttables.h"

#include "model/fields/djangoversion.h"

#include <vector>

namespace relata {

void setTypes(ColumnTypes &types, std::initializer_list<FieldType> fields, const ColumnType &column)
{
    for (const FieldType field : fields)
        types[size_t(field)] = column;
}

void setTexts(ColumnTypes &types, const ColumnType &column)
{
    using enum FieldType;
    setTypes(types, {Char, CommaSeparatedInteger, Email, File, FilePath, Image, Slug, URL}, column);
}

QString Dialect::quoted(const QString &identifier) const
{
    if (identifier.startsWith(quote) && identifier.endsWith(quote))
        return identifier;
    return quote + identifier + quote;
}

std::span<const Dialect> dialects(QStringView djangoVersion)
{
    using All = std::array<Dialect, 4>;
    static const std::vector<All> versions = [] {
        std::vector<All> all;
        for (const DjangoVersion &version : djangoVersions()) {
            All made = {sqliteDialect(), postgresqlDialect(), mariadbDialect(), mysqlDialect()};
            for (size_t i = 0; i < made.size(); ++i) {
                makeDialectOf(made[i], version.name);
                made[i].features = featuresOf(i, all.size());
            }
            all.push_back(made);
        }
        return all;
    }();
    return versions[size_t(&relata::djangoVersion(djangoVersion) - djangoVersions().data())];
}

const Dialect *dialectNamed(QStringView name, QStringView djangoVersion)
{
    for (const Dialect &dialect : dialects(djangoVersion)) {
        if (dialect.name == name)
            return &dialect;
    }
    return nullptr;
}

const Dialect &dialectOf(const Dialect &dialect, QStringView djangoVersion)
{
    const Dialect *found = dialectNamed(dialect.name, djangoVersion);
    return found ? *found : dialect;
}

QString filled(QStringView form, std::initializer_list<QString> parts)
{
    QString out;
    for (qsizetype i = 0; i < form.size(); ++i) {
        const int number = form[i] == u'%' && i + 1 < form.size() ? form[i + 1].digitValue() : -1;
        if (number >= 1 && number <= int(parts.size())) {
            out += *(parts.begin() + number - 1);
            ++i;
        } else {
            out += form[i];
        }
    }
    return out;
}

QStringView wording(std::span<const Wording> list, QStringView name)
{
    for (const Wording &entry : list) {
        if (entry.name == name)
            return entry.sql;
    }
    return {};
}

} // namespace relata
