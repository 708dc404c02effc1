#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "map/frame.hpp"

namespace demarc::print {

/// Glyphs that stand for some bytes together: a letter, a ligature, a letter with its accents.
struct TextCluster {
    std::size_t firstGlyph = 0;
    std::size_t glyphs = 0;
    std::string_view text;
};

/// Clusters of one font and direction side by side, from left to right as they are seen; a turned one is a run of its own.
struct TextRun {
    std::uint16_t font = 0;
    bool rightToLeft = false;
    std::string_view text;  ///< all they say, in reading order
    std::vector<TextCluster> clusters;
};

/// Any bytes as UTF-8 of characters that files may hold: all else is U+FFFD.
[[nodiscard]] std::string readable(std::string_view text);

/// Every glyph is in one run. The views are into `text`.
[[nodiscard]] std::vector<TextRun> runsOf(const map::PlacedText& text);

}  // namespace demarc::print
