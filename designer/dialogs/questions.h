// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/dialogs/textquestion.h"

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace relata {

/// How a person is asked or told something: boxes and small dialogs, or the answers that a test gives.
struct Questions
{
    /// Title, text, buttons; the first button is the default, the last one is what Esc means.  Returns the index of the
    /// button.
    using Ask =
        std::function<int(QWidget *parent, const QString &title, const QString &text, const QStringList &buttons)>;

    Ask ask = {};
    AskText text = {};
};

Questions nativeQuestions();

} // namespace relata
