#pragma once
#include <algorithm>

#include "map/labels_index.hpp"
#include "map/layout_piece.hpp"
#include "map/sheet_plan.hpp"
#include "map/text_setter.hpp"

namespace demarc::map {

/// Distances that the parts of the sheet share. Style pixels.
inline constexpr double COLUMN_PX = 384;        ///< the column at the left
inline constexpr double COLUMN_TOP_PX = 32;
inline constexpr double COLUMN_SIDE_PX = 28;
inline constexpr double EDGE_PX = 28;  ///< between the map's edge and what is set on it

/// The type scale in the colours of a theme.
struct TypeScale {
    explicit TypeScale(const Theme& theme);
    TextStyle kicker, title, deck, asOf, made, head, legend, note, source, mark;
    TextStyle cardName, cardContext, cardLine, cardSource;
    TextStyle claimed, number, deniedNumber, claimant, disputeTag;
    TextStyle country, region, town1, town2, town3, sea, river, proposal, proposalNote;
};

/// What the parts of a layout work on: the scene as a sheet in style pixels, what is taken on it, and the sheets being filled.
struct Page {
    Page(const Scene& theScene, const Camera& deviceCamera, const LayoutOptions& theOptions, const FontSet& fonts);

    const Scene& scene;
    const Theme& theme;
    LayoutOptions options;  ///< sizes in style pixels here
    SheetPlan plan;
    Camera camera;          ///< in style pixels
    Rect map;               ///< camera.viewport_px
    TextSetter setter;
    TypeScale type;
    OccupiedIndex taken;
    OccupiedIndex drawn;  ///< lines drawn by hand: names of claimed places keep off where they can, cards may lie over them

    Sheet names;  ///< towns, regions, waters, clipped to the map
    Sheet marks;  ///< claims and the leaders to them, clipped to the map
    Sheet over;   ///< strokes through numbers, dispute figures, claimed names; clipped to the map
    Sheet cards;  ///< cards and what else stands on the map
    Sheet column;
    Frame frame;
    std::size_t listedOnMap = 0;  ///< so many of frame.leftOver stand in lists between the cards
};

}  // namespace demarc::map
