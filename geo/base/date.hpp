#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace demarc::base {

/// A calendar date known to the year, the month or the day: month and day are 0 where unknown.
struct Date {
    int year = 0;
    int month = 0;
    int day = 0;

    /// "2025", "2025-11" or "2025-11-20"; nothing for anything else, impossible days included.
    [[nodiscard]] static std::optional<Date> parse(std::string_view iso);
    [[nodiscard]] static Date fromDayNumber(int days_since_1970);

    /// Days since 1970-01-01 of its first day (unknown month or day count as 1).
    [[nodiscard]] int firstDayNumber() const;
    /// Days since 1970-01-01 of its last day (the end of the month or the year where the day is unknown).
    [[nodiscard]] int lastDayNumber() const;
    /// 0 = Sunday … 6 = Saturday, of the first day.
    [[nodiscard]] int weekday() const;
    [[nodiscard]] std::string iso() const;
    /// "20 Nov 2025", "Nov 2025", "2025".
    [[nodiscard]] std::string shortText() const;

    friend auto operator<=>(const Date&, const Date&) = default;
};

}  // namespace demarc::base
