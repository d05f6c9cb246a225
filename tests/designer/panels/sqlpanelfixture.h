// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/panels/sqlpanel.h"
#include "designer/panels/sqlview.h"
#include "designer/theme/theme.h"
#include "newsroom.h"

#include <QComboBox>
#include <QMouseEvent>
#include <QTest>

#include <memory>

namespace relata {

using namespace Qt::StringLiterals;

/// The SQL panel on the newsroom, and the hands and eyes of whoever uses it.
class SqlPanelFixture
{
protected:
    void open()
    {
        m_news = Newsroom();
        m_document = std::make_unique<Document>();
        m_document->reset(m_news.project);
        m_selection = std::make_unique<Selection>();
        m_panel = std::make_unique<SqlPanel>(*m_document, *m_selection);
        m_view = find<SqlView>(u"sqlView"_s);
        m_panel->resize(900, 260);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }

    static QString joined(const SqlScript &script)
    {
        QString text;
        for (const Statement &statement : script.statements)
            text += statement.text + u";\n"_s;
        return text;
    }

    // As a person does: only that counts as a choice.
    void choose(const QString &combo, int index)
    {
        auto *box = find<QComboBox>(combo);
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    }

    // In the view, after scrolling there if need be.
    QPoint scrollTo(const QString &words) const
    {
        const long position = m_view->SendScintilla(QsciScintillaBase::SCI_POSITIONFROMLINE, static_cast<unsigned long>(lineOf(words)));
        m_view->setFirstVisibleLine(lineOf(words));
        const long x = m_view->SendScintilla(QsciScintillaBase::SCI_POINTXFROMPOSITION, 0UL, position);
        const long y = m_view->SendScintilla(QsciScintillaBase::SCI_POINTYFROMPOSITION, 0UL, position);
        return {int(x) + 40, int(y) + 4};
    }

    void hover(QPoint point) const
    {
        QMouseEvent move(QEvent::MouseMove, QPointF(point), m_view->viewport()->mapToGlobal(QPointF(point)), Qt::NoButton, Qt::NoButton,
                         Qt::NoModifier);
        QCoreApplication::sendEvent(m_view->viewport(), &move);
    }

    QList<int> linesMarked(int marker) const
    {
        QList<int> lines;
        for (int line = 0; line < m_view->lines(); ++line) {
            if (m_view->SendScintilla(QsciScintillaBase::SCI_MARKERGET, static_cast<unsigned long>(line)) & (1 << marker))
                lines.append(line);
        }
        return lines;
    }

    QString text() const { return m_view->text(); }
    SqlScript expected() const { return createSchema(m_document->registry(), *dialectNamed(m_document->project().dialect)); }
    template<typename T>
    T *find(const QString &name) const { return m_panel->findChild<T *>(name); }
    int lineOf(const QString &words) const { return int(text().left(text().indexOf(words)).count(u'\n')); }

    Newsroom m_news;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<SqlPanel> m_panel;
    SqlView *m_view = nullptr;
};

} // namespace relata
