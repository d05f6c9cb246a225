// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/reader/answer.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

struct Reader
{
    Q_DECLARE_TR_FUNCTIONS(PythonReader)
};

// The script stops at 100 levels; classes and blocks at the 100 indentations of Python.
constexpr int deepest = 250;

/// Reads statements from the flat list of numbers that the script writes.
class TreeReader
{
public:
    TreeReader(const QJsonArray &numbers, const QJsonArray &texts, qsizetype sourceSize)
        : m_sourceSize(sourceSize)
    {
        m_numbers.reserve(numbers.size());
        for (const auto &number : numbers)
            m_numbers.append(number.toInt(-1));
        m_texts.reserve(texts.size());
        for (const auto &text : texts)
            m_texts.append(text.toString());
    }

    void readInto(PyModule &module);
    bool failed() const { return m_failed; }

private:
    int number()
    {
        if (m_at >= m_numbers.size() || m_numbers[m_at] < 0)
            m_failed = true;
        return m_failed ? 0 : m_numbers[m_at++];
    }
    int numberUpTo(int most)
    {
        const int found = number();
        m_failed |= found > most;
        return m_failed ? 0 : found;
    }
    template <typename Enum> Enum oneOf(Enum last) { return Enum(numberUpTo(int(last))); }
    // What an item takes is one number at least, so that no length is believed that cannot be true.
    int length() { return numberUpTo(int(m_numbers.size() - m_at)); }
    QString text()
    {
        const int at = numberUpTo(int(m_texts.size()) - 1);
        return at < m_texts.size() ? m_texts[at] : QString();
    }
    SourceRange range()
    {
        const int begin = number();
        const int end = numberUpTo(int(m_sourceSize));
        m_failed |= begin > end;
        return {begin, end};
    }
    template <typename Read> auto list(Read read)
    {
        QList<decltype(read())> found;
        const int count = length();
        found.reserve(count);
        for (int i = 0; i < count && !m_failed; ++i)
            found.append(read());
        return found;
    }
    QStringList names()
    {
        return list([this] { return text(); });
    }
    QList<PyExpr> expressions(int depth)
    {
        return list([this, depth] { return expression(depth); });
    }

    PyExpr expression(int depth);
    QList<PyExpr::Keyword> keywords();
    PyStatement::Setting setting(int depth);
    // They count from 1; 0 is none.
    int conditionPlace()
    {
        const int place = number() - 1;
        m_highestCondition = std::max(m_highestCondition, place);
        return place;
    }
    PyCondition condition();
    QList<PyStatement> statements(int depth);
    PyStatement statement(int depth);
    void readClass(PyStatement &found, int depth);
    void readFunction(PyStatement &found, int depth);

    QList<int> m_numbers;
    QStringList m_texts;
    qsizetype m_sourceSize;
    qsizetype m_at = 0;
    int m_highestCondition = -1;
    bool m_failed = false;
};

void TreeReader::readInto(PyModule &module)
{
    module.statements = statements(0);
    module.conditions = list([this] { return condition(); });
    m_failed |= m_at != m_numbers.size() || m_highestCondition >= module.conditions.size();
    for (qsizetype i = 0; i < module.conditions.size(); ++i)
        m_failed |= module.conditions[i].within >= i;
}

PyExpr TreeReader::expression(int depth)
{
    using Kind = PyExpr::Kind;
    m_failed |= depth > deepest;
    PyExpr found;
    found.kind = oneOf(Kind::Other);
    found.range = range();
    switch (found.kind) {
    case Kind::None:
        break;
    case Kind::Bool:
    case Kind::Integer:
    case Kind::Float:
    case Kind::Text:
    case Kind::Bytes:
    case Kind::Name:
        found.text = text();
        break;
    case Kind::Attribute:
    case Kind::Unary:
    case Kind::Binary:
    case Kind::Compare:
    case Kind::Logic:
        found.text = text();
        found.items = expressions(depth + 1);
        break;
    case Kind::List:
    case Kind::Tuple:
    case Kind::Set:
    case Kind::Dict:
    case Kind::Subscript:
    case Kind::Starred:
    case Kind::Condition:
    case Kind::Loop:
        found.items = expressions(depth + 1);
        break;
    case Kind::Call:
        found.items = expressions(depth + 1);
        found.keywords = keywords();
        for (const PyExpr::Keyword &keyword : std::as_const(found.keywords))
            m_failed |= keyword.value < 1 || keyword.value >= found.items.size();
        break;
    case Kind::Other:
        found.names = names();
        break;
    }
    return found;
}

