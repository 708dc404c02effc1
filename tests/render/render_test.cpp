// Draws each sheet and compares it with tests/render/NAME/expected.png. After a wanted change, look at the pictures and write them anew:
// DEMARC_REWRITE_EXPECTED=1 ./render_tests
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <numbers>

#include "base/file.hpp"
#include "map/tessellate.hpp"
#include "print/print.hpp"
#include "render/image_check.hpp"

namespace demarc::print {
namespace {

using base::Colour;
using map::FontStyle;
using map::Mark;
using map::MarkShape;
using map::Vec2f;

constexpr Colour kLand = Colour::fromHex(0xF5F2EB), kWater = Colour::fromHex(0xCFDEE7), kOrange = Colour::fromHex(0xD55E00);
constexpr Colour kBlue = Colour::fromHex(0x0072B2), kInk = Colour::fromHex(0x161513), kPink = Colour::fromHex(0xCC79A7);

/// What two drivers may differ by: a rounding at an edge, not a pixel out of place; and what 256 colours leave.
constexpr Apart MOST{0.0005, 0.5};

struct Sheet {
    map::Scene scene;
    map::Frame frame;
};

Sheet paper(int width_px, int height_px, Colour colour) {
    Sheet sheet;
    sheet.frame.width_px = width_px;
    sheet.frame.height_px = height_px;
    sheet.frame.paper = sheet.scene.theme.water = colour;
    sheet.frame.maps.push_back({{{}, 1, {0, 0, static_cast<double>(width_px), static_cast<double>(height_px)}}, false});
    sheet.frame.sheets.emplace_back();
    return sheet;
}

/// A shape with bays and capes, `bays` of them, in metres around the middle.
std::vector<Vec2f> island(double x, double y, double radius, int bays) {
    std::vector<Vec2f> points;
    for (int i = 0; i <= 240; ++i) {
        const double angle = (i % 240) * std::numbers::pi / 120;
        const double r = radius * (1 + 0.25 * std::sin(bays * angle) + 0.05 * std::sin(17 * angle));
        points.push_back({static_cast<float>(x + r * std::cos(angle)), static_cast<float>(y + r * std::sin(angle))});
    }
    return points;
}

std::shared_ptr<const map::Mesh> filled(const std::vector<Vec2f>& ring) {
    map::Rings rings;
    rings.starts = {0};
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) rings.points.push_back({ring[i].x, ring[i].y});
    return std::make_shared<const map::Mesh>(map::tessellate(rings));
}

std::shared_ptr<const map::Polylines> outlined(const std::vector<Vec2f>& ring) {
    map::Polylines lines;
    lines.points = ring;
    lines.starts = {0};
    return std::make_shared<const map::Polylines>(std::move(lines));
}

map::LineItem line(const std::vector<Vec2f>& ring, Colour colour, float width_px) {
    map::LineItem item;
    item.lines = outlined(ring);
    item.colour = colour;
    item.width_px = width_px;
    return item;
}

Sheet marks(const map::FontSet&) {
    Sheet sheet = paper(480, 240, kLand);
    std::size_t count = 0;
    const auto add = [&](MarkShape shape, float radius, float width, const std::function<void(Mark&)>& change = [](Mark&) {}) {
        Mark mark;
        mark.shape = shape;
        mark.centre_px = {static_cast<float>(45 + 78 * (count % 6)), static_cast<float>(60 + 120 * (count / 6))};
        mark.radius_px = radius;
        mark.line_px = width;
        mark.a = kOrange;
        mark.b = kBlue;
        change(mark);
        sheet.frame.sheets[0].marks.push_back(mark);
        ++count;
    };
    add(MarkShape::rect, 5, 2, [](Mark& m) { m.half_px = {32, 22}; });
    add(MarkShape::disc, 30, 0, [](Mark& m) { m.period_px = 9; m.share = 0.5F; m.soft_px = 5; m.a = kOrange.faded(0.92); m.b = kBlue.faded(0.92); });
    add(MarkShape::ring, 26, 9, [](Mark& m) { m.share = 0.8F; m.b = kOrange.faded(0.18); });
    add(MarkShape::ticks, 28, 3);
    add(MarkShape::dots, 32, 2.1F, [](Mark& m) { m.period_px = 5.4F; m.a = kInk; });
    add(MarkShape::struck, 26, 2.4F, [](Mark& m) { m.b = kInk; });
    add(MarkShape::burst, 24, 0, [](Mark& m) { m.a = kInk; });
    add(MarkShape::rays, 24, 3.5F, [](Mark& m) { m.a = kInk; });
    add(MarkShape::halfDisc, 24, 2.4F, [](Mark& m) { m.b = {0, 0, 0, 0}; });
    add(MarkShape::dashedRect, 4, 3, [](Mark& m) { m.half_px = {32, 22}; m.period_px = 13; m.share = 0.6F; m.a = kPink; });
    add(MarkShape::arrow, 30, 6, [](Mark& m) { m.angle_rad = 0.8F; });
    add(MarkShape::chevron, 24, 5, [](Mark& m) { m.angle_rad = -0.8F; });
    return sheet;
}

Sheet ground(const map::FontSet&) {
    Sheet sheet = paper(480, 300, kWater);
    map::WorldPass base;
    const auto land = island(0, 0, 130, 3);
    base.areas.push_back({filled(land), {map::Pattern::solid, kLand, {}, 0.5F, 9}, "base.land"});
    base.lines.push_back(line(land, Colour::fromHex(0x9DBACB), 0.8F));
    const auto border = island(-30, 20, 70, 5);
    base.lines.push_back(line(border, Colour::fromHex(0xE7E1D5), 9));
    base.lines.push_back(line(border, Colour::fromHex(0x857D70), 1.3F));
    map::WorldPass claims;
    const auto held = island(60, 30, 45, 4), asserted = island(-60, -60, 35, 2), proposed = island(40, -70, 40, 3), dotted = island(-80, 60, 30, 6);
    claims.areas.push_back({filled(held), {map::Pattern::hatch, kOrange.faded(0.35), kBlue.faded(0.35), 0.4F, 9}, "dispute"});
    claims.areas.push_back({filled(asserted), {map::Pattern::sparseHatch, kBlue.faded(0.6), {}, 0.25F, 9}, "dispute"});
    claims.areas.push_back({filled(dotted), {map::Pattern::dots, kPink, {}, 0.2F, 7}, "proposals"});
    auto dashes = line(proposed, kPink, 5.6F);
    dashes.dash_px = 10;
    dashes.gap_px = 6;
    dashes.clip = filled(proposed);
    claims.lines.push_back(dashes);
    claims.lines.push_back(line(held, kOrange.faded(0.5), 4));
    sheet.scene.world = {base, claims};
    return sheet;
}

Sheet type(const map::FontSet& fonts) {
    Sheet sheet = paper(480, 240, kWater);
    auto& texts = sheet.frame.sheets[0].texts;
    const auto add = [&](const char* words, FontStyle style, float x_px, float y_px, float size_px, float halo_px, float rotation_deg = 0) {
        map::PlacedText text;
        text.size_px = size_px;
        text.fill = kInk;
        text.halo = kLand;
        text.halo_px = halo_px;
        const float angle = rotation_deg * std::numbers::pi_v<float> / 180;
        for (const auto& glyph : fonts.shape(words, style, size_px).glyphs)
            text.glyphs.push_back({glyph.font, glyph.glyph, {x_px + glyph.x_px * std::cos(angle), y_px + glyph.y_px + glyph.x_px * std::sin(angle)}, rotation_deg});
        texts.push_back(text);
    };
    add("Two accounts of who holds it", FontStyle::bold, 20, 45, 30, 0);
    add("Siverskyi Donets", FontStyle::italic, 20, 90, 13, 1.5F);
    add("Куп'янськ, Ізюм", FontStyle::regular, 20, 120, 16, 2);
    add("Αθήνα", FontStyle::regular, 200, 120, 16, 2);
    add("الفاشر", FontStyle::regular, 20, 155, 20, 2);
    add("თბილისი", FontStyle::regular, 200, 155, 16, 2);
    add("11 px is still read", FontStyle::regular, 20, 190, 11, 0);
    add("along a river", FontStyle::italic, 300, 90, 14, 2, 30);
    add("and up again", FontStyle::italic, 320, 210, 14, 2, -25);
    return sheet;
}

class Render : public testing::TestWithParam<std::pair<const char*, Sheet (*)(const map::FontSet&)>> {};

TEST_P(Render, LooksAsExpected) {
    const auto& [name, make] = GetParam();
    const auto fonts = map::FontSet::open(base::findAssets());
    const Sheet sheet = make(fonts);
    expectLooksLike(name, printImage(sheet.scene, sheet.frame, fonts), MOST);
}

INSTANTIATE_TEST_SUITE_P(Cases, Render, testing::Values(std::pair{"marks", &marks}, std::pair{"ground", &ground}, std::pair{"type", &type}),
                         [](const auto& each) { return std::string{each.param.first}; });

}  // namespace
}  // namespace demarc::print
