#pragma once
#include <span>
#include <vector>

#include "base/lonlat.hpp"

namespace demarc::map {

/// What lies on both sides of 180° has longitudes past it, on one side or the other, so that a box of it is narrow: Fiji is 177 to 182.

/// The same meridian, at most half a turn from `reference_deg`.
[[nodiscard]] double nearLongitude(double lon_deg, double reference_deg);
/// The same box, moved by whole turns until its middle is.
[[nodiscard]] base::Box nearLongitude(const base::Box& box, double reference_deg);

/// The narrowest box around points; it reaches past 180° only where that makes it narrower.
[[nodiscard]] base::Box narrowestBox(std::span<const base::LonLat> points);

/// A box as one or two that stay within ±180°.
[[nodiscard]] std::vector<base::Box> withinTurn(const base::Box& box);

}  // namespace demarc::map
