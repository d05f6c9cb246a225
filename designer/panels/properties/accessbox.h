// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/accessors.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QLabel;
class QGridLayout;
QT_END_NAMESPACE

namespace relata {

/// One way from a row to others: what a person types, and what comes back.
struct AccessLine
{
    QString expression = {};
    QString result = {};

    bool operator==(const AccessLine &) const = default;
};

/// What a relation makes on both of its models: `article.author` → User, `user.articles.all()` → many Article,
/// `filter(articles__title=…)`.  An abstract model's relation is shown on the first model that inherits it.
QList<AccessLine> accessLines(const Registry &registry, ModelId model, FieldId field);

/// Shows them, live.
class AccessBox : public QFrame
{
    Q_OBJECT

public:
    explicit AccessBox(QWidget *parent);

    void display(const QList<AccessLine> &lines);
    /// The lines as one text, for those who listen rather than look.
    QString text() const;

private:
    QList<AccessLine> m_lines;
    QGridLayout *m_grid;
    QList<QLabel *> m_labels;
};

} // namespace relata
