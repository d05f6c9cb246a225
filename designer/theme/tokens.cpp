// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/theme/theme.h"

#include <algorithm>
#include <array>

namespace relata {

namespace {

using Rule = OnDelete::Rule;

constexpr QRgb hex(quint32 rgb)
{
    return 0xff000000u | rgb;
}

// Each token once, light and dark side by side.
struct Token
{
    QColor Theme::*role;
    quint32 light;
    quint32 dark;
};

constexpr std::array tokens = {
    Token{&Theme::canvas, 0xF7F8FA, 0x14171C},
    Token{&Theme::dots, 0xE6E9EE, 0x20252D},
    Token{&Theme::panel, 0xFFFFFF, 0x1B1F26},
    Token{&Theme::line, 0xD9DEE6, 0x2E3540},
    Token{&Theme::text, 0x1C2430, 0xE6EAF0},
    Token{&Theme::quietText, 0x667085, 0x98A2B3},
    Token{&Theme::box, 0xFFFFFF, 0x1F242C},
    Token{&Theme::boxBorder, 0xC9D0DA, 0x3A4350},
    Token{&Theme::control, 0xF2F4F8, 0x161A20},
    Token{&Theme::selection, 0x2F6FED, 0x5B92FF},
    Token{&Theme::selectionText, 0xFFFFFF, 0x0B1424},
    Token{&Theme::error, 0xC5312B, 0xFF7A73},
    Token{&Theme::warning, 0xB54708, 0xF5A65B},
    Token{&Theme::success, 0x1E7F4F, 0x6CD29B},
    Token{&Theme::shadow, 0x101828, 0x000000},
    Token{&Theme::headerText, 0xFFFFFF, 0xFFFFFF},
    Token{&Theme::external, 0x6B7280, 0x5A6473},
    Token{&Theme::keyword, 0x7A3EB1, 0xC79BF2},
    Token{&Theme::string, 0x1E7F4F, 0x6CD29B},
    Token{&Theme::number, 0xA85608, 0xF5A65B},
    Token{&Theme::comment, 0x667085, 0x98A2B3},
};

struct Pair
{
    quint32 light;
    quint32 dark;
};

// Equally light to the eye within a theme; neighbours differ, as apps take them in order.
constexpr std::array<Pair, Theme::hueCount> hues = {{
    {0x3F61AC, 0x4E71BD}, // blue
    {0x08706E, 0x07807E}, // teal
    {0x8F4B8A, 0x9F5999}, // plum
    {0x167337, 0x2B8245}, // green
    {0xA24A2A, 0xB25939}, // rust
    {0x7354A4, 0x8263B4}, // violet
    {0x875B08, 0x9B6806}, // ochre
    {0x086C89, 0x0B7C9C}, // cyan
    {0xA34558, 0xB45466}, // rose
    {0x616907, 0x6F7907}, // olive
    {0x5D5AAB, 0x6C69BC}, // indigo
    {0x835C3B, 0x926A49}, // brown
}};

struct RuleLook
{
    Rule rule;
    Pair colour;
    LineStyle line;
};

constexpr std::array ruleLooks = {
    RuleLook{Rule::Cascade, {0xC5312B, 0xFF7A73}, LineStyle::Solid},
    RuleLook{Rule::Protect, {0x2456C4, 0x7FA8FF}, LineStyle::Solid},
    RuleLook{Rule::Restrict, {0x7A3EB1, 0xC79BF2}, LineStyle::Solid},
    RuleLook{Rule::SetNull, {0xB4610E, 0xF5A65B}, LineStyle::Dashed},
    RuleLook{Rule::SetDefault, {0x1E7F4F, 0x6CD29B}, LineStyle::Dashed},
    RuleLook{Rule::Set, {0x6B7A12, 0xC3CF6B}, LineStyle::Dashed},
    RuleLook{Rule::DoNothing, {0x667085, 0x98A2B3}, LineStyle::Dotted},
};

// The rules that the database carries out look like Django's own of that name; a custom function sets something, as SET() does.
Rule lookOf(Rule rule)
{
    switch (rule) {
    case Rule::DbCascade: return Rule::Cascade;
    case Rule::DbSetNull: return Rule::SetNull;
    case Rule::DbSetDefault: return Rule::SetDefault;
    case Rule::Custom: return Rule::Set;
    default: return rule;
    }
}

const RuleLook &ruleLook(Rule rule)
{
    const Rule wanted = lookOf(rule);
    return *std::find_if(ruleLooks.begin(), ruleLooks.end(), [&](const RuleLook &look) { return look.rule == wanted; });
}

Theme made(bool dark)
{
    Theme theme;
    theme.dark = dark;
    for (const Token &token : tokens)
        theme.*token.role = QColor(hex(dark ? token.dark : token.light));
    theme.shadow.setAlpha(dark ? 110 : 30);
    return theme;
}

} // namespace

const Theme &lightTheme()
{
    static const Theme theme = made(false);
    return theme;
}

const Theme &darkTheme()
{
    static const Theme theme = made(true);
    return theme;
}

QColor Theme::appHeader(int hue) const
{
    const Pair &pair = hues[size_t((hue % hueCount + hueCount) % hueCount)];
    return hex(dark ? pair.dark : pair.light);
}

QColor Theme::onDelete(Rule rule) const
{
    const Pair &pair = ruleLook(rule).colour;
    return hex(dark ? pair.dark : pair.light);
}

LineStyle lineStyle(Rule rule)
{
    return ruleLook(rule).line;
}

QColor mixed(const QColor &over, const QColor &ground, qreal amount)
{
    const auto part = [&](int a, int b) { return qRound(a * amount + b * (1 - amount)); };
    return {part(over.red(), ground.red()), part(over.green(), ground.green()), part(over.blue(), ground.blue())};
}

} // namespace relata
