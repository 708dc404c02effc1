#include "print/animation.hpp"

#include <gif_lib.h>
#include <gtest/gtest.h>
#include <webp/demux.h>

#include <cstdlib>
#include <vector>

#include "app/print/testimages.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "print/palette.hpp"

namespace demarc::print {
namespace {

/// The stripes with a red square that moves on.
Image frameOf(int number) {
    Image image = flags(80, 60);
    for (int y = 10; y < 30; ++y)
        for (int x = 5 + 10 * number; x < 25 + 10 * number; ++x) {
            std::uint8_t* const p = &image.rgba[static_cast<std::size_t>(y * 80 + x) * 4];
            p[0] = 230, p[1] = 10, p[2] = static_cast<std::uint8_t>(10 * number);
        }
    return image;
}

std::string written(const std::filesystem::path& path, const AnimationOptions& options = {}) {
    const auto animation = Animation::begin(path, 80, 60, options);
    for (int k = 0; k < 4; ++k) animation->add(frameOf(k));
    animation->finish();
    return base::readFile(path, 1U << 24);
}

TEST(WebpAnimation, ComesBackFrameByFrameAsItWas) {
    const Folder folder;
    const std::string bytes = written(folder.path / "moves.webp", {.frame_ms = 250});
    const WebPData data{reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
    WebPAnimDecoder* const decoder = WebPAnimDecoderNew(&data, nullptr);
    ASSERT_NE(decoder, nullptr);
    for (int k = 0; k < 4; ++k) {
        std::uint8_t* rgba = nullptr;
        int end_ms = 0;
        ASSERT_TRUE(WebPAnimDecoderGetNext(decoder, &rgba, &end_ms));
        EXPECT_EQ(end_ms, 250 * (k + 1));
        EXPECT_EQ((std::vector<std::uint8_t>{rgba, rgba + 80 * 60 * 4}), frameOf(k).rgba) << k;
    }
    EXPECT_FALSE(WebPAnimDecoderHasMoreFrames(decoder));
    WebPAnimDecoderDelete(decoder);
}

TEST(GifAnimation, ComesBackFrameByFrameInItsOwnColours) {
    const Folder folder;
    (void)written(folder.path / "moves.gif", {.frame_ms = 500});
    int error = 0;
    GifFileType* const gif = DGifOpenFileName((folder.path / "moves.gif").c_str(), &error);
    ASSERT_NE(gif, nullptr);
    ASSERT_EQ(DGifSlurp(gif), GIF_OK);
    ASSERT_EQ(gif->ImageCount, 4);
    std::vector<std::uint8_t> shown(80 * 60 * 4, 255);
    for (int k = 0; k < 4; ++k) {
        const SavedImage& part = gif->SavedImages[k];
        GraphicsControlBlock control;
        ASSERT_EQ(DGifSavedExtensionToGCB(gif, k, &control), GIF_OK);
        EXPECT_EQ(control.DelayTime, 50);
        for (int y = 0; y < part.ImageDesc.Height; ++y)
            for (int x = 0; x < part.ImageDesc.Width; ++x) {
                const GifColorType colour = gif->SColorMap->Colors[part.RasterBits[y * part.ImageDesc.Width + x]];
                std::uint8_t* const to = &shown[static_cast<std::size_t>((part.ImageDesc.Top + y) * 80 + part.ImageDesc.Left + x) * 4];
                to[0] = colour.Red, to[1] = colour.Green, to[2] = colour.Blue;
            }
        EXPECT_LE(difference({80, 60, shown}, frameOf(k)).largest, 3) << k;
        EXPECT_LE(part.ImageDesc.Width, k > 0 ? 30 : 80) << "only what moved";
    }
    DGifCloseFile(gif, &error);
}

TEST(Animations, HaveTheSameBytesEachTime) {
    const Folder folder;
    for (const char* name : {"a.webp", "a.gif"}) EXPECT_EQ(written(folder.path / name), written(folder.path / name));
}

TEST(Animations, ThatAreNotFinishedLeaveNothing) {
    const Folder folder;
    for (const char* name : {"a.webp", "a.gif", "a.mp4"}) {
        if (std::string{name} == "a.mp4" && std::system("ffmpeg -version > /dev/null 2>&1") != 0) continue;
        Animation::begin(folder.path / name, 80, 60)->add(frameOf(0));
    }
    EXPECT_TRUE(std::filesystem::is_empty(folder.path));
}

TEST(Animations, OfAnUnknownKindOrSizeAreRefused) {
    EXPECT_THROW((void)Animation::begin("a.avi", 80, 60), base::UsageError);
    EXPECT_THROW((void)Animation::begin("a.webp", 20'000, 60), base::UsageError);
    EXPECT_THROW((void)Animation::begin("a.gif", 80, 60, {.frame_ms = 0}), base::UsageError);
    EXPECT_TRUE(Animation::isKnown("a.GIF"));
    EXPECT_FALSE(Animation::isKnown("a.png"));
}

TEST(Mp4Animation, WithoutFfmpegIsAUsageErrorThatSaysSo) {
    const std::string path = std::getenv("PATH");
    ::setenv("PATH", "/nowhere", 1);
    EXPECT_THROW((void)Animation::begin("a.mp4", 80, 60), base::UsageError);
    ::setenv("PATH", path.c_str(), 1);
}

TEST(Mp4Animation, HoldsItsFramesAsLongAsAsked) {
    if (std::system("ffmpeg -version > /dev/null 2>&1") != 0) GTEST_SKIP() << "ffmpeg is not installed";
    const Folder folder;
    const std::string bytes = written(folder.path / "moves.mp4", {.frame_ms = 500});
    EXPECT_EQ(bytes.substr(4, 4), "ftyp");
    EXPECT_EQ(bytes, written(folder.path / "moves.mp4", {.frame_ms = 500}));
    const std::string raw = (folder.path / "raw").string();
    ASSERT_EQ(std::system(("ffmpeg -loglevel error -i " + (folder.path / "moves.mp4").string() + " -f rawvideo -pix_fmt rgba " + raw).c_str()), 0);
    const std::string pixels = base::readFile(raw, 1U << 26);
    constexpr std::size_t FRAME_BYTE = 80 * 60 * 4;
    ASSERT_EQ(pixels.size() / FRAME_BYTE, 20U) << "two seconds at ten frames a second";
    const auto frameAt = [&](std::size_t k) { return Image{80, 60, {pixels.begin() + static_cast<std::ptrdiff_t>(k * FRAME_BYTE), pixels.begin() + static_cast<std::ptrdiff_t>((k + 1) * FRAME_BYTE)}}; };
    EXPECT_LT(difference(frameAt(2), frameOf(0)).mean, 12);
    EXPECT_LT(difference(frameAt(18), frameOf(3)).mean, 12);
}

TEST(Palette, KeepsFlatColoursExactAndNeverChangesOne) {
    Palette palette;
    const Image first = flags(64, 64);
    const auto colourAt = [&](const std::vector<std::uint8_t>& indices, std::size_t i) { return palette.colours()[indices[i]]; };
    const auto indices = palette.indexed(first);
    for (std::size_t i = 0; i < indices.size(); ++i) {
        const auto colour = colourAt(indices, i);
        ASSERT_EQ(colour.r, first.rgba[i * 4]);
        ASSERT_EQ(colour.b, first.rgba[i * 4 + 2]);
    }
    (void)palette.indexed(noise(200, 200));
    EXPECT_LE(palette.colours().size(), Palette::MOST);
    EXPECT_EQ(palette.indexed(first), indices);
}

}  // namespace
}  // namespace demarc::print
