#include <gdal.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <functional>
#include <numbers>

#include "base/error.hpp"
#include "layer/raster.hpp"

namespace demarc::layer {
namespace {

namespace fs = std::filesystem;

TEST(TileSource, IsToldFromAFileByItsMarks) {
    for (const char* text : {"https://host/{z}/{x}/{y}.png", "tiles/{z}/{x}/{-y}.jpg", "wmts:https://host/a", "WMTS:http://host", "https://host/WMTSCapabilities.xml", "https://host/{q}.png"}) EXPECT_TRUE(isTileSource(text)) << text;
    for (const char* text : {"relief.tif", "https://host/relief.tif", "a{b}.png", "wmts.tif"}) EXPECT_FALSE(isTileSource(text)) << text;
    EXPECT_TRUE((TileSource{"HTTPS://host/{z}/{x}/{y}.png", {}, {}}).isOnNetwork());
    EXPECT_FALSE((TileSource{"file:///tiles/{z}/{x}/{y}.png", {}, {}}).isOnNetwork());
    EXPECT_EQ((TileSource{"https://{s}.tiles.org/base/{z}/{x}/{y}.png", {}, {}}).name(), "tiles.org");
    EXPECT_EQ((TileSource{"file:///data/relief/{z}/{x}/{y}.png", {}, {}}).name(), "relief");
}

TEST(TileSource, ThatCanNotBeMeantIsSaid) {
    for (const char* text : {"https://host/{z}/{x}.png", "ftp://host/{z}/{x}/{y}.png", "/vsicurl/http://host/{z}/{x}/{y}.png", "wmts:/home/capabilities.xml"}) EXPECT_NE(troubleOf({text, {}, {}}), "") << text;
    EXPECT_NE(troubleOf({"https://host/{z}/{x}/{y}.png", {}, "relief"}), "");
    EXPECT_EQ(troubleOf({"https://host/{z}/{x}/{-y}.png", {}, {}}), "");
    EXPECT_EQ(troubleOf({"wmts:https://host/a", {}, "relief"}), "");
    EXPECT_THROW((void)Raster::openTiles({"https://host/{z}", {}, {}}), base::UsageError);
}

TEST(TileAddress, FillsItsMarks) {
    EXPECT_EQ(tileAddress("https://{s}.host/{z}/{x}/{y}{r}.png?k={k}", 3, 5, 2), "https://b.host/3/5/2.png?k={k}");
    EXPECT_EQ(tileAddress("{z}/{x}/{-y}", 3, 5, 2), "3/5/5");
    EXPECT_EQ(tileAddress("{q}", 3, 3, 5), "213");
    EXPECT_EQ(tileAddress("a{z", 3, 3, 5), "a{z");
}

/// Tiles of a folder whose red says the longitude's sign against `meridian_deg`, whose green the latitude's against 48.5.
class TilesTest : public testing::Test {
protected:
    TilesTest() { fs::create_directories(folder_); }
    ~TilesTest() override { fs::remove_all(folder_); }

