#include "map/style.hpp"

#include <cmath>

namespace demarc::map {
namespace {

using base::Colour;

constexpr Colour hex(std::uint32_t rgb) { return Colour::fromHex(rgb); }

constexpr Theme LIGHT{
    .kind = ThemeKind::light,
    .land = hex(0xF5F2EB), .water = hex(0xCFDEE7), .river = hex(0xAFC8D8), .coast = hex(0x9DBACB), .claimedRiver = hex(0x6FA0BF),
    .region = hex(0xD3CCBD), .border = hex(0x857D70), .borderBand = hex(0xE7E1D5), .disputedBorder = hex(0x857D70),
    .townText = hex(0x2E2C29), .townDot = hex(0x4A4741), .regionText = hex(0x736A5C), .countryText = hex(0x6F675B), .waterText = hex(0x416276),
    .claimedText = hex(0x161513), .leader = hex(0x45423D), .strike = hex(0x161513),
    .ground = hex(0xE9E6DF), .panel = hex(0xFFFFFF), .raised = hex(0xF2EFEA), .selected = hex(0xE8E4DB), .line = hex(0xDDD8CE),
    .text = hex(0x1B1A18), .text2 = hex(0x57534B), .text3 = hex(0x686359), .button = hex(0x1B1A18), .buttonText = hex(0xFFFFFF),
    .proposal = hex(0xCC79A7), .proposalText = hex(0x9A4775), .narrator = hex(0x6F6A62), .unknown = hex(0x999999), .denialRest = hex(0xB9B4AA)};

constexpr Theme DARK{
    .kind = ThemeKind::dark,
    .land = hex(0x22272E), .water = hex(0x161B21), .river = hex(0x34495B), .coast = hex(0x3A5063), .claimedRiver = hex(0x5B86A6),
    .region = hex(0x353C45), .border = hex(0x77818C), .borderBand = hex(0x2A3038), .disputedBorder = hex(0x77818C),
    .townText = hex(0xC9CED4), .townDot = hex(0xAEB6BF), .regionText = hex(0x88909A), .countryText = hex(0x979FA9), .waterText = hex(0x6B94B2),
    .claimedText = hex(0xF2F4F6), .leader = hex(0x9AA3AD), .strike = hex(0xF2F4F6),
    .ground = hex(0x121519), .panel = hex(0x1A1E23), .raised = hex(0x23282F), .selected = hex(0x2E353E), .line = hex(0x2C323A),
    .text = hex(0xE6E9EC), .text2 = hex(0xA7AFB8), .text3 = hex(0x969EA7), .button = hex(0xE6E9EC), .buttonText = hex(0x14171B),
    .proposal = hex(0xDB93BB), .proposalText = hex(0xE7A9CB), .narrator = hex(0x9AA3AD), .unknown = hex(0x8B9096), .denialRest = hex(0x565D66)};

// Grey ink on white paper, with a breath of colour where a printer has it.
constexpr Theme PRINT{
    .kind = ThemeKind::print,
    .land = hex(0xF8F8F7), .water = hex(0xE2E8EC), .river = hex(0xB0BBC4), .coast = hex(0x8E9AA4), .claimedRiver = hex(0x6C8294),
    .region = hex(0xC9C9C7), .border = hex(0x6E6E6C), .borderBand = hex(0xE9E9E7), .disputedBorder = hex(0x6E6E6C),
    .townText = hex(0x262625), .townDot = hex(0x3A3A39), .regionText = hex(0x636361), .countryText = hex(0x5A5A58), .waterText = hex(0x4A5A66),
    .claimedText = hex(0x000000), .leader = hex(0x303030), .strike = hex(0x000000),
    .ground = hex(0xF2F2F1), .panel = hex(0xFFFFFF), .raised = hex(0xF5F5F4), .selected = hex(0xE9E9E8), .line = hex(0xD4D4D3),
    .text = hex(0x000000), .text2 = hex(0x3D3D3C), .text3 = hex(0x5C5C5A), .button = hex(0x000000), .buttonText = hex(0xFFFFFF),
    .proposal = hex(0x462A39), .proposalText = hex(0x462A39), .narrator = hex(0x5F5F5D), .unknown = hex(0xC8C8C6), .denialRest = hex(0xDADAD8)};

/// Palette colours whose shade in a theme was chosen by eye; any other colour is moved by rule. In print, lightness goes up in steps of ten.
struct Shades {
    std::uint32_t party, lightText, darkMark, darkText, printMark;
};
constexpr Shades CHOSEN[] = {{0xD55E00, 0xB34A00, 0xE8702A, 0xF59A5F, 0xC85800},
                             {0x0072B2, 0x00619A, 0x3E9BD8, 0x74BBEA, 0x004D78},
                             {0xE69F00, 0x8A5F00, 0xF4C95D, 0xEFC063, 0xE6A104},
                             {0x009E73, 0x00745A, 0x2BB58C, 0x2BB58C, 0x006F50},
                             {0xCC79A7, 0x9A4775, 0xDB93BB, 0xE7A9CB, 0x462A39},
                             {0x56B4E9, 0x1E6A99, 0xA9DCF8, 0xA9DCF8, 0x4A9BC9},
                             {0xF0E442, 0x6C6400, 0xF0E442, 0xF0E442, 0xF1E754},
                             {0x332288, 0x332288, 0x8769FF, 0xB3A0FF, 0x1E006E},
                             {0x661100, 0x661100, 0xF04060, 0xFF8A9C, 0xC8828C},
                             {0xDDCC77, 0x6A5F2A, 0xFFFADC, 0xFFFADC, 0xD2C896}};
/// What stripes and rings need to be seen; the palette's amber and sky blue have as much.
constexpr double MARK_ON_LIGHT = 2, MARK_ON_DARK = 4;
constexpr double TEXT_ON_LAND = 4.8, TEXT_ON_PANEL = 5.4;

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

/// The first colour on the way from `from` to `target` that passes.
template <class Passes>
Colour moved(Colour from, Colour target, Passes passes) {
    for (double share = 0; share < 1; share += 0.02) {
        const Colour candidate = from.mixed(target, share);
        if (passes(candidate)) return candidate;
    }
    return target;
}

Colour narratorOr(Colour party, Colour narrator, Colour other) {
    return party == LIGHT.narrator || party == DARK.narrator || party == PRINT.narrator ? narrator : other;
}

}  // namespace

const Theme& lightTheme() { return LIGHT; }
const Theme& darkTheme() { return DARK; }
const Theme& printTheme() { return PRINT; }
const Theme& themeOf(ThemeKind kind) { return kind == ThemeKind::dark ? DARK : kind == ThemeKind::print ? PRINT : LIGHT; }

Colour markColour(Colour party, const Theme& theme) {
    const Shades* shades = chosen(party);
    Colour mark = party;
    if (shades && theme.kind != ThemeKind::light) mark = hex(theme.dark() ? shades->darkMark : shades->printMark);
    else if (theme.dark()) mark = moved(party, hex(0xFFFFFF), [&](Colour c) { return contrast(c, theme.land) >= MARK_ON_DARK; });
    else mark = moved(party, hex(0x000000), [&](Colour c) { return contrast(c, theme.land) >= MARK_ON_LIGHT; });
    return narratorOr(party, theme.narrator, mark);
}

Colour textColour(Colour party, const Theme& theme) {
    const auto reads = [&](Colour c) { return contrast(c, theme.land) >= TEXT_ON_LAND && contrast(c, theme.panel) >= TEXT_ON_PANEL; };
    const Shades* shades = chosen(party);
    const Colour from = !shades ? party : hex(theme.dark() ? shades->darkText : shades->lightText);
    return narratorOr(party, theme.text2, moved(from, theme.dark() ? hex(0xFFFFFF) : hex(0x000000), reads));
}

double areaOpacity(const Theme& theme) { return theme.kind == ThemeKind::print ? 0.6 : 0.35; }

float sparsePeriod_px(Colour mark, const Theme& theme) {
    constexpr double USUAL_PX = 12, CLOSE_PX = 8, WIDE_PX = 20;
    if (theme.kind != ThemeKind::print) return static_cast<float>(USUAL_PX);
    // The cube root is about what the eye makes of it.
    return static_cast<float>(CLOSE_PX + (WIDE_PX - CLOSE_PX) * std::cbrt(luminance(mark)));
}

}  // namespace demarc::map
