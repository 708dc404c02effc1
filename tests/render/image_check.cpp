#include "render/image_check.hpp"

#include <gtest/gtest.h>
#include <png.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>
#include <vector>

#include "base/error.hpp"
#include "print/png.hpp"
#include "print/print.hpp"

namespace demarc::print {
namespace {

using Rgb = std::array<std::uint8_t, 3>;

constexpr int ALIKE = 40;  // steps of a channel

Rgb pixel(const Image& image, std::size_t i) { return {image.rgba[4 * i], image.rgba[4 * i + 1], image.rgba[4 * i + 2]}; }

int farthest(const Rgb& a, const Rgb& b) {
    int most = 0;
    for (std::size_t k = 0; k < 3; ++k) most = std::max(most, std::abs(a[k] - b[k]));
    return most;
}

/// The most frequent colours that are not near one chosen before, then, in the room left, nearer ones.
std::vector<Rgb> paletteOf(const std::map<Rgb, std::size_t>& counts) {
    std::vector<std::pair<std::size_t, Rgb>> colours;
    for (const auto& [colour, count] : counts) colours.emplace_back(count, colour);
    std::ranges::stable_sort(colours, std::greater{}, [](const auto& one) { return one.first; });
    std::vector<Rgb> palette;
    for (const int near : {28, 12, 4, 0}) {
        for (const auto& [count, colour] : colours) {
            const bool taken = std::ranges::any_of(palette, [&](const Rgb& other) { return farthest(colour, other) <= near; });
            if (!taken && palette.size() < 256) palette.push_back(colour);
        }
    }
    return palette;
}

void writeSmall(const std::filesystem::path& path, const Image& image) {
    const std::size_t count = image.rgba.size() / 4;
    std::map<Rgb, std::size_t> counts;
    for (std::size_t i = 0; i < count; ++i) ++counts[pixel(image, i)];
    const std::vector<Rgb> palette = paletteOf(counts);
    std::map<Rgb, std::uint8_t> nearest;
    for (const auto& [colour, unused] : counts) {
        const auto away = [&](const Rgb& other) {
            int sum = 0;
            for (std::size_t k = 0; k < 3; ++k) sum += (colour[k] - other[k]) * (colour[k] - other[k]);
            return sum;
        };
        nearest[colour] = static_cast<std::uint8_t>(std::ranges::min_element(palette, {}, away) - palette.begin());
    }
    std::vector<std::uint8_t> indices(count);
    for (std::size_t i = 0; i < count; ++i) indices[i] = nearest[pixel(image, i)];
    png_image png{};
    png.version = PNG_IMAGE_VERSION;
    png.width = static_cast<png_uint_32>(image.width_px);
    png.height = static_cast<png_uint_32>(image.height_px);
    png.format = PNG_FORMAT_RGB_COLORMAP;
    png.colormap_entries = static_cast<png_uint_32>(palette.size());
    if (!png_image_write_to_file(&png, path.c_str(), 0, indices.data(), 0, palette.data())) throw base::FileError(path.string() + ": " + png.message);
}

Apart compare(const Image& a, const Image& b) {
    const std::size_t count = a.rgba.size() / 4;
    std::size_t differ = 0;
    for (std::size_t i = 0; i < count; ++i) differ += farthest(pixel(a, i), pixel(b, i)) > ALIKE ? 1 : 0;
    return {static_cast<double>(differ) / static_cast<double>(count), difference(a, b).mean};
}

}  // namespace

void expectLooksLike(const std::string& name, const Image& drawn, const Apart& most) {
    const std::filesystem::path folder = std::filesystem::path{DEMARC_TESTS} / "render" / name;
    if (const char* rewrite = std::getenv("DEMARC_REWRITE_EXPECTED"); rewrite && *rewrite) {
        std::filesystem::create_directories(folder);
        writeSmall(folder / "expected.png", drawn);
    }
    const Image expected = readPng(folder / "expected.png");
    ASSERT_EQ(drawn.width_px, expected.width_px);
    ASSERT_EQ(drawn.height_px, expected.height_px);
    const Apart apart = compare(drawn, expected);
    if (apart.share <= most.share && apart.mean <= most.mean) return;
    const auto actual = std::filesystem::path{testing::TempDir()} / ("demarc-" + name + ".png");
    writeImage(actual, drawn);
    FAIL() << name << " differs in " << apart.share * 100 << "% of its pixels and by " << apart.mean << " in the mean; see " << actual;
}

}  // namespace demarc::print
