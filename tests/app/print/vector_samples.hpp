#pragma once
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/file.hpp"
#include "map/frame.hpp"
#include "map/tessellate.hpp"

namespace demarc::print::samples {

inline constexpr base::Colour kOrange{213, 94, 0, 255};
inline constexpr base::Colour kBlue{0, 114, 178, 255};

inline const map::FontSet& fonts() {
    static const map::FontSet set = map::FontSet::open(base::findAssets());
    return set;
}

/// White paper, half a pixel a metre, metre (0, 0) in the middle.
inline map::Frame paper(int width_px = 200, int height_px = 100) {
    map::Frame frame;
    frame.width_px = width_px;
    frame.height_px = height_px;
    frame.paper = {255, 255, 255, 255};
    frame.maps.push_back({{{}, 0.5, {0, 0, static_cast<double>(width_px), static_cast<double>(height_px)}}});
    return frame;
}

inline map::PlacedText words(const std::string& text, float x_px, float y_px, map::FontStyle style = map::FontStyle::regular) {
    map::PlacedText placed;
    placed.text = text;
    placed.fill = {0, 0, 0, 255};
    for (const map::ShapedGlyph& glyph : fonts().shape(text, style, placed.size_px).glyphs)
        placed.glyphs.push_back({glyph.font, glyph.glyph, {x_px + glyph.x_px, y_px + glyph.y_px}, 0, glyph.cluster});
    return placed;
}

/// A square with corners at ±half, with a square hole of half that size.
inline map::Rings frameOf(double half) {
    const double in = half / 2;
    return {{{-half, -half}, {half, -half}, {half, half}, {-half, half}, {-in, -in}, {in, -in}, {in, in}, {-in, in}}, {0, 4}};
}

inline map::AreaItem area(map::Pattern pattern, std::string layer, double half = 60) {
    return {std::make_shared<map::Mesh>(map::tessellate(frameOf(half))), {pattern, kOrange, kBlue, 0.4F, 9}, std::move(layer)};
}

inline map::LineItem line(std::vector<map::Vec2f> points, std::string layer, float dash_px = 0) {
    auto lines = std::make_shared<map::Polylines>();
    for (const map::Vec2f& p : points) lines->bounds_m.extend({double{p.x}, double{p.y}});
    lines->points = std::move(points);
    lines->starts = {0};
    map::LineItem item;
    item.lines = std::move(lines);
    item.colour = kBlue;
    item.dash_px = dash_px;
    item.gap_px = dash_px;
    item.layer = std::move(layer);
    return item;
}

inline map::Mark mark(map::MarkShape shape) {
    map::Mark mark;
    mark.shape = shape;
    mark.centre_px = {50, 50};
    mark.half_px = {20, 12};
    mark.radius_px = 16;
    mark.line_px = 3;
    mark.share = 0.6F;
    mark.a = kOrange;
    mark.b = kBlue;
    if (shape == map::MarkShape::dots || shape == map::MarkShape::dashedRect) mark.period_px = 8;
    if (shape == map::MarkShape::rect || shape == map::MarkShape::dashedRect) mark.radius_px = 4;
    return mark;
}

inline map::Frame frameWith(const map::Mark& mark) {
    map::Frame frame = paper(100, 100);
    frame.maps.clear();
    frame.sheets.emplace_back().marks.push_back(mark);
    return frame;
}

/// Everything that can be drawn.
inline std::pair<map::Scene, map::Frame> everything() {
    map::Scene scene;
    scene.theme = map::lightTheme();
    auto& pass = scene.world.emplace_back();
    for (const auto pattern : {map::Pattern::solid, map::Pattern::hatch, map::Pattern::sparseHatch, map::Pattern::dots})
        pass.areas.push_back(area(pattern, "party.<North & \"South\">"));
    pass.lines.push_back(line({{-500, -20}, {500, 20}}, "base.rivers"));
    pass.lines.push_back(line({{-500, 20}, {500, -20}}, "base.borders", 6));
    pass.lines.push_back(line({{-50, 0}, {50, 0}}, "claimed"));
    pass.lines.back().clip = pass.areas.front().mesh;
    auto dots = std::make_shared<map::Points>();
    dots->points = {{0, 0}, {10, 10}, {5000, 0}};
    pass.points.push_back({dots, 3, 1, kOrange, kBlue, "data"});
    auto picture = std::make_shared<map::Picture>(map::Picture{2, 2, {255, 0, 0, 255, 0, 255, 0, 128, 0, 0, 255, 255, 0, 0, 0, 0}});
    pass.images.push_back({picture, {-40, -40, 40, 40}, 0.5F, "hillshade"});

    map::Frame frame = paper();
    auto& sheet = frame.sheets.emplace_back();
    sheet.name = "names";
    sheet.clip_px = map::Rect{0, 0, 200, 80};
    sheet.strokes.push_back({{{10, 10}, {60, 60}, {90, 20}}, 2, kBlue, 0, 0});
    for (int shape = 0; shape <= static_cast<int>(map::MarkShape::chevron); ++shape) sheet.marks.push_back(mark(static_cast<map::MarkShape>(shape)));
    sheet.texts.push_back(words("Holds 60% of the town", 10, 40));
    sheet.texts.back().halo = {255, 255, 255, 200};
    sheet.texts.back().halo_px = 2;
    auto river = words("Oskil", 10, 70, map::FontStyle::italic);
    for (auto& glyph : river.glyphs) glyph.rotation_deg = 12;
    sheet.texts.push_back(river);
    return {std::move(scene), std::move(frame)};
}

}  // namespace demarc::print::samples
