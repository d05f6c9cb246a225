// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/properties/optioneditor.h"

#include "designer/panels/properties/choiceseditor.h"
#include "designer/panels/properties/linecontrols.h"
#include "designer/panels/properties/optiontext.h"
#include "designer/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

/// Yes or no; a value that is neither is named and replaced by a click.
class BooleanEditor : public OptionEditor
{
public:
    BooleanEditor(const OptionRow &row, QWidget *parent)
        : OptionEditor(row, parent)
        , m_box(new QCheckBox(this))
    {
        layout()->addWidget(m_box);
        describe(m_box, row);
        setFocusProxy(m_box);
        connect(m_box, &QCheckBox::clicked, this, [this] {
            const bool now = state().differing || !(state().own ? *state().own : state().otherwise).toBool();
            commit(Value(now));
            present({});
            Q_EMIT editingEnded();
        });
    }

protected:
    void present(const OptionNames &) override
    {
        const Value value = state().own ? *state().own : state().otherwise;
        const bool known = value.isBool() && !state().differing;
        const QSignalBlocker blocker(m_box);
        m_box->setTristate(!known);
        m_box->setCheckState(!known ? Qt::PartiallyChecked : value.toBool() ? Qt::Checked : Qt::Unchecked);
        m_box->setText(state().differing ? tr("differs")
                       : value.isBool()  ? (value.toBool() ? tr("Yes") : tr("No"))
                       : value.isNone()  ? (state().own ? u"None"_s : tr("by default"))
                                         : value.python());
    }

private:
    QCheckBox *m_box;
};

/// One of a few words, or one of a model's fields.
class ComboEditor : public OptionEditor
{
public:
    ComboEditor(const OptionRow &row, QWidget *parent)
        : OptionEditor(row, parent)
        , m_combo(new ComboBox(this))
    {
        layout()->addWidget(m_combo);
        describe(m_combo, row);
        setFocusProxy(m_combo);
        connect(m_combo, &QComboBox::activated, this, [this](int index) {
            const QVariant word = m_combo->itemData(index);
            commit(word.isValid() ? std::optional(Value(word.toString())) : std::nullopt);
            Q_EMIT editingEnded();
        });
    }

protected:
    void present(const OptionNames &names) override
    {
        const QSignalBlocker blocker(m_combo);
        m_combo->clear();
        if (state().differing)
            m_combo->addItem(tr("Several values"), QString());
        m_combo->addItem(state().otherwise.isText() ? tr("%1 (default)").arg(state().otherwise.toText()) : u"–"_s);
        QStringList words = names.fields;
        if (row().type == ValueType::Choice)
            words = row().words.toString().split(u' ');
        else if (row().type == ValueType::TargetField)
            words = names.targetFields;
        const QString own = state().own ? textOfOption(row().type, *state().own) : QString();
        if (state().own && !words.contains(own))
            words.prepend(own);
        for (const QString &word : words)
            m_combo->addItem(word, word);
        m_combo->setCurrentIndex(state().differing ? 0 : state().own ? m_combo->findData(own) : 0);
    }

private:
    QComboBox *m_combo;
};

/// A line of text, taken over with each key.
class TextEditor : public OptionEditor
{
public:
    TextEditor(const OptionRow &row, QWidget *parent)
        : OptionEditor(row, parent)
        , m_line(new LineEdit(this))
        , m_quote(new QPushButton(this))
    {
        layout()->addWidget(m_line);
        layout()->addWidget(m_quote);
        describe(m_line, row);
        if (row.type != ValueType::Text && row.type != ValueType::Integer)
            m_line->setFont(codeFont(12));
        m_quote->setObjectName(u"quote_"_s + row.name.toString());
        m_quote->setAccessibleName(tr("Take it as text"));
        m_quote->setProperty("link", true);
        m_quote->hide();
        setFocusProxy(m_line);
        connect(m_line, &LineEdit::textEdited, this, &TextEditor::take);
        connect(m_line, &LineEdit::left, this, [this] {
            if (m_refused)
                restore();
            Q_EMIT editingEnded();
        });
        connect(m_line, &LineEdit::abandoned, this, [this] { restore(); });
        connect(m_quote, &QPushButton::clicked, this, [this] {
            m_line->setText(pythonString(m_line->text()));
            take();
            Q_EMIT editingEnded();
        });
    }

protected:
    void present(const OptionNames &) override { restore(); }

private:
    void restore()
    {
        m_refused = false;
        const QString text = state().own ? textOfOption(row().type, *state().own) : QString();
        if (m_line->text() != text)
            m_line->setText(text);
        m_line->setCursorPosition(m_line->hasFocus() ? m_line->cursorPosition() : 0);
        const Value &otherwise = state().otherwise;
        m_line->setPlaceholderText(state().differing    ? tr("Several values")
                                   : otherwise.isNone() ? QString()
                                                        : textOfOption(row().type, otherwise));
        Q_EMIT refused({});
        offerQuotes();
    }

    void take()
    {
        const auto value = optionOfText(row().type, m_line->text(), state().own);
        m_refused = !value;
        Q_EMIT refused(value ? QString() : value.error());
        if (value)
            commit(*value);
        offerQuotes();
    }

    // A person who types avatars/ means text.
    void offerQuotes()
    {
        const QString text = m_line->text();
        const bool offer = row().type == ValueType::Any && !text.trimmed().isEmpty() && !looksLikeSource(text);
        m_quote->setVisible(offer);
        m_quote->setText(tr("Take as text: %1").arg(pythonString(text)));
    }

    LineEdit *m_line;
    QPushButton *m_quote;
    bool m_refused = false;
};

} // namespace

void describe(QWidget *control, const OptionRow &row)
{
    control->setObjectName(u"option_"_s + row.name.toString());
    control->setAccessibleName(row.name.toString());
    control->setToolTip(QCoreApplication::translate("Options", row.help));
}

OptionEditor::OptionEditor(const OptionRow &row, QWidget *parent)
    : QWidget(parent)
    , m_row(row)
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(2);
}

OptionEditor *OptionEditor::make(const OptionRow &row, QWidget *parent)
{
    switch (row.type) {
    case ValueType::Boolean:
        return new BooleanEditor(row, parent);
    case ValueType::Choice:
    case ValueType::FieldName:
    case ValueType::TargetField:
        return new ComboEditor(row, parent);
    case ValueType::Choices:
        return new ChoicesEditor(row, parent);
    default:
        return new TextEditor(row, parent);
    }
}

void OptionEditor::display(const OptionState &state, const OptionNames &names, bool fresh)
{
    if (!fresh && state == m_state && names == m_names)
        return;
    m_state = state;
    m_names = names;
    present(names);
}

void OptionEditor::commit(const std::optional<Value> &value)
{
    const std::optional<Value> kept = value && saysNothing(m_row, *value, m_state.otherwise) ? std::nullopt : value;
    m_state.own = kept;
    m_state.differing = false;
    Q_EMIT edited(kept);
}

} // namespace relata
