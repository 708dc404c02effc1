#include "map/tessellate_ears.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace demarc::map {
namespace {

constexpr std::size_t CURVE_WORTHWHILE = 80;  ///< below, looking at every point is quicker than sorting them

std::uint32_t spread(std::uint32_t v) {
    v = (v | v << 8) & 0x00FF00FF;
    v = (v | v << 4) & 0x0F0F0F0F;
    v = (v | v << 2) & 0x33333333;
    return (v | v << 1) & 0x55555555;
}

}  // namespace

std::uint32_t EarClipper::append(Vec2 point, std::uint32_t vertex, std::uint32_t last) {
    const auto index = static_cast<std::uint32_t>(nodes_.size());
    Node node{point.x, point.y, vertex, index, index, NONE, NONE, 0, false};
    if (last != NONE) {
        node.prev = last;
        node.next = nodes_[last].next;
        nodes_[node.next].prev = index;
        nodes_[last].next = index;
    }
    nodes_.push_back(node);
    return index;
}

void EarClipper::unlink(std::uint32_t index) {
    const Node& node = nodes_[index];
    nodes_[node.next].prev = node.prev;
    nodes_[node.prev].next = node.next;
    if (node.zPrev != NONE) nodes_[node.zPrev].zNext = node.zNext;
    if (node.zNext != NONE) nodes_[node.zNext].zPrev = node.zPrev;
}

std::uint32_t EarClipper::addRing(std::span<const Vec2> points, bool reversed, std::uint32_t firstVertex) {
    std::uint32_t last = NONE;
    for (std::size_t k = 0; k < points.size(); ++k) {
        const std::size_t i = reversed ? points.size() - 1 - k : k;
        last = append(points[i], firstVertex + static_cast<std::uint32_t>(i), last);
    }
    return last;
}

void EarClipper::clip(std::uint32_t outer, std::span<std::uint32_t> holes) {
    measureCurve(outer);
    for (std::uint32_t& hole : holes) {
        if (at(hole).next == hole) nodes_[hole].lone = true;
        hole = leftmost(hole);
    }
    std::ranges::sort(holes, [this](std::uint32_t a, std::uint32_t b) { return at(a).x != at(b).x ? at(a).x < at(b).x : at(a).y < at(b).y; });
    outer = filtered(outer, outer);
    for (const std::uint32_t hole : holes) outer = joinHole(hole, outer);
    // Rings cut in two wait here instead of on the call stack, which a hostile outline could exhaust.
    pending_.assign(1, outer);
    while (!pending_.empty()) {
        const std::uint32_t ring = pending_.back();
        pending_.pop_back();
        clipRing(ring);
    }
    nodes_.clear();
}

/// Takes out points that repeat their neighbour or lie on the line between their neighbours.
std::uint32_t EarClipper::filtered(std::uint32_t start, std::uint32_t end) {
    std::uint32_t p = start;
    bool again = false;
    do {
        again = false;
        const Node& node = at(p);
        if (!node.lone && (isSame(node, next(node)) || turn(prev(node), node, next(node)) == 0)) {
            unlink(p);
            p = end = node.prev;
            if (p == at(p).next) break;
            again = true;
        } else {
            p = node.next;
        }
    } while (again || p != end);
    return end;
}

/// Joins two rings by a bridge, or cuts one in two; returns the copy of b that begins the second ring.
std::uint32_t EarClipper::split(std::uint32_t a, std::uint32_t b) {
    const auto a2 = static_cast<std::uint32_t>(nodes_.size());
    const std::uint32_t b2 = a2 + 1;
    const std::uint32_t afterA = at(a).next, beforeB = at(b).prev;
    nodes_.push_back({at(a).x, at(a).y, at(a).vertex, b2, afterA, NONE, NONE, 0, false});
    nodes_.push_back({at(b).x, at(b).y, at(b).vertex, beforeB, a2, NONE, NONE, 0, false});
    nodes_[a].next = b;
    nodes_[b].prev = a;
    nodes_[afterA].prev = a2;
    nodes_[beforeB].next = b2;
    return b2;
}

