#include "layer/raster.hpp"

#include <cpl_conv.h>
#include <gdal.h>
#include <gtest/gtest.h>
#include <ogr_srs_api.h>
#include <unistd.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <functional>

#include "base/error.hpp"

namespace demarc::layer {
namespace {

namespace fs = std::filesystem;

template <class Error>
std::string messageOf(const std::function<void()>& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return "nothing thrown";
}

class RasterTest : public testing::Test {
protected:
    RasterTest() { fs::create_directories(folder_); }
    ~RasterTest() override { fs::remove_all(folder_); }

    struct Grid {
        const char* driver = "GTiff";
        const char* crs = "EPSG:3857";
        GDALDataType type = GDT_Byte;
        int bands = 1;
        int side = 64;
        std::array<double, 6> affine{0, 100, 0, 6400, 0, -100};  ///< 6.4 km from the origin north and east
        std::vector<const char*> options{};
    };

    /// Writes a raster by `value(band, x, y)`.
    fs::path write(const char* name, const Grid& grid, const std::function<double(int, int, int)>& value, const std::function<void(GDALDatasetH)>& more = {}) {
        GDALAllRegister();
        const fs::path path = folder_ / name;
        std::vector<char*> options;
        for (const char* option : grid.options) options.push_back(const_cast<char*>(option));
        options.push_back(nullptr);
        GDALDatasetH dataset = GDALCreate(GDALGetDriverByName(grid.driver), path.c_str(), grid.side, grid.side, grid.bands, grid.type, options.data());
        std::array<double, 6> affine = grid.affine;
        if (grid.affine[1] != 1) GDALSetGeoTransform(dataset, affine.data());
        if (grid.crs != nullptr) {
            OGRSpatialReferenceH crs = OSRNewSpatialReference(nullptr);
            OSRSetFromUserInput(crs, grid.crs);
            GDALSetSpatialRef(dataset, crs);
            OSRDestroySpatialReference(crs);
        }
        if (more) more(dataset);
        std::vector<double> row(static_cast<std::size_t>(grid.side));
        for (int band = 1; band <= grid.bands; ++band)
            for (int y = 0; y < grid.side; ++y) {
                for (int x = 0; x < grid.side; ++x) row[static_cast<std::size_t>(x)] = value(band, x, y);
                EXPECT_EQ(GDALRasterIO(GDALGetRasterBand(dataset, band), GF_Write, 0, y, grid.side, 1, row.data(), grid.side, 1, GDT_Float64, 0, 0), CE_None);
            }
        GDALClose(dataset);
        return path;
    }

    /// The raster as it lies, a pixel a pixel, with ten pixels of nothing around.
    static RasterPicture shown(const fs::path& path, bool hillshade = false) {
        return Raster::open(path).warp({{-1000, -1000, 7400, 7400}, "EPSG:3857", 84, 84, hillshade, 1});
    }
    static std::array<int, 4> at(const RasterPicture& picture, int x, int y) {
        const std::uint8_t* const p = &picture.rgba[static_cast<std::size_t>(y * picture.width_px + x) * 4];
        return {p[0], p[1], p[2], p[3]};
    }

