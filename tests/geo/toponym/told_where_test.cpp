// "X, S": the region behind the comma says which X is meant.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/toponym/places_of.hpp"

namespace demarc::toponym {
namespace {

using gazetteer::Feature;
using testing::ElementsAre;

std::string region(std::string_view text, std::string_view surface) {
    const Toponym t = mention(text, surface);
    return t.place == gazetteer::kNoPlace ? "" : std::string{world().admin1Name(t.place)};
}

TEST(ToldWhere, TheRegionFixesTheChoice) {
    EXPECT_EQ(region("A man from Paris, Texas, was arrested.", "Paris"), "Texas");
    EXPECT_EQ(region("They met in Cairo, Illinois.", "Cairo"), "Illinois");
    EXPECT_EQ(region("Peru, Indiana, has a circus.", "Peru"), "Indiana");
    EXPECT_EQ(region("She lives in Jordan, Minnesota, and works in Cuba, Missouri.", "Jordan"), "Minnesota");
    EXPECT_EQ(region("Soldiers moved to Palestine, Texas.", "Palestine"), "Texas");
}

TEST(ToldWhere, WhatNoListHasLiesInTheRegionAllTheSame) {
    for (const std::string_view text : {"Wales, Alaska, was hit by a storm on Monday.", "He flew from Wales, Alaska, on Sunday.", "WALES, Alaska (AP) - A bear came."}) {
        const Toponym alaska = mention(text, "Alaska");
        const Toponym village = mention(text, text.starts_with("WALES") ? "WALES" : "Wales");
        ASSERT_TRUE(alaska.position) << text;
        EXPECT_EQ(village.place, gazetteer::kNoPlace) << text;
        EXPECT_LT(distance_km(village, *alaska.position), 1) << text;
        EXPECT_GT(village.radius_km, 0) << text;
    }
}

TEST(ToldWhere, ListsAreNone) {
    EXPECT_EQ(mention("Voters in Wales, Scotland and Ireland stayed home.", "Wales").feature, Feature::region);
    EXPECT_EQ(mention("Floods in Alabama, Georgia and Ohio killed two.", "Alabama").feature, Feature::region);
    EXPECT_EQ(country("Jordan, Lebanon and Syria agreed.", "Jordan"), "JO");
}

TEST(ToldWhere, NotWhereTheNameWasUsedBefore) {
    EXPECT_EQ(country("Paris said no. France will not send troops. A woman of Paris, Texas, disagreed.", "Paris"), "FR");
}

TEST(Grounds, OpenSentencesToo) {
    EXPECT_THAT(names("Kherson came under Russian missile attack overnight."), ElementsAre("Kherson"));
    EXPECT_THAT(names("Lachin was handed over to Azerbaijan."), ElementsAre("Lachin", "Azerbaijan"));
    EXPECT_THAT(names("Goma's airport is held by M23."), ElementsAre("Goma"));
}

TEST(Dwellers, TellOfAPlaceThatNoListHas) {
    for (const std::string_view text : {"The M23 captured Masisi and Rutshuru. Residents of Luqfu said on Tuesday that it was quiet.", "The M23 captured Masisi and Rutshuru. The mayor of Luqfu said it was quiet."})
        EXPECT_EQ(mention(text, "Luqfu").place, gazetteer::kNoPlace) << text;
}

}  // namespace
}  // namespace demarc::toponym
