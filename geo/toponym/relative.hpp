#pragma once
#include <vector>

#include "toponym/toponym.hpp"
#include "toponym/words.hpp"

namespace demarc::toponym {

/// Finds what a report says of places by way of its `toponyms` (in order). Sorted by span.
[[nodiscard]] std::vector<RelativePlace> findRelativePlaces(const Words& words, const gazetteer::Gazetteer& gazetteer, const std::vector<Toponym>& toponyms);

/// Places names that the gazetteer lacks by what is said of them: "Xyz, 20 km west of Y".
void placeByRelation(const Words& words, const std::vector<RelativePlace>& relative, std::vector<Toponym>& toponyms);

}  // namespace demarc::toponym
