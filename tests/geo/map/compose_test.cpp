#include "map/compose.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "base/error.hpp"
#include "base/file.hpp"
#include "geo/map/claim_samples.hpp"
#include "map/areas.hpp"
#include "map/tessellate.hpp"
#include "map/theatre.hpp"

namespace demarc::map {
namespace {

using namespace samples;

Spot spot(double lon, double lat, double weight = 3) {
    base::Box extent;
    extent.extend(base::LonLat{lon, lat});
    return {{lon, lat}, extent, weight};
}

TEST(Theatre, APlaceFarFromAllOthersStaysOutside) {
    const Theatre theatre = chooseTheatre({spot(37.6, 49.7), spot(37.2, 48.3), spot(36.9, 50.3), spot(25.6, 49.5, 1)});
    EXPECT_THAT(theatre.inside, testing::ElementsAre(true, true, true, false));
    EXPECT_GT(theatre.box.west_deg, 35);
}

TEST(Theatre, TwoEqualHalvesAreBothShown) {
    const Theatre theatre = chooseTheatre({spot(37.6, 49.7), spot(25.6, 49.5)});
    EXPECT_THAT(theatre.inside, testing::Each(true));
}

TEST(Theatre, PlacesOnBothSidesOf180ShareANarrowFrame) {
    const Theatre theatre = chooseTheatre({spot(178.44, -18.14), spot(179.38, -16.43), spot(-179.97, -16.8)});
    EXPECT_THAT(theatre.inside, testing::Each(true));
    EXPECT_LT(theatre.box.width_deg(), 3);
}

TEST(Theatre, WhereOnlyACountryIsToldOfItsOutlineIsFitted) {
    const Spot sudan{{30, 15}, {21.8, 8.7, 38.6, 22.2}, 0};
    EXPECT_EQ(chooseTheatre({sudan}).box, sudan.extent);
    EXPECT_LT(chooseTheatre({sudan, spot(32.5, 15.6)}).box.width_deg(), 3);
}

TEST(Theatre, NoPlaceGivesTheWorldAndOnePlaceItsSurroundings) {
    EXPECT_GT(chooseTheatre({}).box.width_deg(), 300);
    const Theatre one = chooseTheatre({spot(29.2, -1.7)});
    EXPECT_GT(one.box.width_deg(), 0.5);
    EXPECT_LT(one.box.width_deg(), 3);
}

TEST(Areas, TheUnionOfNeighboursHasNoInnerBoundary) {
    const Geography west{{{0, 0}, {1, 0}, {1, 1}, {0, 1}}, {0}};
    const Geography east{{{1, 1}, {1, 0}, {2, 0}, {2, 1}}, {0}};
    const Geography both = mergedRings(std::vector{west, east});
    ASSERT_EQ(both.partCount(), 1U);
    EXPECT_EQ(both.points.size(), 6U);
}

TEST(Areas, TheMainExtentHoldsWhatIsAroundTheLargestPartOnly) {
    const Geography country{{{0, 40}, {8, 40}, {8, 48}, {0, 48}, {9, 41}, {10, 41}, {10, 43}, {9, 43}, {-54, 2}, {-52, 2}, {-52, 5}, {-54, 5}},
                            {0, 4, 8}};
    EXPECT_EQ(mainExtent(country), (base::Box{0, 40, 10, 48}));
    const Geography across{{{170, 60}, {180, 60}, {180, 70}, {170, 70}, {-180, 60}, {-175, 60}, {-175, 70}, {-180, 70}}, {0, 4}};
    EXPECT_EQ(mainExtent(across), (base::Box{170, 60, 185, 70}));
}

TEST(Areas, InnerPointsLieInsideAndInView) {
    const Rings ring{{{0, 0}, {100, 0}, {100, 100}, {0, 100}}, {0}};
    const auto points = innerPoints(ring, {40, 40, 300, 300}, 2);
    ASSERT_EQ(points.size(), 2U);
    EXPECT_NEAR(points[0].x, 70, 10);
    for (const Vec2 p : points) EXPECT_TRUE((Rect{40, 40, 100, 100}.contains(p)));
    EXPECT_TRUE(innerPoints(ring, {200, 200, 300, 300}, 2).empty());
}

class Compose : public testing::Test {
protected:
    static void SetUpTestSuite() {
        const auto assets = base::findAssets();
        knowledge_ = new claim::Knowledge(claim::Knowledge::open(assets));
        basemap_ = new Basemap(Basemap::open(assets));
    }
    static void TearDownTestSuite() {
        delete knowledge_;
        delete basemap_;
    }
    static std::shared_ptr<const Scene> compose(Report& report, const SceneRequest& request = {}) {
        return Cartographer{*knowledge_, *basemap_}.compose(report.readings(), request);
    }
    static Report disputed() {
        Report report;
        report.say("North", Stance::asserts, Status::control, "North", 1.0);
        report.say("South", Stance::denies, Status::control, "North", 1.0);
        report.say("South", Stance::asserts, Status::control, "South");
        return report;
    }
    static inline claim::Knowledge* knowledge_ = nullptr;
    static inline Basemap* basemap_ = nullptr;
};

/// Everything of a world that is drawn, as one comparable text.
std::string digest(const World& world) {
    std::ostringstream text;
    for (const WorldPass& pass : world) {
        for (const AreaItem& area : pass.areas) {
            text << 'A' << area.mesh->indices.size() << area.paint.a.hex() << area.layer;
            for (const Vec2f v : area.mesh->vertices) text << v.x << ' ' << v.y << ' ';
        }
        for (const LineItem& line : pass.lines) {
            text << 'L' << line.lines->starts.size() << line.colour.hex() << line.layer;
            for (const Vec2f v : line.lines->points) text << v.x << ' ' << v.y << ' ';
        }
    }
    return text.str();
}

TEST_F(Compose, TheSameReadingsGiveTheSameScene) {
    Report report = disputed();
    const auto one = compose(report), two = compose(report);
    EXPECT_EQ(digest(one->world), digest(two->world));
    EXPECT_EQ(digest(one->inset), digest(two->inset));
    ASSERT_EQ(one->labels.size(), two->labels.size());
    for (std::size_t i = 0; i < one->labels.size(); ++i) EXPECT_EQ(one->labels[i].text, two->labels[i].text);
    EXPECT_EQ(one->furniture.deck, two->furniture.deck);
}

TEST_F(Compose, ASceneHoldsGroundSubjectsNamesAndWords) {
    Report report = disputed();
    const auto scene = compose(report);
    EXPECT_GT(area_m2(*scene->world[0].areas.at(0).mesh), 1e9);
    ASSERT_EQ(scene->subjects.size(), 1U);
    EXPECT_EQ(scene->subjects[0].symbols.at(0).kind, SymbolKind::twoHolders);
    EXPECT_EQ(scene->subjects[0].claims.size(), 3U);
    EXPECT_FALSE(scene->labels.empty());
    EXPECT_EQ(scene->furniture.title, "Two accounts of who holds Alda");
    EXPECT_EQ(scene->furniture.asOf, "Claims as of 10 Mar 2025");
    EXPECT_EQ(scene->furniture.disclaimer,
              "Claims are shown as reported and have not been verified. Boundaries and names shown do not imply endorsement.");
    EXPECT_EQ(scene->furniture.parties.size(), 2U);
    EXPECT_TRUE(scene->covered.contains(base::LonLat{38, 49}));
}

TEST_F(Compose, OneDisputeDoesNotEntitleASheetOfManyPlaces) {
    Report report = disputed();
    const char* names[] = {"Belda", "Celda", "Delda"};
    for (int i = 0; i < 3; ++i) {
        claim::Claim& beside = report.say("North", Stance::asserts, Status::control, "North");
        beside.place = names[i];
        beside.position = base::LonLat{38.5 + i, 49};
    }
    EXPECT_EQ(compose(report)->furniture.title, "Two parties’ claims about four places");
}

TEST_F(Compose, APlaceThatNobodyKnowsLiesInADashedRing) {
    Report known = disputed(), unknown;
    unknown.say("North", Stance::asserts, Status::control, "North", 1.0).radius_km = 14;
    const auto dashed = [](const Scene& scene) {
        std::vector<const LineItem*> lines;
        for (const WorldPass& pass : scene.world)
            for (const LineItem& line : pass.lines)
                if (line.dash_px > 0 && !line.layer.starts_with("base.")) lines.push_back(&line);
        return lines;
    };
    EXPECT_TRUE(dashed(*compose(known)).empty());
    const auto scene = compose(unknown);
    const auto rings = dashed(*scene);
    ASSERT_EQ(rings.size(), 1U);
    EXPECT_TRUE(scene->subjects[0].ringed);
    EXPECT_EQ(scene->subjects[0].context, "approximate, within 14 km");
    for (const Vec2f p : rings[0]->lines->points) {
        const Vec2 away = rings[0]->lines->origin_m + Vec2{p.x, p.y} - scene->subjects[0].anchor_m;
        EXPECT_NEAR(std::hypot(away.x, away.y), 14'000, 300);
    }
}

TEST_F(Compose, AllViewsShareAFrame) {
    Report report = disputed();
    const auto all = compose(report);
    for (const View view : {View::dispute, View::party, View::history, View::proposals}) {
        SceneRequest request;
        request.view = view;
        request.party = "North";
        const auto scene = compose(report, request);
        EXPECT_EQ(scene->subjects_m, all->subjects_m);
        EXPECT_EQ(scene->projection->definition(), all->projection->definition());
    }
}

TEST_F(Compose, ALayerWithoutOpacityIsNotThere) {
    Report report = disputed();
    SceneRequest request;
    request.opacity = {{"dispute", 0.0F}, {"base.boundaries", 0.0F}, {"base.towns", 0.0F}};
    const auto scene = compose(report, request);
    EXPECT_TRUE(scene->subjects.at(0).symbols.empty());
    for (const WorldPass& pass : scene->world) {
        for (const LineItem& line : pass.lines) EXPECT_NE(line.layer, "base.boundaries");
    }
    for (const LabelSource& label : scene->labels) EXPECT_NE(label.layer, "base.towns");
}

TEST_F(Compose, TheFitShowsAllOfWhatItShould) {
    Report report = disputed();
    const auto scene = compose(report);
    const Camera camera = Cartographer::fit(*scene, {100, 0, 1700, 900});
    EXPECT_TRUE(camera.visible_m().contains(scene->subjects_m));
    const base::Box box{36, 48, 40, 50};
    EXPECT_TRUE(Cartographer::fit(*scene, {0, 0, 800, 800}, box).visible_m().grown(1).contains(scene->projection->forward(box.centre())));
}

TEST_F(Compose, AFrameAcross180HasLandAndNamesOnBothSidesAndNothingElse) {
    Report report;
    SceneRequest request;
    request.centre = base::LonLat{179.9, -16.9};
    request.zoom = 9;
    const auto scene = compose(report, request);
    const Rect view = Cartographer::view(*scene, {0, 0, 1920, 1080}, request).visible_m();
    const Vec2 middle = scene->projection->forward({180, -16.9});
    bool west = false, east = false;
    const Mesh& land = *scene->world[0].areas.at(0).mesh;
    for (std::size_t i = 0; i < land.indices.size(); i += 3) {
        Rect triangle;
        for (std::size_t k = i; k < i + 3; ++k) {
            const Vec2f v = land.vertices[land.indices[k]];
            triangle.extend(land.origin_m + Vec2{static_cast<double>(v.x), static_cast<double>(v.y)});
        }
        EXPECT_LT(triangle.width(), 400'000) << "a streak across the map";
        if (!triangle.intersects(view)) continue;
        (triangle.centre().x < middle.x ? west : east) = true;
    }
    EXPECT_TRUE(west && east);
    EXPECT_LT(scene->covered.width_deg(), 20);
    EXPECT_TRUE(std::ranges::any_of(scene->labels, [](const LabelSource& label) { return label.kind == LabelKind::town3; }));
}

TEST_F(Compose, AroundAPoleNoMoreIsReadThanIsSeen) {
    Report report;
    SceneRequest request;
    request.centre = base::LonLat{0, 90};
    request.zoom = 5;
    const auto scene = compose(report, request);
    EXPECT_GT(scene->covered.south_deg, 70);
    EXPECT_DOUBLE_EQ(scene->covered.north_deg, 90);
    EXPECT_DOUBLE_EQ(scene->covered.width_deg(), 360);
    EXPECT_THAT(scene->projection->name(), testing::StartsWith("Polar stereographic"));
}

TEST_F(Compose, AZoomAloneKeepsTheFittedMiddle) {
    Report report = disputed();
    SceneRequest request;
    request.zoom = 8;
    const Rect viewport{0, 0, 1920, 1080};
    const auto fitted = compose(report);
    const auto zoomed = compose(report, request);
    const auto middle = [&](const Scene& scene, const SceneRequest& of) {
        return scene.projection->inverse(Cartographer::view(scene, viewport, of).centre_m);
    };
    EXPECT_NEAR(middle(*zoomed, request).lon_deg, middle(*fitted, {}).lon_deg, 0.02);
    EXPECT_NEAR(middle(*zoomed, request).lat_deg, middle(*fitted, {}).lat_deg, 0.02);
    // 40,075 km on 256 · 2^8 pixels, shorter by the cosine of the latitude.
    const Camera camera = Cartographer::view(*zoomed, viewport, request);
    const base::LonLat at = middle(*zoomed, request);
    EXPECT_NEAR(1 / camera.scale_px_per_m / zoomed->projection->scaleFactor(at), 611.5 * std::cos(at.lat_deg * 3.14159265 / 180), 0.5);
}

TEST_F(Compose, ACrsThatCannotShowTheFrameIsNamedWithIt) {
    Report report = disputed();
    for (const char* crs : {"EPSG:32610", "+proj=tmerc +lon_0=-140 +datum=WGS84", "+proj=gnom +lat_0=-90 +datum=WGS84", "EPSG:2193"}) {
        SceneRequest request;
        request.crs = crs;
        try {
            (void)compose(report, request);
            ADD_FAILURE() << crs;
        } catch (const base::CrsError& error) {
            EXPECT_THAT(error.what(), testing::AllOf(testing::HasSubstr(crs), testing::HasSubstr("frame"), testing::HasSubstr("°E")));
        }
    }
    for (const char* crs : {"EPSG:32637", "EPSG:32633", "EPSG:3857", "EPSG:3035"}) {
        SceneRequest request;
        request.crs = crs;
        EXPECT_NO_THROW((void)compose(report, request)) << crs;
    }
}

TEST_F(Compose, OnAMapOfTheWorldThereAreNoRegionsAndFewSeas) {
    Report report;
    SceneRequest request;
    request.area = base::Box{-180, -58, 180, 80};
    const auto world = compose(report, request);
    for (const LineItem& line : world->world[2].lines) EXPECT_NE(line.colour, world->theme.region);
    const auto seas = [](const Scene& scene) {
        return std::ranges::count_if(scene.labels, [](const LabelSource& l) { return l.kind == LabelKind::water && !l.path; });
    };
    EXPECT_GE(seas(*world), 3);
    EXPECT_LE(seas(*world), 10);
}

TEST_F(Compose, ClaimsWithoutAPlaceAreCountedAndNamed) {
    Report report = disputed();
    EXPECT_EQ(compose(report)->furniture.unplaced, "");
    std::vector<claim::Reading> readings = report.readings();
    for (claim::Claim c : {readings[0].claims[0], readings[0].claims[1]}) {
        c.position.reset();
        c.placeIndex = gazetteer::kNoPlace;
        c.place = "Nowhere";
        readings[0].claims.push_back(c);
    }
    Cartographer cartographer{*knowledge_, *basemap_};
    EXPECT_EQ(cartographer.compose(readings, {})->furniture.unplaced, "2 claims without a place on the map: Nowhere");
    SceneRequest request;
    request.view = View::party;
    request.party = "North";
    EXPECT_EQ(cartographer.compose(readings, request)->furniture.unplaced, "1 claim without a place on the map: Nowhere");
}

TEST_F(Compose, ThePartOfACountryIsNotCalledLikeAnotherCountry) {
    const auto kickerAt = [](base::LonLat position) {
        Report report;
        claim::Claim& claim = report.say("North", Stance::asserts, Status::control, "North");
        claim.position = position;
        claim.placeIndex = knowledge_->gazetteer.nearest(position, 1).front();
        return compose(report)->furniture.kicker;
    };
    EXPECT_EQ(kickerAt({29.72, 11.01}), "Sudan") << "Southern Sudan is read as South Sudan";
    EXPECT_EQ(kickerAt({30.5, 20.5}), "Northern Sudan");
}

TEST_F(Compose, ReadingsWithoutClaimsShowTheWorldAndABadCrsThrows) {
    Report empty;
    const auto scene = compose(empty);
    EXPECT_TRUE(scene->subjects.empty());
    EXPECT_EQ(scene->furniture.title, "Claims as reported");
    SceneRequest request;
    request.crs = "EPSG:1";
    EXPECT_THROW((void)compose(empty, request), base::CrsError);
}

}  // namespace
}  // namespace demarc::map
