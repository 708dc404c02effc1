#include "map/fonts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <random>

#include "base/error.hpp"
#include "sheet_samples.hpp"

using namespace demarc;
using namespace demarc::map;
using samples::fonts;

namespace {

bool hasEveryGlyph(const ShapedText& text) {
    return std::ranges::none_of(text.glyphs, [](const ShapedGlyph& glyph) { return glyph.glyph == 0; });
}

int coverageSum(const GlyphBitmap& bitmap) {
    int sum = 0;
    for (const auto value : bitmap.coverage) sum += value;
    return sum;
}

GlyphKey keyOf(std::string_view text, float size_px) {
    const ShapedText shaped = fonts().shape(text, FontStyle::regular, size_px);
    GlyphKey key;
    key.glyph = shaped.glyphs.front().glyph;
    key.font = shaped.glyphs.front().font;
    key.size_64 = static_cast<std::uint16_t>(size_px * 64);
    return key;
}

}  // namespace

TEST(Fonts, HaveGlyphsForTheScriptsThatNamesComeIn) {
    for (const char* name : {"Kupiansk – “80%”… · °", "Куп’янськ Ґґ Її Єє", "Θεσσαλονίκη", "الخرطوم", "თბილისი", "ירושלים", "Երևան", "አዲስ አበባ",
                             "Łódź Çankırı Hồ Chí Minh"}) {
        for (const FontStyle style : {FontStyle::regular, FontStyle::bold, FontStyle::italic}) {
            const ShapedText text = fonts().shape(name, style, 13);
            EXPECT_TRUE(hasEveryGlyph(text)) << name;
            EXPECT_GT(text.width_px, 20) << name;
        }
    }
}

TEST(Fonts, ArabicRunsFromRightToLeftAndItsLettersJoin) {
    const ShapedText word = fonts().shape("الفاشر", FontStyle::regular, 20);
    ASSERT_GE(word.glyphs.size(), 5U);
    EXPECT_GT(word.glyphs.front().cluster, word.glyphs.back().cluster) << "the last letter is the leftmost";
    const ShapedText alone = fonts().shape("ش", FontStyle::regular, 20);
    EXPECT_TRUE(std::ranges::none_of(word.glyphs, [&](const ShapedGlyph& glyph) { return glyph.glyph == alone.glyphs.front().glyph; }))
        << "inside a word a letter has another form";
}

TEST(Fonts, ANumberInArabicTextReadsFromTheLeft) {
    const ShapedText text = fonts().shape("غزة 26 قتيلا", FontStyle::regular, 20);
    float two_px = -1, six_px = -1;
    const std::string bytes = "غزة 26 قتيلا";
    for (const ShapedGlyph& glyph : text.glyphs) {
        if (bytes[glyph.cluster] == '2') two_px = glyph.x_px;
        if (bytes[glyph.cluster] == '6') six_px = glyph.x_px;
    }
    EXPECT_GT(two_px, 0);
    EXPECT_GT(six_px, two_px);
}

TEST(Fonts, TrackingSpacesLettersButDoesNotTearJoinedScripts) {
    const float plain_px = fonts().shape("UKRAINE", FontStyle::bold, 17).width_px;
    EXPECT_NEAR(fonts().shape("UKRAINE", FontStyle::bold, 17, 5).width_px, plain_px + 6 * 5, 0.01);
    EXPECT_FLOAT_EQ(fonts().shape("السودان", FontStyle::bold, 17, 5).width_px, fonts().shape("السودان", FontStyle::bold, 17).width_px);
}

TEST(Fonts, FiguresAreTabular) {
    EXPECT_FLOAT_EQ(fonts().shape("1111", FontStyle::regular, 13).width_px, fonts().shape("8888", FontStyle::regular, 13).width_px);
}

TEST(Fonts, WidthGrowsInProportionToSize) {
    for (const char* text : {"Vovchansk", "Вовчанськ", "بورتسودان"}) {
        EXPECT_NEAR(fonts().shape(text, FontStyle::regular, 26).width_px, 2 * fonts().shape(text, FontStyle::regular, 13).width_px, 1e-3) << text;
    }
}

