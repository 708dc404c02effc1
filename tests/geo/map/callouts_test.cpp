#include "map/callouts.hpp"

#include <gtest/gtest.h>

#include <cmath>

using namespace demarc::map;

TEST(Leaders, AreLevelWhereTheCardStandsAtTheMarksHeight) {
    const Rect card{20, 100, 300, 220};
    const auto leader = leaderBetween(card, true, {{600, 150}, 20});
    ASSERT_TRUE(leader);
    ASSERT_EQ(leader->points.size(), 2U);
    EXPECT_EQ(leader->points[0], (Vec2{300, 150}));
    EXPECT_EQ(leader->points[1].y, 150);
    EXPECT_NEAR(leader->points[1].x, 600 - 20, 3);
}

TEST(Leaders, ElseBendOnceByHalfARightAngleAndEndAtTheRim) {
    for (const bool left : {true, false}) {
        for (const double y : {20.0, 400.0}) {
            const Rect card = left ? Rect{0, 150, 280, 260} : Rect{1000, 150, 1280, 260};
            const Rim rim{{640, y}, 24};
            const auto leader = leaderBetween(card, left, rim);
            ASSERT_TRUE(leader);
            ASSERT_EQ(leader->points.size(), 3U);
            const Vec2 slant = leader->points[2] - leader->points[1];
            EXPECT_EQ(leader->points[0].y, leader->points[1].y);
            EXPECT_NEAR(std::abs(slant.x), std::abs(slant.y), 1e-9);
            const Vec2 off = leader->points[2] - rim.centre_px;
            EXPECT_NEAR(std::hypot(off.x, off.y), rim.radius_px, 3);
        }
    }
}

TEST(Leaders, AreNotDrawnToMarksTooNearToReach) {
    EXPECT_FALSE(leaderBetween({0, 100, 300, 200}, true, {{310, 150}, 20}));
    EXPECT_FALSE(leaderBetween({0, 100, 300, 200}, true, {{400, 600}, 20}));
    EXPECT_FALSE(leaderBetween({0, 100, 300, 200}, true, {{200, 150}, 20}));
}

TEST(Leaders, KnowWhatTheyCross) {
    const Leader a{{{0, 0}, {100, 0}, {200, 100}}, 0};
    EXPECT_TRUE(cross(a, Leader{{{150, 0}, {150, 200}}, 0}));
    EXPECT_FALSE(cross(a, Leader{{{0, 10}, {90, 10}}, 0}));
    EXPECT_TRUE(cross(a, Rect{140, 40, 160, 60}));
    EXPECT_FALSE(cross(a, Rect{110, 40, 130, 60}));
    EXPECT_TRUE(cross(a, Rect{50, -5, 60, 5}));
}
