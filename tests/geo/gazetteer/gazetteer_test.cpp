#include "gazetteer/gazetteer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/file.hpp"

using demarc::base::LonLat;
using namespace demarc::gazetteer;

namespace {

const Gazetteer& world() {
    static const Gazetteer gazetteer = Gazetteer::open(demarc::base::findAssets());
    return gazetteer;
}

Place first(std::string_view name) {
    const auto hits = world().find(fold(name));
    return hits.empty() ? Place{} : world().place(hits.front().place());
}

double away_km(const Place& place, LonLat point) { return demarc::base::distance_m(place.position, point) / 1000; }

struct Spelling {
    const char* spelling;
    const char* current;
    LonLat point;
};

[[maybe_unused]] void PrintTo(const Spelling& spelling, std::ostream* out) { *out << spelling.spelling; }

}  // namespace

class FirstAnswer : public testing::TestWithParam<Spelling> {};

TEST_P(FirstAnswer, IsThePlaceUnderItsCurrentEnglishName) {
    const auto& [spelling, current, point] = GetParam();
    const Place place = first(spelling);
    EXPECT_EQ(place.name, current) << spelling;
    EXPECT_LT(away_km(place, point), 5) << spelling;
}

INSTANTIATE_TEST_SUITE_P(Towns, FirstAnswer,
                         testing::Values(Spelling{"Kupiansk", "Kupiansk", {37.61, 49.71}}, Spelling{"Kupyansk", "Kupiansk", {37.61, 49.71}},
                                         Spelling{"Купянск", "Kupiansk", {37.61, 49.71}}, Spelling{"Куп'янськ", "Kupiansk", {37.61, 49.71}},
                                         Spelling{"Kup’yans’k", "Kupiansk", {37.61, 49.71}}, Spelling{"Vovchansk", "Vovchansk", {36.94, 50.29}},
                                         Spelling{"Вовчанськ", "Vovchansk", {36.94, 50.29}}, Spelling{"Pokrovsk", "Pokrovsk", {37.18, 48.28}},
                                         Spelling{"Krasnoarmiisk", "Pokrovsk", {37.18, 48.28}}, Spelling{"Bakhmut", "Bakhmut", {38, 48.59}},
                                         Spelling{"Artyomovsk", "Bakhmut", {38, 48.59}}, Spelling{"Kiev", "Kyiv", {30.52, 50.45}},
                                         Spelling{"Lugansk", "Luhansk", {39.31, 48.57}}, Spelling{"Ternopil", "Ternopil", {25.59, 49.55}},
                                         Spelling{"Goma", "Goma", {29.23, -1.67}}, Spelling{"El Fasher", "El Fasher", {25.35, 13.63}},
                                         Spelling{"Al-Fashir", "El Fasher", {25.35, 13.63}}, Spelling{"الفاشر", "El Fasher", {25.35, 13.63}},
                                         Spelling{"Lashio", "Lashio", {97.75, 22.94}}, Spelling{"Marib", "Marib", {45.33, 15.46}},
                                         Spelling{"Ma'rib", "Marib", {45.33, 15.46}}, Spelling{"Stepanakert", "Khankendi", {46.75, 39.82}},
                                         Spelling{"Shushi", "Shusha", {46.75, 39.76}}, Spelling{"Kobane", "Kobani", {38.35, 36.89}}));

INSTANTIATE_TEST_SUITE_P(Countries, FirstAnswer,
                         testing::Values(Spelling{"Russia", "Russia", {100, 60}}, Spelling{"Ukraine", "Ukraine", {32, 49}},
                                         Spelling{"U.S.", "United States", {-98.5, 39.76}}, Spelling{"USA", "United States", {-98.5, 39.76}},
                                         Spelling{"U.K.", "United Kingdom", {-2.7, 54.76}}, Spelling{"UAE", "United Arab Emirates", {54, 24}},
                                         Spelling{"D.R.C.", "Democratic Republic of the Congo", {23.5, -2.5}}, Spelling{"Georgia", "Georgia", {43.5, 42}},
                                         Spelling{"السودان", "Sudan", {30, 16}}));

INSTANTIATE_TEST_SUITE_P(RegionsAndWaters, FirstAnswer,
                         testing::Values(Spelling{"Donbas", "Donbas", {38.2, 48.3}}, Spelling{"Oskil River", "Oskil", {37.65, 49.6}},
                                         Spelling{"Gaza Strip", "Gaza Strip", {34.4, 31.42}}, Spelling{"Darfur", "Darfur", {24.5, 13.5}},
                                         Spelling{"Black Sea", "Black Sea", {34, 43.4}}, Spelling{"Snake Island", "Snake Island", {30.2, 45.255}},
                                         Spelling{"Zaporizhzhia NPP", "Zaporizhzhia Nuclear Power Plant", {34.586, 47.512}}));

