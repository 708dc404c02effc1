#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "cli/inputs.hpp"
#include "map/frame.hpp"

namespace CLI {
class App;
}

namespace demarc::project {
class Desk;
}

namespace demarc::cli {

/// What `demarc export` was asked for, as written.
struct ExportOptions {
    std::vector<std::string> inputs;
    std::vector<std::filesystem::path> gazetteers, corrections;
    std::vector<std::string> layers, rasters, outlines;
    ReaderOptions reader;
    std::string output;

    std::string size, paper;  ///< of the sheet, in pixels or as paper at `dpi`
    double dpi = 0;           ///< 0: not said
    double margin_mm = 0;
    double scale = 0;         ///< 0: by size
    bool transparent = false, worldFile = false;
    int quality = 0;  ///< 0: not said

    std::string fit = "claims", centre, crs = "auto";
    double zoom = -1;  ///< below 0: not said
    std::string view = "all", at, date, theme = "light", boundaries = "neutral", language = "en";
    bool localNames = false;
    std::string title, subtitle, note;
    bool noLegend = false, noScaleBar = false, noNorthArrow = false, noSources = false, noInset = false, noCallouts = false;

    std::string sheetTemplate;   ///< name or file
    std::string per;             ///< "party" or "date": an image each
    std::string frames, step = "1d";  ///< a series of dates
    bool sidecar = false;
    std::shared_ptr<const project::Desk> project;  ///< that is exported; null for dispatches
    std::string from;            ///< a sidecar whose image is made again
    std::vector<std::pair<std::string, std::vector<std::string>>> given;  ///< name and values of each option that was given, for the sidecar
};

/// Declares them all on the command.
void declare(CLI::App& command, ExportOptions& options);

/// The sheet that size, paper, scale and switches ask for. Throws UsageError naming the option.
[[nodiscard]] map::LayoutOptions sheetFor(const ExportOptions& options);

/// Dots an inch that the image says it has: as asked, 300 on paper, else 0 (not said).
[[nodiscard]] double dpiOf(const ExportOptions& options);

}  // namespace demarc::cli
