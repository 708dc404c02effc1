#pragma once
#include "map/callouts_columns.hpp"

namespace demarc::map {

/// How high a list of these entries ("1 Name: …") between the cards has to be, so that the column beside the map has room for the others;
/// 0 where it has room for all: a dozen, or none without a column.
[[nodiscard]] double listHeight_px(const Page& page, const std::vector<std::string>& entries);

/// Lists what is numbered in the gaps between the cards, from the first entry on, where listHeight_px() asks for it. What was listed is
/// counted in page.listedOnMap; the column lists the rest.
void listOnMap(Page& page, const Columns& columns);

}  // namespace demarc::map
