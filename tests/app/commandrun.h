// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

// Runs the program as a person does in a shell without a display.

using namespace Qt::StringLiterals;

struct Run
{
    int status = -1;
    QByteArray out = {};
    QByteArray err = {};
};

inline QString blog()
{
    return QStringLiteral(SOURCE_DIR "/resources/examples/blog.relata");
}

inline Run relata(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s})
        environment.remove(name);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(RELATA_PROGRAM), arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(60000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

inline QString golden(const QString &name)
{
    return QStringLiteral(TEST_DATA "/python/golden/") + name;
}

inline QJsonDocument json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text);
}

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline bool writeFile(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

/// An app `shop` that was imported: its file, and the project made of it.
struct Shop
{
    QTemporaryDir dir = {};
    QByteArray source = "from django.db import models\n\n\nclass Item(models.Model):\n    # what it is called\n"
                        "    title = models.CharField(max_length=40)  # short\n\n    def __str__(self):\n"
                        "        return self.title\n";

    Shop()
    {
        writeFile(path(u"src/shop/__init__.py"_s), {});
        writeFile(models(), source);
        relata({u"import"_s, path(u"src/shop"_s), u"-o"_s, project()});
    }
    QString path(const QString &name) const { return dir.filePath(name); }
    QString models() const { return path(u"src/shop/models.py"_s); }
    QString project() const { return path(u"shop.relata"_s); }
    QString written() const { return path(u"out/shop/models.py"_s); }
    Run write() const { return relata({u"python"_s, project(), u"-o"_s, path(u"out"_s)}); }
    bool edit(const QByteArray &before, const QByteArray &after) const
    {
        return writeFile(project(), contentOf(project()).replace(before, after));
    }
};
