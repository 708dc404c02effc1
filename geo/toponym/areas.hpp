#pragma once
#include <optional>
#include <vector>

#include "base/lonlat.hpp"

namespace demarc::toponym {

/// A closed ring around what lies from `inner_km` to `outer_km` of `apex`, `half_deg` to either side of a bearing.
[[nodiscard]] std::vector<base::LonLat> sector(base::LonLat apex, double bearing_deg, double half_deg, double inner_km, double outer_km);

/// Which bank of a river: the left or right as it flows, or the one that lies towards a bearing.
struct BankSide {
    bool left = false;
    std::optional<double> towards_deg;
};

/// A closed ring along one side of a river, some 60 km long and 6 wide, about the point of its course nearest to `near`. `course` runs from source
/// to mouth; empty where it has fewer than two points.
[[nodiscard]] std::vector<base::LonLat> riverBank(const std::vector<base::LonLat>& course, base::LonLat near, BankSide side);

}  // namespace demarc::toponym
