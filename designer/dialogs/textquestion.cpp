// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/dialogs/textquestion.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

constexpr int lineWidth = 432;

QLabel *paragraph(const QString &text, const QString &role)
{
    auto *label = new QLabel(text);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("role", role);
    return label;
}

QString ask(QWidget *parent, const TextQuestion &question)
{
    QDialog dialog(parent);
    dialog.setObjectName(u"textQuestion"_s);
    dialog.setWindowTitle(question.title);
    auto *title = new QLabel(u"<b>%1</b>"_s.arg(question.title.toHtmlEscaped()));
    auto *line = new QLineEdit(question.start);
    line->setObjectName(u"textAnswer"_s);
    line->setAccessibleName(question.title);
    line->setPlaceholderText(question.example);
    line->setMinimumWidth(lineWidth);
    QLabel *error = paragraph({}, u"error"_s);
    error->setObjectName(u"textError"_s);
    error->hide();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton *take = buttons->addButton(question.button, QDialogButtonBox::AcceptRole);
    take->setObjectName(u"textTake"_s);
    take->setDefault(true);

    auto *layout = new QVBoxLayout(&dialog);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(8);
    layout->setSizeConstraint(QLayout::SetFixedSize); // as high as its words need
    layout->addWidget(title);
    layout->addWidget(paragraph(question.text, u"quiet"_s));
    layout->addSpacing(8);
    layout->addWidget(line);
    layout->addWidget(error);
    layout->addSpacing(8);
    layout->addWidget(buttons);

    QObject::connect(line, &QLineEdit::textChanged, &dialog, [&] {
        take->setEnabled(!line->text().trimmed().isEmpty());
        error->hide();
    });
    take->setEnabled(!line->text().trimmed().isEmpty());
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    QObject::connect(buttons, &QDialogButtonBox::accepted, &dialog, [&] {
        const QString sentence = question.check ? question.check(line->text().trimmed()) : QString();
        error->setText(sentence);
        error->setVisible(!sentence.isEmpty());
        if (sentence.isEmpty())
            dialog.accept();
    });
    line->selectAll();
    line->setFocus();
    return dialog.exec() == QDialog::Accepted ? line->text().trimmed() : QString();
}

} // namespace

AskText nativeAskText()
{
    return ask;
}

} // namespace relata
