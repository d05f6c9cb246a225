// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/database/databaseurl.h"

#include <QCoreApplication>
#include <QStringDecoder>
#include <QUrl>

#include <algorithm>
#include <array>
#include <optional>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

struct Databases
{
    Q_DECLARE_TR_FUNCTIONS(Databases)
};

struct Scheme
{
    QStringView name = {};
    DatabaseKind kind = DatabaseKind::Sqlite;
};

// The first of a kind is how it is written.
constexpr std::array schemes = {
    Scheme{u"sqlite", DatabaseKind::Sqlite},       Scheme{u"postgresql", DatabaseKind::Postgresql},
    Scheme{u"postgres", DatabaseKind::Postgresql}, Scheme{u"mysql", DatabaseKind::Mysql},
    Scheme{u"mariadb", DatabaseKind::Mysql},
};

QString forms()
{
    return Databases::tr("Write sqlite::memory:, sqlite:///path, postgresql://user@host:port/name or mysql://user@host:port/name.");
}

// Errors repeat nothing of the address: any part of one that is written wrong may be a password.
Error wrong(const QString &what)
{
    return Error{what + u' ' + forms()};
}

std::optional<QString> decoded(const QString &text)
{
    for (qsizetype i = text.indexOf(u'%'); i >= 0; i = text.indexOf(u'%', i + 1)) {
        bool isNumber = false;
        const QString digits = text.mid(i + 1, 2);
        (void)digits.toUInt(&isNumber, 16);
        if (!isNumber || digits.size() != 2)
            return std::nullopt;
    }
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString plain = utf8.decode(QByteArray::fromPercentEncoding(text.toUtf8()));
    const bool hasControls = std::any_of(plain.begin(), plain.end(), [](QChar c) { return c.category() == QChar::Other_Control; });
    return utf8.hasError() || hasControls ? std::nullopt : std::optional(plain);
}

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

/// `user:password@host:port` in its pieces, still encoded.
struct Authority
{
    QString user = {};
    QString password = {};
    QString host = {};
    QString port = {};
};

std::optional<Authority> divided(const QString &text)
{
    Authority parts;
    const qsizetype at = text.lastIndexOf(u'@');
    const QString owner = at < 0 ? QString() : text.first(at);
    const qsizetype colon = owner.indexOf(u':');
    parts.user = colon < 0 ? owner : owner.first(colon);
    parts.password = colon < 0 ? QString() : owner.mid(colon + 1);
    parts.host = text.mid(at + 1);
    if (parts.host.startsWith(u'[')) {
        const qsizetype end = parts.host.indexOf(u']');
        const QString rest = parts.host.mid(end + 1);
        if (end < 0 || (!rest.isEmpty() && !rest.startsWith(u':')))
            return std::nullopt;
        parts.port = rest.mid(1);
        parts.host = parts.host.mid(1, end - 1);
    } else if (const qsizetype end = parts.host.lastIndexOf(u':'); end >= 0) {
        parts.port = parts.host.mid(end + 1);
        parts.host.truncate(end);
        if (parts.host.contains(u':'))
            return std::nullopt; // IPv6 stands in brackets
    }
    return parts;
}

Result<DatabaseUrl> parseServer(DatabaseKind kind, const QString &rest)
{
    if (rest.contains(u'?') || rest.contains(u'#'))
        return wrong(Databases::tr("Options after ? or # are not understood in a database address; in names and passwords ? is %3F and # is %23."));
    const qsizetype slash = rest.indexOf(u'/');
    const std::optional<Authority> parts = divided(slash < 0 ? rest : rest.first(slash));
    if (!parts)
        return wrong(Databases::tr("The host of the database address is not understood; an IPv6 address stands in brackets: [::1]."));
    const QString name = slash < 0 ? QString() : rest.mid(slash + 1);
    if (name.contains(u'/'))
        return wrong(Databases::tr("The database's name has a / in it, which is written %2F."));
    DatabaseUrl url{.kind = kind};
    for (const auto &[encodedPart, part] : {std::pair(parts->user, &url.user), std::pair(parts->password, &url.password),
                                            std::pair(parts->host, &url.host), std::pair(name, &url.name)}) {
        const std::optional<QString> plain = decoded(encodedPart);
        if (!plain)
            return wrong(Databases::tr("A % in the database address is not followed by two digits that make a letter; % itself is %25."));
        *part = *plain;
    }
    if (!parts->port.isEmpty()) {
        bool isNumber = false;
        url.port = parts->port.toUShort(&isNumber);
        if (!isNumber || url.port == 0)
            return wrong(Databases::tr("The port of a database address is a number from 1 to 65535."));
    }
    return url;
}

Result<DatabaseUrl> parseSqlite(const QString &rest)
{
    if (rest == u":memory:"_s || rest == u"//"_s || rest == u"///"_s || rest == u"///:memory:"_s)
        return DatabaseUrl{};
    if (!rest.startsWith(u"///"_s))
        return wrong(Databases::tr("The path of a SQLite file stands behind three slashes."));
    const std::optional<QString> path = decoded(rest.mid(3));
    if (!path)
        return wrong(Databases::tr("A % in the database address is not followed by two digits that make a letter; % itself is %25."));
    return DatabaseUrl{.name = *path};
}

} // namespace

Result<DatabaseUrl> DatabaseUrl::parse(const QString &text)
{
    const QString address = text.trimmed();
    const QString scheme = address.section(u':', 0, 0).toLower();
    const auto found = std::find_if(schemes.begin(), schemes.end(), [&](const Scheme &known) { return known.name == scheme; });
    if (found == schemes.end() || !address.contains(u':'))
        return wrong(Databases::tr("This is no address of a database that Relata knows."));
    const QString rest = address.mid(scheme.size() + 1);
    if (found->kind == DatabaseKind::Sqlite)
        return parseSqlite(rest);
    if (!rest.startsWith(u"//"_s))
        return wrong(Databases::tr("The scheme of a database address is followed by ://."));
    return parseServer(found->kind, rest.mid(2));
}

QString DatabaseUrl::text() const
{
    if (kind == DatabaseKind::Sqlite)
        return name.isEmpty() ? u"sqlite::memory:"_s : u"sqlite:///"_s + QString::fromLatin1(QUrl::toPercentEncoding(name, "/"));
    const auto scheme = std::find_if(schemes.begin(), schemes.end(), [this](const Scheme &known) { return known.kind == kind; });
    QString text = scheme->name.toString() + u"://"_s;
    if (!user.isEmpty())
        text += encoded(user) + u'@';
    text += host.contains(u':') ? u'[' + host + u']' : encoded(host);
    if (port != 0)
        text += u':' + QString::number(port);
    return name.isEmpty() ? text : text + u'/' + encoded(name);
}

QStringList DatabaseUrl::dialects() const
{
    switch (kind) {
    case DatabaseKind::Sqlite: return {u"sqlite"_s};
    case DatabaseKind::Postgresql: return {u"postgresql"_s};
    case DatabaseKind::Mysql: return {u"mariadb"_s, u"mysql"_s};
    }
    return {};
}

} // namespace relata
