// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace relata::clean {

/// A token of Python source to the letter, comments included: what is laid out anew must not lose a digit.  (The tokens
/// of model/expression say what a literal means instead.)
struct SourceToken
{
    enum class Kind : quint8 { Name, Number, Text, Operator, Comment };

    Kind kind = Kind::Operator;
    QString text = {};
    bool startsLine = false; ///< nothing but blanks before it on its line

    bool is(QStringView operatorText) const { return kind == Kind::Operator && text == operatorText; }
    bool isOpening() const { return is(u"(") || is(u"[") || is(u"{"); }
    bool isClosing() const { return is(u")") || is(u"]") || is(u"}"); }
};

/// Nothing where the source is no Python: a string or a bracket that is not closed, a letter that Python does not know.
std::optional<QList<SourceToken>> sourceTokens(const QString &source);

/// Whether it can stand as the value of an argument: brackets match, operators stand between operands, no statement.
/// `bare` says whether it can do so without brackets around it.
bool isExpression(const QList<SourceToken> &tokens, bool *bare = nullptr);

/// A name that Python takes: unlike isIdentifier(), which lets pictures pass.
bool isPythonName(const QString &name);
bool isPythonKeyword(QStringView name);

/// The names that source takes from around it, first parts only: `models` of `models.Q`; no attributes, no keywords of
/// calls, no parameters of a lambda and no variables of a comprehension.
QStringList freeNames(const QList<SourceToken> &tokens);

/// Those of them that stand within formatted texts (`f"{PREFIX}/files"`), which withNames() leaves as they are.
QStringList namesInTexts(const QList<SourceToken> &tokens);

/// The source with each free dotted name replaced by what `renamed` makes of it; everything else stays.
QString withNames(const QList<SourceToken> &tokens, const std::function<QString(const QString &)> &renamed);

} // namespace relata::clean
