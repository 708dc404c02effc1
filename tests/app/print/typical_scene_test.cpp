// What drawing a sheet of the shipped sample costs GL: counted, not timed.
#include <gtest/gtest.h>

#include "base/file.hpp"
#include "print/export.hpp"

namespace demarc::print {
namespace {

class TypicalScene : public testing::Test {
protected:
    std::filesystem::path assets = base::findAssets();
    claim::Knowledge knowledge = claim::Knowledge::open(assets);
    map::Basemap basemap = map::Basemap::open(assets);
    map::FontSet fonts = map::FontSet::open(assets);
    map::Cartographer cartographer{knowledge, basemap};
    std::vector<claim::Reading> readings = read();
    Printer printer;

    [[nodiscard]] std::vector<claim::Reading> read() const {
        std::vector<claim::Reading> all;
        for (auto& document : text::readDocuments(assets / "samples/ukraine-2025-11-20.txt").value) all.push_back(claim::read(std::move(document), knowledge));
        return all;
    }
};

TEST_F(TypicalScene, TakesAtMostSixtyDrawCallsInTheWindow) {
    auto bare = sheetFor(1920, 1080);
    bare.column = bare.inset = false;
    bare.selected = 0;
    const LaidOut made = layOut(readings, {}, bare, cartographer, fonts);
    (void)printer.print(*made.scene, made.frame, fonts);
    EXPECT_GT(printer.times().drawCalls, 10U);
    EXPECT_LE(printer.times().drawCalls, 60U);
}

TEST_F(TypicalScene, UploadsNoGroundWhenOnlyTheCameraMoves) {
    const LaidOut made = layOut(readings, {}, sheetFor(1920, 1080), cartographer, fonts);
    (void)printer.print(*made.scene, made.frame, fonts);
    const std::size_t first_byte = printer.times().uploaded_byte;
    map::Frame moved = made.frame;
    moved.sheets.clear();
    for (int step = 1; step <= 3; ++step) {
        moved.maps.front().camera.centre_m.x += 10'000;
        moved.maps.front().camera.scale_px_per_m *= 1.1;
        (void)printer.print(*made.scene, moved, fonts);
        EXPECT_EQ(printer.times().uploaded_byte, 0U);
    }
    EXPECT_GT(first_byte, 100'000U);
}

TEST_F(TypicalScene, IsTheSamePictureInBands) {
    const LaidOut made = layOut(readings, {}, sheetFor(1200, 5000, 0.6), cartographer, fonts);
    const Image whole = printer.print(*made.scene, made.frame, fonts);
    Image joined{1200, 5000, {}};
    int next_px = 0;
    printer.printBands(*made.scene, made.frame, fonts, [&](const Image& band, int top_px) {
        EXPECT_EQ(top_px, next_px);
        next_px += band.height_px;
        joined.rgba.insert(joined.rgba.end(), band.rgba.begin(), band.rgba.end());
    });
    EXPECT_EQ(next_px, 5000);
    EXPECT_EQ(joined.rgba, whole.rgba);
}

}  // namespace
}  // namespace demarc::print
