#include <gtest/gtest.h>
#include <cstdio>

#include <jpeglib.h>
#include <unistd.h>
#include <webp/decode.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "base/file.hpp"
#include "print/encode.hpp"
#include "print/png.hpp"
#include "print/print.hpp"
#include "app/print/testimages.hpp"

namespace demarc::print {
namespace {

const ImageOptions SAID{.dpi = 300, .texts = {{"Title", "Куп'янськ <&>"}}};

std::vector<std::uint8_t> decodedJpeg(const std::string& bytes, jpeg_decompress_struct& info) {
    jpeg_error_mgr errors{};
    info.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&info);
    jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    jpeg_save_markers(&info, JPEG_COM, 0xffff);
    jpeg_read_header(&info, TRUE);
    info.out_color_space = JCS_EXT_RGBA;
    jpeg_start_decompress(&info);
    std::vector<std::uint8_t> rgba(std::size_t{info.output_width} * info.output_height * 4);
    while (info.output_scanline < info.output_height) {
        JSAMPROW row = &rgba[std::size_t{info.output_scanline} * info.output_width * 4];
        jpeg_read_scanlines(&info, &row, 1);
    }
    return rgba;
}

TEST(Jpeg, ComesBackNearlyAsItWasAndSaysItsResolution) {
    const Image image = flags(96, 64);
    jpeg_decompress_struct info{};
    const Image back{96, 64, decodedJpeg(encodeImage(image, ImageFormat::jpeg, SAID), info)};
    EXPECT_EQ(info.density_unit, 1);
    EXPECT_EQ(info.X_density, 300);
    EXPECT_EQ(info.comp_info[0].h_samp_factor, 1);
    ASSERT_NE(info.marker_list, nullptr);
    EXPECT_EQ((std::string{reinterpret_cast<const char*>(info.marker_list->data), info.marker_list->data_length}), "Title: Куп'янськ <&>");
    jpeg_destroy_decompress(&info);
    EXPECT_LT(difference(image, back).mean, 3);
}

TEST(Jpeg, OfHigherQualityIsNearerAndLonger) {
    const Image image = flags(96, 64);
    const auto at = [&](int quality) { return encodeImage(image, ImageFormat::jpeg, {.quality = quality}); };
    EXPECT_LT(at(30).size(), at(95).size());
    EXPECT_THROW((void)at(0), base::UsageError);
    EXPECT_THROW((void)at(101), base::UsageError);
}

TEST(Jpeg, ShowsClearPixelsOnWhite) {
    Image image = flags(16, 16);
    for (std::size_t i = 3; i < image.rgba.size(); i += 4) image.rgba[i] = 0;
    jpeg_decompress_struct info{};
    const auto back = decodedJpeg(encodeImage(image, ImageFormat::jpeg, {.transparent = true}), info);
    jpeg_destroy_decompress(&info);
    EXPECT_EQ(*std::ranges::min_element(back), 255);
}

Image decodedWebp(const std::string& bytes) {
    Image image;
    std::uint8_t* const rgba = WebPDecodeRGBA(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(), &image.width_px, &image.height_px);
    if (rgba == nullptr) return image;
    image.rgba.assign(rgba, rgba + static_cast<std::ptrdiff_t>(image.width_px) * image.height_px * 4);
    WebPFree(rgba);
    return image;
}

TEST(Webp, ComesBackAsItWasWithClearPixelsToo) {
    Image image = flags(97, 63);
    EXPECT_EQ(decodedWebp(encodeImage(image, ImageFormat::webp)).rgba, image.rgba);
    for (std::size_t i = 3; i < image.rgba.size(); i += 8) image.rgba[i] = 0;
    EXPECT_EQ(decodedWebp(encodeImage(image, ImageFormat::webp, {.transparent = true})).rgba, image.rgba);
    EXPECT_EQ(decodedWebp(encodeImage(image, ImageFormat::webp)).rgba, onWhite(image).rgba);
}

TEST(Webp, OfAQualityIsNearAndShorter) {
    const Image image = noise(128, 128);
    const std::string bytes = encodeImage(image, ImageFormat::webp, {.lossless = false, .quality = 40});
    EXPECT_LT(bytes.size(), encodeImage(image, ImageFormat::webp).size() / 2);
    EXPECT_LT(difference(image, decodedWebp(bytes)).mean, 60);
}

TEST(Webp, SaysItsResolutionAndTextsInXmp) {
    const std::string bytes = encodeImage(flags(8, 8), ImageFormat::webp, SAID);
    EXPECT_NE(bytes.find("<tiff:XResolution>30000/100</tiff:XResolution>"), std::string::npos);
    EXPECT_NE(bytes.find("Title: Куп'янськ &lt;&amp;&gt;"), std::string::npos);
    EXPECT_EQ(decodedWebp(bytes).rgba, flags(8, 8).rgba);
}

TEST(Webp, LargerThanTheFormatAllowsIsRefusedBeforeAnyWork) {
    EXPECT_THROW(checkOutput("map.webp", 20'000, 100), base::UsageError);
    EXPECT_NO_THROW(checkOutput("map.webp", 16'383, 100));
    EXPECT_THROW((void)encodeImage(flags(16'384, 1), ImageFormat::webp), base::UsageError);
}

TEST(TransparentPng, KeepsItsAlphaOnlyWhereAskedAndNeeded) {
    const Folder folder;
    Image image = flags(32, 32);
    EXPECT_EQ(encodePng(image, {.transparent = true}), encodePng(image));
    image.rgba[3] = 100;
    writeImage(folder.path / "clear.png", image, {.transparent = true});
    EXPECT_EQ(readPng(folder.path / "clear.png").rgba, image.rgba);
    writeImage(folder.path / "opaque.png", image);
    EXPECT_EQ(readPng(folder.path / "opaque.png").rgba, onWhite(image).rgba);
}

TEST(Formats, HaveTheSameBytesEachTime) {
    for (const ImageFormat format : {ImageFormat::png, ImageFormat::jpeg, ImageFormat::webp, ImageFormat::geoTiff})
        EXPECT_EQ(encodeImage(noise(80, 70), format, SAID), encodeImage(noise(80, 70), format, SAID));
}

TEST(Formats, SayTheirResolutionToOtherPrograms) {
    if (std::system("exiftool -ver > /dev/null 2>&1") != 0) GTEST_SKIP() << "exiftool is not installed";
    const Folder folder;
    for (const char* name : {"a.png", "a.jpg", "a.webp", "a.tif"}) {
        writeImage(folder.path / name, flags(32, 32), SAID);
        const std::string command = "exiftool -s -n " + (folder.path / name).string() + " > " + (folder.path / "said").string();
        ASSERT_EQ(std::system(command.c_str()), 0);
        const std::string said = base::readFile(folder.path / "said", 1U << 20);
        EXPECT_NE(said.find(name == std::string{"a.png"} ? "PixelsPerUnitX                  : 11811" : "XResolution                     : 300"), std::string::npos) << name << said;
    }
}

TEST(Formats, AreKnownByTheirEndingInAnyCase) {
    EXPECT_EQ(imageFormatOf("a/b.JPG"), ImageFormat::jpeg);
    EXPECT_EQ(imageFormatOf("map.jpeg"), ImageFormat::jpeg);
    EXPECT_EQ(imageFormatOf("map.Tif"), ImageFormat::geoTiff);
    EXPECT_EQ(imageFormatOf("map.webp"), ImageFormat::webp);
    EXPECT_FALSE(imageFormatOf("map.gif"));
}

}  // namespace
}  // namespace demarc::print
