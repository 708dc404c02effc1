#include <algorithm>
#include <cmath>
#include <numbers>

#include "map/callouts.hpp"

namespace demarc::map {
namespace {

constexpr double FROM_TOP_PX = 21, TO_TOP_PX = 140, FROM_BOTTOM_PX = 12;
constexpr double LEVEL_PX = 12;  // what at least runs level before the bend
constexpr double RIM_GAP_PX = 2;

double side(Vec2 a, Vec2 b, Vec2 p) { return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x); }

bool segmentsCross(Vec2 a, Vec2 b, Vec2 c, Vec2 d) {
    Rect ab, cd;
    ab.extend(a);
    ab.extend(b);
    cd.extend(c);
    cd.extend(d);
    if (!ab.grown(0.5).intersects(cd.grown(0.5))) return false;
    return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;
}

bool segmentInBox(Vec2 a, Vec2 b, const Rect& box) {
    double from = 0, to = 1;  // Liang and Barsky: the part of the segment between each pair of sides
    const Vec2 along = b - a;
    for (const auto& [step, low, high] :
         {std::tuple{along.x, box.left - a.x, box.right - a.x}, std::tuple{along.y, box.top - a.y, box.bottom - a.y}}) {
        if (step == 0) {
            if (low > 0 || high < 0) return false;
            continue;
        }
        from = std::max(from, std::min(low / step, high / step));
        to = std::min(to, std::max(low / step, high / step));
    }
    return from < to;
}

}  // namespace

std::optional<Leader> leaderBetween(const Rect& card, bool cardIsLeft, const Rim& rim) {
    const double way = cardIsLeft ? 1 : -1;  // from the card to the mark
    const double start = cardIsLeft ? card.right : card.left;
    const double reach = (rim.centre_px.x - start) * way;
    const double top = card.top + FROM_TOP_PX;
    const double bottom = std::max(top, std::min(card.top + TO_TOP_PX, card.bottom - FROM_BOTTOM_PX));
    const double y = std::clamp(rim.centre_px.y, top, bottom);
    const double rise = std::abs(rim.centre_px.y - y);
    const double radius = rim.radius_px + RIM_GAP_PX;
    Leader leader;
    leader.rise_px = rise;
    if (rise < 0.5) {
        if (reach < radius + LEVEL_PX) return std::nullopt;
        leader.points = {{start, rim.centre_px.y}, {rim.centre_px.x - way * radius, rim.centre_px.y}};
        return leader;
    }
    if (reach < rise + LEVEL_PX) return std::nullopt;
    const double sign = rim.centre_px.y > y ? 1 : -1;
    const double diagonal = std::numbers::sqrt2 / 2;
    if (rise > radius * diagonal) {
        leader.points = {{start, y}, {rim.centre_px.x - way * rise, y}, rim.centre_px - Vec2{way, sign} * (radius * diagonal)};
    } else {  // already level with the rim
        const double inward = std::sqrt(std::max(0.0, radius * radius - rise * rise));
        if (reach < inward + LEVEL_PX) return std::nullopt;
        leader.points = {{start, y}, {rim.centre_px.x - way * inward, y}};
    }
    return leader;
}

bool cross(const Leader& a, const Leader& b) {
    for (std::size_t i = 1; i < a.points.size(); ++i) {
        for (std::size_t j = 1; j < b.points.size(); ++j) {
            if (segmentsCross(a.points[i - 1], a.points[i], b.points[j - 1], b.points[j])) return true;
        }
    }
    return false;
}

bool cross(const Leader& leader, const Rect& box) {
    for (std::size_t i = 1; i < leader.points.size(); ++i) {
        if (segmentInBox(leader.points[i - 1], leader.points[i], box)) return true;
    }
    return false;
}

}  // namespace demarc::map
