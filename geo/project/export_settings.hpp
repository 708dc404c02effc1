#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "claim/other_reader.hpp"

namespace demarc::project {

/// All that `demarc export` can be told, as it is written there. The window's dialog fills one in, presets keep one, the command reads one.
struct ExportSettings {
    std::vector<std::string> inputs;
    std::string output;
    std::vector<std::filesystem::path> gazetteers, corrections;
    std::vector<std::string> layers, rasters, outlines;
    claim::ReaderOptions reader;

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

    std::string sheetTemplate;        ///< name or file
    std::string per;                  ///< "party" or "date": an image each
    std::string frames, step = "1d";  ///< a series of dates
    bool sidecar = false;
    std::string from;                 ///< a sidecar whose image is made again

    friend bool operator==(const ExportSettings&, const ExportSettings&) = default;
};

/// Visits every option, but the inputs, with its name and the member that holds it; in the order in which a command line names them.
template <class Settings, class Visit>
void eachOption(Settings& s, const Visit& visit) {
    visit("output", s.output), visit("from", s.from), visit("template", s.sheetTemplate);
    visit("size", s.size), visit("paper", s.paper), visit("dpi", s.dpi), visit("margin", s.margin_mm), visit("scale-factor", s.scale);
    visit("view", s.view), visit("at", s.at), visit("date", s.date), visit("per", s.per), visit("frames", s.frames), visit("step", s.step);
    visit("fit", s.fit), visit("center", s.centre), visit("zoom", s.zoom), visit("crs", s.crs);
    visit("theme", s.theme), visit("language", s.language), visit("local-names", s.localNames), visit("boundaries", s.boundaries);
    visit("title", s.title), visit("subtitle", s.subtitle), visit("note", s.note);
    visit("no-legend", s.noLegend), visit("no-scale-bar", s.noScaleBar), visit("no-north-arrow", s.noNorthArrow), visit("no-sources", s.noSources);
    visit("no-inset", s.noInset), visit("no-callouts", s.noCallouts), visit("transparent", s.transparent);
    visit("quality", s.quality), visit("world-file", s.worldFile), visit("sidecar", s.sidecar);
    visit("outlines", s.outlines), visit("raster", s.rasters), visit("layer", s.layers);
    visit("gazetteer", s.gazetteers), visit("corrections", s.corrections), visit("extractor", s.reader.command), visit("extractor-timeout", s.reader.limit_s);
}

/// An option's name and its values; a switch has none.
using Option = std::pair<std::string, std::vector<std::string>>;

/// Those that differ from what is meant where nothing is said. A project says view, date and theme itself, so that for one these are always told.
[[nodiscard]] std::vector<Option> optionsOf(const ExportSettings& settings);
/// Sets an option by its name. Throws UsageError for a name or a value that is none.
void setOption(ExportSettings& settings, const std::string& name, const std::vector<std::string>& values);
/// Sets it unless the settings say something else than the default.
void giveOption(ExportSettings& settings, const std::string& name, const std::vector<std::string>& values);

/// One word for a shell.
[[nodiscard]] std::string shellQuoted(std::string_view word);
/// The line that does the same in a terminal: "demarc export 'two reports.txt' --output map.png --view dispute".
[[nodiscard]] std::string commandLine(const ExportSettings& settings);

}  // namespace demarc::project