void EarClipper::measureCurve(std::uint32_t start) {
    curveScale_ = 0;
    if (nodes_.size() < CURVE_WORTHWHILE) return;
    Rect box;
    std::uint32_t p = start;
    do {
        box.extend({at(p).x, at(p).y});
        p = at(p).next;
    } while (p != start);
    curveOrigin_ = {box.left, box.top};
    const double side = std::max(box.width(), box.height());
    curveScale_ = side > 0 ? 32767 / side : 0;
}

std::uint32_t EarClipper::zOrder(double x, double y) const {
    const auto cell = [this](double v, double origin) { return static_cast<std::uint32_t>(std::clamp((v - origin) * curveScale_, 0.0, 32767.0)); };
    return spread(cell(x, curveOrigin_.x)) | spread(cell(y, curveOrigin_.y)) << 1;
}

void EarClipper::indexCurve(std::uint32_t start) {
    byCurve_.clear();
    std::uint32_t p = start;
    do {
        nodes_[p].z = zOrder(at(p).x, at(p).y);
        byCurve_.emplace_back(at(p).z, p);
        p = at(p).next;
    } while (p != start);
    std::ranges::sort(byCurve_);
    std::uint32_t before = NONE;
    for (const auto& [z, node] : byCurve_) {
        nodes_[node].zPrev = before;
        if (before != NONE) nodes_[before].zNext = node;
        before = node;
    }
    nodes_[before].zNext = NONE;
}

/// Cuts ears; where none is left, tidies the ring, then undoes small crossings, then cuts the ring in two.
void EarClipper::clipRing(std::uint32_t ear) {
    for (int pass = 0; pass < 3; ++pass) {
        if (pass == 0 && curveScale_ > 0) indexCurve(ear);
        std::uint32_t stop = ear;
        while (at(ear).prev != at(ear).next) {
            const Node& node = at(ear);
            const std::uint32_t after = node.next;
            if (isEar(ear)) {
                emit(prev(node), node, next(node));
                unlink(ear);
                ear = stop = at(after).next;  // skipping one gives triangles that are less thin
                continue;
            }
            ear = after;
            if (ear == stop) break;
        }
        if (at(ear).prev == at(ear).next) return;
        if (pass == 0) ear = filtered(ear, ear);
        if (pass == 1) {
            ear = filtered(ear, ear);
            ear = cureCrossings(ear);
        }
        if (pass == 2) splitRing(ear);
    }
}

bool EarClipper::blocksEar(const Node& p, const Node& a, const Node& b, const Node& c) const {
    return &p != &a && &p != &c && isInTriangle(a.x, a.y, b.x, b.y, c.x, c.y, p.x, p.y) && turn(prev(p), p, next(p)) <= 0;
}

bool EarClipper::isEar(std::uint32_t ear) const {
    const Node& b = at(ear);
    const Node& a = prev(b);
    const Node& c = next(b);
    if (turn(a, b, c) <= 0) return false;
    const double left = std::min({a.x, b.x, c.x}), right = std::max({a.x, b.x, c.x});
    const double low = std::min({a.y, b.y, c.y}), high = std::max({a.y, b.y, c.y});
    const auto isNear = [&](const Node& p) { return p.x >= left && p.x <= right && p.y >= low && p.y <= high; };

    if (curveScale_ == 0) {
        for (std::uint32_t p = c.next; p != b.prev; p = at(p).next) {
            if (isNear(at(p)) && blocksEar(at(p), a, b, c)) return false;
        }
        return true;
    }
    const std::uint32_t zLow = zOrder(left, low), zHigh = zOrder(right, high);
    for (std::uint32_t p = b.zPrev; p != NONE && at(p).z >= zLow; p = at(p).zPrev) {
        if (isNear(at(p)) && blocksEar(at(p), a, b, c)) return false;
    }
    for (std::uint32_t p = b.zNext; p != NONE && at(p).z <= zHigh; p = at(p).zNext) {
        if (isNear(at(p)) && blocksEar(at(p), a, b, c)) return false;
    }
    return true;
}

