#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/issue.hpp"

namespace demarc::text {

/// `bytes` as valid UTF-8 without a BOM. UTF-16 (with a BOM or not) and Windows-1251/1252 are recognised; bytes that fit nothing become U+FFFD.
/// What was converted or replaced is told in `issues`. Throws FormatError for what is empty or no text at all.
[[nodiscard]] std::string toUtf8(std::string_view bytes, std::string_view name, std::vector<base::Issue>& issues);

/// Every byte that is not valid UTF-8 replaced by U+FFFD.
[[nodiscard]] std::string replaceInvalid(std::string_view bytes);

}  // namespace demarc::text
