#include "cli/sidecar.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "base/error.hpp"
#include "base/file.hpp"
#include "project/desk.hpp"
#include "text/report_stream.hpp"

namespace demarc::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t LIMIT_BYTE = std::size_t{256} << 20;
/// What a run is told of its own files, and of this one.
constexpr std::array OWN{"output", "from", "sidecar", "per", "frames", "step", "help"};

template <class T>
Json orNull(const std::optional<T>& value) {
    return value ? Json(*value) : Json();
}
Json orNull(const std::optional<base::Date>& date) {
    return date ? Json(date->iso()) : Json();
}

constexpr std::array VIEWS{"all", "dispute", "party", "history", "proposals", "compare"};
constexpr std::array KINDS{"held", "two-holders", "one-asserts", "share", "denied", "contested", "encircled", "advance", "withdrawal", "strike", "proposed", "past"};

/// To a centimetre: what a projection and its inverse leave is noise.
double rounded_deg(double value_deg) {
    return std::round(value_deg * 1e7) / 1e7;
}

Json asJson(const claim::ClaimRef& ref, const std::vector<claim::Reading>& readings) {
    const claim::Reading& reading = readings[ref.reading];
    const claim::Claim& claim = reading.claims[ref.claim];
    const auto& document = reading.document;
    Json json;
    json["report"] = document.id;
    json["claim"] = claim.id;
    json["claimant"] = claim.claimant;
    json["stance"] = claim::name(claim.stance);
    json["status"] = claim::name(claim.status);
    json["actor"] = claim.actor;
    json["extent"] = orNull(claim.extent);
    json["speaker"] = claim.speaker;
    json["date"] = orNull(document.date);
    json["evidence"] = {claim.evidence.begin, claim.evidence.end};
    json["sentence"] = document.text.substr(claim.evidence.begin, claim.evidence.end - claim.evidence.begin);
    json["source"] = orNull(document.source);
    return json;
}

/// Every subject of a map with its claims; `panel` counts from 1, 0 for a map of its own.
void addMarks(Json& marks, const map::Scene& scene, const map::Camera& camera, std::size_t panel, const std::vector<claim::Reading>& readings) {
    for (const map::Subject& subject : scene.subjects) {
        const map::Vec2 at = camera.toScreen(subject.anchor_m);
        Json mark;
        mark["place"] = subject.name;
        if (!subject.listed.empty()) mark["listed"] = subject.listed;
        if (panel > 0) mark["panel"] = scene.furniture.title;
        // Where the mark stands: of an area a point inside it.
        const base::LonLat position = scene.projection->inverse(subject.anchor_m);
        mark["lon"] = rounded_deg(position.lon_deg);
        mark["lat"] = rounded_deg(position.lat_deg);
        mark["x_px"] = at.x;
        mark["y_px"] = at.y;
        mark["in_frame"] = camera.viewport_px.contains(at);
        Json kinds = Json::array();
        for (const map::Symbol& symbol : subject.symbols) kinds.push_back(KINDS[static_cast<std::size_t>(symbol.kind)]);
        mark["marks"] = std::move(kinds);
        mark["dispute"] = orNull(subject.dispute);
        Json claims = Json::array();
        for (const claim::ClaimRef ref : subject.claims) claims.push_back(asJson(ref, readings));
        mark["claims"] = std::move(claims);
        marks.push_back(std::move(mark));
    }
}

Json layersOf(const print::LaidOut& made) {
    std::set<std::string> layers;
    for (const map::MapPart& part : made.frame.maps)
        for (const map::WorldPass& pass : worldOf(*made.scene, part)) {
            for (const auto& item : pass.areas) layers.insert(item.layer);
            for (const auto& item : pass.lines) layers.insert(item.layer);
            for (const auto& item : pass.images) layers.insert(item.layer);
            for (const auto& item : pass.points) layers.insert(item.layer);
        }
    return layers;
}

Json mapJson(const print::LaidOut& made) {
    const map::Scene& scene = *made.scene;
    const map::Camera& camera = made.frame.maps.front().camera;
    const base::LonLat centre = scene.projection->inverse(camera.centre_m);
    const map::Rect& box = camera.viewport_px;
    return {{"view", VIEWS[static_cast<std::size_t>(scene.view)]},
            {"crs", scene.projection->definition()},
            {"centre", {centre.lon_deg, centre.lat_deg}},
            {"centre_m", {camera.centre_m.x, camera.centre_m.y}},
            {"metres_per_px", 1 / camera.scale_px_per_m},
            {"size_px", {made.frame.width_px, made.frame.height_px}},
            {"map_px", {box.left, box.top, box.right, box.bottom}},
            {"as_of", scene.furniture.asOf}};
}

Json readJson(const std::filesystem::path& file) {
    const std::string text = base::readFile(file, LIMIT_BYTE);
    try {
        Json json = Json::parse(text);
        if (!json.is_object() || !json.contains("dispatches") || !json["dispatches"].is_array() || !json.contains("options") || !json["options"].is_object())
            throw base::FormatError(file.string() + ": no sidecar of demarc export: \"dispatches\" or \"options\" is missing");
        return json;
    } catch (const Json::parse_error& error) {
        throw base::FormatError(file.string() + ": no JSON at byte " + std::to_string(error.byte));
    }
}

std::vector<text::Document> dispatchesOf(const Json& json, const std::filesystem::path& file) {
    std::vector<text::Document> dispatches;
    std::size_t number = 0;
    for (const Json& item : json["dispatches"]) {
        const std::string where = ", dispatch " + std::to_string(++number);
        auto documents = text::parseItem(item.dump(), file.string(), where, number, 0, {std::nullopt, false});
        for (const base::Issue& issue : documents.issues)
            if (issue.severity == base::Severity::error) throw base::FormatError(issue.message);
        std::ranges::move(documents.value, std::back_inserter(dispatches));
    }
    return dispatches;
}

