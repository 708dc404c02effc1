#include "map/tessellate.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "map/simplify.hpp"

namespace demarc::map {
namespace {

Rings ringsOf(std::initializer_list<std::vector<Vec2>> parts) {
    Rings rings;
    for (const auto& part : parts) {
        rings.starts.push_back(static_cast<std::uint32_t>(rings.points.size()));
        rings.points.insert(rings.points.end(), part.begin(), part.end());
    }
    return rings;
}

std::vector<Vec2> square(double x, double y, double side) { return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}}; }

std::vector<Vec2> reversed(std::vector<Vec2> ring) { return {ring.rbegin(), ring.rend()}; }

/// A coast-like ring of n points without crossings.
std::vector<Vec2> blob(std::size_t n) {
    std::vector<Vec2> ring;
    for (std::size_t i = 0; i < n; ++i) {
        const double a = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(n);
        const double r = 1e5 * (1 + 0.3 * std::sin(7 * a) + 0.1 * std::sin(53 * a) + 0.03 * std::sin(397 * a));
        ring.push_back({r * std::cos(a), r * std::sin(a)});
    }
    return ring;
}

double ringArea(const std::vector<Vec2>& ring) {
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Vec2 a = ring[i], b = ring[(i + 1) % ring.size()];
        sum += (a.x * b.y - a.y * b.x) / 2;
    }
    return std::abs(sum);
}

TEST(Tessellate, TrianglesCoverWhatTheRingEncloses) {
    for (const std::size_t n : {3U, 5U, 79U, 500U, 20'000U}) {
        const auto ring = blob(n);
        EXPECT_NEAR(area_m2(tessellate(ringsOf({ring}))) / ringArea(ring), 1, 1e-6) << n;
        EXPECT_NEAR(area_m2(tessellate(ringsOf({reversed(ring)}))) / ringArea(ring), 1, 1e-6) << n;
    }
}

TEST(Tessellate, HolesAreLeftOutAndIslandsInThemFilledWhateverTheDirections) {
    const Rings rings = ringsOf({square(0, 0, 100), square(20, 20, 60), reversed(square(40, 40, 20)), square(200, 0, 10)});
    EXPECT_NEAR(area_m2(tessellate(rings)), 10'000 - 3'600 + 400 + 100, 1e-3);
}

TEST(Tessellate, ManyHolesAreLeftOut) {
    Rings rings = ringsOf({square(0, 0, 1000)});
    for (int i = 0; i < 100; ++i) {
        rings.starts.push_back(static_cast<std::uint32_t>(rings.points.size()));
        for (const Vec2 p : square(10 + i % 10 * 100, 10 + i / 10 * 100, 50)) rings.points.push_back(p);
    }
    EXPECT_NEAR(area_m2(tessellate(rings)), 1'000'000 - 100 * 2'500, 1);
}

TEST(Tessellate, DegenerateRingsDoNoHarm) {
    const double nan = std::nan("");
    EXPECT_EQ(area_m2(tessellate({})), 0);
    EXPECT_EQ(area_m2(tessellate(ringsOf({{}, {{1, 1}}, {{1, 1}, {2, 2}}, {{1, 1}, {2, 2}, {3, 3}}}))), 0);
    EXPECT_EQ(area_m2(tessellate(ringsOf({{{5, 5}, {5, 5}, {5, 5}, {5, 5}}}))), 0);
    EXPECT_NEAR(area_m2(tessellate(ringsOf({{{0, 0}, {nan, 1}, {1, 1}}, square(0, 0, 2)}))), 4, 1e-6) << "only the ring with the NaN is lost";
    const std::vector<Vec2> spikes = {{0, 0}, {0, 0}, {5, 0}, {10, 0}, {10, 0}, {10, 10}, {20, 10}, {10, 10}, {0, 10}, {0, 0}};
    EXPECT_NEAR(area_m2(tessellate(ringsOf({spikes}))), 100, 1e-6);
    const Mesh bow = tessellate(ringsOf({{{0, 0}, {10, 10}, {10, 0}, {0, 10.5}}}));
    EXPECT_EQ(bow.indices.size() % 3, 0U);
}

TEST(Tessellate, EveryIndexIsAVertexAndBoundsHoldAll) {
    const Mesh mesh = tessellate(ringsOf({blob(1000)}));
    for (const std::uint32_t index : mesh.indices) ASSERT_LT(index, mesh.vertices.size());
    for (const Vec2f v : mesh.vertices) EXPECT_TRUE(mesh.bounds_m.grown(0.1).contains(mesh.origin_m + Vec2{v.x, v.y}));
}

double distanceToLine(Vec2 p, const std::vector<Vec2>& line) {
    double best = 1e300;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Vec2 a = line[i], ab = line[i + 1] - a, ap = p - a;
        const double t = std::clamp((ap.x * ab.x + ap.y * ab.y) / std::max(1e-12, ab.x * ab.x + ab.y * ab.y), 0.0, 1.0);
        best = std::min(best, std::hypot(ap.x - ab.x * t, ap.y - ab.y * t));
    }
    return best;
}

TEST(Simplify, NoPointIsFartherThanTheToleranceAndBothEndsStay) {
    const auto line = blob(3000);
    for (const double tolerance : {50.0, 500.0, 5000.0}) {
        std::vector<Vec2> kept;
        simplifyLine(line, tolerance, kept);
        EXPECT_EQ(kept.front(), line.front());
        EXPECT_EQ(kept.back(), line.back());
        EXPECT_LT(kept.size(), line.size());
        for (const Vec2 p : line) ASSERT_LE(distanceToLine(p, kept), tolerance * 1.0001);
    }
}

TEST(Simplify, ARingStaysARingOrVanishes) {
    const auto ring = blob(3000);
    std::vector<Vec2> kept;
    simplifyRing(ring, 500, kept);
    EXPECT_GE(kept.size(), 3U);
    EXPECT_NEAR(ringArea(kept) / ringArea(ring), 1, 0.02);
    kept.clear();
    simplifyRing(square(0, 0, 1), 10, kept);
    EXPECT_TRUE(kept.empty());
    simplifyRing(square(0, 0, 100), 1, kept);
    EXPECT_EQ(kept.size(), 4U);
}

}  // namespace
}  // namespace demarc::map
