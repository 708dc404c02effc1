#include "map/style.hpp"

#include <cmath>

namespace demarc::map {
namespace {

using base::Colour;

constexpr Colour hex(std::uint32_t rgb) { return Colour::fromHex(rgb); }

constexpr Theme LIGHT{
    .dark = false,
    .land = hex(0xF5F2EB), .water = hex(0xCFDEE7), .river = hex(0xAFC8D8), .coast = hex(0x9DBACB), .claimedRiver = hex(0x6FA0BF),
    .region = hex(0xD3CCBD), .border = hex(0x857D70), .borderBand = hex(0xE7E1D5), .disputedBorder = hex(0x857D70),
    .townText = hex(0x2E2C29), .townDot = hex(0x4A4741), .regionText = hex(0x887E6D), .countryText = hex(0x746C5F), .waterText = hex(0x56809A),
    .claimedText = hex(0x161513), .leader = hex(0x45423D), .strike = hex(0x161513),
    .ground = hex(0xE9E6DF), .panel = hex(0xFFFFFF), .raised = hex(0xF2EFEA), .selected = hex(0xE8E4DB), .line = hex(0xDDD8CE),
    .text = hex(0x1B1A18), .text2 = hex(0x57534B), .text3 = hex(0x777166), .button = hex(0x1B1A18), .buttonText = hex(0xFFFFFF),
    .proposal = hex(0xCC79A7), .proposalText = hex(0x9A4775), .narrator = hex(0x6F6A62), .unknown = hex(0x999999), .denialRest = hex(0xB9B4AA)};

constexpr Theme DARK{
    .dark = true,
    .land = hex(0x22272E), .water = hex(0x161B21), .river = hex(0x34495B), .coast = hex(0x3A5063), .claimedRiver = hex(0x5B86A6),
    .region = hex(0x353C45), .border = hex(0x77818C), .borderBand = hex(0x2A3038), .disputedBorder = hex(0x77818C),
    .townText = hex(0xC9CED4), .townDot = hex(0xAEB6BF), .regionText = hex(0x737C87), .countryText = hex(0x8D96A1), .waterText = hex(0x6690AF),
    .claimedText = hex(0xF2F4F6), .leader = hex(0x9AA3AD), .strike = hex(0xF2F4F6),
    .ground = hex(0x121519), .panel = hex(0x1A1E23), .raised = hex(0x23282F), .selected = hex(0x2E353E), .line = hex(0x2C323A),
    .text = hex(0xE6E9EC), .text2 = hex(0xA7AFB8), .text3 = hex(0x7F8994), .button = hex(0xE6E9EC), .buttonText = hex(0x14171B),
    .proposal = hex(0xDB93BB), .proposalText = hex(0xE7A9CB), .narrator = hex(0x9AA3AD), .unknown = hex(0x8B9096), .denialRest = hex(0x565D66)};

/// Palette colours whose shade on the other ground was chosen by eye; any other colour is moved by rule.
struct Shades {
    std::uint32_t party, lightText, darkMark, darkText;
};
constexpr Shades CHOSEN[] = {{0xD55E00, 0xB34A00, 0xE8702A, 0xF59A5F},
                             {0x0072B2, 0x00619A, 0x3E9BD8, 0x74BBEA},
                             {0xE69F00, 0x8A5F00, 0xF4C95D, 0xEFC063},
                             {0x009E73, 0x00745A, 0x2BB58C, 0x2BB58C},
                             {0xCC79A7, 0x9A4775, 0xDB93BB, 0xE7A9CB}};

const Shades* chosen(Colour party) {
    for (const Shades& shades : CHOSEN) {
        if (hex(shades.party) == party) return &shades;
    }
    return nullptr;
}

double luminance(Colour c) {
    const auto linear = [](std::uint8_t v) {
        const double s = v / 255.0;
        return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

double contrast(Colour a, Colour b) {
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

/// The first colour on the way from `from` to `target` that stands out from `ground` by `ratio`.
Colour moved(Colour from, Colour target, Colour ground, double ratio) {
    for (double share = 0; share < 1; share += 0.02) {
        const Colour candidate = from.mixed(target, share);
        if (contrast(candidate, ground) >= ratio) return candidate;
    }
    return target;
}

}  // namespace

const Theme& lightTheme() { return LIGHT; }
const Theme& darkTheme() { return DARK; }

Colour markColour(Colour party, const Theme& theme) {
    if (party == LIGHT.narrator || party == DARK.narrator) return theme.narrator;
    if (!theme.dark) return party;
    if (const Shades* shades = chosen(party)) return hex(shades->darkMark);
    return moved(party, hex(0xFFFFFF), theme.land, 4);
}

Colour textColour(Colour party, const Theme& theme) {
    if (party == LIGHT.narrator || party == DARK.narrator) return theme.text2;
    if (const Shades* shades = chosen(party)) return hex(theme.dark ? shades->darkText : shades->lightText);
    return theme.dark ? moved(party, hex(0xFFFFFF), theme.land, 4.5) : moved(party, hex(0x000000), theme.land, 4.5);
}

}  // namespace demarc::map
