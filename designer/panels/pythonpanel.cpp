// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/pythonpanel.h"

#include "designer/panels/panellabels.h"
#include "designer/panels/pythonview.h"
#include "designer/theme/theme.h"
#include "model/python/migration/migrationfiles.h"

#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QScopedValueRollback>
#include <QStackedLayout>

#include <algorithm>
#include <utility>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostMessages = 4;

bool differs(const SourceFile &a, const SourceFile &b)
{
    return a.path != b.path || a.digest != b.digest || a.ids != b.ids;
}

} // namespace

QString PythonPanel::textOf(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes).replace("\r\n"_L1, "\n"_L1);
}

PythonPanel::PythonPanel(Document &document, Selection &selection, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_selection(selection)
    , m_view(new PythonView)
    , m_messages(messageLabel(u"pythonMessages"_s, u"warning"_s))
    , m_empty(emptyState(u"pythonEmpty"_s))
{
    setNames(this, u"pythonPanel"_s, tr("Python"));
    setNames(m_view, u"pythonView"_s, tr("Python source"));
    m_messages->setAccessibleName(tr("What has to be known about the file"));
    m_pages = layOutPanel(this, makeBar(), m_messages, {m_view, m_empty});
    listen();
}

PythonPanel::~PythonPanel() = default;

QWidget *PythonPanel::makeBar()
{
    m_mode = new QComboBox;
    setNames(m_mode, u"pythonMode"_s, tr("What is shown"));
    m_mode->addItem(tr("Models"), Models);
    m_mode->addItem(tr("Changes"), Differences);
    m_mode->addItem(tr("Migrations"), Migrations);
    m_file = new QComboBox;
    setNames(m_file, u"pythonFile"_s, tr("File"));
    m_file->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_file->setMaximumWidth(320);
    m_status = new QLabel;
    setNames(m_status, u"pythonStatus"_s, tr("What writing would change"));
    m_copy = new QPushButton(icon(u"copy"_s), tr("Copy"));
    setNames(m_copy, u"pythonCopy"_s, tr("Copy the whole file"));
    m_write = new QPushButton(icon(u"save"_s), tr("Write…"));
    setNames(m_write, u"pythonWrite"_s, tr("Write models.py"));
    m_write->setToolTip(tr("Write the files of models that differ from those on the disk"));
    return panelBar({m_mode, m_file}, {m_status, m_copy, m_write});
}

void PythonPanel::listen()
{
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(0);
    connect(&m_refresh, &QTimer::timeout, this, &PythonPanel::refresh);
    connect(&m_document, &Document::changed, this, [this](const Changes &changes) {
        if (changes.schema() || changes.sources)
            setDirty();
    });
    connect(&m_selection, &Selection::changed, this, &PythonPanel::followSelection);
    connect(m_mode, &QComboBox::currentIndexChanged, this, &PythonPanel::fillFiles);
    connect(m_file, &QComboBox::currentIndexChanged, this, &PythonPanel::showFile);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_view->text()); });
    connect(m_write, &QPushButton::clicked, this, &PythonPanel::writeModels);
    connect(m_view, &PythonView::lineActivated, this, &PythonPanel::selectAt);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, [this] {
        m_baselineSources.clear();
        setDirty();
    });
}

void PythonPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_dirty)
        refresh();
}

void PythonPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_view)
        m_view->applyTheme();
    QWidget::changeEvent(event);
}

void PythonPanel::setDirty()
{
    m_dirty = true;
    m_making.cancel();
    if (isVisible())
        m_refresh.start();
}

bool PythonPanel::isBaselineOf(const QList<SourceFile> &sources) const
{
    return std::equal(sources.begin(), sources.end(), m_baselineSources.begin(), m_baselineSources.end(),
                      [](const SourceFile &a, const SourceFile &b) { return !differs(a, b); });
}

PythonPanel::Made PythonPanel::make(const Project &project, const Baseline &known, const CancelFlag &cancelled)
{
    Made made{.baseline = known};
    if (known.modules.size() != project.sources.size() && !project.sources.isEmpty()) {
        const Result<Baseline> read = readBaseline(project.schema, project.sources);
        if (!read) {
            made.error = read.error();
            return made;
        }
        made.baseline = *read;
    }
    if (cancelled)
        return made;
    made.files = modelFiles(project, made.baseline);
    if (cancelled)
        return made;
    const Result<QList<PythonFile>> migrations = initialMigrationFiles(project.schema, project.sources);
    if (migrations)
        made.migrations = *migrations;
    else
        made.migrationError = migrations.error();
    return made;
}

