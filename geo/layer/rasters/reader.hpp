#pragma once
#include <filesystem>
#include <memory>
#include <string>

#include "layer/raster.hpp"

namespace demarc::layer {

/// What went wrong in reading a raster; `what` is empty where nothing did.
struct RasterTrouble {
    std::string what;
    bool isCrs = false;  ///< the map's system is at fault, not the file
};

/// An open raster. GDAL is behind it, in a library of its own (OPEN_RASTER its function there), since loading GDAL takes longer than drawing a map.
class RasterReader {
public:
    RasterReader() = default;
    RasterReader(const RasterReader&) = delete;
    RasterReader& operator=(const RasterReader&) = delete;
    virtual ~RasterReader() = default;
    virtual void warp(const RasterRequest& request, RasterPicture& picture, RasterTrouble& trouble) = 0;
};

using OpenRaster = void(const std::filesystem::path& file, std::unique_ptr<RasterReader>& reader, RasterTrouble& trouble);
inline constexpr const char* OPEN_RASTER = "demarcOpenRaster";
using OpenTiles = void(const TileSource& source, std::unique_ptr<RasterReader>& reader, RasterTrouble& trouble);
inline constexpr const char* OPEN_TILES = "demarcOpenTiles";

}  // namespace demarc::layer
