// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/schema.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QListWidget;
class QToolButton;
QT_END_NAMESPACE

namespace relata {

class ComboBox;
class Document;
class FilterCombo;
class FormRow;

/// What is shown when nothing is selected: the settings of the project, and its apps.
class ProjectPage : public QWidget
{
    Q_OBJECT

public:
    ProjectPage(Document &document, QWidget *parent);

    void display();

private:
    void buildApps();
    void addApp();
    void removeApp();
    void renameApp(int row);
    void showApps();

    Document &m_document;
    ComboBox *m_version;
    ComboBox *m_autoField;
    FilterCombo *m_userModel;
    QListWidget *m_apps;
    QToolButton *m_removeApp;
    QLabel *m_refusal;
    QList<App> m_shownApps;
};

} // namespace relata
