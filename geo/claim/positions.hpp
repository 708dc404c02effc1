#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "claim/reading.hpp"

namespace demarc::claim {

/// Points back to one claim of one reading.
struct ClaimRef {
    std::size_t reading = 0;
    std::size_t claim = 0;
    friend auto operator<=>(const ClaimRef&, const ClaimRef&) = default;
};

/// What one party, or one publisher in its own voice, holds to be true of one place at a date.
struct Position {
    std::string party;
    std::string source;                    ///< of the report's own voice, who published it; else empty
    std::map<std::string, double> shares;  ///< holder → asserted share, 0 to 1; a share not stated counts as 1 (control) or ½ (partial)
    std::vector<std::string> denied;       ///< holders whose hold this party denies
    std::vector<ClaimRef> claims;          ///< the latest valid claims that say so
};

/// Everything said of one place at a date. What the same report says again as another outlet brings it stands once, and in `repeats`.
struct PlaceView {
    std::string name;
    gazetteer::PlaceIndex placeIndex = gazetteer::kNoPlace;
    base::LonLat position;
    double radius_km = 0;  ///< how far off the position may be where it is only approximate, else 0
    gazetteer::Feature feature = gazetteer::Feature::other;
    std::string qualifier;
    std::vector<Position> positions;  ///< on who holds it, in order of mention; narrators included
    std::vector<ClaimRef> events;     ///< strikes, fights, sieges, advances, withdrawals and their denials, current
    std::vector<ClaimRef> proposals;  ///< proposes, and what is asserted of the future
    std::vector<ClaimRef> past;
    std::vector<ClaimRef> superseded;                   ///< what the same voice has replaced, conceded or taken back since; events that are two weeks old
    std::map<ClaimRef, std::vector<ClaimRef>> repeats;  ///< where else a claim above stands
    std::optional<double> dispute;  ///< largest ½ Σ |p_i(h) − p_j(h)| over pairs of positions; none with fewer than two
};

/// The newest date of any reading; none where none has one.
[[nodiscard]] std::optional<base::Date> newestDate(const std::vector<Reading>& readings);

/// All places with claims, those with most claims first, as of `at` (none: as of the newest report). Claims without a position are left out.
/// A voice's latest claims on who holds a place replace its earlier ones; a hold ends, too, where the same voice later tells of the holder's
/// withdrawal.
[[nodiscard]] std::vector<PlaceView> placesAt(const std::vector<Reading>& readings, std::optional<base::Date> at = std::nullopt);

/// Of a place's events those that one voice asserts and another denies, and the denials: accounts differ on them, though they have no figure.
[[nodiscard]] std::vector<ClaimRef> deniedEvents(const PlaceView& place, const std::vector<Reading>& readings);

}  // namespace demarc::claim
