#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/layer/layer_samples.hpp"

namespace demarc::layer {
namespace {

using namespace samples;

TEST(GeoJson, AllShapesAreReadAsGdalReadsThem) {
    const Folder folder;
    const auto file = folder.write("all.geojson", collection(
        feature(R"({"type":"Point","coordinates":[30.5,50.25]})", R"({"name":"Köln \"x\"","n":1,"f":0.5,"b":true,"d":"2025-11-20","mixed":1})") + "," +
        feature(R"({"type":"MultiPoint","coordinates":[[30,50],[31,51]]})", R"({"name":null,"n":-7,"mixed":"two"})") + "," +
        feature(R"({"coordinates":[[1,2,300],[3,4,400],[5,6,500]],"type":"LineString"})") + "," +
        feature(R"({"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8],[9,10]]]})", R"({"late":3})") + "," +
        feature(polygon(SQUARE + ",[[30.2,50.2],[30.2,50.4],[30.4,50.4],[30.2,50.2]]")) + "," +
        feature(joined({R"({"type":"MultiPolygon","coordinates":[[)", SQUARE, "],[[[1,1],[2,1],[2,2],[1,1]]]]}"})) + "," + feature("null", R"({"name":"nowhere"})") + "," +
        feature(joined({R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},)", polygon("[[0,0],[2,2],[2,0],[0,2],[0,0]]"), "]}"})) + "," +
        feature(R"({"type":"Polygon","coordinates":[]})")));
    const ReadLayers ours = readLayers(file), theirs = readByGdal(file, {});
    ASSERT_EQ(ours.value.size(), 1U);
    ASSERT_EQ(theirs.value.size(), 1U);
    EXPECT_EQ(ours.value[0].rows, 9U);
    EXPECT_EQ(ours.value[0].pieces.size(), 9U);
    EXPECT_EQ(ours.value[0].column("b")->text(0), "true");
    expectSame(ours.value[0], theirs.value[0]);
}

