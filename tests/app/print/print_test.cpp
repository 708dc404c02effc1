#include "print/print.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "base/file.hpp"
#include "print/export.hpp"
#include "print/png.hpp"
#include "app/print/testimages.hpp"

namespace demarc::print {
namespace {

namespace fs = std::filesystem;

template <class Error, class Action>
std::string messageOf(Action&& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return "nothing thrown";
}

Image gradient(int width_px, int height_px) {
    Image image{width_px, height_px, {}};
    for (int y = 0; y < height_px; ++y)
        for (int x = 0; x < width_px; ++x)
            for (const int value : {x * 7 + y, x ^ y, x * y, 255}) image.rgba.push_back(static_cast<std::uint8_t>(value));
    return image;
}

map::Frame redFrame(int width_px, int height_px) {
    map::Frame frame;
    frame.width_px = width_px;
    frame.height_px = height_px;
    frame.paper = {255, 255, 255, 255};
    map::Mark mark;
    mark.shape = map::MarkShape::disc;
    mark.centre_px = {static_cast<float>(width_px) - 20, static_cast<float>(height_px) - 10};
    mark.radius_px = 8;
    mark.a = {255, 0, 0, 255};
    frame.sheets.emplace_back().marks.push_back(mark);
    return frame;
}

TEST(SheetFor, TypeGrowsWithTheSheetAndNeverBecomesTooSmallToRead) {
    EXPECT_DOUBLE_EQ(sheetFor(1920, 1080).scale, 1);
    EXPECT_DOUBLE_EQ(sheetFor(3840, 2160).scale, 2);
    EXPECT_DOUBLE_EQ(sheetFor(1080, 1350).scale, 0.9);
    EXPECT_DOUBLE_EQ(sheetFor(1080, 1920).scale, 0.9);
    EXPECT_NEAR(sheetFor(2480, 3508).scale, 2.07, 0.01);
    for (const auto& [width_px, height_px] : {std::pair{640, 360}, std::pair{480, 480}, std::pair{320, 200}})
        EXPECT_DOUBLE_EQ(sheetFor(width_px, height_px).scale, 0.75);
    EXPECT_DOUBLE_EQ(sheetFor(640, 360, 0.4).scale, 0.4);
}

TEST(Png, ComesBackAsItWas) {
    const Folder folder;
    for (const auto& [width, height] : {std::pair{1, 1}, std::pair{37, 21}, std::pair{640, 3}}) {
        const Image image = gradient(width, height);
        writeImage(folder.path / "image.png", image);
        const Image back = readPng(folder.path / "image.png");
        EXPECT_EQ(back.width_px, width);
        EXPECT_EQ(back.height_px, height);
        EXPECT_EQ(back.rgba, image.rgba);
    }
}

TEST(Png, HasTheSameBytesEachTime) {
    EXPECT_EQ(encodePng(gradient(64, 64)), encodePng(gradient(64, 64)));
}

TEST(Png, CarriesResolutionAndTexts) {
    const std::string bytes = encodePng(gradient(2, 2), {.dpi = 300, .texts = {{"Title", "Куп'янськ"}}});
    // 300 dpi are 11811 pixels a metre.
    EXPECT_NE(bytes.find(std::string{"pHYs\0\0\x2e\x23\0\0\x2e\x23\1", 13}), std::string::npos);
    EXPECT_NE(bytes.find(std::string{"iTXtTitle\0\0\0\0\0", 14} + "Куп'янськ"), std::string::npos);
}

TEST(Png, ThatIsNoneIsAFormatErrorWithItsName) {
    const Folder folder;
    std::ofstream{folder.path / "text.png"} << "not a picture";
    EXPECT_NE(messageOf<base::FormatError>([&] { (void)readPng(folder.path / "text.png"); }).find("text.png"), std::string::npos);
    const std::string bytes = encodePng(gradient(64, 64));
    std::ofstream{folder.path / "cut.png"} << bytes.substr(0, bytes.size() / 2);
    EXPECT_NE(messageOf<base::FormatError>([&] { (void)readPng(folder.path / "cut.png"); }).find("cut.png"), std::string::npos);
}

TEST(Images, DifferByTheirLargestAndMeanStep) {
    Image a{2, 1, {10, 10, 10, 255, 20, 20, 20, 255}};
    Image b = a;
    EXPECT_EQ(difference(a, b).largest, 0);
    b.rgba[1] = 26;
    EXPECT_EQ(difference(a, b).largest, 16);
    EXPECT_EQ(difference(a, b).pixels, 1U);
    EXPECT_DOUBLE_EQ(difference(a, b).mean, 2);
}

TEST(Output, SizesBeyondTheLimitsAreRefusedByName) {
    const auto message = [](int width, int height) { return messageOf<base::UsageError>([&] { checkOutput("map.png", width, height); }); };
    EXPECT_NE(message(0, 0).find("0x0"), std::string::npos);
    EXPECT_NE(message(100, -1).find("100x-1"), std::string::npos);
    EXPECT_NE(message(100'000, 100'000).find("32768"), std::string::npos);
    EXPECT_EQ(message(32'768, 32'768), "nothing thrown");  // a PNG is written in bands
    const auto whole = [](int width, int height) { return messageOf<base::UsageError>([&] { checkOutput("map.tif", width, height); }); };
    EXPECT_NE(whole(32'000, 32'000).find("500 megapixels"), std::string::npos);
    EXPECT_EQ(whole(32'768, 15'000), "nothing thrown");
}

TEST(Output, OnlyFormatsThatAreKnownAreWritten) {
    EXPECT_NE(messageOf<base::UsageError>([] { checkOutput("map.bmp", 10, 10); }).find(".png, .jpg, .webp, .tif, .pdf, .svg"), std::string::npos);
    EXPECT_NE(messageOf<base::UsageError>([] { checkOutput("map", 10, 10); }).find("map"), std::string::npos);
    EXPECT_NO_THROW(checkOutput("MAP.PNG", 10, 10));
    for (const char* name : {"map.pdf", "map.SVG", "map.kmz", "map.gpkg", "map.csv", "map.gif"}) EXPECT_NO_THROW(checkOutput(name, 10, 10)) << name;
    EXPECT_NO_THROW(checkOutput("-", 10, 10));
}

TEST(Output, AFolderThatIsMissingIsToldBeforeAnyWork) {
    EXPECT_NE(messageOf<base::FileError>([] { checkOutput("/nowhere/at/all/map.png", 10, 10); }).find("/nowhere/at/all/map.png"), std::string::npos);
}

TEST(Output, AFullDiskIsAFileErrorThatNamesIt) {
    const Folder folder;
    fs::create_symlink("/dev/full", folder.path / "full.png");
    EXPECT_NE(messageOf<base::FileError>([&] { writeImage(folder.path / "full.png", gradient(100, 100)); }).find("full.png"), std::string::npos);
}

TEST(Output, AFailureLeavesWhatWasThere) {
    const Folder folder;
    const fs::path path = folder.path / "kept.png";
    fs::create_directory(path);
    EXPECT_THROW(writeImage(path, gradient(4, 4)), base::FileError);
    EXPECT_TRUE(fs::is_directory(path));
    EXPECT_EQ(std::distance(fs::directory_iterator{folder.path}, {}), 1);
}

TEST(Printer, DrawsAFrameWithItsUpperRowFirst) {
    const auto fonts = map::FontSet::open(base::findAssets());
    const Image image = printImage({}, redFrame(200, 100), fonts);
    ASSERT_EQ(image.rgba.size(), 200U * 100 * 4);
    const auto pixel = [&](int x, int y) { return &image.rgba[static_cast<std::size_t>(y * 200 + x) * 4]; };
    EXPECT_EQ(pixel(180, 90)[0], 255);
    EXPECT_EQ(pixel(180, 90)[1], 0);
    EXPECT_EQ(pixel(180, 10)[1], 255);
    EXPECT_EQ(pixel(20, 90)[1], 255);
}

TEST(Printer, FillsEachMapWithWaterAndTheSheetWithPaper) {
    const auto fonts = map::FontSet::open(base::findAssets());
    map::Scene scene;
    scene.theme.water = {0, 0, 255, 255};
    map::Frame frame = redFrame(200, 100);
    frame.maps.push_back({{{}, 1, {50, 0, 200, 60}}, false});
    const Image image = printImage(scene, frame, fonts);
    const auto red = [&](int x, int y) { return image.rgba[static_cast<std::size_t>(y * 200 + x) * 4]; };
    EXPECT_EQ(red(49, 30), 255);
    EXPECT_EQ(red(50, 30), 0);
    EXPECT_EQ(red(199, 59), 0);
    EXPECT_EQ(red(100, 60), 255);
}

TEST(Printer, PrintsAgainAndTheSame) {
    const auto fonts = map::FontSet::open(base::findAssets());
    Printer printer;
    const Image first = printer.print({}, redFrame(200, 100), fonts);
    (void)printer.print({}, redFrame(64, 300), fonts);
    EXPECT_EQ(printer.print({}, redFrame(200, 100), fonts).rgba, first.rgba);
}

TEST(Printer, DrawsImagesLargerThanATileOrATexture) {
    const auto fonts = map::FontSet::open(base::findAssets());
    Printer printer;
    for (const auto& [width, height] : {std::pair{20'000, 60}, std::pair{60, 20'000}, std::pair{5000, 4200}}) {
        const Image image = printer.print({}, redFrame(width, height), fonts);
        const auto pixel = [&](int x, int y) {
            return &image.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * 4];
        };
        EXPECT_EQ(pixel(width - 20, height - 10)[1], 0);
        EXPECT_EQ(pixel(width - 40, height - 10)[1], 255);
        EXPECT_EQ(pixel(0, 0)[1], 255);
    }
}

TEST(Printer, ThatIsNeverUsedEndsQuietly) {
    const Printer printer;
}

TEST(Printer, AShaderThatIsBrokenIsNamedByPrint) {
    const Folder folder;
    for (const auto& entry : fs::directory_iterator{fs::path{DEMARC_TESTS} / "../shaders"})
        if (const auto extension = entry.path().extension(); extension == ".vert" || extension == ".frag" || extension == ".glsl")
            fs::copy(entry.path(), folder.path / entry.path().filename());
    std::ofstream{folder.path / "line.frag", std::ios::app} << "\nthis is no GLSL;\n";
    ::setenv("DEMARC_SHADERS", folder.path.c_str(), 1);
    const auto fonts = map::FontSet::open(base::findAssets());
    const std::string broken = messageOf<base::GlError>([&] { (void)printImage({}, redFrame(20, 20), fonts); });
    fs::remove(folder.path / "line.frag");
    const std::string missing = messageOf<base::FileError>([&] { (void)printImage({}, redFrame(20, 20), fonts); });
    ::unsetenv("DEMARC_SHADERS");
    EXPECT_EQ(broken.substr(0, 10), "line.frag:") << broken;
    EXPECT_NE(missing.find("line.frag"), std::string::npos) << missing;
}

}  // namespace
}  // namespace demarc::print
