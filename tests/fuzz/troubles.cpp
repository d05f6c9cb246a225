// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/troubles.h"

#include "model/python/clean/cleanmodels.h"
#include "model/python/importing/import.h"
#include "model/python/inplace/inplace.h"
#include "tests/model/python/reader/sound.h"

#include <QDir>
#include <QFile>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

bool write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly) &&
           file.write(content) == content.size();
}

/// The way of some files in and out again, and what went wrong on it.
class Round
{
public:
    Round(const QList<QByteArray> &files, const QString &folder, Counts &counts)
        : m_folder(folder)
        , m_counts(counts)
    {
        for (qsizetype i = 0; i < files.size(); ++i) {
            m_inputs.append({m_folder + u"/app%1/models.py"_s.arg(i), files[i], false});
            write(m_inputs.last().path, files[i]);
            write(m_folder + u"/app%1/__init__.py"_s.arg(i), QByteArray());
        }
    }

    QStringList run()
    {
        parse();
        import();
        return m_wrong;
    }

private:
    void parse();
    void import();
    void writeBack(const Import &found);

    QString m_folder;
    Counts &m_counts;
    QList<ReaderInput> m_inputs;
    QStringList m_wrong;
};

void Round::parse()
{
    const Result<QList<PyModule>> modules = parseFiles(m_inputs);
    if (!modules) {
        m_wrong.append(modules.error());
        return;
    }
    for (const PyModule &module : *modules) {
        m_counts.parsed += module.error.isEmpty() ? 1 : 0;
        if (!isSound(module))
            m_wrong.append(u"%1: parsed badly"_s.arg(module.path));
        if (module.error.contains(u"crashed") || module.error.contains(u"longer") || module.error.contains(u"no sense"))
            m_wrong.append(u"%1: %2"_s.arg(module.path, module.error));
    }
}

void Round::import()
{
    const Result<Import> found = importSources({m_folder});
    if (!found)
        return;
    m_counts.models += int(found->models.size());
    writeBack(*found);
}

void Round::writeBack(const Import &found)
{
    for (qsizetype i = 0; i < found.sources.size(); ++i) {
        const PyModule &module = found.modules[i];
        QFile file(module.path);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const Result<InPlaceEdit> edit =
            editInPlace(module, found.sources[i], found.schema, found.schema, found.sources);
        m_counts.unchanged += edit ? 1 : 0;
        if (edit && edit->content != file.readAll())
            m_wrong.append(u"%1: changed by writing no change"_s.arg(module.path));
    }
    QList<ReaderInput> written;
    for (const App &app : found.schema.apps) {
        const QList<PythonFile> files = cleanModels(found.schema, app, found.sources);
        for (const PythonFile &file : files)
            written.append({file.path, file.content, false});
    }
    const Result<QList<PyModule>> modules = parseFiles(written);
    for (qsizetype i = 0; modules && i < modules->size(); ++i) {
        ++m_counts.written;
        if (modules->at(i).error.isEmpty())
            continue;
        m_wrong.append(u"%1: written anew, it is no Python: %2"_s.arg(written[i].path, modules->at(i).error));
        write(m_folder + u"/written/"_s + QString(written[i].path).replace(u'/', u'_'), written[i].content);
    }
}

} // namespace

QStringList troubles(const QList<QByteArray> &files, const QString &folder, Counts &counts)
{
    return Round(files, folder, counts).run();
}

} // namespace relata
