// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/mutations.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace relata {

namespace {

// What has a meaning of its own to Python, Django or the import.
constexpr std::array oddities = {
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "*",
    "**",
    ":",
    ",",
    ".",
    "=",
    "==",
    ":=",
    "->",
    "@",
    ";",
    "\\",
    "\\\n",
    "#",
    "...",
    "\"\"\"",
    "'",
    "\"",
    "'''",
    "f'{x}'",
    "b'\\xff'",
    "r'\\'",
    "'\\ud800'",
    "'\\0'",
    "-1",
    "1_000",
    "0x10",
    "1e400",
    "99999999999999999999999999",
    "2j",
    "None",
    "True",
    "not ",
    "lambda: 0",
    "lambda",
    "yield",
    "await x",
    "x if y else z",
    "[x for x in y]",
    "(x,)",
    "()",
    "{}",
    "{1: 2}",
    "*args",
    "**kwargs",
    "self",
    "super()",
    "\t",
    "\r",
    "\r\n",
    "\f",
    "\v",
    "\n",
    "\n\n",
    " ",
    "    ",
    "\xef\xbb\xbf",
    "\xc3\xa4",
    "\xf0\x9f\x98\x80",
    "\xe2\x80\xa8",
    "\xcc\x88",
    "\xff",
    "# coding: latin-1\n",
    "pass\n",
    "if x:\n",
    "else:\n",
    "try:\n",
    "class A(A): pass\n",
    "class Meta(Meta): pass\n",
    "class Meta: abstract = True\n",
    "class Meta: proxy = True\n",
    "class Meta: db_table = ''\n",
    "from .models import *\n",
    "from . import models\n",
    "from .. import x\n",
    "from ..app1.models import *\n",
    "import models\n",
    "models.Model",
    "models",
    "models.ForeignKey('self', models.CASCADE)",
    "models.ForeignKey('app1.A', 'x')",
    "models.ManyToManyField('self', through='X')",
    "models.CharField(max_length=X)",
    "ArrayField(ArrayField(models.IntegerField()))",
    "models.Index(fields=[])",
    "models.Q(x=1) | ~models.Q(y=F('z'))",
    "models.TextChoices",
    "TextChoices('A', 'b c')",
    "choices=X.choices",
    "x = None\n",
    "x: int\n",
    "x += 1\n",
    "objects = Manager()\n",
    "_('%(class)s')",
    "settings.AUTH_USER_MODEL",
    "get_user_model()",
    "''",
    "'.'",
    "'a.b.c'",
    "type('A', (), {})",
    "setattr(A, 'b', 1)\n",
    "A.x = 1\n",
    "del x\n",
    "global x\n",
    "@property\n",
};

using Random = QRandomGenerator;

qsizetype upTo(qsizetype most, Random &random)
{
    return most <= 0 ? 0 : qsizetype(random.bounded(quint32(std::min<qsizetype>(most, 1 << 30)) + 1));
}

template <typename List> const auto &anyOf(const List &list, Random &random)
{
    return list[upTo(qsizetype(std::size(list)) - 1, random)];
}

bool isWordByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80);
}

struct Span
{
    qsizetype begin = 0;
    qsizetype end = 0;
};

// A word, a quoted text or a sign, near a place picked by chance.
Span tokenIn(const QByteArray &text, Random &random)
{
    qsizetype begin = upTo(text.size() - 1, random);
    while (begin < text.size() && QByteArrayView(" \t\r\n").contains(text[begin]))
        ++begin;
    if (begin >= text.size())
        return {text.size(), text.size()};
    qsizetype end = begin + 1;
    if (isWordByte(text[begin])) {
        while (begin > 0 && isWordByte(text[begin - 1]))
            --begin;
        while (end < text.size() && isWordByte(text[end]))
            ++end;
    } else if (text[begin] == '"' || text[begin] == '\'') {
        const qsizetype close = text.indexOf(text[begin], end);
        end = close < 0 || close - begin > 200 ? end : close + 1;
    }
    return {begin, end};
}

