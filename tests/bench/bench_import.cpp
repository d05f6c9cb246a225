// SPDX-License-Identifier: GPL-3.0-or-later
// Prints how long a project of 400 files and 1,000 models takes to import, and how much of it is CPython's parsing.
#include "model/python/importing/import.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>

namespace {

using namespace relata;
using namespace Qt::StringLiterals;

constexpr int apps = 50;
constexpr int filesPerApp = 8; // __init__, apps, choices, and five files of models in a package
constexpr int modelsPerApp = 20;

double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

bool write(const QString &path, const QString &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) > 0;
}

// Ten columns, two foreign keys and two indexes, as in projects that people have.
QString model(int app, int number)
{
    return uR"(
class Model%1(Stamped):
    """A thing of app %2 with the number %1."""

    title = models.CharField(_("title"), max_length=TITLE_LENGTH, help_text=_("What people read."))
    slug = models.SlugField(unique=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT)
    price = models.DecimalField(max_digits=9, decimal_places=2, default=Decimal("0.00"))
    count = models.PositiveIntegerField(default=0)
    notes = models.TextField(blank=True)
    active = models.BooleanField(default=True)
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey("app%3.Model%4", models.SET_NULL, null=True, blank=True, related_name="others_%1_of_%2")

    objects = models.Manager()

    class Meta:
        ordering = ["-created", "title"]
        verbose_name = _("model %1")
        indexes = [
            models.Index(fields=["status", "-created"]),
            models.Index(Lower("title"), name="app%2_model%1_title"),
        ]

    def __str__(self):
        return self.title

    def total(self):
        return sum(item.price * item.count for item in self.others.all() if item.active and item.price > 0)
)"_s.arg(number)
        .arg(app)
        .arg((app + 1) % apps)
        .arg((number + 1) % modelsPerApp);
}

bool makeProject(const QString &folder)
{
    bool good = QDir().mkpath(folder + u"/site"_s);
    good =
        good && write(folder + u"/site/settings.py"_s,
                      u"DEFAULT_AUTO_FIELD = \"django.db.models.BigAutoField\"\nAUTH_USER_MODEL = \"auth.User\"\n"_s);
    for (int app = 0; app < apps && good; ++app) {
        const QString home = u"%1/app%2"_s.arg(folder).arg(app);
        good = QDir().mkpath(home + u"/models"_s) && write(home + u"/__init__.py"_s, u"\n"_s);
        good = good && write(home + u"/apps.py"_s, uR"(from django.apps import AppConfig


class Config(AppConfig):
    name = "app%1"
)"_s.arg(app));
        QString names;
        for (int part = 0; part < filesPerApp - 4; ++part) {
            QString text = uR"(import uuid
from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from .base import TITLE_LENGTH, Stamped, Status

)"_s;
            for (int number = part; number < modelsPerApp; number += filesPerApp - 4)
                text += model(app, number) + u'\n';
            good = good && write(u"%1/models/part%2.py"_s.arg(home).arg(part), text);
            names += u"from .part%1 import *\n"_s.arg(part);
        }
        good = good && write(home + u"/models/__init__.py"_s, names);
        good = good && write(home + u"/models/base.py"_s, uR"(from django.db import models

TITLE_LENGTH = 80 + 40


class Status(models.TextChoices):
    DRAFT = "draft", "Draft"
    DONE = "done", "Done"


class Stamped(models.Model):
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True
)"_s);
    }
    return good;
}

QList<ReaderInput> inputs(const QString &folder)
{
    QList<ReaderInput> out;
    for (int app = 0; app < apps; ++app) {
        const QDir dir(u"%1/app%2"_s.arg(folder).arg(app));
        out.append({.path = dir.filePath(u"apps.py"_s)});
        out.append({.path = dir.filePath(u"__init__.py"_s)});
        const QStringList files = QDir(dir.filePath(u"models"_s)).entryList({u"*.py"_s}, QDir::Files);
        for (const QString &file : files)
            out.append({.path = dir.filePath(u"models/"_s + file)});
    }
    return out;
}

} // namespace

int main()
{
    QTextStream out(stdout);
    const QTemporaryDir dir;
    if (!makeProject(dir.path())) {
        out << "the project could not be written\n";
        return 1;
    }
    const QList<ReaderInput> files = inputs(dir.path());
    double parse = 1e9, whole = 1e9;
    qsizetype models = 0, partly = 0, unread = 0;
    for (int run = 0; run < 3; ++run) {
        QElapsedTimer timer;
        timer.start();
        if (!parseFiles(files))
            return 1;
        parse = std::min(parse, milliseconds(timer));
        timer.start();
        const Result<Import> import = importSources({dir.path()});
        whole = std::min(whole, milliseconds(timer));
        if (!import) {
            out << import.error() << '\n';
            return 1;
        }
        models = import->models.size();
        partly = std::count_if(import->models.begin(), import->models.end(),
                               [](const ModelReport &model) { return !model.complete; });
        unread = import->unread.size();
    }
    out.setRealNumberNotation(QTextStream::FixedNotation);
    out.setRealNumberPrecision(0);
    out << "files " << files.size() << ", models " << models << " (" << partly << " partly), not read " << unread
        << '\n'
        << "parsing in CPython  " << parse << " ms\n"
        << "the whole import    " << whole << " ms\n";
    return 0;
}
