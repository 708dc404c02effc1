#include "map/raster_spec.hpp"

#include <charconv>

#include "base/error.hpp"

namespace demarc::map {
namespace {

double numberOf(const std::string& raster, std::string_view word, std::string_view text, double most) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{} && end == text.data() + text.size() && value >= 0 && value <= most) return value;
    throw base::UsageError("--raster " + raster + ": " + std::string{word} + " must be a number from 0 to " + std::to_string(static_cast<int>(most)));
}

}  // namespace

RasterUnderlay parseRasterSpec(const std::string& text) {
    std::error_code none;
    const auto colon = std::filesystem::exists(text, none) || text.find("://") != std::string::npos ? std::string::npos : text.rfind(':');
    return parseRasterSpec(text.substr(0, colon), colon == std::string::npos ? std::string_view{} : std::string_view{text}.substr(colon + 1));
}

RasterUnderlay parseRasterSpec(const std::string& file, std::string_view words) {
    constexpr double MOST_EXAGGERATED = 1000;
    const std::string text = words.empty() ? file : file + ":" + std::string{words};
    RasterUnderlay raster;
    raster.file = file;
    for (std::string_view rest = words; !rest.empty();) {
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

}  // namespace demarc::map
