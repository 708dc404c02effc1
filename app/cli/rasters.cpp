#include "cli/rasters.hpp"

#include <charconv>

#include "base/error.hpp"

namespace demarc::cli {
namespace {

double numberOf(const std::string& raster, std::string_view word, std::string_view text, double most) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{} && end == text.data() + text.size() && value >= 0 && value <= most) return value;
    throw base::UsageError("--raster " + raster + ": " + std::string{word} + " must be a number from 0 to " + std::to_string(static_cast<int>(most)));
}

map::RasterUnderlay parseRaster(const std::string& text) {
    constexpr double MOST_EXAGGERATED = 1000;
    map::RasterUnderlay raster;
    // A name may hold colons itself, and so does an address, which is refused as a whole.
    const auto colon = std::filesystem::exists(text) || text.find("://") != std::string::npos ? std::string::npos : text.rfind(':');
    raster.file = text.substr(0, colon);
    for (std::string_view rest = colon == std::string::npos ? std::string_view{} : std::string_view{text}.substr(colon + 1); !rest.empty();) {
        const std::string_view word = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(rest.size(), word.size() + 1));
        const auto equals = std::min(word.find('='), word.size());
        const std::string_view name = word.substr(0, equals), value = word.substr(std::min(word.size(), equals + 1));
        if (word == "hillshade") raster.hillshade = true;
        else if (name == "opacity") raster.opacity = static_cast<float>(numberOf(text, name, value, 1));
        else if (name == "exaggeration") raster.exaggeration = numberOf(text, name, value, MOST_EXAGGERATED);
        else if (name == "title" && !value.empty()) raster.title = value;
        else throw base::UsageError("--raster " + text + ": \"" + std::string{word} + "\" is unknown; after the file and a colon stand hillshade, opacity=0.6, exaggeration=5 or title=NAME");
    }
    return raster;
}

}  // namespace

void addRasterOption(CLI::App& command, std::vector<std::string>& rasters) {
    command.add_option("--raster", rasters, "FILE[:hillshade,opacity=0.6,exaggeration=5,title=NAME] below the map: GeoTIFF, MBTiles, VRT, PNG with a world file …; repeatable")
        ->allow_extra_args(false);
}

std::vector<map::RasterUnderlay> parseRasters(const std::vector<std::string>& rasters) {
    std::vector<map::RasterUnderlay> parsed;
    for (const std::string& raster : rasters) parsed.push_back(parseRaster(raster));
    return parsed;
}

}  // namespace demarc::cli
