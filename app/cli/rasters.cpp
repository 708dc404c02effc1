#include "cli/rasters.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "map/raster_spec.hpp"

namespace demarc::cli {

void addRasterOption(CLI::App& command, std::vector<std::string>& rasters) {
    command.add_option("--raster", rasters, "FILE[:hillshade,opacity=0.6,exaggeration=5,title=NAME] below the map: GeoTIFF, MBTiles, VRT, PNG with a world file …; or tiles: https://HOST/{z}/{x}/{y}.png[|attribution=WHO], wmts:ADDRESS, a folder (docs/rasters.md); repeatable")
        ->allow_extra_args(false);
}

void checkAddresses(const std::vector<std::string>& rasters, const std::vector<std::string>& written, const std::string& from) {
    for (const std::string& raster : rasters) {
        if (std::ranges::find(written, raster) != written.end()) continue;
        if (const auto parsed = map::parseRasterSpec(raster); parsed.tiles && parsed.tiles->isOnNetwork())
            throw base::UsageError(from + ": names the address " + parsed.tiles->address + "; nothing is fetched that the command line does not ask for: add --raster '" + raster + "'");
    }
}

}  // namespace demarc::cli
