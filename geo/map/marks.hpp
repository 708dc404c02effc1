#pragma once
#include <optional>
#include <vector>

#include "map/layout_page.hpp"

namespace demarc::map {

/// The mark of one kind at 0,0 in 14 px, as card lines repeat it.
struct GlyphLook {
    SymbolKind kind = SymbolKind::held;
    base::Colour a;
    base::Colour b{0, 0, 0, 0};
    double share = 1;
    std::optional<double> angle_rad = std::nullopt;  ///< of an advance; none: as in a legend
    bool falls = false;                              ///< of sparse stripes
};
[[nodiscard]] Piece smallGlyph(const GlyphLook& look, const Theme& theme);

/// The ink tag with a dispute figure around 0,0, 40 x 21; beside small marks 30 x 15.
[[nodiscard]] Piece disputeTag(const Page& page, double dispute, bool small = false);

/// Marks of a place that stand side by side: where a leader may come from the left and from the right.
struct Rim {
    Vec2 centre_px;
    double radius_px = 0;
};

/// A subject on the map: all its marks composed around one point.
struct MarkGroup {
    std::size_t subject = 0;
    Vec2 truth_px;    ///< where the place is
    Vec2 centre_px;   ///< where its marks stand: the same unless a neighbour needed the room
    Piece marks;      ///< discs, rings, numbers; placed
    Piece over;       ///< what goes over the numbers; placed
    Rect box_px;      ///< of the marks and the claimants' names
    Rect name_px;     ///< of the name; empty where it has none
    Rim left, right;  ///< ends for leaders
    bool hasMarks = false;
    bool isSmall = false;              ///< drawn as small glyphs, since its neighbours stand close
    bool crowdedOut = false;           ///< no room between its neighbours: only a dot is drawn
    bool captioned = false;            ///< what is said of it stands below its name, whole
    std::vector<std::size_t> cluster;  ///< of a mark that stands for several places: all of them, `subject` among them; else empty
    std::vector<Vec2> truths_px;       ///< and where they are
};

/// How far a mark may stand from its place, in style pixels: a thin line then leads to the true point.
inline constexpr double MOST_AWAY_PX = 40;

/// Marks that stand beside each other, as against those around or on them.
[[nodiscard]] bool standsInRow(SymbolKind kind);

/// Composes the marks of one subject around 0,0.
[[nodiscard]] MarkGroup composeMarks(const Page& page, std::size_t subject);
/// The same as glyphs of 14 px, the first three of them.
[[nodiscard]] MarkGroup composeSmallMarks(const Page& page, std::size_t subject);

/// Moves marks apart that would overlap, none farther than MOST_AWAY_PX. Where that is not enough they become small; of those that still
/// overlap, neighbours become one mark at their middle; what then has no room is crowded out.
void spreadMarks(const Page& page, std::vector<MarkGroup>& groups);

/// Every subject in view, composed, spread, named beside its marks and drawn to the page, with a dot at its true point where the mark is
/// not centred on it; all of it is taken in the page's index.
[[nodiscard]] std::vector<MarkGroup> placeMarks(Page& page);

/// True when the subject's place is inside the map with room for a mark.
[[nodiscard]] bool inView(const Page& page, const Subject& subject);

}  // namespace demarc::map
