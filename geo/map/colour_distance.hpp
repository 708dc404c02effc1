#pragma once
#include <span>

#include "base/colour.hpp"

namespace demarc::map {

/// How far a colour looks from the nearest of others: ΔE in CIE Lab (1976), infinite where there are none. Opacity does not count.
[[nodiscard]] double apartFrom(base::Colour colour, std::span<const base::Colour> others);

/// How clearly a colour is told from the nearest of others: from 1 on it is clear to every reader, which asks a ΔE of 32 of usual sight and of
/// 15 of sight without the green or the red cones. Infinite where there are no others.
[[nodiscard]] double toldFrom(base::Colour colour, std::span<const base::Colour> others);

}  // namespace demarc::map
