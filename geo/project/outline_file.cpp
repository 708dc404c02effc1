#include "project/outline_file.hpp"

#include <limits>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/file.hpp"

namespace demarc::project {
namespace {

using Json = nlohmann::json;

constexpr std::size_t MOST_BYTE = std::size_t{1} << 30;

/// The value of a key, or null where the other isn't an object or has none.
const Json& at(const Json& object, const char* key) {
    static const Json NONE;
    const auto found = object.is_object() ? object.find(key) : object.end();
    return object.is_object() && found != object.end() ? *found : NONE;
}

double coordinate(const Json& position, std::size_t index) {
    return position.is_array() && index < position.size() && position[index].is_number() ? position[index].get<double>()
                                                                                         : std::numeric_limits<double>::quiet_NaN();
}

void addRings(const Json& polygon, map::Geography& rings) {
    if (!polygon.is_array()) return;
    for (const Json& ring : polygon) {
        if (!ring.is_array()) continue;
        rings.starts.push_back(static_cast<std::uint32_t>(rings.points.size()));
        const std::size_t first = rings.points.size();
        for (const Json& position : ring) rings.points.push_back({coordinate(position, 0), coordinate(position, 1)});
        if (rings.points.size() > first + 1 && rings.points.back() == rings.points[first]) rings.points.pop_back();
    }
}

std::string nameOf(const Json& feature, const std::string& field) {
    const Json& properties = at(feature, "properties");
    const std::vector<std::string> fields = field.empty() ? std::vector<std::string>{"name", "name:en", "title"} : std::vector{field};
    for (const std::string& key : fields) {
        if (const Json& value = at(properties, key.c_str()); value.is_string()) return value.get<std::string>();
    }
    return {};
}

void readLayer(const std::string& path, const std::string& field, std::vector<map::PlaceOutline>& outlines) {
    const base::MappedFile file = base::mapInput(path, MOST_BYTE);
    Json document;
    try {
        document = Json::parse(file.text());
    } catch (const Json::parse_error& error) {
        throw base::FormatError(path + ": not GeoJSON, at byte " + std::to_string(error.byte));
    } catch (const Json::exception&) {
        throw base::FormatError(path + ": not GeoJSON: a number in it is too large");
    }
    const Json& features = at(document, "features");
    if (!features.is_array()) throw base::FormatError(path + ": not a GeoJSON FeatureCollection");
    const std::size_t before = outlines.size();
    for (const Json& feature : features) {
        map::PlaceOutline outline{nameOf(feature, field), {}};
        const Json& geometry = at(feature, "geometry");
        const Json& coordinates = at(geometry, "coordinates");
        const Json& type = at(geometry, "type");
        if (type == "Polygon") addRings(coordinates, outline.rings);
        else if (type == "MultiPolygon" && coordinates.is_array()) for (const Json& polygon : coordinates) addRings(polygon, outline.rings);
        if (!outline.name.empty() && !outline.rings.points.empty()) outlines.push_back(std::move(outline));
    }
    if (outlines.size() == before)
        throw base::UsageError("--outlines " + path + ": no polygon in it has a text in the field " + (field.empty() ? "name" : field));
}

}  // namespace

std::shared_ptr<const map::PlaceOutlines> readOutlines(const std::vector<std::string>& layers, const gazetteer::Gazetteer& gazetteer) {
    constexpr std::string_view FIELD = ":name=";
    if (layers.empty()) return nullptr;
    std::vector<map::PlaceOutline> outlines;
    for (const std::string& layer : layers) {
        const std::size_t colon = layer.rfind(FIELD);
        readLayer(layer.substr(0, colon), colon == std::string::npos ? "" : layer.substr(colon + FIELD.size()), outlines);
    }
    return std::make_shared<map::PlaceOutlines>(std::move(outlines), gazetteer);
}

}  // namespace demarc::project
