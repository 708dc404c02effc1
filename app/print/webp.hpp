#pragma once
#include <string>

#include "print/image.hpp"
#include "print/image_options.hpp"

namespace demarc::print {

/// The format's own limit.
inline constexpr int LARGEST_WEBP_SIDE_PX = 16'383;

/// A WebP, lossless (every byte, colours of clear pixels too) or of a quality. dpi and texts are XMP. About 2 s at 3840x2160.
[[nodiscard]] std::string encodeWebp(const Image& image, const ImageOptions& options = {});

}  // namespace demarc::print
