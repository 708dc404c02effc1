#include "panels/time_bins.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "panels/claim_words.hpp"

namespace demarc::panels {
namespace {

/// First days of months, of every third or of years.
std::vector<int> calendarDays(const TimeRange& range, int months) {
    const auto first = base::Date::fromDayNumber(range.first_day);
    std::vector<int> days;
    for (int month = (first.year * 12 + first.month - 1) / months * months;; month += months) {
        const int day = base::Date{month / 12, month % 12 + 1, 1}.firstDayNumber();
        if (day > range.last_day) return days;
        days.push_back(std::max(day, range.first_day));
    }
}

/// First days of bins: of the finest kind that has at most so many, else of years.
std::vector<int> firstDays(const TimeRange& range, int most) {
    for (const int length : {1, 7}) {
        if ((range.last_day - range.first_day) / length + 1 > most) continue;
        std::vector<int> days{range.first_day};
        for (int day = range.first_day + 1; day <= range.last_day; ++day)
            if (length == 1 || base::Date::fromDayNumber(day).weekday() == 1) days.push_back(day);
        return days;
    }
    for (const int months : {1, 3})
        if ((range.last_day - range.first_day) / (30 * months) + 1 <= most) return calendarDays(range, months);
    return calendarDays(range, 12);
}

}  // namespace

const TimeBin* TimeBins::at(int day) const {
    const auto bin = std::ranges::lower_bound(bins, day, {}, &TimeBin::last_day);
    return bin == bins.end() || day < bin->first_day ? nullptr : &*bin;
}

TimeBins claimBins(const std::vector<claim::Reading>& readings, const TimeRange& range, int most) {
    TimeBins result;
    for (const int day : firstDays(range, most)) {
        if (!result.bins.empty()) result.bins.back().last_day = day - 1;
        result.bins.push_back({day, range.last_day});
    }
    std::map<std::string_view, std::vector<std::size_t>> columns;
    std::map<std::string_view, std::size_t> sums;
    for (const auto& reading : readings)
        for (const auto& claim : reading.claims) {
            const auto day = dayOf(claim, reading);
            if (!day || !range.holds(*day)) continue;
            auto& column = columns[claim.claimant];
            column.resize(result.bins.size());
            ++column[static_cast<std::size_t>(result.at(*day) - result.bins.data())];
            ++sums[claim.claimant];
        }
    for (const auto& [party, sum] : sums) result.parties.emplace_back(party);
    std::ranges::stable_sort(result.parties, std::ranges::greater{}, [&](const std::string& party) { return sums[party]; });
    for (std::size_t i = 0; i < result.bins.size(); ++i) {
        TimeBin& bin = result.bins[i];
        for (const auto& party : result.parties) bin.total += bin.counts.emplace_back(columns[party][i]);
        result.highest = std::max(result.highest, bin.total);
    }
    return result;
}

std::vector<PastRow> pastRows(const std::vector<claim::Reading>& readings, const TimeRange& range, std::size_t most) {
    std::map<std::string, std::vector<PastBar>> places;
    for (const auto& reading : readings)
        for (const auto& claim : reading.claims) {
            const bool isHeld = claim.stance == claim::Stance::asserts && claim::isHold(claim.status) && !claim.actor.empty();
            if (!isHeld || !(claim.from || (claim.to && claim.time == claim::Time::past))) continue;
            PastBar bar{claim.actor, {}, {}, claim.time == claim::Time::past};
            if (claim.from) bar.from_day = claim.from->firstDayNumber();
            if (claim.to) bar.to_day = claim.to->lastDayNumber();
            if (bar.from_day.value_or(range.first_day) <= range.last_day && bar.to_day.value_or(range.last_day) >= range.first_day) places[placeOf(claim)].push_back(bar);
        }
    std::vector<PastRow> rows;
    for (auto& [place, bars] : places) rows.push_back({place, std::move(bars)});
    std::ranges::stable_sort(rows, std::ranges::greater{}, [](const PastRow& row) { return row.bars.size(); });
    if (rows.size() > most) rows.resize(most);
    return rows;
}

std::vector<base::Date> reportDates(const std::vector<claim::Reading>& readings) {
    std::vector<base::Date> dates;
    for (const auto& reading : readings)
        if (reading.document.date) dates.push_back(*reading.document.date);
    std::ranges::sort(dates, std::ranges::greater{});
    dates.erase(std::ranges::unique(dates).begin(), dates.end());
    return dates;
}

}  // namespace demarc::panels
