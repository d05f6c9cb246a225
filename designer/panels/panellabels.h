// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QList>

class QStackedLayout;

namespace relata {

/// A quiet label in the middle of a panel that has nothing to show: it says what to do.
QLabel *emptyState(const QString &objectName);

/// A label below a panel's bar for what a person has to know, as long as it is; hidden until there is something.
QLabel *messageLabel(const QString &objectName, const QString &role);

/// A label that cuts off what does not fit and then tells all in its tool tip.
class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(const QString &objectName);

    void setFullText(const QString &text);
    QString fullText() const { return m_text; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void elide();

    QString m_text;
};

/// Gives a widget the name by which it is found and the one that a screen reader says.
void setNames(QWidget *widget, const QString &objectName, const QString &accessibleName);

/// The bar above a panel: controls at the left, what acts on the whole at the right.
QWidget *panelBar(const QList<QWidget *> &left, const QList<QWidget *> &right);
/// Lays a panel out: its bar, its messages, and below them one of the pages.
QStackedLayout *layOutPanel(QWidget *panel, QWidget *bar, QWidget *messages, const QList<QWidget *> &pages);

/// Gives a widget another role of the style sheet (`quiet`, `success`, `warning`, `error`).
void setRole(QWidget *widget, const QString &role);

} // namespace relata
