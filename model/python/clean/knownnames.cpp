// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/clean/knownnames.h"

#include "model/python/djangonames/nametable.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace relata::clean {

using namespace Qt::StringLiterals;

namespace {

constexpr QStringView builtins =
    u"abs all any ascii bin bool bytearray bytes callable chr complex dict divmod enumerate filter float "
    u"format frozenset getattr hasattr hash hex id int isinstance issubclass iter len list map max min "
    u"next object oct ord pow print property range repr reversed round set slice sorted str sum super "
    u"tuple type zip NotImplemented Ellipsis";

// The Python Standard Library, what is of use to models and their neighbours.
constexpr QStringView standardModules =
    u"__future__ abc argparse array ast asyncio base64 binascii bisect builtins calendar codecs "
    u"collections concurrent configparser contextlib contextvars copy csv ctypes dataclasses datetime "
    u"decimal difflib email enum errno fnmatch fractions functools getpass gettext glob graphlib gzip "
    u"hashlib heapq hmac html http imaplib importlib inspect io ipaddress itertools json keyword locale "
    u"logging math mimetypes multiprocessing numbers operator os pathlib pickle pkgutil platform pprint "
    u"queue random re secrets select shelve shlex shutil signal smtplib socket sqlite3 ssl stat "
    u"statistics string struct subprocess sys tempfile textwrap threading time timeit token tokenize "
    u"traceback types typing unicodedata unittest urllib uuid warnings weakref xml zipfile zipimport zlib "
    u"zoneinfo";

QSet<QString> wordsOf(QStringView text)
{
    QSet<QString> words;
    for (const QStringView word : text.split(u' '))
        words.insert(word.toString());
    return words;
}

QHash<QString, KnownName> makeKnown()
{
    QHash<QString, KnownName> known;
    for (const NameRow &row : nameRows()) {
        if (!row.uses.testFlag(NameUse::NewFiles))
            continue;
        for (const QStringView name : row.names.split(u' '))
            known.insert(name.toString(), {.name = name, .module = row.documented});
    }
    known.insert(u"_"_s, {.name = u"_", .module = u"django.utils.translation", .original = u"gettext_lazy"});
    return known;
}

} // namespace

const KnownName *knownName(QStringView name)
{
    static const QHash<QString, KnownName> known = makeKnown();
    const auto found = known.constFind(name.toString());
    return found == known.constEnd() ? nullptr : &*found;
}

QString contribModule(const QString &label, const QString &model)
{
    const QString home = u"django.contrib."_s + label + u'.';
    const KnownName *known = knownName(model);
    return known && known->module.startsWith(home) ? known->module.toString() : home + u"models"_s;
}

bool isBuiltin(QStringView name)
{
    static const QSet<QString> words = wordsOf(builtins);
    return words.contains(name.toString());
}

bool isStandardModule(QStringView package)
{
    static const QSet<QString> words = wordsOf(standardModules);
    return words.contains(package.toString());
}

} // namespace relata::clean
