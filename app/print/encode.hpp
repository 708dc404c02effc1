#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "print/image.hpp"
#include "print/image_options.hpp"

namespace demarc::print {

enum class ImageFormat : std::uint8_t { png, jpeg, webp, geoTiff };

/// By the ending of the name, in any case: .png, .jpg, .jpeg, .webp, .tif, .tiff; nothing for another.
[[nodiscard]] std::optional<ImageFormat> imageFormatOf(const std::filesystem::path& path);

/// The most pixels that a side of an image may have in a format.
[[nodiscard]] int largestSide_px(ImageFormat format);

/// An image as the bytes of a file. The same image and options give the same bytes. Throws UsageError for a side or quality that the format can't have,
/// CrsError for a system that a GeoTIFF can't name.
[[nodiscard]] std::string encodeImage(const Image& image, ImageFormat format, const ImageOptions& options = {});

/// The pixels on white, without alpha.
[[nodiscard]] Image onWhite(const Image& image);

}  // namespace demarc::print
