#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>

#include "base/error.hpp"
#include "geo/toponym/places_of.hpp"

namespace demarc::toponym {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(Mentions, AreWholeNamesWithTheirCapitalisedClassWords) {
    EXPECT_THAT(names("Floods hit New York City, Addis Ababa and Rio de Janeiro."), ElementsAre("New York City", "Addis Ababa", "Rio de Janeiro"));
    EXPECT_THAT(names("The front runs along the Dnieper River in Kherson Oblast."), ElementsAre("Dnieper River", "Kherson Oblast"));
    EXPECT_THAT(names("Shelling was heard in the Sumy region and the city of Maiduguri."), ElementsAre("Sumy", "Maiduguri"));
    EXPECT_THAT(names("Planes left Entebbe International Airport."), ElementsAre("Entebbe International Airport"));
}

TEST(Mentions, StandAsSpeltWithArticlesAbbreviationsAndHyphens) {
    EXPECT_THAT(names("The U.S. and the UAE sent aid to al-Hasakah in Syria."), ElementsAre("U.S.", "UAE", "al-Hasakah", "Syria"));
    EXPECT_THAT(names("The Iraq-Syria border is closed."), ElementsAre("Iraq", "Syria"));
    EXPECT_THAT(names("Tehran-backed militias left Mosul."), ElementsAre("Tehran", "Mosul"));
    EXPECT_THAT(names("The United States has closed its embassy."), ElementsAre("United States"));
    EXPECT_THAT(names("A storm hit Côte d'Ivoire and Guinea-Bissau."), ElementsAre("Côte d'Ivoire", "Guinea-Bissau"));
    EXPECT_THAT(names("LAGOS, Nigeria (AP) — Police said so."), ElementsAre("LAGOS", "Nigeria"));
}

TEST(Mentions, AreNotPersons) {
    EXPECT_THAT(names("Jordan Smith spoke for an hour. Smith said nothing new, and Jordan left."), IsEmpty());
    EXPECT_THAT(names("Gen. Lincoln Adeyemi met President Paul Houston."), IsEmpty());
    EXPECT_THAT(names("Mr. Sydney declined. Sydney said no."), IsEmpty());
    EXPECT_THAT(names("Fighters of Abu Bakr al-Baghdadi fled."), IsEmpty());
}

TEST(Mentions, AreNotBodies) {
    EXPECT_THAT(names("The University of Oxford and the Bank of England agreed."), IsEmpty());
    EXPECT_THAT(names("The Sudan People's Liberation Movement rejected it."), IsEmpty());
    EXPECT_THAT(names("The Kyiv Independent and the Washington Post reported it."), IsEmpty());
    EXPECT_THAT(names("The Kurdistan Workers' Party and the European Union met at the White House."), IsEmpty());
    EXPECT_THAT(names("Manchester United signed him."), IsEmpty());
}

TEST(Mentions, AreNotEverydayWordsMonthsAndTitles) {
    EXPECT_THAT(names("Most people were reading in March. Nice weather, the police said. Of these, many fled on Sunday."), IsEmpty());
    EXPECT_THAT(names("Battle was joined. Mobile units came. Same day, August rains fell."), IsEmpty());
    EXPECT_THAT(names("He told us that X, the RSF and CNN were there."), IsEmpty());
}

TEST(Mentions, OfAWordThatIsATownNeedACue) {
    EXPECT_THAT(names("A fair was held in the French city of Nice."), ElementsAre("Nice"));
    EXPECT_THAT(names("Fire broke out in Reading, England, on Sunday."), ElementsAre("Reading", "England"));
}

TEST(Mentions, UnknownToEveryListAreFoundByWhatIsSaidAroundThem) {
    const std::string_view text = "Militiamen burned the village of Zorvaxil in Chad.";
    EXPECT_THAT(names(text), ElementsAre("Zorvaxil", "Chad"));
    const Toponym unknown = mention(text, "Zorvaxil");
    EXPECT_EQ(unknown.place, gazetteer::kNoPlace);
    EXPECT_EQ(unknown.name, "Zorvaxil");
    EXPECT_LT(unknown.confidence, 0.3F);
    EXPECT_THAT(reason(unknown, world()), HasSubstr("not in the gazetteer"));
    ASSERT_TRUE(unknown.position);
    EXPECT_LT(distance_km(unknown, *mention(text, "Chad").position), 1);
    EXPECT_THAT(names("They seized Qurbatin on Monday and pulled out of Qurbatin on Friday."), ElementsAre("Qurbatin", "Qurbatin"));
    EXPECT_THAT(names("A number of villages fell, among them Xelovu, Barqito and Tamsewe."), ElementsAre("Xelovu", "Barqito", "Tamsewe"));
    EXPECT_THAT(names("Then Zorvaxil laughed and the Brimtok replied."), IsEmpty());
}

TEST(Mentions, UnknownInAListStandAtWhatHoldsTheList) {
    const std::string_view text = "They left Xelovu, Barqito and Tamsewe, three districts of Nairobi.";
    const base::LonLat city = *mention(text, "Nairobi").position;
    for (const auto name : {"Xelovu", "Barqito", "Tamsewe"}) EXPECT_LT(distance_km(mention(text, name), city), 1) << name;
}

TEST(Mentions, MisspeltOnceAreTakenForTheReportsOwnPlace) {
    const std::string_view text = "Troops entered Khartoum on Monday. By night Khartuom was quiet, and Khartoum slept.";
    EXPECT_EQ(mention(text, "Khartuom").place, mention(text, "Khartoum").place);
}

TEST(Mentions, OfPeoplesAreDemonymsOfTheirCountry) {
    const Toponym people = mention("The Burmese army and Rwandans in exile met.", "Burmese");
    EXPECT_EQ(people.use, Use::demonym);
    EXPECT_EQ(world().place(people.place).country, "MM");
    EXPECT_EQ(mention("The Burmese army and Rwandans in exile met.", "Rwandans").use, Use::demonym);
    EXPECT_THAT(names("The Dominican Republic and British Columbia are far apart."), ElementsAre("Dominican Republic", "British Columbia"));
}

TEST(Mentions, NeverOverlapAndStandInOrderForAnyBytes) {
    std::mt19937 random{11};
    const std::string_view pieces[] = {"Paris ", "the ", "of ", "Gen. ", "North ", "al-", "Bab ", ", ", "and ", "'s ", "River ", "region ", ". ", "\n\n", "\"", "Russian ",
                                       "U.S. ", "said ", "\xFF", "-", "Xyz ", "villages ", "in ", "Abu ", "John ", "(", "—", "$", "Ky. ", "People", "’s ", "Republic "};
    for (int round = 0; round < 300; ++round) {
        std::string text;
        for (int k = 0; k < 50; ++k) text += pieces[random() % std::size(pieces)];
        std::uint32_t at = 0;
        for (const Toponym& t : find(text)) {
            ASSERT_LE(at, t.span.begin);
            ASSERT_LT(t.span.begin, t.span.end);
            ASSERT_LE(t.span.end, text.size());
            ASSERT_GE(t.confidence, 0);
            ASSERT_LE(t.confidence, 1);
            at = t.span.end;
        }
    }
}

TEST(Resolution, PrefersTheCityUnlessAClassWordSaysOtherwise) {
    const std::string_view text = "Kharkiv was shelled. Officials in the Kharkiv region counted the dead.";
    const auto found = find(text);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].feature, gazetteer::Feature::city);
    EXPECT_EQ(found[1].feature, gazetteer::Feature::region);
    EXPECT_EQ(mention("Sudan is at war.", "Sudan").feature, gazetteer::Feature::country);
}

