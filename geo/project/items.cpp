// Items as JSON: one list of members of each kind serves writing and reading.
#include "project/items.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <concepts>
#include <nlohmann/json.hpp>

#include "base/error.hpp"

namespace demarc::project {
namespace {

using Json = nlohmann::json;

constexpr std::array<std::string_view, 6> VIEWS{"all", "dispute", "party", "history", "proposals", "compare"};
constexpr std::array<std::string_view, 3> LAYER_KINDS{"vector", "raster", "outlines"};
static_assert(static_cast<std::size_t>(map::View::compare) + 1 == VIEWS.size());

[[noreturn]] void fail(const std::string& why) { throw base::FormatError(why); }

std::string hex(base::Colour colour) {
    char text[10];
    std::snprintf(text, sizeof text, "#%02X%02X%02X%02X", colour.r, colour.g, colour.b, colour.a);
    return text;
}

// ---- to and from the values of members

void put(Json& json, bool value) { json = value; }
void put(Json& json, double value) { json = value; }
void put(Json& json, float value) { json = static_cast<double>(value); }
void put(Json& json, const std::string& value) { json = value; }
void put(Json& json, base::Colour value) { json = hex(value); }
void put(Json& json, const base::Date& value) { json = value.iso(); }
void put(Json& json, base::LonLat value) { json = {value.lon_deg, value.lat_deg}; }
void put(Json& json, map::AnnotationKind value) { json = map::name(value); }
void put(Json& json, map::View value) { json = VIEWS[static_cast<std::size_t>(value)]; }
void put(Json& json, const LayerState& value) { json = {{"visible", value.visible}, {"opacity", value.opacity}}; }
void put(Json& json, LayerKind value) { json = LAYER_KINDS[static_cast<std::size_t>(value)]; }
void put(Json& json, const UserLayer& value);
void put(Json& json, const Camera& value);
void put(Json& json, const Beside& value);
void put(Json& json, const DateRange& value);
void put(Json& json, const ViewState& value);
template <class T>
void put(Json& json, const std::vector<T>& values) {
    json = Json::array();
    for (const T& value : values) put(json.emplace_back(), value);
}
template <class T>
void put(Json& json, const std::map<std::string, T>& values) {
    json = Json::object();
    for (const auto& [name, value] : values) put(json[name], value);
}

void take(const Json& json, bool& value) { value = json.is_boolean() ? json.get<bool>() : (fail("no true or false"), false); }
void take(const Json& json, double& value) {
    if (!json.is_number() || !std::isfinite(json.get<double>())) fail("no number");
    value = json.get<double>();
}
void take(const Json& json, float& value) {
    double number = 0;
    take(json, number);
    value = static_cast<float>(number);
}
void take(const Json& json, std::string& value) { value = json.is_string() ? json.get<std::string>() : (fail("no text"), ""); }
void take(const Json& json, base::Colour& value) {
    std::string text;
    take(json, text);
    unsigned r = 0, g = 0, b = 0, a = 255;
    if (std::sscanf(text.c_str(), "#%2x%2x%2x%2x", &r, &g, &b, &a) < 3) fail("no colour");
    value = {static_cast<std::uint8_t>(r), static_cast<std::uint8_t>(g), static_cast<std::uint8_t>(b), static_cast<std::uint8_t>(a)};
}
void take(const Json& json, base::Date& value) {
    std::string text;
    take(json, text);
    const auto date = base::Date::parse(text);
    if (!date) fail("no date");
    value = *date;
}
void take(const Json& json, base::LonLat& value) {
    if (!json.is_array() || json.size() != 2) fail("no [longitude, latitude]");
    take(json[0], value.lon_deg);
    take(json[1], value.lat_deg);
    if (!value.isValid()) fail("no place on Earth");
}
template <std::size_t N>
std::size_t indexIn(const std::array<std::string_view, N>& names, const Json& json) {
    std::string text;
    take(json, text);
    const auto found = std::ranges::find(names, text);
    if (found == names.end()) fail("\"" + text + "\" is unknown");
    return static_cast<std::size_t>(found - names.begin());
}
void take(const Json& json, map::AnnotationKind& value) { value = static_cast<map::AnnotationKind>(indexIn(map::ANNOTATION_KINDS, json)); }
void take(const Json& json, map::View& value) { value = static_cast<map::View>(indexIn(VIEWS, json)); }
void take(const Json& json, LayerState& value) {
    if (!json.is_object()) fail("no object");
    take(json.value("visible", Json(true)), value.visible);
    take(json.value("opacity", Json(1.0)), value.opacity);
}
void take(const Json& json, LayerKind& value) { value = static_cast<LayerKind>(indexIn(LAYER_KINDS, json)); }
void take(const Json& json, UserLayer& value);
void take(const Json& json, Camera& value);
void take(const Json& json, Beside& value);
void take(const Json& json, DateRange& value);
void take(const Json& json, ViewState& value);
template <class T>
void take(const Json& json, std::vector<T>& values) {
    if (!json.is_array()) fail("no list");
    values.clear();
    for (const Json& item : json) take(item, values.emplace_back());
}
template <class T>
void take(const Json& json, std::map<std::string, T>& values) {
    if (!json.is_object()) fail("no object");
    values.clear();
    for (const auto& [name, item] : json.items()) take(item, values[name]);
}

// ---- the two visitors of members

struct Writer {
    Json json = Json::object();
    template <class T>
    void operator()(const char* name, const T& value) {
        put(json[name], value);
    }
    template <class T>
    void operator()(const char* name, const std::optional<T>& value) {
        if (value) put(json[name], *value);
    }
};

struct Reader {
    const Json& json;
    template <class T>
    void operator()(const char* name, T& value) const {
        const auto found = json.find(name);
        if (found == json.end() || found->is_null()) return;
        try {
            take(*found, value);
        } catch (const base::FormatError& error) {
            fail("\"" + std::string{name} + "\": " + error.what());
        }
    }
    template <class T>
    void operator()(const char* name, std::optional<T>& value) const {
        if (const auto found = json.find(name); found != json.end() && !found->is_null()) (*this)(name, value.emplace());
    }
};

template <class T, class Bare>
concept Of = std::same_as<std::remove_const_t<T>, Bare>;

template <class Visitor, Of<ViewState> T>
void members(Visitor& visit, T& view) {
    visit("view", view.view);
    visit("party", view.party);
    visit("compared", view.compared);
    visit("at", view.at);
    visit("beside", view.beside);
    visit("range", view.range);
    visit("dark", view.dark);
    visit("layers", view.layers);
}
template <class Visitor, Of<Beside> T>
void members(Visitor& visit, T& beside) {
    visit("swipe", beside.swipe);
    visit("view", beside.view);
    visit("party", beside.party);
    visit("at", beside.at);
    visit("split", beside.split);
}
template <class Visitor, Of<DateRange> T>
void members(Visitor& visit, T& range) {
    visit("from", range.from);
    visit("to", range.to);
}
template <class Visitor, Of<Camera> T>
void members(Visitor& visit, T& camera) {
    visit("centre", camera.centre);
    visit("meters_per_pixel", camera.metersPerPixel);
}
template <class Visitor, Of<Report> T>
void members(Visitor& visit, T& report) {
    visit("date", report.document.date);
    visit("title", report.document.title);
    visit("source", report.document.source);
    visit("text", report.document.text);
    visit("file", report.file);
    visit("order", report.order);
}
template <class Visitor, Of<Correction> T>
void members(Visitor& visit, T& correction) {
    visit("report", correction.report);
    visit("sentence", correction.sentence);
    visit("was", correction.was);
    visit("claim", correction.claim);
    visit("order", correction.order);
}
template <class Visitor, Of<PartyLook> T>
void members(Visitor& visit, T& party) {
    visit("name", party.name);
    visit("colour", party.colour);
    visit("aliases", party.aliases);
}
template <class Visitor, Of<map::Annotation> T>
void members(Visitor& visit, T& drawn) {
    visit("kind", drawn.kind);
    visit("points", drawn.points);
    visit("radius_m", drawn.radius_m);
    visit("text", drawn.text);
    visit("icon", drawn.icon);
    visit("colour", drawn.colour);
    visit("ink", drawn.isInk);
    visit("width_px", drawn.width_px);
    visit("size_px", drawn.size_px);
    visit("fill", drawn.fill);
    visit("dashed", drawn.dashed);
    visit("flipped", drawn.flipped);
    visit("order", drawn.order);
}
template <class Visitor, Of<UserLayer> T>
void members(Visitor& visit, T& layer) {
    visit("kind", layer.kind);
    visit("path", layer.path);
    visit("sublayer", layer.sublayer);
    visit("style", layer.style);
    visit("title", layer.title);
    visit("visible", layer.visible);
    visit("opacity", layer.opacity);
}
template <class Visitor, Of<UserLayers> T>
void members(Visitor& visit, T& layers) {
    visit("layers", layers);
}
template <class Visitor, Of<Slide> T>
void members(Visitor& visit, T& slide) {
    visit("title", slide.title);
    visit("caption", slide.caption);
    visit("notes", slide.notes);
    visit("view", slide.view);
    visit("camera", slide.camera);
    visit("hidden", slide.hidden);
    visit("order", slide.order);
}

template <class T>
void putMembers(Json& json, const T& value) {
    Writer writer;
    members(writer, value);
    json = std::move(writer.json);
}
template <class T>
void takeMembers(const Json& json, T& value) {
    if (!json.is_object()) fail("no object");
    const Reader reader{json};
    members(reader, value);
}
void put(Json& json, const Camera& value) { putMembers(json, value); }
void put(Json& json, const Beside& value) { putMembers(json, value); }
void put(Json& json, const DateRange& value) { putMembers(json, value); }
void put(Json& json, const ViewState& value) { putMembers(json, value); }
void put(Json& json, const UserLayer& value) { putMembers(json, value); }
void take(const Json& json, Camera& value) { takeMembers(json, value); }
void take(const Json& json, Beside& value) { takeMembers(json, value); }
void take(const Json& json, DateRange& value) { takeMembers(json, value); }
void take(const Json& json, ViewState& value) { takeMembers(json, value); }
void take(const Json& json, UserLayer& value) { takeMembers(json, value); }

template <class T>
Item read(const Json& json, T item) {
    takeMembers(json, item);
    return item;
}

Item readAs(const Key& key, const Json& json) {
    switch (key.kind) {
        case Kind::view: return read(json, ViewState{});
        case Kind::report: {
            Report report;
            report.document.id = key.id;
            return read(json, std::move(report));
        }
        case Kind::correction: return read(json, Correction{.id = key.id});
        case Kind::party: return read(json, PartyLook{.id = key.id});
        case Kind::annotation: return read(json, map::Annotation{.id = key.id});
        case Kind::slide: return read(json, Slide{.id = key.id});
        case Kind::layer: return read(json, UserLayers{});
        case Kind::camera: return read(json, Camera{});
    }
    fail("unknown kind");
}

}  // namespace

Key keyOf(const Item& item) {
    struct {
        Key operator()(const ViewState&) const { return {Kind::view, ""}; }
        Key operator()(const Report& report) const { return {Kind::report, report.document.id}; }
        Key operator()(const Correction& correction) const { return {Kind::correction, correction.id}; }
        Key operator()(const PartyLook& party) const { return {Kind::party, party.id}; }
        Key operator()(const map::Annotation& drawn) const { return {Kind::annotation, drawn.id}; }
        Key operator()(const Slide& slide) const { return {Kind::slide, slide.id}; }
        Key operator()(const UserLayers&) const { return {Kind::layer, ""}; }
        Key operator()(const Camera&) const { return {Kind::camera, ""}; }
    } key;
    return std::visit(key, item);
}

std::string toJson(const Item& item) {
    Json json;
    std::visit([&](const auto& value) { putMembers(json, value); }, item);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Item itemFrom(const Key& key, std::string_view json) {
    const std::string where = std::string{name(key.kind)} + (key.id.empty() ? "" : " \"" + key.id + "\"") + ": ";
    const Json parsed = Json::parse(json, nullptr, false);
    if (parsed.is_discarded()) throw base::FormatError(where + "no JSON");
    try {
        return readAs(key, parsed);
    } catch (const base::FormatError& error) {
        throw base::FormatError(where + error.what());
    }
}

}  // namespace demarc::project
