#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

#include "base/date.hpp"

namespace demarc::text {

/// Bytes of a leading "date YYYY-MM-DD" with the white space around it; 0 where a text doesn't begin so.
[[nodiscard]] std::size_t datePrefixLength(std::string_view text);

/// When a report says it was made: its "date YYYY-MM-DD" prefix, else a full date in a dateline or in a short line of its own near the top.
[[nodiscard]] std::optional<base::Date> reportDate(std::string_view text);

/// The first full date in `text`: "2025-11-20", "Nov. 20, 2025", "20 November 2025", "20.11.2025".
[[nodiscard]] std::optional<base::Date> findDate(std::string_view text);

/// "2025-11-20" or "20251120" anywhere in a file's name.
[[nodiscard]] std::optional<base::Date> fileNameDate(std::string_view name);

}  // namespace demarc::text
