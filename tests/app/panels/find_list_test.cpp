#include "panels/find_list.hpp"

#include <gtest/gtest.h>

#include "base/file.hpp"

namespace demarc::panels {
namespace {

TEST(Find, EachWordBeginsOneOfThemWhateverTheCaseAndTheAccents) {
    const Findable claim{"El Fasher RSF: holds all of the city"};
    EXPECT_TRUE(claim.answers(foldedWords("fash")));
    EXPECT_TRUE(claim.answers(foldedWords("rsf FÀSHER")));
    EXPECT_FALSE(claim.answers(foldedWords("asher"))) << "not a beginning";
    EXPECT_FALSE(claim.answers(foldedWords("fasher ukraine")));
    EXPECT_TRUE(claim.answers(foldedWords("  "))) << "nothing typed answers to all";
}

TEST(Find, PlacesAreFoundInAnyScriptWithWhatHoldsThem) {
    const auto gazetteer = gazetteer::Gazetteer::open(base::findAssets());
    for (const char* typed : {"Kupiansk", "Куп'янськ", "kupyansk"}) {
        const auto found = findPlaces(gazetteer, typed, 5);
        ASSERT_FALSE(found.empty()) << typed;
        EXPECT_EQ(found.front().title, "Kupiansk") << typed;
        EXPECT_NE(found.front().detail.find("Ukraine"), std::string::npos);
        EXPECT_TRUE(found.front().box.contains({37.62, 49.71}));
    }
    EXPECT_TRUE(findPlaces(gazetteer, "K", 5).empty()) << "too little to go by";
    EXPECT_LE(findPlaces(gazetteer, "San", 5).size(), 5U);
}

TEST(Find, APlaceAtTheEdgeOfTheWorldIsShownWithinIt) {
    const auto gazetteer = gazetteer::Gazetteer::open(base::findAssets());
    for (const auto& found : findPlaces(gazetteer, "Fiji", 5)) {
        EXPECT_GE(found.box.west_deg, -180);
        EXPECT_LE(found.box.east_deg, 180);
    }
}

}  // namespace
}  // namespace demarc::panels
