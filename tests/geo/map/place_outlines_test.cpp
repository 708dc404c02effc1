#include "map/place_outlines.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.hpp"
#include "map/claimant_side.hpp"

namespace demarc::map {
namespace {

const gazetteer::Gazetteer& gazetteer() {
    static const auto opened = gazetteer::Gazetteer::open(base::findAssets());
    return opened;
}

Geography square(base::LonLat middle, double half_deg) {
    const auto [x, y] = middle;
    return {{{x - half_deg, y - half_deg}, {x + half_deg, y - half_deg}, {x + half_deg, y + half_deg}, {x - half_deg, y + half_deg}}, {0}};
}

claim::PlaceView placeNamed(const std::string& name, const std::string& country) {
    gazetteer::SearchOptions options;
    options.country = country;
    const auto hit = gazetteer().search(name, options).front();
    claim::PlaceView place;
    place.name = name;
    place.placeIndex = hit.place;
    place.position = gazetteer().place(hit.place).position;
    return place;
}

claim::Position says(std::string party, std::string holder, double share) {
    claim::Position position;
    position.party = std::move(party);
    position.shares[std::move(holder)] = share;
    return position;
}

TEST(PlaceOutlines, AreFoundByAnyNameOfThePlaceThatTheyLieOn) {
    const claim::PlaceView kupiansk = placeNamed("Kupiansk", "UA");
    const PlaceOutlines outlines{{{"Куп'янськ", square(kupiansk.position, 0.03)}, {"Lyman", square(kupiansk.position, 0.02)}}, gazetteer()};
    ASSERT_NE(outlines.find(kupiansk), nullptr);
    EXPECT_EQ(outlines.find(kupiansk)->name, "Куп'янськ");
    EXPECT_TRUE(outlines.issues(std::vector{kupiansk}).empty());
}

TEST(PlaceOutlines, MayMissThePointByAFewKilometresButNotMore) {
    const claim::PlaceView kupiansk = placeNamed("Kupiansk", "UA");
    const base::LonLat at = kupiansk.position;
    const PlaceOutlines near{{{"Kupiansk", square({at.lon_deg, at.lat_deg + 0.06}, 0.03)}}, gazetteer()};
    EXPECT_NE(near.find(kupiansk), nullptr);
    const PlaceOutlines far{{{"Kupiansk", square({at.lon_deg, at.lat_deg + 0.5}, 0.03)}}, gazetteer()};
    EXPECT_EQ(far.find(kupiansk), nullptr);
    EXPECT_THAT(far.issues(std::vector{kupiansk}).front().message, testing::HasSubstr("Kupiansk lies 52 km from Kupiansk"));
}

TEST(PlaceOutlines, ThatFitNoPlaceAreReportedOnce) {
    const PlaceOutlines outlines{{{"Nowhere at all", square({1, 1}, 0.1)}}, gazetteer()};
    const std::vector places{placeNamed("Kupiansk", "UA"), placeNamed("Lyman", "UA")};
    EXPECT_THAT(outlines.issues(places), testing::SizeIs(1));
    EXPECT_TRUE(outlines.issues({}).empty());
}

TEST(PlaceOutlines, LeaveOutRingsWithPointsThatAreNoPositions) {
    Geography broken = square({10, 10}, 1);
    broken.points[2].lat_deg = std::numeric_limits<double>::quiet_NaN();
    EXPECT_TRUE(PlaceOutlines({{"Lyman", broken}}, gazetteer()).isEmpty());
}

class Sides : public testing::Test {
protected:
    static claim::PlaceView at(double lon_deg, double lat_deg, std::vector<claim::Position> positions = {}) {
        claim::PlaceView place;
        place.position = {lon_deg, lat_deg};
        place.positions = std::move(positions);
        return place;
    }
    claim::PartyRegistry registry = claim::PartyRegistry::open(base::findAssets());
    Basemap basemap = Basemap::open(base::findAssets());
};

TEST_F(Sides, AreTowardTheNearestPlaceThatAllAgreeAPartyHolds) {
    const std::vector places{at(37, 49, {says("Russia", "Russia", 1), says("Ukraine", "Russia", 1)}), at(39, 48, {says("Russia", "Russia", 1), says("Ukraine", "Ukraine", 1)})};
    EXPECT_NEAR(*ClaimantSides(places, registry, basemap).bearing_deg("Russia", {38, 49}), 270, 1);
}

TEST_F(Sides, AreElseTowardThePartysBorderOrFromInlandTheSameForAll) {
    const ClaimantSides sides{{}, registry, basemap};
    const base::LonLat vovchansk{36.94, 50.29};  // a few km south of the border
    const double russia = *sides.bearing_deg("Russia", vovchansk), ukraine = *sides.bearing_deg("Ukraine", vovchansk);
    EXPECT_GT(std::cos(russia * 0.0174533), 0.5) << "from the north";
    EXPECT_NEAR(std::cos((russia - ukraine) * 0.0174533), -1, 0.05) << "from inland";
}

TEST_F(Sides, OfAGroupWithoutCountryAreTowardWhatItIsSaidToHoldOrUnknown) {
    const std::vector places{at(25, 13, {says("RSF", "RSF", 1), says("Sudan", "Sudan", 1)})};
    EXPECT_NEAR(*ClaimantSides(places, registry, basemap).bearing_deg("RSF", {25, 12}), 0, 1);
    EXPECT_FALSE(ClaimantSides({}, registry, basemap).bearing_deg("RSF", {25, 12}));
}

TEST(InsideAndEdge, AreFoundAcrossTheDateLine) {
    const Geography fiji{{{179, -17}, {-179, -17}, {-179, -16}, {179, -16}}, {0}};
    EXPECT_TRUE(isInside(fiji, {-179.9, -16.5}));
    EXPECT_TRUE(isInside(fiji, {179.9, -16.5}));
    EXPECT_FALSE(isInside(fiji, {0, -16.5}));
    const auto edge = nearestOnEdge(fiji, {-178, -16.5});
    ASSERT_TRUE(edge);
    EXPECT_NEAR(edge->lon_deg, -179, 1e-6);
}

}  // namespace
}  // namespace demarc::map