TEST(Resolution, GivesAPluralClassWordToAllInTheList) {
    const std::string_view text = "The Donetsk and neighboring Luhansk regions were hit.";
    EXPECT_EQ(mention(text, "Donetsk").feature, gazetteer::Feature::region);
    EXPECT_EQ(mention(text, "Luhansk").feature, gazetteer::Feature::region);
}

TEST(Resolution, FollowsWhatTheReportSaysHoldsThePlace) {
    EXPECT_EQ(country("He was born in Tripoli, Lebanon.", "Tripoli"), "LB");
    EXPECT_EQ(country("Clashes erupted in Tripoli, Libya.", "Tripoli"), "LY");
    EXPECT_EQ(country("The Venezuelan city of Valencia was quiet.", "Valencia"), "VE");
    EXPECT_EQ(country("A court in Birmingham, Alabama, ruled so.", "Birmingham"), "US");
}

TEST(Resolution, FollowsTheCountryThatTheReportSpeaksOf) {
    EXPECT_EQ(country("Georgia and Azerbaijan opened the border. In Tbilisi and Baku crowds cheered Georgia.", "Georgia"), "GE");
    EXPECT_EQ(country("Tornadoes struck Alabama, Tennessee and Georgia. Atlanta and Savannah were spared.", "Georgia"), "US");
    EXPECT_EQ(country("Rebels near Goma and Bukavu fought on. Congo accused Rwanda. Kinshasa protested.", "Congo"), "CD");
}

