#include "map/front_fill.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

#include "map/areas.hpp"
#include "map/tessellate.hpp"

namespace demarc::map {
namespace {

using Ring = std::vector<Vec2>;

Rings ringsOf(const std::vector<Ring>& parts) {
    Rings rings;
    for (const Ring& part : parts) {
        rings.starts.push_back(static_cast<std::uint32_t>(rings.points.size()));
        rings.points.insert(rings.points.end(), part.begin(), part.end());
    }
    return rings;
}

/// A ring around a point with bays and capes, none of which cross.
Ring blob(Vec2 centre, double radius, std::mt19937& random) {
    std::uniform_real_distribution<double> share{0.35, 1};
    Ring ring;
    const int n = 5 + static_cast<int>(random() % 60);
    for (int i = 0; i < n; ++i) {
        const double a = 2 * std::numbers::pi * i / n, r = radius * share(random);
        ring.push_back(centre + Vec2{r * std::cos(a), r * std::sin(a)});
    }
    return ring;
}

/// Two blobs, one with a hole: a place of several parts.
Rings place(std::mt19937& random) {
    std::uniform_real_distribution<double> far{-3e6, 3e6}, size{200, 60'000};
    const Vec2 centre{far(random), far(random)};
    const double radius = size(random);
    return ringsOf({blob(centre, radius, random), blob(centre, radius * 0.2, random), blob(centre + Vec2{radius * 2.5, radius}, radius * 0.7, random)});
}

Vec2 direction(std::mt19937& random) {
    std::uniform_real_distribution<double> turn{0, 2 * std::numbers::pi};
    const double a = turn(random);
    return {std::cos(a), std::sin(a)};
}

/// The area of rings behind a line, ring by ring: each cut with the half-plane, the hole taken off.
double areaBehind(const Rings& rings, Vec2 from, double most) {
    double sum = 0;
    for (std::size_t part = 0; part < rings.starts.size(); ++part) {
        const std::size_t begin = rings.starts[part], end = part + 1 < rings.starts.size() ? rings.starts[part + 1] : rings.points.size();
        Ring kept;
        const auto off = [&](Vec2 p) { return p.x * from.x + p.y * from.y - most; };
        for (std::size_t i = begin; i < end; ++i) {
            const Vec2 a = rings.points[i], b = rings.points[i + 1 < end ? i + 1 : begin];
            if (off(a) >= 0) kept.push_back(a);
            if ((off(a) > 0) != (off(b) > 0) && off(a) != off(b)) kept.push_back(a + (b - a) * (off(a) / (off(a) - off(b))));
        }
        double area = 0;
        for (std::size_t i = 0; i < kept.size(); ++i) {
            const Vec2 a = kept[i] - rings.points[0], b = kept[(i + 1) % kept.size()] - rings.points[0];
            area += (a.x * b.y - b.x * a.y) / 2;
        }
        sum += part == 1 ? -std::abs(area) : std::abs(area);
    }
    return sum;
}

TEST(FrontFill, FillsExactlyTheShareOfAnyPolygonFromAnySide) {
    std::mt19937 random{7};
    std::uniform_real_distribution<double> share{0, 1};
    for (int i = 0; i < 300; ++i) {
        const Mesh area = tessellate(place(random));
        const double s = share(random);
        EXPECT_NEAR(area_m2(FrontFill{area, direction(random)}.band(0, s)) / area_m2(area), s, 2e-6) << i;
    }
}

TEST(FrontFill, KeepsWhatLiesOnTheSideThatItComesFrom) {
    std::mt19937 random{8};
    for (int i = 0; i < 100; ++i) {
        const Rings rings = place(random);
        const Mesh area = tessellate(rings);
        const Vec2 from = direction(random);
        const FrontFill front{area, from};
        const double s = 0.1 + 0.008 * i;
        const Polylines line = front.front(s);
        ASSERT_GE(line.points.size(), 2U);
        const Vec2 at = line.origin_m + Vec2{line.points[0].x, line.points[0].y};
        // The same line cuts the same share off the rings themselves.
        EXPECT_NEAR(areaBehind(rings, from, at.x * from.x + at.y * from.y) / area_m2(area), s, 1e-5) << i;
    }
}

TEST(FrontFill, BandsFromNothingToAllAreTheWholeWithoutOverlap) {
    std::mt19937 random{9};
    for (int i = 0; i < 50; ++i) {
        const Mesh area = tessellate(place(random));
        const FrontFill front{area, direction(random)};
        double sum = 0;
        for (int k = 0; k < 5; ++k) sum += area_m2(front.band(k * 0.2, (k + 1) * 0.2));
        EXPECT_NEAR(sum / area_m2(area), 1, 2e-6);
        EXPECT_NEAR(area_m2(front.band(0, 1)) / area_m2(area), 1, 1e-9);
        EXPECT_TRUE(front.band(0.4, 0.4).indices.empty());
    }
}

TEST(FrontFill, FromOppositeSidesSharesOfOneMeet) {
    std::mt19937 random{10};
    const Mesh area = tessellate(place(random));
    const Vec2 from = direction(random);
    const FrontFill one{area, from}, other{area, from * -1};
    const Polylines a = one.front(0.7), b = other.front(0.3);
    const auto along = [&](const Polylines& line) { return line.points[0].x * from.x + line.points[0].y * from.y; };
    EXPECT_NEAR(along(a), along(b), 0.5);
}

TEST(FrontFill, TheFrontLiesInTheAreaAndSkipsItsHoles) {
    const Rings rings = ringsOf({{{0, 0}, {100, 0}, {100, 100}, {0, 100}}, {{40, 40}, {60, 40}, {60, 60}, {40, 60}}});
    const Mesh area = tessellate(rings);
    const Polylines line = FrontFill{area, {0, -1}}.front(0.5);  // from the south
    ASSERT_EQ(line.starts.size(), 2U);
    ASSERT_EQ(line.points.size(), 4U);
    for (const Vec2f p : line.points) EXPECT_NEAR(line.origin_m.y + static_cast<double>(p.y), 50, 1e-3);
    EXPECT_NEAR(std::abs(static_cast<double>(line.points[1].x - line.points[0].x)), 40, 1e-3);
}

TEST(FrontFill, NothingAndAllHaveNoFrontAndAnEmptyAreaNoFill) {
    const Mesh area = tessellate(ringsOf({{{0, 0}, {10, 0}, {10, 10}}}));
    const FrontFill front{area, {0, 0}};
    EXPECT_TRUE(front.front(0).points.empty());
    EXPECT_TRUE(front.front(1).points.empty());
    const Mesh none;
    EXPECT_TRUE(FrontFill(none, {1, 0}).band(0, 0.5).indices.empty());
    EXPECT_TRUE(FrontFill(none, {1, 0}).front(0.5).points.empty());
}

}  // namespace
}  // namespace demarc::map
