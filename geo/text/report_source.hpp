#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace demarc::text {

/// Who published a report, as its first lines tell: "LASHIO (The Shan Courier) —", "*Chinland Post, 5 August 2024*", "Source: Radio Okapi". Nothing where they don't; a bracketed name
/// may turn out to be a place's ("2 December (PORT SUDAN) –"), which is for those to say who know places.
[[nodiscard]] std::optional<std::string> reportSource(std::string_view text);

}  // namespace demarc::text
