#include "map/ground.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/file.hpp"

namespace demarc::map {
namespace {

constexpr double HALF_WORLD_M = 20'037'508;

double widestTriangle(const Mesh& mesh) {
    double widest = 0;
    for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
        const auto x = [&](std::size_t k) { return static_cast<double>(mesh.vertices[mesh.indices[i + k]].x); };
        const auto [left, right] = std::minmax({x(0), x(1), x(2)});
        widest = std::max(widest, right - left);
    }
    return widest;
}

double longestStep(const Polylines& lines) {
    double longest = 0;
    for (std::size_t part = 0; part < lines.starts.size(); ++part) {
        const std::size_t end = part + 1 < lines.starts.size() ? lines.starts[part + 1] : lines.points.size();
        for (std::size_t i = lines.starts[part] + 1; i < end; ++i)
            longest = std::max(longest, std::abs(static_cast<double>(lines.points[i].x) - static_cast<double>(lines.points[i - 1].x)));
    }
    return longest;
}

TEST(Ground, OfAMapCutAtAnyMeridianIsNotTornAcrossIt) {
    const Basemap basemap = Basemap::open(base::findAssets());
    for (const int middle : {0, 180, 90, 38, -101}) {
        const Projection projection = Projection::parse("+proj=merc +datum=WGS84 +lon_0=" + std::to_string(middle));
        const GroundSpec spec = GroundSpec::forScale({middle - 180.0, -80, middle + 180.0, 84}, 1.0 / 20'000, Boundaries::neutral);
        const Ground ground = buildGround(basemap, projection, spec);
        EXPECT_GT(ground.land->indices.size(), 1000U);
        EXPECT_LT(widestTriangle(*ground.land), HALF_WORLD_M / 6) << middle;
        EXPECT_LT(widestTriangle(*ground.lakes), HALF_WORLD_M / 6) << middle;
        for (const auto& lines : {ground.coast, ground.borders, ground.disputed, ground.rivers[0]}) EXPECT_LT(longestStep(*lines), HALF_WORLD_M / 6) << middle;
    }
}

TEST(Ground, TheEdgesOfAMapOfTheWholeTurnAreOnItsTwoSides) {
    for (const int middle : {0, 180, 38}) {
        const Projection projection = Projection::parse("+proj=merc +datum=WGS84 +lon_0=" + std::to_string(middle));
        EXPECT_NEAR(projection.forward({projection.domain().west_deg, 10}).x, -HALF_WORLD_M, 10);
        EXPECT_NEAR(projection.forward({projection.domain().east_deg, 10}).x, HALF_WORLD_M, 10);
    }
}

}  // namespace
}  // namespace demarc::map
