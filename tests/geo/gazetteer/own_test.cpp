#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/error.hpp"
#include "base/file.hpp"
#include "gazetteer/own_file.hpp"

using namespace demarc;
using namespace demarc::gazetteer;
using testing::HasSubstr;

namespace {

class OwnFile : public testing::Test {
protected:
    void SetUp() override {
        folder_ = std::filesystem::temp_directory_path() / ("demarc-own-" + std::string{testing::UnitTest::GetInstance()->current_test_info()->name()});
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }
    std::filesystem::path write(const std::string& name, std::string_view text) const {
        base::writeFile(folder_ / name, text);
        return folder_ / name;
    }
    std::string refusal(const std::filesystem::path& path) const {
        try {
            (void)readOwnPlaces(path);
        } catch (const base::Error& error) {
            return error.what();
        }
        return {};
    }
    std::filesystem::path folder_;
};

Gazetteer with(const std::vector<OwnPlace>& own) { return Gazetteer::open(base::findAssets(), own); }

Place best(const Gazetteer& gazetteer, std::string_view name) {
    const auto hits = gazetteer.find(fold(name));
    return hits.empty() ? Place{} : gazetteer.place(hits.front().place());
}

}  // namespace

TEST_F(OwnFile, ATableGivesPlacesWithAllTheirColumns) {
    const auto read = readOwnPlaces(write("mine.csv", "Name,lat,lon,Alternates,class,country,pop,id\n\"Hill, the\",49.5,37.25,Height 7;Висота 7,mountain,ua,0,\nZelenyi Hai,48.1,37.2,,village,UA,120,geonames:1\n"));
    ASSERT_EQ(read.value.size(), 2U);
    EXPECT_TRUE(read.issues.empty());
    EXPECT_EQ(read.value[0].name, "Hill, the");
    EXPECT_THAT(read.value[0].alternates, testing::ElementsAre("Height 7", "Висота 7"));
    EXPECT_EQ(read.value[0].feature, Feature::mountain);
    EXPECT_EQ(read.value[0].country, "UA");
    EXPECT_EQ(read.value[0].position, (base::LonLat{37.25, 49.5}));
    EXPECT_EQ(read.value[1].population, 120U);
    EXPECT_EQ(read.value[1].id, "geonames:1");
}

TEST_F(OwnFile, ALayerGivesPointsAndPlacesInsideItsAreas) {
    const auto read = readOwnPlaces(write("mine.geojson", R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"name":"Post"},"geometry":{"type":"Point","coordinates":[30.5,50.25]}},
        {"type":"Feature","properties":{"name":"Zone","type":"region"},"geometry":{"type":"Polygon","coordinates":[[[10,10],[12,10],[12,12],[10,12],[10,10]]]}}]})"));
    ASSERT_EQ(read.value.size(), 2U);
    EXPECT_EQ(read.value[0].position, (base::LonLat{30.5, 50.25}));
    EXPECT_EQ(read.value[1].feature, Feature::region);
    EXPECT_TRUE((base::Box{10, 10, 12, 12}.contains(read.value[1].position)));
}

TEST_F(OwnFile, ARowWithoutNameOrPositionIsToldAndLeftOut) {
    const auto read = readOwnPlaces(write("mine.csv", "name,lon,lat\nA place,1,2\n,3,4\nNowhere,,\nFar,500,2\n"));
    EXPECT_EQ(read.value.size(), 1U);
    ASSERT_EQ(read.issues.size(), 3U);
    EXPECT_THAT(read.issues[0].message, HasSubstr("mine.csv, data row 2"));
    EXPECT_THAT(read.issues[1].message, HasSubstr("Nowhere"));
    EXPECT_THAT(read.issues[2].message, HasSubstr("row 4"));
    EXPECT_THAT(read.issues[2].message, HasSubstr("500, 2, which is not on the globe"));
}

