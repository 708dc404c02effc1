#pragma once
#include "map/callouts_columns.hpp"

namespace demarc::map {

/// What a list of these entries ("1 Name: …") between the cards needs, so that the column beside the map has room for the others: it has
/// for a dozen on a sheet of the usual height. Height 0 where it has room for all.
struct ListSize {
    double width_px = 0;
    double height_px = 0;
    double head_px = 0;  ///< of it, for the head of each panel
};
[[nodiscard]] ListSize listSize(const Page& page, const std::vector<std::string>& entries);

/// Lists what is numbered in the gaps between the cards, from the first entry on, where listSize() asks for it. What was listed is
/// counted in page.listedOnMap; the column lists the rest.
void listOnMap(Page& page, const Columns& columns);

}  // namespace demarc::map
