#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace demarc::map {

/// A text as code points, each with the byte it starts at. Any bytes: what is not UTF-8 is U+FFFD, control characters are spaces.
struct DecodedText {
    std::vector<std::uint32_t> points;
    std::vector<std::uint32_t> bytes;
    bool mayTurn = false;  ///< holds something that may run right to left
};
/// Of a text longer than a megabyte only the first: this is for labels.
[[nodiscard]] DecodedText decode(std::string_view utf8);

/// Code points [begin, end) that run in one direction.
struct DirectedRun {
    unsigned begin = 0;
    unsigned end = 0;
    bool rightToLeft = false;
};

/// The runs from left to right as they are seen, by the Unicode bidirectional algorithm; the first strong letter gives the direction.
[[nodiscard]] std::vector<DirectedRun> directedRuns(const DecodedText& text);

}  // namespace demarc::map
