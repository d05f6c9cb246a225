// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/database/words.h"

#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<QStringView, 24> firstNames = {
    u"Ada",  u"Amir", u"Bea",  u"Carlos", u"Chloe", u"Dmitri", u"Elif", u"Emil", u"Farah", u"Grace", u"Hana", u"Ivan",
    u"Jonas", u"Kofi", u"Lena", u"Mateo", u"Mei", u"Nadia", u"Omar", u"Priya", u"Rosa", u"Sven", u"Tariq", u"Yuki"};
constexpr std::array<QStringView, 20> lastNames = {
    u"Almeida", u"Bauer", u"Chen", u"Diallo", u"Eriksen", u"Fischer", u"García", u"Haddad", u"Ito", u"Jansen",
    u"Kowalski", u"Lopez", u"Moreau", u"Novak", u"Okafor", u"Patel", u"Rossi", u"Silva", u"Tanaka", u"Weber"};
constexpr std::array<QStringView, 20> cities = {
    u"Accra", u"Bergen", u"Bilbao", u"Cork", u"Dakar", u"Ghent", u"Graz", u"Hanoi", u"Izmir", u"Kyoto",
    u"Leipzig", u"Lyon", u"Malmö", u"Nairobi", u"Oaxaca", u"Porto", u"Quito", u"Riga", u"Tartu", u"Utrecht"};
constexpr std::array<QStringView, 16> countries = {
    u"Austria", u"Brazil", u"Canada", u"Denmark", u"Estonia", u"France", u"Ghana", u"India",
    u"Japan", u"Kenya", u"Latvia", u"Mexico", u"Norway", u"Peru", u"Spain", u"Vietnam"};
constexpr std::array<QStringView, 16> streets = {
    u"Mill Lane", u"Harbour Street", u"Station Road", u"Orchard Way", u"Bridge Street", u"Park Avenue", u"Church Hill", u"Elm Street",
    u"River Walk", u"Market Square", u"Garden Road", u"North Quay", u"School Lane", u"Castle Street", u"West End", u"Forest Drive"};
constexpr std::array<QStringView, 24> adjectives = {
    u"Quiet", u"Bright", u"Early", u"Green", u"Hidden", u"Warm", u"Silver", u"Wild", u"Gentle", u"Old", u"Northern", u"Simple",
    u"Golden", u"Open", u"Small", u"Clear", u"Deep", u"Slow", u"Bold", u"Far", u"Soft", u"New", u"Rare", u"Blue"};
constexpr std::array<QStringView, 24> nouns = {
    u"River", u"Garden", u"Morning", u"Harbour", u"Letter", u"Bridge", u"Forest", u"Window", u"Journey", u"Mountain", u"Story", u"Island",
    u"Market", u"Winter", u"Lantern", u"Orchard", u"Signal", u"Table", u"Meadow", u"Engine", u"Cloud", u"Road", u"Echo", u"Harvest"};
constexpr std::array<QStringView, 16> topics = {
    u"Travel", u"Music", u"Science", u"Food", u"History", u"Design", u"Nature", u"Film",
    u"Books", u"Sports", u"Health", u"Art", u"Gardening", u"Money", u"Politics", u"Photography"};
constexpr std::array<QStringView, 12> colours = {u"red", u"orange", u"yellow", u"green", u"teal", u"blue",
                                                 u"indigo", u"violet", u"brown", u"grey", u"black", u"white"};
constexpr std::array<QStringView, 12> companies = {
    u"Alder & Sons", u"Blue Lantern", u"Cobalt Works", u"Dune Press", u"Ember Foods", u"Fjord Line",
    u"Granite Bank", u"Helio Power", u"Iris Optics", u"Juniper Goods", u"Kestrel Air", u"Lumen Studio"};
constexpr std::array<QStringView, 10> starts = {
    u"The first visitors came before sunrise", u"Nobody had expected so much rain", u"It took three attempts to get it right",
    u"A small change made all the difference", u"The results surprised the whole team", u"She kept the old map in a drawer",
    u"Every summer the market moves to the river", u"They agreed on a simple plan", u"The recipe needs only four ingredients",
    u"What began as a joke became a habit"};
constexpr std::array<QStringView, 10> ends = {
    u"and stayed until late", u"so everybody helped", u"without saying a word", u"which was just as well", u"and it still works today",
    u"long before the others", u"in the end", u"for a good reason", u"as it turned out", u"and nobody minded"};

using Maker = QString (*)(Random &);

QString title(Random &random)
{
    // One call per statement: the order of operands is the compiler's.
    const QString first = random.pick(adjectives).toString();
    return first + u' ' + random.pick(nouns).toString();
}

QString email(Random &random)
{
    const QString person = slugOf(personName(random)).replace(u'-', u'.');
    return person + u'@' + domainName(random);
}

/// What a part of a field's name says about its values.
struct Row
{
    QStringView part;
    Maker make;
};