TEST(Resolution, DoesNotPutAPlaceIntoTheCountryThatActsThere) {
    constexpr std::string_view REPORT = "KYIV - A monitor put Russian control of Pokrovsk at 72 percent.";
    EXPECT_EQ(country(REPORT, "Pokrovsk"), "UA");
}

TEST(Resolution, PrefersThePlaceWhoseOwnNameItIsToOneThatOnceBoreIt) {
    EXPECT_NE(mention("Fighting went on in the town of Pokrovsk on Monday.", "Pokrovsk").name, "Engels");
    EXPECT_EQ(mention("Fighting went on in Artemivsk, in eastern Ukraine.", "Artemivsk").name, "Bakhmut");
}

TEST(Resolution, KeepsOneSenseInAReport) {
    const std::string_view text = "Cordoba is in Argentina. Rosario and Mendoza are too. In Cordoba it rained.";
    std::vector<gazetteer::PlaceIndex> places;
    for (const Toponym& t : find(text)) {
        if (t.span.of(text) == "Cordoba") places.push_back(t.place);
    }
    ASSERT_EQ(places.size(), 2u);
    EXPECT_EQ(places[0], places[1]);
    EXPECT_EQ(world().place(places[0]).country, "AR");
}

TEST(Resolution, RanksWhatElseTheNameCouldBe) {
    const Toponym t = mention("The ship reached Alexandria.", "Alexandria");
    EXPECT_EQ(world().place(t.place).country, "EG");
    ASSERT_FALSE(t.alternatives.empty());
    EXPECT_LE(t.alternatives.size(), 5u);
    float total = t.confidence;
    for (std::size_t k = 0; k < t.alternatives.size(); ++k) {
        EXPECT_NE(t.alternatives[k].place, t.place);
        EXPECT_LE(t.alternatives[k].confidence, k > 0 ? t.alternatives[k - 1].confidence : 1.0F);
        total += t.alternatives[k].confidence;
    }
    EXPECT_LE(total, 1.001F);
    EXPECT_THAT(reason(t, world()), HasSubstr("Egypt"));
}

TEST(Resolution, ReadsAbbreviatedStatesAfterTheirTowns) {
    const std::string_view text = "A plant in Bowling Green, Ky., closed.";
    EXPECT_THAT(names(text), ElementsAre("Bowling Green", "Ky."));
    EXPECT_LT(distance_km(mention(text, "Bowling Green"), {-86.44, 36.99}), 30);
}

TEST(Resolution, NamesAFacilityItDoesNotKnowAtItsTown) {
    const Toponym t = mention("Gunmen attacked Tamale Central Prison.", "Tamale Central Prison");
    EXPECT_EQ(t.feature, gazetteer::Feature::facility);
    EXPECT_EQ(t.name, "Tamale Central Prison");
    EXPECT_LT(distance_km(t, {-0.84, 9.4}), 30);
}

TEST(Uses, ArePowersWhereTheyActOwnOrAreDealtWith) {
    EXPECT_EQ(use("Manila denied the report.", "Manila"), Use::metonym);
    EXPECT_EQ(use("Ethiopia's army advanced.", "Ethiopia"), Use::metonym);
    EXPECT_EQ(use("Talks between Armenia and Turkey stalled.", "Turkey"), Use::metonym);
    EXPECT_EQ(use("Officials blamed U.S. President Joe Biden.", "U.S."), Use::metonym);
    EXPECT_EQ(use("Ankara-backed fighters withdrew.", "Ankara"), Use::metonym);
    EXPECT_EQ(use("India’s invasion plans were leaked.", "India"), Use::metonym);
    EXPECT_EQ(use("The president of Kenya flew home.", "Kenya"), Use::metonym);
}

