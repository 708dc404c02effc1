#include "cli/rasters.hpp"

#include "map/raster_spec.hpp"

namespace demarc::cli {

void addRasterOption(CLI::App& command, std::vector<std::string>& rasters) {
    command.add_option("--raster", rasters, "FILE[:hillshade,opacity=0.6,exaggeration=5,title=NAME] below the map: GeoTIFF, MBTiles, VRT, PNG with a world file …; repeatable")
        ->allow_extra_args(false);
}

std::vector<map::RasterUnderlay> parseRasters(const std::vector<std::string>& rasters) {
    std::vector<map::RasterUnderlay> parsed;
    for (const std::string& raster : rasters) parsed.push_back(map::parseRasterSpec(raster));
    return parsed;
}

}  // namespace demarc::cli
