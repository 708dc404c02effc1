#include <gtest/gtest.h>

#include "app/draw/easel.hpp"

namespace demarc::draw {
namespace {

class SheetOnPaper : public testing::Test {
protected:
    map::PlacedText text(const std::string& words, float x, float y, float size_px) const { return easel.text(words, map::FontStyle::regular, x, y, size_px); }
    static map::Frame with(map::PlacedText text) {
        map::Frame frame = paper(200, 100);
        frame.sheets.emplace_back().texts.push_back(std::move(text));
        return frame;
    }
    Easel easel;
};

TEST_F(SheetOnPaper, AGlyphIsItsBitmapPixelForPixel) {
    const Picture picture = easel.draw({}, with(text("R", 50.25F, 60, 40)));
    const auto shaped = easel.fonts().shape("R", map::FontStyle::regular, 40);
    const map::GlyphBitmap bitmap = easel.fonts().rasterise({.glyph = shaped.glyphs[0].glyph, .font = shaped.glyphs[0].font, .size_64 = 40 * 64, .subpixel_x = 1});
    ASSERT_GT(bitmap.width_px, 10);
    for (int y = 0; y < bitmap.height_px; ++y)
        for (int x = 0; x < bitmap.width_px; ++x)
            EXPECT_EQ(255 - picture.at(50 + bitmap.left_px + x, 60 + bitmap.top_px + y).g, bitmap.coverage[static_cast<std::size_t>(y * bitmap.width_px + x)]);
}

TEST_F(SheetOnPaper, ALevelLineOfTextStandsOnWholePixels) {
    EXPECT_EQ(easel.draw({}, with(text("Kupiansk", 20, 60, 20))).rgba, easel.draw({}, with(text("Kupiansk", 20, 60.4F, 20))).rgba);
}

TEST_F(SheetOnPaper, AHaloSurroundsTheFillAndLiesBelowIt) {
    map::PlacedText placed = text("Kupiansk", 20, 60, 20);
    const Picture plain = easel.draw({}, with(placed));
    placed.halo = kRed;
    placed.halo_px = 3;
    const Picture haloed = easel.draw({}, with(placed));
    int red = 0, changed = 0;
    for (int y = 0; y < 100; ++y)
        for (int x = 0; x < 200; ++x) {
            if (plain.at(x, y) == kBlack && haloed.at(x, y) != kBlack) ++changed;
            if (haloed.at(x, y) == kRed) ++red;
        }
    EXPECT_GT(red, 500);
    EXPECT_EQ(changed, 0);
}

TEST_F(SheetOnPaper, TextIsRasterisedOnceAndKept) {
    const map::Frame frame = with(text("Vovchansk", 20, 60, 20));
    easel.draw({}, frame);
    const auto first = easel.stats.uploaded_byte;
    easel.draw({}, frame);
    EXPECT_LT(easel.stats.uploaded_byte * 10, first);
    EXPECT_EQ(easel.stats.drawCalls, 1U);
}

TEST_F(SheetOnPaper, MoreGlyphsThanTheAtlasHoldsAreStillAllDrawn) {
    map::Frame frame = paper(200, 100);
    // 20 sizes of a letter 900 px high are more than 16 megapixels.
    for (int size = 0; size < 20; ++size) frame.sheets.emplace_back().texts.push_back(text("W", -300, 400, 1000.0F + static_cast<float>(size)));
    easel.draw({}, frame);
    const Picture alone = easel.draw({}, with(text("R", 50, 60, 40)));
    map::Frame last = paper(200, 100);
    last.sheets.emplace_back().texts.push_back(text("R", 50, 60, 40));
    EXPECT_EQ(easel.draw({}, last).rgba, alone.rgba);
    EXPECT_GT(alone.allInk(), 100);
}

TEST_F(SheetOnPaper, AStrokeIsStraightThroughItsPointsWithRoundEnds) {
    map::Frame frame = paper(100, 100);
    frame.sheets.emplace_back().strokes.push_back({.points = {{20, 50}, {60, 50}}, .width_px = 10, .colour = kBlack});
    const Picture picture = easel.draw({}, frame);
    EXPECT_EQ(picture.at(40, 45), kBlack);
    EXPECT_EQ(picture.at(40, 54), kBlack);
    EXPECT_EQ(picture.at(40, 44), kWhite);
    EXPECT_NEAR(picture.allInk(), 400 + 78.5, 3);
}

TEST_F(SheetOnPaper, EachStrokeKeepsItsOwnColourAndWidth) {
    map::Frame frame = paper(100, 100);
    frame.sheets.emplace_back().strokes = {{.points = {{10, 20}, {90, 20}}, .width_px = 2, .colour = kRed},
                                           {.points = {{10, 40}, {30, 40}, {90, 40}}, .width_px = 6, .colour = kBlue}};
    const Picture picture = easel.draw({}, frame);
    EXPECT_EQ(picture.at(50, 19), kRed);
    EXPECT_EQ(picture.at(50, 22), kWhite);
    EXPECT_EQ(picture.at(50, 37), kBlue);
    EXPECT_EQ(picture.at(50, 30), kWhite);
}

TEST_F(SheetOnPaper, ASheetClippedToTheMapLeavesTheRestAlone) {
    map::Frame frame = paper(100, 100);
    frame.maps[0].camera.viewport_px = {50, 0, 100, 100};
    auto& sheet = frame.sheets.emplace_back();
    sheet.clip_px = {50, 0, 100, 100};
    sheet.marks.push_back(markAt(map::MarkShape::disc, 50, 50, 20, kBlack));
    sheet.marks.push_back(rectAt(50, 10, 50, 10, kBlack));
    frame.sheets.emplace_back().marks.push_back(markAt(map::MarkShape::disc, 20, 80, 5, kRed));
    const Picture picture = easel.draw({}, frame);
    EXPECT_EQ(picture.at(51, 50), kBlack);
    EXPECT_EQ(picture.at(48, 50), kWhite);
    EXPECT_EQ(picture.at(20, 5), kWhite);
    EXPECT_EQ(picture.at(20, 80), kRed);
}

TEST_F(SheetOnPaper, StrokesLieBelowMarksAndMarksBelowTexts) {
    map::Frame frame = with(text("R", 50, 60, 60));
    frame.sheets[0].marks.push_back(rectAt(70, 40, 40, 30, kRed));
    frame.sheets[0].strokes.push_back({.points = {{0, 40}, {200, 40}}, .width_px = 10, .colour = kBlue});
    const Picture picture = easel.draw({}, frame);
    EXPECT_EQ(picture.at(10, 40), kBlue);
    EXPECT_EQ(picture.at(100, 40), kRed);
    EXPECT_EQ(picture.at(58, 40), kBlack);
}

}  // namespace
}  // namespace demarc::draw
