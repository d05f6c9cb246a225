// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/monkey.h"

#include "model/fields/catalogue.h"
#include "model/project/projectfile.h"
#include "tests/bench/generate.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
#include <QToolButton>
#include <QWheelEvent>
#include <QWindow>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostActs = 120; // to be told

// Those that leave the project that is looked at, or wait for a person.
bool isLeftAlone(const QAction *action)
{
    static const QStringList names = {u"quit"_s,         u"newProject"_s,    u"openProject"_s, u"openExample"_s,  u"saveProject"_s,
                                      u"saveProjectAs"_s, u"exportSql"_s,     u"exportPicture"_s, u"shortcuts"_s};
    const auto *menu = qobject_cast<const QMenu *>(action->parent());
    return names.contains(action->objectName()) || (menu && menu->objectName() == u"recentMenu");
}

bool isControl(const QWidget *widget)
{
    if (!widget->isVisible() || !widget->isEnabled() || widget->objectName().startsWith(u"qt_"_s) || widget->visibleRegion().isEmpty())
        return false;
    if (qobject_cast<const QMenuBar *>(widget->parentWidget()))
        return false;
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget)
        || qobject_cast<const QComboBox *>(widget) || qobject_cast<const QTabBar *>(widget) || qobject_cast<const QHeaderView *>(widget)
        || qobject_cast<const QAbstractItemView *>(widget);
}

void scrollTo(QWidget *widget)
{
    for (QWidget *parent = widget->parentWidget(); parent; parent = parent->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(parent))
            area->ensureWidgetVisible(widget);
    }
}

} // namespace

void Monkey::note(const QString &act)
{
    m_acts.append(act);
    if (m_acts.size() > mostActs)
        m_acts.removeFirst();
    if (qEnvironmentVariableIsSet("RELATA_MONKEY_TRACE"))
        fprintf(stderr, "%s\n", qPrintable(act));
}

void Monkey::act()
{
    if (QApplication::activePopupWidget()) {
        usePopup();
        return;
    }
    using Act = void (Monkey::*)();
    static constexpr std::pair<Act, int> acts[] = {
        {&Monkey::useCanvas, 20}, {&Monkey::dragOnCanvas, 12},   {&Monkey::turnWheel, 2}, {&Monkey::useControl, 30},
        {&Monkey::useCells, 8},   {&Monkey::pressKey, 20},       {&Monkey::type, 16},     {&Monkey::triggerAction, 6},
        {&Monkey::select, 8},     {&Monkey::openContextMenu, 3}, {&Monkey::fillClipboard, 1},
    };
    int all = 0;
    for (const auto &[run, weight] : acts)
        all += weight;
    int pick = below(all);
    for (const auto &[run, weight] : acts) {
        if (pick < weight) {
            (this->*run)();
            return;
        }
        pick -= weight;
    }
}

void Monkey::rest()
{
    for (int i = 0; i < 20 && QApplication::activePopupWidget(); ++i)
        QApplication::activePopupWidget()->close();
    m_w.canvas().concludeEditing();
    m_w.canvas().setTool(CanvasView::Tool::Select);
    m_w.canvas().setFocus();
    QCoreApplication::processEvents();
}

QWindow *Monkey::nativeWindow(const QWidget *widget) const
{
    return widget->window()->windowHandle();
}

void Monkey::click(QWidget *widget, const QPoint &at, Qt::MouseButton button, Qt::KeyboardModifiers modifiers)
{
    // A menu may be gone by the time that the button is let go.
    const QPointer<QWindow> window = nativeWindow(widget);
    const QPoint place = widget->mapTo(widget->window(), at);
    if (!window)
        return;
    QTest::mousePress(window, button, modifiers, place);
    QTest::mouseRelease(window ? window.data() : nativeWindow(m_w.window.get()), button, modifiers, place);
}

void Monkey::key(int code, Qt::KeyboardModifiers modifiers)
{
    QWidget *popup = QApplication::activePopupWidget();
    if (QWindow *window = nativeWindow(popup ? popup : m_w.window.get()))
        QTest::keyClick(window, Qt::Key(code), modifiers);
}

