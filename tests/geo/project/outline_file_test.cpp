#include "project/outline_file.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "base/file.hpp"

namespace demarc::project {
namespace {

class Outlines : public testing::Test {
protected:
    ~Outlines() override { std::filesystem::remove(path_); }
    std::string write(const std::string& text) {
        std::ofstream{path_} << text;
        return path_;
    }
    static std::string collection(const std::string& properties, const std::string& geometry) {
        return R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)" + properties + R"(,"geometry":)" + geometry + "}]}";
    }
    static constexpr const char* SQUARE = R"({"type":"MultiPolygon","coordinates":[[[[37.5,49.6],[37.7,49.6],[37.7,49.8],[37.5,49.8],[37.5,49.6]]]]})";
    static claim::PlaceView kupiansk() {
        claim::PlaceView place;
        place.name = "Kupiansk";
        place.position = {37.6, 49.7};
        return place;
    }
    gazetteer::Gazetteer gazetteer = gazetteer::Gazetteer::open(base::findAssets());

private:
    std::string path_ = std::filesystem::temp_directory_path() / ("outlines." + std::string{testing::UnitTest::GetInstance()->current_test_info()->name()} + ".geojson");
};

TEST_F(Outlines, AreReadByTheirNameOrTheFieldThatIsNamed) {
    const std::string path = write(collection(R"({"name":"Elsewhere","town":"Kupiansk"})", SQUARE));
    EXPECT_EQ(readOutlines({path}, gazetteer)->find(kupiansk()), nullptr);
    const auto outlines = readOutlines({path + ":name=town"}, gazetteer);
    ASSERT_NE(outlines->find(kupiansk()), nullptr);
    EXPECT_EQ(outlines->find(kupiansk())->rings.points.size(), 4U) << "rings are not closed by a repeated point";
    EXPECT_EQ(readOutlines({}, gazetteer), nullptr);
}

TEST_F(Outlines, OfFilesThatAreNoneAreToldWithFileAndPlace) {
    EXPECT_THROW((void)readOutlines({"/no/such/file.geojson"}, gazetteer), base::FileError);
    EXPECT_THROW((void)readOutlines({write("{\"features\":[")}, gazetteer), base::FormatError);
    EXPECT_THROW((void)readOutlines({write("[1,2]")}, gazetteer), base::FormatError);
    EXPECT_THROW((void)readOutlines({write(collection(R"({"name":5})", SQUARE))}, gazetteer), base::UsageError);
    EXPECT_THROW((void)readOutlines({write(collection(R"({"name":"Kupiansk"})", R"({"type":"Point","coordinates":[37,49]})"))}, gazetteer), base::UsageError);
}

TEST_F(Outlines, WithCoordinatesThatAreNoneAreLeftOut) {
    for (const char* coordinates : {"7", "[7]", "[[7]]", R"([[["a","b"],[1,2],[3,4]]])", "[[[null,1],[1e400,2],[3,4]]]", "[[[500,1],[1,2],[3,4]]]"}) {
        const std::string geometry = R"({"type":"Polygon","coordinates":)" + std::string{coordinates} + "}";
        try {
            EXPECT_TRUE(readOutlines({write(collection(R"({"name":"Kupiansk"})", geometry))}, gazetteer)->isEmpty()) << coordinates;
        } catch (const base::Error&) {  // a file with nothing else in it is told of
        }
    }
}

}  // namespace
}  // namespace demarc::project
