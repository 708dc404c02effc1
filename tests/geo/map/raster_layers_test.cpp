#include "map/raster_layers.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "base/error.hpp"

namespace demarc::map {
namespace {

namespace fs = std::filesystem;

/// A grid of numbers as text: what GDAL reads without being asked to write it.
class RasterLayersTest : public testing::Test {
protected:
    RasterLayersTest() {
        fs::create_directories(folder_);
        write("grid", 100);
    }
    ~RasterLayersTest() override { fs::remove_all(folder_); }
    void write(const std::string& name, int value) const {
        std::ofstream grid{folder_ / (name + ".asc")};
        grid << "ncols 20\nnrows 20\nxllcorner 0\nyllcorner 0\ncellsize 100\nNODATA_value -9999\n";
        for (int i = 0; i < 400; ++i) grid << value + i % 20 << (i % 20 == 19 ? '\n' : ' ');
        std::ofstream{folder_ / (name + ".prj")} << "PROJCS[\"UTM37\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\","
                                                    "0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\",0.0],PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",39.0],"
                                                    "PARAMETER[\"Scale_Factor\",1.0],PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]";
    }
    World lay(const std::vector<RasterUnderlay>& rasters, const Rect& area_m = {0, 0, 2000, 2000}, double scale_px_per_m = 0.05, float opacity = 1) {
        World world(3);
        issues_ = layers_.add(rasters, projection_, area_m, view_m_.value_or(area_m), scale_px_per_m, [&](std::string_view) { return opacity; }, world);
        return world;
    }

    fs::path folder_ = fs::temp_directory_path() / ("demarc-underlay-" + std::to_string(::getpid()));
    Projection projection_ = Projection::forTheatre({38, -1, 40, 1});
    RasterLayers layers_;
    std::optional<Rect> view_m_;
    std::vector<base::Issue> issues_;
};

TEST_F(RasterLayersTest, LieAboveTheLandInOrderAndFitTheScale) {
    const World world = lay({{.file = folder_ / "grid.asc", .title = "Relief", .opacity = 0.5F}, {.file = folder_ / "grid.asc", .hillshade = true, .exaggeration = 50}});
    EXPECT_TRUE(world[0].images.empty());
    ASSERT_EQ(world[1].images.size(), 2U);
    EXPECT_EQ(world[1].images[0].layer, "raster.Relief");
    EXPECT_EQ(world[1].images[1].layer, "raster.grid");
    EXPECT_FLOAT_EQ(world[1].images[0].opacity, 0.5F);
    EXPECT_EQ(world[1].images[0].picture->width_px, 100);
    EXPECT_EQ(world[1].images[0].bounds_m, (Rect{0, 0, 2000, 2000}));
    EXPECT_LT(world[1].images[0].picture->rgba[4 * 10], world[1].images[0].picture->rgba[4 * 90]);
}

TEST_F(RasterLayersTest, OfTheSameViewAreTheSamePictureUntilTheFileChanges) {
    const auto pictureOf = [&] { return lay({{.file = folder_ / "grid.asc"}})[1].images.at(0).picture; };
    const auto first = pictureOf();
    EXPECT_EQ(pictureOf(), first);
    write("grid", 7);
    fs::last_write_time(folder_ / "grid.asc", fs::last_write_time(folder_ / "grid.asc") + std::chrono::seconds{5});
    EXPECT_NE(pictureOf(), first);
}

TEST_F(RasterLayersTest, ThatAreHiddenOrElsewhereAddNothing) {
    EXPECT_TRUE(lay({{.file = folder_ / "grid.asc"}}, {0, 0, 2000, 2000}, 0.05, 0)[1].images.empty());
    EXPECT_TRUE(lay({{.file = folder_ / "grid.asc"}}, {1e5, 1e5, 1.2e5, 1.2e5})[1].images.empty());
}

TEST_F(RasterLayersTest, OfWhichNothingIsSeenAreToldBack) {
    (void)lay({{.file = folder_ / "grid.asc"}});
    EXPECT_TRUE(issues_.empty());
    (void)lay({{.file = folder_ / "grid.asc"}}, {1e5, 1e5, 1.2e5, 1.2e5});
    ASSERT_EQ(issues_.size(), 1U);
    EXPECT_NE(issues_[0].message.find("grid.asc: lies outside the map"), std::string::npos);
    // What lies in the margin around the view alone is not seen.
    view_m_ = Rect{-2000, -2000, -200, -200};
    EXPECT_EQ(lay({{.file = folder_ / "grid.asc"}}, {-2000, -2000, 2000, 2000})[1].images.size(), 1U);
    EXPECT_EQ(issues_.size(), 1U);
    view_m_ = Rect{-2000, -2000, 200, 200};
    (void)lay({{.file = folder_ / "grid.asc"}}, {-2000, -2000, 2000, 2000});
    EXPECT_TRUE(issues_.empty());
}

TEST_F(RasterLayersTest, AreNeverLargerThanTheirLimit) {
    layers_ = RasterLayers{10'000};
    const auto image = lay({{.file = folder_ / "grid.asc"}}, {0, 0, 2000, 1000}, 1)[1].images.at(0);
    EXPECT_NEAR(image.picture->width_px * image.picture->height_px, 10'000, 200);
    EXPECT_EQ(image.bounds_m, (Rect{0, 0, 2000, 1000}));
}

TEST_F(RasterLayersTest, ThatAreMissingAreNamed) {
    EXPECT_THROW((void)lay({{.file = folder_ / "none.tif"}}), base::FileError);
}

}  // namespace
}  // namespace demarc::map
