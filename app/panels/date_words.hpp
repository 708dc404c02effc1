#pragma once
#include <string>

#include "base/date.hpp"

namespace demarc::panels {

/// "20 Nov 2025", "Nov 2025", "2025", in the language of the window. What maps and files say stays base::Date::shortText().
[[nodiscard]] std::string dateText(const base::Date& date);
/// "Nov"; 1 is January.
[[nodiscard]] std::string monthText(int month);
/// "Thursday"; 0 is Sunday.
[[nodiscard]] std::string weekdayText(int weekday);

}  // namespace demarc::panels
