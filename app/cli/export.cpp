#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <thread>

#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/commands.hpp"
#include "cli/coordinates.hpp"
#include "cli/export_options.hpp"
#include "cli/export_series.hpp"
#include "cli/inputs.hpp"
#include "cli/layers.hpp"
#include "cli/outlines.hpp"
#include "cli/project_input.hpp"
#include "cli/rasters.hpp"
#include "cli/sidecar.hpp"
#include "map/areas.hpp"
#include "map/basemap.hpp"
#include "map/compose.hpp"
#include "map/sheet_template.hpp"
#include "print/animation.hpp"
#include "print/encode.hpp"
#include "print/export.hpp"

namespace demarc::cli {
namespace {

constexpr double CENTRE_ZOOM = 7;
const std::map<std::string, map::Boundaries> BOUNDARIES{
    {"neutral", map::Boundaries::neutral}, {"de-jure", map::Boundaries::deJure}, {"de-facto", map::Boundaries::deFacto}};
constexpr base::Box WORLD{-180, -58, 180, 80};  // as far as people live

std::optional<std::string> given(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional{text};
}

/// A group that no list knows keeps the name that the report gives it.
std::string partyId(const std::string& name, const claim::PartyRegistry& parties) {
    const auto* party = parties.findByName(name);
    return party ? party->id : name;
}

void setView(map::SceneRequest& request, const std::string& view, const claim::PartyRegistry& parties) {
    constexpr std::size_t MOST_PANELS = 4;
    if (view == "all") request.view = map::View::all;
    else if (view == "dispute") request.view = map::View::dispute;
    else if (view == "history") request.view = map::View::history;
    else if (view == "proposals") request.view = map::View::proposals;
    else if (view == "compare" || view.starts_with("compare:")) {
        request.view = map::View::compare;
        std::stringstream names{view.substr(std::min(view.size(), std::string_view{"compare:"}.size()))};
        for (std::string name; std::getline(names, name, ',');) request.compared.push_back(partyId(name, parties));
        if (std::set<std::string>{request.compared.begin(), request.compared.end()}.size() < request.compared.size())
            throw base::UsageError("--view " + view + ": names a party twice");
        if (view.size() > 7 && (request.compared.size() < 2 || request.compared.size() > MOST_PANELS))
            throw base::UsageError("--view " + view + ": needs two to four names, as compare:Russia,Ukraine");
    } else if (view.starts_with("party:")) {
        request.view = map::View::party;
        request.party = partyId(view.substr(6), parties);
        if (request.party.empty()) throw base::UsageError("--view party: needs a name, as party:Ukraine");
    } else {
        throw base::UsageError("--view " + view + ": unknown; choose all, dispute, party:NAME, compare, compare:A,B, history or proposals");
    }
}

/// Throws UsageError where no report names a party whose account was asked for.
void checkParties(const map::SceneRequest& request, const std::string& view, const std::vector<claim::Reading>& readings) {
    std::set<std::string> named;
    for (const auto& reading : readings)
        for (const auto& mention : reading.parties) named.insert(mention.party);
    std::vector<std::string> asked = request.compared;
    if (request.view == map::View::party) asked.push_back(request.party);
    for (const std::string& party : asked) {
        if (named.contains(party)) continue;
        std::string list;
        named.erase("narrator");
        for (const auto& name : named) list += (list.empty() ? "" : ", ") + name;
        throw base::UsageError("--view " + view + ": no report names " + party + "; they name " + (list.empty() ? "none" : list));
    }
}

/// The box around a named place: a unit by its outline, a town by 25 km around it.
base::Box boxOf(const std::string& name, const claim::Knowledge& knowledge, const map::Basemap& basemap) {
    gazetteer::SearchOptions first;
    first.limit = 1;
    const auto hits = knowledge.gazetteer.search(name, first);
    if (hits.empty()) throw base::UsageError("--fit " + name + ": no such place; give claims, a place or WEST,SOUTH,EAST,NORTH");
    if (hits.front().way != gazetteer::Way::exact)
        std::cerr << "demarc: warning: --fit " << name << ": no such place; taken for " << knowledge.gazetteer.place(hits.front().place).name << '\n';
    if (const auto outline = map::mergedOutline(basemap, knowledge.gazetteer.outlines(hits.front().place))) return map::mainExtent(*outline);
    const auto centre = knowledge.gazetteer.place(hits.front().place).position;
    const double height_deg = 0.225;
    const double width_deg = height_deg / std::max(0.05, std::cos(centre.lat_deg * 3.14159265 / 180));
    return {centre.lon_deg - width_deg, std::max(-90.0, centre.lat_deg - height_deg), centre.lon_deg + width_deg,
            std::min(90.0, centre.lat_deg + height_deg)};
}

/// All that can be said before anything is read.
map::SceneRequest requestFor(const ExportOptions& options) {
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
    request.transparent = options.transparent;
    request.rasters = parseRasters(options.rasters);
    if (!options.centre.empty()) request.centre = parseLonLat(options.centre, "--center");
    if (options.zoom >= 0 || request.centre) request.zoom = options.zoom >= 0 ? options.zoom : CENTRE_ZOOM;
    return request;
}

/// What a map may lack that the reader of it should know.
void tellDoubts(const print::LaidOut& made) {
    const map::Scene& scene = *made.scene;
    const auto isEmpty = [](const auto& panel) { return panel->subjects.empty(); };
    std::string none = scene.furniture.none;
    if (!none.empty()) none[0] = 'n';
    if (!none.empty()) std::cerr << "demarc: warning: " << none << '\n';
    else if (scene.subjects.empty() && std::ranges::all_of(scene.panels, isEmpty)) std::cerr << "demarc: warning: no claim was read; the map shows none\n";
    if (!made.frame.leftOut.empty()) {
        std::string list;
        for (const std::string& part : made.frame.leftOut) list += (list.empty() ? "" : ", ") + part;
        std::cerr << "demarc: warning: the sheet is too small for its type and leaves out: " << list << "; make it larger, or --scale-factor smaller\n";
    }
    if (made.frame.titleCut) std::cerr << "demarc: warning: the title is too long for the sheet and was cut\n";
}

/// Options that can't both be meant. What a sidecar brings gives way to what is written here.
void checkTogether(const ExportOptions& options) {
    if (!options.from.empty()) return;
    const bool isBox = options.fit == "world" || looksLikeCoordinates(options.fit);
    if (isBox && options.zoom >= 0 && options.centre.empty()) throw base::UsageError("--fit " + options.fit + " and --zoom: give one of them");
    if (!options.at.empty() && (options.per == "date" || !options.frames.empty())) throw base::UsageError("--at and " + std::string{options.frames.empty() ? "--per date" : "--frames"} + ": give one of them");
    if (options.per == "party" && options.view != "all") throw base::UsageError("--per party and --view " + options.view + ": give one of them");
}

/// A file that is read must not be written over: not by the map, nor by what stands beside it.
void checkOutputs(const ExportOptions& options, const std::vector<std::filesystem::path>& inputs, const std::vector<std::filesystem::path>& outputs) {
    std::vector<std::string> read{options.from};
    for (const auto& input : inputs) read.push_back(input.string());
    for (const auto* files : {&options.gazetteers, &options.corrections})
        for (const auto& file : *files) read.push_back(file.string());
    for (const auto* files : {&options.layers, &options.rasters, &options.outlines})
        for (const std::string& file : *files) {
            read.push_back(file);
            read.push_back(file.substr(0, file.find_first_of(":|")));
        }
    for (std::filesystem::path output : outputs) {
        std::vector<std::filesystem::path> written{output};
        if (options.sidecar) written.push_back(output.replace_extension(".json"));
        std::error_code none;
        for (const auto& file : written)
            for (const std::string& input : read)
                if (!input.empty() && std::filesystem::equivalent(file, input, none)) throw base::UsageError("--output " + file.string() + ": is read by this export; give another name");
    }
}

/// What was drawn by hand, then the claims; of a comparison, each panel's.
std::vector<map::DrawnFeature> drawnFeatures(const print::LaidOut& made, const map::SceneRequest& request, const std::vector<claim::Reading>& readings,
                                             const claim::Knowledge& knowledge, const map::Basemap& basemap) {
    std::vector<map::DrawnFeature> all = map::annotationFeatures(request.annotations);
    if (made.scene->panels.empty()) std::ranges::move(map::drawnFeatures(*made.scene, readings, request, knowledge, basemap), std::back_inserter(all));
    for (const auto& panel : made.scene->panels) {
        map::SceneRequest account = request;
        account.view = map::View::party;
        account.party = panel->party;
        std::ranges::move(map::drawnFeatures(*panel, readings, account, knowledge, basemap), std::back_inserter(all));
    }
    return all;
}

int exportMap(const ExportOptions& options, const std::optional<map::SheetTemplate>& look) {
    if (options.output.empty()) throw base::UsageError("export: -o FILE.png is missing; see demarc export --help");
    if (options.inputs.empty() && options.from.empty()) throw base::UsageError("export: a dispatch is missing; see demarc export --help");
    auto sheet = sheetFor(options);
    if (look) look->applyTo(sheet);
    if (look && !look->logo.empty()) sheet.logo = map::Logo{print::readLogo(look->logo), look->logoCorner, look->logoHeight_px};
    print::checkOutput(options.output, sheet.width_px, sheet.height_px);
    const bool isImage = options.output == "-" || print::imageFormatOf(options.output);
    if (!isImage && print::Animation::isKnown(options.output) && options.frames.empty())
        throw base::UsageError(options.output + ": needs --frames FROM..TO to move");
    if (options.transparent && print::imageFormatOf(options.output) == print::ImageFormat::jpeg) throw base::UsageError("--transparent: JPEG has no transparency; write a png or webp");
    checkTogether(options);
    if (options.worldFile && (!isImage || options.output == "-")) throw base::UsageError("--world-file: stands beside an image, as map.png");
    map::SceneRequest request = requestFor(options);
    const auto fallback = parseOptionalDate(options.date, "--date");
    if (!options.frames.empty()) (void)datesBetween(options.frames, options.step);
    const auto inputs = expandInputs(options.inputs);
    auto reader = startReader(options.reader);
    auto layers = startLayers(options.layers);

    // The graphics context takes as long to start as the reading: both at once.
    print::Printer printer;
    const auto assets = base::findAssets();
    auto knowledge = openKnowledge(options.gazetteers, options.corrections);
    const auto basemap = map::Basemap::open(assets);
    const auto fonts = map::FontSet::open(assets, look ? look->fonts : decltype(look->fonts){});
    setView(request, options.view, knowledge.parties);
    if (options.project) takeDrawn(request, *options.project, knowledge);
    if (!options.outlines.empty()) request.outlines = readOutlines(options.outlines, knowledge.gazetteer);
    sheet.disputeTags = request.view == map::View::dispute;
    if (request.view == map::View::compare) sheet.panels = std::max<std::size_t>(2, request.compared.size());
    if (looksLikeCoordinates(options.fit)) request.area = parseBox(options.fit, "--fit");
    else if (options.fit == "world") request.area = WORLD;
    else if (options.fit != "claims") request.area = boxOf(options.fit, knowledge, basemap);

    std::size_t failures = 0;
    auto readings = options.project ? readProject(*options.project, knowledge) : readInputs(inputs, {fallback}, knowledge, std::max(1U, std::thread::hardware_concurrency()), failures, reader.get());
    if (!options.from.empty() && inputs.empty() && !options.project) readings = readSidecar(options.from, knowledge, reader.get());
    reader.reset();
    if (readings.empty()) return 1;
    checkParties(request, options.view, readings);
    std::ranges::move(openedLayers(std::move(layers)), std::back_inserter(request.layers));
    map::Cartographer cartographer{knowledge, basemap};
    const auto takes = takesOf(options, request, readings);
    std::vector<std::filesystem::path> outputs;
    for (const Take& take : takes) outputs.push_back(take.path);
    checkOutputs(options, inputs, outputs);
    const bool isShown = takes.size() > 1 && ::isatty(STDERR_FILENO) == 1;
    const auto progress = [&](double share) {
        if (takes.size() == 1 && ::isatty(STDERR_FILENO) == 1) std::cerr << '\r' << std::lround(100 * share) << " %" << (share < 1 ? "" : "\n") << std::flush;
    };
    const bool moves = !options.frames.empty() && print::Animation::isKnown(options.output);
    const auto animation = moves ? print::Animation::begin(options.output, sheet.width_px, sheet.height_px, {.quality = options.quality}) : nullptr;
    for (std::size_t i = 0; i < takes.size(); ++i) {
        if (isShown) std::cerr << '\r' << i + 1 << '/' << takes.size() << std::flush;
        const auto made = print::layOut(readings, takes[i].request, sheet, cartographer, fonts);
        const auto features = [&] { return drawnFeatures(made, takes[i].request, readings, knowledge, basemap); };
        if (animation) animation->add(printer.print(*made.scene, made.frame, fonts));
        else print::writeSheet(takes[i].path, made, fonts, printer, {dpiOf(options), options.quality, options.worldFile, features, progress});
        if (options.sidecar) writeSidecar(takes[i].path, options, made, readings);
        if (i == 0) tell(made.scene->issues);
        if (takes.size() == 1) tellDoubts(made);
    }
    if (animation) animation->finish();
    if (isShown) std::cerr << '\n';
    if (const std::string missing = fonts.missing(); !missing.empty())
        std::cerr << "demarc: warning: the image leaves out what its fonts have no letter for: " << missing << '\n';
    return failures == 0 ? 0 : 1;
}

}  // namespace

void addExport(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("export", "draw an annotated map of the claims as an image; needs no display");
    auto options = std::make_shared<ExportOptions>();
    declare(*command, *options);
    command->callback([options, command, &action] {
        action = [options, command] {
            const std::vector<std::string> written = options->rasters;
            options->project = projectAmong(options->inputs);
            if (!options->from.empty()) takeOptions(*command, *options);
            if (options->project) takeView(*command, *options->project);
            if (options->project && !options->reader.command.empty()) throw base::UsageError("--extractor: a project's claims are those that it holds");
            options->given = givenOptions(*command);
            std::optional<map::SheetTemplate> look;
            if (!options->sheetTemplate.empty()) {
                look = map::SheetTemplate::open(options->sheetTemplate, base::findAssets());
                const bool sized = !options->size.empty() || !options->paper.empty();
                for (const auto& [name, values] : look->options)
                    if (!sized || (name != "size" && name != "paper" && name != "scale-factor")) giveOption(*command, name, values, "--template " + options->sheetTemplate + ": options.");
            }
            checkAddresses(options->rasters, written, options->sheetTemplate.empty() ? options->from : "--template " + options->sheetTemplate);
            return exportMap(*options, look);
        };
    });
}

}  // namespace demarc::cli
