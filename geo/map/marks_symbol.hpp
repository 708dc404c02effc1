#pragma once
#include "map/marks.hpp"

namespace demarc::map {

/// Sizes of marks that go around another, style pixels.
inline constexpr double SIEGE_PX = 18, SIEGE_LINE_PX = 2.4, SIEGE_BEYOND_PX = 12;
inline constexpr double CONTESTED_BEYOND_PX = 10, CONTESTED_DOT_PX = 2.1, CONTESTED_STEP_PX = 5.4, BURST_PX = 7.5;
inline constexpr double STRIKE_PX = 8, STRIKE_LINE_PX = 1.6;
inline constexpr double ARROW_PX = 15, ARROW_LINE_PX = 4;
inline constexpr double LEAVING_HEIGHT_PX = 9, LEAVING_LINE_PX = 3;  ///< of a withdrawal, half its height; as wide as an arrow is long

/// How far the mark of a symbol reaches from its middle when it stands alone or in a row.
[[nodiscard]] double outerRadius(const Symbol& symbol, const Subject& subject);

/// Draws single symbols of a place into its group, around a point of the group's own plane.
class SymbolDrawer {
public:
    SymbolDrawer(const Page& page, const Subject& subject, MarkGroup& group) : page_{page}, theme_{page.theme}, subject_{subject}, group_{group} {}

    void draw(const Symbol& symbol, Vec2 at);
    void drawContested(Vec2 at, double radius);
    void drawStrike(Vec2 at);
    void drawArrow(const Symbol& symbol, Vec2 at);
    void drawWithdrawal(const Symbol& symbol, Vec2 at);
    /// Makes the group's box hold this one.
    void cover(const Rect& box);

private:
    void drawShare(const Symbol& symbol, Vec2 at);
    void drawDenied(const Symbol& symbol, Vec2 at);
    void number(const std::string& text, const TextStyle& style, Vec2 at, Piece& piece) const;

    const Page& page_;
    const Theme& theme_;
    const Subject& subject_;
    MarkGroup& group_;
};

}  // namespace demarc::map
