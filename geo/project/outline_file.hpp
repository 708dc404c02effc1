#pragma once
#include <memory>
#include <string>
#include <vector>

#include "map/place_outlines.hpp"

namespace demarc::project {

/// The outlines of --outlines FILE[:name=FIELD]; null where none were asked for. Without a field the first of name, name:en and title is the
/// name. Reads GeoJSON in degrees: polygons and multipolygons with a name; all else is left out. Throws FileError, FormatError naming file and
/// byte, and UsageError for a field that no feature has.
[[nodiscard]] std::shared_ptr<const map::PlaceOutlines> readOutlines(const std::vector<std::string>& layers, const gazetteer::Gazetteer& gazetteer);

}  // namespace demarc::project
