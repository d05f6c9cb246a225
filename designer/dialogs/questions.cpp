// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/dialogs/questions.h"

#include <QLabel>
#include <QLayout>
#include <QMessageBox>
#include <QPushButton>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// Qt sets the text in from the buttons, beside an icon that isn't there.
void straighten(QMessageBox &box)
{
    constexpr int leastWidth = 360;
    constexpr QMargins margins(4, 20, 24, 20); // Qt keeps more at the left
    box.layout()->setContentsMargins(margins);
    for (QLabel *label : box.findChildren<QLabel *>()) {
        label->setIndent(0);
        label->setContentsMargins(0, 0, 0, 8);
        label->setMinimumWidth(leastWidth);
    }
}

int ask(QWidget *parent, const QString &title, const QString &text, const QStringList &buttons)
{
    QMessageBox box(parent);
    box.setObjectName(u"question"_s);
    box.setWindowTitle(title);
    box.setText(u"<b>%1</b>"_s.arg(title.toHtmlEscaped()));
    box.setInformativeText(text);
    straighten(box);
    QList<QPushButton *> made;
    for (qsizetype i = 0; i < buttons.size(); ++i) {
        const bool last = buttons.size() > 1 && i + 1 == buttons.size();
        made.append(box.addButton(buttons[i], last       ? QMessageBox::RejectRole
                                      : i == 0           ? QMessageBox::AcceptRole
                                                         : QMessageBox::ActionRole));
    }
    box.setDefaultButton(made.first());
    box.setEscapeButton(made.last());
    box.exec();
    for (int i = 0; i < made.size(); ++i) {
        if (box.clickedButton() == made[i])
            return i;
    }
    return int(buttons.size()) - 1;
}

} // namespace

Questions nativeQuestions()
{
    return {.ask = ask, .text = nativeAskText()};
}

} // namespace relata
