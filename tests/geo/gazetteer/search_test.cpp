#include <gtest/gtest.h>

#include "base/file.hpp"
#include "gazetteer/gazetteer.hpp"

using namespace demarc::gazetteer;

namespace {

const Gazetteer& world() {
    static const Gazetteer gazetteer = Gazetteer::open(demarc::base::findAssets());
    return gazetteer;
}

std::string best(std::string_view query, const SearchOptions& options = {}) {
    const auto hits = world().search(query, options);
    return hits.empty() ? std::string{} : std::string{world().place(hits.front().place).name};
}

}  // namespace

TEST(Search, AnswersExactNamesFirst) {
    EXPECT_EQ(best("Kupiansk"), "Kupiansk");
    EXPECT_EQ(best("  KUPYANSK "), "Kupiansk");
    EXPECT_EQ(best("Куп’янськ"), "Kupiansk");
    EXPECT_EQ(best("غزة"), "Gaza");
}

TEST(Search, AnswersBeginnings) {
    EXPECT_EQ(best("Vovchan"), "Vovchansk");
    EXPECT_EQ(best("Zaporizhzhia Nuc"), "Zaporizhzhia Nuclear Power Plant");
    SearchOptions exact;
    exact.prefix = exact.fuzzy = false;
    EXPECT_EQ(best("Vovchan", exact), "");
}

TEST(Search, AnswersOneEditInAnyScript) {
    for (const char* typo : {"Kupiannsk", "Kupansk", "Kupiqnsk", "Kuipansk", "Купиянск"}) EXPECT_EQ(best(typo), "Kupiansk") << typo;
    EXPECT_EQ(best("Харькив"), "Kharkiv");
    SearchOptions strict;
    strict.fuzzy = false;
    EXPECT_EQ(best("Kupiannsk", strict), "");
}

TEST(Search, PrefersPlacesNearThePoint) {
    SearchOptions options;
    EXPECT_EQ(world().place(world().search("London", options).front().place).country, "GB");
    options.near = demarc::base::LonLat{-81.2, 43};
    EXPECT_EQ(world().place(world().search("London", options).front().place).country, "CA");
}

TEST(Search, KeepsToTheCountryAsked) {
    SearchOptions options;
    options.country = "RU";
    for (const SearchHit& hit : world().search("Pokrovsk", options)) EXPECT_EQ(world().place(hit.place).country, "RU");
    EXPECT_FALSE(world().search("Pokrovsk", options).empty());
}

TEST(Search, GivesNoMoreThanAskedBestFirstEachPlaceOnce) {
    SearchOptions options;
    options.limit = 25;
    const auto hits = world().search("san", options);
    ASSERT_EQ(hits.size(), 25U);
    for (std::size_t i = 1; i < hits.size(); ++i) {
        EXPECT_GE(hits[i - 1].score, hits[i].score);
        for (std::size_t j = 0; j < i; ++j) EXPECT_NE(hits[i].place, hits[j].place);
    }
    options.limit = 0;
    EXPECT_TRUE(world().search("san", options).empty());
}

TEST(Search, AnswersNothingToNothing) {
    EXPECT_TRUE(world().search("").empty());
    EXPECT_TRUE(world().search("' . -").empty());
    EXPECT_TRUE(world().search("\xFF\xFE").empty());
}
