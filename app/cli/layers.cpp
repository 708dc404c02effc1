#include "cli/layers.hpp"

#include <iostream>

#include "layer/read.hpp"
#include "map/layer_style.hpp"

namespace demarc::cli {
namespace {

base::Result<std::vector<map::LayerUse>> open(const std::vector<map::LayerSpec>& specs) {
    base::Result<std::vector<map::LayerUse>> opened;
    for (const map::LayerSpec& spec : specs) {
        auto read = layer::openLayers(spec.path, spec.read);
        std::ranges::move(read.issues, std::back_inserter(opened.issues));
        map::checkFields(spec.style, read.value, spec.path.string());
        const bool several = read.value.size() > 1;
        for (layer::VectorLayer& layer : read.value) {
            map::LayerUse use{nullptr, spec.style, spec.path.string() + (several ? ", layer " + layer.name : "")};
            if (several && !spec.style.title.empty()) use.style.title = spec.style.title + ": " + layer.name;
            use.layer = std::make_shared<const layer::VectorLayer>(std::move(layer));
            opened.value.push_back(std::move(use));
        }
    }
    return opened;
}

}  // namespace

void addLayerOption(CLI::App& command, std::vector<std::string>& specs) {
    command.add_option("--layer", specs, "FILE[|SUBLAYER][:key=value,… or :STYLE.toml], a vector layer of yours below the claims; may be repeated")
        ->allow_extra_args(false)
        ->take_all();
}

OpeningLayers startLayers(const std::vector<std::string>& specs) {
    std::vector<map::LayerSpec> parsed;
    for (const std::string& spec : specs) parsed.push_back(map::parseLayerSpec(spec));
    return std::async(std::launch::async, [parsed = std::move(parsed)] { return open(parsed); });
}

std::vector<map::LayerUse> openedLayers(OpeningLayers opening) {
    auto opened = opening.get();
    for (const base::Issue& issue : opened.issues) std::cerr << "demarc: " << (issue.severity == base::Severity::note ? "note: " : "warning: ") << issue.message << '\n';
    return std::move(opened.value);
}

}  // namespace demarc::cli