void PythonPanel::refresh()
{
    m_refresh.stop();
    m_dirty = false;
    m_isMaking = true;
    const Project project = m_document.project();
    const bool known = isBaselineOf(project.sources);
    if (!known)
        setStatus(tr("reading files…"), "quiet");
    m_making.start(
        [project, baseline = known ? m_made.baseline : Baseline()](const CancelFlag &cancelled) {
            return make(project, baseline, cancelled);
        },
        [this, sources = project.sources](const Made &made) {
            m_baselineSources = made.error.isEmpty() ? sources : QList<SourceFile>();
            take(made);
        });
}

void PythonPanel::take(const Made &made)
{
    m_made = made;
    m_isMaking = false;
    watchFiles();
    const auto count = [&](bool written) {
        return std::count_if(made.files.begin(), made.files.end(), [&](const ModelFile &file) {
            return file.isChanged() && file.path.isEmpty() != written;
        });
    };
    const auto changed = count(true);
    const auto fresh = count(false);
    QStringList parts;
    if (changed > 0)
        parts.append(changed == 1 ? tr("1 file differs from the disk") : tr("%1 files differ from the disk").arg(changed));
    if (fresh > 0)
        parts.append(fresh == 1 ? tr("1 file is not written yet") : tr("%1 files are not written yet").arg(fresh));
    const bool settled = parts.isEmpty() && !made.files.isEmpty();
    setStatus(settled ? tr("✓ as on the disk") : parts.join(u", "_s), settled ? "success" : "quiet");
    m_write->setEnabled(!parts.isEmpty());
    fillFiles();
    if (std::exchange(m_writeWhenMade, false))
        writeModels();
}

void PythonPanel::watchFiles()
{
    QStringList wanted;
    for (const ModelFile &file : std::as_const(m_made.files)) {
        if (!file.path.isEmpty() && QFileInfo::exists(file.path))
            wanted.append(file.path);
    }
    const QStringList watched = m_watcher.files();
    for (const QString &path : watched) {
        if (!wanted.contains(path))
            m_watcher.removePath(path);
    }
    for (const QString &path : std::as_const(wanted)) {
        if (!watched.contains(path))
            m_watcher.addPath(path);
    }
}

QList<PythonPanel::Entry> PythonPanel::entries() const
{
    QList<Entry> entries;
    const int mode = m_mode->currentData().toInt();
    if (mode == Migrations) {
        for (const PythonFile &file : m_made.migrations) {
            if (!file.content.isEmpty())
                entries.append({.title = file.path, .text = textOf(file.content), .notes = file.notes});
        }
        return entries;
    }
    for (const ModelFile &file : m_made.files) {
        Entry entry{.title = file.relative, .app = file.app, .notes = file.notes};
        for (const RemovedCode &removed : file.removed) {
            const qsizetype lines = removed.source.count(u'\n') + 1;
            entry.notes.prepend(lines == 1 ? tr("%1 goes, with 1 line of code.").arg(removed.model)
                                           : tr("%1 goes, with %2 lines of code.").arg(removed.model).arg(lines));
        }
        entry.bad = !file.error.isEmpty();
        if (entry.bad)
            entry.notes.prepend(file.error);
        if (mode == Differences && !file.isChanged() && !entry.bad)
            continue;
        entry.text = textOf(file.after);
        if (mode == Differences)
            entry.difference = lineDiff(textOf(file.before), entry.text);
        entries.append(entry);
    }
    return entries;
}

void PythonPanel::fillFiles()
{
    const QString shown = m_file->currentText();
    m_entries = entries();
    QStringList titles;
    for (const Entry &entry : std::as_const(m_entries))
        titles.append(entry.title);
    const qsizetype same = titles.indexOf(shown);
    {
        const QSignalBlocker quiet(m_file);
        m_file->clear();
        m_file->addItems(titles);
        m_file->setCurrentIndex(same >= 0 ? int(same) : titles.isEmpty() ? -1 : 0);
    }
    m_file->setVisible(!titles.isEmpty());
    showFile();
    if (same < 0)
        followSelection();
}

