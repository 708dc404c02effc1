#pragma once
#include <string>

#include "base/lonlat.hpp"

namespace demarc::cli {

/// "37.6,49.7". Throws UsageError naming the option.
[[nodiscard]] base::LonLat parseLonLat(const std::string& text, const char* option);
/// "west,south,east,north". Throws UsageError naming the option.
[[nodiscard]] base::Box parseBox(const std::string& text, const char* option);
/// Whether the text is numbers and commas, and so coordinates rather than a name.
[[nodiscard]] bool looksLikeCoordinates(const std::string& text);

struct PixelSize {
    int width_px = 0;
    int height_px = 0;
};
/// "3840x2160". Throws UsageError naming what is wrong.
[[nodiscard]] PixelSize parseSize(const std::string& text);

}  // namespace demarc::cli
