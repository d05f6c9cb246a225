// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mainwindow.h"
#include "designer/canvas/inplaceeditor.h"
#include "designer/canvas/livediagram.h"

#include <QAction>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

namespace relata {

/// The real window with answers for its dialogs, settings of its own, and hands to use it.
class WindowFixture
{
public:
    /// `folder` is where everything goes that the program keeps.
    explicit WindowFixture(const QTemporaryDir &folder, const QSize &size = {1600, 1000})
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("RelataTest"));
        QCoreApplication::setApplicationName(folder.path().section(u'/', -1));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
        window = std::make_unique<MainWindow>();
        window->setFileDialogs(
            {.open = [this](auto...) { return nextFile; }, .save = [this](auto...) { return nextFile; },
             .folder = [this](auto...) { return nextFolder; }});
        window->setQuestions(
            {.ask = [this](QWidget *, const QString &title, const QString &text, const QStringList &buttons) {
                asked.append(title + u'\n' + text);
                return nextAnswers.isEmpty() ? int(buttons.size()) - 1 : nextAnswers.takeFirst();
             },
             .text = [](auto...) { return QString(); }});
        window->resize(size);
        window->show();
        window->activateWindow();
        active = QTest::qWaitForWindowActive(window.get());
    }

    /// The one that is seen, if there are several of that name; else any.
    template <typename T> T *find(const char *name) const
    {
        const QList<T *> all = window->findChildren<T *>(QString::fromLatin1(name));
        if constexpr (std::is_base_of_v<QWidget, T>) {
            for (T *candidate : all) {
                if (candidate->isVisible())
                    return candidate;
            }
        }
        return all.isEmpty() ? nullptr : all.first();
    }
    void trigger(const char *action)
    {
        auto *found = find<QAction>(action);
        QVERIFY2(found, action);
        QVERIFY2(found->isEnabled(), action);
        found->trigger();
    }

    Document &document() const { return window->document(); }
    const Schema &schema() const { return window->document().schema(); }
    CanvasView &canvas() const { return window->canvas(); }
    const Model *model(const QString &label) const { return schema().model(label); }

    QPoint pixel(const QPointF &scene) const { return canvas().view().toView(scene).toPoint(); }
    QPoint header(const QString &label) const
    {
        return pixel(canvas().live().box(model(label)->id)->header().center());
    }
    void move(const QPoint &to, Qt::MouseButtons buttons)
    {
        QMouseEvent event(QEvent::MouseMove, to, canvas().viewport()->mapToGlobal(to), Qt::NoButton, buttons, {});
        QCoreApplication::sendEvent(canvas().viewport(), &event);
    }
    void drag(const QPoint &from, const QPoint &to)
    {
        QTest::mousePress(canvas().viewport(), Qt::LeftButton, {}, from);
        move((from + to) / 2, Qt::LeftButton);
        move(to, Qt::LeftButton);
        QTest::mouseRelease(canvas().viewport(), Qt::LeftButton, {}, to);
    }
    void doubleClick(const QPoint &at)
    {
        QTest::mouseClick(canvas().viewport(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(canvas().viewport(), Qt::LeftButton, {}, at);
    }
    /// The line edit on the canvas; null if no name is being edited.
    InPlaceEditor *editor() const
    {
        for (InPlaceEditor *candidate : canvas().viewport()->findChildren<InPlaceEditor *>()) {
            if (!candidate->isHidden())
                return candidate;
        }
        return nullptr;
    }

    std::unique_ptr<MainWindow> window;
    bool active = false;
    QString nextFile;       ///< what the next file dialog answers
    QString nextFolder;     ///< what the next folder dialog answers
    QList<int> nextAnswers; ///< what the next questions are answered with; then the last button
    QStringList asked;
};

} // namespace relata
