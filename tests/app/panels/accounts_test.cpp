#include "panels/accounts.hpp"

#include <gtest/gtest.h>

namespace demarc::panels {
namespace {

claim::PlaceView placeOf(const std::vector<std::string>& voices) {
    claim::PlaceView place;
    for (const auto& voice : voices) place.positions.push_back({voice, {}, {}, {}, {}});
    return place;
}

using Pair = std::pair<std::string, std::string>;

TEST(Accounts, ThatShareMostPlacesAreCompared) {
    const std::vector<claim::PlaceView> places{placeOf({"army", "monitor"}), placeOf({"army", "rebels"}), placeOf({"rebels", "army"}), placeOf({"council"})};
    const std::vector<std::string> claimants{"army", "council", "monitor", "rebels"};
    EXPECT_EQ(accountsToCompare(claimants, places), Pair("army", "rebels"));
    EXPECT_EQ(accountsToCompare(claimants, places, "monitor"), Pair("monitor", "army"));
    EXPECT_EQ(accountsToCompare({"monitor", "rebels"}, places, "rebels"), Pair("rebels", "monitor"));
}

TEST(Accounts, ThatShareNothingAreTheFirst) { EXPECT_EQ(accountsToCompare({"a", "b", "c"}, {}), Pair("a", "b")); }

}  // namespace
}  // namespace demarc::panels
