#include "cli/report.hpp"

#include <array>
#include <nlohmann/json.hpp>

namespace demarc::cli {
namespace {

using Json = nlohmann::ordered_json;

template <class Value>
Json orNull(const std::optional<Value>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json orNull(const std::optional<base::Date>& date) {
    return date ? Json(date->iso()) : Json(nullptr);
}

Json orNull(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

/// Six decimals of a degree are 11 cm: more would only pretend.
double rounded(double value) {
    return std::round(value * 1e6) / 1e6;
}

/// Confidence is no measurement: three decimals.
double confidence(double value) {
    return std::round(value * 1e3) / 1e3;
}

std::string dump(const Json& json, int indent) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

Json placeId(const gazetteer::Gazetteer& gazetteer, gazetteer::PlaceIndex place) {
    return place == gazetteer::kNoPlace ? Json(nullptr) : Json(gazetteer.id(place));
}

void addPosition(Json& json, const std::optional<base::LonLat>& position) {
    json["lat"] = position ? Json(rounded(position->lat_deg)) : Json(nullptr);
    json["lon"] = position ? Json(rounded(position->lon_deg)) : Json(nullptr);
}

Json toponymJson(const toponym::Toponym& toponym, const std::string& text, const gazetteer::Gazetteer& gazetteer) {
    const bool known = toponym.place != gazetteer::kNoPlace;
    Json json{{"start", toponym.span.begin}, {"end", toponym.span.end}, {"surface", toponym.span.of(text)}, {"name", toponym.name},
              {"id", placeId(gazetteer, toponym.place)}};
    addPosition(json, toponym.position);
    json["feature"] = gazetteer::featureName(toponym.feature);
    json["country"] = known ? orNull(std::string(gazetteer.place(toponym.place).country)) : Json(nullptr);
    json["admin1"] = known ? orNull(std::string(gazetteer.admin1Name(toponym.place))) : Json(nullptr);
    json["use"] = toponym::useName(toponym.use);
    json["confidence"] = confidence(toponym.confidence);
    json["reason"] = toponym::reason(toponym, gazetteer);
    json["approximate"] = toponym.isApproximate();
    json["radius_km"] = toponym.isApproximate() ? Json(std::round(toponym.radius_km * 10) / 10) : Json(nullptr);
    json["alternatives"] = Json::array();
    for (const auto& candidate : toponym.alternatives) {
        const auto place = gazetteer.place(candidate.place);
        json["alternatives"].push_back({{"id", gazetteer.id(candidate.place)}, {"name", place.name}, {"lat", rounded(place.position.lat_deg)},
                                        {"lon", rounded(place.position.lon_deg)}, {"confidence", confidence(candidate.confidence)}});
    }
    return json;
}

Json pointJson(base::LonLat point) { return {rounded(point.lon_deg), rounded(point.lat_deg)}; }

/// A point, a line from place to place, or an area.
Json geometryJson(const toponym::RelativePlace& place) {
    if (place.outline.empty()) return {{"type", "Point"}, {"coordinates", pointJson(place.position)}};
    Json points = Json::array();
    for (const base::LonLat point : place.outline) points.push_back(pointJson(point));
    if (place.relation == toponym::Relation::between || place.relation == toponym::Relation::road) return {{"type", "LineString"}, {"coordinates", std::move(points)}};
    return {{"type", "Polygon"}, {"coordinates", Json::array({std::move(points)})}};
}

Json relativeJson(const toponym::RelativePlace& place, const std::string& text, const gazetteer::Gazetteer& gazetteer) {
    return {{"start", place.span.begin}, {"end", place.span.end}, {"surface", place.span.of(text)}, {"relation", toponym::relationName(place.relation)},
            {"anchors", place.anchors}, {"anchor_id", placeId(gazetteer, place.anchor)}, {"lat", rounded(place.position.lat_deg)},
            {"lon", rounded(place.position.lon_deg)}, {"approximate", true}, {"radius_km", std::round(place.radius_km * 10) / 10}, {"geometry", geometryJson(place)}};
}

Json claimJson(const claim::Claim& claim, const gazetteer::Gazetteer& gazetteer) {
    Json json{{"id", claim.id}, {"place", claim.place}, {"place_id", placeId(gazetteer, claim.placeIndex)}};
    addPosition(json, claim.position);
    json["qualifier"] = orNull(claim.qualifier);
    json["claimant"] = claim.claimant;
    json["stance"] = claim::name(claim.stance);
    json["status"] = claim::name(claim.status);
    json["actor"] = orNull(claim.actor);
    json["extent"] = orNull(claim.extent);
    json["time"] = claim::name(claim.time);
    json["from"] = orNull(claim.from);
    json["to"] = orNull(claim.to);
    json["speaker"] = orNull(claim.speaker);
    json["evidence"] = {claim.evidence.begin, claim.evidence.end};
    json["cue"] = {claim.cue.begin, claim.cue.end};
    json["denies"] = orNull(claim.denies);
    json["confidence"] = confidence(claim.confidence);
    json["killed"] = orNull(claim.killed);
    json["wounded"] = orNull(claim.wounded);
    json["note"] = orNull(claim.note);
    return json;
}

Json readingJson(const claim::Reading& reading, const gazetteer::Gazetteer& gazetteer) {
    const auto& document = reading.document;
    Json json{{"id", document.id}, {"date", orNull(document.date)}, {"title", orNull(document.title)}, {"source", orNull(document.source)},
              {"text", document.text}, {"toponyms", Json::array()}, {"relative", Json::array()}, {"parties", Json::array()}, {"claims", Json::array()}, {"warnings", Json::array()}};
    for (const auto& toponym : reading.toponyms) json["toponyms"].push_back(toponymJson(toponym, document.text, gazetteer));
    for (const auto& place : reading.relative) json["relative"].push_back(relativeJson(place, document.text, gazetteer));
    for (const auto& party : reading.parties) {
        Json mentions = Json::array();
        for (const auto& span : party.spans) mentions.push_back({span.begin, span.end});
        json["parties"].push_back({{"id", party.party}, {"name", party.party}, {"colour", party.colour.hex()}, {"mentions", std::move(mentions)}});
    }
    for (const auto& claim : reading.claims) json["claims"].push_back(claimJson(claim, gazetteer));
    for (const auto& issue : reading.issues) json["warnings"].push_back(issue.message);
    return json;
}

Json pointFeature(base::LonLat position, Json properties) {
    return {{"type", "Feature"},
            {"geometry", {{"type", "Point"}, {"coordinates", {rounded(position.lon_deg), rounded(position.lat_deg)}}}},
            {"properties", std::move(properties)}};
}

std::string csvField(const Json& value) {
    if (value.is_null()) return {};
    std::string text = value.is_string() ? value.get<std::string>() : value.dump();
    // A cell that a spreadsheet would run as a formula is kept a text.
    if (value.is_string() && !text.empty() && std::string_view{"=+-@\t\r"}.find(text.front()) != std::string_view::npos) text.insert(0, 1, '\'');
    if (text.find_first_of("\",\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

}  // namespace

std::string toJson(const claim::Reading& reading, const gazetteer::Gazetteer& gazetteer, int indent) {
    return dump(readingJson(reading, gazetteer), indent);
}

std::string toGeoJson(const std::vector<claim::Reading>& readings, const gazetteer::Gazetteer& gazetteer) {
    Json features = Json::array();
    for (const auto& reading : readings) {
        for (const auto& claim : reading.claims) {
            if (!claim.position) continue;
            Json properties = claimJson(claim, gazetteer);
            properties["kind"] = "claim";
            properties["dispatch"] = reading.document.id;
            properties["date"] = orNull(reading.document.date);
            properties["sentence"] = claim.evidence.of(reading.document.text);
            features.push_back(pointFeature(*claim.position, std::move(properties)));
        }
        for (const auto& toponym : reading.toponyms) {
            if (!toponym.position) continue;
            Json properties = toponymJson(toponym, reading.document.text, gazetteer);
            properties.erase("alternatives");
            properties["kind"] = "toponym";
            properties["dispatch"] = reading.document.id;
            features.push_back(pointFeature(*toponym.position, std::move(properties)));
        }
    }
    return dump({{"type", "FeatureCollection"}, {"features", std::move(features)}}, 1);
}

std::string toCsv(const std::vector<claim::Reading>& readings, const gazetteer::Gazetteer& gazetteer) {
    constexpr std::array COLUMNS{"id",   "place", "place_id", "lon",     "lat",        "qualifier", "claimant", "stance",  "status", "actor", "extent",
                                 "time", "from",  "to",       "speaker", "confidence", "denies",    "killed",   "wounded", "note"};
    std::string csv = "dispatch,date,source";
    for (const char* column : COLUMNS) csv += std::string{","} + column;
    csv += ",sentence\r\n";
    for (const auto& reading : readings)
        for (const auto& claim : reading.claims) {
            const Json json = claimJson(claim, gazetteer);
            csv += csvField(reading.document.id) + ',' + csvField(orNull(reading.document.date)) + ',' + csvField(orNull(reading.document.source));
            for (const char* column : COLUMNS) csv += ',' + csvField(json.at(column));
            csv += ',' + csvField(std::string(claim.evidence.of(reading.document.text))) + "\r\n";
        }
    return csv;
}

}  // namespace demarc::cli
