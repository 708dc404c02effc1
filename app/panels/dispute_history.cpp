#include "panels/dispute_history.hpp"

#include <algorithm>

namespace demarc::panels {

void DisputeHistory::add(const std::vector<claim::PlaceView>& places) {
    if (found == dates.size()) return;
    for (const auto& place : places) {
        if (!place.dispute) continue;
        auto& figures = disputes[keyOf(place)];
        figures.resize(dates.size());
        figures[found] = place.dispute;
    }
    ++found;
}

std::optional<std::size_t> DisputeHistory::at(int day) const {
    std::optional<std::size_t> last;
    for (std::size_t i = 0; i < found && dates[i].lastDayNumber() <= day; ++i) last = i;
    return last;
}

std::vector<base::Date> historyDates(const std::vector<claim::Reading>& readings, std::size_t most) {
    std::vector<base::Date> dates;
    for (const auto& reading : readings)
        if (reading.document.date) dates.push_back(*reading.document.date);
    std::ranges::sort(dates, {}, &base::Date::lastDayNumber);
    const auto same = [](const base::Date& a, const base::Date& b) { return a.lastDayNumber() == b.lastDayNumber(); };
    dates.erase(std::ranges::unique(dates, same).begin(), dates.end());
    if (dates.size() <= most) return dates;
    std::vector<base::Date> spread;
    for (std::size_t i = 0; i < most; ++i) spread.push_back(dates[i * (dates.size() - 1) / (most - 1)]);
    return spread;
}

}  // namespace demarc::panels
