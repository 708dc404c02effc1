#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace demarc::project {

/// How the panes share the window, in style pixels and shares of the height between them.
struct PaneSizes {
    double left_px = 400, right_px = 488, board_px = 736, time_px = 126;  ///< `board_px`: the right one with the dispute board open
    double report = 636.0 / 1004, claims = 542.0 / 1004, board = 680.0 / 1004;
    bool isLeftShown = true, isRightShown = true, isTimeShown = true;
    friend bool operator==(const PaneSizes&, const PaneSizes&) = default;
};

/// What is the user's, whatever the project.
struct Preferences {
    std::string language;  ///< empty: that of the system
    bool dark = true;
    bool hintsSeen = false;
    PaneSizes panes;
    friend bool operator==(const Preferences&, const Preferences&) = default;
};

/// As kept in this folder. What is not there, or makes no sense, is as at the first start; `problems` gets a line for a file that can't be read.
[[nodiscard]] Preferences loadPreferences(const std::filesystem::path& folder, std::vector<std::string>& problems);
/// Whole or not at all. Throws FileError.
void savePreferences(const std::filesystem::path& folder, const Preferences& preferences);

}  // namespace demarc::project
