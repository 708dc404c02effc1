#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "base/colour.hpp"

namespace demarc::map {

/// print: for paper, and still to be read on a copy in grey: every party has a lightness of its own.
enum class ThemeKind : std::uint8_t { light, dark, print };

/// The colours of one theme: one style table, three instances. Sizes are the same in all. Every text colour stands out from what it is set
/// on by 4.5:1 or more.
struct Theme {
    ThemeKind kind = ThemeKind::light;
    base::Colour land, water, river, coast, claimedRiver, region, border, borderBand, disputedBorder;
    base::Colour townText, townDot, regionText, countryText, waterText, claimedText, leader, strike;
    base::Colour ground, panel, raised, selected, line, text, text2, text3, button, buttonText;
    base::Colour proposal, proposalText, narrator, unknown, denialRest;

    [[nodiscard]] bool dark() const { return kind == ThemeKind::dark; }
};

[[nodiscard]] const Theme& lightTheme();
[[nodiscard]] const Theme& darkTheme();
[[nodiscard]] const Theme& printTheme();
[[nodiscard]] const Theme& themeOf(ThemeKind kind);

/// A party's mark colour as this theme shows it (darker on light ground or lighter on dark where it would fade into it, in steps of lightness in
/// print), and the stronger one for text, of at least 4.8:1 on land and 5.4:1 on panels.
[[nodiscard]] base::Colour markColour(base::Colour party, const Theme& theme);
[[nodiscard]] base::Colour textColour(base::Colour party, const Theme& theme);
/// How opaque an area's fill in such a mark is, and the period of its sparse hatch: in print both help to tell parties apart without colour.
[[nodiscard]] double areaOpacity(const Theme& theme);
[[nodiscard]] float sparsePeriod_px(base::Colour mark, const Theme& theme);

}  // namespace demarc::map
