// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/checks/findings.h"

// What django.contrib.auth checks of permissions: https://docs.djangoproject.com/en/5.2/ref/checks/#auth

namespace relata {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestName = 255;
constexpr int longestCode = 100;

QStringList actions(const ModelSubject &subject)
{
    const Value *given = subject.model.meta.find(u"default_permissions");
    return given ? given->toStrings() : QStringList{u"add"_s, u"change"_s, u"delete"_s, u"view"_s};
}

QString verboseName(const ModelSubject &subject)
{
    const Value *given = subject.model.meta.find(u"verbose_name");
    if (given && given->isText())
        return given->toText();
    QString words;
    const QString &name = subject.model.name;
    for (qsizetype i = 0; i < name.size(); ++i) {
        const bool begins = i > 0 && name[i].isUpper() && (name[i - 1].isLower() || (i + 1 < name.size() && name[i + 1].isLower()));
        words += begins ? u" "_s + name[i].toLower() : QString(name[i].toLower());
    }
    return words;
}

void checkBuiltIn(const ModelSubject &subject, Findings &findings)
{
    qsizetype longest = 0;
    const QStringList all = actions(subject);
    for (const QString &action : all)
        longest = std::max(longest, action.size());
    if (all.isEmpty())
        return;
    // "Can delete <verbose name>" and "delete_<model name>".
    const qsizetype words = longestName - (longest + 5);
    const qsizetype code = longestCode - (longest + 1);
    if (verboseName(subject).size() > words)
        findings.add(subject, {.id = u"auth.E007"_s,
                               .message = Checks::tr("verbose_name can have %1 characters at most, or the names of its permissions become too long.").arg(words)});
    if (subject.model.name.size() > code)
        findings.add(subject, {.id = u"auth.E011"_s,
                               .message = Checks::tr("The name of the model can have %1 characters at most, or the codes of its permissions become too long.").arg(code)});
}

void checkPermissions(const ModelSubject &subject, Findings &findings)
{
    QSet<QString> builtIn;
    for (const QString &action : actions(subject))
        builtIn.insert(action + u'_' + subject.model.name.toLower());
    QSet<QString> codes;
    const Value permissions = subject.model.meta.value(u"permissions");
    for (const Value &permission : permissions.toList()) {
        if (permission.toList().size() != 2)
            continue;
        const QString code = permission.toList().first().toText();
        if (permission.toList().last().toText().size() > longestName)
            findings.add(subject, {.id = u"auth.E008"_s,
                                   .message = Checks::tr("The name of the permission \"%1\" has more than %2 characters.").arg(code).arg(longestName)});
        if (code.size() > longestCode)
            findings.add(subject, {.id = u"auth.E012"_s,
                                   .message = Checks::tr("The code of the permission \"%1\" has more than %2 characters.").arg(code).arg(longestCode)});
        if (builtIn.contains(code))
            findings.add(subject, {.id = u"auth.E005"_s,
                                   .message = Checks::tr("Django itself makes a permission \"%1\" for the model.").arg(code)});
        else if (codes.contains(code))
            findings.add(subject, {.id = u"auth.E006"_s, .message = Checks::tr("There are two permissions \"%1\".").arg(code)});
        codes.insert(code);
    }
}

} // namespace

QList<ModelCheck> checksOfPermissions()
{
    return {checkBuiltIn, checkPermissions};
}

} // namespace relata
