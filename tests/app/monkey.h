// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/windowfixture.h"

#include <QRandomGenerator>

namespace relata {

/// Somebody who tries everything in the window, by mouse and keyboard and without a plan; the same for the same seed.
class Monkey
{
public:
    Monkey(WindowFixture &window, quint32 seed)
        : m_w(window)
        , m_random(seed)
    {
    }

    /// One thing that a person does.
    void act();
    /// Lets go of everything: no menu is open, no name is being edited, no button is held.
    void rest();
    /// What was done last, a line each, to tell how a fault came about.
    QString lastActs() const { return m_acts.join(u'\n'); }

private:
    int below(qsizetype most) { return int(m_random.bounded(int(qMax<qsizetype>(1, most)))); }
    template<typename List>
    auto any(const List &list) { return list[below(list.size())]; }
    void note(const QString &act);

    void useCanvas();
    void dragOnCanvas();
    void turnWheel();
    void useControl();
    void useCells();
    void pressKey();
    void type();
    void triggerAction();
    void select();
    void usePopup();
    void fillClipboard();
    void openContextMenu();

    QString text();
    QPoint onCanvas();
    QWindow *nativeWindow(const QWidget *widget) const;
    void click(QWidget *widget, const QPoint &at, Qt::MouseButton button = Qt::LeftButton, Qt::KeyboardModifiers modifiers = {});
    void typeText(const QString &text);
    void key(int code, Qt::KeyboardModifiers modifiers = {});

    WindowFixture &m_w;
    QRandomGenerator m_random;
    QStringList m_acts;
};

} // namespace relata
