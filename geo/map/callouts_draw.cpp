#include <algorithm>
#include <numbers>
#include <utility>

#include "map/callouts.hpp"
#include "map/marks_shapes.hpp"

namespace demarc::map {

void drawLeader(Page& page, const Leader& leader) {
    Stroke stroke;
    for (const Vec2 point : leader.points) stroke.points.push_back(toFloat(point));
    stroke.width_px = 3.4F;
    stroke.colour = page.theme.land;
    page.marks.strokes.push_back(stroke);
    stroke.width_px = 1.1F;
    stroke.colour = page.theme.leader;
    page.marks.strokes.push_back(stroke);
    page.marks.marks.push_back(discMark(leader.points.back(), 2.2, page.theme.leader));
    for (std::size_t i = 1; i < leader.points.size(); ++i) page.taken.addLine(leader.points[i - 1], leader.points[i], 5);
}

void drawCard(Page& page, Piece card, const Rect& box, std::size_t subject) {
    page.cards.marks.push_back(rectMark(box, page.theme.panel));
    page.cards.marks.push_back(rectMark({box.left, box.top, box.right, box.top + 2}, page.theme.text));
    card.move({box.left, box.top});
    card.appendTo(page.cards);
    page.taken.add(box.grown(4));
    page.frame.hits.push_back({box, subject});
}

void drawNumber(Page& page, const MarkGroup& group, const std::string& number) {
    constexpr double RADIUS_PX = 8;
    std::vector<Vec2> places;
    // Close to its mark before further off its name, where it could be another's.
    constexpr std::pair<bool, double> ORDER[] = {{true, 5}, {true, 1}, {false, 5}, {false, 1}, {true, 14}, {false, 14}};
    for (const auto& [byName, gap] : ORDER) {
        const Rect& box = byName ? group.name_px : group.box_px;
        if (box.isEmpty()) continue;
        const double away = RADIUS_PX + gap;
        places.insert(places.end(), {{box.right + away, box.centre().y},
                                     {box.left - away, box.centre().y},
                                     {box.centre().x, box.bottom + away},
                                     {box.centre().x, box.top - away},
                                     {box.right + away, box.top - away},
                                     {box.left - away, box.top - away},
                                     {box.right + away, box.bottom + away},
                                     {box.left - away, box.bottom + away}});
    }
    const auto boxAt = [](Vec2 at) { return Rect{at.x, at.y, at.x, at.y}.grown(RADIUS_PX); };
    const auto isFree = [&](Vec2 at) { return page.map.contains(boxAt(at)) && page.taken.isFree(boxAt(at)); };
    const auto found = std::ranges::find_if(places, isFree);
    // A number in the list without one on the map would lead nowhere: where nothing is free it stands on the rim of its own mark.
    const double aside = (group.left.radius_px + 2) / std::numbers::sqrt2;
    const Vec2 at = found != places.end() ? *found : group.centre_px + Vec2{aside, -aside};
    if (!page.map.contains(boxAt(at))) return;
    page.taken.add(boxAt(at));
    // Off a mark without a name it could be a neighbour's.
    const Vec2 off = at - group.left.centre_px;
    const double away = std::hypot(off.x, off.y), rim = group.left.radius_px;
    if (group.name_px.isEmpty() && group.hasMarks && away > rim + RADIUS_PX + 3) {
        const Vec2 from = group.left.centre_px + off * (rim / away);
        page.marks.strokes.push_back({{toFloat(from), toFloat(at)}, 3.4F, page.theme.land});
        page.marks.strokes.push_back({{toFloat(from), toFloat(at)}, 1.1F, page.theme.leader});
    }
    page.over.marks.push_back(discMark(at, RADIUS_PX, page.theme.button));
    TextStyle style = page.type.claimant.in(page.theme.buttonText);
    style.halo_px = 0;
    page.over.texts.push_back(page.setter.line(number, style, at + Vec2{0, page.setter.capHeight_px(style) / 2}, Align::centre));
}

std::string asOneLine(const Subject& subject) {
    std::string out = subject.name + ": ";
    for (std::size_t i = 0; i < subject.lines.size(); ++i) {
        const CalloutLine& line = subject.lines[i];
        out += (i > 0 ? "; " : "") + line.party + " " + line.text + (line.mark.empty() ? "" : " (" + line.mark + ")");
    }
    return out;
}

}  // namespace demarc::map
