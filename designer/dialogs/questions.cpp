// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/dialogs/questions.h"

#include <QMessageBox>
#include <QPushButton>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

int ask(QWidget *parent, const QString &title, const QString &text, const QStringList &buttons)
{
    QMessageBox box(parent);
    box.setObjectName(u"question"_s);
    box.setWindowTitle(title);
    box.setText(u"<b>%1</b>"_s.arg(title.toHtmlEscaped()));
    box.setInformativeText(text);
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
    return {.ask = ask};
}

} // namespace relata
