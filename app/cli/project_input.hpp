#pragma once
#include <filesystem>
#include <memory>
#include <vector>

#include "claim/reading.hpp"
#include "cli/export_options.hpp"
#include "map/compose.hpp"
#include "project/desk.hpp"

namespace demarc::cli {

/// The project among the inputs of a command; null where there is none. Throws UsageError where it is not the only input, and what opening it throws.
[[nodiscard]] std::shared_ptr<const project::Desk> projectAmong(const std::vector<std::string>& inputs);

/// Gives the options view, date and theme what the project has, unless the command line gave them.
void takeView(CLI::App& command, const project::Desk& desk);
/// What no option says: layers and how they are shown, annotations. Layers that can't be read are told on stderr.
void takeDrawn(map::SceneRequest& request, const project::Desk& desk, const claim::Knowledge& knowledge);
/// Its reports with what was decided on them.
[[nodiscard]] std::vector<claim::Reading> readProject(const project::Desk& desk, claim::Knowledge& knowledge);

}  // namespace demarc::cli