void Monkey::typeText(const QString &words)
{
    const bool plain = std::all_of(words.begin(), words.end(), [](QChar c) { return c.unicode() >= 32 && c.unicode() < 127; });
    if (plain && words.size() < 12 && below(2)) {
        for (const QChar c : words) {
            QWidget *popup = QApplication::activePopupWidget();
            if (QWindow *window = nativeWindow(popup ? popup : m_w.window.get()))
                QTest::keyClick(window, c.toLatin1());
        }
    } else if (QObject *focus = QGuiApplication::focusObject()) {
        QInputMethodEvent event;
        event.setCommitString(words);
        QCoreApplication::sendEvent(focus, &event);
    }
}

QString Monkey::text()
{
    static const QStringList words = {
        u"name"_s, u"Name"_s, u"title"_s, u"Order"_s, u"order"_s, u"blog"_s, u"shop"_s, u"auth"_s, u"Tag"_s, u"tags"_s, u"x"_s, u""_s, u" "_s,
        u"class"_s, u"1abc"_s, u"__"_s, u"a__b"_s, u"a b"_s, u"Größe"_s, u"価格"_s, u"title: Char(200)"_s, u"price: Decimal(10,2)"_s,
        u"author -> User"_s, u"tags >< Tag"_s, u"x -> self"_s, u"y: ForeignKey"_s, u"-> Tag"_s, u"true"_s, u"None"_s, u"0"_s, u"-5"_s, u"42"_s,
        u"99999999999999999999"_s, u"1e400"_s, u"\"quoted\""_s, u"'it''s'"_s, u"[('a', 'b')]"_s, u"{"_s, u"uuid.uuid4"_s, u"name, title"_s,
        u"-title, name"_s, u"Q(name='x')"_s, u"Lower('name')"_s, u"models.Model"_s, u"Model, Tag"_s, u"django.contrib"_s, u"SET_NULL"_s, u"+"_s,
        u"%(class)s_x"_s, u"line\nbreak"_s, u"<b>&amp;"_s, u"Meta"_s, u"id"_s, u"pk"_s, u"objects"_s, u"content_type"_s, u"\\"_s, u"\u202e x"_s,
    };
    const Schema &schema = m_w.schema();
    switch (below(8)) {
    case 0:
        if (!schema.models.isEmpty())
            return any(schema.models).name;
        break;
    case 1:
        if (!schema.models.isEmpty())
            return schema.label(any(schema.models));
        break;
    case 2:
        if (const Model *model = schema.models.isEmpty() ? nullptr : schema.find(any(schema.models).id); model && !model->fields.isEmpty())
            return any(model->fields).name;
        break;
    case 3:
        if (!schema.apps.isEmpty())
            return any(schema.apps).label;
        break;
    case 4: {
        QStringList bases;
        for (int i = below(3); i >= 0 && !schema.models.isEmpty(); --i)
            bases.append(below(2) ? any(schema.models).name : schema.label(any(schema.models)));
        return bases.join(u", "_s);
    }
    default: break;
    }
    return below(60) ? any(words) : QString(300, u'n');
}

QPoint Monkey::onCanvas()
{
    const QRect all = m_w.canvas().viewport()->rect();
    const Diagram &diagram = m_w.canvas().diagram();
    const int choice = below(10);
    QPointF scene;
    if (choice < 3 && !diagram.boxes.isEmpty()) {
        scene = any(diagram.boxes).header().center();
    } else if (choice < 6 && !diagram.boxes.isEmpty()) {
        const Box box = any(diagram.boxes);
        scene = box.rows.isEmpty() ? box.rect.center() : box.rowRect(below(box.rows.size())).center();
    } else if (choice < 7 && !diagram.edges.isEmpty()) {
        scene = halfway(any(diagram.edges).path);
    } else if (choice < 8 && !m_w.canvas().handlePlace().isNull()) {
        scene = m_w.canvas().handlePlace();
    } else if (choice < 9 && !diagram.notes.isEmpty()) {
        const QRectF rect = any(diagram.notes).rect;
        scene = below(2) ? rect.center() : rect.bottomRight();
    } else {
        return {below(all.width()), below(all.height())};
    }
    const QPoint pixel = m_w.pixel(scene);
    return all.contains(pixel) ? pixel : QPoint(below(all.width()), below(all.height()));
}