    void write(int level, int x, int y, double meridian_deg, int side = 256) const {
        GDALAllRegister();
        const int n = 1 << level;
        const auto wrapped = [&](double lon_deg) { return std::remainder(lon_deg - meridian_deg, 360); };
        GDALDatasetH memory = GDALCreate(GDALGetDriverByName("MEM"), "", side, side, 3, GDT_Byte, nullptr);
        std::vector<std::uint8_t> row(static_cast<std::size_t>(side));
        for (int py = 0; py < side; ++py) {
            const double lat_deg = std::atan(std::sinh(std::numbers::pi * (1 - 2 * (y + (py + 0.5) / side) / n))) * 180 / std::numbers::pi;
            for (int band = 1; band <= 3; ++band) {
                for (int px = 0; px < side; ++px) {
                    const double lon_deg = (x + (px + 0.5) / side) / n * 360 - 180;
                    row[static_cast<std::size_t>(px)] = band == 1 ? (wrapped(lon_deg) > 0 ? 255 : 0) : band == 2 ? (lat_deg > 48.5 ? 255 : 0) : 100;
                }
                EXPECT_EQ(GDALRasterIO(GDALGetRasterBand(memory, band), GF_Write, 0, py, side, 1, row.data(), side, 1, GDT_Byte, 0, 0), CE_None);
            }
        }
        const fs::path file = folder_ / std::to_string(level) / std::to_string(x) / (std::to_string(y) + ".png");
        fs::create_directories(file.parent_path());
        GDALClose(GDALCreateCopy(GDALGetDriverByName("PNG"), file.c_str(), memory, 0, nullptr, nullptr, nullptr));
        GDALClose(memory);
        fs::remove(file.string() + ".aux.xml");
    }
    /// All tiles of a level in some rows and columns, which go on beyond 180°.
    void write(int level, std::array<int, 2> columns, std::array<int, 2> rows, double meridian_deg, int side = 256) const {
        for (int x = columns[0]; x <= columns[1]; ++x)
            for (int y = rows[0]; y <= rows[1]; ++y) write(level, x % (1 << level), y, meridian_deg, side);
    }
    [[nodiscard]] TileSource source() const { return {(folder_ / "{z}/{x}/{y}.png").string(), {}, {}}; }
    /// 400 km by 300 km around a place on 48.5° N, a pixel a kilometre.
    [[nodiscard]] RasterPicture shown(double lon_deg) const {
        return Raster::openTiles(source()).warp({{-200'000, -150'000, 200'000, 150'000}, "+proj=lcc +lat_1=47 +lat_2=50 +lat_0=48.5 +lon_0=" + std::to_string(lon_deg) + " +ellps=WGS84 +units=m", 400, 300, false, 1});
    }
    static void expectQuarters(const RasterPicture& picture) {
        for (const int x : {190, 197, 202, 210})
            for (const int y : {140, 147, 152, 160}) {
                const std::uint8_t* const p = &picture.rgba[static_cast<std::size_t>(y * picture.width_px + x) * 4];
                EXPECT_EQ(p[0] > 127, x > 200) << x << ' ' << y;
                EXPECT_EQ(p[1] > 127, y < 150) << x << ' ' << y;
                EXPECT_EQ(p[3], 255);
            }
    }

    fs::path folder_ = fs::temp_directory_path() / ("demarc-tiles-" + std::to_string(::getpid()));
};

TEST_F(TilesTest, OfAFolderLieWhereTheyBelong) {
    write(6, {37, 40}, {21, 23}, 37.5);
    expectQuarters(shown(37.5));
}

TEST_F(TilesTest, OfDoubleSizeLieThereToo) {
    write(5, {18, 20}, {10, 11}, 37.5, 512);
    expectQuarters(shown(37.5));
}

TEST_F(TilesTest, GoOnBeyondTheHundredAndEightiethMeridian) {
    write(6, {62, 65}, {21, 23}, 180);
    expectQuarters(shown(180));
}

TEST_F(TilesTest, ThatAreNotThereAreClear) {
    write(6, {37, 38}, {21, 23}, 37.5);
    const auto picture = shown(37.5);
    EXPECT_EQ(picture.rgba[4 * (150 * 400 + 100) + 3], 255);
    EXPECT_EQ(picture.rgba[4 * (150 * 400 + 390) + 3], 0);
    const auto far = shown(-60);
    EXPECT_EQ(std::ranges::count(far.rgba, 0), static_cast<std::ptrdiff_t>(far.rgba.size()));
}

TEST_F(TilesTest, ThatAreNoPicturesOrTooManyAreNamed) {
    const auto messageOf = [&](const std::function<void()>& action) {
        try {
            action();
        } catch (const base::FormatError& error) {
            return std::string{error.what()};
        }
        return std::string{};
    };
    EXPECT_NE(messageOf([&] { (void)Raster::openTiles(source()); }).find("no folder of tiles"), std::string::npos);
    fs::create_directories(folder_ / "6/38");
    std::ofstream{folder_ / "6/38/22.png"} << "<VRTDataset rasterXSize=\"256\" rasterYSize=\"256\"/>";
    EXPECT_NE(messageOf([&] { (void)shown(37.5); }).find("6/38/22.png is no image"), std::string::npos);
    fs::rename(folder_ / "6", folder_ / "14");
    const std::string many = messageOf([&] { (void)shown(37.5); });
    EXPECT_NE(many.find("of level 14, 1000 are the most"), std::string::npos) << many;
}

}  // namespace
}  // namespace demarc::layer
