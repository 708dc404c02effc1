#include "map/raster_spec.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "base/error.hpp"

namespace demarc::map {
namespace {

double numberOf(const std::string& raster, std::string_view word, std::string_view text, double most) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{} && end == text.data() + text.size() && value >= 0 && value <= most) return value;
    throw base::UsageError("--raster " + raster + ": " + std::string{word} + " must be a number from 0 to " + std::to_string(static_cast<int>(most)));
}

/// "opacity=0.6,hillshade,…"; an attribution takes all that is left, as it may hold commas.
void takeWords(RasterUnderlay& raster, layer::TileSource& tiles, const std::string& text, std::string_view rest) {
    constexpr double MOST_EXAGGERATED = 1000, DEEPEST = 24;
    while (!rest.empty()) {
        const std::string_view word = rest.substr(0, rest.starts_with("attribution=") ? rest.size() : rest.find(','));
        rest.remove_prefix(std::min(rest.size(), word.size() + 1));
        const auto equals = std::min(word.find('='), word.size());
        const std::string_view name = word.substr(0, equals), value = word.substr(std::min(word.size(), equals + 1));
        if (word == "hillshade") raster.hillshade = true;
        else if (name == "opacity") raster.opacity = static_cast<float>(numberOf(text, name, value, 1));
        else if (name == "exaggeration") raster.exaggeration = numberOf(text, name, value, MOST_EXAGGERATED);
        else if (name == "title" && !value.empty()) raster.title = value;
        else if (name == "attribution" && !value.empty()) raster.attribution = value;
        else if (name == "maxzoom" && raster.tiles) tiles.deepest = static_cast<int>(numberOf(text, name, value, DEEPEST));
        else if (name == "layer" && raster.tiles && !value.empty()) tiles.layer = value;
        else throw base::UsageError("--raster " + text + ": \"" + std::string{word} + "\" is unknown; after the file and a colon, or after an address and |, stand hillshade, opacity=0.6, exaggeration=5, title=NAME, " +
                                    (raster.tiles ? "maxzoom=14, layer=NAME of a WMTS, " : "") + "attribution=WHO last");
    }
}

}  // namespace

RasterUnderlay parseRasterSpec(const std::string& text) {
    std::error_code none;
    auto cut = std::filesystem::exists(text, none) ? std::string::npos : text.find('|');
    const bool isAddress = text.find("://") != std::string::npos || layer::isTileSource(text);
    if (cut == std::string::npos && !isAddress && !std::filesystem::exists(text, none)) cut = text.rfind(':');
    return parseRasterSpec(text.substr(0, cut), cut == std::string::npos ? std::string_view{} : std::string_view{text}.substr(cut + 1));
}

RasterUnderlay parseRasterSpec(const std::string& file, std::string_view words) {
    RasterUnderlay raster;
    raster.file = file;
    layer::TileSource tiles{file, {}, {}};
    if (layer::isTileSource(tiles.address)) raster.tiles = tiles;
    const std::string text = words.empty() ? file : file + (raster.tiles ? "|" : ":") + std::string{words};
    takeWords(raster, tiles, text, words);
    if (!raster.tiles) return raster;
    if (raster.hillshade) throw base::UsageError("--raster " + text + ": tiles are pictures; a hillshade is made from heights");
    if (const std::string why = layer::troubleOf(tiles); !why.empty()) throw base::UsageError("--raster " + text + ": " + why);
    raster.tiles = std::move(tiles);
    return raster;
}

}  // namespace demarc::map