TEST(Gazetteer, HoldsTheWorld) {
    EXPECT_GT(world().size(), 185'000U);
    std::vector<std::size_t> count(11);
    for (PlaceIndex index = 0; index < world().size(); ++index) ++count[static_cast<std::size_t>(world().place(index).feature)];
    const auto of = [&](Feature feature) { return count[static_cast<std::size_t>(feature)]; };
    EXPECT_GT(of(Feature::city) + of(Feature::town) + of(Feature::village), 165'000U);
    EXPECT_GE(of(Feature::country), 249U);
    EXPECT_GT(of(Feature::river) + of(Feature::sea) + of(Feature::island) + of(Feature::mountain), 700U);
    EXPECT_GT(of(Feature::facility), 200U);
}

TEST(Gazetteer, PlacesAreNumberedByFallingImportance) {
    for (PlaceIndex index = 1; index < world().size(); ++index) ASSERT_GE(world().place(index - 1).importance, world().place(index).importance);
}

TEST(Gazetteer, EveryPlaceHasANameAndAValidPosition) {
    for (PlaceIndex index = 0; index < world().size(); ++index) {
        const Place place = world().place(index);
        ASSERT_FALSE(place.name.empty()) << index;
        ASSERT_TRUE(place.position.isValid()) << place.name;
    }
}

TEST(Gazetteer, EveryPlaceIsFoundUnderItsOwnName) {
    for (PlaceIndex index = 0; index < world().size(); index += 97) {
        const std::string folded = fold(world().place(index).name);
        if (folded.size() < 2) continue;
        const auto hits = world().find(folded);
        ASSERT_TRUE(std::ranges::any_of(hits, [&](Hit hit) { return hit.place() == index; })) << folded;
    }
}

TEST(Gazetteer, ABareNameHasTheTownAndItsRegionAmongItsHits) {
    const auto hits = world().find("kharkiv");
    ASSERT_GE(hits.size(), 2U);
    EXPECT_EQ(world().place(hits[0].place()).feature, Feature::city);
    const auto region = std::ranges::find_if(hits, [](Hit hit) { return world().place(hit.place()).name == "Kharkiv Oblast"; });
    ASSERT_NE(region, hits.end());
    EXPECT_EQ(region->kind(), NameKind::alternate);
    EXPECT_EQ(world().place(region->place()).adminLevel, 1);
}

TEST(Gazetteer, AFormerNameComesAfterTheTownsThatBearItNow) {
    const auto hits = world().find("krasnoarmeysk");
    ASSERT_GT(hits.size(), 2U);
    EXPECT_EQ(world().place(hits[0].place()).country, "RU");
    EXPECT_TRUE(std::ranges::any_of(hits, [](Hit hit) { return world().place(hit.place()).name == "Pokrovsk"; }));
    EXPECT_EQ(first("Pokrovsk").country, "UA");  // and not Engels, which was one
}

TEST(Gazetteer, ARiverHasAPointNearEachOfItsTowns) {
    const Place danube = first("Danube");
    const LonLat vienna{16.37, 48.21}, belgrade{20.46, 44.82};
    EXPECT_LT(demarc::base::distance_m(world().nearestPoint(danube.index, vienna), vienna), 30'000);
    EXPECT_LT(demarc::base::distance_m(world().nearestPoint(danube.index, belgrade), belgrade), 30'000);
    const Place goma = first("Goma");
    EXPECT_EQ(world().nearestPoint(goma.index, vienna), goma.position);
}

TEST(Gazetteer, UnknownNamesHaveNoHits) {
    EXPECT_TRUE(world().find("").empty());
    EXPECT_TRUE(world().find("qzxv nowhere at all").empty());
    EXPECT_TRUE(world().find(std::string(10'000, 'a')).empty());
}

TEST(Gazetteer, IdsLeadBackToTheirPlaces) {
    const PlaceIndex town = world().find("kupiansk").front().place();
    EXPECT_EQ(world().id(town), "geonames:703656");
    EXPECT_EQ(world().byId("geonames:703656"), town);
    EXPECT_EQ(world().place(world().byId("demarc:donbas")).name, "Donbas");
    EXPECT_EQ(world().byId("geonames:1"), kNoPlace);
}

TEST(LongestMatch, TakesTheLongestName) {
    const std::vector<std::string_view> tokens{"new", "york", "city", "hall"};
    const Match match = world().longestMatch(tokens);
    EXPECT_EQ(match.tokenCount, 3U);
    EXPECT_EQ(world().place(match.hits.front().place()).name, "New York City");
    EXPECT_EQ(world().longestMatch(std::span{tokens}.first(2)).tokenCount, 2U);
}

TEST(LongestMatch, TokensMayHoldSpaces) {
    const std::vector<std::string_view> tokens{"al fashir", "fell"};
    const Match match = world().longestMatch(tokens);
    EXPECT_EQ(match.tokenCount, 1U);
    EXPECT_EQ(world().place(match.hits.front().place()).name, "El Fasher");
}

TEST(LongestMatch, AnEmptyTokenEndsTheSearch) {
    const std::vector<std::string_view> tokens{"new", "", "york"};
    EXPECT_LE(world().longestMatch(tokens).tokenCount, 1U);
    EXPECT_EQ(world().longestMatch({}).tokenCount, 0U);
}

TEST(LongestMatch, AgreesWithFind) {
    for (PlaceIndex index = 0; index < world().size(); index += 499) {
        const std::string folded = fold(world().place(index).name);
        const std::vector<std::string_view> tokens{folded};
        EXPECT_EQ(world().longestMatch(tokens).hits.data(), world().find(folded).data()) << folded;
    }
}

TEST(Within, FollowsUnitsCountriesAndUnions) {
    const PlaceIndex kupiansk = first("Kupiansk").index, pokrovsk = first("Pokrovsk").index, goma = first("Goma").index;
    const PlaceIndex kharkivOblast = first("Kharkiv Oblast").index, donbas = first("Donbas").index, ukraine = first("Ukraine").index;
    EXPECT_TRUE(world().within(kharkivOblast, kupiansk));
    EXPECT_TRUE(world().within(ukraine, kupiansk));
    EXPECT_TRUE(world().within(ukraine, kharkivOblast));
    EXPECT_TRUE(world().within(donbas, pokrovsk));
    EXPECT_FALSE(world().within(donbas, kupiansk));
    EXPECT_FALSE(world().within(kupiansk, kharkivOblast));
    EXPECT_TRUE(world().within(first("Kivu").index, goma));
    EXPECT_FALSE(world().within(ukraine, goma));
    EXPECT_TRUE(world().within(first("Sahel").index, first("Timbuktu").index));
    EXPECT_TRUE(world().within(goma, goma));
}

TEST(Outlines, OfAUnionAreThoseOfItsParts) {
    const auto keys = world().outlines(first("Donbas").index);
    EXPECT_EQ(std::vector<std::string>(keys.begin(), keys.end()), (std::vector<std::string>{"UA-donetsk", "UA-luhansk"}));
    EXPECT_EQ(world().parts(first("Donbas").index).size(), 2U);
    EXPECT_EQ(world().outlines(first("Darfur").index).size(), 5U);
    EXPECT_EQ(world().outlines(first("Kharkiv Oblast").index), std::vector<std::string_view>{"UA-kharkiv"});
    EXPECT_EQ(world().outlines(first("Ukraine").index), std::vector<std::string_view>{"UA"});
    EXPECT_TRUE(world().outlines(first("Kupiansk").index).empty());
}

TEST(Units, AreNamed) {
    const PlaceIndex kupiansk = first("Kupiansk").index;
    EXPECT_EQ(world().admin1Name(kupiansk), "Kharkiv Oblast");
    EXPECT_EQ(world().countryName(kupiansk), "Ukraine");
    EXPECT_EQ(world().place(world().place(kupiansk).admin2).name, "Kupiansk Raion");
    EXPECT_EQ(world().countryName(first("Black Sea").index), "");
}

TEST(InBox, VisitsTheMostImportantFirstAndStopsWhenTold) {
    const demarc::base::Box box{36, 48, 39, 51};
    std::vector<Place> seen;
    world().inBox(box, [&](const Place& place) {
        seen.push_back(place);
        return seen.size() < 200;
    });
    ASSERT_EQ(seen.size(), 200U);
    for (std::size_t i = 0; i < seen.size(); ++i) {
        EXPECT_TRUE(box.contains(seen[i].position));
        EXPECT_TRUE(i == 0 || seen[i - 1].index < seen[i].index);
    }
}

TEST(InBox, MissesNothing) {
    const demarc::base::Box box{28, -3, 30.5, 0.25};
    std::size_t visited = 0, expected = 0;
    world().inBox(box, [&](const Place&) { return ++visited != 0; });
    for (PlaceIndex index = 0; index < world().size(); ++index) expected += box.contains(world().place(index).position) ? 1 : 0;
    EXPECT_EQ(visited, expected);
    EXPECT_GT(visited, 20U);
}

TEST(Nearest, AgreesWithLookingAtEveryPlace) {
    for (const LonLat point : {LonLat{37.6, 49.7}, LonLat{-30, 40}, LonLat{179.9, -17}, LonLat{20, 78}, LonLat{0, -89}}) {
        const auto found = world().nearest(point, 3);
        ASSERT_EQ(found.size(), 3U);
        double nearest_m = 1e9;
        for (PlaceIndex index = 0; index < world().size(); ++index) {
            const Place place = world().place(index);
            if (place.feature <= Feature::village) nearest_m = std::min(nearest_m, demarc::base::distance_m(point, place.position));
        }
        EXPECT_DOUBLE_EQ(demarc::base::distance_m(point, world().place(found[0]).position), nearest_m);
    }
}
