// Cases that readers of places are known to get wrong.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/toponym/places_of.hpp"

namespace demarc::toponym {
namespace {

using gazetteer::Feature;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Silent {
    const char* what;
    const char* text;
};
void PrintTo(const Silent& silent, std::ostream* out) { *out << silent.what; }

class NoPlace : public testing::TestWithParam<Silent> {};

TEST_P(NoPlace, IsIn) { EXPECT_THAT(names(GetParam().text), IsEmpty()); }

INSTANTIATE_TEST_SUITE_P(Persons, NoPlace, testing::Values(
    Silent{"an heiress", "Paris Hilton arrived on Monday. Hilton said little."},
    Silent{"a given name that speaks", "Chad said he would come, and Chad Smith agreed."},
    Silent{"a given name learnt from its surname", "Jordan Smith lives here. Jordan was born in 1980. Neighbours like Jordan."},
    Silent{"a surname that no list has", "A goal by Jordan Przykladowy won it. Jordan Przykladowy was pleased."},
    Silent{"an abbreviated rank", "Gen. Washington crossed the river."},
    Silent{"a city in a first name's slot", "Sydney Pollack directed it. Sydney said the film was done."},
    Silent{"a minister", "Prime Minister Israel Katz spoke. Katz denied it."},
    Silent{"a couple", "Mr. London and Mrs. Berlin married in May."},
    Silent{"artists", "Georgia O'Keeffe painted it; Virginia Woolf wrote it."},
    Silent{"a nickname", "Baghdad Bob became famous."}));

INSTANTIATE_TEST_SUITE_P(Bodies, NoPlace, testing::Values(
    Silent{"a bank", "The Bank of America raised its rates."},
    Silent{"a newspaper", "The Kyiv Independent reported on it."},
    Silent{"clubs", "Manchester United and Real Madrid drew."},
    Silent{"firms", "Boston Consulting Group advised Boston Scientific."},
    Silent{"a think tank", "The Institute for the Study of War said so."}));

INSTANTIATE_TEST_SUITE_P(Words, NoPlace, testing::Values(
    Silent{"that open sentences", "Of the victims, many were young. Is it over? Police came. March was cold."},
    Silent{"that are towns", "Mobile phones failed. Reading is hard. Nice people came. Battle raged."},
    Silent{"of the calendar", "It was a May evening in August, a Friday in April."}));

TEST(Dwellers, TellThatAnOrdinaryWordIsATown) {
    EXPECT_THAT(names("People in Ann said the army had left."), ElementsAre("Ann"));
    EXPECT_THAT(names("Villagers of Man said the rebels had come."), ElementsAre("Man"));
}

TEST(Coordination, GivesTheClassWordAndTheNameToAll) {
    const std::string_view regions = "Donetsk and neighboring Luhansk regions were hit.";
    EXPECT_EQ(mention(regions, "Donetsk").feature, Feature::region);
    EXPECT_EQ(mention(regions, "Luhansk").feature, Feature::region);
    const std::string_view kivus = "Fighting spread to North and South Kivu.";
    EXPECT_EQ(mention(kivus, "North").name, "North Kivu");
    EXPECT_EQ(mention(kivus, "South Kivu").name, "South Kivu");
    EXPECT_THAT(names("Shells fell on Vesele, Vovchansk and Lyptsi in Kharkiv Oblast."), ElementsAre("Vesele", "Vovchansk", "Lyptsi", "Kharkiv Oblast"));
}

TEST(Datelines, AreReadInCapitals) {
    EXPECT_THAT(names("KYIV, Ukraine (AP) — Air raid sirens sounded."), ElementsAre("KYIV", "Ukraine"));
    EXPECT_THAT(names("KHARTOUM (Reuters) - The army advanced."), ElementsAre("KHARTOUM"));
    EXPECT_EQ(country("GOMA, Congo — Rebels entered on Monday.", "Congo"), "CD");
}

TEST(Headlines, OfCapitalsKeepWholeNames) {
    EXPECT_THAT(names("RUSSIAN FORCES SEIZE BAKHMUT, SAYS WAGNER CHIEF"), ElementsAre("BAKHMUT"));
    EXPECT_THAT(names("ISRAELI STRIKES HIT GAZA CITY AND RAFAH"), ElementsAre("GAZA CITY", "RAFAH"));
}

TEST(Abbreviations, StandForStatesAndTheirParts) {
    EXPECT_THAT(names("The U.S., the U.K. and the UAE sent aid to the D.R.C. on Friday."), ElementsAre("U.S.", "U.K.", "UAE", "D.R.C."));
    const std::string_view fires = "Fires burned near Santa Rosa, Calif., and in London, Ont., on Sunday.";
    EXPECT_EQ(mention(fires, "Calif.").name, "California");
    EXPECT_EQ(mention(fires, "Ont.").name, "Ontario");
    EXPECT_EQ(country(fires, "London"), "CA");
    EXPECT_EQ(country(fires, "Santa Rosa"), "US");
}

TEST(Abbreviations, SayWhichTownIsMeant) {
    EXPECT_EQ(world().admin1Name(mention("Cuba, Mo. — A fire broke out.", "Cuba").place), "Missouri");
    EXPECT_EQ(world().admin1Name(mention("Columbus, Ohio, officials met. A man from London, Ky. was there.", "London").place), "Kentucky");
    EXPECT_EQ(mention("Haiti, Cuba and Jamaica agreed.", "Cuba").feature, gazetteer::Feature::country);
}

TEST(Coordination, SharesWhatStandsWithTheLast) {
    const auto places = [](std::string_view text) {
        std::vector<std::string> found;
        for (const Toponym& t : find(text)) found.push_back(t.name);
        return found;
    };
    EXPECT_THAT(places("Floods hit the Lower and Middle Shabelle regions."), ElementsAre("Lower Shabelle", "Middle Shabelle"));
    EXPECT_THAT(places("North and South Darfur were cut off."), ElementsAre("North Darfur", "South Darfur"));
    EXPECT_THAT(places("In East, West and South Darfur the roads were cut."), ElementsAre("East Darfur", "West Darfur", "South Darfur"));
    EXPECT_THAT(places("Voters in Davao del Sur and del Norte stayed home."), ElementsAre("Province of Davao del Sur", "Province of Davao del Norte"));
    EXPECT_THAT(places("The army fought in Cameroon's Northwest and Southwest regions."), ElementsAre("Cameroon", "Northwest Region", "Southwest Region"));
}

TEST(Persons, AreNoSignOfPlacesNorPlacesOfPersons) {
    EXPECT_THAT(names("Charlotte Jackson visited Jackson, Mississippi."), ElementsAre("Jackson", "Mississippi"));
    EXPECT_THAT(names("Whitney Houston sang. Flooding hit Houston, Texas."), ElementsAre("Houston", "Texas"));
    EXPECT_THAT(names("Fighters led by Omar Kidal attacked the town of Kidal in Mali."), ElementsAre("Kidal", "Mali"));
    EXPECT_THAT(names("Police in Chicago arrested Austin Powers."), ElementsAre("Chicago"));
}

TEST(Titles, MayBelongToTheName) {
    EXPECT_THAT(names("The explosion killed 12 in Sultan Kudarat province."), ElementsAre("Sultan Kudarat"));
    EXPECT_EQ(country("Georgia Rep. Lucy Smith met voters in Atlanta.", "Georgia"), "US");
}

TEST(Headlines, OfCapitalsKnowNationsAndWhatTheReportNames) {
    EXPECT_THAT(names("CHINA LAUNCHES DRILLS AROUND TAIWAN"), ElementsAre("CHINA", "TAIWAN"));
    EXPECT_THAT(names("ISRAEL STRIKES TYRE AND NABATIEH\n\nThe army struck Tyre on Monday."), ElementsAre("ISRAEL", "TYRE", "NABATIEH", "Tyre"));
    EXPECT_THAT(names("ARMY BLAMES TYRE FACTORY OWNERS"), ElementsAre());
}

TEST(Readings, ANameIsRatherThePlacesWhoseOwnItIs) {
    const std::string_view blamed = "New Delhi blamed Islamabad for the attack in Srinagar.";
    EXPECT_EQ(country(blamed, "Islamabad"), "PK");
    EXPECT_EQ(mention("A tornado struck Chicago and Peoria. Maine was dry.", "Maine").feature, gazetteer::Feature::region);
}

TEST(Bodies, ThatAreCalledLikeTownsAreNone) {
    EXPECT_THAT(names("Leicester City lost again."), ElementsAre());
    EXPECT_THAT(names("The Chicago Cubs lost to the St. Louis Cardinals."), ElementsAre());
    EXPECT_THAT(names("The Sinaloa Cartel clashed with rivals."), ElementsAre());
    EXPECT_THAT(names("The Leicester City Council met."), ElementsAre("Leicester"));
}

TEST(Compounds, NameTheirPlaces) {
    const std::string_view text = "Moscow-backed forces crossed the Iraq-Syria border.";
    EXPECT_EQ(use(text, "Moscow"), Use::metonym);
    EXPECT_EQ(use(text, "Iraq"), Use::literal);
    EXPECT_EQ(use(text, "Syria"), Use::literal);
    EXPECT_THAT(names("Ukraine's east and Kharkiv's suburbs were hit."), ElementsAre("Ukraine", "Kharkiv"));
}

TEST(Metonyms, ArePartedFromPlacesInOneSentence) {
    std::vector<Use> uses;
    for (const Toponym& t : find("Moscow said its troops were in Moscow.")) uses.push_back(t.use);
    EXPECT_THAT(uses, ElementsAre(Use::metonym, Use::literal));
    EXPECT_EQ(use("The statement came as Khartoum is held by the army.", "Khartoum"), Use::literal);
}

TEST(Complaints, LongBeachIsInCalifornia) {
    for (const std::string_view text : {"The port of Long Beach, CA, closed.", "The Long Beach, California, fire spread.", "A fire spread in Long Beach, Calif., on Monday."}) {
        EXPECT_LT(distance_km(mention(text, "Long Beach"), {-118.19, 33.77}), 20) << text;
    }
}

TEST(Complaints, AlbanyIsNotAlbania) {
    EXPECT_LT(distance_km(mention("Albany, N.Y., lawmakers met. Albany has a mayor.", "Albany"), {-73.76, 42.65}), 20);
    const std::string_view text = "Protesters in Albany, the capital of New York, marched.";
    EXPECT_LT(distance_km(mention(text, "Albany"), {-73.76, 42.65}), 20);
    EXPECT_EQ(mention(text, "New York").feature, Feature::region);
}

TEST(Complaints, KrasnohorivkaIsFound) {
    const std::string_view text = "Shelling hit Krasnohorivka in the Donetsk region.";
    EXPECT_LT(distance_km(mention(text, "Krasnohorivka"), {37.51, 48.0}), 20);
    EXPECT_EQ(mention(text, "Donetsk").feature, Feature::region);
}

TEST(Complaints, ANameThatResolvesNowhereLeavesTheOthersAlone) {
    const std::string_view without = "Aid reached Mariupol, Melitopol and Berdiansk.", with = "Aid reached Mariupol, Qqqlm, Melitopol, the village of Zzorv and Berdiansk.";
    for (const char* name : {"Mariupol", "Melitopol", "Berdiansk"}) EXPECT_EQ(mention(without, name).place, mention(with, name).place) << name;
}

TEST(OneSense, GivesWayToWhatStandsBehindTheComma) {
    const auto where = [](std::string_view text) {
        std::vector<std::string> units;
        for (const Toponym& t : find(text))
            if (t.feature != Feature::region && t.feature != Feature::country) units.emplace_back(world().admin1Name(t.place));
        return units;
    };
    EXPECT_THAT(where("They drove from Portland, Maine, to Portland, Oregon. Portland was wet."), ElementsAre("Maine", "Oregon", "Oregon"));
    EXPECT_THAT(where("Kansas City, Kan., and Kansas City, Mo., share a name."), ElementsAre("Kansas", "Missouri"));
    EXPECT_THAT(where("Hyderabad, Sindh, in Pakistan was hit. Hyderabad, Telangana, in India was not."), ElementsAre("Sindh", "Telangana"));
}

TEST(Abbreviations, WithoutTheirDotAreOtherWords) {
    EXPECT_THAT(names("Flights left San Pedro Sula, La Ceiba and Tela in Honduras."), ElementsAre("San Pedro Sula", "La Ceiba", "Tela", "Honduras"));
    EXPECT_EQ(mention("He lives in Columbus, Ga., and works in Atlanta.", "Ga.").feature, Feature::region);
}

TEST(SentenceBegins, KeepTheLongerName) {
    EXPECT_THAT(names("The South China Sea is tense."), ElementsAre("South China Sea"));
    EXPECT_THAT(names("DRONE HITS SHIP IN GULF OF ADEN NEAR MUKALLA"), ElementsAre("GULF OF ADEN", "MUKALLA"));
}

TEST(Scripts, OfAnyKindAreMatched) {
    const std::string_view cyrillic = "Бойцы удерживают Куп'янськ и Вовчанськ.";
    EXPECT_EQ(mention(cyrillic, "Куп'янськ").name, "Kupiansk");
    EXPECT_EQ(mention("Запорожье и Харьков обстреляны.", "Харьков").name, "Kharkiv");
    const std::string_view arabic = "قصف الجيش مدينة حلب ودمشق.";
    EXPECT_EQ(mention(arabic, "حلب").name, "Aleppo");
    EXPECT_EQ(mention(arabic, "ودمشق").name, "Damascus");
    EXPECT_EQ(mention("თბილისი და ბათუმი.", "თბილისი").name, "Tbilisi");
    EXPECT_EQ(mention("Αθήνα και Θεσσαλονίκη επλήγησαν.", "Αθήνα").name, "Athens");
}

TEST(UnknownVillages, StandAtTheNearestPlaceTheReportNames) {
    const std::string_view text = "The town of Zelvaxino in Kherson Oblast fell.";
    const Toponym town = mention(text, "Zelvaxino");
    EXPECT_EQ(town.place, gazetteer::kNoPlace);
    EXPECT_TRUE(town.isApproximate());
    EXPECT_GT(town.radius_km, 20);
    EXPECT_EQ(town.anchor, mention(text, "Kherson Oblast").place);
    EXPECT_THAT(reason(town, world()), HasSubstr("Kherson"));
}

TEST(UnknownVillages, StandWhereADistanceToldBesideThemLeads) {
    const std::string_view text = "Militants in the village of Zorvaxil, 20 km west of Maiduguri, fled.";
    const Toponym village = mention(text, "Zorvaxil");
    EXPECT_NEAR(distance_km(village, *mention(text, "Maiduguri").position), 20, 0.5);
    EXPECT_LT(village.position->lon_deg, mention(text, "Maiduguri").position->lon_deg);
    EXPECT_LT(village.radius_km, 15);
}

TEST(UnknownVillages, StandWhereTheyAreSaidToLie) {
    const std::string_view text = "The village of Zorvaxil lies 8 km from Goma.";
    EXPECT_LT(mention(text, "Zorvaxil").radius_km, 12);
}

TEST(UnknownVillages, AreFirstSoughtInOtherSpellings) {
    const Toponym village = mention("The village of Maksymylianivka was captured near Kurakhove.", "Maksymylianivka");
    EXPECT_EQ(village.name, "Maksymilianivka");
    EXPECT_FALSE(village.isApproximate());
    EXPECT_EQ(village.grounds.link, Link::sound);
    EXPECT_THAT(reason(village, world()), HasSubstr("sounds like"));
}

}  // namespace
}  // namespace demarc::toponym
