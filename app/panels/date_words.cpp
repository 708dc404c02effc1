#include "panels/date_words.hpp"

#include <array>

#include "base/words.hpp"

namespace demarc::panels {

std::string dateText(const base::Date& date) {
    std::string text;
    if (date.day) text += std::to_string(date.day) + ' ';
    if (date.month) text += monthText(date.month) + ' ';
    return text + std::to_string(date.year);
}

std::string monthText(int month) {
    constexpr std::array MONTHS{words::key("Jan"), words::key("Feb"), words::key("Mar"), words::key("Apr"), words::key("May"), words::key("Jun"),
                                words::key("Jul"), words::key("Aug"), words::key("Sep"), words::key("Oct"), words::key("Nov"), words::key("Dec")};
    return tr(MONTHS.at(static_cast<std::size_t>(month - 1)));
}

std::string weekdayText(int weekday) {
    constexpr std::array DAYS{words::key("Sunday"), words::key("Monday"), words::key("Tuesday"), words::key("Wednesday"), words::key("Thursday"), words::key("Friday"), words::key("Saturday")};
    return tr(DAYS.at(static_cast<std::size_t>(weekday)));
}

}  // namespace demarc::panels
