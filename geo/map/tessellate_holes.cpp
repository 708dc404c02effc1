#include <cmath>
#include <limits>

#include "map/tessellate_ears.hpp"

/// How the ear clipper joins holes to the ring around them.
namespace demarc::map {

std::uint32_t EarClipper::leftmost(std::uint32_t start) const {
    std::uint32_t best = start;
    for (std::uint32_t p = at(start).next; p != start; p = at(p).next) {
        if (at(p).x < at(best).x || (at(p).x == at(best).x && at(p).y < at(best).y)) best = p;
    }
    return best;
}

std::uint32_t EarClipper::joinHole(std::uint32_t hole, std::uint32_t outer) {
    const std::uint32_t bridge = findBridge(hole, outer);
    if (bridge == NONE) return outer;
    const std::uint32_t back = split(bridge, hole);
    filtered(back, at(back).next);
    return filtered(bridge, at(bridge).next);
}

/// The point of the outer ring that sees the hole's leftmost point (Eberly's method).
std::uint32_t EarClipper::findBridge(std::uint32_t hole, std::uint32_t outer) const {
    const double hx = at(hole).x, hy = at(hole).y;
    double qx = -std::numeric_limits<double>::infinity();
    std::uint32_t m = NONE;
    std::uint32_t p = outer;
    do {
        const Node& a = at(p);
        const Node& b = next(a);
        if (hy <= a.y && hy >= b.y && b.y != a.y) {
            const double x = a.x + (hy - a.y) * (b.x - a.x) / (b.y - a.y);
            if (x <= hx && x > qx) {
                qx = x;
                m = a.x < b.x ? p : a.next;
                if (x == hx) return m;
            }
        }
        p = a.next;
    } while (p != outer);
    if (m == NONE) return NONE;

    const std::uint32_t stop = m;
    const double mx = at(m).x, my = at(m).y;
    double smallest = std::numeric_limits<double>::infinity();
    p = m;
    do {
        const Node& a = at(p);
        if (hx >= a.x && a.x >= mx && hx != a.x && isInTriangle(hy < my ? hx : qx, hy, mx, my, hy < my ? qx : hx, hy, a.x, a.y)) {
            const double tangent = std::abs(hy - a.y) / (hx - a.x);
            const Node& best = at(m);
            const bool sector = turn(prev(best), best, prev(a)) > 0 && turn(next(a), best, next(best)) > 0;
            const bool closer = tangent < smallest || (tangent == smallest && (a.x > best.x || (a.x == best.x && sector)));
            if (closer && isLocallyInside(a, at(hole))) {
                m = p;
                smallest = tangent;
            }
        }
        p = a.next;
    } while (p != stop);
    return m;
}

}  // namespace demarc::map
