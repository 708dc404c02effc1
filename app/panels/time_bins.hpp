#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "claim/reading.hpp"
#include "panels/time_axis.hpp"

namespace demarc::panels {

/// Claims of some days in a row.
struct TimeBin {
    int first_day = 0, last_day = 0;
    std::size_t total = 0;
    std::vector<std::size_t> counts{};  ///< by party, as in TimeBins
};
struct TimeBins {
    std::vector<std::string> parties;  ///< ids, who claims most in the range first
    std::vector<TimeBin> bins;         ///< without a gap, in order
    std::size_t highest = 0;
    /// Null where the day is in none.
    [[nodiscard]] const TimeBin* at(int day) const;
};
/// Claims by the day that each is about: days, else weeks from Monday, months, quarters or years, so that there are at most `most`; cut at the range's ends.
/// What is about another time is in none.
[[nodiscard]] TimeBins claimBins(const std::vector<claim::Reading>& readings, const TimeRange& range, int most);

/// What is said to have been held, as a bar; an end that is not told is open.
struct PastBar {
    std::string actor;
    std::optional<int> from_day, to_day;
    bool isOver = false;
};
struct PastRow {
    std::string place;
    std::vector<PastBar> bars;
};
/// Places with such claims that reach into the range, those with most of them first, `most` at most.
[[nodiscard]] std::vector<PastRow> pastRows(const std::vector<claim::Reading>& readings, const TimeRange& range, std::size_t most);

/// The dates of reports, the newest first, each once.
[[nodiscard]] std::vector<base::Date> reportDates(const std::vector<claim::Reading>& readings);

}  // namespace demarc::panels
