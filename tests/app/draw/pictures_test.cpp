#include <gtest/gtest.h>

#include "app/draw/easel.hpp"

namespace demarc::draw {
namespace {

/// A picture by `colour(x, y)` over a rectangle in metres.
template <class ColourAt>
map::ImageItem imageOf(int width, int height, const map::Rect& bounds_m, ColourAt colour) {
    auto picture = std::make_shared<map::Picture>();
    picture->width_px = width;
    picture->height_px = height;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const base::Colour c = colour(x, y);
            picture->rgba.insert(picture->rgba.end(), {c.r, c.g, c.b, c.a});
        }
    return {picture, bounds_m, 1, "raster.test"};
}

map::Scene sceneWith(map::ImageItem item) {
    map::WorldPass pass;
    pass.images.push_back(std::move(item));
    return sceneOf(std::move(pass));
}

TEST(Pictures, LieWithTheirNorthUpAndPixelByPixel) {
    Easel easel;
    const auto item = imageOf(40, 20, {-20, -10, 20, 10}, [](int x, int y) { return y == 0 ? kRed : x < 20 ? kBlack : kBlue; });
    const Picture drawn = easel.draw(sceneWith(item), paper(100, 100));
    EXPECT_EQ(drawn.at(30, 40), kRed);
    EXPECT_EQ(drawn.at(69, 40), kRed);
    EXPECT_EQ(drawn.at(30, 41), kBlack);
    EXPECT_EQ(drawn.at(69, 59), kBlue);
    EXPECT_EQ(drawn.at(29, 50), kWhite);
    EXPECT_EQ(drawn.at(50, 60), kWhite);
}

TEST(Pictures, LieBelowTheAreasOfTheirPassAndFadeByOpacityAndAlpha) {
    Easel easel;
    auto item = imageOf(2, 2, {-40, -40, 40, 40}, [](int, int) { return kBlack; });
    item.opacity = 0.5F;
    map::WorldPass pass;
    pass.images.push_back(item);
    pass.areas.push_back({rectangle(-10, -10, 10, 10), solid(kRed), {}});
    const Picture drawn = easel.draw(sceneOf(pass), paper(100, 100));
    EXPECT_NEAR(drawn.at(20, 20).g, 128, 1);
    EXPECT_EQ(drawn.at(50, 50), kRed);
    const auto clear = imageOf(2, 2, {-40, -40, 40, 40}, [](int, int) { return base::Colour{0, 0, 0, 51}; });
    EXPECT_NEAR(easel.draw(sceneWith(clear), paper(100, 100)).at(20, 20).g, 204, 1);
}

TEST(Pictures, AreSmoothBetweenTheirPixels) {
    Easel easel;
    const auto item = imageOf(2, 1, {-50, -50, 50, 50}, [](int x, int) { return x == 0 ? kBlack : kWhite; });
    const Picture drawn = easel.draw(sceneWith(item), paper(100, 100));
    EXPECT_NEAR(drawn.at(50, 50).g, 128, 4);
    EXPECT_EQ(drawn.at(10, 50), kBlack);
    // A clear pixel's colour does not bleed into its neighbour.
    const auto edge = imageOf(2, 1, {-50, -50, 50, 50}, [](int x, int) { return x == 0 ? kRed : base::Colour{0, 255, 0, 0}; });
    const base::Colour between = easel.draw(sceneWith(edge), paper(100, 100)).at(50, 50);
    EXPECT_EQ(between.r, 255);
    EXPECT_EQ(between.g, between.b);
}

TEST(Pictures, LargerThanATextureFitTogetherWithoutASeam) {
    Easel easel;
    const auto ramp = [](int x, int) { return base::Colour{static_cast<std::uint8_t>(x / 40), 0, 0, 255}; };
    const auto item = imageOf(9000, 2, {-4500, -50, 4500, 50}, ramp);
    map::Frame frame = paper(900, 20);
    for (const double centre : {-406.0, 3688.0}) {  // where tiles meet
        frame.maps[0].camera.centre_m = {centre, 0};
        const Picture drawn = easel.draw(sceneWith(item), frame);
        for (int x = 1; x < 900; ++x) {
            const int step = drawn.at(x, 10).r - drawn.at(x - 1, 10).r;
            ASSERT_TRUE(step == 0 || step == 1) << centre << ' ' << x;
        }
    }
}

TEST(Pictures, AreUploadedOnce) {
    Easel easel;
    const auto item = imageOf(64, 64, {-20, -10, 20, 10}, [](int, int) { return kBlue; });
    (void)easel.draw(sceneWith(item), paper(100, 100));
    EXPECT_GE(easel.stats.uploaded_byte, 64U * 64 * 4);
    (void)easel.draw(sceneWith(item), paper(100, 100));
    EXPECT_EQ(easel.stats.uploaded_byte, 0U);
}

}  // namespace
}  // namespace demarc::draw
