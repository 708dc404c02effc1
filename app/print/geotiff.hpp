#pragma once
#include <filesystem>
#include <string>

#include "print/image.hpp"
#include "print/image_options.hpp"

namespace demarc::print {

/// A GeoTIFF in tiles (deflate, horizontal differences), where `options.reference` says that its pixels lie; with none, a plain TIFF. All in memory: the image and
/// its packed bytes. The first call loads GDAL (some 0.2 s). Throws CrsError for a system that a GeoTIFF can't name.
[[nodiscard]] std::string encodeGeoTiff(const Image& image, const ImageOptions& options = {});

/// The same beside the file, renamed when it is whole. Throws FileError besides.
void writeGeoTiff(const std::filesystem::path& path, const Image& image, const GeoReference& reference, ImageOptions options = {});

}  // namespace demarc::print
