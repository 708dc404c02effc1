#include "map/compose.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
