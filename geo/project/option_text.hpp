#pragma once
#include <optional>
#include <string>

#include "base/date.hpp"
#include "base/lonlat.hpp"

namespace demarc::project {

// What options say in words. Each throws UsageError naming the option and what is wrong.

/// "2025-11-20" or a shorter date.
[[nodiscard]] base::Date parseDate(const std::string& text, const char* option);
[[nodiscard]] std::optional<base::Date> parseOptionalDate(const std::string& text, const char* option);

/// "37.6,49.7".
[[nodiscard]] base::LonLat parseLonLat(const std::string& text, const char* option);
/// "west,south,east,north".
[[nodiscard]] base::Box parseBox(const std::string& text, const char* option);
/// Whether the text is numbers and commas, and so coordinates rather than a name.
[[nodiscard]] bool looksLikeCoordinates(const std::string& text);

struct PixelSize {
    int width_px = 0;
    int height_px = 0;
};
/// "3840x2160".
[[nodiscard]] PixelSize parseSize(const std::string& text);

}  // namespace demarc::project