std::uint32_t EarClipper::cureCrossings(std::uint32_t start) {
    std::uint32_t p = start;
    do {
        const Node& node = at(p);
        const Node& a = prev(node);
        const std::uint32_t bIndex = next(node).next;
        const Node& b = at(bIndex);
        if (!isSame(a, b) && doCross(a, node, next(node), b) && isLocallyInside(a, b) && isLocallyInside(b, a)) {
            emit(a, node, b);
            const std::uint32_t after = node.next;
            unlink(p);
            unlink(after);
            p = start = bIndex;
        }
        p = at(p).next;
    } while (p != start);
    return filtered(p, p);
}

void EarClipper::splitRing(std::uint32_t start) {
    std::uint32_t a = start;
    do {
        for (std::uint32_t b = next(at(a)).next; b != at(a).prev; b = at(b).next) {
            if (at(a).vertex == at(b).vertex || !isDiagonal(at(a), at(b))) continue;
            const std::uint32_t c = split(a, b);
            pending_.push_back(filtered(a, at(a).next));
            pending_.push_back(filtered(c, at(c).next));
            return;
        }
        a = at(a).next;
    } while (a != start);
}

bool EarClipper::isDiagonal(const Node& a, const Node& b) const {
    if (next(a).vertex == b.vertex || prev(a).vertex == b.vertex || crossesRing(a, b)) return false;
    if (isSame(a, b)) return turn(prev(a), a, next(a)) < 0 && turn(prev(b), b, next(b)) < 0;
    return isLocallyInside(a, b) && isLocallyInside(b, a) && isMiddleInside(a, b) && (turn(prev(a), a, prev(b)) != 0 || turn(a, prev(b), b) != 0);
}

bool EarClipper::doCross(const Node& p1, const Node& q1, const Node& p2, const Node& q2) {
    const auto sign = [](double v) { return (v > 0) - (v < 0); };
    const auto lies = [](const Node& p, const Node& q, const Node& r) {
        return q.x <= std::max(p.x, r.x) && q.x >= std::min(p.x, r.x) && q.y <= std::max(p.y, r.y) && q.y >= std::min(p.y, r.y);
    };
    const int o1 = sign(turn(p1, q1, p2)), o2 = sign(turn(p1, q1, q2)), o3 = sign(turn(p2, q2, p1)), o4 = sign(turn(p2, q2, q1));
    if (o1 != o2 && o3 != o4) return true;
    return (o1 == 0 && lies(p1, p2, q1)) || (o2 == 0 && lies(p1, q2, q1)) || (o3 == 0 && lies(p2, p1, q2)) || (o4 == 0 && lies(p2, q1, q2));
}

bool EarClipper::crossesRing(const Node& a, const Node& b) const {
    const Node* p = &a;
    do {
        const Node& q = next(*p);
        if (p->vertex != a.vertex && q.vertex != a.vertex && p->vertex != b.vertex && q.vertex != b.vertex && doCross(*p, q, a, b)) return true;
        p = &q;
    } while (p != &a);
    return false;
}

bool EarClipper::isLocallyInside(const Node& a, const Node& b) const {
    return turn(prev(a), a, next(a)) > 0 ? turn(a, b, next(a)) <= 0 && turn(a, prev(a), b) <= 0 : turn(a, b, prev(a)) > 0 || turn(a, next(a), b) > 0;
}

bool EarClipper::isMiddleInside(const Node& a, const Node& b) const {
    const double x = (a.x + b.x) / 2, y = (a.y + b.y) / 2;
    bool inside = false;
    const Node* p = &a;
    do {
        const Node& q = next(*p);
        if ((p->y > y) != (q.y > y) && q.y != p->y && x < (q.x - p->x) * (y - p->y) / (q.y - p->y) + p->x) inside = !inside;
        p = &q;
    } while (p != &a);
    return inside;
}

void EarClipper::emit(const Node& a, const Node& b, const Node& c) { indices_->insert(indices_->end(), {a.vertex, b.vertex, c.vertex}); }

}  // namespace demarc::map
