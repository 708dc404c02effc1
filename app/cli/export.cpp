#include <algorithm>
#include <cmath>
#include <iostream>
#include <map>
#include <set>
#include <thread>

#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/commands.hpp"
#include "cli/coordinates.hpp"
#include "cli/inputs.hpp"
#include "map/areas.hpp"
#include "map/basemap.hpp"
#include "map/compose.hpp"
#include "print/export.hpp"

namespace demarc::cli {
namespace {

constexpr double CENTRE_ZOOM = 7;
const std::map<std::string, map::Boundaries> BOUNDARIES{
    {"neutral", map::Boundaries::neutral}, {"de-jure", map::Boundaries::deJure}, {"de-facto", map::Boundaries::deFacto}};
constexpr base::Box WORLD{-180, -58, 180, 80};  // as far as people live

struct ExportOptions {
    std::vector<std::string> inputs;
    std::vector<std::filesystem::path> gazetteers, corrections;
    ReaderOptions reader;
    std::string output;
    std::string size = "3840x2160";
    double scale = 0;
    std::string fit = "claims";
    std::string centre;
    double zoom = -1;
    std::string crs = "auto";
    std::string view = "all";
    std::string at, date, theme = "light", boundaries = "neutral", language = "en";
    bool localNames = false;
    std::string title, subtitle, note;
    bool noLegend = false, noScaleBar = false, noNorthArrow = false, noSources = false, noInset = false, noCallouts = false;
};

std::optional<std::string> given(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional{text};
}

void setView(map::SceneRequest& request, const std::string& view, const claim::PartyRegistry& parties) {
    if (view == "all") request.view = map::View::all;
    else if (view == "dispute") request.view = map::View::dispute;
    else if (view == "history") request.view = map::View::history;
    else if (view == "proposals") request.view = map::View::proposals;
    else if (view.starts_with("party:")) {
        const std::string name = view.substr(6);
        const auto* party = parties.findByName(name);
        request.view = map::View::party;
        // A group that no list knows keeps the name that the report gives it.
        request.party = party ? party->id : name;
        if (name.empty()) throw base::UsageError("--view party: needs a name, as party:Ukraine");
    } else {
        throw base::UsageError("--view " + view + ": unknown; choose all, dispute, party:NAME, history or proposals");
    }
}

/// Throws UsageError where no report names the party whose account was asked for.
void checkParty(const map::SceneRequest& request, const std::vector<claim::Reading>& readings) {
    if (request.view != map::View::party) return;
    std::set<std::string> named;
    for (const auto& reading : readings)
        for (const auto& mention : reading.parties) named.insert(mention.party);
    if (named.contains(request.party)) return;
    std::string list;
    for (const auto& party : named) list += (list.empty() ? "" : ", ") + party;
    throw base::UsageError("--view party:" + request.party + ": no report names that party; they name " + (list.empty() ? "none" : list));
}

/// The box around a named place: a unit by its outline, a town by 25 km around it.
base::Box boxOf(const std::string& name, const claim::Knowledge& knowledge, const map::Basemap& basemap) {
    gazetteer::SearchOptions first;
    first.limit = 1;
    const auto hits = knowledge.gazetteer.search(name, first);
    if (hits.empty()) throw base::UsageError("--fit " + name + ": no such place; give claims, a place or WEST,SOUTH,EAST,NORTH");
    if (const auto outline = map::mergedOutline(basemap, knowledge.gazetteer.outlines(hits.front().place))) return map::mainExtent(*outline);
    const auto centre = knowledge.gazetteer.place(hits.front().place).position;
    const double height_deg = 0.225;
    const double width_deg = height_deg / std::max(0.05, std::cos(centre.lat_deg * 3.14159265 / 180));
    return {centre.lon_deg - width_deg, std::max(-90.0, centre.lat_deg - height_deg), centre.lon_deg + width_deg,
            std::min(90.0, centre.lat_deg + height_deg)};
}

int exportMap(const ExportOptions& options) {
    const auto [width_px, height_px] = parseSize(options.size);
    print::checkOutput(options.output, width_px, height_px);
    map::SceneRequest request;
    request.at = parseOptionalDate(options.at, "--at");
    request.theme = options.theme == "dark" ? map::ThemeKind::dark : options.theme == "print" ? map::ThemeKind::print : map::ThemeKind::light;
    request.boundaries = BOUNDARIES.at(options.boundaries);
    request.language = options.language;
    request.localNames = options.localNames;
    request.crs = options.crs;
    request.title = given(options.title);
    request.subtitle = given(options.subtitle);
    request.note = given(options.note);
    if (!options.centre.empty()) request.centre = parseLonLat(options.centre, "--center");
    if (options.zoom >= 0 || request.centre) request.zoom = options.zoom >= 0 ? options.zoom : CENTRE_ZOOM;
    const auto fallback = parseOptionalDate(options.date, "--date");
    const auto inputs = expandInputs(options.inputs);
    auto reader = startReader(options.reader);

    auto sheet = print::sheetFor(width_px, height_px, options.scale);
    sheet.legend = !options.noLegend;
    sheet.scaleBar = !options.noScaleBar;
    sheet.northArrow = !options.noNorthArrow;
    sheet.sources = !options.noSources;
    sheet.inset = !options.noInset;
    sheet.callouts = !options.noCallouts;
    sheet.disputeTags = options.view == "dispute";

    // The graphics context takes as long to start as the reading: both at once.
    print::Printer printer;
    const auto assets = base::findAssets();
    const auto knowledge = openKnowledge(options.gazetteers, options.corrections);
    const auto basemap = map::Basemap::open(assets);
    const auto fonts = map::FontSet::open(assets);
    setView(request, options.view, knowledge.parties);
    if (looksLikeCoordinates(options.fit)) request.area = parseBox(options.fit, "--fit");
    else if (options.fit == "world") request.area = WORLD;
    else if (options.fit != "claims") request.area = boxOf(options.fit, knowledge, basemap);

    std::size_t failures = 0;
    const auto readings = readInputs(inputs, {fallback}, knowledge, std::max(1U, std::thread::hardware_concurrency()), failures, reader.get());
    reader.reset();
    if (readings.empty()) return 1;
    checkParty(request, readings);
    map::Cartographer cartographer{knowledge, basemap};
    bool titleCut = false;
    const auto scene = print::exportImage(options.output, readings, request, sheet, cartographer, fonts, printer, &titleCut);
    std::string none = scene->furniture.none;
    if (!none.empty()) none[0] = 'n';
    if (!none.empty()) std::cerr << "demarc: warning: " << none << '\n';
    else if (scene->subjects.empty()) std::cerr << "demarc: warning: no claim was read; the map shows none\n";
    if (titleCut) std::cerr << "demarc: warning: the title is too long for the sheet and was cut\n";
    if (const std::string missing = fonts.missing(); !missing.empty())
        std::cerr << "demarc: warning: the image leaves out what its fonts have no letter for: " << missing << '\n';
    return failures == 0 ? 0 : 1;
}

}  // namespace

void addExport(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("export", "draw an annotated map of the claims as an image; needs no display");
    auto options = std::make_shared<ExportOptions>();
    auto& o = *options;
    command->add_option("INPUT", o.inputs, "dispatch, folder of dispatches, or - for standard input")->required();
    command->add_option("-o,--output", o.output, "FILE.png")->required();
    command->add_option("--size", o.size, "WIDTHxHEIGHT in pixels (default 3840x2160)");
    command->add_option("--scale-factor", o.scale, "size of type and marks; 1 is made for 1920x1080 (default: by size)")
        ->check(CLI::Range(0.25, 16.0));
    command->add_option("--fit", o.fit, "claims, world, a place, or WEST,SOUTH,EAST,NORTH (default claims)");
    command->add_option("--center", o.centre, "LON,LAT of the middle, instead of what --fit shows");
    command->add_option("--zoom", o.zoom, "0 shows the world on 256 style pixels; each step halves (default: what --fit shows; 7 with --center)")
        ->check(CLI::Range(0.0, 20.0));
    command->add_option("--crs", o.crs, "auto, EPSG:n or a PROJ string");
    command->add_option("--view", o.view, "all, dispute, party:NAME, history or proposals");
    command->add_option("--at", o.at, "claims as of this date, YYYY-MM-DD (default: the newest report)");
    command->add_option("--date", o.date, "date of dispatches that state none");
    addGazetteerOption(*command, o.gazetteers);
    addCorrectionsOption(*command, o.corrections);
    addExtractorOptions(*command, o.reader);
    command->add_option("--theme", o.theme, "light, dark, or print: for paper, and read in grey too")->check(CLI::IsMember({"light", "dark", "print"}));
    command->add_option("--boundaries", o.boundaries, "neutral (disputed ones dashed, the default), de-jure (UN General Assembly) or de-facto")
        ->check(CLI::IsMember(BOUNDARIES));
    command->add_option("--language", o.language, "of the names on the ground: en, uk, ru, ar, fr … (default en)");
    command->add_flag("--local-names", o.localNames, "below each name the one of its own country");
    command->add_option("--title", o.title, "instead of the title made from the claims");
    command->add_option("--subtitle", o.subtitle, "instead of the line below the title");
    command->add_option("--note", o.note, "a line of your own, above the disclaimer");
    command->add_flag("--no-legend", o.noLegend);
    command->add_flag("--no-scale-bar", o.noScaleBar);
    command->add_flag("--no-north-arrow", o.noNorthArrow);
    command->add_flag("--no-sources", o.noSources);
    command->add_flag("--no-inset", o.noInset);
    command->add_flag("--no-callouts", o.noCallouts);
    command->footer("Example: demarc export report.txt -o brief.png --view dispute --size 1920x1080");
    command->callback([options, &action] { action = [options] { return exportMap(*options); }; });
}

}  // namespace demarc::cli
