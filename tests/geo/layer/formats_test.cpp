#include <gdal.h>
#include <gdal_utils.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "base/error.hpp"
#include "geo/layer/layer_samples.hpp"
#include "layer/layer_file.hpp"

namespace demarc::layer {
namespace {

using namespace samples;

/// As ogr2ogr does it.
void convert(const std::filesystem::path& from, const std::filesystem::path& to, const char* driver, const char* crs = "EPSG:4326") {
    GDALAllRegister();
    const char* words[]{"-f", driver, "-t_srs", crs, nullptr};
    GDALVectorTranslateOptions* options = GDALVectorTranslateOptionsNew(const_cast<char**>(words), nullptr);
    GDALDatasetH source = GDALOpenEx(from.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr);
    int wrong = 0;
    GDALDatasetH made = GDALVectorTranslate(to.c_str(), nullptr, 1, &source, options, &wrong);
    ASSERT_NE(made, nullptr) << driver;
    GDALClose(made);
    GDALClose(source);
    GDALVectorTranslateOptionsFree(options);
}

const std::string TWO = collection(feature(polygon(SQUARE), R"({"side":"North","level":2})") + "," + feature(polygon("[[34,50],[35,50],[35,51],[34,51],[34,50]]"), R"({"side":"South","level":3})"));

TEST(Formats, ALongReadingTellsHowFarItIsAndCanBeEnded) {
    const Folder folder;
    std::string features;
    for (int i = 0; i < 8'000; ++i) features += (i > 0 ? "," : "") + feature(polygon(SQUARE), joined({"{\"i\":", std::to_string(i), "}"}));
    const auto json = folder.write("many.geojson", collection(features));
    convert(json, folder / "many.gpkg", "GPKG");
    for (const char* name : {"many.geojson", "many.gpkg"}) {
        std::vector<double> shares;
        EXPECT_EQ(readLayers(folder / name, {}, [&](double share) { shares.push_back(share); }).value.at(0).rows, 8'000U);
        EXPECT_GT(shares.size(), 3U) << name;
        EXPECT_TRUE(std::ranges::is_sorted(shares)) << name;
        EXPECT_TRUE(shares.front() >= 0 && shares.back() > 0.8 && shares.back() <= 1) << name << ' ' << shares.back();
        struct Enough {};
        std::size_t told = 0;
        const auto end = [&](double) {
            if (++told == 2) throw Enough{};
        };
        EXPECT_THROW((void)readLayers(folder / name, {}, end), Enough) << name;
        EXPECT_EQ(told, 2U) << name;
    }
}

TEST(Formats, TheSameLayerComesFromEach) {
    const Folder folder;
    const auto json = folder.write("two.geojson", TWO);
    for (const auto& [driver, name] : {std::pair{"GPKG", "two.gpkg"}, {"ESRI Shapefile", "two.shp"}, {"FlatGeobuf", "two.fgb"}, {"KML", "two.kml"}, {"LIBKML", "two.kmz"}}) {
        convert(json, folder / name, driver);
        const ReadLayers layers = readLayers(folder / name);
        ASSERT_EQ(layers.value.size(), 1U) << driver;
        const VectorLayer& layer = layers.value[0];
        EXPECT_EQ(layer.pieces.size(), 2U) << driver;
        EXPECT_EQ(layer.points.size(), 8U) << driver;
        EXPECT_NEAR(layer.box.west_deg, 30, 1e-9) << driver;
        EXPECT_NEAR(layer.box.north_deg, 51, 1e-9) << driver;
        ASSERT_NE(layer.column("side"), nullptr) << driver;
        EXPECT_EQ(std::set<std::string>({layer.column("side")->text(0), layer.column("side")->text(1)}), (std::set<std::string>{"North", "South"})) << driver;
    }
}

TEST(Formats, AnotherSystemComesInDegrees) {
    const Folder folder;
    const auto json = folder.write("two.geojson", TWO);
    convert(json, folder / "utm.gpkg", "GPKG", "EPSG:32636");
    const ReadLayers layers = readLayers(folder / "utm.gpkg");
    EXPECT_EQ(layers.value.at(0).crs, "EPSG:32636");
    EXPECT_NEAR(layers.value[0].box.west_deg, 30, 1e-7);
    EXPECT_NEAR(layers.value[0].box.south_deg, 50, 1e-7);
}

TEST(Formats, AStatedSystemWinsOverTheFiles) {
    const Folder folder;
    const auto file = folder.write("m.geojson", collection(feature(R"({"type":"Point","coordinates":[500000,5427937.5]})")));
    const ReadLayers layers = readLayers(file, {.sublayer = {}, .crs = "EPSG:32636", .latLon = false});
    EXPECT_NEAR(layers.value.at(0).points.at(0).lon_deg, 33, 1e-6);
    EXPECT_NEAR(layers.value[0].points[0].lat_deg, 49, 0.01);
    EXPECT_THROW((void)readLayers(file, {.sublayer = {}, .crs = "EPSG:nonsense", .latLon = false}), base::FormatError);
}

TEST(Formats, TablesAndTracks) {
    const Folder folder;
    const auto table = folder.write("towns.csv", "name,lat,lon,pop\nAlda,50.5,30.25,1200\nBera,51,31,\n");
    const VectorLayer towns = readLayers(table).value.at(0);
    EXPECT_EQ(towns.points.at(0), (base::LonLat{30.25, 50.5}));
    EXPECT_EQ(towns.column("pop")->text(0), "1200");
    EXPECT_FALSE(towns.column("pop")->has(1));
    const auto track = folder.write("walk.gpx", R"(<gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="50" lon="30"><name>A</name></wpt>)"
                                                R"(<trk><trkseg><trkpt lat="50" lon="30"/><trkpt lat="50.5" lon="30.5"/></trkseg></trk></gpx>)");
    const ReadLayers walk = readLayers(track);
    ASSERT_EQ(walk.value.size(), 2U);
    EXPECT_EQ(walk.value[0].name, "waypoints");
    EXPECT_EQ(walk.value[1].pieces.at(0).shape, Shape::line);
    EXPECT_EQ(readLayers(track, {.sublayer = "tracks", .crs = {}, .latLon = false}).value.size(), 1U);
    EXPECT_THROW((void)readLayers(track, {.sublayer = "none", .crs = {}, .latLon = false}), base::FormatError);
}

TEST(Formats, WhatIsNoLayerIsRefusedByName) {
    const Folder folder;
    for (const auto& [name, text] : {std::pair{"a.gpkg", "SQLite format 3"}, {"b.shp", "no shape"}, {"c.json", "{\"a\":"}, {"d.txt", ""}, {"e.kml", "<kml><Docu"}, {"f.geojson", "[]"},
                                     {"g.geojson", R"({"type":"FeatureCollection","features":[]})"}}) {
        const auto file = folder.write(name, text);
        try {
            (void)readLayers(file);
            ADD_FAILURE() << name;
        } catch (const base::FormatError& error) {
            EXPECT_THAT(error.what(), testing::StartsWith(file.string() + ": "));
        }
    }
    EXPECT_THROW((void)readLayers(folder / "missing.gpkg"), base::FileError);
}

class Cache : public testing::Test {
protected:
    Cache() { ::setenv("XDG_CACHE_HOME", (folder / "cache").c_str(), 1); }
    ~Cache() override { ::unsetenv("XDG_CACHE_HOME"); }
    [[nodiscard]] std::vector<std::filesystem::path> kept() const {
        std::vector<std::filesystem::path> files;
        std::error_code none;
        for (const auto& entry : std::filesystem::directory_iterator{folder / "cache/demarc/layers", none}) files.push_back(entry.path());
        return files;
    }
    static std::string many(int count) {
        std::string features;
        for (int i = 0; i < count; ++i) features += joined({i > 0 ? "," : "", feature(polygon(SQUARE), joined({R"({"name":"n)", std::to_string(i), R"(","v":)", std::to_string(i), "}"}))});
        return collection(features);
    }
    Folder folder;
};

TEST_F(Cache, TheSecondOpeningIsTheSame) {
    const auto file = folder.write("many.geojson", many(2000));
    const ReadLayers first = openLayers(file);
    ASSERT_EQ(kept().size(), 1U);
    const ReadLayers second = openLayers(file);
    expectSame(first.value.at(0), second.value.at(0));
    EXPECT_EQ(second.value[0].name, "many");
    EXPECT_EQ(second.value[0].box, first.value[0].box);
}

TEST_F(Cache, AChangedFileIsReadAgain) {
    const auto file = folder.write("many.geojson", many(2000));
    (void)openLayers(file);
    folder.write("many.geojson", many(2001));
    EXPECT_EQ(openLayers(file).value.at(0).rows, 2001U);
}

TEST_F(Cache, DamageIsSeenAndMended) {
    const auto file = folder.write("many.geojson", many(2000));
    (void)openLayers(file);
    const std::filesystem::path kept = this->kept().at(0);
    const std::string good = base::readFile(kept, 1 << 26);
    for (const std::size_t at : {std::size_t{0}, std::size_t{9}, std::size_t{40}, good.size() / 2, good.size() - 1}) {
        std::string bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 1);
        base::writeFile(kept, bad);
        EXPECT_EQ(openLayers(file).value.at(0).rows, 2000U) << at;
        EXPECT_EQ(base::readFile(kept, 1 << 26), good) << at;
    }
    base::writeFile(kept, good.substr(0, good.size() / 3));
    EXPECT_EQ(openLayers(file).value.at(0).rows, 2000U);
}

TEST_F(Cache, WithoutAPlaceToWriteItIsDoneWithout) {
    folder.write("cache", "a file, no folder");
    EXPECT_EQ(openLayers(folder.write("many.geojson", many(2000))).value.at(0).rows, 2000U);
}

}  // namespace
}  // namespace demarc::layer
