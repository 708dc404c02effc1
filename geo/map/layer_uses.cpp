#include "map/layer_uses.hpp"

#include <algorithm>
#include <iterator>

#include "layer/read.hpp"

namespace demarc::map {

std::vector<LayerUse> usesOf(const LayerFileContent& content, const LayerStyle& style, const std::string& file) {
    checkFields(style, *content, file);
    std::vector<LayerUse> uses;
    for (const layer::VectorLayer& layer : *content) {
        uses.push_back({{content, &layer}, style, file + (content->size() > 1 ? ", layer " + layer.name : "")});
        if (content->size() > 1 && !style.title.empty()) uses.back().style.title = style.title + ": " + layer.name;
    }
    return uses;
}

base::Result<std::vector<LayerUse>> openLayerUses(const std::vector<LayerSpec>& specs) {
    base::Result<std::vector<LayerUse>> opened;
    for (const LayerSpec& spec : specs) {
        auto read = layer::openLayers(spec.path, spec.read);
        std::ranges::move(read.issues, std::back_inserter(opened.issues));
        const auto content = std::make_shared<const std::vector<layer::VectorLayer>>(std::move(read.value));
        std::ranges::move(usesOf(content, spec.style, spec.path.string()), std::back_inserter(opened.value));
    }
    return opened;
}

}  // namespace demarc::map
