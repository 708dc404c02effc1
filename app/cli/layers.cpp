#include "cli/layers.hpp"

#include <iostream>

#include "map/layer_uses.hpp"

namespace demarc::cli {

void addLayerOption(CLI::App& command, std::vector<std::string>& specs) {
    command.add_option("--layer", specs, "FILE[|SUBLAYER][:key=value,… or :STYLE.toml], a vector layer of yours below the claims; may be repeated")
        ->allow_extra_args(false)
        ->take_all();
}

OpeningLayers startLayers(const std::vector<std::string>& specs) {
    std::vector<map::LayerSpec> parsed;
    for (const std::string& spec : specs) parsed.push_back(map::parseLayerSpec(spec));
    return std::async(std::launch::async, [parsed = std::move(parsed)] { return map::openLayerUses(parsed); });
}

std::vector<map::LayerUse> openedLayers(OpeningLayers opening) {
    auto opened = opening.get();
    for (const base::Issue& issue : opened.issues) std::cerr << "demarc: " << (issue.severity == base::Severity::note ? "note: " : "warning: ") << issue.message << '\n';
    return std::move(opened.value);
}

}  // namespace demarc::cli
