#include "print/export_plan.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <map>
#include <set>
#include <sstream>
#include <utility>

#include "base/error.hpp"
#include "map/areas.hpp"
#include "map/raster_spec.hpp"
#include "print/animation.hpp"
#include "print/encode.hpp"
#include "print/export.hpp"
#include "print/export_series.hpp"
#include "project/option_text.hpp"

namespace demarc::print {
namespace {

constexpr double CENTRE_ZOOM = 7;
constexpr double MM_PER_INCH = 25.4, PAPER_DPI = 300;
constexpr double STYLE_DPI = 96;  // a style pixel on paper
struct Paper {
    const char* name;
    double short_mm, long_mm;
};
constexpr std::array PAPERS{Paper{"A5", 148, 210}, Paper{"A4", 210, 297}, Paper{"A3", 297, 420}, Paper{"A2", 420, 594}, Paper{"letter", 215.9, 279.4},
                            Paper{"tabloid", 279.4, 431.8}};


std::string lower(std::string_view text) {
    std::string small{text};
    std::ranges::transform(small, small.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return small;
}

project::PixelSize paperSize(const project::ExportSettings& settings) {
    const std::string name = settings.paper.substr(0, settings.paper.find(':'));
    const std::string turn = name.size() < settings.paper.size() ? settings.paper.substr(name.size() + 1) : "landscape";
    const auto same = [&](const Paper& paper) { return lower(paper.name) == lower(name); };
    const auto paper = std::ranges::find_if(PAPERS, same);
    if (paper == PAPERS.end()) throw base::UsageError("--paper " + settings.paper + ": unknown; choose A5, A4, A3, A2, letter or tabloid");
    if (turn != "landscape" && turn != "portrait") throw base::UsageError("--paper " + settings.paper + ": turn it landscape or portrait, as A4:portrait");
    const auto pixels = [&](double mm) { return static_cast<int>(std::lround(mm / MM_PER_INCH * dpiOf(settings))); };
    project::PixelSize size{pixels(paper->long_mm), pixels(paper->short_mm)};
    if (turn == "portrait") std::swap(size.width_px, size.height_px);
    return size;
}

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

/// The box around a named place: a unit by its outline, a town by 25 km around it.
base::Box boxOf(const std::string& name, const claim::Knowledge& knowledge, const map::Basemap& basemap, std::vector<std::string>& doubts) {
    gazetteer::SearchOptions first;
    first.limit = 1;
    const auto hits = knowledge.gazetteer.search(name, first);
    if (hits.empty()) throw base::UsageError("--fit " + name + ": no such place; give claims, a place or WEST,SOUTH,EAST,NORTH");
    if (hits.front().way != gazetteer::Way::exact)
        doubts.push_back("--fit " + name + ": no such place; taken for " + std::string{knowledge.gazetteer.place(hits.front().place).name});
    if (const auto outline = map::mergedOutline(basemap, knowledge.gazetteer.outlines(hits.front().place))) return map::mainExtent(*outline);
    const auto centre = knowledge.gazetteer.place(hits.front().place).position;
    const double height_deg = 0.225;
    const double width_deg = height_deg / std::max(0.05, std::cos(centre.lat_deg * 3.14159265 / 180));
    return {centre.lon_deg - width_deg, std::max(-90.0, centre.lat_deg - height_deg), centre.lon_deg + width_deg,
            std::min(90.0, centre.lat_deg + height_deg)};
}

map::SceneRequest requestFor(const project::ExportSettings& settings) {
    map::SceneRequest request;
    request.at = settings.at == "newest" ? std::nullopt : project::parseOptionalDate(settings.at, "--at");
    request.theme = settings.theme == "dark" ? map::ThemeKind::dark : settings.theme == "print" ? map::ThemeKind::print : map::ThemeKind::light;
    request.boundaries = BOUNDARIES.at(settings.boundaries);
    request.language = settings.language;
    request.localNames = settings.localNames;
    request.crs = settings.crs;
    request.title = given(settings.title);
    request.subtitle = given(settings.subtitle);
    request.note = given(settings.note);
    request.transparent = settings.transparent;
    for (const std::string& raster : settings.rasters) request.rasters.push_back(map::parseRasterSpec(raster));
    if (!settings.centre.empty()) request.centre = project::parseLonLat(settings.centre, "--center");
    if (settings.zoom >= 0 || request.centre) request.zoom = settings.zoom >= 0 ? settings.zoom : CENTRE_ZOOM;
    return request;
}

/// Options that can't both be meant. What a sidecar brings gives way to what is written here.
void checkTogether(const project::ExportSettings& settings) {
    if (!settings.from.empty()) return;
    const bool isBox = settings.fit == "world" || project::looksLikeCoordinates(settings.fit);
    if (isBox && settings.zoom >= 0 && settings.centre.empty()) throw base::UsageError("--fit " + settings.fit + " and --zoom: give one of them");
    if (!settings.at.empty() && settings.at != "newest" && (settings.per == "date" || !settings.frames.empty())) throw base::UsageError("--at and " + std::string{settings.frames.empty() ? "--per date" : "--frames"} + ": give one of them");
    if (settings.per == "party" && settings.view != "all") throw base::UsageError("--per party and --view " + settings.view + ": give one of them");
}

/// Before any work is done.
void checkSettings(const project::ExportSettings& settings, const map::LayoutOptions& sheet) {
    checkTogether(settings);
    if (!settings.frames.empty()) (void)datesBetween(settings.frames, settings.step);
    if (settings.output.empty()) return;
    checkOutput(settings.output, sheet.width_px, sheet.height_px);
    const bool isImage = settings.output == "-" || imageFormatOf(settings.output);
    if (!isImage && Animation::isKnown(settings.output) && settings.frames.empty()) throw base::UsageError(settings.output + ": needs --frames FROM..TO to move");
    if (settings.transparent && imageFormatOf(settings.output) == ImageFormat::jpeg) throw base::UsageError("--transparent: JPEG has no transparency; write a png or webp");
    if (settings.worldFile && (!isImage || settings.output == "-")) throw base::UsageError("--world-file: stands beside an image, as map.png");
}

}  // namespace

double dpiOf(const project::ExportSettings& settings) {
    return settings.dpi > 0 ? settings.dpi : settings.paper.empty() ? 0 : PAPER_DPI;
}

map::LayoutOptions sheetFor(const project::ExportSettings& settings) {
    if (!settings.paper.empty() && !settings.size.empty()) throw base::UsageError("--size and --paper: give one of them");
    const auto [width_px, height_px] = settings.paper.empty() ? project::parseSize(settings.size.empty() ? "3840x2160" : settings.size) : paperSize(settings);
    auto sheet = sheetFor(width_px, height_px, settings.scale);
    // On paper type has a size of its own: below three quarters of the screen's it is not read, whatever the resolution.
    if (!settings.paper.empty() && settings.scale <= 0) sheet.scale = std::max(sheet.scale, 0.75 * dpiOf(settings) / STYLE_DPI);
    sheet.margin_px = settings.margin_mm / MM_PER_INCH * (dpiOf(settings) > 0 ? dpiOf(settings) : STYLE_DPI);
    if (settings.margin_mm > 0 && 2 * sheet.margin_px > 0.8 * std::min(width_px, height_px)) throw base::UsageError("--margin: leaves no room for a map");
    sheet.legend = !settings.noLegend;
    sheet.scaleBar = !settings.noScaleBar;
    sheet.northArrow = !settings.noNorthArrow;
    sheet.sources = !settings.noSources;
    sheet.inset = !settings.noInset;
    sheet.callouts = !settings.noCallouts;
    sheet.transparent = settings.transparent;
    return sheet;
}

void takeTemplate(project::ExportSettings& settings, const map::SheetTemplate& look) {
    const std::string where = "--template " + settings.sheetTemplate + ": options.";
    const bool sized = !settings.size.empty() || !settings.paper.empty();
    for (const auto& [name, values] : look.options) {
        if (sized && (name == "size" || name == "paper" || name == "scale-factor")) continue;
        if (name == "raster")
            for (const std::string& raster : values)
                if (const auto parsed = map::parseRasterSpec(raster); parsed.tiles && parsed.tiles->isOnNetwork()) throw base::UsageError(where + "raster: names the address " + parsed.tiles->address + "; lay it on the map yourself");
        try {
            project::giveOption(settings, name, values);
        } catch (const base::UsageError& error) {
            throw base::UsageError(where + error.what());
        }
    }
}

ExportPlan planOf(const project::ExportSettings& settings, const std::optional<map::SheetTemplate>& look) {
    ExportPlan plan{settings, sheetFor(settings), requestFor(settings), {}};
    if (look) {
        look->applyTo(plan.sheet);
        plan.fonts = look->fonts;
        if (!look->logo.empty()) plan.sheet.logo = map::Logo{readLogo(look->logo), look->logoCorner, look->logoHeight_px};
    }
    plan.sheet.disputeTags = settings.view == "dispute";
    if (settings.view.starts_with("compare")) plan.sheet.panels = std::max<std::size_t>(2, 1 + static_cast<std::size_t>(std::ranges::count(settings.view, ',')));
    checkSettings(settings, plan.sheet);
    return plan;
}

void findView(ExportPlan& plan, const claim::Knowledge& knowledge, const map::Basemap& basemap, std::vector<std::string>& doubts) {
    const project::ExportSettings& settings = plan.settings;
    map::SceneRequest& request = plan.request;
    setView(request, settings.view, knowledge.parties);
    if (project::looksLikeCoordinates(settings.fit)) request.area = project::parseBox(settings.fit, "--fit");
    else if (settings.fit == "world") request.area = WORLD;
    else if (settings.fit != "claims") request.area = boxOf(settings.fit, knowledge, basemap, doubts);
}

void checkParties(const ExportPlan& plan, const std::vector<claim::Reading>& readings) {
    const map::SceneRequest& request = plan.request;
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
        throw base::UsageError("--view " + plan.settings.view + ": no report names " + party + "; they name " + (list.empty() ? "none" : list));
    }
}

void checkOutputs(const project::ExportSettings& settings, const std::vector<std::filesystem::path>& inputs, const std::vector<std::filesystem::path>& outputs) {
    std::vector<std::string> read{settings.from};
    for (const auto& input : inputs) read.push_back(input.string());
    for (const auto* files : {&settings.gazetteers, &settings.corrections})
        for (const auto& file : *files) read.push_back(file.string());
    for (const auto* files : {&settings.layers, &settings.rasters, &settings.outlines})
        for (const std::string& file : *files) {
            read.push_back(file);
            read.push_back(file.substr(0, file.find_first_of(":|")));
        }
    for (std::filesystem::path output : outputs) {
        std::vector<std::filesystem::path> written{output};
        if (settings.sidecar) written.push_back(output.replace_extension(".json"));
        std::error_code none;
        for (const auto& file : written)
            for (const std::string& input : read)
                if (!input.empty() && std::filesystem::equivalent(file, input, none)) throw base::UsageError("--output " + file.string() + ": is read by this export; give another name");
    }
}

}  // namespace demarc::print
