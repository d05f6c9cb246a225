// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/panels/qscintilla.h"

namespace relata {

/// Source that is looked at and copied but not typed: the ground that SQL and Python are shown on.
class CodeView : public QsciScintilla
{
    Q_OBJECT

public:
    explicit CodeView(QWidget *parent = nullptr);

    /// Colours and font of the current theme.
    virtual void applyTheme() = 0;

protected:
    static constexpr int textMargin = 16; ///< between the left edge and the text

    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    /// What the theme says of any source; a view adds the colours of its language.
    void applyGround(QsciLexer &lexer);
};

} // namespace relata
