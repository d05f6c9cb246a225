// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvasfixture.h"
#include "designer/canvas/noteediting.h"

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

NoteEditor *editorOf(const CanvasFixture &canvas)
{
    for (NoteEditor *candidate : canvas.view.viewport()->findChildren<NoteEditor *>()) {
        if (!candidate->isHidden())
            return candidate;
    }
    return nullptr;
}

/// A canvas with one note of 208 x 88 at (200, 160).
NoteId addNote(CanvasFixture &canvas)
{
    Project project = canvas.document.project();
    const Note note{.id = NoteId::create(), .text = u"Ask about tags"_s, .rect = {200, 160, 208, 88}};
    project.layout.notes << note;
    canvas.reset(project);
    return note.id;
}

const QList<Note> &notes(const CanvasFixture &canvas)
{
    return canvas.document.project().layout.notes;
}

} // namespace

class TestCanvasNotes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void toolWritesANote();
    void nothingWrittenMakesNoNote();
    void escapeGivesUp();
    void doubleClickEdits();
    void emptyTextDeletes();
    void whatIsWrittenOutlivesTheNote();
    void draggingMoves();
    void cornerResizes();
    void keysNudgeAndDelete();
};

void TestCanvasNotes::toolWritesANote()
{
    CanvasFixture canvas;
    const Project before = canvas.document.project();
    canvas.view.setTool(CanvasView::Tool::Note);
    canvas.click({300, 200});
    QCOMPARE(canvas.view.tool(), CanvasView::Tool::Select);
    QVERIFY(editorOf(canvas));
    QTest::keyClicks(editorOf(canvas), u"Two"_s);
    QTest::keyClick(editorOf(canvas), Qt::Key_Return);
    QTest::keyClicks(editorOf(canvas), u"lines"_s);
    QTest::keyClick(editorOf(canvas), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!editorOf(canvas));
    QCOMPARE(notes(canvas).size(), 1);
    QCOMPARE(notes(canvas).first().text, u"Two\nlines"_s);
    QCOMPARE(notes(canvas).first().rect.size(), QSizeF(208, 88));
    QCOMPARE(canvas.selection.single(), Selected{.note = notes(canvas).first().id});
    QCOMPARE(canvas.stepText(), u"Add note"_s);
    QVERIFY(canvas.undoesTo(before));
}

void TestCanvasNotes::nothingWrittenMakesNoNote()
{
    CanvasFixture canvas;
    canvas.view.setTool(CanvasView::Tool::Note);
    canvas.click({300, 200});
    canvas.click({800, 600});
    QVERIFY(!editorOf(canvas));
    QCOMPARE(canvas.steps(), 0);
}

void TestCanvasNotes::escapeGivesUp()
{
    CanvasFixture canvas;
    addNote(canvas);
    canvas.doubleClick({300, 200});
    QTest::keyClicks(editorOf(canvas), u"Other words"_s);
    QTest::keyClick(editorOf(canvas), Qt::Key_Escape);
    QVERIFY(!editorOf(canvas));
    QCOMPARE(notes(canvas).first().text, u"Ask about tags"_s);
    QCOMPARE(canvas.steps(), 0);
}

void TestCanvasNotes::doubleClickEdits()
{
    CanvasFixture canvas;
    addNote(canvas);
    canvas.doubleClick({300, 200});
    QTest::keyClicks(editorOf(canvas), u"Other words"_s);
    canvas.click({800, 600});
    QCOMPARE(notes(canvas).first().text, u"Other words"_s);
    QCOMPARE(canvas.stepText(), u"Edit note"_s);
}

void TestCanvasNotes::emptyTextDeletes()
{
    CanvasFixture canvas;
    addNote(canvas);
    const Project before = canvas.document.project();
    canvas.doubleClick({300, 200});
    QTest::keyClick(editorOf(canvas), Qt::Key_Delete);
    canvas.view.concludeEditing();
    QVERIFY(notes(canvas).isEmpty());
    QVERIFY(canvas.undoesTo(before));
}

void TestCanvasNotes::whatIsWrittenOutlivesTheNote()
{
    CanvasFixture canvas;
    const NoteId note = addNote(canvas);
    canvas.view.rename({.note = note});
    QTest::keyClicks(editorOf(canvas), u"Ask again"_s);
    canvas.document.edit(u"Delete note"_s, [](Project &project) { project.layout.notes.clear(); });
    canvas.view.concludeEditing();
    QCOMPARE(notes(canvas).size(), 1);
    QCOMPARE(notes(canvas).first().text, u"Ask again"_s);
    QCOMPARE(canvas.selection.single(), Selected{.note = note});
}

void TestCanvasNotes::draggingMoves()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {600, 160});
    const NoteId note = addNote(canvas);
    const Project before = canvas.document.project();
    canvas.drag({300, 200}, {340, 280});
    QCOMPARE(notes(canvas).first().rect, QRectF(240, 240, 208, 88));
    QCOMPARE(canvas.stepText(), u"Move note"_s);
    QVERIFY(canvas.undoesTo(before));
    canvas.selection.set({{.model = article}, {.note = note}});
    canvas.drag(canvas.header(article), canvas.header(article) + QPoint(0, 80));
    QCOMPARE(canvas.stepText(), u"Move 2 items"_s);
    QCOMPARE(notes(canvas).first().rect.top(), 320.0);
    QCOMPARE(canvas.rect(article).top(), 240.0);
}

void TestCanvasNotes::cornerResizes()
{
    CanvasFixture canvas;
    addNote(canvas);
    const Project before = canvas.document.project();
    const QPoint corner(406, 246);
    canvas.press(corner);
    canvas.dragTo(corner, corner + QPoint(40, 80));
    QCOMPARE(canvas.document.project(), before);
    canvas.release(corner + QPoint(40, 80));
    QCOMPARE(notes(canvas).first().rect, QRectF(200, 160, 248, 168));
    QCOMPARE(canvas.stepText(), u"Resize note"_s);
    QVERIFY(canvas.undoesTo(before));
}

void TestCanvasNotes::keysNudgeAndDelete()
{
    CanvasFixture canvas;
    const NoteId note = addNote(canvas);
    canvas.selection.select({.note = note});
    canvas.key(Qt::Key_Down);
    canvas.key(Qt::Key_Down);
    QCOMPARE(notes(canvas).first().rect.top(), 176.0);
    QCOMPARE(canvas.steps(), 1);
    canvas.key(Qt::Key_Return);
    QVERIFY(editorOf(canvas));
    QTest::keyClick(editorOf(canvas), Qt::Key_Escape);
    canvas.key(Qt::Key_Delete);
    QVERIFY(notes(canvas).isEmpty());
    QCOMPARE(canvas.stepText(), u"Delete note"_s);
}

QTEST_MAIN(TestCanvasNotes)
#include "tst_canvasnotes.moc"
