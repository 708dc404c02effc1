#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "claim/reading.hpp"

namespace demarc::panels {

/// `hint`: what stands before the first sentence and is not part of the report's words.
enum class Face : std::uint8_t { reading, bold, heading, hint };

inline constexpr std::uint32_t kNoClaim = 0xFFFF'FFFF;

/// Bytes that are drawn alike: wholly inside or wholly outside of every toponym, evidence and cue.
struct ReportPiece {
    base::Span span;
    float x_px = 0;
    float width_px = 0;                    ///< 0 for the white space at a line's end
    Face face = Face::reading;
    std::uint32_t claim = kNoClaim;        ///< whose evidence this is; of several the shortest, then the first
    std::uint32_t cueOf = kNoClaim;        ///< claim whose cue this is
    std::string shaped;                    ///< right-to-left text as a widget shows it; empty where the bytes do
};

struct ReportLine {
    float top_px = 0;
    float height_px = 0;
    std::uint32_t first = 0;               ///< pieces [first, last)
    std::uint32_t last = 0;
};

struct ReportLayout {
    std::vector<ReportPiece> pieces;       ///< in the order of the text
    std::vector<ReportLine> lines;
    float height_px = 0;
    std::uint32_t shown_byte = 0;          ///< the text goes on after this; equal to its size where all is shown

    /// The line that holds this byte; 0 where there is none.
    [[nodiscard]] std::size_t lineAt(std::uint32_t byte) const;
    /// First line whose lower edge is below `y_px`.
    [[nodiscard]] std::size_t lineBelow(float y_px) const;
};

struct ReportMeasure {
    std::function<float(std::string_view, Face)> width_px;
    float line_px = 22;
    float paragraphGap_px = 10;
};

/// Text that one pane can usefully scroll through: what is beyond is not laid out.
inline constexpr std::uint32_t kShownLimit_byte = 2U << 20;

/// Breaks a report into lines no wider than `width_px`. Every byte up to `shown_byte` is in exactly one piece. About 100 ns a byte.
/// A line's right-to-left words run from right to left; a paragraph that begins with one is set to the right edge.
[[nodiscard]] ReportLayout layoutReport(const claim::Reading& reading, float width_px, const ReportMeasure& measure);

/// Claims whose evidence holds this byte, the one with the nearest cue first.
[[nodiscard]] std::vector<std::uint32_t> claimsAt(const claim::Reading& reading, std::uint32_t byte);

}  // namespace demarc::panels
