// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/schema.h"

#include <QWidget>

#include <optional>

QT_BEGIN_NAMESPACE
class QLabel;
class QMenu;
class QPushButton;
QT_END_NAMESPACE

namespace relata {

class LineEdit;

/// Chooses a delete rule: the three that are used most with one click, the rest in a menu.
class OnDeleteBar : public QWidget
{
    Q_OBJECT

public:
    explicit OnDeleteBar(QWidget *parent);

    /// Nothing: several relations that differ.  The version of Django decides which rules there are.
    void display(const std::optional<OnDelete> &shown, const QString &djangoVersion);

Q_SIGNALS:
    /// `typing`: a letter of the argument, not a step of its own.
    void chosen(const relata::OnDelete &onDelete, bool typing);
    void editingEnded();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPushButton *addButton(const QString &text, const QString &name);
    void fillMenu();
    void choose(OnDelete::Rule rule);
    void showArgument();

    std::optional<OnDelete> m_shown;
    QString m_version;
    QList<QPushButton *> m_buttons;
    QPushButton *m_more;
    QMenu *m_menu;
    LineEdit *m_argument;
    QLabel *m_hint;
};

} // namespace relata
