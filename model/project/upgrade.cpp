// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/upgrade.h"

#include "model/project/objectreader.h"

#include <QRegularExpression>

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

} // namespace

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
