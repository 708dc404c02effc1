#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "map/drawn_features.hpp"

namespace demarc::print {

enum class GeodataFormat : std::uint8_t { geoJson, kml, kmz, geoPackage, csv };

/// By the ending of the name, in any case: .geojson, .kml, .kmz, .gpkg, .csv; nothing for another.
[[nodiscard]] std::optional<GeodataFormat> geodataFormatOf(const std::filesystem::path& path);

/// The claims that a map draws as a file for other programs, in longitudes and latitudes (WGS 84), each with all its fields. `title` names the layer. The same
/// features give the same bytes. Throws FileError where what GDAL writes (GeoPackage) can't be written.
[[nodiscard]] std::string encodeGeodata(const std::vector<map::DrawnFeature>& features, GeodataFormat format, std::string_view title);

/// The same beside the file, renamed when it is whole ("-" is standard output, GeoJSON). Throws UsageError for an ending that is none of these, and FileError.
void writeGeodata(const std::filesystem::path& path, const std::vector<map::DrawnFeature>& features, std::string_view title);

/// RFC 7946. A place is drawn as an area is a MultiPolygon, any other a Point.
[[nodiscard]] std::string geoJsonOf(const std::vector<map::DrawnFeature>& features, std::string_view title);
/// KML 2.2: a folder for each party that speaks, areas and marks in the colour of who holds; a balloon with the sentence and its source.
[[nodiscard]] std::string kmlOf(const std::vector<map::DrawnFeature>& features, std::string_view title);
/// RFC 4180 in UTF-8: lon, lat, the fields, and the outline as WKT, last. No cell is a formula.
[[nodiscard]] std::string csvOf(const std::vector<map::DrawnFeature>& features);
/// A zip archive that holds one file.
[[nodiscard]] std::string zipOf(std::string_view name, std::string_view content);

/// Degrees in the fewest digits that tell 0.1 m.
[[nodiscard]] std::string degreesText(double value_deg);

}  // namespace demarc::print
