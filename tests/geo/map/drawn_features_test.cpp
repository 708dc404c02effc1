#include "map/drawn_features.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "base/file.hpp"
#include "geo/map/claim_samples.hpp"

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

TEST(DrawnFeatures, AreAllClaimsOfTheSceneWithTheirSentence) {
    const auto assets = base::findAssets();
    const auto knowledge = claim::Knowledge::open(assets);
    const auto basemap = Basemap::open(assets);
    samples::Report report;
    report.say("North", claim::Stance::asserts, claim::Status::control, "North", 0.8).speaker = "Gen. Alt";
    report.say("South", claim::Stance::denies, claim::Status::control, "North");
    auto& donetsk = report.say("North", claim::Stance::proposes, claim::Status::control, "South");
    const auto hits = knowledge.gazetteer.search("Donetsk Oblast", {});
    ASSERT_FALSE(hits.empty());
    donetsk.place = "Donetsk Oblast";
    donetsk.placeIndex = hits.front().place;
    donetsk.feature = gazetteer::Feature::region;
    donetsk.position = knowledge.gazetteer.place(hits.front().place).position;

    SceneRequest request;
    request.view = View::all;
    const auto& readings = report.readings();
    const auto scene = Cartographer{knowledge, basemap}.compose(readings, request);
    const auto features = drawnFeatures(*scene, readings, request, knowledge, basemap);
    ASSERT_EQ(features.size(), 3U);
    std::size_t areas = 0;
    for (const DrawnFeature& feature : features) {
        EXPECT_EQ(feature.sentence.substr(0, 20), "North said on Monday");
        EXPECT_EQ(feature.view, "all");
        EXPECT_EQ(feature.asOf, "2025-03-10");
        EXPECT_EQ(feature.date, "2025-03-10");
        EXPECT_EQ(feature.place, feature.area.empty() ? "Alda" : "Donetsk Oblast");
        areas += feature.area.empty() ? 0 : 1;
    }
    EXPECT_EQ(areas, 1U) << "the oblast is drawn by its outline";
    const auto said = std::ranges::find(features, "Gen. Alt", &DrawnFeature::speaker);
    ASSERT_NE(said, features.end());
    EXPECT_EQ(said->party, "North");
    EXPECT_EQ(said->holder, "North");
    EXPECT_EQ(said->status, "control");
    EXPECT_EQ(said->share, 0.8);
    EXPECT_EQ(said->colour, samples::NORTH.hex());

    request.view = View::party;
    request.party = "South";
    const auto souths = drawnFeatures(*Cartographer{knowledge, basemap}.compose(readings, request), readings, request, knowledge, basemap);
    ASSERT_FALSE(souths.empty());
    for (const DrawnFeature& feature : souths) {
        EXPECT_EQ(feature.party, "South");
        EXPECT_EQ(feature.view, "party:South");
    }
}

}  // namespace
}  // namespace demarc::map
