#pragma once
#include <string>
#include <string_view>

namespace demarc::map {

/// Whether text holds anything that is written from right to left.
[[nodiscard]] bool isRightToLeft(std::string_view utf8);

/// Text in the order in which a widget without shaping of its own shows it: right-to-left runs reversed, Arabic letters as their joined
/// presentation forms. Left-to-right text comes back as it is, without a look-up. Offsets into the result mean nothing to the original.
[[nodiscard]] std::string visualText(std::string_view utf8);

}  // namespace demarc::map
