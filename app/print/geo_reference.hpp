#pragma once
#include <filesystem>
#include <string>

#include "map/frame.hpp"

namespace demarc::print {

/// Where the pixels of an image lie: the outer corner of the upper left one, and the side of each.
struct GeoReference {
    std::string crs;  ///< PROJ string, "EPSG:3857" or WKT of a projected system
    double left_m = 0;
    double top_m = 0;
    double metresPerPixel = 1;
};

/// That of a frame's main map, carried on over the whole sheet: what stands beside the map lies where the map would go on.
[[nodiscard]] GeoReference geoReferenceOf(const map::Scene& scene, const map::Frame& frame);

/// Writes the world file of an image (map.png → map.pgw) and its system as map.prj, in the words of Esri that all programs read.
/// Throws FileError, and CrsError for a system that has none.
void writeWorldFile(const std::filesystem::path& image, const GeoReference& reference);

/// "map.png" → "map.pgw": the first and the last letter of the ending and a w.
[[nodiscard]] std::filesystem::path worldFileOf(const std::filesystem::path& image);

}  // namespace demarc::print