    fs::path folder_ = fs::temp_directory_path() / ("demarc-raster-" + std::to_string(::getpid()));
};

using Pixel = std::array<int, 4>;

TEST_F(RasterTest, OfColoursComesAsItIsAndClearAround) {
    const auto picture = shown(write("rgb.tif", {.bands = 3}, [](int band, int x, int y) { return band == 1 ? 2 * x : band == 2 ? 3 * y : 77; }));
    EXPECT_EQ(at(picture, 10, 10), (Pixel{0, 0, 77, 255}));
    EXPECT_EQ(at(picture, 10 + 20, 10 + 30), (Pixel{40, 90, 77, 255}));
    EXPECT_EQ(at(picture, 4, 40)[3], 0);
    EXPECT_EQ(at(picture, 80, 40)[3], 0);
}

TEST_F(RasterTest, WithAlphaOrNoDataIsClearThere) {
    const auto alpha = shown(write("rgba.tif", {.bands = 4, .options = {"ALPHA=YES", "PHOTOMETRIC=RGB"}}, [](int band, int x, int) { return band < 4 ? 200 : x < 32 ? 0 : 255; }));
    EXPECT_EQ(at(alpha, 20, 40)[3], 0);
    EXPECT_EQ(at(alpha, 60, 40), (Pixel{200, 200, 200, 255}));
    const auto hole = shown(write("hole.tif", {}, [](int, int x, int) { return x < 32 ? 9 : 100; }, [](GDALDatasetH d) { GDALSetRasterNoDataValue(GDALGetRasterBand(d, 1), 9); }));
    EXPECT_EQ(at(hole, 20, 40)[3], 0);
    EXPECT_EQ(at(hole, 60, 40), (Pixel{100, 100, 100, 255}));
}

TEST_F(RasterTest, OfAPaletteComesInItsColours) {
    const auto picture = shown(write("palette.tif", {}, [](int, int x, int) { return x / 16; }, [](GDALDatasetH d) {
        GDALColorTableH table = GDALCreateColorTable(GPI_RGB);
        const std::array<GDALColorEntry, 4> colours{{{255, 0, 0, 255}, {0, 255, 0, 255}, {0, 0, 255, 255}, {9, 9, 9, 0}}};
        for (int i = 0; i < 4; ++i) GDALSetColorEntry(table, i, &colours[static_cast<std::size_t>(i)]);
        GDALSetRasterColorTable(GDALGetRasterBand(d, 1), table);
        GDALDestroyColorTable(table);
    }));
    EXPECT_EQ(at(picture, 15, 40), (Pixel{255, 0, 0, 255}));
    EXPECT_EQ(at(picture, 30, 40), (Pixel{0, 255, 0, 255}));
    EXPECT_EQ(at(picture, 46, 40), (Pixel{0, 0, 255, 255}));
}

TEST_F(RasterTest, OfLargeNumbersIsStretchedBetweenItsPercentiles) {
    for (const GDALDataType type : {GDT_UInt16, GDT_Float32}) {
        // Two pixels of the 4096 are far off: they must not decide.
        const auto picture = shown(write("grey.tif", {.type = type}, [](int, int x, int y) { return x == 0 && y < 2 ? 60'000 : 1000 + 10 * x; }));
        EXPECT_EQ(at(picture, 11, 40)[0], 0);
        EXPECT_EQ(at(picture, 72, 40)[0], 255);
        EXPECT_NEAR(at(picture, 10 + 32, 40)[0], 128, 4);
    }
    const auto holes = shown(write("nan.tif", {.type = GDT_Float32}, [](int, int x, int) { return x < 20 ? NAN : static_cast<double>(x); }, [](GDALDatasetH d) { GDALSetRasterNoDataValue(GDALGetRasterBand(d, 1), NAN); }));
    EXPECT_EQ(at(holes, 15, 40)[3], 0);
    EXPECT_EQ(at(holes, 60, 40)[3], 255);
}

TEST_F(RasterTest, LiesWhereItsSystemSays) {
    // A white spot of a tenth of a degree at 37.5 E, 48.5 N.
    const auto path = write("degrees.tif", {.crs = "EPSG:4326", .affine = {35, 0.1, 0, 51.4, 0, -0.1}}, [](int, int x, int y) { return x == 25 && y == 29 ? 255 : 50; });
    const Raster raster = Raster::open(path);
    const auto picture = raster.warp({{-400'000, -300'000, 400'000, 300'000}, "+proj=lcc +lat_1=47 +lat_2=50 +lat_0=48.5 +lon_0=37.55 +ellps=WGS84 +units=m", 800, 600, false, 1});
    EXPECT_GT(at(picture, 400, 305)[0], 200);
    EXPECT_EQ(at(picture, 420, 305)[0], 50);
    EXPECT_THROW((void)raster.warp({{0, 0, 1, 1}, "no system", 10, 10, false, 1}), base::CrsError);
}

TEST_F(RasterTest, FarAwayIsClear) {
    const auto path = write("utm.tif", {.crs = "EPSG:32637", .affine = {500'000, 100, 0, 5'300'000, 0, -100}}, [](int, int, int) { return 200; });
    const auto picture = Raster::open(path).warp({{-9e6, -9e6, -8e6, -8e6}, "EPSG:3857", 100, 100, false, 1});
    EXPECT_EQ(std::ranges::count(picture.rgba, 0), static_cast<std::ptrdiff_t>(picture.rgba.size()));
    const auto world = Raster::open(path).warp({{-2e7, -2e7, 2e7, 2e7}, "EPSG:3857", 100, 100, false, 1});
    EXPECT_EQ(world.rgba.size(), 40'000U);
}

TEST_F(RasterTest, OfHeightsIsLitFromTheNorthWest) {
    // A ridge along the middle from south to north.
    const auto path = write("ridge.tif", {.type = GDT_Float32}, [](int, int x, int) { return x < 20 || x > 44 ? 0 : 1000 - 80 * std::abs(x - 32); });
    const auto picture = shown(path, true);
    EXPECT_EQ(at(picture, 15, 40)[3], 0) << "flat ground is clear";
    EXPECT_EQ(at(picture, 10 + 26, 40)[0], 255) << "the western slope is lit";
    EXPECT_EQ(at(picture, 10 + 38, 40)[0], 0) << "the eastern one lies in shadow";
    EXPECT_GT(at(picture, 10 + 38, 40)[3], 100);
    EXPECT_NE(messageOf<base::FormatError>([&] { (void)shown(write("three.tif", {.bands = 3}, [](int, int, int) { return 1; }), true); }).find("three.tif: has no heights"), std::string::npos);
}

TEST_F(RasterTest, OfAPngLiesByItsWorldFileAndPrj) {
    const auto tif = write("picture.tif", {.crs = nullptr, .bands = 3, .affine = {0, 1, 0, 0, 0, 1}}, [](int band, int x, int) { return band * 10 + x; });
    GDALDatasetH dataset = GDALOpen(tif.c_str(), GA_ReadOnly);
    const fs::path png = folder_ / "picture.png";
    GDALClose(GDALCreateCopy(GDALGetDriverByName("PNG"), png.c_str(), dataset, 0, nullptr, nullptr, nullptr));
    GDALClose(dataset);
    fs::remove(folder_ / "picture.png.aux.xml");
    EXPECT_NE(messageOf<base::FormatError>([&] { (void)Raster::open(png); }).find("no world file"), std::string::npos);
    std::ofstream{folder_ / "picture.pgw"} << "100\n0\n0\n-100\n50\n6350\n";
    EXPECT_NE(messageOf<base::FormatError>([&] { (void)Raster::open(png); }).find(".prj"), std::string::npos);
    OGRSpatialReferenceH crs = OSRNewSpatialReference(nullptr);
    OSRSetFromUserInput(crs, "EPSG:3857");
    char* wkt = nullptr;
    const std::array<const char*, 2> esri{"FORMAT=WKT1_ESRI", nullptr};
    OSRExportToWktEx(crs, &wkt, esri.data());
    std::ofstream{folder_ / "picture.prj"} << wkt;
    CPLFree(wkt);
    OSRDestroySpatialReference(crs);
    EXPECT_EQ(at(shown(png), 10 + 30, 40), (Pixel{40, 50, 60, 255}));
    EXPECT_FALSE(fs::exists(folder_ / "picture.png.aux.xml")) << "nothing is written beside the user's files";
}

TEST_F(RasterTest, IsReadThroughItsOverviewsWhereTheViewIsWide) {
    const auto path = write("large.tif", {.side = 1024, .affine = {0, 10, 0, 10'240, 0, -10}, .options = {"TILED=YES"}}, [](int, int, int) { return 10; });
    GDALDatasetH dataset = GDALOpen(path.c_str(), GA_Update);
    const std::array<int, 3> levels{2, 4, 8};
    ASSERT_EQ(GDALBuildOverviews(dataset, "NEAREST", 3, levels.data(), 0, nullptr, nullptr, nullptr), CE_None);
    // Told apart from the raster itself by what stands in them.
    GDALRasterBandH small = GDALGetOverview(GDALGetRasterBand(dataset, 1), 2);
    const std::vector<std::uint8_t> bright(128 * 128, 240);
    ASSERT_EQ(GDALRasterIO(small, GF_Write, 0, 0, 128, 128, const_cast<std::uint8_t*>(bright.data()), 128, 128, GDT_Byte, 0, 0), CE_None);
    GDALClose(dataset);
    const Raster raster = Raster::open(path);
    EXPECT_EQ(at(raster.warp({{0, 0, 10'240, 10'240}, "EPSG:3857", 100, 100, false, 1}), 50, 50)[0], 240);
    EXPECT_EQ(at(raster.warp({{0, 0, 1000, 1000}, "EPSG:3857", 100, 100, false, 1}), 50, 50)[0], 10);
}

TEST_F(RasterTest, ThatIsNoFileHereIsRefusedByName) {
    for (const char* name : {"/vsicurl/http://example.org/a.tif", "https://example.org/a.tif", "http:a", "/vsizip/a.zip/a.tif", "wms://example.org"})
        EXPECT_NE(messageOf<base::UsageError>([&] { (void)Raster::open(name); }).find(name), std::string::npos) << name;
    EXPECT_NE(messageOf<base::FileError>([&] { (void)Raster::open(folder_ / "none.tif"); }).find("none.tif: can't open"), std::string::npos);
}

TEST_F(RasterTest, ThatNamesAnAddressFetchesNothing) {
    std::ofstream{folder_ / "far.vrt"} << "<VRTDataset rasterXSize=\"64\" rasterYSize=\"64\"><SRS>EPSG:3857</SRS><GeoTransform>0,100,0,6400,0,-100</GeoTransform><VRTRasterBand dataType=\"Byte\" "
                                          "band=\"1\"><SimpleSource><SourceFilename>/vsicurl/http://127.0.0.1:9/a.tif</SourceFilename><SourceBand>1</SourceBand></SimpleSource></VRTRasterBand></VRTDataset>";
    EXPECT_NE(messageOf<base::FormatError>([&] { (void)shown(folder_ / "far.vrt"); }).find("far.vrt"), std::string::npos);
}

TEST_F(RasterTest, ThatIsBrokenIsAFormatErrorWithItsName) {
    std::ofstream{folder_ / "text.tif"} << "not a picture";
    EXPECT_NE(messageOf<base::FormatError>([&] { (void)Raster::open(folder_ / "text.tif"); }).find("text.tif: no raster"), std::string::npos);
    const auto whole = write("whole.tif", {.bands = 3, .options = {"COMPRESS=DEFLATE"}}, [](int band, int x, int y) { return (x * y * band) % 251; });
    fs::copy(whole, folder_ / "cut.tif");
    fs::resize_file(folder_ / "cut.tif", fs::file_size(whole) / 2);
    EXPECT_NE(messageOf<base::FormatError>([&] { (void)shown(folder_ / "cut.tif"); }).find("cut.tif"), std::string::npos);
}

TEST_F(RasterTest, GivesTheSameBytesEachTime) {
    const auto path = write("noise.tif", {.type = GDT_UInt16, .bands = 3}, [](int band, int x, int y) { return (x * 7919 + y * 104'729 * band) % 65'000; });
    EXPECT_EQ(shown(path).rgba, shown(path).rgba);
}

}  // namespace
}  // namespace demarc::layer
