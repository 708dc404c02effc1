#pragma once
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/issue.hpp"
#include "layer/layer.hpp"

namespace demarc::layer {

struct ReadOptions {
    std::string sublayer;  ///< empty: all that the file holds
    std::string crs;       ///< that the coordinates are in, whatever the file says: "EPSG:32637"; empty: as the file says, else WGS 84
    bool latLon = false;   ///< coordinates come latitude first
};

/// Is told now and then which share of a file was read, 0 to 1, from one thread at a time. What it throws ends the reading and is thrown on.
using ReadTold = std::function<void(double share)>;

using ReadLayers = base::Result<std::vector<VectorLayer>>;

/// Reads GeoJSON, GeoPackage, Shapefile, KML and KMZ, GPX, FlatGeobuf, CSV with coordinates, and what else GDAL knows by a file. Sublayers without
/// anything to draw are left out. Throws FileError for a file that can't be read, FormatError where it holds no layer, both naming it.
[[nodiscard]] ReadLayers readLayers(const std::filesystem::path& path, const ReadOptions& options = {}, const ReadTold& told = {});

/// The same through a cache in $XDG_CACHE_HOME/demarc/layers: a file that did not change since (by size and time) is not read again. A damaged cache
/// is written anew; one that can't be written is done without.
[[nodiscard]] ReadLayers openLayers(const std::filesystem::path& path, const ReadOptions& options = {}, const ReadTold& told = {});

/// GeoJSON in memory, by ourselves: a FeatureCollection (also as {"value": …}), features line by line, one feature or geometry, or named lists of
/// coordinates. About 200 MB/s a core, in memory for the result and a few hundred kilobytes. What is broken off gives what came before. Nothing
/// where it is something else, or in another coordinate system: for GDAL.
[[nodiscard]] std::optional<ReadLayers> readGeoJson(std::string_view text, const std::string& file, const std::string& name, const ReadOptions& options, const ReadTold& told = {});

/// By GDAL, which is loaded now.
[[nodiscard]] ReadLayers readByGdal(const std::filesystem::path& path, const ReadOptions& options, const ReadTold& told = {});

}  // namespace demarc::layer
