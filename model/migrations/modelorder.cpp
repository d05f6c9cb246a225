// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/migrations/modelorder.h"

#include "model/schema/contrib.h"

#include <QHash>

#include <algorithm>
#include <numeric>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

enum class Group : quint8 { Stored, Loose, Proxy };

/// What a model is sorted by.
struct Entry
{
    int app = -1;
    int model = -1;
    Group group = Group::Stored;
    quint64 begin = 0; ///< the first eight characters of the lower-case name, and the next; in most cases they tell
    quint64 middle = 0;
};

/// Eight characters from `from` on as a number that sorts as they do.  What is not ASCII ends them, as a character
/// above all others.
quint64 packed(QStringView name, qsizetype from)
{
    quint64 out = 0;
    bool ended = false;
    for (qsizetype i = from; i < from + 8; ++i) {
        const char16_t c = !ended && i < name.size() ? name[i].unicode() : u'\0';
        ended = ended || c >= 0x80;
        out = (out << 8) | (c >= 0x80 ? 0xffu : c >= u'A' && c <= u'Z' ? unsigned(c + 32) : unsigned(c));
    }
    return out;
}

bool isBefore(const Registry &registry, const Entry &a, const Entry &b)
{
    if (a.begin != b.begin)
        return a.begin < b.begin;
    const bool ascii = (a.begin & 0xff) != 0xff && (a.begin & 0xff) != 0; // all eight are there
    if (ascii && a.middle != b.middle)
        return a.middle < b.middle;
    return registry.at(a.model).name.toLower() < registry.at(b.model).name.toLower();
}

/// Gives each app a number, in the order of the labels.
void numberApps(const Registry &registry, Steps &steps)
{
    QHash<QString, int> numbers;
    const QString *last = nullptr;
    int number = -1;
    steps.appOf.assign(size_t(registry.models().size()), -1);
    for (int i = 0; i < registry.models().size(); ++i) {
        const ResolvedModel &model = registry.at(i);
        if (model.linkOf >= 0)
            continue;
        if (!last || *last != model.app) {
            last = &model.app;
            const auto known = numbers.constFind(model.app);
            number = known != numbers.cend() ? *known : int(numbers.size());
            if (known == numbers.cend()) {
                numbers.insert(model.app, number);
                steps.apps.push_back({.label = model.app});
            }
        }
        steps.appOf[size_t(i)] = number;
    }
    std::vector<int> byLabel(steps.apps.size());
    std::iota(byLabel.begin(), byLabel.end(), 0);
    std::sort(byLabel.begin(), byLabel.end(),
              [&](int a, int b) { return steps.apps[size_t(a)].label < steps.apps[size_t(b)].label; });
    std::vector<int> rank(byLabel.size());
    std::vector<AppSteps> sorted;
    for (size_t i = 0; i < byLabel.size(); ++i) {
        rank[size_t(byLabel[i])] = int(i);
        sorted.push_back(steps.apps[size_t(byLabel[i])]);
    }
    steps.apps = sorted;
    for (int &app : steps.appOf)
        app = app < 0 ? -1 : rank[size_t(app)];
}

bool isUsed(const Registry &registry, int index)
{
    const ResolvedModel &model = registry.at(index);
    if (model.origin != Origin::Contrib || !isSeldomInstalled(model.app))
        return true;
    const bool pointedAt = std::any_of(model.reverse.begin(), model.reverse.end(), [&](const FieldKey &key) {
        return registry.at(key.model).origin != Origin::Contrib;
    });
    return pointedAt ||
           std::any_of(registry.models().begin(), registry.models().end(), [&](const ResolvedModel &other) {
               return other.origin != Origin::Contrib && other.bases.contains(index);
           });
}

Entry entryOf(const Registry &registry, int index, int app)
{
    const ResolvedModel &model = registry.at(index);
    // What a setting can swap out comes first, as others point at it.
    const bool first = model.meta.has(u"swappable") || model.id == registry.schema().settings.userModel;
    Entry entry{.app = app,
                .model = index,
                .group = model.proxyFor >= 0 ? Group::Proxy
                         : model.managed     ? Group::Stored
                                             : Group::Loose};
    if (first && model.proxyFor < 0)
        return entry; // as `___` is less than any name
    entry.begin = packed(model.name, 0);
    entry.middle = packed(model.name, 8);
    return entry;
}

} // namespace

std::vector<OrderedModel> orderedModels(const Registry &registry, Whose whose, Steps &steps)
{
    numberApps(registry, steps);
    const Origin origin = whose == Whose::Project ? Origin::Project : Origin::Contrib;
    std::vector<Entry> entries;
    entries.reserve(size_t(registry.models().size()));
    for (int i = 0; i < registry.models().size(); ++i) {
        const ResolvedModel &model = registry.at(i);
        if (model.linkOf < 0 && model.origin == origin && (model.managed || model.proxyFor < 0) && isUsed(registry, i))
            entries.push_back(entryOf(registry, i, steps.appOf[size_t(i)]));
    }
    std::stable_sort(entries.begin(), entries.end(), [&](const Entry &a, const Entry &b) {
        if (a.app != b.app || a.group != b.group)
            return a.app != b.app ? a.app < b.app : a.group < b.group;
        return a.group == Group::Proxy ? isBefore(registry, a, b) : isBefore(registry, b, a);
    });
    std::vector<OrderedModel> out;
    out.reserve(entries.size());
    for (const Entry &entry : entries)
        out.push_back({.app = entry.app, .model = entry.model, .proxy = entry.group == Group::Proxy});
    return out;
}

} // namespace relata
