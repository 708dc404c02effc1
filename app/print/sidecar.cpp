#include "print/sidecar.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "base/file.hpp"
#include "project/desk.hpp"

namespace demarc::print {
namespace {

using Json = nlohmann::ordered_json;

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

Json layersOf(const LaidOut& made) {
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

Json mapJson(const LaidOut& made) {
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

}  // namespace

bool isOfRun(std::string_view option) {
    constexpr std::array OWN{"output", "from", "sidecar", "per", "frames", "step", "help"};
    return std::ranges::find(OWN, option) != OWN.end();
}

void writeSidecar(const std::filesystem::path& image, const std::vector<project::Option>& given, const project::ExportSettings& settings, const project::Desk* desk, const LaidOut& made,
                  const std::vector<claim::Reading>& readings) {
    Json json;
    json["demarc"] = DEMARC_VERSION;
    json["output"] = image.filename().string();
    json["options"] = Json::object();
    for (const auto& [name, values] : given)
        if (!isOfRun(name)) json["options"][name] = values;
    // Of a series, what sets this image apart.
    if (!settings.per.empty() || !settings.frames.empty()) {
        const map::Scene& scene = *made.scene;
        if (settings.per == "party") json["options"]["view"] = {"party:" + scene.party};
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
    if (desk) {
        Json& records = json["project"] = Json::array();
        for (const auto& [key, value] : desk->records())
            if (key.kind != project::Kind::report && key.kind != project::Kind::slide)
                records.push_back({{"kind", project::name(key.kind)}, {"id", key.id}, {"value", Json::parse(*value, nullptr, false)}});
    }
    auto beside = image;
    base::writeFile(beside.replace_extension(".json"), json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

}  // namespace demarc::print