/// The project that was exported, as far as an export shows it; null where it was none.
std::shared_ptr<const project::Desk> projectOf(const Json& json, const std::filesystem::path& file) {
    if (!json.contains("project")) return nullptr;
    project::Records records;
    for (const Json& record : json["project"]) {
        const auto kind = record.is_object() && record.contains("kind") && record["kind"].is_string() ? project::kindOf(record["kind"].get<std::string>()) : std::nullopt;
        if (!kind || !record.contains("id") || !record["id"].is_string() || !record.contains("value"))
            throw base::FormatError(file.string() + ": project: a record needs \"kind\", \"id\" and \"value\"");
        records[{*kind, record["id"].get<std::string>()}] = std::make_shared<const std::string>(record["value"].dump(-1, ' ', false, Json::error_handler_t::replace));
    }
    auto desk = std::make_shared<project::Desk>();
    desk->load(std::move(records), {});
    project::AddReports add;
    for (auto& dispatch : dispatchesOf(json, file)) add.reports.push_back({std::move(dispatch), ""});
    desk->apply(std::move(add));
    return desk;
}

}  // namespace

std::vector<std::pair<std::string, std::vector<std::string>>> givenOptions(const CLI::App& command) {
    std::vector<std::pair<std::string, std::vector<std::string>>> given;
    for (const CLI::Option* option : command.get_options()) {
        const std::string name = option->get_single_name();
        if (option->count() == 0 || option->get_positional() || std::ranges::find(OWN, name) != OWN.end()) continue;
        given.emplace_back(name, option->results());
    }
    return given;
}

void writeSidecar(const std::filesystem::path& image, const ExportOptions& options, const print::LaidOut& made, const std::vector<claim::Reading>& readings) {
    Json json;
    json["demarc"] = DEMARC_VERSION;
    json["output"] = image.filename().string();
    json["options"] = Json::object();
    for (const auto& [name, values] : options.given) json["options"][name] = values;
    // Of a series, what sets this image apart.
    if (!options.per.empty() || !options.frames.empty()) {
        const map::Scene& scene = *made.scene;
        if (options.per == "party") json["options"]["view"] = {"party:" + scene.party};
        else if (scene.at) json["options"]["at"] = {scene.at->iso()};
    }
    json["map"] = mapJson(made);
    json["layers"] = layersOf(made);
    json["marks"] = Json::array();
    for (const map::MapPart& part : made.frame.maps)
        if (!part.inset) addMarks(json["marks"], part.panel == 0 ? *made.scene : *made.scene->panels[part.panel - 1], part.camera, part.panel, readings);
    json["sources"] = Json::array();
    for (const map::SourceLine& line : made.scene->furniture.sources) json["sources"].push_back({{"mark", line.mark}, {"text", line.text}});
    json["dispatches"] = Json::array();
    for (const claim::Reading& reading : readings) {
        const auto& document = reading.document;
        json["dispatches"].push_back({{"id", document.id}, {"date", orNull(document.date)}, {"title", orNull(document.title)}, {"source", orNull(document.source)}, {"text", document.text}});
    }
    // Of a project, all but its reports, which stand above.
    if (options.project) {
        Json& records = json["project"] = Json::array();
        for (const auto& [key, value] : options.project->records())
            if (key.kind != project::Kind::report && key.kind != project::Kind::slide)
                records.push_back({{"kind", project::name(key.kind)}, {"id", key.id}, {"value", Json::parse(*value, nullptr, false)}});
    }
    auto beside = image;
    base::writeFile(beside.replace_extension(".json"), json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

void giveOption(CLI::App& command, const std::string& name, const std::vector<std::string>& values, const std::string& where) {
    CLI::Option* option = command.get_option_no_throw("--" + name);
    if (option == nullptr || std::ranges::find(OWN, name) != OWN.end()) throw base::FormatError(where + name + ": no such option");
    if (option->count() > 0) return;
    for (const std::string& value : values) option->add_result(value);
    try {
        option->run_callback();
    } catch (const CLI::Error& error) {
        throw base::UsageError(where + name + ": " + error.what());
    }
}

void takeOptions(CLI::App& command, ExportOptions& options) {
    const std::filesystem::path file = options.from;
    const Json json = readJson(file);
    for (const auto& [name, values] : json["options"].items()) {
        if (!values.is_array() || !std::ranges::all_of(values, [](const Json& value) { return value.is_string(); }))
            throw base::FormatError(file.string() + ": options." + name + ": must be an array of strings");
        giveOption(command, name, values.get<std::vector<std::string>>(), file.string() + ": options.");
    }
    if (options.inputs.empty()) options.project = projectOf(json, file);
    if (options.output.empty()) {
        const Json output = json.value("output", Json());
        if (!output.is_string()) throw base::FormatError(file.string() + ": output: must be a string");
        options.output = file.parent_path() / std::filesystem::path{output.get<std::string>()}.filename();
    }
}

std::vector<claim::Reading> readSidecar(const std::filesystem::path& file, const claim::Knowledge& knowledge, claim::OtherReader* reader) {
    const Json json = readJson(file);
    std::vector<claim::Reading> readings;
    for (auto& document : dispatchesOf(json, file)) {
        readings.push_back(claim::read(std::move(document), knowledge));
        if (reader) (void)reader->read(readings.back(), knowledge);
        knowledge.corrections.apply(readings.back(), knowledge);
    }
    return readings;
}

}  // namespace demarc::cli
