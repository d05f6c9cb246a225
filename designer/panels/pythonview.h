// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/panels/codeview.h"
#include "designer/panels/linediff.h"

namespace relata {

/// Shows Python source, or the difference between two versions of it.
class PythonView : public CodeView
{
    Q_OBJECT

public:
    explicit PythonView(QWidget *parent = nullptr);

    /// What is at the top stays at the top, if it is the same file as before.
    void setSource(const QString &file, const QString &source);
    void setDifference(const QString &file, const QList<DiffLine> &lines);
    void applyTheme() override;

Q_SIGNALS:
    /// A line of the source was double-clicked; counted from 0.
    void lineActivated(int line);

private:
    void replaceText(const QString &file, const QString &text);

    QsciLexerPython *m_lexer = nullptr;
    QString m_file;
    bool m_showsDifference = false;
};

} // namespace relata
