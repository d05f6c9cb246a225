// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/panels/properties/optioneditor.h"
#include "model/checks/checks.h"

#include <QHash>

#include <vector>

QT_BEGIN_NAMESPACE
class QToolButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace relata {

class FormRow;

/// The options of a thing, a row each, in sections that fold.  Made from the catalogue's rows; it knows none by name.
class OptionsForm : public QWidget
{
    Q_OBJECT

public:
    /// The sections that are closed at first.
    OptionsForm(const QList<Section> &folded, QWidget *parent);

    using Rows = std::vector<const OptionRow *>;
    /// Does nothing if these rows are shown already.  `lead` stands at the top without a heading; of a relation only
    /// its names do, so that null and blank are not far below.
    void setRows(const Rows &rows, Section lead);
    const Rows &rows() const { return m_rows; }

    void display(const QHash<const OptionRow *, OptionState> &states, const OptionNames &names, bool fresh);
    void showProblems(const QHash<QString, QList<Problem>> &byControl);
    bool has(const QString &option) const;
    /// A widget that is kept below the leading section.
    void setInset(QWidget *inset) { m_inset = inset; }

Q_SIGNALS:
    /// Nothing: back to Django's default.
    void edited(const relata::OptionRow &row, const std::optional<relata::Value> &value);
    void editingEnded();
    void fixRequested(const relata::Fix &fix);

private:
    struct Line
    {
        const OptionRow *row = nullptr;
        FormRow *holder = nullptr;
        OptionEditor *editor = nullptr;
        QToolButton *reset = nullptr;
    };
    struct Group
    {
        Section section = Section::Main;
        QToolButton *heading = nullptr;
        QWidget *body = nullptr;
        Rows rows = {};
    };

    bool isLeading(const OptionRow &row) const;
    void addGroup(Section section, const Rows &rows, bool heading);
    Line addLine(const OptionRow &row, QWidget *body);
    void fold(const Group &group, bool folded);
    void titleGroups(const QHash<const OptionRow *, OptionState> &states);

    Rows m_rows;
    Section m_lead = Section::Main;
    QList<Section> m_folded;
    std::vector<Line> m_lines;
    std::vector<Group> m_groups;
    QVBoxLayout *m_layout;
    QWidget *m_inset = nullptr;
};

} // namespace relata
