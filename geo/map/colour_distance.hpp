#pragma once
#include <span>

#include "base/colour.hpp"

namespace demarc::map {

/// How far a colour looks from the nearest of others: ΔE in CIE Lab (1976), infinite where there are none. Opacity does not count.
[[nodiscard]] double apartFrom(base::Colour colour, std::span<const base::Colour> others);

}  // namespace demarc::map
