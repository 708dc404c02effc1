#include "map/style.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "claim/party.hpp"
#include "map/telling.hpp"

namespace demarc::map {
namespace {

using base::Colour;
using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

constexpr Matrix AS_IT_IS{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
// Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
constexpr Matrix DEUTERANOPIA{{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix PROTANOPIA{{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix TO_XYZ{{{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}}};

// "parties in order of mention", and what proposals are drawn in.
constexpr std::array PALETTE{0xD55E00U, 0x0072B2U, 0xE69F00U, 0x009E73U, 0xCC79A7U, 0x56B4E9U, 0xF0E442U};

Vector times(const Matrix& m, const Vector& v) {
    Vector out{};
    for (std::size_t row = 0; row < 3; ++row)
        for (std::size_t k = 0; k < 3; ++k) out[row] += m[row][k] * v[k];
    return out;
}

Vector linear(Colour c) {
    const auto channel = [](std::uint8_t value) {
        const double v = value / 255.0;
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return {channel(c.r), channel(c.g), channel(c.b)};
}

double luminance(Colour c) { return times(TO_XYZ, linear(c))[1]; }

/// As WCAG 2 defines it.
double contrast(Colour a, Colour b) {
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

Vector lab(const Vector& rgb) {
    Vector inside{};
    for (std::size_t k = 0; k < 3; ++k) inside[k] = std::clamp(rgb[k], 0.0, 1.0);
    const Vector xyz = times(TO_XYZ, inside);
    const auto curve = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = curve(xyz[0] / 0.9505), y = curve(xyz[1]), z = curve(xyz[2] / 1.089);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/// CIE76 as a reader with this sight sees it.
double apart(Colour a, Colour b, const Matrix& sight) {
    const Vector p = lab(times(sight, linear(a))), q = lab(times(sight, linear(b)));
    return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

double lightness(Colour c) { return lab(linear(c))[0]; }

/// A translucent fill on a ground.
Colour on(Colour fill, double opacity, Colour ground) { return ground.mixed(Colour{fill.r, fill.g, fill.b, 255}, opacity); }

std::vector<Colour> parties() {
    std::vector<Colour> colours;
    for (const unsigned rgb : PALETTE) colours.push_back(Colour::fromHex(rgb));
    return colours;
}

}  // namespace

class Themes : public testing::TestWithParam<ThemeKind> {
protected:
    const Theme& theme = themeOf(GetParam());
};

INSTANTIATE_TEST_SUITE_P(Style, Themes, testing::Values(ThemeKind::light, ThemeKind::dark, ThemeKind::print));

TEST_P(Themes, AreWhatTheyAreAskedFor) { EXPECT_EQ(theme.kind, GetParam()); }

TEST_P(Themes, EveryTextStandsOutFromWhatItIsSetOn) {
    const Theme& t = theme;
    const std::pair<Colour, std::vector<Colour>> texts[] = {
        {t.townText, {t.land}},
        {t.regionText, {t.land}},
        {t.countryText, {t.land}},
        {t.waterText, {t.land, t.water}},
        {t.claimedText, {t.land, t.water}},
        {t.proposalText, {t.land, t.panel}},
        {t.text, {t.land, t.panel, t.raised, t.selected, t.ground}},
        {t.text2, {t.land, t.panel, t.raised, t.selected, t.ground}},
        {t.text3, {t.land, t.panel, t.raised, t.selected, t.ground}},
        {t.buttonText, {t.button}},
    };
    for (std::size_t i = 0; i < std::size(texts); ++i) {
        for (std::size_t k = 0; k < texts[i].second.size(); ++k) EXPECT_GE(contrast(texts[i].first, texts[i].second[k]), 4.5) << "text " << i << ", ground " << k;
    }
}

TEST_P(Themes, TextInAPartysColourReadsOnLandAndOnPanels) {
    std::vector<Colour> colours = parties();
    for (std::size_t i = 0; i < 32; ++i) colours.push_back(claim::paletteColour(i));
    for (const unsigned rgb : {0x000000U, 0xFFFFFFU, 0x808080U, 0xFF0000U, 0xFFFF00U}) colours.push_back(Colour::fromHex(rgb));
    colours.push_back(claim::narratorColour());
    for (const Colour colour : colours) {
        EXPECT_GE(contrast(textColour(colour, theme), theme.land), 4.8);
        EXPECT_GE(contrast(textColour(colour, theme), theme.panel), 5.4);
    }
}

/// What a map of so many parties draws them in, and proposals last; `wanted` says what a report gave them.
std::vector<Colour> givenMarks(const std::vector<Colour>& wanted, const Theme& theme) {
    claim::Reading reading;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const std::string id = "P" + std::to_string(i);
        reading.parties.push_back({id, {}, wanted[i]});
        claim::Claim said;
        said.claimant = said.actor = id;
        reading.claims.push_back(said);
    }
    const std::vector<claim::Reading> readings{reading};
    const claim::PartyRegistry registry;
    return Telling{readings, registry, theme}.drawnColours();
}

TEST_P(Themes, MarksOfTwoPartiesAreToldApartByEveryReader) {
    std::vector<Colour> inOrder;
    for (std::size_t i = 0; i < 7; ++i) inOrder.push_back(claim::paletteColour(i));
    const std::vector<Colour> yellowFirst{Colour::fromHex(0xF0E442), Colour::fromHex(0xE69F00), Colour::fromHex(0xDDCC77)};
    for (const std::vector<Colour>& wanted : {inOrder, yellowFirst}) {
        const std::vector<Colour> marks = givenMarks(wanted, theme);
        ASSERT_EQ(marks.size(), wanted.size() + 1);
        for (std::size_t i = 0; i < marks.size(); ++i) {
            for (std::size_t j = i + 1; j < marks.size(); ++j) {
                EXPECT_GE(apart(marks[i], marks[j], AS_IT_IS), 32) << marks[i].hex() << " and " << marks[j].hex();
                EXPECT_GE(apart(marks[i], marks[j], DEUTERANOPIA), 15) << marks[i].hex() << " and " << marks[j].hex();
                EXPECT_GE(apart(marks[i], marks[j], PROTANOPIA), 15) << marks[i].hex() << " and " << marks[j].hex();
                const double greys = std::abs(lightness(marks[i]) - lightness(marks[j]));
                EXPECT_GE(greys, theme.kind == ThemeKind::print ? 8 : 0) << "in grey " << marks[i].hex() << " and " << marks[j].hex();
            }
        }
    }
}

TEST_P(Themes, MarksStandOutFromTheGround) {
    for (const Colour colour : parties()) EXPECT_GE(apart(markColour(colour, theme), theme.land, AS_IT_IS), 25);
    if (theme.kind == ThemeKind::print) return;  // has dense fills, and stripes that rise and fall by turns
    for (std::size_t i = 0; i < 32; ++i) EXPECT_GE(contrast(markColour(claim::paletteColour(i), theme), theme.land), 2) << claim::paletteColour(i).hex();
}

TEST(PrintTheme, InGreyTwoPartiesAreStillToldApart) {
    const Theme& theme = printTheme();
    const std::vector<Colour> colours = parties();
    for (std::size_t i = 0; i < colours.size(); ++i) {
        for (std::size_t j = i + 1; j < colours.size(); ++j) {
            const Colour a = markColour(colours[i], theme), b = markColour(colours[j], theme);
            EXPECT_GE(std::abs(lightness(a) - lightness(b)), 9) << i << " and " << j;
            const double opacity = areaOpacity(theme);
            EXPECT_GE(std::abs(lightness(on(a, opacity, theme.land)) - lightness(on(b, opacity, theme.land))), 3.5) << i << " and " << j;
            // Where one party alone speaks its stripes tell too.
            EXPECT_GE(std::abs(sparsePeriod_px(a, theme) - sparsePeriod_px(b, theme)), 0.4F) << i << " and " << j;
        }
    }
}

TEST(PrintTheme, IsGreyButForThePartiesAndHardlyInksThePaper) {
    const Theme& t = printTheme();
    for (const Colour c : {t.land, t.panel, t.text, t.text2, t.text3, t.townText, t.regionText, t.countryText, t.border, t.region, t.unknown}) {
        const auto [least, most] = std::minmax({c.r, c.g, c.b});
        EXPECT_LE(most - least, 6);
    }
    EXPECT_GE(lightness(t.land), 97);
    EXPECT_GE(lightness(t.water), 91);
}

}  // namespace demarc::map
