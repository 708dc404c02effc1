#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "layer/tile_source.hpp"

namespace demarc::layer {

/// A rectangle of a map's plane, in metres, y north.
struct RasterArea {
    double left_m = 0, bottom_m = 0, right_m = 0, top_m = 0;
};

/// RGBA bytes, alpha not multiplied in, rows from the north.
struct RasterPicture {
    int width_px = 0;
    int height_px = 0;
    std::vector<std::uint8_t> rgba;
};

/// What of a raster is shown, where, and how.
struct RasterRequest {
    RasterArea area;
    std::string crs;  ///< of the map: PROJ string, "EPSG:3857" or WKT
    int width_px = 0;
    int height_px = 0;
    bool hillshade = false;   ///< heights as light from the north-west: shadows are black, lights white, flat ground clear
    double exaggeration = 1;  ///< of heights, for a map of a small scale
};

class RasterReader;

/// A picture or grid on this machine that GDAL can read: GeoTIFF, COG, MBTiles, VRT, PNG or JPEG with a world file (and a .prj) … Opening reads only what
/// its header says; the first one loads GDAL (some 0.2 s).
class Raster {
public:
    /// Throws UsageError for a name that is no file here, FileError for one that can't be opened, FormatError for one that is no raster or does not say where it lies.
    [[nodiscard]] static Raster open(const std::filesystem::path& file);
    /// Tiles that the user named, in levels of detail. An XYZ source is not asked for anything before warp(), a WMTS tells what it has. Throws UsageError for an
    /// address that names no tiles, FormatError for a WMTS that can't be read and a folder without levels.
    [[nodiscard]] static Raster openTiles(const TileSource& source);
    Raster(Raster&&) noexcept;
    Raster& operator=(Raster&&) noexcept;
    ~Raster();

    /// The raster in a map's projection. Palettes come in their colours; values beyond bytes are stretched between the 2nd and the 98th percentile of the whole raster; where
    /// there is nothing (outside, no data, alpha) it is clear. Reads the overview that suits and holds at most six times the picture in memory, however large
    /// the raster is. Of tiles, those of the level that suits are got (TileStore says in which bounds), 1000 at most. Throws FormatError for a file that is
    /// broken or has no heights to shade, and for tiles that can't be had, CrsError for a system that is none.
    [[nodiscard]] RasterPicture warp(const RasterRequest& request) const;
    [[nodiscard]] const std::filesystem::path& file() const { return file_; }  ///< or the address of tiles

private:
    Raster(std::filesystem::path file, std::unique_ptr<RasterReader> reader);
    std::filesystem::path file_;
    std::unique_ptr<RasterReader> reader_;
};

}  // namespace demarc::layer
