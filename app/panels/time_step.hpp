#pragma once
#include <array>
#include <cstdint>
#include <string>

#include "panels/time_axis.hpp"

namespace demarc::panels {

/// How far the shown date moves at once.
enum class DateStep : std::uint8_t { day, week, month, quarter, year };
inline constexpr std::array DATE_STEPS{DateStep::day, DateStep::week, DateStep::month, DateStep::quarter, DateStep::year};
/// Steps a second.
inline constexpr std::array PLAY_RATES{1, 2, 4, 7, 14};

/// "1 day", "3 months".
[[nodiscard]] std::string nameOf(DateStep step);
/// "7 days/s", "2 weeks/s".
[[nodiscard]] std::string speedOf(DateStep step, int rate);

/// So many steps on, or back. Months keep the day of the month, or take their last one: a month after 31 January is 28 February.
[[nodiscard]] int stepped(int day, DateStep step, int count);
/// The longest that takes thirty steps or more through a range, else a day.
[[nodiscard]] DateStep stepFor(const TimeRange& range);

/// A run of dates. Which one is due follows from the time that passed, not from what was drawn: who is slow leaves dates out, and ends in time.
struct PlayRun {
    int first_day = 0, last_day = 0;
    DateStep step = DateStep::day;
    int rate_per_s = 1;
    double start_s = 0;
    [[nodiscard]] int dayAt(double now_s) const;
    /// Until the next date is due; 0 or more.
    [[nodiscard]] double untilNext_s(double now_s) const;
};

}  // namespace demarc::panels