void Monkey::useCanvas()
{
    QWidget *viewport = m_w.canvas().viewport();
    const QPoint at = onCanvas();
    static constexpr Qt::KeyboardModifiers modifiers[] = {{}, {}, {}, Qt::ControlModifier, Qt::ShiftModifier};
    const Qt::KeyboardModifiers held = modifiers[below(std::size(modifiers))];
    if (below(3) == 0) {
        note(u"double-click the canvas at %1,%2"_s.arg(at.x()).arg(at.y()));
        QTest::mouseDClick(nativeWindow(viewport), Qt::LeftButton, held, viewport->mapTo(m_w.window.get(), at));
    } else {
        note(u"click the canvas at %1,%2 holding %3"_s.arg(at.x()).arg(at.y()).arg(int(held)));
        click(viewport, at, Qt::LeftButton, held);
    }
}

void Monkey::dragOnCanvas()
{
    QWidget *viewport = m_w.canvas().viewport();
    QWindow *window = nativeWindow(viewport);
    const Qt::MouseButton button = below(6) ? Qt::LeftButton : Qt::MiddleButton;
    const QPoint from = onCanvas();
    note(u"drag the canvas from %1,%2 with button %3"_s.arg(from.x()).arg(from.y()).arg(int(button)));
    QTest::mousePress(window, button, {}, viewport->mapTo(m_w.window.get(), from));
    for (int moves = 1 + below(4); moves > 0; --moves) {
        const QPoint to = onCanvas();
        QTest::mouseMove(window, viewport->mapTo(m_w.window.get(), to));
        if (below(12) == 0) {
            note(u"  in the middle of it"_s);
            pressKey();
        }
    }
    QTest::mouseRelease(window, button, {}, viewport->mapTo(m_w.window.get(), onCanvas()));
}

