#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "base/colour.hpp"

namespace demarc::map {

/// The colours of one theme: one style table, two instances. Sizes are the same in both (see style constants below).
struct Theme {
    bool dark = false;
    base::Colour land, water, river, coast, claimedRiver, region, border, borderBand, disputedBorder;
    base::Colour townText, townDot, regionText, countryText, waterText, claimedText, leader, strike;
    base::Colour ground, panel, raised, selected, line, text, text2, text3, button, buttonText;
    base::Colour proposal, proposalText, narrator, unknown, denialRest;
};

[[nodiscard]] const Theme& lightTheme();
[[nodiscard]] const Theme& darkTheme();

/// A party's mark colour as this theme shows it (lighter on dark ground), and the stronger one for text of at least 4.5:1.
[[nodiscard]] base::Colour markColour(base::Colour party, const Theme& theme);
[[nodiscard]] base::Colour textColour(base::Colour party, const Theme& theme);

}  // namespace demarc::map
