#pragma once
#include <optional>
#include <string>

#include "base/date.hpp"

namespace demarc::panels {

// What a person types into a field. Each is false for what can't be meant; an empty text means none.

/// "80%", "80" and "0.8" are one share, 0 to 1.
[[nodiscard]] bool parseShare(const std::string& text, std::optional<double>& share);
[[nodiscard]] bool parseDate(const std::string& text, std::optional<base::Date>& date);
/// A number of people.
[[nodiscard]] bool parseCount(const std::string& text, std::optional<int>& count);

}  // namespace demarc::panels
