// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/upgrade.h"

#include "model/project/projectparts.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// Until 0.9 the settings of the Django project stood in an object of their own.
QJsonObject from09(QJsonObject project)
{
    const QJsonObject settings = project.take("settings"_L1).toObject();
    for (auto setting = settings.begin(); setting != settings.end(); ++setting)
        project.insert(setting.key(), setting.value());
    return project;
}

/// How a project of one format becomes one of the next.
struct Step
{
    QStringView from = {};
    QStringView to = {};
    QJsonObject (*apply)(QJsonObject) = nullptr;
};
constexpr std::array steps = {
    Step{u"0.9", u"1.0", from09},
};

// What 1.1 brought.
bool isTold(const Value &value)
{
    const ValueList &items = value.toList();
    return !value.spelling().isEmpty() || value.isImplied() || std::any_of(items.begin(), items.end(), [](const Value &item) { return isTold(item); });
}

bool isTold(const Options &options)
{
    return std::any_of(options.begin(), options.end(), [](const Options::Entry &entry) { return isTold(entry.value); });
}

bool isTold(const Field &field)
{
    return (field.type != FieldType::Opaque && !field.customClass.isEmpty()) || isTold(Value(field.arguments)) ||
           isTold(field.options);
}

template<typename Entry>
bool isAnyTold(const QList<Entry> &entries)
{
    return std::any_of(entries.begin(), entries.end(), [](const Entry &entry) { return isTold(entry.options); });
}

bool isNewInMinor1(const Model &model)
{
    return isBuiltIn(model.id) || isTold(model.meta) || isAnyTold(model.indexes) || isAnyTold(model.constraints) ||
           std::any_of(model.fields.begin(), model.fields.end(), [](const Field &field) { return isTold(field); });
}

} // namespace

bool isNewerFormat(const QString &format)
{
    return format.section(u'.', 1).toInt() > 1;
}

QString oldestFormatFor(const QList<Model> &models, const QList<SourceFile> &sources)
{
    return sources.isEmpty() && std::none_of(models.begin(), models.end(), isNewInMinor1) ? u"1.0"_s : u"1.1"_s;
}

Result<QJsonObject> upgraded(QJsonObject project)
{
    static const QRegularExpression pattern(u"\\A(\\d{1,6})\\.(\\d{1,6})\\z"_s);
    const QJsonValue format = project.value("format"_L1);
    if (format.isUndefined())
        return Error{ProjectFile::tr("this is JSON, but no Relata project; a project has a \"format\".")};
    const QRegularExpressionMatch number = pattern.match(format.toString());
    if (!number.hasMatch())
        return Error{ProjectFile::tr("\"format\" must be a text such as \"1.0\".")};
    if (number.captured(1).toInt() > 1) {
        return Error{ProjectFile::tr("a newer Relata wrote this file (format %1), this one reads formats up to 1; "
                                     "open it with the newer one; it was left untouched.")
                         .arg(format.toString())};
    }
    for (const Step &step : steps) {
        if (project.value("format"_L1).toString() == step.from) {
            project = step.apply(project);
            project.insert("format"_L1, step.to.toString());
        }
    }
    if (!project.value("format"_L1).toString().startsWith("1."_L1)) {
        return Error{ProjectFile::tr("nobody knows the format %1; the oldest that can be opened is %2.")
                         .arg(format.toString(), steps.front().from)};
    }
    return project;
}

} // namespace relata
