// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/clean/layout.h"

#include "model/python/clean/line.h"

#include <QSet>

#include <algorithm>

namespace relata::clean {

using namespace Qt::StringLiterals;

namespace {

// What is nested deeper keeps its line: no input may exhaust the stack.
constexpr int deepest = 60;

using Kind = Leaf::Kind;
using Closers = QSet<int>;

/// A line broken at a pair of brackets.
struct Split
{
    Line head = {};
    Line body = {};
    Line tail = {};
    Leaf open = {};
    Leaf close = {};
};

/// Lines that one was broken into.
struct Broken
{
    QList<Line> lines = {};
    bool showsOptional = false; ///< the brackets that a value may have around it were written
};

/// Breaks a line as Black does.
class Layout
{
public:
    QList<Line> transformed(const Line &line, bool showOptional, int level);

private:
    enum class Way : quint8 { Delimiters, Remarks, Brackets };

    std::optional<QList<Line>> attempt(const Line &line, Way way, bool showOptional, int level);
    std::optional<Broken> atDelimiters(const Line &line) const;
    std::optional<Broken> atRemarks(const Line &line) const;
    std::optional<Broken> atBrackets(const Line &line, bool showOptional) const;
    std::optional<Broken> atBracketsWithout(const Line &line, const Closers &omit, bool showOptional) const;
    std::optional<Broken> withoutOptional(const Split &split, const Line &line, const Closers &omit,
                                          bool showOptional) const;
    std::optional<Split> lastBrackets(const Line &line, const Closers &omit) const;
    QList<Closers> omissions(const Line &line) const;
    bool optionalIsIdle(const Line &body) const;
};

QList<Line> Layout::transformed(const Line &line, bool showOptional, int level)
{
    if ((!line.explode && fits(line)) || level > deepest)
        return {line};
    const QList<Way> ways = line.inside ? QList{Way::Delimiters, Way::Remarks, Way::Brackets} : QList{Way::Brackets};
    for (const Way way : ways) {
        if (const std::optional<QList<Line>> lines = attempt(line, way, showOptional, level))
            return *lines;
    }
    return {line};
}

std::optional<QList<Line>> Layout::attempt(const Line &line, Way way, bool showOptional, int level)
{
    const std::optional<Broken> broken = way == Way::Delimiters ? atDelimiters(line)
                                         : way == Way::Remarks  ? atRemarks(line)
                                                                : atBrackets(line, showOptional);
    if (!broken)
        return std::nullopt;
    QList<Line> lines;
    const QString before = text(line);
    for (const Line &part : broken->lines) {
        if (text(part) == before)
            return std::nullopt;
        lines += transformed(part, showOptional, level + 1);
    }
    const bool optional = std::any_of(line.leaves.begin(), line.leaves.end(),
                                      [](const Leaf &leaf) { return leaf.kind == Kind::Open && leaf.text.isEmpty(); });
    if (showOptional || way != Way::Brackets || !optional || broken->showsOptional || hasLongText(line) ||
        fits(lines.first()))
        return lines;
    const std::optional<QList<Line>> other = attempt(line, way, true, level);
    return other && std::all_of(other->begin(), other->end(), fits) ? other : lines;
}

std::optional<Broken> Layout::atDelimiters(const Line &line) const
{
    const QMap<qsizetype, Break> breaks = breaksOf(line);
    const qsizetype last = line.leaves.size() - 1;
    const Break ready = mostReady(breaks, last);
    const auto count = std::count(breaks.begin(), breaks.end(), ready);
    if (ready == Break::Never || (ready == Break::Dot && count == 1))
        return std::nullopt;
    Broken broken;
    Line part{.depth = line.depth, .inside = line.inside};
    const Line empty = part;
    int depth = 0;
    const auto flush = [&] {
        if (!part.leaves.isEmpty())
            broken.lines.append(part);
        part = empty;
    };
    for (qsizetype i = 0; i <= last; ++i) {
        const Leaf &leaf = line.leaves[i];
        depth -= leaf.kind == Kind::Close ? 1 : 0;
        depth += leaf.kind == Kind::Open ? 1 : 0;
        if (leaf.kind == Kind::Remark && depth == 0)
            flush();
        part.leaves.append(leaf);
        if ((leaf.kind == Kind::Remark && depth == 0) || breaks.value(i, Break::Never) == ready)
            flush();
    }
    flush();
    for (qsizetype i = broken.lines.size() - 1; ready == Break::Comma && i >= 0; --i) {
        Line &end = broken.lines[i];
        if (end.leaves.last().kind == Kind::Remark)
            continue;
        if (end.leaves.last().kind != Kind::Comma) {
            end.leaves.append({.kind = Kind::Comma, .text = u","_s, .id = -1});
            std::swap(end.leaves.last().remarks, end.leaves[end.leaves.size() - 2].remarks);
        }
        break;
    }
    return broken;
}

std::optional<Broken> Layout::atRemarks(const Line &line) const
{
    Broken broken;
    Line part{.depth = line.depth, .inside = line.inside};
    const Line empty = part;
    int depth = 0;
    bool found = false;
    for (const Leaf &leaf : line.leaves) {
        depth -= leaf.kind == Kind::Close ? 1 : 0;
        const bool own = leaf.kind == Kind::Remark && depth == 0;
        if (own && !part.leaves.isEmpty()) {
            broken.lines.append(part);
            part = empty;
        }
        part.leaves.append(leaf);
        if (own || (!leaf.remarks.isEmpty() && depth == 0)) {
            broken.lines.append(part);
            part = empty;
            found = true;
        }
        depth += leaf.kind == Kind::Open ? 1 : 0;
    }
    if (!part.leaves.isEmpty())
        broken.lines.append(part);
    return found ? std::optional(broken) : std::nullopt;
}

// From the right, the last brackets that are not in `omit` and have something in them.
std::optional<Split> Layout::lastBrackets(const Line &line, const Closers &omit) const
{
    QList<Leaf> head;
    QList<Leaf> body;
    QList<Leaf> tail;
    QList<Leaf> *current = &tail;
    Split split;
    bool found = false;
    for (qsizetype i = line.leaves.size() - 1; i >= 0; --i) {
        const Leaf &leaf = line.leaves[i];
        if (current == &body && leaf.kind == Kind::Open && leaf.id == split.close.opener) {
            split.open = leaf;
            current = body.isEmpty() ? &tail : &head;
        }
        current->prepend(leaf);
        if (current == &tail && leaf.kind == Kind::Close && !omit.contains(leaf.id)) {
            split.close = leaf;
            found = true;
            current = &body;
        }
    }
    if (!found || head.isEmpty())
        return std::nullopt;
    split.head = {.depth = line.depth, .leaves = head};
    split.body = {.depth = line.depth + 1, .inside = true, .leaves = body};
    split.tail = {.depth = line.depth, .leaves = tail};
    if (body.isEmpty() && text(split.tail).trimmed().size() < 3)
        return std::nullopt;
    const qsizetype last = !body.isEmpty() && body.last().kind == Kind::Comma ? body.size() - 1 : -1;
    split.body.explode = split.open.literal && mostReady(breaksOf(split.body), last) == Break::Comma;
    return split;
}

// Brackets at the end of a line may stay together if all of what follows some earlier ones fits on the last line.
QList<Closers> Layout::omissions(const Line &line) const
{
    QList<Closers> all = {{}};
    Closers omit;
    Closers inner;
    int openId = -1;
    int closeId = -1;
    qsizetype length = 4 * line.depth;
    for (qsizetype i = line.leaves.size() - 1; i >= 0; --i) {
        const Leaf &leaf = line.leaves[i];
        length += lengthOf(line, i);
        if (length > lineLength || leaf.text.contains(u'\n') || leaf.kind == Kind::Remark || !leaf.remarks.isEmpty())
            break;
        if (openId >= 0) {
            if (leaf.kind == Kind::Open && leaf.id == openId)
                openId = -1;
            else if (leaf.kind == Kind::Close)
                inner.insert(leaf.id);
        } else if (leaf.kind == Kind::Close) {
            if (i > 0 && line.leaves[i - 1].kind == Kind::Open) {
                inner.insert(leaf.id);
                continue;
            }
            if (closeId >= 0) {
                omit.insert(closeId);
                omit.unite(inner);
                inner.clear();
                all.append(omit);
            }
            if (!leaf.text.isEmpty()) {
                openId = leaf.opener;
                closeId = leaf.id;
            }
        }
    }
    return all;
}

std::optional<Broken> Layout::atBrackets(const Line &line, bool showOptional) const
{
    std::optional<Broken> first;
    const QList<Closers> all = omissions(line);
    for (const Closers &omit : all) {
        const std::optional<Broken> broken = atBracketsWithout(line, omit, showOptional);
        if (!broken)
            return std::nullopt;
        if (fits(broken->lines.first()))
            return broken;
        if (!first)
            first = broken;
    }
    return first;
}

std::optional<Broken> Layout::atBracketsWithout(const Line &line, const Closers &omit, bool showOptional) const
{
    const std::optional<Split> split = lastBrackets(line, omit);
    return split ? withoutOptional(*split, line, omit, showOptional) : std::nullopt;
}

std::optional<Broken> Layout::withoutOptional(const Split &split, const Line &line, const Closers &omit,
                                              bool showOptional) const
{
    const bool optional = split.open.text.isEmpty();
    if (optional && !showOptional && optionalIsIdle(split.body)) {
        Closers more = omit;
        more.insert(split.close.id);
        const std::optional<Split> other = lastBrackets(line, more);
        if (const std::optional<Broken> broken =
                other ? withoutOptional(*other, line, more, showOptional) : std::nullopt)
            return broken;
        if ((split.body.leaves.size() < 2 && !fits(split.body)) || hasLongText(split.head) || hasLongText(split.tail))
            return std::nullopt;
    }
    Broken broken{.lines = {split.head, split.body, split.tail}, .showsOptional = optional};
    if (optional) {
        broken.lines[0].leaves.last().text = u"("_s;
        broken.lines[2].leaves.first().text = u")"_s;
    }
    broken.lines.removeIf([](const Line &part) { return part.leaves.isEmpty(); });
    return broken;
}

/// Whether a value reads as well without brackets of its own around it.
bool Layout::optionalIsIdle(const Line &body) const
{
    for (qsizetype i = body.leaves.size() - 1, depth = 0; i >= 0; --i) {
        depth += body.leaves[i].kind == Kind::Close ? 1 : body.leaves[i].kind == Kind::Open ? -1 : 0;
        if (body.leaves[i].kind == Kind::Remark && depth == 0)
            return false;
    }
    const QMap<qsizetype, Break> breaks = breaksOf(body);
    if (breaks.isEmpty())
        return true;
    const Break ready = mostReady(breaks, -1);
    if (std::count(breaks.begin(), breaks.end(), ready) > 1)
        return false;
    if (ready == Break::Dot)
        return true;
    const QList<Leaf> &leaves = body.leaves;
    const qsizetype size = leaves.size();
    if (leaves[0].kind == Kind::Open && leaves[1].kind != Kind::Close) {
        qsizetype length = 4 * body.depth;
        bool rest = false;
        qsizetype i = 0;
        for (; i < size && length <= lineLength && !leaves[i].text.contains(u'\n'); ++i) {
            rest = rest || (leaves[i].kind == Kind::Close && leaves[i].opener == leaves[0].id);
            length += rest ? lengthOf(body, i) : 0;
            rest = rest && leaves[i].kind != Kind::Open;
        }
        if (i == size && length <= lineLength)
            return true;
    }
    const Leaf &last = leaves.last();
    const auto open = std::find_if(leaves.begin(), leaves.end(),
                                   [&](const Leaf &leaf) { return leaf.kind == Kind::Open && leaf.id == last.opener; });
    const bool subscript = last.text == u"]" && open != leaves.end() && !open->literal;
    if (last.kind != Kind::Close || subscript || leaves[size - 2].kind == Kind::Open)
        return false;
    qsizetype length = 4 * body.depth;
    bool others = false;
    for (qsizetype i = 0; i < size && !leaves[i].text.contains(u'\n'); ++i) {
        length += lengthOf(body, i);
        if (leaves[i].kind == Kind::Open && leaves[i].id == last.opener && (others || length <= lineLength))
            return true;
        others = others || (leaves[i].kind == Kind::Open && leaves[i].id != last.opener);
    }
    return false;
}

// Brackets around a whole value say nothing: `x = ("a" "b")` may be `x = "a" "b"`.  Not those of a tuple.
bool hasIdleBrackets(const QList<Leaf> &value)
{
    if (value.size() < 3 || value.first().text != u"(" || value.last().opener != value.first().id)
        return false;
    Line inner{.leaves = value.mid(1, value.size() - 2)};
    const Break ready = mostReady(breaksOf(inner), -1);
    const bool walrus = std::any_of(value.begin(), value.end(), [](const Leaf &leaf) { return leaf.text == u":="; });
    return ready != Break::Comma && ready != Break::Loop && !walrus && value[1].remarks.isEmpty() &&
           !hasOwnRemark(inner);
}

// The value of an assignment gets brackets that are written only where they help.
void addOptional(QList<Leaf> &leaves)
{
    int depth = 0;
    for (qsizetype i = 0; i < leaves.size(); ++i) {
        depth += leaves[i].kind == Kind::Open ? 1 : leaves[i].kind == Kind::Close ? -1 : 0;
        if (depth != 0 || leaves[i].text != u"=" || i + 1 >= leaves.size())
            continue;
        if (hasIdleBrackets(leaves.mid(i + 1))) {
            leaves[i + 1].text.clear();
            leaves[i + 1].literal = true;
            leaves.last().text.clear();
            leaves[i + 2].space = false;
            return;
        }
        leaves[i + 1].space = false;
        leaves.insert(i + 1, {.kind = Kind::Open, .space = true, .id = -2, .literal = true});
        leaves.append({.kind = Kind::Close, .id = -3, .opener = -2});
        return;
    }
}

QStringList linesOf(const Line &line)
{
    QStringList lines;
    const QList<Line> broken = Layout().transformed(line, false, 0);
    for (const Line &part : broken)
        lines.append(text(part));
    return lines;
}

} // namespace

QStringList laidOut(const QString &source, int depth)
{
    const std::optional<QList<SourceToken>> tokens = sourceTokens(source);
    if (!tokens)
        return {QString(4 * depth, u' ') + source};
    Line line{.depth = depth, .leaves = leavesOf(*tokens)};
    addOptional(line.leaves);
    return linesOf(line);
}

QStringList laidOutItem(const QString &source, int depth)
{
    const std::optional<QList<SourceToken>> tokens = sourceTokens(source);
    if (!tokens)
        return {QString(4 * depth, u' ') + source + u','};
    Line line{.depth = depth, .inside = true, .leaves = leavesOf(*tokens)};
    line.leaves.append({.kind = Kind::Comma, .text = u","_s, .id = -1});
    return linesOf(line);
}

} // namespace relata::clean
