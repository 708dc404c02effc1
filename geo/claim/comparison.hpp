#pragma once
#include <optional>
#include <vector>

#include "claim/positions.hpp"

namespace demarc::claim {

/// How a voice's position on a place differs from what it was: not at all, new, another, or no longer said.
enum class Change : std::uint8_t { none, added, changed, ended };
[[nodiscard]] std::string_view name(Change change);

struct ComparedPosition {
    Position position;               ///< of an ended one, as it was
    std::optional<Position> before;  ///< where it changed
    Change change = Change::none;
};

/// A place at a date, beside what was said of it at an earlier one.
struct ComparedPlace {
    PlaceView place;
    std::vector<ComparedPosition> positions;
    std::optional<double> disputeBefore;
};

/// All places at `at` (none: as of the newest report), the most disputed first, then those with most claims. With `since`, only those of which a
/// position changed or something happened after that date, each position with its change; without it every change is none.
[[nodiscard]] std::vector<ComparedPlace> compare(const std::vector<Reading>& readings, std::optional<base::Date> at, std::optional<base::Date> since);

}  // namespace demarc::claim
