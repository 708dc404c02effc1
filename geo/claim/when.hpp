#pragma once
#include <optional>
#include <vector>

#include "base/date.hpp"
#include "claim/claim.hpp"
#include "claim/sentence.hpp"

namespace demarc::claim {

/// What the words of a clause say about when.
struct When {
    std::optional<base::Date> from;
    std::optional<base::Date> to;
    bool since = false;  ///< "since June": holds still, unless the verb says otherwise
    bool past = false;   ///< more than about a week before the report, or ended
    bool told = false;   ///< the clause says when
};

/// Reads dates, "since …", "from … until …", "last year", "18 months ago" in units [first, last). Without `report` only full dates
/// are understood.
[[nodiscard]] When whenOf(const std::vector<Unit>& units, std::size_t first, std::size_t last, const std::optional<base::Date>& report);

}  // namespace demarc::claim
