#pragma once
#include "map/callouts_columns.hpp"

namespace demarc::map {

/// Lists what is numbered in the gaps between the cards, from the first entry on, where the column beside the map has no room for all of it:
/// beyond a dozen, or without a column. What was listed is counted in page.listedOnMap; the column lists the rest.
void listOnMap(Page& page, const Columns& columns);

}  // namespace demarc::map
