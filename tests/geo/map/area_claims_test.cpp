#include "map/area_claims.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/map/claim_samples.hpp"
#include "map/tessellate.hpp"

namespace demarc::map {
namespace {

using namespace samples;

/// A square of 100 m; North comes from the north, South from the south.
class AreaClaimsOf {
public:
    explicit AreaClaimsOf(Report& report, View view = View::all, std::string_view party = {}) {
        const claim::PartyRegistry registry;
        const Theme theme = lightTheme();
        const Telling telling{report.readings(), registry, theme};
        const auto place = inView(claim::placesAt(report.readings()).front(), view, party, telling);
        area_.rings = {{{0, 0}, {100, 0}, {100, 100}, {0, 100}}, {0}};
        area_.mesh = std::make_shared<Mesh>(tessellate(area_.rings));
        area_.outline = std::make_shared<Polylines>();
        const SideOf side = [](std::string_view party_) { return party_ == "North" ? Vec2{0, 1} : party_ == "South" ? Vec2{0, -1} : Vec2{}; };
        claims = fillArea(area_, place, symbolsFor(place, view, telling), view, telling, side);
    }
    /// The share of the area with a pattern and first colour, and where its middle lies from south (0) to north (1).
    [[nodiscard]] std::pair<double, double> filled(Pattern pattern, base::Colour colour) const {
        double sum = 0, middle = 0;
        for (const AreaItem& item : claims.fills) {
            base::Colour a = item.paint.a;
            a.a = 255;
            if (item.paint.pattern != pattern || a != colour) continue;
            sum += area_m2(*item.mesh) / 1e4;
            middle = item.mesh->bounds_m.centre().y / 100;
        }
        return {sum, middle};
    }
    [[nodiscard]] std::vector<std::string> numbers() const {
        std::vector<std::string> result;
        for (const Symbol& symbol : claims.atAnchor)
            if (symbol.onGround && !symbol.number.empty()) result.push_back(symbol.number);
        return result;
    }
    AreaClaims claims;

private:
    ProjectedArea area_;
};

using testing::ElementsAre;
using testing::Pair;
const auto about = [](double share, double middle) { return Pair(testing::DoubleNear(share, 1e-5), testing::DoubleNear(middle, 1e-4)); };

TEST(AreaClaims, AShareFillsTheOutlineFromTheClaimantsSide) {
    Report report;
    report.say("North", Stance::asserts, Status::partial, "North", 0.7);
    const AreaClaimsOf view{report, View::party, "North"};
    EXPECT_THAT(view.filled(Pattern::solid, NORTH), about(0.7, 0.65));
    EXPECT_THAT(view.numbers(), ElementsAre("70%"));
    EXPECT_TRUE(view.claims.shown);
    EXPECT_THAT(AreaClaimsOf(report).filled(Pattern::sparseHatch, NORTH), about(0.7, 0.65)) << "nobody else agrees";
}

TEST(AreaClaims, WhatBothGrantIsSolidAndTheRestOfTheLargerShareSparse) {
    Report report;
    report.say("North", Stance::asserts, Status::partial, "North", 0.7);
    report.say("South", Stance::asserts, Status::partial, "North", 0.4);
    const AreaClaimsOf area{report};
    EXPECT_THAT(area.filled(Pattern::solid, NORTH), about(0.4, 0.8));
    EXPECT_THAT(area.filled(Pattern::sparseHatch, NORTH), about(0.3, 0.45));
    EXPECT_THAT(area.numbers(), ElementsAre("70%", "40%"));
    EXPECT_THAT(AreaClaimsOf(report, View::dispute).filled(Pattern::hatch, NORTH), about(0.3, 0.45));
}

TEST(AreaClaims, TwoHoldersComeFromTheirOwnSidesAndOverlapsAreStriped) {
    Report report;
    report.say("North", Stance::asserts, Status::partial, "North", 0.6);
    report.say("South", Stance::asserts, Status::partial, "South", 0.6);
    const AreaClaimsOf area{report};
    EXPECT_THAT(area.filled(Pattern::solid, NORTH), about(0.4, 0.8));
    EXPECT_THAT(area.filled(Pattern::hatch, NORTH), about(0.2, 0.5));
    EXPECT_THAT(area.filled(Pattern::solid, SOUTH), about(0.4, 0.2));
}

TEST(AreaClaims, SharesThatLeaveEachOtherRoomAreAllSolid) {
    Report report;
    report.say("North", Stance::asserts, Status::partial, "North", 0.75);
    report.say("South", Stance::asserts, Status::partial, "South", 0.25);
    const AreaClaimsOf area{report};
    EXPECT_THAT(area.filled(Pattern::solid, NORTH), about(0.75, 0.625));
    EXPECT_THAT(area.filled(Pattern::solid, SOUTH), about(0.25, 0.125));
}

TEST(AreaClaims, APartThatNobodyPlacesIsDottedAllOver) {
    Report report;
    report.say("North", Stance::asserts, Status::partial, "North");
    const AreaClaimsOf area{report};
    EXPECT_THAT(area.filled(Pattern::dots, NORTH), about(1, 0.5));
    EXPECT_THAT(area.numbers(), testing::IsEmpty());
}

TEST(AreaClaims, OfARegionAPartWithoutAShareFillsNothing) {
    Report report;
    report.say("North", Stance::asserts, Status::partial, "North").feature = gazetteer::Feature::region;
    const AreaClaimsOf area{report};
    EXPECT_THAT(area.claims.fills, testing::IsEmpty());
    EXPECT_EQ(area.claims.atAnchor.size(), 1U);
}

TEST(AreaClaims, ADeniedHoldIsOutlinedAndStaysStruckAtTheAnchor) {
    Report report;
    report.say("South", Stance::denies, Status::control, "North");
    const AreaClaimsOf area{report};
    EXPECT_THAT(area.claims.fills, testing::IsEmpty());
    ASSERT_EQ(area.claims.lines.size(), 1U);
    EXPECT_EQ(area.claims.lines[0].colour, NORTH);
    ASSERT_EQ(area.claims.atAnchor.size(), 1U);
    EXPECT_EQ(area.claims.atAnchor[0].kind, SymbolKind::denied);
}

TEST(AreaClaims, AFightDotsTheOutlineAndKeepsItsMark) {
    Report report;
    report.say("South", Stance::asserts, Status::contested, "North");
    const AreaClaimsOf area{report};
    ASSERT_EQ(area.claims.lines.size(), 1U);
    EXPECT_GT(area.claims.lines[0].gap_px, 0);
    EXPECT_EQ(area.claims.atAnchor[0].kind, SymbolKind::contested);
}

}  // namespace
}  // namespace demarc::map
