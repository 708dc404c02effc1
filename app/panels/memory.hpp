#pragma once
#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "panels/board.hpp"
#include "panels/find_list.hpp"
#include "map/telling.hpp"
#include "panels/claim_list.hpp"
#include "panels/dates.hpp"
#include "panels/editing.hpp"
#include "panels/panel.hpp"
#include "panels/picking.hpp"
#include "panels/report_layout.hpp"
#include "panels/slides.hpp"

namespace demarc::panels {

/// A line in a list of files.
struct FolderEntry {
    std::filesystem::path path;
    bool folder = false;
};

struct Memory {
    // All panes
    project::Readings readings;                 ///< that the lists below were made for
    std::optional<map::Telling> telling;        ///< of these, and of the next two
    std::shared_ptr<const claim::PartyRegistry> parties;
    const map::Theme* theme = nullptr;
    std::vector<claim::ClaimRef> claims;        ///< of all readings, in order of the text
    std::optional<claim::ClaimRef> selected;    ///< seen in the frame before
    bool selectionMoved = false;                ///< in this frame: lists scroll to it

    // Report
    std::size_t reading = 0;                    ///< whose text is shown
    ReportLayout layout;
    std::size_t layoutReading = 0;
    float layoutWidth_px = 0;
    int layoutFaces = 0;
    bool scrollToSelected = false;
    std::uint32_t clickedByte = 0;              ///< of the last click in the text: clicking there again goes to the next claim

    // Search in the report
    bool searching = false;
    bool searchKeyboard = false;                ///< its field takes the keyboard in this frame
    bool scrollToFound = false;
    std::string searched;
    std::string foundFor;                       ///< the words that these were found for
    const claim::Reading* foundIn = nullptr;
    std::vector<base::Span> found;
    std::size_t foundNow = 0;                   ///< the one that is looked at
    bool reportKeyboard = true;                 ///< the last click was into the report's pane, or there was none

    // Claims
    bool board = false;                         ///< the dispute board stands in place of the table
    ClaimList list;
    ClaimFilter filter;
    std::string filterFrom, filterTo;           ///< as they are typed
    std::vector<std::string> filterPlaces;      ///< to choose from
    bool listStale = true, listUnsorted = true;
    std::set<claim::ClaimRef> marked;           ///< that are edited together; the selected one is among them
    std::optional<claim::ClaimRef> markedFrom;  ///< where Shift extends from
    bool claimMenuAsked = false;                ///< of those marked
    bool claimsKeyboard = false;                ///< keys go there
    std::optional<base::Date> listedAt;         ///< the date that the disputes in the list are of

    BoardMemory boardPane;

    // Corrections
    ClaimEdit edit;
    WordSelection words;
    PartyEdit party;

    // Layers
    std::set<std::string> foldedGroups;
    std::size_t userLayers = 0;                 ///< seen in the frame before: a new one is chosen
    std::string layerRow;                       ///< the chosen one
    bool layersKeyboard = false;                ///< keys go there
    bool showLayerRow = false;                  ///< scrolls to it in this frame
    std::optional<std::size_t> draggedLayer;    ///< of the user's
    std::optional<std::size_t> styledLayer;     ///< whose popup is open or shall be
    bool styleAsked = false, rowMenuAsked = false;
    std::string layerTitle;                     ///< as it is typed in the popup

    TimeMemory time;

    // What is drawn by hand
    std::string typed;                          ///< in the field on the map
    bool isTyping = false;
    bool drawStyleAsked = false;

    // Over the map: heights of the last frame, which drawing finds out
    float cardHeight_px = 0;
    float messageHeight_px = 0;
    std::size_t hint = 0;                       ///< that is shown where there is room for one

    // Find
    bool findAsked = false, keysAsked = false;  ///< asked for, not yet shown
    std::string findText;
    std::vector<Found> finds;
    std::size_t findChosen = 0;
    SlideMemory slides;
    // The project
    bool saveDialog = false, watchDialog = false, historyList = false, reportList = false;  ///< asked for, not yet shown
    bool unsavedDialog = false, hostsDialog = false, lostDialog = false;

    // Dialogs
    bool openDialog = false;                    ///< asked for, not yet shown
    std::string openPath;
    std::filesystem::path folder;
    bool (*wanted)(const std::filesystem::path&) = nullptr;  ///< which files of the folder are listed
    std::vector<FolderEntry> entries;
    Picking picked;                             ///< of the entries, where several can be
    bool pathKeyboard = false;                  ///< the field takes the keyboard in this frame
    std::string folderProblem;
    ExportMemory exporting;
};

}  // namespace demarc::panels
