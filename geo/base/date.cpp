#include "base/date.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace demarc::base {
namespace {

using namespace std::chrono;

bool readNumber(std::string_view text, int& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() && text.front() != '-';
}

int dayNumber(year_month_day day) {
    return static_cast<int>(sys_days{day}.time_since_epoch().count());
}

year_month_day civil(int y, int m, int d) {
    return year{y} / month{static_cast<unsigned>(m)} / day{static_cast<unsigned>(d)};
}

}  // namespace

std::optional<Date> Date::parse(std::string_view iso) {
    Date date;
    if (iso.size() != 4 && iso.size() != 7 && iso.size() != 10) return std::nullopt;
    if (!readNumber(iso.substr(0, 4), date.year) || date.year < 1) return std::nullopt;
    if (iso.size() >= 7 && (iso[4] != '-' || !readNumber(iso.substr(5, 2), date.month) || date.month < 1 || date.month > 12)) return std::nullopt;
    if (iso.size() == 10 && (iso[7] != '-' || !readNumber(iso.substr(8, 2), date.day) || !civil(date.year, date.month, date.day).ok())) return std::nullopt;
    return date;
}

Date Date::fromDayNumber(int days_since_1970) {
    const year_month_day ymd{sys_days{days{days_since_1970}}};
    return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())), static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

int Date::firstDayNumber() const {
    return dayNumber(civil(year, month ? month : 1, day ? day : 1));
}

int Date::lastDayNumber() const {
    if (day) return firstDayNumber();
    const year_month_day_last last{std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month ? month : 12)} / std::chrono::last};
    return static_cast<int>(sys_days{last}.time_since_epoch().count());
}

int Date::weekday() const {
    return static_cast<int>(std::chrono::weekday{sys_days{days{firstDayNumber()}}}.c_encoding());
}

std::string Date::iso() const {
    std::array<char, 32> text{};
    if (day) std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", year, month, day);
    else if (month) std::snprintf(text.data(), text.size(), "%04d-%02d", year, month);
    else std::snprintf(text.data(), text.size(), "%04d", year);
    return text.data();
}

std::string Date::shortText() const {
    static constexpr std::array MONTHS{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::string text;
    if (day) text += std::to_string(day) + ' ';
    if (month) text += std::string(MONTHS[static_cast<std::size_t>(month - 1)]) + ' ';
    return text + std::to_string(year);
}

}  // namespace demarc::base
