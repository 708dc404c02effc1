#include "panels/board_list.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "claim/comparison.hpp"
#include "panels/dispute_history.hpp"

namespace demarc::panels {
namespace {

using claim::Claim;
using claim::Stance;
using claim::Status;
using testing::ElementsAre;
using testing::Pair;

constexpr base::Date TODAY{2025, 11, 20};

Claim holds(std::string place, std::string claimant, std::string actor, std::optional<double> extent = std::nullopt) {
    Claim claim;
    claim.place = std::move(place);
    claim.position = base::LonLat{37.6, 49.7};
    claim.feature = gazetteer::Feature::town;
    claim.claimant = std::move(claimant);
    claim.actor = std::move(actor);
    claim.extent = extent;
    claim.status = extent && *extent < 1 ? Status::partial : Status::control;
    return claim;
}

Claim denies(Claim claim) {
    claim.stance = Stance::denies;
    return claim;
}

Claim with(Claim claim, Status status, Stance stance = Stance::asserts) {
    claim.status = status;
    claim.stance = stance;
    return claim;
}

class BoardTest : public testing::Test {
protected:
    void report(std::vector<Claim> claims, base::Date date = TODAY) {
        auto& reading = readings.emplace_back();
        reading.document.date = date;
        reading.document.text = "The sentence behind it.";
        for (const char* party : {"Redland", "Blueland", "Greenland"}) reading.parties.push_back({party, {}, {}});
        for (std::size_t i = 0; i < claims.size(); ++i) {
            claims[i].id = "c" + std::to_string(i + 1);
            claims[i].evidence = {0, 23};
        }
        reading.claims = std::move(claims);
    }
    void make(std::optional<base::Date> at = std::nullopt) {
        telling.emplace(readings, registry, map::lightTheme());
        places = claim::placesAt(readings, at);
        board.reset(*telling, places);
    }
    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (std::size_t i = 0; i < board.size(); ++i) names.push_back(board.row(i).name);
        return names;
    }
    [[nodiscard]] const BoardCell* cell(std::size_t row, std::string_view party) const {
        const auto column = std::ranges::find(board.parties(), party) - board.parties().begin();
        return board.row(row).cell(static_cast<std::size_t>(column));
    }
    [[nodiscard]] std::string words(std::size_t row, std::string_view party) const {
        const BoardCell* found = cell(row, party);
        if (!found) return "";
        const auto words = wordsOf(*found, *telling);
        return words.head + "/" + words.below;
    }

