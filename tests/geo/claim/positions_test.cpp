#include "claim/comparison.hpp"
#include "claim/same_report.hpp"

#include <gtest/gtest.h>

namespace demarc::claim {
namespace {

Claim holds(std::string claimant, std::string actor, std::optional<double> extent = std::nullopt) {
    Claim claim;
    claim.place = "Kupiansk";
    claim.placeIndex = 7;
    claim.position = base::LonLat{37.6, 49.7};
    claim.feature = gazetteer::Feature::town;
    claim.claimant = std::move(claimant);
    claim.actor = std::move(actor);
    claim.extent = extent;
    claim.status = extent && *extent < 1 ? Status::partial : Status::control;
    return claim;
}

Claim denies(std::string claimant, std::string actor) {
    Claim claim = holds(std::move(claimant), std::move(actor));
    claim.stance = Stance::denies;
    return claim;
}

Reading report(base::Date date, std::vector<Claim> claims) {
    Reading reading;
    reading.document.date = date;
    reading.claims = std::move(claims);
    return reading;
}

constexpr base::Date TODAY{2025, 11, 20};

std::optional<double> dispute(std::vector<Claim> claims) {
    const auto places = placesAt({report(TODAY, std::move(claims))});
    EXPECT_EQ(places.size(), 1u);
    return places.front().dispute;
}

TEST(Dispute, OnePartyAloneHasNone) {
    EXPECT_FALSE(dispute({holds("A", "A")}).has_value());
}

TEST(Dispute, AgreementIsZero) {
    EXPECT_DOUBLE_EQ(*dispute({holds("A", "A"), holds("narrator", "A")}), 0);
}

TEST(Dispute, TwoWholeHoldersAreOne) {
    EXPECT_DOUBLE_EQ(*dispute({holds("A", "A"), holds("B", "B")}), 1);
}

TEST(Dispute, SharesDifferByHalfTheirSum) {
    EXPECT_NEAR(*dispute({holds("A", "A", 0.8), holds("B", "A", 0.5)}), 0.15, 1e-12);
}

TEST(Dispute, WhatOneLeavesOpenMayBeTheOthers) {
    EXPECT_NEAR(*dispute({holds("A", "A", 0.6), holds("B", "B", 0.4)}), 0, 1e-12) << "together they are the whole";
    EXPECT_NEAR(*dispute({holds("A", "A", 0.6), holds("B", "B", 0.9)}), 0.5, 1e-12) << "half of it is said to be held twice";
    EXPECT_NEAR(*dispute({holds("A", "A", 0.8), holds("B", "B", 0.6)}), 0.4, 1e-12);
    EXPECT_NEAR(*dispute({holds("A", "A", 0.6), denies("B", "A"), holds("B", "B", 0.4)}), 0.3, 1e-12) << "what is denied is not left open";
}

TEST(Dispute, ABareDenialDisputesTheWholeShareThatItRejects) {
    EXPECT_NEAR(*dispute({holds("A", "A", 0.7), denies("B", "A")}), 0.7, 1e-12);
    EXPECT_DOUBLE_EQ(*dispute({holds("A", "A"), denies("B", "A")}), 1);
    EXPECT_DOUBLE_EQ(*dispute({holds("A", "C"), denies("B", "A")}), 0);
}

TEST(Dispute, TwoBareDenialsDoNotDiffer) {
    EXPECT_DOUBLE_EQ(*dispute({denies("A", "C"), denies("B", "D")}), 0);
}

TEST(Dispute, TheLargestOfAllPairsCounts) {
    EXPECT_NEAR(*dispute({holds("A", "A", 0.5), holds("B", "A", 0.9), holds("C", "A")}), 0.25, 1e-12);
}

TEST(Positions, TheLatestReportOfAPartyReplacesItsEarlierOnes) {
    const std::vector<Reading> readings{report({2025, 11, 1}, {holds("A", "A", 0.4)}), report({2025, 11, 10}, {holds("A", "A")}),
                                        report({2025, 11, 5}, {holds("B", "B")})};
    const auto now = placesAt(readings);
    ASSERT_EQ(now.size(), 1u);
    ASSERT_EQ(now[0].positions.size(), 2u);
    EXPECT_DOUBLE_EQ(now[0].positions[0].shares.at("A"), 1);
    EXPECT_EQ(now[0].positions[0].claims, (std::vector<ClaimRef>{{1, 0}}));
    const auto before = placesAt(readings, base::Date{2025, 11, 2});
    ASSERT_EQ(before.size(), 1u);
    ASSERT_EQ(before[0].positions.size(), 1u);
    EXPECT_DOUBLE_EQ(before[0].positions[0].shares.at("A"), 0.4);
    EXPECT_TRUE(placesAt(readings, base::Date{2025, 10, 1}).empty());
}

TEST(Positions, WhoHasOnlyBegunToLeaveIsStillThere) {
    Claim leaves = holds("A", "A");
    leaves.status = Status::withdrawal;
    const auto positionsAfter = [&](std::string words) {
        leaves.cue = {0, static_cast<std::uint32_t>(words.size())};
        Reading later = report(TODAY, {leaves});
        later.document.text = std::move(words);
        const auto places = placesAt({report({2025, 11, 18}, {holds("A", "A")}), later});
        return places.at(0).positions.size();
    };
    EXPECT_EQ(positionsAfter("withdrew"), 0U);
    EXPECT_EQ(positionsAfter("began withdrawing"), 1U);
}

TEST(Positions, APartialClaimWithoutAFigureCountsHalf) {
    Claim part = holds("A", "A");
    part.status = Status::partial;
    EXPECT_DOUBLE_EQ(placesAt({report(TODAY, {part})})[0].positions[0].shares.at("A"), 0.5);
}

TEST(Positions, AFigureComesBeforeAPartWithoutOne) {
    Claim part = holds("A", "A");
    part.status = Status::partial;
    for (const auto& claims : {std::vector{part, holds("A", "A", 0.3)}, std::vector{holds("A", "A", 0.3), part}})
        EXPECT_DOUBLE_EQ(placesAt({report(TODAY, claims)})[0].positions[0].shares.at("A"), 0.3);
}

TEST(Positions, SharesOfOnePartyNeverPassOne) {
    const auto places = placesAt({report(TODAY, {holds("narrator", "A"), holds("narrator", "B"), holds("narrator", "C")})});
    for (const auto& [holder, share] : places[0].positions[0].shares) EXPECT_NEAR(share, 1.0 / 3, 1e-12);
}

TEST(Positions, ADenialBesideAnOwnHoldKeepsBoth) {
    const auto places = placesAt({report(TODAY, {denies("B", "A"), holds("B", "B")})});
    ASSERT_EQ(places[0].positions.size(), 1u);
    EXPECT_EQ(places[0].positions[0].denied, std::vector<std::string>{"A"});
    EXPECT_DOUBLE_EQ(places[0].positions[0].shares.at("B"), 1);
}

TEST(Positions, EventsProposalsAndThePastStandApart) {
    Claim strike = holds("A", "B");
    strike.status = Status::strike;
    Claim plan = holds("A", "A");
    plan.stance = Stance::proposes;
    plan.time = Time::future;
    Claim past = holds("narrator", "B");
    past.time = Time::past;
    past.from = base::Date{2022, 2, 0};
    past.to = base::Date{2022, 9, 0};
    const std::vector<Reading> readings{report(TODAY, {strike, plan, past})};
    const auto now = placesAt(readings);
    ASSERT_EQ(now.size(), 1u);
    EXPECT_TRUE(now[0].positions.empty());
    EXPECT_EQ(now[0].events.size(), 1u);
    EXPECT_EQ(now[0].proposals.size(), 1u);
    EXPECT_EQ(now[0].past.size(), 1u);
    const auto then = placesAt(readings, base::Date{2022, 6, 15});
    ASSERT_EQ(then.size(), 1u);
    ASSERT_EQ(then[0].positions.size(), 1u);
    EXPECT_DOUBLE_EQ(then[0].positions[0].shares.at("B"), 1);
}

TEST(Positions, PlacesWithMostClaimsComeFirstAndThoseWithoutAPositionAreLeftOut) {
    Claim other = holds("A", "A");
    other.place = "Lyman";
    other.placeIndex = 9;
    Claim nowhere = other;
    nowhere.placeIndex = gazetteer::kNoPlace;
    nowhere.position.reset();
    const auto places = placesAt({report(TODAY, {other, nowhere, holds("A", "A"), holds("B", "B")})});
    ASSERT_EQ(places.size(), 2u);
    EXPECT_EQ(places[0].name, "Kupiansk");
    EXPECT_EQ(places[1].name, "Lyman");
}

Reading published(base::Date date, std::string source, std::string text, std::vector<Claim> claims) {
    Reading reading = report(date, std::move(claims));
    reading.document.source = std::move(source);
    reading.document.text = std::move(text);
    reading.analysis = text::analyse(reading.document.text);
    return reading;
}

TEST(Positions, EachPublisherSpeaksForItselfInItsOwnVoice) {
    const auto places = placesAt({published(TODAY, "Agency", "", {holds("narrator", "A")}), published(TODAY, "Daily", "", {holds("narrator", "B")})});
    ASSERT_EQ(places[0].positions.size(), 2u);
    EXPECT_EQ(places[0].positions[0].source, "Agency");
    EXPECT_EQ(places[0].positions[1].source, "Daily");
    EXPECT_DOUBLE_EQ(*places[0].dispute, 1);
}

TEST(Positions, WhatAVoiceReplacedStaysAsHistory) {
    const auto places = placesAt({report({2025, 11, 1}, {holds("A", "A")}), report({2025, 11, 9}, {holds("A", "B")}), report({2025, 11, 5}, {holds("B", "B")})});
    EXPECT_DOUBLE_EQ(*places[0].dispute, 0) << "A concedes";
    EXPECT_EQ(places[0].superseded, (std::vector<ClaimRef>{{0, 0}}));
}

TEST(Positions, AHoldThatWasTakenBackIsADenial) {
    const auto places = placesAt({report({2025, 11, 1}, {holds("A", "A")}), report({2025, 11, 9}, {denies("A", "A")})});
    ASSERT_EQ(places[0].positions.size(), 1u);
    EXPECT_TRUE(places[0].positions[0].shares.empty());
    EXPECT_EQ(places[0].positions[0].denied, std::vector<std::string>{"A"});
    EXPECT_EQ(places[0].superseded.size(), 1u);
}

TEST(Positions, AWithdrawalThatTheHolderTellsEndsItsHold) {
    Claim left = holds("A", "A");
    left.status = Status::withdrawal;
    const std::vector<Reading> readings{report({2025, 11, 1}, {holds("A", "A"), holds("B", "A")}), report({2025, 11, 9}, {left})};
    const auto places = placesAt(readings);
    ASSERT_EQ(places[0].positions.size(), 1u) << "what B says is B's";
    EXPECT_EQ(places[0].positions[0].party, "B");
    EXPECT_EQ(places[0].superseded, (std::vector<ClaimRef>{{0, 0}}));
    EXPECT_EQ(placesAt(readings, base::Date{2025, 11, 8})[0].positions.size(), 2u);
}

TEST(Positions, WhoTellsOfItsOwnWithdrawalDeniesNoLonger) {
    Claim left = holds("B", "B");
    left.status = Status::withdrawal;
    const auto places = placesAt({report({2025, 11, 1}, {holds("A", "A"), denies("B", "A")}), report({2025, 11, 5}, {left})});
    ASSERT_EQ(places[0].positions.size(), 1u);
    EXPECT_FALSE(places[0].dispute.has_value());
    EXPECT_EQ(places[0].superseded, (std::vector<ClaimRef>{{0, 1}}));
}

TEST(Positions, ReportsOfOneDayByNobodyNamedAreTwoVoicesUnlessTheyAgree) {
    const auto differ = placesAt({report(TODAY, {holds("narrator", "A")}), report(TODAY, {holds("narrator", "B")})});
    EXPECT_EQ(differ[0].positions.size(), 2u);
    EXPECT_DOUBLE_EQ(*differ[0].dispute, 1);
    const auto agree = placesAt({report(TODAY, {holds("narrator", "A")}), report(TODAY, {holds("narrator", "A")})});
    ASSERT_EQ(agree[0].positions.size(), 1u);
    EXPECT_EQ(agree[0].positions[0].claims.size(), 2u);
}

TEST(Positions, AnEventIsHistoryAfterTwoWeeks) {
    Claim strike = holds("A", "B");
    strike.status = Status::strike;
    const std::vector<Reading> readings{report({2025, 11, 1}, {strike})};
    EXPECT_EQ(placesAt(readings, base::Date{2025, 11, 10})[0].events.size(), 1u);
    EXPECT_TRUE(placesAt(readings, base::Date{2025, 11, 20})[0].events.empty());
    EXPECT_EQ(placesAt(readings, base::Date{2025, 11, 20})[0].superseded.size(), 1u);
}

constexpr const char* kWire =
    "The army of A entered the town of Kupiansk on Wednesday, its spokesman said. Residents told the agency by telephone that the streets were empty. "
    "The governor of the region said that shops would stay closed until Friday.";

TEST(SameReport, AnAgencysTextInTwoOutletsCountsOnce) {
    const std::string cut = std::string{kWire}.substr(0, 145);
    const std::vector<Reading> readings{published(TODAY, "Agency", kWire, {holds("A", "A"), holds("narrator", "A")}),
                                        published({2025, 11, 21}, "Daily", cut, {holds("A", "A"), holds("narrator", "A")})};
    EXPECT_EQ(firstOfSame(readings), (std::vector<std::size_t>{0, 0}));
    const auto places = placesAt(readings);
    ASSERT_EQ(places[0].positions.size(), 2u);
    EXPECT_EQ(places[0].positions[0].claims, (std::vector<ClaimRef>{{0, 0}}));
    EXPECT_EQ(places[0].repeats.at({0, 0}), (std::vector<ClaimRef>{{1, 0}})) << "both are sources";
    EXPECT_EQ(places[0].repeats.at({0, 1}), (std::vector<ClaimRef>{{1, 1}}));
}

TEST(SameReport, TellsOtherTextsAndOtherWeeksApart) {
    const std::string other = "The army of B left the town of Kupiansk on Thursday, its spokesman said. Residents told the agency by telephone that the streets were empty.";
    EXPECT_EQ(firstOfSame({published(TODAY, "Agency", kWire, {}), published(TODAY, "Daily", other, {})}), (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(firstOfSame({published(TODAY, "Agency", kWire, {}), published({2025, 12, 20}, "Agency", kWire, {})}), (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(firstOfSame({published(TODAY, "Agency", "", {}), published(TODAY, "Daily", "", {})}), (std::vector<std::size_t>{0, 1})) << "nothing is like nothing";
}

TEST(Compare, TellsWhatChangedSinceADate) {
    Claim other = holds("A", "A");
    other.place = "Lyman";
    other.placeIndex = 9;
    const std::vector<Reading> readings{report({2025, 11, 1}, {holds("A", "A", 0.4), other}), report({2025, 11, 10}, {holds("A", "A"), holds("B", "B")})};
    const auto all = compare(readings, std::nullopt, std::nullopt);
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0].place.name, "Kupiansk") << "the most disputed first";
    EXPECT_EQ(all[0].positions[0].change, Change::none);
    const auto changed = compare(readings, std::nullopt, base::Date{2025, 11, 5});
    ASSERT_EQ(changed.size(), 1u) << "nothing new is said of Lyman";
    ASSERT_EQ(changed[0].positions.size(), 2u);
    EXPECT_EQ(changed[0].positions[0].change, Change::changed);
    EXPECT_DOUBLE_EQ(changed[0].positions[0].before->shares.at("A"), 0.4);
    EXPECT_EQ(changed[0].positions[1].change, Change::added);
    EXPECT_FALSE(changed[0].disputeBefore.has_value());
}

TEST(Compare, APositionThatEndedIsTold) {
    Claim left = holds("A", "A");
    left.status = Status::withdrawal;
    const auto changed = compare({report({2025, 11, 1}, {holds("A", "A")}), report({2025, 11, 9}, {left})}, std::nullopt, base::Date{2025, 11, 2});
    ASSERT_EQ(changed.size(), 1u);
    ASSERT_EQ(changed[0].positions.size(), 1u);
    EXPECT_EQ(changed[0].positions[0].change, Change::ended);
    EXPECT_EQ(changed[0].place.events.size(), 1u);
}

TEST(Positions, AnEventIsInDisputeWhereAnotherVoiceDeniesIt) {
    const auto event = [](const char* claimant, Stance stance, Status status) {
        Claim claim = holds(claimant, "B");
        claim.stance = stance;
        claim.status = status;
        return claim;
    };
    const std::vector<Reading> readings{report(TODAY, {event("A", Stance::asserts, Status::strike), event("B", Stance::denies, Status::strike), event("A", Stance::asserts, Status::advance),
                                                       event("A", Stance::denies, Status::encircled)})};
    const auto places = placesAt(readings);
    ASSERT_EQ(places.size(), 1u);
    EXPECT_EQ(deniedEvents(places.front(), readings), (std::vector<ClaimRef>{{0, 0}, {0, 1}}));
}

TEST(Positions, NothingGivesNothing) {
    EXPECT_TRUE(placesAt({}).empty());
    EXPECT_TRUE(placesAt({Reading{}}).empty());
}

}  // namespace
}  // namespace demarc::claim
