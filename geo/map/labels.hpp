#pragma once
#include <vector>

#include "map/marks.hpp"

namespace demarc::map {

/// Places the names of proposed areas, which rank with the claims. A group without marks of its own then stands at its area's name.
void placeProposals(Page& page, std::vector<MarkGroup>& groups);

/// Places these names (proposals excepted), greatest priority first: never over a mark, a card, a leader or another name, never cut at the
/// map's edge; what finds no free place is left out. Towns get their dot with their name, rivers carry theirs along their course.
void placeLabels(Page& page, const std::vector<LabelSource>& labels);

/// A name set along a line, glyph by glyph, upright, where the line is smooth, long enough, free and in view; empty where nowhere is.
[[nodiscard]] PlacedText setAlongPath(const Page& page, const Polylines& path, const std::string& text, const TextStyle& style);

/// A name set on the middle of the line that runs through its area, its letters spread over half of it; empty where that is not free, or where
/// the line is too short for it. `avoided`: what it keeps off beside what is taken.
[[nodiscard]] PlacedText setAcross(const Page& page, const Polylines& spine, const std::string& text, TextStyle style, const OccupiedIndex& avoided);

}  // namespace demarc::map
