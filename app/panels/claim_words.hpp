#pragma once
#include <string>

#include "panels/widgets.hpp"

namespace demarc::panels {

/// "asserts", "control", "past".
[[nodiscard]] std::string wordOf(claim::Stance stance);
[[nodiscard]] std::string wordOf(claim::Status status);
[[nodiscard]] std::string wordOf(claim::Time time);
/// What a claim says, in a few words and in nobody's voice: "Russia holds 80%", "denies: Russia holds", "strike, 26 killed".
[[nodiscard]] std::string saysOf(const claim::Claim& claim, const map::Telling& telling);
[[nodiscard]] Glyph glyphOf(const claim::Claim& claim, const map::Telling& telling);
/// "80%", or nothing where no share is told.
/// A part is held, and no figure told of it.
[[nodiscard]] bool isUntoldPart(const claim::Claim& claim);
[[nodiscard]] std::string shareOf(const claim::Claim& claim);
/// "now", "Feb 2022 – Sep 2022", "since Sep 2022".
[[nodiscard]] std::string whenOf(const claim::Claim& claim);
/// ".94".
[[nodiscard]] std::string confidenceOf(double confidence);
/// "Vovchansk", "Oskil River, left bank".
[[nodiscard]] std::string placeOf(const claim::Claim& claim);

}  // namespace demarc::panels
