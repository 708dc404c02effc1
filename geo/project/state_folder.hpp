#pragma once
#include <filesystem>
#include <string_view>
#include <vector>

namespace demarc::project {

/// Where the program keeps what it knows from one start to the next: $XDG_STATE_HOME/demarc, else ~/.local/state/demarc; empty where neither is known.
[[nodiscard]] std::filesystem::path stateFolder();

/// The projects that were opened or saved last, the newest first, as far as they still exist. What can't be read is an empty list.
[[nodiscard]] std::vector<std::filesystem::path> recentFiles(const std::filesystem::path& folder);
/// Puts a file first. Throws FileError where the list can't be written.
void rememberFile(const std::filesystem::path& folder, const std::filesystem::path& file);


}  // namespace demarc::project