    std::vector<claim::Reading> readings;
    claim::PartyRegistry registry;
    std::optional<map::Telling> telling;
    std::vector<claim::PlaceView> places;
    Board board;
};

TEST_F(BoardTest, EachPartyHasItsColumnInOrderOfMentionAndTheReportsOwnVoiceIsLast) {
    report({holds("Aton", "narrator", "Blueland"), holds("Aton", "Blueland", "Blueland"), holds("Aton", "Redland", "Redland", 0.8)});
    make();
    EXPECT_THAT(board.parties(), ElementsAre("Redland", "Blueland", "narrator")) << "who claims nothing has no column";
    EXPECT_EQ(words(0, "Redland"), "80% Redland/");
    EXPECT_EQ(words(0, "Blueland"), "100% Blueland/");
    EXPECT_EQ(words(0, "narrator"), "100% Blueland/");
}

TEST_F(BoardTest, WhoSaysNothingOfAPlaceHasNoCellThere) {
    report({holds("Aton", "Redland", "Redland"), holds("Beton", "Blueland", "Blueland")});
    make();
    ASSERT_THAT(names(), ElementsAre("Aton", "Beton"));
    EXPECT_EQ(cell(0, "Blueland"), nullptr);
    EXPECT_EQ(cell(1, "Redland"), nullptr);
    EXPECT_NE(asTsv(board, *telling).find("Aton\ttown\t100% Redland\tno claim\t\n"), std::string::npos) << asTsv(board, *telling);
}

TEST_F(BoardTest, ADenialIsNoShare) {
    report({holds("Aton", "Redland", "Redland", 0.8), denies(holds("Aton", "Blueland", "Redland"))});
    readings[0].claims[1].denies = "c1";
    make();
    EXPECT_EQ(words(0, "Blueland"), "80% denied/Redland holds");
    EXPECT_TRUE(cell(0, "Blueland")->shares.empty());
    EXPECT_FALSE(cell(0, "Blueland")->share().has_value());
    EXPECT_THAT(cell(0, "Redland")->shares, ElementsAre(Pair("Redland", 0.8)));
    EXPECT_EQ(figureOf(board.row(0).dispute), "0.80");
}

TEST_F(BoardTest, WhoStatesItsOwnHoldAndDeniesAnothersSaysBoth) {
    report({denies(holds("Aton", "Blueland", "Redland")), holds("Aton", "Blueland", "Blueland")});
    make();
    EXPECT_EQ(words(0, "Blueland"), "100% Blueland/denies: Redland");
    EXPECT_THAT(cell(0, "Blueland")->claims, ElementsAre(claim::ClaimRef{0, 1}, claim::ClaimRef{0, 0})) << "a click goes to the hold, the next to the denial";
}

TEST_F(BoardTest, APartWithoutAFigureGetsNone) {
    report({with(holds("Aton", "Redland", "Redland"), Status::partial)});
    make();
    EXPECT_EQ(words(0, "Redland"), "part: Redland/");
    EXPECT_TRUE(cell(0, "Redland")->shares.empty());
    EXPECT_THAT(cell(0, "Redland")->parts, ElementsAre("Redland"));
}

TEST_F(BoardTest, APartThatIsProposedOrDeniedIsSaidToBeOne) {
    report({with(holds("Aton", "Redland", "Redland"), Status::partial, Stance::proposes), with(holds("Beton", "Blueland", "Redland"), Status::partial, Stance::denies)});
    make();
    board.sort({BoardSort::By::place, {}, false});
    EXPECT_EQ(words(0, "Redland"), "part proposed/Redland holds part");
    EXPECT_EQ(words(1, "Blueland"), "part denied/Redland holds part");
}

TEST_F(BoardTest, WhatHappensWhatIsProposedAndWhatWasAreToldApartAndCarryNoFigure) {
    Claim strike = with(holds("Beton", "narrator", "Redland"), Status::strike), past = holds("Ceton", "narrator", "Redland");
    strike.killed = 26;
    past.time = claim::Time::past;
    past.from = base::Date{2022, 2, 0};
    past.to = base::Date{2022, 9, 0};
    report({with(holds("Aton", "Redland", "Redland"), Status::encircled), with(holds("Aton", "Blueland", "Redland"), Status::encircled, Stance::denies), strike, past,
            with(holds("Deton", "Redland", "Redland", 1), Status::control, Stance::proposes), with(holds("Eton", "Redland", ""), Status::contested)});
    make();
    ASSERT_THAT(names(), ElementsAre("Aton", "Beton", "Ceton", "Deton", "Eton"));
    EXPECT_EQ(words(0, "Redland"), "encircled/");
    EXPECT_EQ(words(0, "Blueland"), "denied/encircled by Redland");
    EXPECT_EQ(words(1, "narrator"), "strike by Redland/26 killed");
    EXPECT_EQ(words(2, "narrator"), "held by Redland/Feb 2022 – Sep 2022");
    EXPECT_EQ(words(3, "Redland"), "100% proposed/Redland holds");
    EXPECT_EQ(words(4, "Redland"), "contested/");
    for (std::size_t i = 0; i < board.size(); ++i) {
        EXPECT_FALSE(board.row(i).dispute.has_value());
        for (const auto& cell : board.row(i).cells) EXPECT_FALSE(cell.share().has_value());
    }
}

TEST_F(BoardTest, TheFigureIsThatOfTheComparison) {
    report({holds("Aton", "Redland", "Redland", 0.7), holds("Aton", "Blueland", "Blueland", 0.9), holds("Beton", "Redland", "Redland"), holds("Beton", "Blueland", "Redland", 0.25),
            holds("Ceton", "Redland", "Redland")});
    make();
    const auto compared = claim::compare(readings, std::nullopt, std::nullopt);
    ASSERT_EQ(compared.size(), board.size());
    for (const auto& place : compared) {
        const auto row = board.find(keyOf(place.place));
        ASSERT_TRUE(row.has_value());
        EXPECT_EQ(board.row(*row).dispute, place.place.dispute) << place.place.name;
    }
}

TEST_F(BoardTest, TheMostDisputedComeFirstAndEachHeadSortsBothWays) {
    report({holds("Zeton", "Redland", "Redland"), holds("Zeton", "Blueland", "Blueland"), holds("Beton", "Redland", "Redland", 0.5), denies(holds("Beton", "Blueland", "Redland")),
            holds("Aton", "Redland", "Redland", 0.5), denies(holds("Aton", "Blueland", "Redland")), with(holds("Ceton", "narrator", ""), Status::contested),
            with(holds("Deton", "Redland", ""), Status::contested)});
    make();
    EXPECT_THAT(names(), ElementsAre("Zeton", "Aton", "Beton", "Ceton", "Deton")) << "equals by name";
    board.sort({BoardSort::By::dispute, {}, false});
    EXPECT_THAT(names(), ElementsAre("Aton", "Beton", "Zeton", "Ceton", "Deton")) << "what has no figure comes last either way";
    board.sort({BoardSort::By::place, {}, true});
    EXPECT_THAT(names(), ElementsAre("Zeton", "Deton", "Ceton", "Beton", "Aton"));
    board.sort({BoardSort::By::party, "Redland", true});
    EXPECT_THAT(names(), ElementsAre("Zeton", "Aton", "Beton", "Deton", "Ceton")) << "a word without a share stands before silence";
    board.sort({BoardSort::By::party, "Blueland", false});
    EXPECT_THAT(names(), ElementsAre("Zeton", "Aton", "Beton", "Ceton", "Deton")) << "a denial is no share";
}

TEST_F(BoardTest, AFilterLeavesPlacesWithOneOfTheClaimsAndASortKeepsIt) {
    report({holds("Aton", "Redland", "Redland"), holds("Beton", "Blueland", "Redland"), holds("Ceton", "Redland", "Redland")});
    make();
    const std::vector<claim::ClaimRef> passing{{0, 0}, {0, 2}};
    board.filter(&passing);
    EXPECT_THAT(names(), ElementsAre("Aton", "Ceton"));
    EXPECT_EQ(board.places(), 3U);
    board.sort({BoardSort::By::place, {}, true});
    EXPECT_THAT(names(), ElementsAre("Ceton", "Aton"));
    EXPECT_EQ(board.find(claim::ClaimRef{0, 2}), (std::pair<std::size_t, std::size_t>{0, 0}));
    EXPECT_FALSE(board.find(claim::ClaimRef{0, 1}).has_value()) << "it is hidden";
    EXPECT_EQ(board.columns(), 1U) << "who says nothing of what is left has no column";
    EXPECT_EQ(board.party(0), "Redland");
    board.filter(nullptr);
    EXPECT_EQ(board.size(), 3U);
    EXPECT_EQ(board.columns(), 2U);
}

TEST_F(BoardTest, ColumnsStayWhereTheyAreWhileDatesChange) {
    report({holds("Aton", "Redland", "Redland")}, {2025, 11, 1});
    report({holds("Aton", "Blueland", "Blueland")});
    make(base::Date{2025, 11, 5});
    EXPECT_THAT(board.parties(), ElementsAre("Redland", "Blueland"));
    EXPECT_EQ(cell(0, "Blueland"), nullptr) << "it had not said so yet";
    EXPECT_FALSE(board.row(0).dispute.has_value());
}

TEST_F(BoardTest, TheBoardAsTsvHasALineAPlaceAndACellAParty) {
    Claim told = holds("Aton", "Redland", "Redland", 0.8);
    told.speaker = "the\tmayor\n";
    report({told, told, denies(holds("Aton", "Blueland", "Redland")), with(holds("Beton", "Blueland", ""), Status::contested)});
    make();
    EXPECT_EQ(asTsv(board, *telling),
              "Place\tKind\tRedland\tBlueland\tDispute\n"
              "Aton\ttown\t80% Redland; the mayor  (+1)\tdenied; Redland holds\t0.80\n"
              "Beton\ttown\tno claim\tcontested\t\n");
}

TEST_F(BoardTest, TheDisputeIsFollowedFromReportToReport) {
    report({holds("Aton", "Redland", "Redland", 0.5)}, {2025, 11, 1});
    report({denies(holds("Aton", "Blueland", "Redland"))}, {2025, 11, 3});
    report({holds("Aton", "Redland", "Redland", 0.9)}, {2025, 11, 8});
    DisputeHistory history{.readings = {}, .dates = historyDates(readings), .disputes = {}};
    ASSERT_EQ(history.dates.size(), 3U);
    for (const auto& date : history.dates) history.add(claim::placesAt(readings, date));
    ASSERT_EQ(history.disputes.size(), 1U);
    EXPECT_THAT(history.disputes.begin()->second, ElementsAre(std::nullopt, std::optional{0.5}, std::optional{0.9}));
    EXPECT_FALSE(history.at(base::Date{2025, 10, 31}.lastDayNumber()).has_value());
    EXPECT_EQ(history.at(base::Date{2025, 11, 7}.lastDayNumber()), 1U);
    EXPECT_EQ(history.at(base::Date{2026, 1, 1}.lastDayNumber()), 2U);
}

TEST_F(BoardTest, ManyDatesAreSpreadFromTheFirstToTheLast) {
    for (int day = 100; day > 0; --day) report({}, base::Date::fromDayNumber(20'000 + day));
    const auto dates = historyDates(readings, 40);
    ASSERT_EQ(dates.size(), 40U);
    EXPECT_EQ(dates.front().firstDayNumber(), 20'001);
    EXPECT_EQ(dates.back().firstDayNumber(), 20'100);
    EXPECT_TRUE(std::ranges::is_sorted(dates));
    EXPECT_TRUE(historyDates({}).empty());
}

}  // namespace
}  // namespace demarc::panels
