#pragma once
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "map/marks.hpp"

namespace demarc::map {

/// The card of a subject at 0,0: its name, with the dispute figure where these are shown, a line per claim, the earlier ones last. A compact
/// card leaves out who spoke and when, and what was earlier.
[[nodiscard]] Piece makeCard(const Page& page, const Subject& subject, double width_px, bool compact = false);

/// The line from a card's inner side to the rim of a mark: level, then at most one bend of 45°.
struct Leader {
    std::vector<Vec2> points;
    double rise_px = 0;  ///< how far it has to climb or fall
    [[nodiscard]] double reach_px() const { return points.empty() ? 0 : std::abs(points.back().x - points.front().x); }  ///< from side to side
};

/// None when the mark can't be reached from a card at this place.
[[nodiscard]] std::optional<Leader> leaderBetween(const Rect& card, bool cardIsLeft, const Rim& rim);

/// True when two polylines have a point in common.
[[nodiscard]] bool cross(const Leader& a, const Leader& b);
/// True when the line runs through the box.
[[nodiscard]] bool cross(const Leader& leader, const Rect& box);

/// Each draws to the page and takes its place in the page's index.
void drawLeader(Page& page, const Leader& leader);
void drawCard(Page& page, Piece card, const Rect& box, std::size_t subject);
/// A number in an ink disc beside the name or the marks.
void drawNumber(Page& page, const MarkGroup& group, const std::string& number);
/// "Name: Party says this (1a); …"
[[nodiscard]] std::string asOneLine(const Subject& subject);

/// Sets the cards of all subjects in two columns at the map's sides, each beside its place where it can, and draws them with their
/// leaders. Cards cover no mark, claimed name or other card; leaders don't cross. Where not all find room, cards become compact before many are
/// left out. What is left out is numbered at its mark and listed in frame.leftOver, in the order of the subjects, and on the sheet.
void placeCallouts(Page& page, const std::vector<MarkGroup>& groups);

/// On maps without cards: numbers the marks whose name has no room beside them, or of which several places share one, and lists the names.
void listUnnamed(Page& page, const std::vector<MarkGroup>& groups);

/// On maps with captions in place of cards: numbers what has no room for its caption and lists it in frame.leftOver and where the map is free.
void listUncaptioned(Page& page, const std::vector<MarkGroup>& groups);

}  // namespace demarc::map