TEST(Uses, AreLiteralWherePlacesAreMeant) {
    EXPECT_EQ(use("Troops entered Manila at dawn.", "Manila"), Use::literal);
    EXPECT_EQ(use("Russia's Kursk region was hit.", "Russia"), Use::literal);
    EXPECT_EQ(use("The ministry in Ankara was closed.", "Ankara"), Use::literal);
    EXPECT_EQ(use("The town of Gao in northern Mali fell.", "Mali"), Use::literal);
    EXPECT_EQ(use("Refugees from Ethiopia had walked for days.", "Ethiopia"), Use::literal);
    EXPECT_EQ(use("Troops massed on the border with Lebanon.", "Lebanon"), Use::literal);
    EXPECT_EQ(use("The Bashi Channel, between Taiwan and the Philippines, was calm.", "Taiwan"), Use::literal);
    EXPECT_EQ(use("In Panjshir province, Afghanistan, the Taliban fought on.", "Afghanistan"), Use::literal);
}

TEST(Uses, HaveNames) {
    EXPECT_EQ(useName(Use::literal), "literal");
    EXPECT_EQ(useName(Use::metonym), "metonym");
    EXPECT_EQ(useName(Use::demonym), "demonym");
}

class BrokenLexicon : public testing::Test {
protected:
    void SetUp() override {
        std::filesystem::remove_all(assets_);
        std::filesystem::create_directories(assets_);
        std::filesystem::copy(base::findAssets() / "lexicon", assets_ / "lexicon", std::filesystem::copy_options::recursive);
    }
    void TearDown() override { std::filesystem::remove_all(assets_); }

    std::string failure() const {
        try {
            (void)Lexicon::open(assets_);
        } catch (const base::Error& error) {
            return error.what();
        }
        return "";
    }

    std::filesystem::path assets_ = std::filesystem::temp_directory_path() / ("demarc-toponym-lexicon-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
};

TEST_F(BrokenLexicon, NamesFileAndLine) {
    std::ofstream{assets_ / "lexicon" / "class_words.tsv"} << "# head\ntown\ttown\t-\nfort\tcastle\t-\n";
    EXPECT_THAT(failure(), HasSubstr("class_words.tsv, line 3: unknown feature castle"));
}

TEST_F(BrokenLexicon, RefusesWordsOfNoSectionAndShortRows) {
    std::ofstream{assets_ / "lexicon" / "cues.txt"} << "[nonsense]\nin at\n";
    EXPECT_THAT(failure(), HasSubstr("cues.txt, line 1: unknown section"));
    std::filesystem::copy(base::findAssets() / "lexicon" / "cues.txt", assets_ / "lexicon" / "cues.txt", std::filesystem::copy_options::overwrite_existing);
    std::ofstream{assets_ / "lexicon" / "demonyms.tsv"} << "Utopian\n";
    EXPECT_THAT(failure(), HasSubstr("demonyms.tsv, line 1"));
}

TEST_F(BrokenLexicon, MissingFileIsNamed) {
    std::filesystem::remove(assets_ / "lexicon" / "titles.txt");
    EXPECT_THAT(failure(), HasSubstr("titles.txt"));
}

TEST(Toponyms, PlaceInSomebodysHandsIsAPlace) {
    EXPECT_THAT(names("Lashio remains in the hands of the junta. The Arakan Army attacked."), ElementsAre("Lashio"));
    EXPECT_THAT(names("Siversk is still under Ukrainian control."), ElementsAre("Siversk"));
}

TEST(Toponyms, BareNameIsTheTownsNotItsRegions) {
    const auto found = find("Russia's forces shelled Kharkiv. Ukraine said it had not lost Lyman.");
    const auto kharkiv = std::ranges::find(found, std::string("Kharkiv"), &Toponym::name);
    ASSERT_NE(kharkiv, found.end());
    EXPECT_EQ(kharkiv->feature, gazetteer::Feature::city);
}

TEST(Toponyms, CapitalThatSpeaksBehindAPlaceIsItsState) {
    const auto found = find("Ukrainian troops advanced on Kupiansk, Kyiv said.");
    const auto kyiv = std::ranges::find(found, std::string("Kyiv"), &Toponym::name);
    ASSERT_NE(kyiv, found.end());
    EXPECT_EQ(kyiv->use, Use::metonym);
}

}  // namespace
}  // namespace demarc::toponym
