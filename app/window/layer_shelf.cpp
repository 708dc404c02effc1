#include "window/layer_shelf.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "layer/raster.hpp"
#include "layer/tile_source.hpp"
#include "map/raster_spec.hpp"
#include "project/outline_file.hpp"

namespace demarc::window {
namespace {

using project::LayerKind;
using project::UserLayer;

std::string withStyle(const UserLayer& layer) { return layer.style.empty() ? layer.path : layer.path + ":" + layer.style; }

map::RasterUnderlay rasterOf(const UserLayer& layer) {
    auto raster = map::parseRasterSpec(layer.path, layer.style);
    raster.title = layer.title;
    return raster;
}

/// Tiles are fetched when they are drawn.
void checkRaster(const map::RasterUnderlay& raster) {
    if (!raster.tiles) (void)layer::Raster::open(raster.file);
}

panels::LayerFacts factsOf(const std::vector<map::LayerUse>& uses) {
    panels::LayerFacts facts;
    for (const map::LayerUse& use : uses) {
        facts.rows += use.layer->rows;
        facts.box.extend(use.layer->box);
        for (const layer::Piece& piece : use.layer->pieces) {
            facts.areas = facts.areas || piece.shape == layer::Shape::area;
            facts.lines = facts.lines || piece.shape == layer::Shape::line;
            facts.points = facts.points || piece.shape == layer::Shape::points;
        }
        for (const layer::Column& column : use.layer->columns)
            // A comma would end the field's name in a style.
            if (column.name.find(',') == std::string::npos && std::ranges::find(facts.fields, column.name) == facts.fields.end()) facts.fields.push_back(column.name);
    }
    return facts;
}

}  // namespace

std::vector<map::LayerUse> LayerShelf::usesOf(const UserLayer& layer, std::vector<std::string>& doubts, const layer::ReadTold& told) {
    map::LayerSpec spec = map::parseLayerSpec(map::LayerWords{layer.path, layer.sublayer, layer.style});
    spec.style.title = layer.title;
    auto& content = contents_[layer.path + '|' + layer.sublayer + '|' + spec.read.crs + (spec.read.latLon ? "|latlon" : "")];
    if (!content) {
        auto read = layer::openLayers(spec.path, spec.read, told);
        for (const auto& issue : read.issues) doubts.push_back(issue.message);
        content = std::make_shared<const std::vector<layer::VectorLayer>>(std::move(read.value));
    }
    return map::usesOf(content, spec.style, layer.path);
}

LayerShelf::Opened LayerShelf::open(const UserLayer& layer, const layer::ReadTold& told) {
    Opened opened;
    if (layer.kind == LayerKind::vector) opened.facts = factsOf(usesOf(layer, opened.doubts, told));
    else if (layer.kind == LayerKind::raster) checkRaster(rasterOf(layer));
    else (void)project::readOutlines({withStyle(layer)}, *gazetteer_);
    return opened;
}

void LayerShelf::layOne(const UserLayer& layer, map::SceneRequest& request) {
    const float opacity = layer.visible ? layer.opacity : 0;
    if (std::error_code none; !layer::isTileSource(layer.path) && !std::filesystem::exists(layer.path, none)) throw base::FileError(layer.path + ": no such file any more");
    if (layer.kind == LayerKind::vector) {
        std::vector<std::string> doubts;
        for (map::LayerUse& use : usesOf(layer, doubts)) {
            request.opacity["user." + use.title()] = opacity;
            request.layers.push_back(std::move(use));
        }
    } else if (layer.kind == LayerKind::raster) {
        request.rasters.push_back(rasterOf(layer));
        request.opacity[request.rasters.back().layer()] = opacity;
    }
}

void LayerShelf::tellOnce(const std::string& what, std::vector<std::string>& problems) {
    if (told_.insert(what).second) problems.push_back(what);
}

void LayerShelf::lay(const std::vector<UserLayer>& layers, map::SceneRequest& request, std::vector<std::string>& problems) {
    std::vector<std::string> outlines;
    for (const UserLayer& layer : layers) {
        try {
            layOne(layer, request);
            if (layer.kind == LayerKind::outlines && layer.visible) outlines.push_back(withStyle(layer));
        } catch (const base::Error& error) {
            tellOnce(error.what(), problems);
        }
    }
    try {
        if (outlines != outlineSpecs_) outlines_ = project::readOutlines(outlines, *gazetteer_);
        outlineSpecs_ = std::move(outlines);
    } catch (const base::Error& error) {
        tellOnce(error.what(), problems);
    }
    request.outlines = outlines_;
}

}  // namespace demarc::window
