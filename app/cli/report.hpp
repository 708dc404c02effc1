#pragma once
#include <string>
#include <vector>

#include "claim/reading.hpp"

namespace demarc::cli {

/// The reading as one JSON object, the schema that scripts rely on; `indent` -1 gives one line.
[[nodiscard]] std::string toJson(const claim::Reading& reading, const gazetteer::Gazetteer& gazetteer, int indent);

/// A FeatureCollection: a point for every claim and every place that has a position.
[[nodiscard]] std::string toGeoJson(const std::vector<claim::Reading>& readings, const gazetteer::Gazetteer& gazetteer);

/// A line for every claim, quoted by RFC 4180.
[[nodiscard]] std::string toCsv(const std::vector<claim::Reading>& readings, const gazetteer::Gazetteer& gazetteer);

}  // namespace demarc::cli
