// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/database/serverconnection.h"

#include "model/database/djangofunctions.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlQuery>
#include <QUuid>

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

struct Databases
{
    Q_DECLARE_TR_FUNCTIONS(Databases)
};

/// How Qt gets at a kind of database.
struct Driver
{
    QStringView name = {};
    QStringView package = {}; ///< Debian's
    QStringView label = {};
    QStringView options = {}; ///< a server that falls silent is not waited for without end
};

const Driver &driverOf(DatabaseKind kind)
{
    static constexpr std::array drivers = {
        Driver{u"QSQLITE", u"libqt6sql6-sqlite", u"SQLite", u"QSQLITE_ENABLE_REGEXP"},
        Driver{u"QPSQL", u"libqt6sql6-psql", u"PostgreSQL",
               u"connect_timeout=5;application_name=Relata;keepalives_idle=15;keepalives_interval=5;keepalives_count=3;tcp_user_timeout=30000"},
        Driver{u"QMYSQL", u"libqt6sql6-mysql", u"MariaDB and MySQL",
               u"MYSQL_OPT_CONNECT_TIMEOUT=5;MYSQL_OPT_READ_TIMEOUT=120;MYSQL_OPT_WRITE_TIMEOUT=30"},
    };
    return drivers[size_t(kind)];
}

// The first line, and hints: PostgreSQL also shows the statement again, line by line.
QString plainText(const QSqlError &error)
{
    static constexpr std::array<QStringView, 2> labels = {u"ERROR:", u"FATAL:"};
    static constexpr std::array<QStringView, 3> furtherLines = {u"\t", u"DETAIL:", u"HINT:"};
    const QString text = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    QStringList sentences;
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        QString said = line;
        const std::span<const QStringView> starts = sentences.isEmpty() ? std::span<const QStringView>(labels) : furtherLines;
        const auto start = std::find_if(starts.begin(), starts.end(), [&](QStringView word) { return line.startsWith(word); });
        if (!sentences.isEmpty() && start == starts.end())
            continue;
        if (start != starts.end())
            said = said.mid(start->size());
        said = said.trimmed();
        while (said.endsWith(u'.') || said.endsWith(u'?'))
            said.chop(1);
        sentences.append(said);
    }
    return sentences.join(u". "_s);
}

} // namespace

ServerConnection::ServerConnection(DatabaseUrl where)
    : m_where(std::move(where))
    , m_name(u"relata-%1"_s.arg(QUuid::createUuid().toString(QUuid::WithoutBraces)))
{
}

ServerConnection::~ServerConnection()
{
    connection().close();
    QSqlDatabase::removeDatabase(m_name);
}

Result<void> ServerConnection::lookAtFile() const
{
    if (m_where.name.isEmpty())
        return {};
    // Behind sqlite:/// stands an absolute path without its slash; people also write one that starts in the current folder.
    const QString absolute = u'/' + m_where.name;
    const QString path = QFileInfo::exists(absolute) || !QFileInfo::exists(m_where.name) ? absolute : m_where.name;
    QFile file(path);
    if (QFileInfo(path).isDir())
        return Error{Databases::tr("%1 is a folder: name a file of SQLite, or use sqlite::memory:.").arg(path)};
    if (!file.open(QIODevice::ReadOnly))
        return Error{Databases::tr("%1 cannot be opened (%2): name a file of SQLite, or use sqlite::memory:.").arg(path, file.errorString())};
    const QByteArray start = file.read(15);
    if (!start.isEmpty() && start != "SQLite format 3")
        return Error{Databases::tr("%1 is no database of SQLite: name another file, or use sqlite::memory:.").arg(path)};
    return {};
}

Result<void> ServerConnection::open()
{
    const Driver &driver = driverOf(m_where.kind);
    QSqlDatabase database = QSqlDatabase::addDatabase(driver.name.toString(), m_name);
    if (!database.isValid())
        return Error{Databases::tr("Qt's driver for %1 is missing: install the package %2.").arg(driver.label, driver.package)};
    database.setConnectOptions(driver.options.toString());
    if (m_where.kind == DatabaseKind::Sqlite) {
        if (Result<void> seen = lookAtFile(); !seen)
            return seen;
        database.setDatabaseName(u":memory:"_s);
    } else {
        // MariaDB's library takes "localhost" for the socket, whatever the port.
        const bool isTcp = m_where.port != 0 && m_where.host == u"localhost" && m_where.kind == DatabaseKind::Mysql;
        database.setHostName(isTcp ? u"127.0.0.1"_s : m_where.host);
        database.setPort(m_where.port == 0 ? -1 : m_where.port);
        database.setUserName(m_where.user);
        database.setPassword(m_where.password);
        database.setDatabaseName(m_where.name);
    }
    if (!database.open())
        return Error{Databases::tr("%1 cannot be reached: %2.").arg(m_where.text(), plainText(database.lastError()))};
    if (m_where.kind == DatabaseKind::Sqlite) {
        forbidFiles(database.driver()->handle());
        addDjangoFunctions(database.driver()->handle());
    }
    // PostgreSQL's library writes notices to standard error.
    return m_where.kind == DatabaseKind::Postgresql ? run(u"SET client_min_messages = warning"_s) : Result<void>();
}

Result<void> ServerConnection::run(const QString &statement, QString *code) const
{
    QSqlQuery query(connection());
    if (query.exec(statement))
        return {};
    if (code)
        *code = query.lastError().nativeErrorCode();
    return Error{plainText(query.lastError())};
}

QStringList ServerConnection::column(const QString &sql) const
{
    QStringList values;
    QSqlQuery query(connection());
    query.setForwardOnly(true);
    query.exec(sql);
    while (query.next())
        values.append(query.value(0).toString());
    return values;
}

} // namespace relata
