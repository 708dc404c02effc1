#pragma once
#include <string>
#include <string_view>

namespace demarc::gazetteer {

/// A folded name in Latin letters: Cyrillic, Greek, Arabic, Hebrew, Georgian and Armenian letter by letter ("купянск" → "kupiansk"); characters of
/// other scripts are left out. Bytes that are not UTF-8 are left out too.
[[nodiscard]] std::string romanise(std::string_view folded);

/// What romanisations of one name have in common: its consonants, those that systems interchange written alike, without articles
/// ("kupiansk", "kupyansk", "купянск" → "kpnsk"; "al fashir", "el fasher" → "fSr"). Empty where fewer than three letters remain.
[[nodiscard]] std::string skeleton(std::string_view folded);

/// How unlike two romanised names are, in letters: vowels, doubled letters and what systems interchange count for less than a letter.
/// Names of more than 63 letters are compared by their first 63. Costs the product of their lengths, some nanoseconds each.
[[nodiscard]] float soundDistance(std::string_view a, std::string_view b);

}  // namespace demarc::gazetteer
