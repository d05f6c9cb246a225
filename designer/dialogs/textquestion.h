// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace relata {

/// A question that is answered with a line of text.
struct TextQuestion
{
    QString title = {};
    QString text = {};    ///< what is asked for, and what becomes of it
    QString start = {};   ///< what stands there at first
    QString example = {}; ///< stands there, pale, as long as nothing else does
    QString button = {};  ///< what the button that takes the answer says
    /// A sentence about what is wrong with an answer; empty if it can be taken.
    std::function<QString(const QString &answer)> check = {};
};

/// How it is put: a small dialog, or the answer that a test gives.  An empty answer means that the person gave up.
using AskText = std::function<QString(QWidget *parent, const TextQuestion &question)>;

AskText nativeAskText();

} // namespace relata
