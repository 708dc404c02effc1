#include "print/png.hpp"

#include <libdeflate.h>
#include <png.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <memory>
#include <new>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/handle.hpp"
#include "print/encode.hpp"

namespace demarc::print {
namespace {

/// Maps are mostly flat: higher levels cost much time and save little.
constexpr int kDeflateLevel = 1;

struct CompressorTraits {
    using Type = libdeflate_compressor*;
    static Type null() { return nullptr; }
    static void free(Type compressor) { libdeflate_free_compressor(compressor); }
};

void appendNumber(std::string& out, std::uint32_t value) {
    for (const int shift : {24, 16, 8, 0}) out += static_cast<char>(value >> shift);
}

void appendChunk(std::string& out, std::string_view type, std::string_view data) {
    appendNumber(out, static_cast<std::uint32_t>(data.size()));
    const std::size_t begin = out.size();
    out += type;
    out += data;
    appendNumber(out, libdeflate_crc32(0, out.data() + begin, out.size() - begin));
}

/// Bytes that aren't set before they are written: of a large image that alone would take as long as reading it.
struct Bytes {
    std::unique_ptr<char[]> data;
    std::size_t size_byte = 0;
    explicit Bytes(std::size_t size) : data{std::make_unique_for_overwrite<char[]>(size)}, size_byte{size} {}
};

/// Rows of the first channels of each pixel, each after its filter byte: none. Filters shrink photographs, not flat colour.
template <std::size_t CHANNELS>
Bytes scanlines(const Image& image) {
    const auto width = static_cast<std::size_t>(image.width_px), height = static_cast<std::size_t>(image.height_px);
    Bytes out{height * (width * CHANNELS + 1)};
    char* to = out.data.get();
    const std::uint8_t* from = image.rgba.data();
    for (std::size_t y = 0; y < height; ++y) {
        *to++ = PNG_FILTER_VALUE_NONE;
        for (std::size_t x = 0; x < width; ++x, from += 4, to += CHANNELS)
            for (std::size_t k = 0; k < CHANNELS; ++k) to[k] = static_cast<char>(from[k]);
    }
    return out;
}

bool hasClearPixels(const Image& image) {
    for (std::size_t i = 3; i < image.rgba.size(); i += 4)
        if (image.rgba[i] != 255) return true;
    return false;
}

Bytes deflated(const Bytes& bytes) {
    const base::Handle<CompressorTraits> compressor{libdeflate_alloc_compressor(kDeflateLevel)};
    if (!compressor) throw std::bad_alloc{};
    Bytes out{libdeflate_zlib_compress_bound(compressor.get(), bytes.size_byte)};
    out.size_byte = libdeflate_zlib_compress(compressor.get(), bytes.data.get(), bytes.size_byte, out.data.get(), out.size_byte);
    return out;
}

}  // namespace

std::string encodePng(const Image& image, const ImageOptions& options) {
    assert(image.rgba.size() == static_cast<std::size_t>(image.width_px) * static_cast<std::size_t>(image.height_px) * 4 && !image.rgba.empty());
    const bool clear = hasClearPixels(image);
    const bool keepsAlpha = clear && options.transparent;
    std::string out = "\x89PNG\r\n\x1a\n";
    std::string header;
    appendNumber(header, static_cast<std::uint32_t>(image.width_px));
    appendNumber(header, static_cast<std::uint32_t>(image.height_px));
    header.append({8, static_cast<char>(keepsAlpha ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB), PNG_COMPRESSION_TYPE_BASE, PNG_FILTER_TYPE_BASE, PNG_INTERLACE_NONE});
    appendChunk(out, "IHDR", header);
    appendChunk(out, "sRGB", std::string(1, PNG_sRGB_INTENT_PERCEPTUAL));
    if (options.dpi > 0) {
        std::string size;
        const auto perMetre = static_cast<std::uint32_t>(std::lround(options.dpi / 0.0254));
        appendNumber(size, perMetre);
        appendNumber(size, perMetre);
        appendChunk(out, "pHYs", size + '\1');
    }
    for (const auto& [keyword, text] : options.texts) {
        assert(!keyword.empty() && keyword.size() < 80);
        // Not compressed, no language, no translated keyword.
        appendChunk(out, "iTXt", keyword + std::string(5, '\0') + text);
    }
    // A chunk's length is a signed 32-bit number.
    constexpr std::size_t kMostInAChunk = 1U << 30;
    const Bytes pixels = deflated(keepsAlpha ? scanlines<4>(image) : clear ? scanlines<3>(onWhite(image)) : scanlines<3>(image));
    out.reserve(out.size() + pixels.size_byte + 1024);
    for (std::size_t begin = 0; begin < pixels.size_byte; begin += kMostInAChunk)
        appendChunk(out, "IDAT", {pixels.data.get() + begin, std::min(kMostInAChunk, pixels.size_byte - begin)});
    appendChunk(out, "IEND", {});
    return out;
}

Image readPng(const std::filesystem::path& path) {
    const base::MappedFile file{path};
    png_image png{};
    png.version = PNG_IMAGE_VERSION;
    const auto check = [&](int good) {
        if (good) return;
        const std::string reason = png.message;
        png_image_free(&png);
        throw base::FormatError(path.string() + ": not a readable PNG: " + reason);
    };
    check(png_image_begin_read_from_memory(&png, file.bytes().data(), file.bytes().size()));
    png.format = PNG_FORMAT_RGBA;
    Image image{static_cast<int>(png.width), static_cast<int>(png.height), std::vector<std::uint8_t>(PNG_IMAGE_SIZE(png))};
    check(png_image_finish_read(&png, nullptr, image.rgba.data(), 0, nullptr));
    return image;
}

}  // namespace demarc::print
