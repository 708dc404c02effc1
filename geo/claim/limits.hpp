#pragma once
#include <cstdint>
#include <string_view>

namespace demarc::claim {

/// What the words make of a share: "no more than a third" is at most that, "over half" at least.
enum class Limit : std::uint8_t { none, most, least };

/// The limit that the cue of a claim with a share tells of.
[[nodiscard]] Limit limitIn(std::string_view cue);

/// Whether the cue of a claim tells of what goes on and isn't done: "began withdrawing", "are pulling out".
[[nodiscard]] bool isUnderWay(std::string_view cue);

}  // namespace demarc::claim
