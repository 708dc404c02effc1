#include "map/text_setter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sheet_samples.hpp"

using namespace demarc::map;

namespace {

const TextStyle STYLE{FontStyle::regular, 13, 17, 0, {}, {}, 0};

TextSetter setter() {
    return TextSetter{samples::fonts()};
}

}  // namespace

TEST(TextSetter, NoLineOfAParagraphIsWiderThanItsColumn) {
    const std::string text =
        "Russia has taken full control; some Ukrainian troops remain in Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamter";
    for (const double width : {40.0, 90.0, 250.0}) {
        const TextBlock block = setter().paragraph(text, STYLE, width);
        for (const PlacedText& line : block.texts) EXPECT_LE(line.box_px.right, width + 0.5) << line.text;
        EXPECT_DOUBLE_EQ(block.height_px, block.lines * 17.0);
    }
}

TEST(TextSetter, AParagraphSaysAllItsWordsInOrder) {
    const TextBlock block = setter().paragraph("one two three four five six seven", STYLE, 60);
    std::string all;
    for (const PlacedText& line : block.texts) all += (all.empty() ? "" : " ") + line.text;
    EXPECT_EQ(all, "one two three four five six seven");
    EXPECT_FALSE(block.cut);
}

TEST(TextSetter, WhatIsCutEndsInAnEllipsisAndFits) {
    const TextBlock block = setter().paragraph("one two three four five six seven eight nine ten", STYLE, 70, 2);
    EXPECT_TRUE(block.cut);
    EXPECT_EQ(block.lines, 2);
    EXPECT_THAT(block.texts.back().text, testing::EndsWith("…"));
    EXPECT_LE(block.texts.back().box_px.right, 70.5);
    const std::string shortened = setter().shortened("Куп’янськ-Вузловий", STYLE, 60);
    EXPECT_THAT(shortened, testing::EndsWith("…"));
    EXPECT_LE(setter().width_px(shortened, STYLE), 60);
}

TEST(TextSetter, ASuperscriptStaysAtTheWordBeforeIt) {
    const TextSpan spans[] = {{"aaaa bbbb cccc", FontStyle::regular, {}, false}, {"1d", FontStyle::regular, {}, true}};
    for (double width = 30; width < 140; width += 3) {
        const TextBlock block = setter().paragraph(spans, STYLE, width);
        const PlacedText& mark = block.texts.back();
        const PlacedText& word = block.texts[block.texts.size() - 2];
        EXPECT_EQ(mark.text, "1d");
        EXPECT_LT(mark.size_px, word.size_px);
        EXPECT_LT(mark.box_px.top, word.box_px.bottom) << "on the same line at width " << width;
    }
}

TEST(TextSetter, AWordThatNoFontHasLeavesNoGap) {
    EXPECT_DOUBLE_EQ(setter().paragraph("before 战线 after", STYLE, 400).width_px, setter().paragraph("before after", STYLE, 400).width_px);
}

TEST(TextSetter, CapitalsFollowTheScript) {
    EXPECT_EQ(capitals("Kharkiv Oblast"), "KHARKIV OBLAST");
    EXPECT_EQ(capitals("Харківська"), "ХАРКІВСЬКА");
    EXPECT_EQ(capitals("საქართველო"), "საქართველო");
    EXPECT_EQ(capitals("السودان"), "السودان");
}
