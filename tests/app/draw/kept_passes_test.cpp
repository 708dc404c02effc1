#include "draw/kept_passes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "app/draw/easel.hpp"

namespace demarc::draw {
namespace {

/// Small triangles all over the ground around the map, many enough to be kept as a picture.
map::WorldPass manyTriangles() {
    constexpr int SIDE = 460;
    auto mesh = std::make_shared<map::Mesh>();
    for (int y = 0; y < SIDE; ++y)
        for (int x = 0; x < SIDE; ++x) {
            const auto left = static_cast<float>(x - SIDE / 2) * 1.3F, bottom = static_cast<float>(y - SIDE / 2) * 1.1F;
            for (const map::Vec2f corner : {map::Vec2f{left, bottom}, {left + 1, bottom}, {left, bottom + 0.9F}}) {
                mesh->indices.push_back(static_cast<std::uint32_t>(mesh->vertices.size()));
                mesh->vertices.push_back(corner);
                mesh->bounds_m.extend({corner.x, corner.y});
            }
        }
    map::WorldPass pass;
    pass.areas.push_back({mesh, solid(kRed.faded(0.5)), "user.many", true});
    map::LineItem line;
    line.lines = polyline({{-100, -30}, {0, 10}, {100, -20}});
    line.colour = kBlue;
    line.width_px = 2;
    pass.lines.push_back(line);
    return pass;
}

map::Frame paperFrom(map::Vec2 centre_m, double scale_px_per_m = 1) {
    map::Frame frame = paper(100, 80);
    frame.maps[0].camera.centre_m = centre_m;
    frame.maps[0].camera.scale_px_per_m = scale_px_per_m;
    return frame;
}

int largestDifference(const Picture& a, const Picture& b) {
    int largest = 0;
    for (std::size_t i = 0; i < a.rgba.size(); ++i) largest = std::max(largest, std::abs(static_cast<int>(a.rgba[i]) - static_cast<int>(b.rgba[i])));
    return largest;
}

class KeptPass : public testing::Test {
protected:
    Easel easel;
    const map::Scene scene = sceneOf(manyTriangles());
    Picture drawn(Motion motion, const map::Frame& frame) {
        easel.setMotion(motion);
        return easel.draw(scene, frame);
    }
};

TEST_F(KeptPass, IsOneOfManyTriangles) {
    EXPECT_TRUE(KeptPasses::isHeavy(scene.world[0]));
    map::WorldPass one;
    one.areas.push_back({rectangle(0, 0, 1, 1), solid(kRed), "one"});
    EXPECT_FALSE(KeptPasses::isHeavy(one));
}

TEST_F(KeptPass, LooksAsIfDrawnAnewWhereverItMovedByPixels) {
    constexpr int ROUNDING = 2;  // the colours are laid down twice
    for (const map::Vec2 centre : {map::Vec2{0.25, 0.5}, {10.25, -7.5}, {19.25, 14.5}, {60.25, 14.5}}) {
        const Picture once = drawn(Motion::single, paperFrom(centre));
        EXPECT_LE(largestDifference(drawn(Motion::still, paperFrom(centre)), once), ROUNDING) << centre.x;
        EXPECT_LE(largestDifference(drawn(Motion::moving, paperFrom(centre)), once), ROUNDING) << centre.x;
        EXPECT_FALSE(easel.stats.isBlurred);
        EXPECT_GT(once.allInk(), 500) << "there is something to see";
    }
}

TEST_F(KeptPass, IsStretchedWhileTheCameraMovesAndSharpWhenItRests) {
    (void)drawn(Motion::still, paperFrom({}));
    (void)drawn(Motion::moving, paperFrom({0.3, 0}, 1.2));
    EXPECT_TRUE(easel.stats.isBlurred);
    EXPECT_EQ(easel.stats.uploaded_byte, 0U);
    const Picture rests = drawn(Motion::still, paperFrom({0.3, 0}, 1.2));
    EXPECT_FALSE(easel.stats.isBlurred);
    EXPECT_LE(largestDifference(rests, drawn(Motion::single, paperFrom({0.3, 0}, 1.2))), 2);
}

TEST_F(KeptPass, ServesAHurriedGroundAsItIs) {
    (void)drawn(Motion::still, paperFrom({}));
    (void)drawn(Motion::hurried, paperFrom({5, 3}));
    EXPECT_TRUE(easel.stats.isBlurred);
    EXPECT_EQ(easel.stats.uploaded_byte, 0U);
    const Picture rests = drawn(Motion::still, paperFrom({5, 3}));
    EXPECT_FALSE(easel.stats.isBlurred);
    EXPECT_LE(largestDifference(rests, drawn(Motion::single, paperFrom({5, 3}))), 2);
}

TEST(HurriedGround, IsTheSameGroundInCoarserPixels) {
    map::WorldPass pass;
    pass.areas.push_back({rectangle(-30, -20, 25, 15), solid(kRed), "area"});
    map::LineItem line;
    line.lines = polyline({{-45, 30}, {45, 25}});
    line.colour = kBlue;
    line.width_px = 4;
    pass.lines.push_back(line);
    const map::Scene scene = sceneOf(pass);
    Easel easel;
    for (const map::Vec2 size : {map::Vec2{100, 80}, {101, 79}}) {  // a side of odd length, too
        map::Frame frame = paper(static_cast<int>(size.x), static_cast<int>(size.y));
        easel.setMotion(Motion::still);
        const Picture sharp = easel.draw(scene, frame);
        EXPECT_FALSE(easel.stats.isBlurred);
        easel.setMotion(Motion::hurried);
        const Picture coarse = easel.draw(scene, frame);
        EXPECT_TRUE(easel.stats.isBlurred);
        std::size_t other = 0, farOff = 0;
        for (std::size_t i = 0; i < sharp.rgba.size(); ++i) {
            const int difference = std::abs(static_cast<int>(sharp.rgba[i]) - static_cast<int>(coarse.rgba[i]));
            other += difference > 0 ? 1 : 0;
            farOff += difference > 140 ? 1 : 0;
        }
        EXPECT_GT(other, 0U);
        EXPECT_LT(farOff, 300U) << "edges are softer, nothing stands elsewhere";
    }
}

TEST_F(KeptPass, IsDrawnAnewInAnotherColour) {
    (void)drawn(Motion::still, paperFrom({}));
    map::Scene blue = scene;
    blue.world[0].areas[0].paint = solid(kBlue);
    const Picture now = easel.draw(blue, paperFrom({}));
    easel.setMotion(Motion::single);
    EXPECT_LE(largestDifference(now, easel.draw(blue, paperFrom({}))), 2);
}

}  // namespace
}  // namespace demarc::draw
