#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/map/claim_samples.hpp"

namespace demarc::map {
namespace {

using namespace samples;
using testing::SizeIs;

std::vector<SymbolKind> kinds(const std::vector<Symbol>& symbols) {
    std::vector<SymbolKind> result;
    for (const Symbol& symbol : symbols) result.push_back(symbol.kind);
    return result;
}

TEST(Symbols, TwoHoldersAssertedGiveStripesInProportionAndNoDenialMark) {
    Report report;
    report.say("North", Stance::asserts, Status::control, "North", 1.0);
    report.say("South", Stance::denies, Status::control, "North", 1.0);
    report.say("South", Stance::asserts, Status::partial, "South", 0.25);
    const auto symbols = symbolsOf(report);
    ASSERT_THAT(kinds(symbols), testing::ElementsAre(SymbolKind::twoHolders));
    EXPECT_EQ(symbols[0].a, NORTH);
    EXPECT_EQ(symbols[0].b, SOUTH);
    EXPECT_NEAR(symbols[0].share, 0.8, 1e-9);
    EXPECT_EQ(symbols[0].layer, "dispute");
}

TEST(Symbols, OnePartyAloneGivesTheSparseHatchAndAgreementGivesASolidDisc) {
    Report alone;
    alone.say("North", Stance::asserts, Status::control, "North");
    EXPECT_THAT(kinds(symbolsOf(alone)), testing::ElementsAre(SymbolKind::oneAsserts));
    alone.say("South", Stance::asserts, Status::control, "North");
    const auto agreed = symbolsOf(alone);
    ASSERT_THAT(kinds(agreed), testing::ElementsAre(SymbolKind::held));
    EXPECT_EQ(agreed[0].a, NORTH);
    EXPECT_THAT(agreed[0].claims, SizeIs(2));
}

TEST(Symbols, OneHolderAtTwoSharesIsNotSolidHoweverLargeTheLarger) {
    Report report;
    report.say("North", Stance::asserts, Status::control, "North");
    report.say("South", Stance::asserts, Status::partial, "North", 0.4);
    const auto symbols = symbolsOf(report);
    ASSERT_THAT(kinds(symbols), testing::ElementsAre(SymbolKind::shareRing, SymbolKind::shareRing));
    EXPECT_EQ(symbols[0].number, "100%");
    EXPECT_EQ(symbols[0].claimant, "North");
    EXPECT_EQ(symbols[1].number, "40%");
    EXPECT_EQ(symbols[1].claimant, "South");
}

TEST(Symbols, WhoTellsTheSameShareSharesItsRing) {
    Report report;
    report.say("North", Stance::asserts, Status::partial, "North", 0.4);
    report.say("South", Stance::asserts, Status::partial, "North", 0.4);
    const auto symbols = symbolsOf(report);
    ASSERT_THAT(kinds(symbols), testing::ElementsAre(SymbolKind::shareRing));
    EXPECT_THAT(symbols[0].claims, SizeIs(2));
}

TEST(Symbols, AHoldThatSomebodyDeniesIsNotSolidHoweverManySayIt) {
    Report report;
    report.say("North", Stance::asserts, Status::control, "North");
    report.say("East", Stance::asserts, Status::control, "North");
    report.say("South", Stance::denies, Status::control, "North");
    EXPECT_THAT(kinds(symbolsOf(report)), testing::ElementsAre(SymbolKind::oneAsserts, SymbolKind::denied));
}

TEST(Symbols, AShareGivesARingWithItsNumberAndADenialStandsBesideIt) {
    Report report;
    report.say("North", Stance::asserts, Status::partial, "North", 0.8);
    report.say("South", Stance::denies, Status::partial, "North", 0.8);
    const auto symbols = symbolsOf(report);
    ASSERT_THAT(kinds(symbols), testing::ElementsAre(SymbolKind::shareRing, SymbolKind::denied));
    EXPECT_EQ(symbols[0].number, "80%");
    EXPECT_EQ(symbols[0].claimant, "North");
    EXPECT_NEAR(symbols[0].share, 0.8, 1e-9);
    EXPECT_EQ(symbols[1].a, NORTH) << "hollow in the colour of the holder that is denied";
    EXPECT_EQ(symbols[1].number, "80%");
    EXPECT_EQ(symbols[1].claimant, "South");
}

TEST(Symbols, APartWithoutAShareHasNoNumber) {
    Report report;
    report.say("North", Stance::asserts, Status::partial, "North");
    const auto symbols = symbolsOf(report);
    ASSERT_THAT(kinds(symbols), testing::ElementsAre(SymbolKind::shareRing));
    EXPECT_EQ(symbols[0].number, "");
}

TEST(Symbols, InTheDisputeViewABareDenialIsTheRestOfTheStripes) {
    Report report;
    report.say("North", Stance::asserts, Status::partial, "North", 0.7);
    report.say("South", Stance::denies, Status::partial, "North", 0.7);
    const auto symbols = symbolsOf(report, View::dispute);
    ASSERT_THAT(kinds(symbols), testing::ElementsAre(SymbolKind::twoHolders));
    EXPECT_EQ(symbols[0].b, lightTheme().denialRest);
    EXPECT_NEAR(symbols[0].share, 0.7, 1e-9);
    EXPECT_THAT(symbols[0].claims, SizeIs(2));
}

TEST(Symbols, TheViewOfAPartyTellsOnlyWhatItSaysAndAsItSaysIt) {
    Report report;
    report.say("North", Stance::asserts, Status::control, "North", 1.0);
    report.say("South", Stance::denies, Status::control, "North", 1.0);
    const auto north = symbolsOf(report, View::party, "North");
    ASSERT_THAT(kinds(north), testing::ElementsAre(SymbolKind::held));
    EXPECT_EQ(north[0].claimant, "");
    EXPECT_THAT(kinds(symbolsOf(report, View::party, "South")), testing::ElementsAre(SymbolKind::denied));
}

TEST(Symbols, FightsSiegesAndStrikesAreOneMarkAKindAndTheirDenialsAreDenied) {
    Report report;
    report.say("North", Stance::asserts, Status::encircled, "North");
    report.say("South", Stance::denies, Status::encircled, "North");
    report.say("narrator", Stance::asserts, Status::contested, "North");
    report.say("South", Stance::asserts, Status::contested, "North");
    report.say("South", Stance::asserts, Status::strike, "North");
    const auto symbols = symbolsOf(report);
    ASSERT_THAT(kinds(symbols), testing::ElementsAre(SymbolKind::encircled, SymbolKind::contested, SymbolKind::strike, SymbolKind::denied));
    EXPECT_EQ(symbols[0].a, NORTH) << "a siege has the colour of who besieges";
    EXPECT_THAT(symbols[1].claims, SizeIs(2));
    EXPECT_EQ(symbols[2].a, lightTheme().strike) << "a strike is never in a holder's colour";
}

TEST(Symbols, AWithdrawalHasNoDirectionSinceTheClaimTellsNone) {
    Report report;
    report.say("North", Stance::asserts, Status::withdrawal, "North");
    const auto symbols = symbolsOf(report);
    ASSERT_THAT(kinds(symbols), testing::ElementsAre(SymbolKind::withdrawal));
    EXPECT_EQ(symbols[0].angle_rad, 0);
}

TEST(Symbols, InTheDisputeViewAnEventThatSomebodyDeniesIsThere) {
    Report report;
    report.say("North", Stance::asserts, Status::advance, "North");
    report.say("North", Stance::asserts, Status::strike, "South");
    report.say("South", Stance::denies, Status::strike, "South");
    EXPECT_THAT(kinds(symbolsOf(report, View::dispute)), testing::ElementsAre(SymbolKind::strike, SymbolKind::denied)) << "nobody denies the advance";
}

TEST(Symbols, ProposalsAreDashedAndThePastIsDrawnInTheHistoryViewOnly) {
    Report report;
    report.say("North", Stance::proposes, Status::control, "North", 1.0, Time::future);
    report.say("narrator", Stance::asserts, Status::control, "South", std::nullopt, Time::past);
    const auto all = symbolsOf(report);
    ASSERT_THAT(kinds(all), testing::ElementsAre(SymbolKind::proposed));
    EXPECT_EQ(all[0].a, lightTheme().proposal);
    const auto history = symbolsOf(report, View::history);
    ASSERT_THAT(kinds(history), testing::ElementsAre(SymbolKind::past));
    EXPECT_LT(history[0].a.a, 128);
    EXPECT_THAT(kinds(symbolsOf(report, View::proposals)), testing::ElementsAre(SymbolKind::proposed));
}

TEST(Symbols, DiscsGrowWithPopulationWithinBounds) {
    EXPECT_DOUBLE_EQ(discRadius_px(500), 16);
    EXPECT_NEAR(discRadius_px(28'000), 27, 0.3);
    EXPECT_DOUBLE_EQ(discRadius_px(9'000'000), 32);
}

}  // namespace
}  // namespace demarc::map