QList<PyExpr::Keyword> TreeReader::keywords()
{
    return list([this] {
        PyExpr::Keyword keyword;
        keyword.name = text();
        keyword.range = range();
        keyword.value = number();
        return keyword;
    });
}

PyStatement::Setting TreeReader::setting(int depth)
{
    PyStatement::Setting found;
    found.how = oneOf(PyStatement::Setting::How::KeywordOnly);
    found.name = text();
    found.conditional = number() != 0;
    found.value = expressions(depth);
    return found;
}

PyCondition TreeReader::condition()
{
    PyCondition found;
    found.within = conditionPlace();
    found.negated = number() != 0;
    found.test = expression(0);
    return found;
}

QList<PyStatement> TreeReader::statements(int depth)
{
    return list([this, depth] { return statement(depth); });
}

PyStatement TreeReader::statement(int depth)
{
    using Kind = PyStatement::Kind;
    m_failed |= depth > deepest;
    PyStatement found;
    found.kind = oneOf(Kind::Docstring);
    found.branch = oneOf(PyStatement::Branch::TypeChecking);
    found.depth = number();
    found.range = range();
    found.block = range();
    found.condition = conditionPlace();
    switch (found.kind) {
    case Kind::Import:
    case Kind::From:
        found.name = text();
        found.level = number();
        found.imports = list([this] {
            PyStatement::Import import;
            import.name = text();
            import.alias = text();
            return import;
        });
        break;
    case Kind::Assign:
    case Kind::Augment:
        found.name = text();
        found.targets = names();
        found.value = expressions(depth);
        found.annotation = expressions(depth);
        break;
    case Kind::Class:
        readClass(found, depth);
        break;
    case Kind::Function:
        readFunction(found, depth);
        break;
    case Kind::Other:
        found.targets = names();
        found.value = expressions(depth);
        found.names = names();
        break;
    case Kind::Docstring:
        found.value = expressions(depth);
        break;
    }
    return found;
}

void TreeReader::readClass(PyStatement &found, int depth)
{
    found.name = text();
    found.header = numberUpTo(int(m_sourceSize));
    found.decorators = expressions(depth);
    found.bases = expressions(depth);
    found.keywords = keywords();
    found.keywordValues = expressions(depth);
    for (const PyExpr::Keyword &keyword : std::as_const(found.keywords))
        m_failed |= keyword.value >= found.keywordValues.size();
    found.statements = statements(depth + 1);
    found.names = names();
}

void TreeReader::readFunction(PyStatement &found, int depth)
{
    found.name = text();
    found.decorators = expressions(depth);
    found.settings = list([this, depth] { return setting(depth); });
    found.names = names();
}

QString sentence(const QJsonArray &error)
{
    const QString what = error.at(0).toString();
    const QString line = QString::number(error.at(1).toInt());
    const QString detail = error.at(2).toString();
    if (what == u"nul")
        return Reader::tr("line %1: there is a NUL byte, which no Python file may hold").arg(line);
    if (what == u"bytes")
        return Reader::tr("line %1: its bytes are no text in the encoding %2").arg(line, detail);
    if (what == u"coding")
        return Reader::tr("line %1: the encoding \"%2\" is unknown").arg(line, detail);
    if (what == u"mark")
        return Reader::tr("line %1: the encoding is said to be %2, but the file starts with the mark of UTF-8")
            .arg(line, detail);
    if (what == u"deep")
        return Reader::tr("it is nested too deeply or too large for Python to parse");
    if (what == u"much")
        return Reader::tr("it holds more code than can be read");
    return line == u"0" ? detail : Reader::tr("line %1: %2").arg(line, detail);
}

} // namespace

Result<PyModule> moduleOf(const QByteArray &answer, const QByteArray &content)
{
    const QJsonObject object = QJsonDocument::fromJson(answer).object();
    PyModule module;
    module.encoding = object[u"encoding"_s].toString();
    module.byteOrderMark = object[u"bom"_s].toBool();
    const QJsonValue source = object[u"source"_s];
    module.source = source.isString() ? source.toString().toUtf8() : module.byteOrderMark ? content.mid(3) : content;
    if (const QJsonValue error = object[u"error"_s]; error.isArray()) {
        module.error = sentence(error.toArray());
        return module;
    }
    TreeReader reader(object[u"tree"_s].toArray(), object[u"texts"_s].toArray(), module.source.size());
    reader.readInto(module);
    if (reader.failed())
        return Error{Reader::tr("the Python that parsed it gave an answer that makes no sense")};
    return module;
}

} // namespace relata
