#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "app/draw/easel.hpp"

namespace demarc::draw {
namespace {

using map::Mark;
using map::MarkShape;

constexpr double kPi = std::numbers::pi;

/// A black mark in the middle of the paper.
Mark mark(MarkShape shape, float radius_px, float line_px = 0) {
    Mark m = markAt(shape, 50, 50, radius_px, kBlack);
    m.line_px = line_px;
    return m;
}

class Marks : public testing::Test {
protected:
    Picture draw(const Mark& m) { return easel.draw({}, paperWith(m)); }
    Easel easel;
};

TEST_F(Marks, ARectFillsItsPixelsAndNoOthers) {
    Mark m = mark(MarkShape::rect, 0);
    m.half_px = {10, 5};
    const Picture picture = draw(m);
    EXPECT_EQ(picture.at(40, 45), kBlack);
    EXPECT_EQ(picture.at(59, 54), kBlack);
    EXPECT_EQ(picture.at(39, 50), kWhite);
    EXPECT_EQ(picture.at(50, 55), kWhite);
    EXPECT_NEAR(picture.allInk(), 200, 0.5);
}

TEST_F(Marks, ARectBetweenPixelsCoversThemInPart) {
    Mark m = mark(MarkShape::rect, 0);
    m.centre_px = {50.25F, 50};
    m.half_px = {10, 5};
    const Picture picture = draw(m);
    EXPECT_NEAR(picture.ink(40, 50), 0.75, 0.02);
    EXPECT_NEAR(picture.ink(60, 50), 0.25, 0.02);
}

TEST_F(Marks, ABorderLiesInsideARect) {
    Mark m = mark(MarkShape::rect, 0, 2);
    m.half_px = {10, 10};
    m.a = kRed;
    m.b = kBlue;
    const Picture picture = draw(m);
    EXPECT_EQ(picture.at(39, 50), kWhite);
    EXPECT_EQ(picture.at(40, 50), kBlue);
    EXPECT_EQ(picture.at(41, 50), kBlue);
    EXPECT_EQ(picture.at(42, 50), kRed);
}

TEST_F(Marks, ALargePanelIsExactlyItsPixelsAndKeepsItsPlaceInTheOrder) {
    map::Frame frame = paper(400, 300);
    Mark below = mark(MarkShape::disc, 20);
    below.centre_px = {200, 150};
    Mark panel = mark(MarkShape::rect, 0);
    panel.centre_px = {200, 150};
    panel.half_px = {100, 80};
    panel.a = kRed;
    Mark above = mark(MarkShape::disc, 5);
    above.centre_px = {200, 150};
    above.a = kBlue;
    frame.sheets.emplace_back().marks = {below, panel, above};
    const Picture picture = easel.draw({}, frame);
    EXPECT_EQ(picture.at(200, 150), kBlue);
    EXPECT_EQ(picture.at(200, 165), kRed);
    EXPECT_EQ(picture.at(100, 70), kRed);
    EXPECT_EQ(picture.at(299, 229), kRed);
    EXPECT_EQ(picture.at(99, 70), kWhite);
    EXPECT_EQ(picture.at(300, 229), kWhite);
}

TEST_F(Marks, ADiscHasItsArea) {
    const Picture picture = draw(mark(MarkShape::disc, 20));
    EXPECT_NEAR(picture.allInk(), kPi * 400, 5);
    EXPECT_EQ(picture.at(50, 50), kBlack);
    EXPECT_EQ(picture.at(50, 28), kWhite);
}

TEST_F(Marks, ASoftDiscIsHalfThereAtItsRim) {
    Mark m = mark(MarkShape::disc, 20);
    m.soft_px = 6;
    const Picture picture = draw(m);
    EXPECT_EQ(picture.at(50, 60), kBlack);
    EXPECT_NEAR((picture.ink(50, 69) + picture.ink(50, 70)) / 2, 0.5, 0.02);
    EXPECT_GT(picture.ink(50, 73), 0.02);
    EXPECT_EQ(picture.at(50, 78), kWhite);
}

TEST_F(Marks, StripesOfADiscTakeTheirShares) {
    for (const float share : {0.25F, 0.5F, 0.8F}) {
        Mark m = mark(MarkShape::disc, 40);
        m.a = kRed;
        m.b = kBlue;
        m.period_px = 9;
        m.share = share;
        const Picture picture = draw(m);
        double red = 0, blue = 0;
        for (int y = 20; y < 80; ++y)
            for (int x = 30; x < 70; ++x) {
                red += picture.at(x, y).r;
                blue += picture.at(x, y).b;
            }
        EXPECT_NEAR(red / (red + blue), share, 0.02);
        // 45 degrees, rising to the right.
        EXPECT_EQ(picture.at(50, 50), picture.at(55, 45));
    }
}

TEST_F(Marks, ARingShowsItsShareFromNoonClockwise) {
    Mark m = mark(MarkShape::ring, 30, 10);
    m.a = kRed;
    m.b = kBlue;
    m.share = 0.75F;
    const Picture picture = draw(m);
    EXPECT_EQ(picture.at(52, 20), kRed);
    EXPECT_EQ(picture.at(79, 50), kRed);
    EXPECT_EQ(picture.at(50, 79), kRed);
    EXPECT_EQ(picture.at(20, 48), kBlue);
    EXPECT_EQ(picture.at(47, 20), kBlue);
    EXPECT_EQ(picture.at(50, 50), kWhite);
}

TEST_F(Marks, AFullRingHasNoSeamAtNoon) {
    const Picture picture = draw(mark(MarkShape::ring, 30, 10));
    EXPECT_EQ(picture.at(49, 20), kBlack);
    EXPECT_EQ(picture.at(50, 20), kBlack);
    EXPECT_NEAR(picture.allInk(), 2 * kPi * 30 * 10, 10);
}

TEST_F(Marks, TicksPointInwardAtEveryHour) {
    const Picture picture = draw(mark(MarkShape::ticks, 30, 4));
    for (int hour = 0; hour < 12; ++hour) {
        const double angle = hour * kPi / 6;
        const auto inkAt = [&](double r, double a) { return picture.ink(static_cast<int>(50 + r * std::sin(a)), static_cast<int>(50 - r * std::cos(a))); };
        EXPECT_GT(inkAt(30, angle), 0.9) << hour;
        EXPECT_GT(inkAt(25, angle), 0.5) << hour;
        EXPECT_LT(inkAt(25, angle + kPi / 12), 0.1) << hour;
    }
    EXPECT_EQ(picture.at(50, 50), kWhite);
}

TEST_F(Marks, DotsStandEvenlyOnTheirCircle) {
    Mark m = mark(MarkShape::dots, 30, 6);
    m.period_px = static_cast<float>(2 * kPi * 30 / 12);
    const Picture picture = draw(m);
    EXPECT_GT(picture.ink(50, 20), 0.9);
    EXPECT_GT(picture.ink(80, 50), 0.9);
    EXPECT_NEAR(picture.allInk(), 12 * kPi * 9, 8);
}

TEST_F(Marks, StruckIsHollowWithADiagonal) {
    Mark m = mark(MarkShape::struck, 30, 4);
    m.a = kRed;
    m.b = kBlue;
    const Picture picture = draw(m);
    EXPECT_EQ(picture.at(50, 79), kRed);
    EXPECT_EQ(picture.at(50, 49), kBlue);
    EXPECT_EQ(picture.at(60, 39), kBlue);
    EXPECT_EQ(picture.at(60, 60), kWhite);
    EXPECT_EQ(picture.at(80, 19), kWhite);
}

TEST_F(Marks, ABurstHasEightPoints) {
    const Picture picture = draw(mark(MarkShape::burst, 30));
    EXPECT_EQ(picture.at(50, 50), kBlack);
    for (int i = 0; i < 8; ++i) {
        const double tip = i * kPi / 4, notch = tip + kPi / 8;
        EXPECT_GT(picture.ink(static_cast<int>(50 + 24 * std::sin(tip)), static_cast<int>(50 - 24 * std::cos(tip))), 0.7) << i;
        EXPECT_LT(picture.ink(static_cast<int>(50 + 19 * std::sin(notch)), static_cast<int>(50 - 19 * std::cos(notch))), 0.1) << i;
    }
}

TEST_F(Marks, RaysAreEightAndThin) {
    const Picture picture = draw(mark(MarkShape::rays, 30, 3));
    EXPECT_GT(picture.ink(50, 25), 0.9);
    EXPECT_GT(picture.ink(75, 50), 0.9);
    EXPECT_GT(picture.ink(62, 37), 0.9);
    EXPECT_LT(picture.ink(75, 25), 0.1);
    EXPECT_LT(picture.ink(58, 30), 0.1);
}

TEST_F(Marks, AHalfDiscIsFilledAtTheLeft) {
    const Picture picture = draw(mark(MarkShape::halfDisc, 20, 2));
    EXPECT_EQ(picture.at(40, 50), kBlack);
    EXPECT_EQ(picture.at(60, 50), kWhite);
    EXPECT_EQ(picture.at(69, 50), kBlack);
}

TEST_F(Marks, ADashedRectIsClosedAtItsCornersAndEmptyInside) {
    Mark m = mark(MarkShape::dashedRect, 0, 4);
    m.half_px = {30, 20};
    m.period_px = 14;
    m.share = 0.5F;
    const Picture picture = draw(m);
    EXPECT_GT(picture.ink(21, 31), 0.9);
    EXPECT_GT(picture.ink(78, 68), 0.9);
    EXPECT_EQ(picture.at(50, 50), kWhite);
    double top = 0;
    for (int x = 20; x < 80; ++x) top += picture.ink(x, 32);
    EXPECT_NEAR(top, 30, 5);
}

TEST_F(Marks, AnArrowPointsAlongItsAngle) {
    Mark m = mark(MarkShape::arrow, 30, 6);
    const Picture up = draw(m);
    EXPECT_EQ(up.at(50, 70), kBlack);
    EXPECT_GT(up.ink(50, 24), 0.5);
    EXPECT_GT(up.ink(44, 31), 0.5);
    EXPECT_LT(up.ink(44, 70), 0.1);
    m.angle_rad = static_cast<float>(kPi / 2);
    const Picture right = draw(m);
    EXPECT_EQ(right.at(30, 50), kBlack);
    EXPECT_GT(right.ink(75, 50), 0.5);
    EXPECT_NEAR(up.allInk(), right.allInk(), 4);
}

TEST_F(Marks, AChevronIsOpen) {
    const Picture picture = draw(mark(MarkShape::chevron, 30, 6));
    EXPECT_GT(picture.ink(50, 36), 0.9);
    EXPECT_GT(picture.ink(70, 57), 0.5);
    EXPECT_GT(picture.ink(29, 57), 0.5);
    EXPECT_EQ(picture.at(50, 60), kWhite);
}

TEST_F(Marks, ATranslucentMarkLetsThePaperThrough) {
    Mark m = mark(MarkShape::disc, 20);
    m.a = kRed.faded(0.4);
    const base::Colour colour = draw(m).at(50, 50);
    EXPECT_EQ(colour.r, 255);
    EXPECT_NEAR(colour.g, 153, 1);
    EXPECT_EQ(colour.a, 255);
}

}  // namespace
}  // namespace demarc::draw
