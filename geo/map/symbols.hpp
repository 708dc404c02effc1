#pragma once
#include <vector>

#include "map/telling.hpp"

namespace demarc::map {

/// The marks of a place, by the rules of the map alone: colour is the holder asserted, kind is how it is asserted.
///  - two holders asserted: stripes in proportion to the shares asserted; no mark for the denials that go with them;
///  - one holder, a share below 1 or different shares: a ring for each share asserted; the number is empty where no share was told;
///  - one holder, several parties say so and none denies it: held; else oneAsserts, or held in the view of a party;
///  - a denial without a hold of the denier's own: a `denied` mark of its own, with the denied number; in View::dispute it is
///    the stripe "rest" of the denied share instead, in Theme::denialRest, at least a quarter;
///  - fights, sieges, strikes, advances and withdrawals: one mark a kind and actor; their denials: `denied`. Advances run from the lower left
///    until the scene turns them to the actor's side; a withdrawal has no direction: reports seldom tell where to;
///  - proposals: one `proposed`; the past: `past`, in View::history only.
/// `place` is what inView() gave. The main mark comes first.
[[nodiscard]] std::vector<Symbol> symbolsFor(const claim::PlaceView& place, View view, const Telling& telling);

/// "80%".
[[nodiscard]] std::string percent(double share);

/// Radius of a place's disc, style pixels: 16 for a village of a thousand, 27 for a town of thirty thousand, 32 from about 130,000.
[[nodiscard]] double discRadius_px(std::uint32_t population);

}  // namespace demarc::map