TEST(GeoJson, ManyFeaturesComeInTheirOrderFromAllThreads) {
    std::string features;
    for (int i = 0; i < 20'000; ++i)
        features += joined({i > 0 ? "," : "", feature(polygon(SQUARE), joined({"{\"i\":", std::to_string(i), ",\"name\":\"n", std::to_string(i % 7), "\"}"}))});
    const ReadLayers layers = read(collection(features));
    const VectorLayer& layer = layers.value.at(0);
    ASSERT_EQ(layer.rows, 20'000U);
    EXPECT_EQ(layer.points.size(), 80'000U);
    EXPECT_EQ(layer.column("name")->texts.size(), 7U);
    for (std::size_t row = 0; row < layer.rows; row += 997) {
        EXPECT_EQ(layer.column("i")->numbers[row], static_cast<double>(row));
        EXPECT_EQ(layer.column("name")->text(row), joined({"n", std::to_string(row % 7)}));
    }
    EXPECT_TRUE(layers.issues.empty());
}

TEST(GeoJson, AWrapperASequenceAndASingleGeometryAreRead) {
    EXPECT_EQ(read(joined({"{\"value\": ", collection(feature(polygon(SQUARE))), "}"})).value.at(0).pieces.size(), 1U);
    EXPECT_EQ(read(feature(polygon(SQUARE)) + "\n\x1E" + feature(polygon(SQUARE)) + "\n").value.at(0).rows, 2U);
    EXPECT_EQ(read(polygon(SQUARE)).value.at(0).points.size(), 4U);
    EXPECT_EQ(read(joined({"\xEF\xBB\xBF", collection(feature(polygon(SQUARE)))})).value.at(0).rows, 1U);
}

TEST(GeoJson, OwlsListsAreLatitudeFirst) {
    const ReadLayers layers = read(R"({"areas":[[[45.9,33.5],[45.8,33.4],[45.7,33.6]]],"areas_ua":[],"frontline":[[[50.3,36.3],[50.2,36.4]]],"units":{"ru":[[1,[36,47]]]}})");
    ASSERT_EQ(layers.value.size(), 2U);
    EXPECT_EQ(layers.value[0].name, "areas");
    EXPECT_EQ(layers.value[0].pieces.at(0).shape, Shape::area);
    EXPECT_EQ(layers.value[0].points[0], (base::LonLat{33.5, 45.9}));
    EXPECT_EQ(layers.value[1].pieces.at(0).shape, Shape::line);
}

TEST(GeoJson, WhatIsBrokenOffGivesWhatCameBefore) {
    const std::string whole = collection(feature(polygon(SQUARE)) + "," + feature(polygon(SQUARE)) + "," + feature(polygon(SQUARE)));
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const auto layers = readGeoJson(whole.substr(0, size), "file.geojson", "file", {});
        if (size > whole.size() - 60) {
            ASSERT_TRUE(layers);
            EXPECT_EQ(layers->value.at(0).rows, 2U) << size;
            EXPECT_THAT(layers->issues.at(0).message, testing::HasSubstr("broken off after feature 2"));
            if (size + 3 == whole.size()) break;
        }
    }
}

TEST(GeoJson, AFaultyFeatureIsLeftOutAndNamed) {
    const ReadLayers layers = read(collection(feature(polygon(SQUARE)) + "," + feature(polygon("[[30,50],[\"x\",1],[2,2],[3,3]]")) + "," + feature(polygon("[[30,1e999],[1,1],[2,2],[3,3]]")) + "," +
                                              feature(polygon(SQUARE))));
    EXPECT_EQ(layers.value.at(0).rows, 2U);
    ASSERT_EQ(layers.issues.size(), 2U);
    EXPECT_THAT(layers.issues[0].message, testing::StartsWith("file.geojson, feature 2: "));
}

TEST(GeoJson, AnotherCoordinateSystemAndOtherKindsAreForGdal) {
    EXPECT_FALSE(readGeoJson(R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32637"}},"features":[]})", "f", "f", {}));
    EXPECT_TRUE(readGeoJson(joined({R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"features":[)", feature(polygon(SQUARE)), "]}"}), "f", "f", {}));
    EXPECT_FALSE(readGeoJson(R"({"type":"Topology","objects":{}})", "f", "f", {}));
    EXPECT_FALSE(readGeoJson("[1,2]", "f", "f", {}));
    EXPECT_FALSE(readGeoJson("", "f", "f", {}));
    EXPECT_FALSE(readGeoJson("{\"a\":1}", "f", "f", {}));
}

TEST(GeoJson, ExchangedAxesAreSaidAndMended) {
    const std::string text = collection(feature(R"({"type":"LineString","coordinates":[[10,120],[11,121]]})") + "," + feature(polygon(SQUARE)));
    const ReadLayers asIs = read(text);
    EXPECT_EQ(asIs.value.at(0).pieces.size(), 1U);
    EXPECT_THAT(asIs.issues.at(0).message, testing::HasSubstr("axes=latlon"));
    const ReadLayers turned = read(text, {.sublayer = {}, .crs = {}, .latLon = true});
    EXPECT_EQ(turned.value.at(0).pieces.size(), 2U);
    EXPECT_EQ(turned.value[0].points[0], (base::LonLat{120, 10}));
}

TEST(GeoJson, MetresAreNoDegrees) {
    const ReadLayers layers = read(collection(feature(R"({"type":"Point","coordinates":[4000000,6000000]})")));
    EXPECT_TRUE(layers.value.at(0).pieces.empty());
    EXPECT_THAT(layers.issues.at(0).message, testing::HasSubstr("crs=EPSG:n"));
}

TEST(GeoJson, EdgesThatCrossAreFound) {
    const auto crosses = [](const std::string& rings) { return read(collection(feature(polygon(rings)))).value.at(0).pieces.at(0).crosses; };
    EXPECT_FALSE(crosses(SQUARE));
    EXPECT_TRUE(crosses("[[0,0],[2,2],[2,0],[0,2],[0,0]]"));
    EXPECT_FALSE(crosses(SQUARE + ",[[30.2,50.2],[30.2,50.4],[30.4,50.4],[30.2,50.2]]"));
    EXPECT_TRUE(crosses(SQUARE + ",[[30.2,50.2],[30.2,52.4],[30.4,50.4],[30.2,50.2]]"));
    EXPECT_FALSE(crosses("[[0,0],[1,1],[2,0],[2,2],[1,1],[0,2],[0,0]]"));  // touches itself
}

TEST(GeoJson, RingsWithoutAreaAndTheirHolesGo) {
    const ReadLayers layers = read(collection(feature(polygon("[[0,0],[1,1],[0,0]],[[30.2,50.2],[30.2,50.4],[30.4,50.4],[30.2,50.2]]")) + "," + feature(polygon(SQUARE))));
    EXPECT_EQ(layers.value.at(0).pieces.size(), 1U);
    EXPECT_EQ(layers.value[0].points.size(), 4U);
}

}  // namespace
}  // namespace demarc::layer
