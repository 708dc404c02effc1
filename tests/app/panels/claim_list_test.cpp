#include "panels/claim_list.hpp"

#include <gtest/gtest.h>

#include "claim/corrections.hpp"

namespace demarc::panels {
namespace {

/// Claims on places "Place 0", "Place 1"… of two parties in turn.
class ClaimListTest : public testing::Test {
protected:
    void make(std::size_t count) {
        auto& reading = readings.emplace_back();
        reading.document.text = "The sentence behind it.";
        for (const char* party : {"Redland", "Blueland"}) reading.parties.push_back({party, {}, {}});
        std::vector<claim::ClaimRef> refs;
        for (std::size_t i = 0; i < count; ++i) {
            auto& claim = reading.claims.emplace_back();
            claim.place = "Place " + std::to_string(i);
            claim.claimant = claim.actor = i % 2 == 0 ? "Redland" : "Blueland";
            claim.status = i % 4 == 0 ? claim::Status::strike : claim::Status::control;
            claim.confidence = i % 10 == 0 ? 0.5 : 0.9;
            claim.evidence = {0, 23};
            refs.push_back({0, i});
        }
        telling.emplace(readings, registry, map::lightTheme());
        list.reset(readings, *telling, refs, {{0, 3}});
    }
    [[nodiscard]] std::string places() const {
        std::string text;
        for (const auto ref : list.rows()) text += readings[ref.reading].claims[ref.claim].place + "; ";
        return text;
    }

    std::vector<claim::Reading> readings;
    claim::PartyRegistry registry;
    std::optional<map::Telling> telling;
    ClaimList list;
};

TEST_F(ClaimListTest, EachConditionCountsAndAllTogether) {
    make(12);
    readings[0].claims[5].reader = claim::kByHand;
    list.filter({.words = "PLACE 1"});
    EXPECT_EQ(places(), "Place 1; Place 10; Place 11; ");
    list.filter({.words = "place 1", .parties = {"Redland"}});
    EXPECT_EQ(places(), "Place 10; ");
    list.filter({.statuses = {claim::Status::strike}});
    EXPECT_EQ(places(), "Place 0; Place 4; Place 8; ");
    list.filter({.disputed = true});
    EXPECT_EQ(places(), "Place 3; ");
    list.filter({.places = {"Place 2", "Place 7"}});
    EXPECT_EQ(places(), "Place 2; Place 7; ");
    readings[0].claims[4].from = base::Date{2025, 3, 0};
    list.filter({.from_day = base::Date{2025, 1, 1}.firstDayNumber(), .to_day = base::Date{2025, 3, 1}.lastDayNumber()});
    EXPECT_EQ(places(), "Place 4; ") << "what has no date is of none";
    list.filter({.from_day = base::Date{2025, 3, 2}.firstDayNumber()});
    EXPECT_EQ(places(), "");
    list.filter({.byHand = true});
    EXPECT_EQ(places(), "Place 5; ");
    list.filter({.unsure = true});
    EXPECT_EQ(places(), "Place 0; Place 10; ");
    list.filter({.words = "sentence behind", .stances = {claim::Stance::denies}});
    EXPECT_EQ(places(), "");
    list.filter({.words = "sentence behind"});
    EXPECT_EQ(list.rows().size(), 12U);
}

TEST_F(ClaimListTest, EachColumnSortsBothWaysAndKeepsTheFilter) {
    make(4);
    readings[0].claims[1].extent = 0.8;
    readings[0].claims[2].extent = 0.2;
    const ClaimColumn share = ClaimColumn::share, place = ClaimColumn::place, party = ClaimColumn::party;
    list.sort(&share, true);
    EXPECT_EQ(places(), "Place 1; Place 2; Place 0; Place 3; ");
    list.sort(&place, true);
    EXPECT_EQ(places(), "Place 3; Place 2; Place 1; Place 0; ");
    list.filter({.parties = {"Blueland"}});
    list.sort(&party, false);
    EXPECT_EQ(places(), "Place 1; Place 3; ");
    list.sort(nullptr, false);
    list.filter({});
    EXPECT_EQ(places(), "Place 0; Place 1; Place 2; Place 3; ");
}

TEST_F(ClaimListTest, TypingOnLooksOnlyAtWhatPassedAndAFrameAtNothing) {
    make(20'000);
    list.filter({.words = "p"});
    EXPECT_EQ(list.lookedAt(), 20'000U);
    list.filter({.words = "place 1999"});
    EXPECT_EQ(list.lookedAt(), 40'000U);
    EXPECT_EQ(list.rows().size(), 11U);
    list.filter({.words = "place 19999"});
    EXPECT_EQ(list.lookedAt(), 40'011U);
    list.filter({.words = "place 19999"});
    EXPECT_EQ(list.lookedAt(), 40'011U);
    EXPECT_EQ(places(), "Place 19999; ");
}

TEST_F(ClaimListTest, AnotherDateChangesWhatIsDisputedAlone) {
    make(6);
    list.filter({.words = "place", .disputed = true});
    EXPECT_EQ(places(), "Place 3; ");
    list.setDisputed({{0, 1}, {0, 4}});
    EXPECT_EQ(places(), "Place 1; Place 4; ");
    list.filter({.words = "place 4"});
    list.setDisputed({});
    EXPECT_EQ(places(), "Place 4; ");
}

TEST_F(ClaimListTest, WordsAreMadeReadyInParts) {
    make(5);
    EXPECT_TRUE(list.prepare(2));
    EXPECT_TRUE(list.prepare(2));
    EXPECT_FALSE(list.prepare(2));
    EXPECT_FALSE(list.prepare(2));
    list.filter({.words = "place 3"});
    EXPECT_EQ(places(), "Place 3; ");
}

TEST_F(ClaimListTest, AClaimIsOneLineOfCells) {
    make(1);
    readings[0].claims[0].speaker = "the\tmayor\n";
    EXPECT_EQ(asTsv(readings, *telling, list.rows()),
              "Report\tPlace\tParty\tSays\tShare\tConfidence\tWhen\tSpeaker\tSentence\n\tPlace 0\tRedland\tstrike by Redland\t\t.50\tnow\tthe mayor \tThe sentence behind it.\n");
}

}  // namespace
}  // namespace demarc::panels
