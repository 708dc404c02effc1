#include "cli/project_input.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>

#include "base/error.hpp"
#include "cli/sidecar.hpp"
#include "project/export_command.hpp"
#include "project/library.hpp"
#include "project/project_file.hpp"
#include "window/layer_shelf.hpp"

namespace demarc::cli {

std::shared_ptr<const project::Desk> projectAmong(const std::vector<std::string>& inputs) {
    const auto found = std::ranges::find_if(inputs, [](const std::string& input) { return input != "-" && project::isProjectFile(input); });
    if (found == inputs.end()) return nullptr;
    if (inputs.size() > 1) throw base::UsageError(*found + ": a project is given alone; it holds its reports");
    auto opened = project::openProject(*found);
    auto desk = std::make_shared<project::Desk>();
    desk->load(std::move(opened.records), std::move(opened.history));
    return desk;
}

void takeView(CLI::App& command, const project::Desk& desk) {
    const project::ViewState& state = desk.state();
    const auto give = [&](const char* option, const std::string& value) { giveOption(command, option, {value}, "project: "); };
    // A series goes through all parties or dates.
    if (command.count("--per") == 0) give("view", project::viewWord(state));
    if (state.at && command.count("--per") == 0 && command.count("--frames") == 0) give("at", state.at->iso());
    give("theme", state.dark ? "dark" : "light");
}

void takeDrawn(map::SceneRequest& request, const project::Desk& desk, const claim::Knowledge& knowledge) {
    const project::DeskState& state = desk.state();
    for (const auto& [layer, shown] : state.layers) request.opacity[layer] = shown.visible ? shown.opacity : 0;
    std::vector<std::string> problems;
    window::LayerShelf{knowledge.gazetteer}.lay(state.userLayers, request, problems);
    for (const std::string& problem : problems) std::cerr << "demarc: warning: " << problem << '\n';
    request.annotations = state.annotations;
}

std::vector<claim::Reading> readProject(const project::Desk& desk, claim::Knowledge& knowledge) {
    return *project::Library{knowledge}.read(desk.state().task);
}

}  // namespace demarc::cli
