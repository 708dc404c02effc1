#include "draw/soft_edge.hpp"

#include <gtest/gtest.h>

#include "draw/line_points.hpp"

namespace demarc::draw {
namespace {

TEST(SoftEdge, RunsOnceAroundAnOutline) {
    map::Mesh mesh;
    mesh.vertices = {{0, 0}, {4, 0}, {4, 4}, {0, 4}};
    mesh.indices = {0, 1, 2, 0, 2, 3};
    const AreaGeometry geometry = softEdged(mesh);
    // Four sides of two triangles each; four outer vertices.
    EXPECT_EQ(geometry.indices.size(), 6U + 4 * 6);
    ASSERT_EQ(geometry.vertices.size(), 8U);
    for (std::size_t i = 4; i < 8; ++i) {
        const auto& vertex = geometry.vertices[i];
        // A mitre of a right angle, away from the middle.
        EXPECT_NEAR(vertex.fringe_px.x, vertex.position_m.x > 2 ? 1 : -1, 1e-5);
        EXPECT_NEAR(vertex.fringe_px.y, vertex.position_m.y > 2 ? 1 : -1, 1e-5);
    }
}

TEST(SoftEdge, PointsOutwardWhateverTheTrianglesDirection) {
    map::Mesh mesh;
    mesh.vertices = {{0, 0}, {4, 0}, {0, 4}};
    mesh.indices = {0, 2, 1};
    const AreaGeometry geometry = softEdged(mesh);
    for (std::size_t i = 3; i < geometry.vertices.size(); ++i) {
        const auto& v = geometry.vertices[i];
        const float away = (v.position_m.x - 1.3F) * v.fringe_px.x + (v.position_m.y - 1.3F) * v.fringe_px.y;
        EXPECT_GT(away, 0);
    }
}

TEST(SoftEdge, ATriangleWithoutAreaAndAnEmptyMeshDoNoHarm) {
    map::Mesh mesh;
    EXPECT_TRUE(softEdged(mesh).indices.empty());
    mesh.vertices = {{0, 0}, {1, 1}, {2, 2}};
    mesh.indices = {0, 1, 2};
    EXPECT_EQ(softEdged(mesh).indices.size(), 3U);
}

TEST(LinePoints, DropRepeatedPointsAndMeasureAlong) {
    LineGeometry geometry;
    geometry.add(std::vector<map::Vec2f>{{0, 0}, {3, 4}, {3, 4}, {3, 10}});
    ASSERT_EQ(geometry.points.size(), 5U);
    EXPECT_EQ(geometry.points[0].length, -1);
    EXPECT_EQ(geometry.points[2].length, 5);
    EXPECT_EQ(geometry.points[3].length, 11);
    EXPECT_EQ(geometry.points[4].length, -1);
    ASSERT_EQ(geometry.chunks.size(), 1U);
    EXPECT_EQ(geometry.chunks[0].count, 2U);
}

TEST(LinePoints, APartOfOnePointIsNoLine) {
    LineGeometry geometry;
    geometry.add(std::vector<map::Vec2f>{{1, 1}, {1, 1}});
    geometry.add(std::vector<map::Vec2f>{});
    EXPECT_TRUE(geometry.points.empty());
    EXPECT_TRUE(geometry.chunks.empty());
}

TEST(LinePoints, AClosedPartLooksAcrossItsSeam) {
    LineGeometry geometry;
    geometry.add(std::vector<map::Vec2f>{{0, 0}, {4, 0}, {4, 4}, {0, 0}});
    EXPECT_EQ(geometry.points.front().x, 4);
    EXPECT_EQ(geometry.points.front().y, 4);
    EXPECT_EQ(geometry.points.back().x, 4);
    EXPECT_EQ(geometry.points.back().y, 0);
}

}  // namespace
}  // namespace demarc::draw
