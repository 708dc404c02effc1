#pragma once
#include <optional>
#include <string>
#include <vector>

#include "claim/reading.hpp"

namespace demarc::panels {

/// The days that a set of reports speaks of. Day numbers count from 1970-01-01.
struct TimeRange {
    int first_day = 0;
    int last_day = 0;  ///< of the newest report
};

/// From the first date in the claims, at most fifty years back, to the newest report; at least thirty days. Nothing where no report has a date.
[[nodiscard]] std::optional<TimeRange> timeRange(const std::vector<claim::Reading>& readings);

/// When a claim is about: its own first date, else its report's. Nothing where neither is known.
[[nodiscard]] std::optional<int> dayOf(const claim::Claim& claim, const claim::Reading& reading);

struct TimeTick {
    int day = 0;
    std::string label;
};
/// Round dates in the range, at most `most` of them: years, quarters, months, or days.
[[nodiscard]] std::vector<TimeTick> timeTicks(const TimeRange& range, int most);

}  // namespace demarc::panels