void Monkey::turnWheel()
{
    QWidget *viewport = m_w.canvas().viewport();
    const QPoint at = onCanvas();
    const int turn = below(2) ? 120 : -120;
    note(u"turn the wheel by %1"_s.arg(turn));
    QWheelEvent event(at, viewport->mapToGlobal(at), {}, {0, turn}, {}, below(4) ? Qt::NoModifier : Qt::ControlModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(viewport, &event);
}

void Monkey::useControl()
{
    QList<QWidget *> controls;
    for (QWidget *widget : m_w.window->findChildren<QWidget *>()) {
        if (isControl(widget))
            controls.append(widget);
    }
    if (controls.isEmpty())
        return;
    // Most controls stand in the properties panel; what is a line to type into gets typed into.
    const QPointer<QWidget> control = any(controls);
    scrollTo(control);
    note(u"use %1 %2"_s.arg(QString::fromLatin1(control->metaObject()->className()), control->objectName()));
    click(control, below(3) ? control->rect().center() : QPoint(below(control->width()), below(control->height())));
    if (!control || !qobject_cast<QLineEdit *>(control.data()))
        return;
    if (below(3))
        key(Qt::Key_A, Qt::ControlModifier);
    type();
    static constexpr int ends[] = {Qt::Key_Return, Qt::Key_Return, Qt::Key_Tab, Qt::Key_Escape, 0};
    if (const int end = ends[below(std::size(ends))]) {
        note(u"  key %1"_s.arg(end));
        key(end);
    }
}

void Monkey::useCells()
{
    QList<QAbstractItemView *> views;
    for (QAbstractItemView *view : m_w.window->findChildren<QAbstractItemView *>()) {
        if (view->isVisible() && view->isEnabled() && !qobject_cast<QHeaderView *>(view) && view->model() && view->model()->rowCount() > 0
            && view->window() == m_w.window.get())
            views.append(view);
    }
    if (views.isEmpty())
        return;
    QAbstractItemView *view = any(views);
    QModelIndex index = view->model()->index(below(view->model()->rowCount()), below(view->model()->columnCount()));
    while (below(3) && view->model()->rowCount(index) > 0)
        index = view->model()->index(below(view->model()->rowCount(index)), 0, index);
    scrollTo(view);
    view->scrollTo(index);
    const QRect rect = view->visualRect(index);
    if (rect.isEmpty() || !view->viewport()->rect().contains(rect.center()))
        return;
    note(u"use a cell of %1: %2"_s.arg(view->objectName(), index.data().toString()));
    const QPointer<QAbstractItemView> still = view;
    const QPoint at = view->viewport()->mapTo(view->window(), rect.center());
    switch (below(4)) {
    case 0: QTest::mouseDClick(nativeWindow(view), Qt::LeftButton, {}, at); break;
    case 1: QTest::mouseClick(nativeWindow(view), Qt::LeftButton, Qt::ControlModifier, at); break;
    default: QTest::mouseClick(nativeWindow(view), Qt::LeftButton, {}, at);
    }
    static constexpr int keys[] = {Qt::Key_F2, Qt::Key_Delete, Qt::Key_Space, Qt::Key_Return, 0, 0};
    if (const int code = keys[below(std::size(keys))]; code && still) {
        note(u"  key %1"_s.arg(code));
        key(code);
        if (code == Qt::Key_F2) {
            type();
            key(below(3) ? Qt::Key_Return : Qt::Key_Escape);
        }
    }
}

void Monkey::pressKey()
{
    static constexpr std::pair<int, int> keys[] = {
        {Qt::Key_Return, 0}, {Qt::Key_Return, 0}, {Qt::Key_Tab, 0}, {Qt::Key_Backtab, Qt::ShiftModifier}, {Qt::Key_Escape, 0}, {Qt::Key_Escape, 0},
        {Qt::Key_Delete, 0}, {Qt::Key_Backspace, 0}, {Qt::Key_Left, 0}, {Qt::Key_Right, 0}, {Qt::Key_Up, 0}, {Qt::Key_Down, 0},
        {Qt::Key_Left, Qt::ShiftModifier}, {Qt::Key_Down, Qt::AltModifier}, {Qt::Key_Up, Qt::AltModifier}, {Qt::Key_F2, 0}, {Qt::Key_F2, 0},
        {Qt::Key_Insert, 0}, {Qt::Key_Insert, 0}, {Qt::Key_Space, 0}, {Qt::Key_V, 0}, {Qt::Key_M, 0}, {Qt::Key_F, 0}, {Qt::Key_O, 0},
        {Qt::Key_T, 0}, {Qt::Key_G, 0}, {Qt::Key_N, 0}, {Qt::Key_Home, 0}, {Qt::Key_End, 0}, {Qt::Key_PageDown, 0},
        {Qt::Key_Z, Qt::ControlModifier}, {Qt::Key_Z, Qt::ControlModifier}, {Qt::Key_Y, Qt::ControlModifier},
        {Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier}, {Qt::Key_C, Qt::ControlModifier}, {Qt::Key_V, Qt::ControlModifier},
        {Qt::Key_V, Qt::ControlModifier}, {Qt::Key_X, Qt::ControlModifier}, {Qt::Key_D, Qt::ControlModifier}, {Qt::Key_D, Qt::ControlModifier},
        {Qt::Key_A, Qt::ControlModifier}, {Qt::Key_M, Qt::ControlModifier}, {Qt::Key_K, Qt::ControlModifier}, {Qt::Key_9, Qt::ControlModifier},
    };
    const auto [code, modifiers] = keys[below(std::size(keys))];
    const QWidget *focus = QApplication::focusWidget();
    note(u"key %1 with %2 in %3"_s.arg(QKeySequence(code).toString()).arg(modifiers, 0, 16).arg(focus ? focus->objectName() : QString()));
    key(code, Qt::KeyboardModifiers(modifiers));
}

void Monkey::type()
{
    const QWidget *focus = QApplication::focusWidget();
    const QString words = text();
    note(u"type “%1” in %2"_s.arg(words.left(80), focus ? focus->objectName() : QString()));
    typeText(words);
}

void Monkey::triggerAction()
{
    if (below(4) == 0)
        QMetaObject::invokeMethod(m_w.find<QMenu>("contribMenu"), "aboutToShow");
    QList<QAction *> actions;
    for (QAction *action : m_w.window->findChildren<QAction *>()) {
        if (action->isEnabled() && !action->isSeparator() && !action->text().isEmpty() && !action->menu() && !isLeftAlone(action))
            actions.append(action);
    }
    if (actions.isEmpty())
        return;
    QAction *action = any(actions);
    note(u"menu: %1"_s.arg(action->text()));
    action->trigger();
}

void Monkey::select()
{
    const Schema &schema = m_w.schema();
    QList<Selected> items;
    for (int count = below(4) ? 1 : below(5); count > 0 && !schema.models.isEmpty(); --count) {
        const Model model = any(schema.models);
        Selected item{.model = model.id};
        if (!model.fields.isEmpty() && below(2))
            item.field = any(model.fields).id;
        if (!items.contains(item))
            items.append(item);
    }
    note(u"select %1 things"_s.arg(items.size()));
    for (const Selected &item : items) {
        const Model *model = schema.find(item.model);
        const Field *field = model->find(item.field);
        note(u"  %1 %2"_s.arg(schema.label(*model), field ? field->name : QString()));
    }
    m_w.window->selection().set(items);
    QCoreApplication::processEvents();
}

void Monkey::usePopup()
{
    QWidget *popup = QApplication::activePopupWidget();
    const int choice = below(10);
    auto *menu = qobject_cast<QMenu *>(popup);
    if (choice < 6 && menu && !menu->actions().isEmpty()) {
        QAction *action = any(menu->actions());
        note(u"in the menu: %1"_s.arg(action->text()));
        if (!isLeftAlone(action))
            click(popup, menu->actionGeometry(action).center());
    } else if (choice < 6) {
        note(u"click in a popup"_s);
        click(popup, {below(popup->width()), below(popup->height())});
    } else if (choice < 8) {
        note(u"keys in a popup"_s);
        for (int i = below(4); i >= 0; --i)
            key(Qt::Key_Down);
        key(Qt::Key_Return);
    } else {
        note(u"Esc in a popup"_s);
        key(Qt::Key_Escape);
    }
}

void Monkey::fillClipboard()
{
    note(u"another project's models get into the clipboard"_s);
    const Project other = generatedProject(12, 20, m_random.generate());
    QList<ModelId> ids;
    for (int i = 0; i < 4; ++i)
        ids.append(any(other.schema.models).id);
    auto *data = new QMimeData;
    if (below(4))
        data->setData(modelsMimeType.toString(), modelsToJson(other, ids));
    else
        data->setText(u"{\"models\": ["_s);
    QGuiApplication::clipboard()->setMimeData(data);
}

void Monkey::openContextMenu()
{
    QList<QWidget *> places = {m_w.canvas().viewport()};
    for (QAbstractItemView *view : m_w.window->findChildren<QAbstractItemView *>()) {
        if (view->isVisible() && !qobject_cast<QHeaderView *>(view) && view->window() == m_w.window.get())
            places.append(view->viewport());
    }
    QWidget *place = any(places);
    const QPoint at = place == places.first() ? onCanvas() : QPoint(below(place->width()), below(place->height()));
    note(u"context menu of %1"_s.arg(place->parentWidget()->objectName()));
    click(place, at, Qt::RightButton);
    if (QApplication::activePopupWidget())
        return;
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, place->mapToGlobal(at));
    QCoreApplication::sendEvent(place, &event);
}

} // namespace relata
