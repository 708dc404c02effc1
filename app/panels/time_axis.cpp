#include "panels/time_axis.hpp"

#include <algorithm>
#include <cmath>

#include "panels/date_words.hpp"

namespace demarc::panels {
namespace {

constexpr int SHORTEST_DAYS = 30, LONGEST_DAYS = 50 * 366;

}  // namespace

std::optional<int> dayOf(const claim::Claim& claim, const claim::Reading& reading) {
    if (claim.from) return claim.from->firstDayNumber();
    if (claim.time == claim::Time::past && claim.to) return claim.to->firstDayNumber();
    if (reading.document.date) return reading.document.date->firstDayNumber();
    return std::nullopt;
}

std::optional<TimeRange> timeRange(const std::vector<claim::Reading>& readings) {
    std::optional<TimeRange> range;
    for (const auto& reading : readings)
        if (reading.document.date) {
            const int day = reading.document.date->lastDayNumber();
            if (!range) range = {day, day};
            range->first_day = std::min(range->first_day, day);
            range->last_day = std::max(range->last_day, day);
        }
    if (!range) return std::nullopt;
    const int newest = range->last_day;
    for (const auto& reading : readings)
        for (const auto& claim : reading.claims)
            if (const auto day = dayOf(claim, reading)) range->first_day = std::min(range->first_day, std::max(*day, newest - LONGEST_DAYS));
    range->first_day = std::min(range->first_day, newest - SHORTEST_DAYS);
    return range;
}

TimeRange narrowed(const TimeRange& all, const std::optional<project::DateRange>& range) {
    if (!range || range->to.lastDayNumber() < all.first_day || range->from.firstDayNumber() > all.last_day) return all;
    TimeRange left{std::clamp(range->from.firstDayNumber(), all.first_day, std::max(all.first_day, all.last_day - 1)), 0};
    left.last_day = std::min(std::max(range->to.lastDayNumber(), left.first_day + 1), all.last_day);
    return left;
}

TimeRange lastDays(const TimeRange& all, int days) {
    return {std::max(all.first_day, all.last_day - days + 1), all.last_day};
}

float TimeAxis::x(double day) const {
    return left + static_cast<float>((day - range.first_day + 0.5) / (range.last_day - range.first_day + 1)) * (right - left);
}

int TimeAxis::day(float at) const {
    const double share = static_cast<double>(at - left) / static_cast<double>(right - left);
    return std::clamp(range.first_day + static_cast<int>(std::floor(std::clamp(share, -1.0, 2.0) * (range.last_day - range.first_day + 1))), range.first_day, range.last_day);
}

std::vector<TimeTick> timeTicks(const TimeRange& range, int most) {
    std::vector<TimeTick> ticks;
    for (const int months : {1, 3, 6, 12, 24, 60, 120}) {
        if ((range.last_day - range.first_day) / (30 * months) > std::max(most, 1)) continue;
        auto date = base::Date::fromDayNumber(range.first_day);
        date = {date.year - (months > 12 ? date.year % (months / 12) : 0), months >= 12 ? 1 : (date.month - 1) / months * months + 1, 1};
        for (; date.firstDayNumber() <= range.last_day; date.month += months, date.year += (date.month - 1) / 12, date.month = (date.month - 1) % 12 + 1) {
            if (date.firstDayNumber() < range.first_day) continue;
            ticks.push_back({date.firstDayNumber(), date.month == 1 ? std::to_string(date.year) : dateText({date.year, date.month, 0})});
        }
        break;
    }
    if (ticks.size() >= 2) return ticks;
    ticks.clear();
    int step = 1;
    for (const int days : {2, 5, 10, 15, 30, 60, 180, 365, 1000, 5000}) {
        if ((range.last_day - range.first_day) / step > std::max(most, 1)) step = days;
    }
    for (int day = range.last_day - (range.last_day - range.first_day) / step * step; day <= range.last_day; day += step)
        ticks.push_back({day, dateText(base::Date::fromDayNumber(day))});
    return ticks;
}

}  // namespace demarc::panels
