#include "claim/claim_members.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "text/encoding.hpp"

namespace demarc::claim {
namespace {

using Json = nlohmann::json;

constexpr std::array<std::string_view, 6> kNames{"place", "claimant", "actor", "stance", "status", "time"};
constexpr std::array<std::string_view, 11> kSays{"place_id", "lat", "lon", "radius_km", "qualifier", "extent", "from", "to", "speaker", "killed", "wounded"};

void put(Json& json, std::string_view value) { json = text::replaceInvalid(value); }
void put(Json& json, base::Date value) { json = value.iso(); }
void put(Json& json, base::Span value) { json = {value.begin, value.end}; }
void put(Json& json, double value) { json = value; }
void put(Json& json, int value) { json = value; }
template <class Value>
void put(Json& json, const std::optional<Value>& value) {
    if (value) put(json, *value);
}

std::string membersOf(const Claim& claim, const gazetteer::Gazetteer& gazetteer, bool whole) {
    Json json = Json::object();
    const auto isIn = [](const auto& keys, std::string_view key) { return std::ranges::find(keys, key) != keys.end(); };
    forEachMember(claim, gazetteer, [&](std::string_view key, const auto& value) {
        if (!isIn(kNames, key) && !(whole && isIn(kSays, key))) return;
        Json written;
        put(written, value);
        // Where nothing is said, what the correction replaces would count.
        if (written.is_null() && isIn(kNames, key)) written = "";
        if (!written.is_null()) json[std::string{key}] = std::move(written);
    });
    return json.dump();
}

}  // namespace

std::string namesJson(const Claim& claim, const gazetteer::Gazetteer& gazetteer) { return membersOf(claim, gazetteer, false); }
std::string saysJson(const Claim& claim, const gazetteer::Gazetteer& gazetteer) { return membersOf(claim, gazetteer, true); }

}  // namespace demarc::claim
