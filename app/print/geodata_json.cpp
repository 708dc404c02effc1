#include <cmath>
#include <nlohmann/json.hpp>

#include "print/geodata.hpp"

namespace demarc::print {
namespace {

using Json = nlohmann::ordered_json;

double rounded(double value_deg) { return std::round(value_deg * 1e6) / 1e6 + 0.0; }
Json positionOf(base::LonLat p) { return Json::array({rounded(p.lon_deg), rounded(p.lat_deg)}); }

Json geometryOf(const map::DrawnFeature& feature) {
    if (!feature.lines.empty()) {
        Json lines = Json::array();
        for (const auto& line : feature.lines) {
            Json points = Json::array();
            for (const base::LonLat p : line) points.push_back(positionOf(p));
            lines.push_back(std::move(points));
        }
        return {{"type", "MultiLineString"}, {"coordinates", std::move(lines)}};
    }
    if (feature.area.empty()) return {{"type", "Point"}, {"coordinates", positionOf(feature.point)}};
    Json polygons = Json::array();
    for (const map::Polygon& polygon : feature.area) {
        Json rings = Json::array();
        for (const auto& ring : polygon) {
            Json points = Json::array();
            for (const base::LonLat p : ring) points.push_back(positionOf(p));
            rings.push_back(std::move(points));
        }
        polygons.push_back(std::move(rings));
    }
    return {{"type", "MultiPolygon"}, {"coordinates", std::move(polygons)}};
}

}  // namespace

std::string geoJsonOf(const std::vector<map::DrawnFeature>& features, std::string_view title) {
    Json list = Json::array();
    for (const map::DrawnFeature& feature : features) {
        Json properties = Json::object();
        for (const map::FeatureField& field : map::featureFields()) {
            Json& value = properties[field.name];
            if (field.text == nullptr) value = feature.*field.number ? Json(*(feature.*field.number)) : Json();
            else if (const std::string& text = feature.*field.text; !text.empty()) value = text;
        }
        list.push_back({{"type", "Feature"}, {"geometry", geometryOf(feature)}, {"properties", std::move(properties)}});
    }
    const Json collection{{"type", "FeatureCollection"}, {"name", title}, {"features", std::move(list)}};
    // Bytes that are no UTF-8 come as the sign for that.
    return collection.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace demarc::print
