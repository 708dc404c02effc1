#include <filesystem>

#include "base/words.hpp"
#include "claim/party.hpp"
#include "map/telling.hpp"
#include "panels/claim_words.hpp"
#include "panels/date_words.hpp"
#include "panels/place_words.hpp"

namespace demarc::panels {
namespace {

/// Ukrainian as it is shipped, spoken until the test ends.
struct Ukrainian : testing::Test {
    const std::filesystem::path assets = std::filesystem::path{DEMARC_TESTS}.parent_path() / "assets";
    void SetUp() override { words::choose(assets, "uk"); }
    void TearDown() override { words::choose(assets, "en"); }
};

TEST_F(Ukrainian, DatesNameTheirMonths) {
    EXPECT_EQ(dateText({2025, 11, 20}), "20 лист. 2025");
    EXPECT_EQ(dateText({2025, 5, 0}), "трав. 2025");
    EXPECT_EQ(weekdayText(base::Date{2025, 11, 20}.weekday()), "Четвер");
    EXPECT_EQ((base::Date{2025, 11, 20}.shortText()), "20 Nov 2025") << "maps and files stay as they are";
}

TEST_F(Ukrainian, ClaimsAreSaidWithoutInflectingNames) {
    const std::vector<claim::Reading> none;
    const claim::PartyRegistry registry;
    const map::Telling telling{none, registry, map::lightTheme(), tr("Report")};
    claim::Claim claim;
    claim.status = claim::Status::strike;
    claim.stance = claim::Stance::denies;
    claim.from = base::Date{2022, 9, 0};
    EXPECT_EQ(saysOf(claim, telling), "заперечує: удар");
    EXPECT_EQ(whenOf(claim), "від вер. 2022");
    EXPECT_EQ(wordOf(claim::Time::future), "згодом");
    EXPECT_EQ(telling.party("narrator").name, "Зведення");
}

TEST_F(Ukrainian, ThingsAreCountedInThreeForms) {
    const auto claims = [](std::size_t count) { return sayCount(count, "{0} claim|{0} claims"); };
    EXPECT_EQ(claims(1), "1 твердження");
    EXPECT_EQ(claims(5), "5 тверджень");
    EXPECT_EQ(claims(12), "12 тверджень");
    EXPECT_EQ(claims(22), "22 твердження");
}

TEST_F(Ukrainian, WhatNoTableNamesIsToldAsItIs) {
    gazetteer::Place place;
    place.detail = "seat1";
    EXPECT_EQ(kindOf(place), "регіональний центр");
    place.detail = "lighthouse";
    EXPECT_EQ(kindOf(place), "lighthouse");
}

}  // namespace
}  // namespace demarc::panels