const std::array rows = {
    Row{u"first_name", [](Random &random) { return random.pick(firstNames).toString(); }},
    Row{u"last_name", [](Random &random) { return random.pick(lastNames).toString(); }},
    Row{u"surname", [](Random &random) { return random.pick(lastNames).toString(); }},
    Row{u"username", [](Random &random) { return slugOf(personName(random)).replace(u'-', u'.'); }},
    Row{u"email", email},
    Row{u"password", [](Random &random) { return u"!%1"_s.arg(random.next(), 16, 36, QChar(u'0')); }},
    Row{u"phone", [](Random &random) { return u"+99 555 %1"_s.arg(random.between(1000, 9999)); }},
    Row{u"city", [](Random &random) { return random.pick(cities).toString(); }},
    Row{u"town", [](Random &random) { return random.pick(cities).toString(); }},
    Row{u"country", [](Random &random) { return random.pick(countries).toString(); }},
    Row{u"street", [](Random &random) { return u"%1 %2"_s.arg(random.between(1, 99)).arg(random.pick(streets)); }},
    Row{u"address", [](Random &random) { return u"%1 %2, %3"_s.arg(random.between(1, 99)).arg(random.pick(streets)).arg(random.pick(cities)); }},
    Row{u"postcode", [](Random &random) { return QString::number(random.between(10000, 99999)); }},
    Row{u"zip", [](Random &random) { return QString::number(random.between(10000, 99999)); }},
    Row{u"colo", [](Random &random) { return random.pick(colours).toString(); }},
    Row{u"company", [](Random &random) { return random.pick(companies).toString(); }},
    Row{u"domain", [](Random &random) { return domainName(random); }},
    Row{u"website", [](Random &random) { return u"https://%1/"_s.arg(domainName(random)); }},
    Row{u"url", [](Random &random) { return u"https://%1/%2"_s.arg(domainName(random)).arg(slugOf(title(random))); }},
    Row{u"slug", [](Random &random) { return slugOf(title(random)); }},
    Row{u"author", personName},
    Row{u"person", personName},
    Row{u"tag", [](Random &random) { return random.pick(topics).toString().toLower(); }},
    Row{u"category", [](Random &random) { return random.pick(topics).toString(); }},
    Row{u"topic", [](Random &random) { return random.pick(topics).toString(); }},
    Row{u"currency", [](Random &random) { return random.pick(std::array<QStringView, 5>{u"EUR", u"USD", u"JPY", u"GBP", u"BRL"}).toString(); }},
    Row{u"language", [](Random &random) { return random.pick(std::array<QStringView, 6>{u"en", u"de", u"fr", u"es", u"ja", u"pt"}).toString(); }},
    Row{u"code", [](Random &random) { return u"%1%2"_s.arg(QChar(u'A' + int(random.below(26)))).arg(random.between(100, 999)); }},
    Row{u"sku", [](Random &random) { return u"SKU-%1"_s.arg(random.between(10000, 99999)); }},
    Row{u"number", [](Random &random) { return QString::number(random.between(1000, 9999)); }},
    Row{u"description", proseFor},
    Row{u"summary", proseFor},
    Row{u"body", proseFor},
    Row{u"content", proseFor},
    Row{u"comment", proseFor},
    Row{u"message", proseFor},
    Row{u"text", proseFor},
    Row{u"bio", proseFor},
    Row{u"notes", proseFor},
};

} // namespace

QString personName(Random &random)
{
    const QString first = random.pick(firstNames).toString();
    return first + u' ' + random.pick(lastNames).toString();
}

QString domainName(Random &random)
{
    static constexpr std::array<QStringView, 3> ends = {u"example.com", u"example.org", u"example.net"};
    const QString name = random.pick(nouns).toString().toLower();
    return name + u'.' + random.pick(ends).toString();
}

QString proseFor(Random &random)
{
    QStringList sentences;
    for (qint64 i = random.between(1, 3); i > 0; --i) {
        const QString start = random.pick(starts).toString();
        sentences.append(start + u' ' + random.pick(ends).toString() + u'.');
    }
    return sentences.join(u' ');
}

QString slugOf(const QString &text)
{
    QString slug;
    const QString plain = text.normalized(QString::NormalizationForm_KD).toLower();
    for (const QChar c : plain) {
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_')
            slug += c;
        else if (!c.isMark() && !slug.isEmpty() && !slug.endsWith(u'-'))
            slug += u'-';
    }
    while (slug.endsWith(u'-'))
        slug.chop(1);
    return slug.isEmpty() ? u"item"_s : slug;
}

QString wordsFor(const QString &fieldName, Random &random)
{
    const QString name = fieldName.toLower();
    for (const Row &row : rows) {
        if (name.contains(row.part))
            return row.make(random);
    }
    return title(random);
}

} // namespace relata
