#include <gtest/gtest.h>

#include <numbers>

#include "app/draw/easel.hpp"

namespace demarc::draw {
namespace {

map::Scene dots(std::vector<map::Vec2f> at, float radius_px, float line_px, base::Colour fill, base::Colour outline) {
    auto points = std::make_shared<map::Points>();
    points->points = std::move(at);
    map::WorldPass pass;
    pass.points.push_back({points, radius_px, line_px, fill, outline, "test"});
    return sceneOf(pass);
}

TEST(Points, ADiscStandsAtItsPlaceAndOfItsSize) {
    Easel easel;
    const Picture picture = easel.draw(dots({{10, 20}}, 6, 0, kBlack, {0, 0, 0, 0}), paper(100, 100));
    EXPECT_EQ(picture.at(60, 30), kBlack);
    EXPECT_NEAR(picture.allInk(), 36 * std::numbers::pi, 2);
}

TEST(Points, TheOutlineLiesOverTheDisc) {
    Easel easel;
    const Picture picture = easel.draw(dots({{0, 0}}, 10, 4, kRed, kBlue), paper(100, 100));
    EXPECT_EQ(picture.at(50, 50), kRed);
    EXPECT_EQ(picture.at(59, 50), kBlue);
    EXPECT_EQ(picture.at(64, 50), kWhite);
}

TEST(Points, ManyAreOneCallAndStayInMemory) {
    Easel easel;
    std::vector<map::Vec2f> many;
    for (int i = 0; i < 1000; ++i) many.push_back({static_cast<float>(i % 50 - 25), static_cast<float>(i / 20 - 25)});
    const map::Scene scene = dots(many, 2, 1, kRed, kBlue);
    (void)easel.draw(scene, paper(100, 100));
    EXPECT_EQ(easel.stats.drawCalls, 1U);
    (void)easel.draw(scene, paper(100, 100));
    EXPECT_EQ(easel.stats.uploaded_byte, 0U);
}

}  // namespace
}  // namespace demarc::draw
