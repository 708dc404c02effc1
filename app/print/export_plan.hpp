#pragma once
#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "map/compose.hpp"
#include "map/frame.hpp"
#include "map/sheet_template.hpp"
#include "project/export_settings.hpp"

namespace demarc::print {

/// Dots an inch that the image says it has: as asked, 300 on paper, else 0 (not said).
[[nodiscard]] double dpiOf(const project::ExportSettings& settings);

/// The sheet that size, paper, scale and switches ask for. Throws UsageError naming the option.
[[nodiscard]] map::LayoutOptions sheetFor(const project::ExportSettings& settings);

/// Gives the settings what a template says and they don't. Throws UsageError, and for an address of the network, which only the user may name.
void takeTemplate(project::ExportSettings& settings, const map::SheetTemplate& look);

/// Settings as sheet and scene: what the command and the window write from.
struct ExportPlan {
    project::ExportSettings settings;
    map::LayoutOptions sheet;
    map::SceneRequest request;  ///< still without layers and what was drawn by hand
    std::array<std::filesystem::path, 3> fonts;
};

/// All that can be said before anything is read. The output's name is checked where there is one. Throws UsageError, FileError, FormatError, CrsError.
[[nodiscard]] ExportPlan planOf(const project::ExportSettings& settings, const std::optional<map::SheetTemplate>& look);
/// The account and the part of the world that the settings name. What is doubtful is told in a line each. Throws UsageError.
void findView(ExportPlan& plan, const claim::Knowledge& knowledge, const map::Basemap& basemap, std::vector<std::string>& doubts);
/// Throws UsageError where no report names a party whose account was asked for.
void checkParties(const ExportPlan& plan, const std::vector<claim::Reading>& readings);

/// Throws UsageError for an output, or what stands beside it, that is a file which the export reads.
void checkOutputs(const project::ExportSettings& settings, const std::vector<std::filesystem::path>& inputs, const std::vector<std::filesystem::path>& outputs);

}  // namespace demarc::print
