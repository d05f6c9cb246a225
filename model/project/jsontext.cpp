// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/jsontext.h"

#include "model/project/objectreader.h"

#include <QJsonDocument>

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepest = 200;
constexpr qsizetype mostValues = 4'000'000;

struct Fault
{
    qsizetype offset = 0; ///< in bytes
    QString sentence = {};
};

Error faultError(const QByteArray &json, const Fault &fault)
{
    const QByteArrayView before = QByteArrayView(json).first(std::min(fault.offset, json.size()));
    const qsizetype line = before.count('\n') + 1;
    const QByteArrayView start = before.sliced(before.lastIndexOf('\n') + 1);
    const auto isFirstByte = [](char c) { return (uchar(c) & 0xc0) != 0x80; };
    const qsizetype column = std::count_if(start.begin(), start.end(), isFirstByte) + 1;
    return {ProjectFile::tr("line %1, column %2: %3").arg(line).arg(column).arg(fault.sentence)};
}

/// Goes once over text that may not even be JSON, and only looks at what the parser would let pass.
class Scan
{
public:
    explicit Scan(const QByteArray &json)
        : m_json(json.constData(), size_t(json.size()))
    {
    }

    std::optional<Fault> fault();

private:
    struct Level
    {
        bool object = false;
        size_t keys = 0; ///< where its keys begin in m_keys
    };

    void passString();
    bool close();
    std::optional<Fault> take(char c);
    Fault at(const char *where, const QString &sentence) const { return {where - m_json.data(), sentence}; }

    std::string_view m_json;
    size_t m_pos = 0;
    qsizetype m_values = 0;
    std::vector<Level> m_levels;
    std::vector<std::string_view> m_keys;
    std::string_view m_string;
    std::optional<Fault> m_duplicate;
};

void Scan::passString()
{
    const size_t from = ++m_pos;
    while (m_pos < m_json.size() && m_json[m_pos] != '"')
        m_pos += m_json[m_pos] == '\\' ? 2 : 1;
    m_pos = std::min(m_pos, m_json.size());
    m_string = m_json.substr(from, m_pos - from);
}

bool Scan::close()
{
    if (m_levels.empty())
        return true;
    const auto from = m_keys.begin() + std::ptrdiff_t(m_levels.back().keys);
    std::sort(from, m_keys.end(),
              [](std::string_view a, std::string_view b) { return a != b ? a < b : a.data() < b.data(); });
    const auto twice = std::adjacent_find(from, m_keys.end());
    if (twice != m_keys.end()) {
        const QString key = QString::fromUtf8(twice->data(), qsizetype(twice->size()));
        m_duplicate =
            at(std::next(twice)->data(),
               ProjectFile::tr("%1 stands twice in one object; keep the one that is meant.").arg(inQuotes(key)));
    }
    m_keys.erase(from, m_keys.end());
    m_levels.pop_back();
    return twice == m_keys.end() && !m_duplicate;
}

std::optional<Fault> Scan::take(char c)
{
    if (c == '{' || c == '[') {
        m_levels.push_back({c == '{', m_keys.size()});
        if (m_levels.size() > deepest)
            return at(&m_json[m_pos],
                      ProjectFile::tr("the nesting is deeper than any project's; this is not a project file."));
    } else if (c == '}' || c == ']') {
        if (!close())
            return m_duplicate;
    } else if (c == ':' && !m_levels.empty() && m_levels.back().object) {
        m_keys.push_back(m_string);
    }
    if ((c == ',' || c == '[' || c == '{') && ++m_values > mostValues)
        return at(&m_json[m_pos], ProjectFile::tr("there are more values than Relata can hold; split the project."));
    return std::nullopt;
}

std::optional<Fault> Scan::fault()
{
    for (; m_pos < m_json.size(); ++m_pos) {
        const char c = m_json[m_pos];
        if (c == '"')
            passString();
        else if (const std::optional<Fault> found = take(c))
            return found;
    }
    return std::nullopt;
}

// Git leaves these where two branches changed the same lines.
qsizetype mergeMarker(const QByteArray &json)
{
    if (json.startsWith("<<<<<<< "))
        return 0;
    const qsizetype found = json.indexOf("\n<<<<<<< ");
    return found < 0 ? -1 : found + 1;
}

bool isBlank(const QByteArray &json)
{
    return std::all_of(json.begin(), json.end(),
                       [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
}

bool isUtf16(const QByteArray &json)
{
    return json.startsWith("\xff\xfe") || json.startsWith("\xfe\xff");
}

bool isCutOff(const QJsonParseError &error, const QByteArray &json)
{
    return error.offset >= json.trimmed().size() && error.error != QJsonParseError::GarbageAtEnd;
}

// Qt mostly tells where it stopped, one byte beyond what it did not like.
qsizetype offsetOf(const QJsonParseError &error, const QByteArray &json)
{
    const bool exact =
        error.error == QJsonParseError::IllegalUTF8String || error.error == QJsonParseError::GarbageAtEnd;
    return exact || error.offset == 0 || isCutOff(error, json) ? error.offset : error.offset - 1;
}

QString sentenceFor(const QJsonParseError &error, const QByteArray &json)
{
    if (error.error == QJsonParseError::IllegalUTF8String)
        return ProjectFile::tr("the text is not UTF-8; save it as UTF-8 in an editor.");
    if (error.error == QJsonParseError::DeepNesting)
        return ProjectFile::tr("the nesting is deeper than any project's; this is not a project file.");
    if (isCutOff(error, json))
        return ProjectFile::tr("the text ends too early; take the whole file from version control or a backup.");
    return ProjectFile::tr("this is no valid JSON (%1); mend it in an editor or take the file from version control.")
        .arg(error.errorString());
}

} // namespace

Result<QJsonObject> parsedObject(const QByteArray &json)
{
    if (isBlank(json))
        return Error{ProjectFile::tr("the file is empty; take it from version control or a backup.")};
    if (isUtf16(json))
        return Error{ProjectFile::tr("the text is UTF-16, not UTF-8; save it as UTF-8 in an editor.")};
    if (const qsizetype marker = mergeMarker(json); marker >= 0)
        return faultError(json, {marker, ProjectFile::tr("a merge conflict stands here; resolve it first.")});
    if (const std::optional<Fault> fault = Scan(json).fault())
        return faultError(json, *fault);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return faultError(json, {offsetOf(error, json), sentenceFor(error, json)});
    if (!document.isObject())
        return Error{ProjectFile::tr(
            "this is JSON, but no Relata project; a project is an object in braces with a \"format\".")};
    return document.object();
}

} // namespace relata
