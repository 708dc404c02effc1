#pragma once
#include <string>

#include "print/image.hpp"
#include "print/image_options.hpp"

namespace demarc::print {

/// A baseline JPEG with colour in full resolution (4:4:4), so that thin coloured lines stay clean; dpi in its JFIF header, texts as comments.
/// Alpha comes on white. About 150 ms at 3840x2160.
[[nodiscard]] std::string encodeJpeg(const Image& image, const ImageOptions& options = {});

}  // namespace demarc::print
