// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/dialogs/filedialogs.h"
#include "designer/document/document.h"
#include "designer/document/selection.h"
#include "designer/panels/latestjob.h"
#include "model/database/sampledatabase.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QListView;
class QModelIndex;
class QPushButton;
class QSpinBox;
class QStackedLayout;
class QStandardItemModel;
class QTableView;

namespace relata {

class SampleModel;

/// Rows that fit the schema, made and stored in a database of their own: a table per model, what each foreign key points to.
class SamplePanel : public QWidget
{
    Q_OBJECT

public:
    SamplePanel(Document &document, Selection &selection, QWidget *parent = nullptr);
    ~SamplePanel() override;

    void setFileDialogs(const FileDialogs &dialogs) { m_dialogs = dialogs; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    /// Rows, and the state of the schema they were made for.
    struct Built
    {
        Registry registry = {};
        Result<SampleDatabase> database = SampleDatabase{};
    };

    QWidget *makeBar();
    QWidget *makeTables();
    void listen();
    void setDirty(int pauseMs);
    void build();
    void showBuilt(const Built &built);
    QList<int> tableOrder() const;
    void listTables();
    void pick(int table);
    void showTable(int table);
    void showMessages();
    void followSelection();
    void goTo(const QModelIndex &foreignKey);
    const SampleData &data() const { return m_built.database->data; }
    QString sql() const;
    void exportRows();

    Document &m_document;
    Selection &m_selection;
    FileDialogs m_dialogs = nativeFileDialogs();
    Built m_built;
    QString m_wanted;    ///< the table in the database that a person looks at
    QString m_fileError; ///< why the last export failed
    QStandardItemModel *m_tableNames = nullptr;
    SampleModel *m_rowsModel = nullptr;
    QListView *m_tables = nullptr;
    QTableView *m_view = nullptr;
    QSpinBox *m_rows = nullptr;
    QSpinBox *m_seed = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_export = nullptr;
    QLabel *m_status = nullptr;
    QLabel *m_failure = nullptr;
    QLabel *m_notes = nullptr;
    QLabel *m_empty = nullptr;
    QStackedLayout *m_pages = nullptr;
    QTimer m_refresh;
    bool m_dirty = true; ///< the schema or what is asked for has changed since the rows were made
    LatestJob m_job;
};

} // namespace relata
