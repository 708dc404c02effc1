#pragma once
#include <optional>
#include <string>
#include <vector>

#include "claim/reading.hpp"
#include "project/items.hpp"

namespace demarc::panels {

/// The days that a set of reports speaks of. Day numbers count from 1970-01-01.
struct TimeRange {
    int first_day = 0;
    int last_day = 0;  ///< of the newest report
    [[nodiscard]] bool holds(int day) const { return day >= first_day && day <= last_day; }
    friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

/// From the first date in the claims, at most fifty years back, to the newest report; at least thirty days. Nothing where no report has a date.
[[nodiscard]] std::optional<TimeRange> timeRange(const std::vector<claim::Reading>& readings);

/// What of all days a view's range leaves, two at least; all of them where it leaves none, or there is none.
[[nodiscard]] TimeRange narrowed(const TimeRange& all, const std::optional<project::DateRange>& range);
/// The last days, up to so many.
[[nodiscard]] TimeRange lastDays(const TimeRange& all, int days);

/// Days onto pixels: each has a column of its own and stands in the middle of it.
struct TimeAxis {
    TimeRange range;
    float left = 0, right = 0;
    /// Of a day outside the range too.
    [[nodiscard]] float x(double day) const;
    /// The nearest in the range.
    [[nodiscard]] int day(float x) const;
};

/// When a claim is about: its own first date, else its report's. Nothing where neither is known.
[[nodiscard]] std::optional<int> dayOf(const claim::Claim& claim, const claim::Reading& reading);

struct TimeTick {
    int day = 0;
    std::string label;
};
/// Round dates in the range, at most `most` of them: years, quarters, months, or days.
[[nodiscard]] std::vector<TimeTick> timeTicks(const TimeRange& range, int most);

}  // namespace demarc::panels
