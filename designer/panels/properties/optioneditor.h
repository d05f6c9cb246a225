// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fields/catalogue.h"

#include <QStringList>
#include <QWidget>

#include <optional>

namespace relata {

/// What an option is at the moment, for one thing or for several that are edited together.
struct OptionState
{
    std::optional<Value> own = {}; ///< set on the thing itself
    Value otherwise = {};          ///< what holds when it is not set
    bool differing = false;        ///< the things that are edited together do not agree

    bool operator==(const OptionState &) const = default;
};

/// Names that an option can take its value from.
struct OptionNames
{
    QStringList fields = {};       ///< of the model
    QStringList targetFields = {}; ///< of the model pointed at

    bool operator==(const OptionNames &) const = default;
};

/// The control of one option; which one goes by the type of its value.
class OptionEditor : public QWidget
{
    Q_OBJECT

public:
    static OptionEditor *make(const OptionRow &row, QWidget *parent);

    /// Shows the state.  What a person is typing stays as it is while it means the same; `fresh`: another thing is
    /// shown.
    void display(const OptionState &state, const OptionNames &names, bool fresh);

    /// Stands below its label rather than beside it.
    virtual bool isWide() const { return false; }

Q_SIGNALS:
    void edited(const std::optional<relata::Value> &value);
    void editingEnded();
    /// What was typed can't be taken; empty: it can again.
    void refused(const QString &sentence);

protected:
    OptionEditor(const OptionRow &row, QWidget *parent);

    virtual void present(const OptionNames &names) = 0;
    void commit(const std::optional<Value> &value);
    const OptionRow &row() const { return m_row; }
    const OptionState &state() const { return m_state; }

private:
    const OptionRow &m_row;
    OptionState m_state;
    OptionNames m_names;
};

/// Names and texts that all controls of an option have in common.
void describe(QWidget *control, const OptionRow &row);

} // namespace relata
