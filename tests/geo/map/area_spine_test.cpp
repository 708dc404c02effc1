#include "map/area_spine.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "map/areas.hpp"

namespace demarc::map {
namespace {

constexpr Rect EVERYWHERE{-1e6, -1e6, 1e6, 1e6};

/// A band `width` wide along a function of 0 to 1, in metres.
template <class Course>
Rings band(Course course, double width) {
    Rings rings;
    rings.starts = {0};
    constexpr int STEPS = 60;
    for (const double side : {1.0, -1.0}) {
        for (int k = 0; k <= STEPS; ++k) {
            const double t = (side > 0 ? k : STEPS - k) / static_cast<double>(STEPS);
            const Vec2 at = course(t), next = course(t + 1e-4);
            const Vec2 along = (next - at) * (1 / std::hypot(next.x - at.x, next.y - at.y));
            rings.points.push_back(at + Vec2{-along.y, along.x} * (side * width / 2));
        }
    }
    return rings;
}

Rings straight(double angle_rad, double length = 100'000, double width = 20'000) {
    return band([&](double t) { return Vec2{std::cos(angle_rad), std::sin(angle_rad)} * (length * (t - 0.5)); }, width);
}

/// An arc of a circle, symmetric about the y axis.
Rings arc(double turn_rad, double radius = 100'000) {
    return band([&](double t) { return Vec2{radius * std::sin(turn_rad * (t - 0.5)), radius * std::cos(turn_rad * (t - 0.5))}; }, 20'000);
}

std::vector<Vec2> pointsOf(const Polylines& lines) {
    std::vector<Vec2> points;
    for (const Vec2f p : lines.points) points.push_back(lines.origin_m + Vec2{static_cast<double>(p.x), static_cast<double>(p.y)});
    return points;
}

TEST(AreaSpine, OfALongAreaRunsAlongIt) {
    for (const double angle : {0.4, 0.9, -0.6}) {
        const auto spine = spineOf(straight(angle), EVERYWHERE);
        ASSERT_TRUE(spine) << angle;
        const auto points = pointsOf(*spine);
        const Vec2 along = points.back() - points.front();
        EXPECT_NEAR(std::atan2(along.y, along.x), angle, 0.05);
        EXPECT_GT(std::hypot(along.x, along.y), 75'000);
        for (const Vec2 p : points) EXPECT_TRUE(isInside(straight(angle), p));
    }
}

TEST(AreaSpine, FollowsABend) {
    const Rings rings = arc(1.4);
    const auto spine = spineOf(rings, EVERYWHERE);
    ASSERT_TRUE(spine);
    const auto points = pointsOf(*spine);
    const double middle = points[points.size() / 2].y, end = points.front().y;
    EXPECT_GT(middle - end, 5'000) << "the arc's back is up";
    for (const Vec2 p : points) EXPECT_TRUE(isInside(rings, p));
}

TEST(AreaSpine, IsNotThereWhereLevelTypeReadsAsWellOrTheLineWouldLeaveTheArea) {
    EXPECT_FALSE(spineOf(straight(0.5, 40'000, 30'000), EVERYWHERE)) << "as wide as long";
    EXPECT_FALSE(spineOf(straight(0), EVERYWHERE)) << "level";
    EXPECT_FALSE(spineOf(straight(1.5), EVERYWHERE)) << "upright";
    EXPECT_FALSE(spineOf(arc(5), EVERYWHERE)) << "almost a ring";
    EXPECT_FALSE(spineOf({}, EVERYWHERE));
    EXPECT_FALSE(spineOf(straight(0.5), {5e5, 5e5, 6e5, 6e5})) << "out of view";
    EXPECT_FALSE(spineOf({{{0, 0}, {std::nan(""), 1}, {1, 1}}, {0}}, EVERYWHERE));
}

TEST(AreaSpine, KeepsToWhatIsInView) {
    const Rect view{0, -1e6, 1e6, 1e6};
    const auto spine = spineOf(straight(0.5), view);
    ASSERT_TRUE(spine);
    EXPECT_TRUE(view.contains(spine->bounds_m));
}

}  // namespace
}  // namespace demarc::map
