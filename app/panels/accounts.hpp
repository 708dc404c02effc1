#pragma once
#include <string>
#include <utility>
#include <vector>

#include "claim/positions.hpp"

namespace demarc::panels {

/// Of these parties, two or more, the two that say who holds the same places most often; the first ones where several do. With `one` given it and its counterpart.
[[nodiscard]] std::pair<std::string, std::string> accountsToCompare(const std::vector<std::string>& claimants, const std::vector<claim::PlaceView>& places, const std::string& one = {});

}  // namespace demarc::panels
