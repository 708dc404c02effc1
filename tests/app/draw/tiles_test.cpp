#include <gtest/gtest.h>

#include <cmath>

#include "app/draw/easel.hpp"

namespace demarc::draw {
namespace {

/// A bit of everything across the seams.
map::Scene everything() {
    map::WorldPass pass;
    pass.areas.push_back({rectangle(-90, -70, 60, 40), solid(kBlue), ""});
    pass.areas.push_back({rectangle(-60, -90, 90, 80), patterned(map::Pattern::hatch, kRed.faded(0.5), kBlue.faded(0.5), 0.5F, 9), ""});
    std::vector<map::Vec2f> wave;
    for (int i = -120; i <= 120; ++i) wave.push_back({static_cast<float>(i), static_cast<float>(60 * std::sin(i * 0.05))});
    map::LineItem item;
    item.lines = polyline(std::move(wave));
    item.colour = kBlack;
    item.width_px = 5;
    pass.lines.push_back(item);
    item.colour = kRed.faded(0.5);
    item.width_px = 11;
    item.dash_px = 10;
    item.gap_px = 6;
    item.clip = rectangle(-80, -80, 80, 30);
    pass.lines.push_back(item);
    return sceneOf(std::move(pass));
}

TEST(Tiles, OfOneFrameFitTogetherWithoutASeam) {
    Easel easel;
    const map::Scene scene = everything();
    map::Frame frame = paper(256, 192);
    auto& sheet = frame.sheets.emplace_back();
    sheet.strokes.push_back({.points = {{20, 20}, {200, 150}, {240, 30}}, .width_px = 3, .colour = kBlack, .dash_px = 9, .gap_px = 4});
    map::Mark disc = markAt(map::MarkShape::disc, 128, 96, 40, kRed);
    disc.b = kBlack;
    disc.share = 0.5F;
    disc.period_px = 9;
    sheet.marks.push_back(disc);
    map::PlacedText text = easel.text("Across seams", map::FontStyle::bold, 40, 100, 30);
    text.halo = kWhite;
    text.halo_px = 2;
    sheet.texts.push_back(text);

    const Picture whole = easel.draw(scene, frame);
    int different = 0;
    for (const int tileX : {0, 100, 200})
        for (const int tileY : {0, 70, 140}) {
            const int width = std::min(100, 256 - tileX), height = std::min(70, 192 - tileY);
            const Picture part = easel.draw(scene, frame, {tileX, tileY}, width, height);
            for (int y = 0; y < height; ++y)
                for (int x = 0; x < width; ++x) {
                    const base::Colour a = whole.at(tileX + x, tileY + y), b = part.at(x, y);
                    if (std::abs(a.r - b.r) + std::abs(a.g - b.g) + std::abs(a.b - b.b) > 3) ++different;
                }
        }
    EXPECT_LE(different, 3);
}

}  // namespace
}  // namespace demarc::draw
