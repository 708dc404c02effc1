#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/toponym/places_of.hpp"

namespace demarc::toponym {
namespace {

/// The only relative place of a text.
RelativePlace relative(std::string_view text) {
    const auto found = readPlaces(text).relative;
    EXPECT_EQ(found.size(), 1U) << text;
    return found.empty() ? RelativePlace{} : found.front();
}

base::LonLat of(std::string_view name) { return world().place(world().find(gazetteer::fold(name)).front().place()).position; }

double away_km(const RelativePlace& place, std::string_view name) { return base::distance_m(place.position, of(name)) / 1000; }

TEST(RelativePlaces, OffsetIsAPointWithARadius) {
    const std::string_view text = "A drone fell 20 km west of Donetsk on Sunday.";
    const auto place = relative(text);
    EXPECT_EQ(place.relation, Relation::offset);
    EXPECT_EQ(place.span.of(text), "20 km west of Donetsk");
    EXPECT_NEAR(away_km(place, "Donetsk"), 20, 0.1);
    EXPECT_NEAR(base::bearing_deg(of("Donetsk"), place.position), 270, 0.5);
    EXPECT_GT(place.radius_km, 2);
    EXPECT_LT(place.radius_km, 20);
    EXPECT_TRUE(place.outline.empty());
    EXPECT_THAT(place.anchors, testing::ElementsAre(0));
}

TEST(RelativePlaces, OffsetsAreReadInOtherUnitsAndWords) {
    EXPECT_NEAR(away_km(relative("They advanced ten kilometres south-east of Zaporizhzhia."), "Zaporizhzhia"), 10, 0.1);
    const auto goma = relative("Rebels held the town, 12 miles (20 km) north-west of Goma.");
    EXPECT_NEAR(away_km(goma, "Goma"), 19.3, 0.2);
    EXPECT_NEAR(base::bearing_deg(of("Goma"), goma.position), 315, 0.5);
}

TEST(RelativePlaces, BearingsMayBeLetters) {
    const auto place = relative("Tanks were 10km SW of Pokrovsk.");
    EXPECT_EQ(place.relation, Relation::offset);
    EXPECT_NEAR(base::bearing_deg(of("Pokrovsk"), place.position), 225, 0.5);
    EXPECT_TRUE(readPlaces("Aid reached N Darfur and W Bengal.").relative.empty());
}

TEST(RelativePlaces, LieAtSeaOffTheirPlace) {
    for (const char* text : {"A ship was hit 60 miles off Hodeidah.", "A ship was hit 60 miles off the coast of Hodeidah.", "A ship was hit 60 miles off Hodeidah's coast."}) {
        const auto place = relative(text);
        EXPECT_EQ(place.relation, Relation::distance) << text;
        EXPECT_GT(place.radius_km, 96) << text;
    }
    EXPECT_EQ(relative("A boat sank off the coast of Lampedusa.").relation, Relation::vicinity);
}

TEST(RelativePlaces, AreToldByThePlantAndNotByItsTown) {
    const auto place = relative("They advanced 5 km north of the Zaporizhzhia nuclear plant.");
    EXPECT_LT(base::distance_m(place.position, {34.59, 47.51}), 8000);
}

TEST(RelativePlaces, DistanceAloneIsADisc) {
    const auto place = relative("The camp lies about 15 miles from Goma.");
    EXPECT_EQ(place.relation, Relation::distance);
    EXPECT_LT(away_km(place, "Goma"), 0.1);
    EXPECT_GT(place.radius_km, 24);
}

TEST(RelativePlaces, DirectionIsASectorBeyondThePlace) {
    const auto place = relative("Shells fell east of Sumy.");
    EXPECT_EQ(place.relation, Relation::direction);
    EXPECT_GT(place.position.lon_deg, of("Sumy").lon_deg);
    ASSERT_GT(place.outline.size(), 3U);
    EXPECT_EQ(place.outline.front(), place.outline.back());
}

TEST(RelativePlaces, PartIsASectorWithinThePlace) {
    const auto west = relative("Fighting spread in the west of Idlib."), north = relative("Fighting spread in northern Aleppo.");
    EXPECT_EQ(west.relation, Relation::part);
    EXPECT_EQ(north.relation, Relation::part);
    EXPECT_LT(west.position.lon_deg, of("Idlib").lon_deg);
    EXPECT_LT(away_km(west, "Idlib"), 15);
    EXPECT_GT(north.position.lat_deg, of("Aleppo").lat_deg);
}

TEST(RelativePlaces, PartsOfCountriesLieInThem) {
    const auto south = relative("Shelling went on in southern Lebanon.");
    EXPECT_EQ(south.relation, Relation::part);
    EXPECT_GT(south.position.lat_deg, 33.0);
    EXPECT_LT(south.position.lat_deg, of("Lebanon").lat_deg);
}

TEST(RelativePlaces, OutskirtsAndNeighbourhoodsAreDiscs) {
    for (const char* text : {"Troops dug in on the outskirts of Bakhmut.", "They reached the approaches to Bakhmut.", "A bridge near Bakhmut was hit."}) {
        const auto place = relative(text);
        EXPECT_EQ(place.relation, Relation::vicinity) << text;
        EXPECT_LT(away_km(place, "Bakhmut"), 1) << text;
        EXPECT_GT(place.radius_km, 1) << text;
    }
}

TEST(RelativePlaces, MayFollowTheirPlace) {
    const auto outskirts = relative("Shells fell in Aleppo's outskirts."), suburbs = relative("Jets struck Beirut's southern suburbs overnight.");
    EXPECT_EQ(outskirts.relation, Relation::vicinity);
    EXPECT_LT(away_km(outskirts, "Aleppo"), 1);
    EXPECT_EQ(suburbs.relation, Relation::vicinity);
    EXPECT_LT(suburbs.position.lat_deg, of("Beirut").lat_deg);
    EXPECT_LT(away_km(suburbs, "Beirut"), 15);
    const std::string_view text = "They hold the Dnipro's left bank near Kherson.";
    EXPECT_EQ(mention(text, "Dnipro").feature, gazetteer::Feature::river);
    EXPECT_EQ(readPlaces(text).relative.front().relation, Relation::bank);
}

TEST(RelativePlaces, AreToldByPlacesThatAreCalledSomething) {
    for (const char* text : {"A drone fell 10 km south of the capital, Sanaa.", "A drone fell 10 km south of the city of Sanaa.", "A drone fell 10 km south of the besieged old city of Sanaa."}) {
        const auto place = relative(text);
        EXPECT_EQ(place.relation, Relation::offset) << text;
        EXPECT_NEAR(away_km(place, "Sanaa"), 10, 0.1) << text;
    }
}

TEST(RelativePlaces, BanksLieToEitherSideAsTheRiverFlows) {
    // The Dnipro flows south-west at Kherson: its left bank is the south-eastern.
    const auto bank = [](std::string_view side) {
        const std::string text = "They hold the " + std::string{side} + " bank of the Dnipro near Kherson.";
        for (const RelativePlace& place : readPlaces(text).relative)
            if (place.relation == Relation::bank) return place;
        ADD_FAILURE() << text;
        return RelativePlace{};
    };
    const auto left = bank("left"), right = bank("right");
    EXPECT_LT(left.position.lat_deg, right.position.lat_deg);
    EXPECT_GT(left.position.lon_deg, right.position.lon_deg);
    EXPECT_LT(away_km(left, "Kherson"), 40);
    EXPECT_GT(left.outline.size(), 4U);
    EXPECT_NEAR(base::distance_m(bank("east").position, left.position), 0, 1000);
}

TEST(RelativePlaces, BetweenAndRoadsAreTheWayFromPlaceToPlace) {
    const auto between = relative("Clashes erupted between Kupiansk and Lyman.");
    EXPECT_EQ(between.relation, Relation::between);
    EXPECT_THAT(between.outline, testing::SizeIs(2));
    EXPECT_THAT(between.anchors, testing::ElementsAre(0, 1));
    for (const char* text : {"Convoys used the Bakhmut–Sloviansk road.", "The road from Bakhmut to Sloviansk was cut.", "They shelled the road that links Bakhmut and Sloviansk."}) {
        const auto road = relative(text);
        EXPECT_EQ(road.relation, Relation::road) << text;
        EXPECT_NEAR(base::distance_m(road.position, base::midpoint(of("Bakhmut"), of("Sloviansk"))), 0, 100) << text;
    }
}

TEST(RelativePlaces, TownsThatArePowersAreTownsOnTheWayBetweenThem) {
    for (const char* text : {"A convoy was hit between El Obeid and Khartoum.", "The road between Damascus and Beirut was cut."}) {
        EXPECT_THAT(relative(text).outline, testing::SizeIs(2)) << text;
        for (const Toponym& t : find(text)) EXPECT_EQ(t.use, Use::literal) << text;
    }
    EXPECT_EQ(use("Talks between Damascus and Beirut collapsed.", "Beirut"), Use::metonym);
}

TEST(RelativePlaces, TheCapitalMayBeAPeoplesOrACountrys) {
    for (const char* text : {"They took a town 245 km north of the Somali capital.", "They took a town 245 km north of Somalia's capital.", "They took a town 245 km north of the Somali capital, Mogadishu."}) {
        const auto place = relative(text);
        EXPECT_EQ(place.relation, Relation::offset) << text;
        EXPECT_EQ(world().place(place.anchor).name, "Mogadishu") << text;
    }
}

TEST(RelativePlaces, TheCapitalIsThatOfTheNextCountryWhereNoneWasNamed) {
    EXPECT_EQ(world().place(relative("Troops advanced north of the capital. Sudan's army denied it.").anchor).name, "Khartoum");
}

TEST(RelativePlaces, TheCapitalIsThatOfTheCountryNamedBefore) {
    const auto place = relative("Sudan's army shelled positions north of the capital on Friday.");
    EXPECT_EQ(place.relation, Relation::direction);
    EXPECT_TRUE(place.anchors.empty());
    EXPECT_EQ(world().place(place.anchor).name, "Khartoum");
    EXPECT_GT(place.position.lat_deg, of("Khartoum").lat_deg);
}

TEST(RelativePlaces, AreNotReadIntoTalkOfPowersAndCompass) {
    EXPECT_TRUE(readPlaces("Talks between Russia and Ukraine went on. South of that, nothing moved.").relative.empty());
    EXPECT_TRUE(readPlaces("He walked 20 km on Friday.").relative.empty());
    EXPECT_TRUE(readPlaces("Fighting near the Iraq-Syria-Turkey border went on.").relative.empty());
}

TEST(RelativePlaces, HaveNames) {
    EXPECT_EQ(relationName(Relation::offset), "offset");
    EXPECT_EQ(relationName(Relation::road), "road");
}

}  // namespace
}  // namespace demarc::toponym
