#include "claim/when.hpp"

#include <charconv>

namespace demarc::claim {
namespace {

using base::Date;
using enum WordClass;

constexpr int CURRENT_DAYS = 10;  ///< "about a week", with a little room for the day of publication

int numberOf(const Unit& unit) {
    int value = 0;
    if (unit.entry && unit.entry->number > 0) return static_cast<int>(unit.entry->number);
    const auto [end, error] = std::from_chars(unit.lower.data(), unit.lower.data() + unit.lower.size(), value);
    return error == std::errc{} && end == unit.lower.data() + unit.lower.size() ? value : 0;
}

bool isYear(const Unit& unit) {
    const int year = unit.isNumber && unit.lower.size() == 4 ? numberOf(unit) : 0;
    return year >= 1900 && year < 2100;
}

struct Found {
    Date date;
    std::size_t first = 0;
    std::size_t last = 0;
    bool early = false;  ///< "the beginning of": its first days are meant
    bool whole = false;  ///< "last month": any of its days, its middle on average
};

/// The last month of that number that had begun when the report was made.
std::optional<Date> lastSuch(int month, const std::optional<Date>& report) {
    if (!report) return std::nullopt;
    return Date{month > report->month && report->month ? report->year - 1 : report->year, month, 0};
}

Date monthsBefore(const Date& report, int months) {
    const int total = report.year * 12 + (report.month ? report.month : 1) - 1 - months;
    return {total / 12, total % 12 + 1, 0};
}

/// A date that begins at unit `i`.
std::optional<Found> dateAt(const std::vector<Unit>& units, std::size_t i, std::size_t last, const std::optional<Date>& report) {
    const Unit& unit = units[i];
    const auto yearAfter = [&](std::size_t at) -> std::pair<int, std::size_t> {
        if (at < last && isYear(units[at])) return {numberOf(units[at]), at + 1};
        if (at + 1 < last && units[at].pos == Pos::comma && isYear(units[at + 1])) return {numberOf(units[at + 1]), at + 2};
        return {0, at};
    };
    if (unit.is(month) && unit.pos == Pos::time) {
        const int number = unit.entry->month;
        std::size_t at = i + 1;
        int day = 0;
        if (at < last && units[at].isNumber && !isYear(units[at])) day = numberOf(units[at++]);
        else if (i > 0 && units[i - 1].isNumber && !isYear(units[i - 1])) day = numberOf(units[i - 1]);
        const auto [year, end] = yearAfter(at);
        std::optional<Date> date = year ? std::optional(Date{year, number, 0}) : lastSuch(number, report);
        if (!date) return std::nullopt;
        if (!year && at < last && units[at].is(determiner) == false && at + 1 < last && units[at].lower == "last" && units[at + 1].lower == "year") {
            date->year = report->year - 1;
        }
        date->day = day;
        if (!Date::parse(date->iso())) date->day = 0;
        return Found{*date, i, end};
    }
    if (isYear(unit) && unit.pos == Pos::time) return Found{Date{numberOf(unit), 0, 0}, i, i + 1};
    if (!report || !unit.is(WordClass::unit)) return std::nullopt;
    const std::string_view before = i > 0 ? units[i - 1].lower : std::string_view{};
    const std::string_view next = i + 1 < last ? units[i + 1].lower : std::string_view{};
    if (before == "last" && unit.lower == "year") return Found{Date{report->year - 1, 0, 0}, i, i + 1};
    if (before == "last" && (unit.lower == "spring" || unit.lower == "summer" || unit.lower == "autumn" || unit.lower == "winter")) {
        return Found{Date{report->month > 9 ? report->year : report->year - 1, 0, 0}, i, i + 1};
    }
    if (before == "last" && unit.lower == "month") return Found{monthsBefore(*report, 1), i, i + 1, false, true};
    if (next == "ago" && i > 0) {
        const int count = std::max(1, numberOf(units[i - 1]));
        if (unit.lower.starts_with("month")) return Found{monthsBefore(*report, count), i, i + 2};
        if (unit.lower.starts_with("year")) return Found{Date{report->year - count, 0, 0}, i, i + 2};
        if (unit.lower.starts_with("decade")) return Found{Date{report->year - 10 * count, 0, 0}, i, i + 2};
        const int days = unit.lower.starts_with("week") ? 7 * count : unit.lower.starts_with("day") ? count : 0;
        if (days > 0) return Found{Date::fromDayNumber(report->firstDayNumber() - days), i, i + 2};
    }
    return std::nullopt;
}

}  // namespace

When whenOf(const std::vector<Unit>& units, std::size_t first, std::size_t last, const std::optional<Date>& report) {
    When when;
    for (std::size_t i = first; i < last; ++i) {
        if (units[i].is(ended)) when.past = true;
        // "at the start of the invasion".
        if (units[i].lower == "war" || units[i].lower == "invasion" || units[i].lower == "conflict") {
            for (std::size_t k = i; k-- > first && i - k < 9;) {
                const std::string_view word = units[k].lower;
                if (word == "start" || word == "beginning" || word == "outset") when.past = when.told = true;
            }
        }
        auto found = dateAt(units, i, last, report);
        if (!found) continue;
        // The word that brings the date stands before it, over "early", "the beginning of" and the like.
        std::string_view brings;
        for (std::size_t k = i; k-- > first && i - k < 9;) {
            const std::string_view word = units[k].lower;
            if (word == "early" || word == "beginning" || word == "start" || word == "first") found->early = true;
            if (word == "since" || word == "until" || word == "till" || word == "from" || word == "to" || word == "between" || word == "before" ||
                word == "after") {
                brings = word;
                break;
            }
            if (units[k].pos == Pos::comma || units[k].pos == Pos::stop) break;
        }
        when.told = true;
        int lastDay = found->early && found->date.day == 0 ? found->date.firstDayNumber() + 9 : found->date.lastDayNumber();
        if (found->whole) lastDay = (found->date.firstDayNumber() + lastDay) / 2;
        const bool old = report && lastDay < report->firstDayNumber() - CURRENT_DAYS;
        if (brings == "since" && when.since) break;  // "has held X since May 2022 and Y since 2014": another place's
        if (brings == "since") {
            when.since = true;
            when.from = found->date;
        } else if (brings == "until" || brings == "till" || (brings == "to" && when.from)) {
            when.to = found->date;
            when.past = when.past || old;
            when.since = false;
        } else if (brings != "before" && !when.since) {
            if (!when.from) when.from = found->date;
            when.past = when.past || old;
        }
        i = found->last - 1;
    }
    if (when.from && when.to && *when.to < *when.from) when.to.reset();
    return when;
}

}  // namespace demarc::claim
