#include "map/drawn_features.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace demarc::map {
namespace {

Geography ringsOf(const std::vector<std::vector<base::LonLat>>& rings) {
    Geography geography;
    for (const auto& ring : rings) {
        geography.starts.push_back(static_cast<std::uint32_t>(geography.points.size()));
        geography.points.insert(geography.points.end(), ring.begin(), ring.end());
    }
    return geography;
}

std::vector<base::LonLat> square(double west, double south, double side, bool clockwise = false) {
    if (clockwise) return {{west, south}, {west, south + side}, {west + side, south + side}, {west + side, south}};
    return {{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}};
}

double doubleArea(const std::vector<base::LonLat>& ring) {
    double sum = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) sum += ring[i].lon_deg * ring[i + 1].lat_deg - ring[i + 1].lon_deg * ring[i].lat_deg;
    return sum;
}

TEST(Polygons, AreClosedAndRunAsGeoJsonWants) {
    for (const bool clockwise : {false, true}) {
        const auto polygons = polygonsOf(ringsOf({square(2, 2, 2, clockwise), square(0, 0, 10, clockwise), square(20, 0, 5, clockwise), square(2.5, 2.5, 1, clockwise)}));
        ASSERT_EQ(polygons.size(), 3U) << "an island in a lake is a polygon of its own";
        EXPECT_EQ(polygons[0].size(), 2U);
        for (const Polygon& polygon : polygons) {
            for (std::size_t k = 0; k < polygon.size(); ++k) {
                EXPECT_EQ(polygon[k].front(), polygon[k].back());
                EXPECT_EQ(doubleArea(polygon[k]) > 0, k == 0);
            }
        }
    }
}

TEST(Polygons, ArePartedAtTheAntimeridian) {
    const auto polygons = polygonsOf(ringsOf({square(170, 60, 20)}));
    ASSERT_EQ(polygons.size(), 2U);
    double area = 0;
    for (const Polygon& polygon : polygons) {
        area += doubleArea(polygon[0]) / 2;
        for (const base::LonLat p : polygon[0]) EXPECT_LE(std::abs(p.lon_deg), 180);
    }
    EXPECT_DOUBLE_EQ(area, 400);
}

TEST(Polygons, OfRingsWithoutAreaAreNone) {
    EXPECT_TRUE(polygonsOf(ringsOf({{{1, 1}}, {{1, 1}, {2, 2}}, {{1, 1}, {2, 2}, {1, 1}}})).empty());
    EXPECT_TRUE(polygonsOf({}).empty());
}

}  // namespace
}  // namespace demarc::map
