#pragma once
#include <span>
#include <string>
#include <vector>

#include "map/legend.hpp"

namespace demarc::map {

/// Scale bar and north arrow, as the options ask, in a corner of the map where no mark stands.
void setCorner(Page& page);

/// Scale bar, north arrow and projection line on the map, as the options ask, where no mark stands. Their places are taken then.
void setMapFurniture(Page& page);

/// For sheets without the column: a card with the title (if `title`) and one with the legend, where they fit and cover no claim.
void setCompactFurniture(Page& page, const std::vector<MarkGroup>& groups, bool title);

/// The column beside the map: heads, legend, locator, what the map could not show, sources, disclaimer. `outside`: subjects out of view.
/// Nothing leaves the column: the locator shrinks, then gives way, lists go on in smaller type, and are cut with "… and N more" at last.
void setColumn(Page& page, const std::vector<MarkGroup>& groups, const std::vector<std::size_t>& outside);

/// The same in a band below the map, two or three columns side by side.
void setBand(Page& page, const std::vector<MarkGroup>& groups, const std::vector<std::size_t>& outside);

/// The title across the top.
void setBanner(Page& page);

/// The sources, and what is numbered on the map, in columns across the foot.
void setSourceTable(Page& page);

/// The logo in its corner of the map, where no mark stands; else in another corner; its place is taken then.
void setLogo(Page& page);

/// The sources in this room: a line or two each; else in smaller type; else run together, with fewer words of each sentence. What even then
/// has no room is counted: "12 more sentences, not listed here".
[[nodiscard]] Piece makeSources(const Page& page, std::span<const SourceLine> lines, double width_px, double most_px, bool smallest = false);

/// The same in columns beside each other, as low as holds them all; no dispatch is parted from its first sentence.
[[nodiscard]] Piece makeSourceColumns(const Page& page, std::span<const SourceLine> lines, double width_px, double most_px);

/// The locator map in this rectangle: its ground, the frame's outline, and the subjects out of view with their marks.
void setInset(Page& page, const Rect& box, const std::vector<std::size_t>& outside);

/// Those of `outside` that the locator can show: none without one.
[[nodiscard]] std::vector<std::size_t> shownInInset(const Page& page, const std::vector<std::size_t>& outside);

/// A length for a scale bar: 1, 2 or 5 times a power of ten metres, no longer than `most_m`.
[[nodiscard]] double roundLength_m(double most_m);

}  // namespace demarc::map