TEST(Fonts, AnyBytesCanBeShaped) {
    std::mt19937 random{7};
    for (int round = 0; round < 300; ++round) {
        std::string bytes(random() % 40, '\0');
        for (char& byte : bytes) byte = static_cast<char>(random());
        const ShapedText text = fonts().shape(bytes, FontStyle::regular, 13);
        for (const ShapedGlyph& glyph : text.glyphs) EXPECT_LT(glyph.cluster, bytes.size());
    }
    EXPECT_EQ(fonts().shape("", FontStyle::regular, 13).glyphs.size(), 0U);
}

TEST(Fonts, ABitmapCoversItsGlyphAndAHaloCoversMore) {
    GlyphKey key = keyOf("H", 32);
    const GlyphBitmap glyph = fonts().rasterise(key);
    EXPECT_NEAR(glyph.height_px, fonts().capHeight_px(FontStyle::regular, 32), 1.6F);
    EXPECT_NEAR(glyph.top_px, -glyph.height_px, 1);
    key.halo_64 = 3 * 64;
    const GlyphBitmap halo = fonts().rasterise(key);
    EXPECT_NEAR(halo.height_px, glyph.height_px + 6, 2);
    EXPECT_NEAR(halo.width_px, glyph.width_px + 6, 2);
    EXPECT_GT(coverageSum(halo), coverageSum(glyph));
}

TEST(Fonts, ATurnedGlyphLiesOnItsSide) {
    GlyphKey key = keyOf("l", 40);
    const GlyphBitmap upright = fonts().rasterise(key);
    key.rotation_deg = 90;
    const GlyphBitmap turned = fonts().rasterise(key);
    EXPECT_NEAR(turned.width_px, upright.height_px, 2);
    EXPECT_NEAR(turned.height_px, upright.width_px, 2);
    EXPECT_GE(turned.left_px, -1) << "clockwise: what stood up now points right";
}

TEST(Fonts, ASubpixelStepMovesTheInkByAQuarter) {
    GlyphKey key = keyOf("o", 24);
    const auto middle = [](const GlyphBitmap& bitmap) {
        double sum = 0, weighted = 0;
        for (std::size_t i = 0; i < bitmap.coverage.size(); ++i) {
            sum += bitmap.coverage[i];
            weighted += bitmap.coverage[i] * (bitmap.left_px + static_cast<double>(i % static_cast<std::size_t>(bitmap.width_px)));
        }
        return weighted / sum;
    };
    const double still = middle(fonts().rasterise(key));
    key.subpixel_x = 2;
    EXPECT_NEAR(middle(fonts().rasterise(key)), still + 0.5, 0.05);
}

TEST(Fonts, WhatNoFontHasIsLeftOutAndTold) {
    const FontSet own = FontSet::open(base::findAssets());
    EXPECT_EQ(own.missing(), "");
    const ShapedText with = own.shape("Front 🎉line战", FontStyle::bold, 30), without = own.shape("Front line", FontStyle::bold, 30);
    EXPECT_EQ(with.glyphs.size(), without.glyphs.size());
    EXPECT_FLOAT_EQ(with.width_px, without.width_px);
    (void)own.shape("战线", FontStyle::regular, 12);
    EXPECT_EQ(own.missing(), "🎉战线");
}

TEST(Fonts, AMissingFontIsNamed) {
    try {
        (void)FontSet::open(std::filesystem::path{"/nonexistent"});
        FAIL();
    } catch (const base::FileError& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("NotoSans-Regular.ttf"));
    }
}

TEST(Fonts, AFileThatIsNoFontIsNamed) {
    const auto folder = std::filesystem::path{testing::TempDir()} / "no_fonts";
    std::filesystem::create_directories(folder / "fonts");
    std::ofstream{folder / "fonts" / "NotoSans-Regular.ttf"} << "this is text";
    try {
        (void)FontSet::open(folder);
        FAIL();
    } catch (const base::FormatError& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("NotoSans-Regular.ttf"));
    }
    std::filesystem::remove_all(folder);
}
