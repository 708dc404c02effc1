#include <gtest/gtest.h>

#include <array>
#include <utility>

#include "panels/panel.hpp"

namespace demarc::panels {
namespace {

std::array<map::Rect, 9> all(const Panes& p) {
    return {p.toolbar, p.report, p.layers, p.viewStrip, p.map, p.time, p.claims, p.inspector, p.status};
}

class Arrange : public testing::TestWithParam<std::tuple<std::pair<float, float>, float>> {};

TEST_P(Arrange, PanesTileTheWindowWithoutOverlap) {
    const auto [size, scale] = GetParam();
    const auto panes = all(arrange(size.first, size.second, scale, {}));
    double covered = 0;
    for (std::size_t i = 0; i < panes.size(); ++i) {
        const auto& pane = panes[i];
        ASSERT_FALSE(pane.isEmpty()) << "pane " << i;
        EXPECT_GE(pane.left, 0);
        EXPECT_GE(pane.top, 0);
        EXPECT_LE(pane.right, size.first);
        EXPECT_LE(pane.bottom, size.second);
        covered += pane.width() * pane.height();
        for (std::size_t j = i + 1; j < panes.size(); ++j) EXPECT_FALSE(pane.intersects(panes[j])) << i << " and " << j;
    }
    // Only the splitters of the two sides are nobody's.
    const double sides = panes[1].width() + panes[6].width();
    EXPECT_NEAR(covered, static_cast<double>(size.first) * size.second - sides * 8 * scale, sides);
}

TEST_P(Arrange, TheMapKeepsAThirdOfTheWidth) {
    const auto [size, scale] = GetParam();
    const auto panes = arrange(size.first, size.second, scale, {});
    EXPECT_GT(panes.map.width(), size.first / 3);
    EXPECT_GT(panes.map.height(), panes.time.height());
}

TEST_P(Arrange, HintsTakeRoomFromTheTopOfTheMapAndLeaveItHalf) {
    const auto [size, scale] = GetParam();
    const auto without = arrange(size.first, size.second, scale, {});
    const auto panes = withHints(without, scale);
    EXPECT_FALSE(panes.hints.isEmpty());
    EXPECT_FALSE(panes.hints.intersects(panes.map));
    EXPECT_EQ(panes.hints.top, without.map.top);
    EXPECT_EQ(panes.hints.bottom, panes.map.top);
    EXPECT_GE(panes.map.height(), without.map.height() / 2);
}

INSTANTIATE_TEST_SUITE_P(Sizes, Arrange,
                         testing::Combine(testing::Values(std::pair{800.0F, 500.0F}, std::pair{1280.0F, 720.0F}, std::pair{1499.0F, 900.0F}, std::pair{1920.0F, 1080.0F},
                                                          std::pair{2560.0F, 1440.0F}, std::pair{3840.0F, 2160.0F}),
                                          testing::Values(1.0F, 1.25F, 1.5F, 2.0F)));

TEST(ArrangeAtScaleOne, SidesHaveTheirWidthsAtFullHd) {
    const auto panes = arrange(1920, 1080, 1, {});
    EXPECT_EQ(panes.map.width(), 1032);
    EXPECT_EQ(panes.map.height(), 850);
    EXPECT_EQ(panes.report.height(), 636);
}

TEST(ArrangeWithOtherSizes, PanesThatAreHiddenLeaveTheirRoomToTheMap) {
    project::PaneSizes sizes;
    sizes.isLeftShown = sizes.isRightShown = sizes.isTimeShown = false;
    const auto panes = arrange(1920, 1080, 1, sizes);
    EXPECT_EQ(panes.map.width(), 1920);
    EXPECT_EQ(panes.map.bottom, panes.status.top);
    for (const auto& pane : {panes.report, panes.layers, panes.time, panes.claims, panes.inspector}) EXPECT_TRUE(pane.isEmpty());
}

TEST(ArrangeWithOtherSizes, TheBoardHasASizeOfItsOwn) {
    const auto board = arrange(1920, 1080, 1, {}, true);
    EXPECT_EQ(board.claims.width(), 736);
    EXPECT_EQ(board.claims.height(), 680);
}

TEST(ArrangeWithOtherSizes, ALineStandsWhereItWasDragged) {
    for (const float scale : {1.0F, 2.0F}) {
        const float w = 2400 * scale, h = 1300 * scale;
        const auto before = arrange(w, h, scale, {});
        const auto after = [&](Splitter line, double x, double y) { return arrange(w, h, scale, moved({}, line, {x * scale, y * scale}, before, scale, false)); };
        EXPECT_EQ(after(Splitter::left, 520, 0).report.right, 520 * scale);
        EXPECT_EQ(after(Splitter::right, 1800, 0).claims.left, 1800 * scale);
        EXPECT_EQ(after(Splitter::time, 0, 1000).time.top, 1000 * scale);
        EXPECT_NEAR(after(Splitter::report, 0, 300).report.bottom, 296 * scale, 1) << "the pointer holds the middle of the gap";
        EXPECT_NEAR(after(Splitter::claims, 0, 800).claims.bottom, 796 * scale, 1);
    }
}

TEST(ArrangeWithOtherSizes, NoLineCanTakeTheMapAway) {
    const auto before = arrange(1920, 1080, 1, {});
    auto sizes = moved({}, Splitter::left, {1900, 0}, before, 1, false);
    sizes = moved(sizes, Splitter::right, {0, 0}, arrange(1920, 1080, 1, sizes), 1, false);
    sizes = moved(sizes, Splitter::time, {0, 0}, before, 1, false);
    const auto panes = arrange(1920, 1080, 1, sizes);
    EXPECT_GT(panes.map.width(), 1920 / 3.0);
    EXPECT_GT(panes.map.height(), panes.time.height());
    EXPECT_GE(panes.claims.width(), 119);
}

TEST(ArrangeWithOtherSizes, ADoubleClickRestoresOneLine) {
    project::PaneSizes sizes{.left_px = 500, .right_px = 600};
    EXPECT_EQ(restored(sizes, Splitter::left, false).left_px, 400);
    EXPECT_EQ(restored(sizes, Splitter::left, false).right_px, 600);
}

}  // namespace
}  // namespace demarc::panels
