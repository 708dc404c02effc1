#include "project/user_layer.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "map/layer_style.hpp"
#include "map/raster_spec.hpp"

namespace demarc::project {
namespace {

constexpr std::array VECTOR_ENDINGS{".geojson", ".geojsonl", ".topojson", ".gpkg", ".fgb", ".shp", ".kml", ".kmz", ".gpx", ".csv", ".gml", ".tab", ".mif", ".dxf"};
constexpr std::array RASTER_ENDINGS{".tif", ".tiff", ".mbtiles", ".vrt"};

template <class... Cases>
struct Match : Cases... {
    using Cases::operator()...;
};

/// The words of a style's text with their keys.
template <class Take>
void eachWord(std::string_view style, const Take& take) {
    while (!style.empty()) {
        const std::string_view word = style.substr(0, style.find(','));
        style.remove_prefix(std::min(style.size(), word.size() + 1));
        if (!word.empty()) take(word, word.substr(0, word.find('=')));
    }
}

/// "Front line", else "Front line 2" and so on.
void makeUnlike(UserLayer& layer, const std::vector<UserLayer>& others, std::size_t own) {
    const std::string title = layer.title;
    const auto isTaken = [&] {
        for (std::size_t i = 0; i < others.size(); ++i)
            if (i != own && others[i].kind == layer.kind && others[i].title == layer.title) return true;
        return false;
    };
    for (int number = 2; isTaken(); ++number) layer.title = title + " " + std::to_string(number);
}

std::string stem(const std::string& path) { return std::filesystem::path{path}.stem().string(); }

}  // namespace

std::optional<LayerKind> layerKindOf(const std::filesystem::path& file) {
    std::string ending = file.extension().string();
    std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (std::ranges::find(VECTOR_ENDINGS, ending) != VECTOR_ENDINGS.end()) return LayerKind::vector;
    if (std::ranges::find(RASTER_ENDINGS, ending) != RASTER_ENDINGS.end()) return LayerKind::raster;
    return std::nullopt;
}

UserLayer parseUserLayer(LayerKind kind, const std::string& spec) {
    UserLayer layer{.kind = kind};
    if (kind == LayerKind::vector) {
        const map::LayerWords words = map::splitLayerSpec(spec);
        layer.path = words.file;
        layer.sublayer = words.sublayer;
        layer.style = words.style;
        layer.title = map::parseLayerSpec(words).style.title;
        if (layer.title.empty()) layer.title = layer.sublayer;
    } else if (kind == LayerKind::raster) {
        const map::RasterUnderlay raster = map::parseRasterSpec(spec);
        layer.path = raster.file.string();
        layer.style = spec.substr(std::min(spec.size(), layer.path.size() + 1));
        layer.title = raster.title;
    } else {
        constexpr std::string_view FIELD = ":name=";
        const std::size_t colon = std::min(spec.rfind(FIELD), spec.size());
        layer.path = spec.substr(0, colon);
        layer.style = spec.substr(std::min(spec.size(), colon + 1));
    }
    if (layer.title.empty()) layer.title = stem(layer.path);
    return layer;
}

std::string styleValue(std::string_view style, std::string_view key) {
    std::string value;
    eachWord(style, [&](std::string_view word, std::string_view name) {
        if (name == key) value = word == name ? word : word.substr(name.size() + 1);
    });
    return value;
}

std::string withStyleValue(std::string_view style, std::string_view key, std::string_view value) {
    std::string text;
    const auto add = [&](std::string_view word) { (text += text.empty() ? "" : ",") += word; };
    eachWord(style, [&](std::string_view word, std::string_view name) {
        if (name != key) add(word);
    });
    if (value == key) add(key);
    else if (!value.empty()) add(std::string{key} + "=" + std::string{value});
    return text;
}

bool isStyleFile(std::string_view style) { return style.ends_with(".toml") && style.find('=') == std::string_view::npos; }

std::optional<ChangedLayers> changed(std::vector<UserLayer> layers, const UserLayerChange& change) {
    std::string mergeKey;
    const bool done = std::visit(Match{
                                     [&](const AddUserLayer& add) {
                                         layers.push_back(add.layer);
                                         if (layers.back().title.empty()) layers.back().title = stem(add.layer.path);
                                         makeUnlike(layers.back(), layers, layers.size() - 1);
                                         return true;
                                     },
                                     [&](const RemoveUserLayer& remove) {
                                         if (remove.index >= layers.size()) return false;
                                         layers.erase(layers.begin() + static_cast<std::ptrdiff_t>(remove.index));
                                         return true;
                                     },
                                     [&](const MoveUserLayer& move) {
                                         if (move.from >= layers.size() || move.to >= layers.size() || move.from == move.to) return false;
                                         const auto at = [&](std::size_t i) { return layers.begin() + static_cast<std::ptrdiff_t>(i); };
                                         if (move.from < move.to) std::rotate(at(move.from), at(move.from) + 1, at(move.to) + 1);
                                         else std::rotate(at(move.to), at(move.from), at(move.from) + 1);
                                         return true;
                                     },
                                     [&](const SetUserLayer& set) {
                                         if (set.index >= layers.size() || set.layer == layers[set.index]) return false;
                                         UserLayer& layer = layers[set.index];
                                         // A slider takes many steps; a switch is one.
                                         const std::string which = "user layer " + std::to_string(set.index);
                                         if (set.layer.visible == layer.visible) mergeKey = which + (set.layer.opacity != layer.opacity ? " opacity" : " style");
                                         layer = set.layer;
                                         if (layer.title.empty()) layer.title = stem(layer.path);
                                         makeUnlike(layer, layers, set.index);
                                         return true;
                                     },
                                 },
                                 change);
    if (!done) return std::nullopt;
    return ChangedLayers{std::move(layers), std::move(mergeKey)};
}

}  // namespace demarc::project
