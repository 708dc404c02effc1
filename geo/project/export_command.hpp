#pragma once
#include <filesystem>
#include <string>

#include "project/desk.hpp"
#include "project/export_settings.hpp"

namespace demarc::project {

/// "party:Ukraine", as --view takes it.
[[nodiscard]] std::string viewWord(const ViewState& view);

/// What is shown now as settings: view, date and theme.
[[nodiscard]] ExportSettings settingsOf(const ViewState& view);

/// How a terminal does the same.
struct ExportCommand {
    std::string line;         ///< empty where the project must be saved first
    bool isUnsaved = false;   ///< the project is to be saved first: the line reads its file
};
/// The line names the files of the reports and layers, or the project where that alone holds what is shown: corrections, drawings, names of parties,
/// hidden layers, reports without a file. `project`: the file of the project, empty where it has none.
[[nodiscard]] ExportCommand commandFor(ExportSettings settings, const DeskState& state, const std::filesystem::path& project, bool isChanged);

}  // namespace demarc::project