TEST_F(OwnFile, AKindOfPlaceThatNobodyKnowsIsTold) {
    const auto read = readOwnPlaces(write("mine.csv", "name,lon,lat,feature\nA place,1,2,hamelt\nB place,3,4,Village\n"));
    ASSERT_EQ(read.value.size(), 2U);
    EXPECT_EQ(read.value[0].feature, Feature::town);
    EXPECT_EQ(read.value[1].feature, Feature::village);
    ASSERT_EQ(read.issues.size(), 1U);
    EXPECT_THAT(read.issues[0].message, HasSubstr("\"hamelt\""));
}

TEST_F(OwnFile, WhatIsNoListOfPlacesIsRefusedByName) {
    EXPECT_THAT(refusal(folder_ / "none.csv"), HasSubstr("none.csv"));
    EXPECT_THAT(refusal(write("bad.geojson", "{")), HasSubstr("bad.geojson"));
    EXPECT_THAT(refusal(write("other.csv", "a,b\n1,2\n")), HasSubstr("no column \"name\""));
    EXPECT_THAT(refusal(write("flat.csv", "name,b\nX,2\n")), HasSubstr("lon and lat"));
}

TEST(OwnPlaces, AreAddedFoundAndComeFirst) {
    const Gazetteer gazetteer = with({{.name = "Qurbatin Post", .alternates = {"Пост Курбатин"}, .position = {44, 33}, .feature = Feature::village, .country = "IQ", .population = 0, .id = {}},
                                      {.name = "Paris", .alternates = {}, .position = {37, 48}, .feature = Feature::village, .country = "UA", .population = 10, .id = {}}});
    EXPECT_TRUE(best(gazetteer, "Qurbatin Post").own);
    EXPECT_EQ(best(gazetteer, "ПОСТ КУРБАТИН").position, (base::LonLat{44, 33}));
    EXPECT_EQ(best(gazetteer, "Paris").country, "UA");
    EXPECT_GT(gazetteer.find("paris").size(), 5U);
    const std::array<std::string_view, 3> words{"qurbatin", "post", "fell"};
    EXPECT_EQ(gazetteer.longestMatch(words).tokenCount, 2U);
    EXPECT_EQ(gazetteer.place(gazetteer.search("Qurbatin Po").front().place).name, "Qurbatin Post");
    EXPECT_EQ(gazetteer.place(gazetteer.search("Qurbattin Post").front().place).name, "Qurbatin Post");
    const PlaceIndex post = best(gazetteer, "Qurbatin Post").index;
    EXPECT_EQ(gazetteer.countryName(post), "Iraq");
    EXPECT_TRUE(gazetteer.within(best(gazetteer, "Iraq").index, post));
    EXPECT_FALSE(gazetteer.within(best(gazetteer, "Ukraine").index, post));
    EXPECT_EQ(gazetteer.byId(gazetteer.id(post)), post);
    bool seen = false;
    gazetteer.inBox({43.9, 32.9, 44.1, 33.1}, [&](const Place& place) { return !(seen = seen || place.index == post); });
    EXPECT_TRUE(seen);
}

TEST(OwnPlaces, CorrectThePlaceOfTheirIdOrOfTheirNameNearBy) {
    const Gazetteer plain = with({});
    const Place kupiansk = best(plain, "Kupiansk");
    const Gazetteer gazetteer = with({{.name = "Kupiansk town", .alternates = {}, .position = {37.7, 49.8}, .feature = Feature::other, .country = {}, .population = 0, .id = plain.id(kupiansk.index)},
                                      {.name = "Vovchansk", .alternates = {"Wolchansk"}, .position = {36.95, 50.3}, .feature = Feature::other, .country = "UA", .population = 0, .id = {}}});
    EXPECT_EQ(gazetteer.size(), plain.size());
    EXPECT_EQ(gazetteer.place(kupiansk.index).name, "Kupiansk town");
    EXPECT_EQ(gazetteer.place(kupiansk.index).position, (base::LonLat{37.7, 49.8}));
    EXPECT_EQ(gazetteer.place(kupiansk.index).country, "UA");
    EXPECT_EQ(best(gazetteer, "Wolchansk").index, best(plain, "Vovchansk").index);
    EXPECT_EQ(best(gazetteer, "Vovchansk").position, (base::LonLat{36.95, 50.3}));
}
