#include "print/encode.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/error.hpp"
#include "print/ending.hpp"
#include "print/geotiff.hpp"
#include "print/jpeg.hpp"
#include "print/png.hpp"
#include "print/print.hpp"
#include "print/webp.hpp"

namespace demarc::print {

std::optional<ImageFormat> imageFormatOf(const std::filesystem::path& path) {
    static constexpr std::array<std::pair<std::string_view, ImageFormat>, 6> ENDINGS{{{".png", ImageFormat::png}, {".jpg", ImageFormat::jpeg},
        {".jpeg", ImageFormat::jpeg}, {".webp", ImageFormat::webp}, {".tif", ImageFormat::geoTiff}, {".tiff", ImageFormat::geoTiff}}};
    const std::string ending = endingOf(path);
    const auto found = std::ranges::find(ENDINGS, ending, [](const auto& e) { return e.first; });
    return found == ENDINGS.end() ? std::nullopt : std::optional{found->second};
}

int largestSide_px(ImageFormat format) { return format == ImageFormat::webp ? LARGEST_WEBP_SIDE_PX : kLargestSide_px; }

std::string encodeImage(const Image& image, ImageFormat format, const ImageOptions& options) {
    if (const int most = largestSide_px(format); image.width_px > most || image.height_px > most)
        throw base::UsageError("image size " + std::to_string(image.width_px) + "x" + std::to_string(image.height_px) + ": a side can be at most " + std::to_string(most) + " px in this format");
    if (options.quality < 1 || options.quality > 100) throw base::UsageError("quality " + std::to_string(options.quality) + ": must be 1 to 100");
    switch (format) {
        case ImageFormat::jpeg: return encodeJpeg(image, options);
        case ImageFormat::webp: return encodeWebp(image, options);
        case ImageFormat::geoTiff: return encodeGeoTiff(image, options);
        case ImageFormat::png: break;
    }
    return encodePng(image, options);
}

Image onWhite(const Image& image) {
    Image opaque = image;
    for (std::size_t i = 0; i < opaque.rgba.size(); i += 4) {
        const int alpha = opaque.rgba[i + 3];
        if (alpha == 255) continue;
        for (std::size_t k = i; k < i + 3; ++k) opaque.rgba[k] = static_cast<std::uint8_t>((opaque.rgba[k] * alpha + 255 * (255 - alpha) + 127) / 255);
        opaque.rgba[i + 3] = 255;
    }
    return opaque;
}

}  // namespace demarc::print
