#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "panels/panel.hpp"
#include "panels/report_layout.hpp"

namespace demarc::panels {

/// A line in a list of files.
struct FolderEntry {
    std::filesystem::path path;
    bool folder = false;
};

struct Memory {
    // All panes
    project::Readings readings;                 ///< that the lists below were made for
    std::vector<claim::ClaimRef> claims;        ///< of all readings, in order of the text
    std::optional<claim::ClaimRef> selected;    ///< seen in the frame before
    bool selectionMoved = false;                ///< in this frame: lists scroll to it

    // Report
    std::size_t reading = 0;                    ///< whose text is shown
    ReportLayout layout;
    std::size_t layoutReading = 0;
    float layoutWidth_px = 0;
    float layoutScale = 0;
    bool scrollToSelected = false;
    std::uint32_t clickedByte = 0;              ///< of the last click in the text: clicking there again goes to the next claim

    // Claims
    std::string filter;
    std::vector<claim::ClaimRef> rows;          ///< as sorted and filtered
    bool rowsStale = true;

    // Over the map: heights of the last frame, which drawing finds out
    float cardHeight_px = 0;
    float messageHeight_px = 0;

    // Dialogs
    bool openDialog = false;                    ///< asked for, not yet shown
    bool exportDialog = false;
    std::string openPath;
    std::filesystem::path folder;
    std::vector<FolderEntry> entries;
    std::string folderProblem;
    std::string exportPath;
    int exportSize = 0;                         ///< index into the sizes offered
    bool exportDark = false;
};

}  // namespace demarc::panels
