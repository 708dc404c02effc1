#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claim/party.hpp"
#include "claim/positions.hpp"
#include "map/basemap.hpp"

namespace demarc::map {

/// From which side a party comes to a place: where a front that fills an outline starts, and where an advance comes from. One rule
/// for every party:
///  1. toward the nearest other place, at most 300 km away, that all who speak of it say that party holds whole;
///  2. else toward the nearest border of the party's country (the UN General Assembly's outline); for a place inside that country away from
///     the nearest border, so from inland;
///  3. else, as for an armed group that holds nothing by agreement, toward the nearest other place that anybody says it holds whole;
///  4. else not known: the drawing then takes its fixed side.
class ClaimantSides {
public:
    ClaimantSides(const std::vector<claim::PlaceView>& places, const claim::PartyRegistry& registry, const Basemap& basemap);

    /// Degrees clockwise from north, from the place toward the party's side. Places within the place's own outline don't count.
    [[nodiscard]] std::optional<double> bearing_deg(std::string_view party, base::LonLat place, const Geography* outline = nullptr) const;

private:
    [[nodiscard]] const std::optional<Geography>& countryOf(std::string_view party) const;

    const claim::PartyRegistry& registry_;
    const Basemap& basemap_;
    using Places = std::map<std::string, std::vector<base::LonLat>, std::less<>>;
    Places agreed_, said_;                                                            ///< by party: held by all accounts, by any
    mutable std::map<std::string, std::optional<Geography>, std::less<>> countries_;  ///< read when first asked for
};

/// Whether a point lies inside rings of degrees, by the even-odd rule; rings and point on whichever sides of 180°.
[[nodiscard]] bool isInside(const Geography& rings, base::LonLat point);
/// The nearest point on the rings' edges, found on a plane around `point`; none for an empty outline.
[[nodiscard]] std::optional<base::LonLat> nearestOnEdge(const Geography& rings, base::LonLat point);

}  // namespace demarc::map