char kindOf(const QByteArray &token)
{
    if (token.isEmpty() || !isWordByte(token[0]))
        return token.isEmpty() ? ' ' : token[0] == '"' ? '\'' : token[0];
    return token[0] >= '0' && token[0] <= '9' ? '0' : 'a';
}

// One of the same kind where a few tries find one: a name for a name, a text for a text.
QByteArray tokenLike(const QByteArray &token, const QByteArray &text, Random &random)
{
    QByteArray found;
    for (int tries = 0; tries < 30; ++tries) {
        const Span span = tokenIn(text, random);
        found = text.mid(span.begin, span.end - span.begin);
        if (kindOf(found) == kindOf(token))
            break;
    }
    return found;
}

void changeLines(QByteArray &text, const QByteArray &other, Random &random)
{
    QList<QByteArray> lines = text.split('\n');
    const QList<QByteArray> others = other.split('\n');
    const qsizetype at = upTo(lines.size() - 1, random);
    const qsizetype count = std::min(1 + upTo(4, random), lines.size() - at);
    const QList<QByteArray> taken = lines.mid(at, count);
    const qsizetype to = upTo(lines.size(), random);
    switch (random.bounded(5)) {
    case 0:
        lines.remove(at, count);
        break;
    case 1:
        for (const QByteArray &line : taken)
            lines.insert(to, line);
        break;
    case 2:
        lines.remove(at, count);
        for (const QByteArray &line : taken)
            lines.insert(std::min(to, lines.size()), line);
        break;
    case 3:
        lines.insert(at, anyOf(others, random));
        break;
    default:
        lines[at].prepend(random.bounded(2) ? "    " : "\t");
        break;
    }
    text = lines.join('\n');
}

void changeTokens(QByteArray &text, const QByteArray &other, Random &random)
{
    const Span span = tokenIn(text, random);
    const QByteArray token = text.mid(span.begin, span.end - span.begin);
    QByteArray by;
    switch (random.bounded(12)) {
    case 0:
        by = anyOf(oddities, random);
        break;
    case 1:
        by = token + anyOf(oddities, random);
        break;
    case 2:
        break;
    default:
        by = tokenLike(token, random.bounded(2) ? text : other, random);
        break;
    }
    text.replace(span.begin, span.end - span.begin, by);
}

void changeBytes(QByteArray &text, const QByteArray &other, Random &random)
{
    const qsizetype at = upTo(text.size(), random);
    switch (random.bounded(6)) {
    case 0:
        if (at < text.size())
            text[at] = char(random.bounded(256));
        break;
    case 1:
        text.remove(at, 1 + upTo(40, random));
        break;
    case 2:
        text.insert(at, QByteArray(anyOf(oddities, random)).repeated(1 + upTo(random.bounded(8) ? 3 : 300, random)));
        break;
    case 3:
        text.insert(at, other.mid(upTo(other.size(), random), upTo(400, random)));
        break;
    case 4:
        text.truncate(at);
        break;
    default:
        text.replace("\n", anyOf(std::array{"\r\n", "\r", "\n\n", "\n"}, random));
        break;
    }
}

} // namespace

QByteArray mutated(const QList<QByteArray> &seeds, QRandomGenerator &random)
{
    QByteArray text = anyOf(seeds, random);
    const int changes = 1 + int(upTo(random.bounded(4) ? 2 : 9, random));
    for (int i = 0; i < changes; ++i) {
        const QByteArray &other = anyOf(seeds, random);
        // Most changes leave something that Python can still parse.
        const quint32 kind = random.bounded(20);
        if (kind < 6)
            changeLines(text, other, random);
        else if (kind < 19)
            changeTokens(text, other, random);
        else
            changeBytes(text, other, random);
    }
    return text;
}

} // namespace relata
