#pragma once
#include <vector>

#include "map/legend.hpp"

namespace demarc::map {

/// The rows of the user's layers, as far as they are in view: one for a layer drawn in one way, else its title and one for each class.
void addLayerRows(const Page& page, std::vector<LegendRow>& rows);

}  // namespace demarc::map
