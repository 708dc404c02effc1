#include "project/export_command.hpp"

#include <algorithm>
#include <system_error>

#include "base/error.hpp"
#include "layer/tile_source.hpp"

namespace demarc::project {
namespace {

namespace fs = std::filesystem;

/// As --layer, --raster or --outlines takes it.
std::string specOf(const UserLayer& layer) {
    std::string spec = layer.path + (layer.sublayer.empty() ? "" : "|" + layer.sublayer);
    if (!layer.style.empty()) spec += (layer.kind == LayerKind::raster && layer::isTileSource(layer.path) ? "|" : ":") + layer.style;
    return spec;
}

/// Whether the command line can say it.
bool isPlain(const UserLayer& layer) {
    if (!layer.visible || layer.opacity != 1) return false;
    try {
        return parseUserLayer(layer.kind, specOf(layer)) == layer;
    } catch (const base::Error&) {
        return false;
    }
}

bool needsProject(const DeskState& state) {
    std::error_code none;
    const auto isPasted = [&](const auto& report) { return report->file.empty() || !fs::exists(report->file, none); };
    const auto isFaded = [](const auto& layer) { return !layer.second.visible || layer.second.opacity != 1; };
    return !state.task.corrections.empty() || !state.task.parties.empty() || !state.annotations.empty() || std::ranges::any_of(state.task.reports, isPasted) ||
           std::ranges::any_of(state.layers, isFaded) || !std::ranges::all_of(state.userLayers, isPlain);
}

std::string whole(const fs::path& file) {
    std::error_code none;
    return fs::absolute(file, none).lexically_normal().string();
}

}  // namespace

std::string viewWord(const ViewState& view) {
    std::string word = "compare";
    switch (view.view) {
        case map::View::all: return "all";
        case map::View::dispute: return "dispute";
        case map::View::party: return "party:" + view.party;
        case map::View::history: return "history";
        case map::View::proposals: return "proposals";
        case map::View::compare:
            for (const std::string& party : view.compared) word += (word == "compare" ? ":" : ",") + party;
    }
    return word;
}

ExportSettings settingsOf(const ViewState& view) {
    ExportSettings settings;
    settings.view = viewWord(view);
    settings.at = view.at ? view.at->iso() : "";
    settings.theme = view.dark ? "dark" : "light";
    return settings;
}

ExportCommand commandFor(ExportSettings settings, const DeskState& state, const fs::path& project, bool isChanged) {
    settings.output = settings.output.empty() ? "" : whole(settings.output);
    settings.inputs.clear();
    const bool asProject = needsProject(state) || (!project.empty() && !isChanged);
    if (asProject && project.empty()) return {{}, true};
    if (asProject) {
        settings.inputs = {whole(project)};
        // Not the date that the project has.
        if (settings.at.empty() && state.at && settings.per.empty() && settings.frames.empty()) settings.at = "newest";
        return {commandLine(settings), isChanged};
    }
    for (const auto& report : state.task.reports)
        if (const std::string file = whole(report->file); std::ranges::find(settings.inputs, file) == settings.inputs.end()) settings.inputs.push_back(file);
    for (const UserLayer& layer : state.userLayers) {
        auto& list = layer.kind == LayerKind::vector ? settings.layers : layer.kind == LayerKind::raster ? settings.rasters : settings.outlines;
        list.push_back(specOf(layer));
    }
    return {commandLine(settings), false};
}

}  // namespace demarc::project
