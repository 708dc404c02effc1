#pragma once
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

#include "claim/claim.hpp"

namespace demarc::claim {

/// Gives `put(name, value)` each member of a claim as JSON has it, in the order that `demarc extract` writes: a text, a number, a date, a span, or
/// none. Numbers are rounded to what they mean: 11 cm of a position, a thousandth of a share.
template <class Put>
void forEachMember(const Claim& claim, const gazetteer::Gazetteer& gazetteer, const Put& put) {
    const auto orNone = [](const std::string& text) { return text.empty() ? std::nullopt : std::optional<std::string_view>{text}; };
    const auto rounded = [](double value, double parts) { return std::round(value * parts) / parts; };
    const auto degrees = [&](double base::LonLat::*axis) { return claim.position ? std::optional{rounded((*claim.position).*axis, 1e6)} : std::nullopt; };
    put("id", std::string_view{claim.id});
    put("place", std::string_view{claim.place});
    put("place_id", claim.placeIndex == gazetteer::kNoPlace ? std::nullopt : std::optional{gazetteer.id(claim.placeIndex)});
    put("lat", degrees(&base::LonLat::lat_deg));
    put("lon", degrees(&base::LonLat::lon_deg));
    put("radius_km", claim.radius_km > 0 ? std::optional{rounded(claim.radius_km, 10)} : std::nullopt);
    put("qualifier", orNone(claim.qualifier));
    put("claimant", std::string_view{claim.claimant});
    put("stance", name(claim.stance));
    put("status", name(claim.status));
    put("actor", orNone(claim.actor));
    put("extent", claim.extent ? std::optional{rounded(*claim.extent, 1e3)} : std::nullopt);
    put("time", name(claim.time));
    put("from", claim.from);
    put("to", claim.to);
    put("speaker", orNone(claim.speaker));
    put("evidence", claim.evidence);
    put("cue", claim.cue);
    put("denies", orNone(claim.denies));
    put("confidence", rounded(claim.confidence, 1e3));
    put("killed", claim.killed);
    put("wounded", claim.wounded);
    put("note", orNone(claim.note));
    put("reader", orNone(claim.reader));
}

/// What a correction says of a claim (docs/corrections.md): the members that tell it from others of its sentence (`was`), and all that a person may
/// decide (`claim`), a missing actor included. claimFromJson() (claim_json.hpp) of the latter, with the claim's evidence, is the claim again.
[[nodiscard]] std::string namesJson(const Claim& claim, const gazetteer::Gazetteer& gazetteer);
[[nodiscard]] std::string saysJson(const Claim& claim, const gazetteer::Gazetteer& gazetteer);

}  // namespace demarc::claim
