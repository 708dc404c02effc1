#include "map/legend.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sheet_samples.hpp"

namespace demarc::map {
namespace {

using namespace samples;

/// A place for each kind of mark.
Scene withAllKinds() {
    Scene scene = emptyScene();
    double x = -150'000;
    for (const SymbolKind kind : {SymbolKind::held, SymbolKind::twoHolders, SymbolKind::oneAsserts, SymbolKind::shareRing, SymbolKind::encircled, SymbolKind::contested,
                                  SymbolKind::strike, SymbolKind::proposed, SymbolKind::advance, SymbolKind::withdrawal}) {
        Subject subject = disputed("Town", {x += 30'000, 0});
        subject.symbols = {symbol(kind)};
        scene.subjects.push_back(std::move(subject));
    }
    return scene;
}

TEST(Legend, NamesEveryKindOfMarkOnUprightSheetsOfAnySize) {
    for (const LayoutOptions& options : {sheet(1440, 2160, 1.5), sheet(700, 1000), sheet(1080, 1920), sheet(1200, 1500), sheet(1920, 1080)}) {
        const Frame frame = lay(withAllKinds(), options);
        for (const char* words : {"One holder", "Two holders", "One party asserts", "Share claimed", "encirclement", "contested", "Strike", "Proposed", "advance", "withdrawal"})
            EXPECT_TRUE(says(frame, words)) << words << " on " << options.width_px << " x " << options.height_px;
        // On the smallest the marks come before the note.
        EXPECT_TRUE(says(frame, "side”") || options.width_px <= 700) << options.width_px;
    }
}

TEST(Legend, CountsTheRowsThatHaveNoRoomAtAll) {
    const LayoutOptions options = sheet(1920, 1080);
    const Scene scene = emptyScene();
    const Page page{scene, cameraFor(options), options, fonts()};
    const std::vector<LegendRow> rows(9, {{}, "One holder: all agree", "One holder"});
    const Piece legend = makeLegend(page, rows, "Nothing drawn: no claim.", 300, 90);
    EXPECT_LE(legend.height_px, 90);
    EXPECT_TRUE(std::ranges::any_of(legend.texts, [](const PlacedText& text) { return text.text.find("more kinds of mark") != std::string::npos; }));
}

TEST(Legend, SaysWhatWasCorrectedByHand) {
    for (const LayoutOptions& options : {sheet(1920, 1080), sheet(1200, 1500)}) {
        Scene scene = withAllKinds();
        EXPECT_FALSE(says(lay(scene, options), "Corrected by hand"));
        scene.subjects[2].lines[0].corrected = true;
        EXPECT_TRUE(says(lay(scene, options), "Corrected by hand"));
    }
}

TEST(Legend, OnPaperTheColoursOfPartiesAreStripesThatRiseOrFall) {
    Scene scene = emptyScene();
    scene.theme = printTheme();
    for (std::size_t i = 0; i < 2; ++i) scene.furniture.parties[i].hatched = true, scene.furniture.parties[i].falls = i == 1;
    const LayoutOptions options = sheet(1920, 1080);
    const Page page{scene, cameraFor(options), options, fonts()};
    const Piece legend = makeLegend(page, {}, "", 300, 500);
    ASSERT_EQ(legend.marks.size(), 2U);
    EXPECT_GT(legend.marks[0].period_px, 0);
    EXPECT_NE(legend.marks[0].angle_rad, legend.marks[1].angle_rad);
}

}  // namespace
}  // namespace demarc::map
