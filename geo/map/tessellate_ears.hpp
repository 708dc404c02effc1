#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "map/vec.hpp"

namespace demarc::map {

/// The ear clipper under the Tessellator: one outer ring and its holes at a time, as linked rings of nodes in one array.
/// Outer rings run counterclockwise, holes clockwise. (The method is Mapbox's earcut; FIST by Held before it.)
class EarClipper {
public:
    explicit EarClipper(std::vector<std::uint32_t>& indices) : indices_{&indices} {}

    /// Makes a ring of `points`, whose vertices are numbered from `firstVertex`, in the direction wanted. Returns one of its nodes.
    std::uint32_t addRing(std::span<const Vec2> points, bool reversed, std::uint32_t firstVertex);
    /// Cuts the polygon and forgets all rings. `holes` is sorted in place.
    void clip(std::uint32_t outer, std::span<std::uint32_t> holes);

private:
    static constexpr std::uint32_t NONE = 0xFFFF'FFFF;
    struct Node {
        double x, y;
        std::uint32_t vertex;
        std::uint32_t prev, next;    ///< round the ring
        std::uint32_t zPrev, zNext;  ///< along the curve
        std::uint32_t z;
        bool lone;                   ///< a hole of one point: no area, but kept
    };

    std::uint32_t append(Vec2 point, std::uint32_t vertex, std::uint32_t last);
    void unlink(std::uint32_t node);
    std::uint32_t filtered(std::uint32_t start, std::uint32_t end);
    [[nodiscard]] std::uint32_t leftmost(std::uint32_t start) const;
    std::uint32_t joinHole(std::uint32_t hole, std::uint32_t outer);
    [[nodiscard]] std::uint32_t findBridge(std::uint32_t hole, std::uint32_t outer) const;
    std::uint32_t split(std::uint32_t a, std::uint32_t b);
    void measureCurve(std::uint32_t start);
    void indexCurve(std::uint32_t start);
    [[nodiscard]] std::uint32_t zOrder(double x, double y) const;
    void clipRing(std::uint32_t start);
    [[nodiscard]] bool isEar(std::uint32_t ear) const;
    [[nodiscard]] bool blocksEar(const Node& p, const Node& a, const Node& b, const Node& c) const;
    std::uint32_t cureCrossings(std::uint32_t start);
    void splitRing(std::uint32_t start);
    [[nodiscard]] bool isDiagonal(const Node& a, const Node& b) const;
    [[nodiscard]] bool crossesRing(const Node& a, const Node& b) const;
    [[nodiscard]] bool isLocallyInside(const Node& a, const Node& b) const;
    [[nodiscard]] bool isMiddleInside(const Node& a, const Node& b) const;
    void emit(const Node& a, const Node& b, const Node& c);
    [[nodiscard]] const Node& at(std::uint32_t node) const { return nodes_[node]; }
    [[nodiscard]] const Node& prev(const Node& n) const { return nodes_[n.prev]; }
    [[nodiscard]] const Node& next(const Node& n) const { return nodes_[n.next]; }
    static double turn(const Node& p, const Node& q, const Node& r) { return (q.x - p.x) * (r.y - q.y) - (q.y - p.y) * (r.x - q.x); }
    static bool isInTriangle(double ax, double ay, double bx, double by, double cx, double cy, double px, double py) {
        return (bx - ax) * (py - ay) >= (px - ax) * (by - ay) && (cx - bx) * (py - by) >= (px - bx) * (cy - by) &&
               (ax - cx) * (py - cy) >= (px - cx) * (ay - cy);
    }
    static bool isSame(const Node& a, const Node& b) { return a.x == b.x && a.y == b.y; }
    static bool doCross(const Node& p1, const Node& q1, const Node& p2, const Node& q2);

    std::vector<std::uint32_t>* indices_;
    std::vector<Node> nodes_;
    std::vector<std::uint32_t> pending_;                             ///< rings still to cut
    std::vector<std::pair<std::uint32_t, std::uint32_t>> byCurve_;   ///< z, node
    Vec2 curveOrigin_;
    double curveScale_ = 0;  ///< 0: small ring, no curve
};

}  // namespace demarc::map