void PythonPanel::showFile()
{
    const int index = m_file->currentIndex();
    const bool valid = index >= 0 && index < m_entries.size();
    m_copy->setEnabled(valid);
    m_empty->setText(emptyText());
    m_pages->setCurrentWidget(valid ? static_cast<QWidget *>(m_view) : m_empty);
    const QString failure = m_mode->currentData().toInt() == Migrations ? m_made.migrationError : m_made.error;
    if (!valid) {
        showMessages(failure.isEmpty() ? QStringList() : QStringList{failure}, true);
        return;
    }
    const Entry &entry = m_entries[index];
    if (m_mode->currentData().toInt() == Differences)
        m_view->setDifference(entry.title, entry.difference);
    else
        m_view->setSource(entry.title, entry.text);
    showMessages(entry.notes, entry.bad);
}

QString PythonPanel::emptyText() const
{
    if (m_mode->currentData().toInt() == Differences && !m_made.files.isEmpty())
        return tr("Nothing differs.\nThe files on the disk say what the diagram says.");
    return tr("There are no models yet.\nDraw a model on the canvas, or import a project with File > Import.");
}

void PythonPanel::showMessages(const QStringList &lines, bool bad)
{
    QStringList shown = lines.mid(0, mostMessages);
    if (lines.size() > mostMessages)
        shown.append(tr("And %1 more.").arg(lines.size() - mostMessages));
    m_messages->setText(shown.join(u'\n'));
    setRole(m_messages, bad ? u"error"_s : u"warning"_s);
    m_messages->setVisible(!shown.isEmpty());
}

void PythonPanel::setStatus(const QString &text, const char *role)
{
    m_status->setText(text);
    setRole(m_status, QString::fromLatin1(role));
}

// The file of what is selected, with its class at the top.
void PythonPanel::followSelection()
{
    const Selected selected = m_selection.items().isEmpty() ? Selected() : m_selection.items().first();
    const Model *model = m_document.schema().find(selected.model);
    if (!model || m_isSelecting)
        return;
    const App *app = m_document.schema().find(model->app);
    QString module;
    for (const SourceFile &source : m_document.project().sources) {
        if (source.models.contains(model->id))
            module = QString(source.module).replace(u'.', u'/');
    }
    for (int i = 0; i < m_entries.size(); ++i) {
        const Entry &entry = m_entries[i];
        const bool home = module.isEmpty() ? entry.app == model->app || (app && entry.title.startsWith(app->label + u'/'))
                                           : entry.title.startsWith(module);
        if (!home)
            continue;
        m_file->setCurrentIndex(i);
        showClass();
        return;
    }
}

void PythonPanel::showClass()
{
    const Selected selected = m_selection.items().isEmpty() ? Selected() : m_selection.items().first();
    const Model *model = m_document.schema().find(selected.model);
    if (!model || m_mode->currentData().toInt() == Differences)
        return;
    const QString text = m_view->text();
    const QRegularExpression heading(u"^[ \\t]*class %1\\b|name=['\"]%1['\"]"_s.arg(QRegularExpression::escape(model->name)),
                                     QRegularExpression::MultilineOption);
    const QRegularExpressionMatch found = heading.match(text);
    if (found.hasMatch())
        m_view->setFirstVisibleLine(int(QStringView(text).left(found.capturedStart()).count(u'\n')));
}

// The model in whose class the line stands, or its field.
void PythonPanel::selectAt(int line)
{
    const int index = m_file->currentIndex();
    if (m_mode->currentData().toInt() != Models || index < 0)
        return;
    static const QRegularExpression heading(u"^class (\\w+)"_s, QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression assignment(u"^\\s+(\\w+)\\s*[:=]"_s, QRegularExpression::UseUnicodePropertiesOption);
    for (int above = line; above >= 0; --above) {
        const QRegularExpressionMatch found = heading.match(m_view->text(above));
        if (!found.hasMatch())
            continue;
        const Model *model = m_document.schema().model(m_entries[index].app, found.captured(1));
        if (!model)
            return;
        // The line that was clicked stays where it is.
        const QScopedValueRollback clicked(m_isSelecting, true);
        const Field *field = model->field(assignment.match(m_view->text(line)).captured(1));
        m_selection.select({.model = model->id, .field = field ? field->id : FieldId()});
        return;
    }
}

} // namespace relata
