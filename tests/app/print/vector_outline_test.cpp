#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "print/clip_path.hpp"
#include "print/mesh_outline.hpp"
#include "vector_samples.hpp"

namespace demarc::print {
namespace {

using map::Rect;
using map::Vec2;
using map::Vec2f;

constexpr Rect kEverywhere{-1e9, -1e9, 1e9, 1e9};

template <class Point>
double areaOf(const std::vector<Point>& ring) {
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto &a = ring[i], &b = ring[(i + 1) % ring.size()];
        sum += (static_cast<double>(a.x) * static_cast<double>(b.y) - static_cast<double>(b.x) * static_cast<double>(a.y)) / 2;
    }
    return sum;
}

double areaOf(const std::vector<std::vector<Vec2f>>& rings) {
    double sum = 0;
    for (const auto& ring : rings) sum += areaOf(ring);
    return sum;
}

map::Mesh triangles(std::vector<Vec2f> vertices, std::vector<std::uint32_t> indices) {
    map::Mesh mesh;
    mesh.vertices = std::move(vertices);
    mesh.indices = std::move(indices);
    for (const Vec2f& p : mesh.vertices) mesh.bounds_m.extend({double{p.x}, double{p.y}});
    return mesh;
}

TEST(MeshOutline, OfASquareWithAHoleIsBothRingsWithTheAreaAtTheLeft) {
    const auto rings = outlineOf(map::tessellate(samples::frameOf(60)), kEverywhere);
    ASSERT_EQ(rings.size(), 2U);
    std::vector<double> areas{areaOf(rings[0]), areaOf(rings[1])};
    std::sort(areas.begin(), areas.end());
    EXPECT_DOUBLE_EQ(areas[0], -60.0 * 60);
    EXPECT_DOUBLE_EQ(areas[1], 120.0 * 120);
    for (const auto& ring : rings) EXPECT_EQ(ring.size(), 4U);
}

TEST(MeshOutline, NeighboursWithVerticesOfTheirOwnShowNoSeam) {
    const auto mesh = triangles({{0, 0}, {1, 0}, {1, 1}, {0, 1}, {1, 0}, {2, 0}, {2, 1}, {1, 1}}, {0, 1, 2, 0, 2, 3, 4, 5, 6, 4, 6, 7});
    const auto rings = outlineOf(mesh, kEverywhere);
    ASSERT_EQ(rings.size(), 1U);
    EXPECT_EQ(rings[0].size(), 6U);
    EXPECT_DOUBLE_EQ(areaOf(rings), 2);
}

TEST(MeshOutline, TheDirectionOfTrianglesDoesNotMatter) {
    const auto mesh = triangles({{0, 0}, {1, 0}, {1, 1}, {0, 1}}, {0, 2, 1, 0, 2, 3});
    EXPECT_DOUBLE_EQ(areaOf(outlineOf(mesh, kEverywhere)), 1);
}

TEST(MeshOutline, WhatTwoTrianglesCoverIsAroundTwice) {
    const auto mesh = triangles({{0, 0}, {2, 0}, {0, 2}}, {0, 1, 2, 0, 1, 2});
    EXPECT_DOUBLE_EQ(areaOf(outlineOf(mesh, kEverywhere)), 4);
}

TEST(MeshOutline, SquaresThatTouchInACornerAreClosedRings) {
    const auto mesh = triangles({{0, 0}, {1, 0}, {1, 1}, {0, 1}, {2, 1}, {2, 2}, {1, 2}}, {0, 1, 2, 0, 2, 3, 2, 4, 5, 2, 5, 6});
    EXPECT_DOUBLE_EQ(areaOf(outlineOf(mesh, kEverywhere)), 2);
}

TEST(MeshOutline, OfNothingAndOfTrianglesWithoutAreaIsNothingToSee) {
    EXPECT_TRUE(outlineOf({}, kEverywhere).empty());
    EXPECT_DOUBLE_EQ(areaOf(outlineOf(triangles({{0, 0}, {1, 1}, {2, 2}}, {0, 1, 2, 0, 0, 0}), kEverywhere)), 0);
}

TEST(MeshOutline, TrianglesOffTheViewAreLeftOut) {
    const auto mesh = triangles({{0, 0}, {1, 0}, {0, 1}, {10, 0}, {11, 0}, {10, 1}}, {0, 1, 2, 3, 4, 5});
    EXPECT_EQ(outlineOf(mesh, {-1, -1, 5, 5}).size(), 1U);
}

TEST(MeshOutline, AWorldOfManyRingsKeepsItsArea) {
    map::Rings rings;
    for (int x = 0; x < 40; ++x) {
        for (int y = 0; y < 40; ++y) {
            rings.starts.push_back(static_cast<std::uint32_t>(rings.points.size()));
            for (int k = 0; k < 12; ++k) rings.points.push_back({x * 3 + std::cos(k * 0.5236), y * 3 + std::sin(k * 0.5236)});
        }
    }
    const map::Mesh mesh = map::tessellate(rings);
    const auto outline = outlineOf(mesh, kEverywhere);
    EXPECT_EQ(outline.size(), 1600U);
    EXPECT_NEAR(areaOf(outline), map::area_m2(mesh), 0.01);
}

TEST(ClippedRing, KeepsWhatIsInTheBox) {
    const std::vector<Vec2> ring{{-5, -5}, {5, -5}, {5, 5}, {-5, 5}};
    EXPECT_DOUBLE_EQ(areaOf(clippedRing(ring, {0, 0, 3, 10})), 15);
    EXPECT_DOUBLE_EQ(areaOf(clippedRing(ring, {-9, -9, 9, 9})), 100);
    EXPECT_DOUBLE_EQ(areaOf(clippedRing(ring, {-1, -1, 1, 1})), 4) << "a box inside";
    EXPECT_TRUE(clippedRing(ring, {6, 6, 9, 9}).empty());
}

TEST(ClippedLine, IsCutWhereItLeavesAndKnowsHowFarItCame) {
    const std::vector<Vec2> line{{-10, 0}, {10, 0}, {10, 20}, {5, 20}, {5, -20}};
    const auto parts = clippedLine(line, {-5, -5, 6, 5});
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_EQ(parts[0].points, (std::vector<Vec2>{{-5, 0}, {6, 0}}));
    EXPECT_DOUBLE_EQ(parts[0].start, 5);
    EXPECT_EQ(parts[1].points, (std::vector<Vec2>{{5, 5}, {5, -5}}));
    EXPECT_DOUBLE_EQ(parts[1].start, 20 + 20 + 5 + 15);
    EXPECT_EQ(clippedLine(line, {-100, -100, 100, 100}).size(), 1U);
    EXPECT_TRUE(clippedLine(line, {20, 20, 30, 30}).empty());
}

}  // namespace
}  // namespace demarc::print
