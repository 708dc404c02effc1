#pragma once
#include <string>
#include <string_view>

namespace demarc::gazetteer {

/// The form under which names are looked up: lower case, no diacritics, no apostrophes or quotes of any kind, no dots, every other
/// separator (hyphens, commas, slashes…) one space, none at the ends. Latin, Cyrillic (soft and hard signs dropped), Greek, Arabic (vowel marks
/// dropped; alef, yeh, kaf and teh marbuta unified), Hebrew (points dropped), Georgian and Armenian are folded; other scripts pass in their
/// compatibility decomposition.
/// Bytes that are not UTF-8 count as separators. fold(fold(x)) == fold(x). ASCII costs a table look-up a byte.
/// "Куп'янськ" → "купянск", "Al-Fashir" → "al fashir", "U.S." → "us", "Şuşa" → "susa".
[[nodiscard]] std::string fold(std::string_view utf8);

/// As above, into `out` (cleared first): no allocation once `out` has grown.
void foldInto(std::string_view utf8, std::string& out);

}  // namespace demarc::gazetteer
