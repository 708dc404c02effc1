#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "app/draw/easel.hpp"

namespace demarc::draw {
namespace {

using map::Pattern;
using map::Vec2f;

map::WorldPass areaPass(std::shared_ptr<const map::Mesh> mesh, const map::Paint& paint) {
    map::WorldPass pass;
    pass.areas.push_back({std::move(mesh), paint, "test"});
    return pass;
}

map::WorldPass linePass(const map::LineItem& item) {
    map::WorldPass pass;
    pass.lines.push_back(item);
    return pass;
}

map::LineItem line(std::vector<Vec2f> points, float width_px) {
    map::LineItem item;
    item.lines = polyline(std::move(points));
    item.colour = kBlack;
    item.width_px = width_px;
    return item;
}

class GroundOnPaper : public testing::Test {
protected:
    Easel easel;
};

TEST_F(GroundOnPaper, AnAreaStandsWhereTheCameraPutsIt) {
    map::Frame frame = paper(100, 100);
    const Picture picture = easel.draw(sceneOf(areaPass(rectangle(10, 20, 30, 40), solid(kBlack))), frame);
    EXPECT_EQ(picture.at(60, 29), kBlack);
    EXPECT_EQ(picture.at(79, 10), kBlack);
    EXPECT_EQ(picture.at(59, 29), kWhite);
    EXPECT_EQ(picture.at(60, 30), kWhite);
    EXPECT_NEAR(picture.allInk(), 400, 1);
}

TEST_F(GroundOnPaper, ATranslucentAreaFadesOverOnePixelAndShowsNoDiagonal) {
    map::Frame frame = paper(100, 100);
    const auto scene = sceneOf(areaPass(rectangle(-20.75F, -20.75F, 20.75F, 20.75F), solid(kBlack.faded(0.5))));
    const Picture picture = easel.draw(scene, frame);
    for (int i = 32; i < 68; ++i) EXPECT_EQ(picture.at(i, 99 - i), picture.at(50, 50)) << i;
    EXPECT_NEAR(picture.ink(50, 50), 0.5, 0.01);
    EXPECT_NEAR(picture.ink(28, 50), 0.125, 0.01);
    EXPECT_EQ(picture.at(27, 50), kWhite);
}

TEST_F(GroundOnPaper, NeighboursInOneMeshShowNoSeam) {
    auto mesh = std::make_shared<map::Mesh>();
    mesh->vertices = {{-30, -20}, {0, -20}, {0, 20}, {-30, 20}, {0, -20}, {30, -20}, {30, 20}, {0, 20}};
    mesh->indices = {0, 1, 2, 0, 2, 3, 4, 6, 5, 4, 7, 6};
    map::Frame frame = paper(100, 100);
    const Picture picture = easel.draw(sceneOf(areaPass(mesh, solid(kBlack.faded(0.5)))), frame);
    for (int x = 25; x < 75; ++x) EXPECT_EQ(picture.at(x, 50), picture.at(50, 40)) << x;
}

TEST_F(GroundOnPaper, AHatchTakesItsSharesAndRisesToTheRight) {
    map::Frame frame = paper(200, 200);
    const auto scene = sceneOf(areaPass(rectangle(-200, -200, 200, 200), patterned(Pattern::hatch, kRed, kBlue, 0.3F, 10)));
    const Picture picture = easel.draw(scene, frame);
    double red = 0, blue = 0;
    for (int y = 0; y < 200; ++y)
        for (int x = 0; x < 200; ++x) {
            red += picture.at(x, y).r;
            blue += picture.at(x, y).b;
        }
    EXPECT_NEAR(red / (red + blue), 0.3, 0.01);
    EXPECT_EQ(picture.at(100, 100), picture.at(107, 93));
}

TEST_F(GroundOnPaper, PatternsStayOnTheGroundWhenTheCameraMoves) {
    for (const Pattern pattern : {Pattern::hatch, Pattern::sparseHatch, Pattern::dots}) {
        const auto scene = sceneOf(areaPass(rectangle(-500, -500, 500, 500), patterned(pattern, kRed, kBlue, 0.4F, 11)));
        map::Frame frame = paper(120, 120);
        const Picture before = easel.draw(scene, frame);
        frame.maps[0].camera.centre_m = {17, -23};
        const Picture after = easel.draw(scene, frame);
        for (int y = 30; y < 90; y += 7)
            for (int x = 30; x < 90; x += 7) EXPECT_EQ(before.at(x, y), after.at(x - 17, y - 23));
    }
}

TEST_F(GroundOnPaper, ASparseHatchLetsTheGroundThrough) {
    map::Frame frame = paper(100, 100);
    const Picture picture = easel.draw(sceneOf(areaPass(rectangle(-60, -60, 60, 60), patterned(Pattern::sparseHatch, kBlack, kBlue, 0.25F, 12))), frame);
    EXPECT_NEAR(picture.allInk() / 10'000, 0.25, 0.02);
}

TEST_F(GroundOnPaper, DotsCoverTheirShare) {
    map::Frame frame = paper(200, 200);
    const Picture picture = easel.draw(sceneOf(areaPass(rectangle(-120, -120, 120, 120), patterned(Pattern::dots, kBlack, kBlack, 0.2F, 10))), frame);
    EXPECT_NEAR(picture.allInk() / 40'000, 0.2, 0.01);
}

TEST_F(GroundOnPaper, ALineHasItsWidthHoweverThin) {
    map::Frame frame = paper(100, 100);
    for (const float width : {0.4F, 1.0F, 1.3F, 6.0F}) {
        const Picture picture = easel.draw(sceneOf(linePass(line({{-60, 3.3F}, {60, 3.3F}}, width))), frame);
        EXPECT_NEAR(picture.allInk() / 100, width, 0.03) << width;
    }
}

TEST_F(GroundOnPaper, StyleWidthsGrowWithTheScale) {
    map::Frame frame = paper(100, 100);
    frame.scale = 2;
    const Picture picture = easel.draw(sceneOf(linePass(line({{-60, 0}, {60, 0}}, 3))), frame);
    EXPECT_NEAR(picture.allInk() / 100, 6, 0.03);
}

TEST_F(GroundOnPaper, AJointIsRoundAndCoversNoPixelTwice) {
    map::Frame frame = paper(100, 100);
    // A quarter turn in a line 20 wide: two legs, a square at the inner side, a quarter disc at the outer.
    const Picture picture = easel.draw(sceneOf(linePass(line({{-60, 0}, {0, 0}, {0, -60}}, 20))), frame);
    EXPECT_NEAR(picture.allInk(), 2 * 20 * 40 + 100 + 200 + std::numbers::pi * 100 / 4, 4);
    EXPECT_EQ(picture.at(50, 41), kBlack);
    EXPECT_EQ(picture.at(59, 41), kWhite);
}

TEST_F(GroundOnPaper, ASmoothCurveIsAsEvenAsAStraightLine) {
    map::Frame frame = paper(100, 100);
    std::vector<Vec2f> circle;
    for (int i = 0; i < 200; ++i) {
        const double angle = i * std::numbers::pi / 100;
        circle.push_back({static_cast<float>(30 * std::cos(angle)), static_cast<float>(30 * std::sin(angle))});
    }
    circle.push_back(circle.front());
    const Picture picture = easel.draw(sceneOf(linePass(line(circle, 1.5F))), frame);
    EXPECT_NEAR(picture.allInk(), 2 * std::numbers::pi * 30 * 1.5, 3);
}

TEST_F(GroundOnPaper, DashesRunOnThroughJoints) {
    map::Frame frame = paper(100, 100);
    auto item = line({{-40, 0}, {-33, 0}, {-20, 0}, {11, 0}, {40, 0}}, 4);
    item.dash_px = 10;
    item.gap_px = 6;
    const Picture picture = easel.draw(sceneOf(linePass(item)), frame);
    for (int x = 10; x < 90; ++x) {
        const int along = (x - 10) % 16;
        // Pixels that a dash begins or ends in say nothing.
        if (along == 0 || along == 9 || along == 10 || along == 15) continue;
        EXPECT_NEAR(picture.ink(x, 49), along < 9 ? 1 : 0, 0.1) << x;
    }
}

TEST_F(GroundOnPaper, PartsOfOneLineStayApart) {
    map::Frame frame = paper(100, 100);
    auto parts = polyline({{-40, 30}, {40, 30}, {-40, 0}, {0, 0}, {40, 0}, {-20, -20}, {20, -20}, {0, -40}, {-20, -20}});
    parts->starts = {0, 2, 5};
    auto item = line({}, 2);
    item.lines = parts;
    const Picture picture = easel.draw(sceneOf(linePass(item)), frame);
    const double triangle_px = 40 + 2 * std::hypot(20, 20);
    EXPECT_NEAR(picture.allInk(), 2 * (80 + 80 + triangle_px) + 2 * std::numbers::pi, 8);
    EXPECT_EQ(picture.at(50, 35), kWhite);
    EXPECT_EQ(picture.at(60, 60), kWhite);
}

TEST_F(GroundOnPaper, AClippedLineStaysInsideItsArea) {
    map::Frame frame = paper(100, 100);
    auto item = line({{-20, -20}, {20, -20}, {20, 20}, {-20, 20}, {-20, -20}}, 8);
    item.clip = rectangle(-20, -20, 20, 20);
    const Picture picture = easel.draw(sceneOf(linePass(item)), frame);
    EXPECT_EQ(picture.at(31, 50), kBlack);
    EXPECT_EQ(picture.at(33, 50), kBlack);
    EXPECT_EQ(picture.at(28, 50), kWhite);
    EXPECT_EQ(picture.at(36, 50), kWhite);
}

TEST_F(GroundOnPaper, ATranslucentLineIsLaidDownOnce) {
    map::Frame frame = paper(100, 100);
    auto item = line({{-30, -30}, {30, 30}, {30, -30}, {-30, 30}}, 10);
    item.colour = kBlack.faded(0.4);
    const Picture picture = easel.draw(sceneOf(linePass(item)), frame);
    EXPECT_NEAR(picture.ink(50, 50), 0.4, 0.01);
    EXPECT_NEAR(picture.ink(35, 65), 0.4, 0.01);
    EXPECT_NEAR(picture.ink(78, 22), 0.4, 0.01);
}

TEST_F(GroundOnPaper, OnlyTheViewportIsTouched) {
    map::Frame frame = paper(100, 100);
    frame.maps[0].camera.viewport_px = {20, 30, 80, 90};
    auto pass = areaPass(rectangle(-500, -500, 500, 500), solid(kBlack));
    const Picture picture = easel.draw(sceneOf(std::move(pass)), frame);
    EXPECT_EQ(picture.at(20, 30), kBlack);
    EXPECT_EQ(picture.at(79, 89), kBlack);
    EXPECT_EQ(picture.at(19, 30), kWhite);
    EXPECT_EQ(picture.at(79, 90), kWhite);
}

TEST_F(GroundOnPaper, AnInsetShowsItsOwnGround) {
    map::Scene scene = sceneOf(areaPass(rectangle(-500, -500, 500, 500), solid(kRed)));
    scene.inset.push_back(areaPass(rectangle(-500, -500, 500, 500), solid(kBlue)));
    map::Frame frame = paper(100, 100);
    frame.maps.push_back({camera(0.1, {10, 10, 40, 40}), true});
    const Picture picture = easel.draw(scene, frame);
    EXPECT_EQ(picture.at(20, 20), kBlue);
    EXPECT_EQ(picture.at(60, 60), kRed);
}

TEST_F(GroundOnPaper, DetailIsStillAtZoom18FarFromTheProjectionsOrigin) {
    // 0.6 m a pixel, 5,000 km from the origin, where floats are half a metre apart: pans of a tenth of a pixel move the line by that.
    const map::Vec2 far_m{5'000'000.25, 6'000'000.75};
    auto item = line({{-30, 0}, {30, 0}}, 4);
    item.lines = polyline({{-30, 0}, {30, 0}}, far_m);
    map::Frame frame = paper(100, 100);
    frame.maps[0].camera.scale_px_per_m = 1 / 0.6;
    for (int tenth = 0; tenth <= 10; ++tenth) {
        frame.maps[0].camera.centre_m = {far_m.x, far_m.y - tenth * 0.06};
        const Picture picture = easel.draw(sceneOf(linePass(item)), frame);
        double sum = 0, moment = 0;
        for (int y = 30; y < 70; ++y) {
            sum += picture.ink(50, y);
            moment += picture.ink(50, y) * (y + 0.5);
        }
        EXPECT_NEAR(moment / sum, 50 - tenth * 0.1, 0.02) << tenth;
    }
}

TEST_F(GroundOnPaper, NothingIsUploadedTwiceAndWhatIsGoneIsForgotten) {
    map::Frame frame = paper(100, 100);
    auto mesh = rectangle(-10, -10, 10, 10);
    {
        const auto scene = sceneOf(areaPass(mesh, solid(kBlack)));
        easel.draw(scene, frame);
        EXPECT_GT(easel.stats.uploaded_byte, 0U);
        easel.draw(scene, frame);
        EXPECT_EQ(easel.stats.uploaded_byte, 0U);
    }
    // A new mesh that may lie at the old one's address is drawn as itself.
    mesh.reset();
    const Picture picture = easel.draw(sceneOf(areaPass(rectangle(-20, -20, 20, 20), solid(kBlack))), frame);
    EXPECT_NEAR(picture.allInk(), 1600, 1);
}

TEST_F(GroundOnPaper, WhatIsOutOfViewCostsNoDrawCall) {
    map::Frame frame = paper(100, 100);
    auto pass = areaPass(rectangle(200, 200, 300, 300), solid(kBlack));
    pass.lines.push_back(line({{-300, 90}, {300, 90}}, 5));
    easel.draw(sceneOf(std::move(pass)), frame);
    EXPECT_EQ(easel.stats.drawCalls, 0U);
}

}  // namespace
}  // namespace demarc::draw
