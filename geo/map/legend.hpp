#pragma once
#include <string>
#include <vector>

#include "map/marks.hpp"

namespace demarc::map {

/// A row of the legend: what is drawn, and what it means.
struct LegendRow {
    Piece glyph;  ///< around 0,0; at most 44 px wide
    std::string text;
    std::string brief;     ///< the same in few words
    double least_px = 31;  ///< of its height
};

/// Marks of one place that the locator has room for.
inline constexpr std::size_t INSET_MARKS = 3;

/// Rows for exactly the kinds of mark that this sheet shows: those in view, those in the inset, and dispute figures.
[[nodiscard]] std::vector<LegendRow> legendRows(const Page& page, const std::vector<MarkGroup>& groups, const std::vector<std::size_t>& inInset);

/// What a reader must know of edges and gaps: "Soft edge: …", "Nothing drawn: …".
[[nodiscard]] std::string legendNote(const Page& page, const std::vector<MarkGroup>& groups);

/// Party swatches, rows and note in this width, 0,0 at the upper left. What has no room in `height_px` is set closer, in few words, then in two
/// columns and smaller type; rows that have none even so are counted in a line of their own.
[[nodiscard]] Piece makeLegend(const Page& page, const std::vector<LegendRow>& rows, const std::string& note, double width_px, double height_px);
/// What all of it takes in few words and two columns.
[[nodiscard]] double leastLegend_px(const Page& page, const std::vector<LegendRow>& rows, const std::string& note, double width_px);

}  // namespace demarc::map
