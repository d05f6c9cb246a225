// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/properties/problemnotes.h"

#include "designer/panels/properties/linecontrols.h"
#include "designer/theme/theme.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

struct CheckPlace
{
    QLatin1StringView ids; ///< separated by blanks
    QLatin1StringView control;
};

// https://docs.djangoproject.com/en/5.2/ref/checks/#model-fields
constexpr std::array places = {
    CheckPlace{"fields.E001 fields.E002 fields.E003 fields.E013 models.E006"_L1, "name"_L1},
    CheckPlace{"models.E017"_L1, "proxy"_L1},
    CheckPlace{"fields.E004 fields.E005 fields.E009"_L1, "choices"_L1},
    CheckPlace{"fields.E006 fields.W162"_L1, "db_index"_L1},
    CheckPlace{"fields.E007"_L1, "null"_L1},
    CheckPlace{"fields.E008"_L1, "validators"_L1},
    CheckPlace{"fields.E010 fields.E170 fields.W161"_L1, "default"_L1},
    CheckPlace{"fields.E100"_L1, "primary_key"_L1},
    CheckPlace{"fields.E011 fields.E012"_L1, "db_default"_L1},
    CheckPlace{"fields.E120 fields.E121 fields.W122"_L1, "max_length"_L1},
    CheckPlace{"fields.E130 fields.E131 fields.E134"_L1, "decimal_places"_L1},
    CheckPlace{"fields.E132 fields.E133 fields.E135"_L1, "max_digits"_L1},
    CheckPlace{"fields.E140"_L1, "allow_files"_L1},
    CheckPlace{"fields.E150"_L1, "blank"_L1},
    CheckPlace{"fields.E160"_L1, "auto_now_add"_L1},
    CheckPlace{"fields.E200 fields.E202"_L1, "upload_to"_L1},
    CheckPlace{"fields.E201"_L1, "primary_key"_L1},
    CheckPlace{"fields.E190 fields.E191"_L1, "db_collation"_L1},
    CheckPlace{"fields.E220"_L1, "expression"_L1},
    CheckPlace{"fields.E221 fields.E222"_L1, "db_persist"_L1},
    CheckPlace{"fields.E223 fields.W224"_L1, "output_field"_L1},
    CheckPlace{"fields.E300 fields.E301 fields.E307 fields.E310 fields.E311 fields.E347"_L1, "to"_L1},
    CheckPlace{"fields.E302 fields.E304 fields.E306 fields.E348"_L1, "related_name"_L1},
    CheckPlace{"fields.E303 fields.E305 fields.E308 fields.E309"_L1, "related_query_name"_L1},
    CheckPlace{"fields.E312"_L1, "to_field"_L1},
    CheckPlace{"fields.E320 fields.E321 fields.E322 fields.E323 fields.E324"_L1, "on_delete"_L1},
    CheckPlace{"fields.E330"_L1, "unique"_L1},
    CheckPlace{"fields.E331 fields.E333 fields.E334 fields.E335 fields.E336 fields.E332"_L1, "through"_L1},
    CheckPlace{"fields.E337 fields.E338 fields.E339"_L1, "through_fields"_L1},
    CheckPlace{"fields.E340 fields.W344"_L1, "db_table"_L1},
    CheckPlace{"fields.W340 fields.W225"_L1, "null"_L1},
    CheckPlace{"fields.W341"_L1, "validators"_L1},
    CheckPlace{"fields.W342 mysql.W003 auth.E003"_L1, "unique"_L1},
    CheckPlace{"fields.W343"_L1, "limit_choices_to"_L1},
    CheckPlace{"fields.W345"_L1, "related_name"_L1},
    CheckPlace{"models.E015 models.E014 models.E021"_L1, "ordering"_L1},
    CheckPlace{"models.E010 models.E011"_L1, "unique_together"_L1},
    CheckPlace{"models.E023 models.E024 contenttypes.E005 auth.E011"_L1, "name"_L1},
    CheckPlace{"models.E028 models.W035"_L1, "db_table"_L1},
    CheckPlace{"models.E008 models.E009"_L1, "index_together"_L1},
    CheckPlace{"models.W046"_L1, "db_table_comment"_L1},
    CheckPlace{"auth.E005 auth.E006 auth.E008 auth.E012"_L1, "permissions"_L1},
    CheckPlace{"auth.E007"_L1, "verbose_name"_L1},
    CheckPlace{"fields.W163 fields.W346"_L1, "db_comment"_L1},
    CheckPlace{"postgres.E001 postgres.E002 postgres.W004"_L1, "base_field"_L1},
    CheckPlace{"contenttypes.E002 contenttypes.E003 contenttypes.E004 contenttypes.E006"_L1, "ct_field"_L1},
    CheckPlace{"contenttypes.E001"_L1, "fk_field"_L1},
};

bool sameNotes(const QList<Problem> &a, const QList<Problem> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Problem &one, const Problem &other) {
        return one.id == other.id && one.message == other.message && one.hint == other.hint &&
               one.field == other.field && one.fix.has_value() == other.fix.has_value();
    });
}

} // namespace

QString controlOfProblem(const QString &checkId)
{
    for (const CheckPlace &place : places) {
        if (QString(place.ids).split(u' ').contains(checkId))
            return place.control;
    }
    return {};
}

ProblemNotes::ProblemNotes(QWidget *parent)
    : QWidget(parent)
    , m_refusal(sentence({}, this, "error"))
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(4);
    box->addWidget(m_refusal);
    m_refusal->setObjectName(u"refusal"_s);
    m_refusal->setFont(uiFont(12));
    m_refusal->hide();
    hide();
}

void ProblemNotes::setRefusal(const QString &sentence)
{
    m_refusal->setText(sentence);
    m_refusal->setVisible(!sentence.isEmpty());
    setVisible(!sentence.isEmpty() || !m_shown.isEmpty());
}

void ProblemNotes::display(const QList<Problem> &problems)
{
    // The fixes carry what they apply to: take the new ones even where the words are the same.
    const bool same = sameNotes(problems, m_shown);
    m_shown = problems;
    if (same)
        return;
    for (QWidget *note : std::as_const(m_notes)) {
        note->setParent(nullptr); // gone at once for who looks for it by name
        note->deleteLater();
    }
    m_notes.clear();
    for (const Problem &problem : problems)
        addNote(problem);
    setVisible(!problems.isEmpty() || !m_refusal->text().isEmpty());
}

void ProblemNotes::addNote(const Problem &problem)
{
    auto *note = new QWidget(this);
    auto *box = new QVBoxLayout(note);
    box->setContentsMargins(0, 0, 0, 2);
    box->setSpacing(0);
    const char *role = problem.level == Level::Error ? "error" : "warning";
    auto *text = sentence(u"%1: %2"_s.arg(problem.id, problem.message), note, role);
    text->setObjectName(u"problem_"_s + problem.id);
    text->setFont(uiFont(12));
    text->setToolTip(problem.hint);
    box->addWidget(text);
    if (problem.fix) {
        auto *fix = new QPushButton(problem.fix->text, note);
        fix->setObjectName(u"fix_"_s + problem.id);
        fix->setAccessibleName(tr("Fix: %1").arg(problem.fix->text));
        fix->setProperty("link", true);
        const int index = int(m_notes.size());
        connect(fix, &QPushButton::clicked, this, [this, index] {
            const Fix wanted = *m_shown[index].fix;
            Q_EMIT fixRequested(wanted);
        });
        box->addWidget(fix, 0, Qt::AlignLeft);
    }
    m_notes.append(note);
    layout()->addWidget(note);
    note->show();
}

} // namespace relata
