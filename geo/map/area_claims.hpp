#pragma once
#include <functional>
#include <string_view>

#include "map/areas.hpp"
#include "map/scene.hpp"
#include "map/telling.hpp"

namespace demarc::map {

/// Toward a party's side, in the plane; {0,0} where it isn't known.
using SideOf = std::function<Vec2(std::string_view party)>;

/// What claims make of an area whose outline is known.
struct AreaClaims {
    std::vector<AreaItem> fills;
    std::vector<LineItem> lines;     ///< fronts, and the outline where a fill or a denial needs it
    std::vector<Symbol> atAnchor;    ///< what stands as a mark all the same; numbers of shares with `onGround`
    bool shown = false;              ///< the ground shows something of it
};

/// Fills an area by what its place's symbols and positions say:
///  - one holder of the whole: solid where all agree, sparse stripes where one side says so, stripes of both for two holders;
///  - shares: from each holder's side up to a front. Solid to where all who speak grant it, sparse beyond, stripes of both where two fills
///    overlap. Two holders come from opposite sides, along the line from one's side to the other's. Without any side known, from the north;
///  - a part without a share: of a place, dotted all over, since nobody says where; of a region, where that would say too much, nothing;
///  - a denied hold: the outline in the denied holder's colour; contested: a dotted outline; both keep their mark at the anchor.
/// Proposals are left to the caller and come back in `atAnchor`.
[[nodiscard]] AreaClaims fillArea(const ProjectedArea& area, const claim::PlaceView& place, std::vector<Symbol> symbols, View view,
                                  const Telling& telling, const SideOf& sideOf);

}  // namespace demarc::map
