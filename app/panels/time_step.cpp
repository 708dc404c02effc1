#include "panels/time_step.hpp"

#include <algorithm>
#include <cmath>

#include "base/words.hpp"

namespace demarc::panels {
namespace {

/// Days that a step has at least.
int shortest(DateStep step) {
    constexpr std::array DAYS{1, 7, 28, 90, 365};
    return DAYS[static_cast<std::size_t>(step)];
}

int months(DateStep step) { return step == DateStep::month ? 1 : step == DateStep::quarter ? 3 : 12; }

}  // namespace

std::string nameOf(DateStep step) {
    switch (step) {
        case DateStep::day: return tr("1 day");
        case DateStep::week: return tr("1 week");
        case DateStep::month: return tr("1 month");
        case DateStep::quarter: return tr("3 months");
        case DateStep::year: break;
    }
    return tr("1 year");
}

std::string speedOf(DateStep step, int rate) {
    const auto count = static_cast<std::size_t>(rate);
    switch (step) {
        case DateStep::day: return sayCount(count, "{0} day/s|{0} days/s");
        case DateStep::week: return sayCount(count, "{0} week/s|{0} weeks/s");
        case DateStep::month: return sayCount(count, "{0} month/s|{0} months/s");
        case DateStep::quarter: return sayCount(3 * count, "{0} month/s|{0} months/s");
        case DateStep::year: break;
    }
    return sayCount(count, "{0} year/s|{0} years/s");
}

int stepped(int day, DateStep step, int count) {
    if (step == DateStep::day || step == DateStep::week) return day + count * (step == DateStep::week ? 7 : 1);
    const auto from = base::Date::fromDayNumber(day);
    const int month = from.year * 12 + from.month - 1 + count * months(step);
    const base::Date there{month / 12, month % 12 + 1, 0};
    return std::min(there.firstDayNumber() + from.day - 1, there.lastDayNumber());
}

DateStep stepFor(const TimeRange& range) {
    constexpr int FEW_STEPS = 30;
    DateStep best = DateStep::day;
    for (const DateStep step : DATE_STEPS)
        if (range.last_day - range.first_day >= FEW_STEPS * shortest(step)) best = step;
    return best;
}

int PlayRun::dayAt(double now_s) const {
    const double most = std::max(last_day - first_day, 0) / shortest(step) + 1;
    return std::min(stepped(first_day, step, static_cast<int>(std::clamp(std::floor((now_s - start_s) * rate_per_s), 0.0, most))), last_day);
}

double PlayRun::untilNext_s(double now_s) const {
    const double gone = std::max(now_s - start_s, 0.0) * rate_per_s;
    return (std::floor(gone) + 1 - gone) / rate_per_s;
}

}  // namespace demarc::panels
