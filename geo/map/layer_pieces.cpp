#include "map/layer_pieces.hpp"

#include <algorithm>
#include <cmath>

#include "map/meridian.hpp"
#include "map/simplify.hpp"
#include "map/tessellate_crossed.hpp"

namespace demarc::map {
namespace {

using layer::Shape;

constexpr double LONGEST_EDGE_DEG = 0.5;  ///< a longer one bends on the map
constexpr std::size_t MOST_BETWEEN = 720;
constexpr std::size_t MOST_RINGS = 10'000;  ///< of one polygon: which lies in which is asked of every pair

/// The middles of the widest stretches inside rings at a few heights: cheap places for a name.
std::vector<Vec2> insidePoints(const Rings& rings) {
    Rect box;
    for (const Vec2 p : rings.points) box.extend(p);
    std::vector<Vec2> found;
    std::vector<double> crossings;
    for (const double share : {0.5, 0.33, 0.67}) {
        const double y = box.top + box.height() * share;
        crossings.clear();
        for (std::size_t r = 0; r < rings.starts.size(); ++r) {
            const std::size_t begin = rings.starts[r], end = r + 1 < rings.starts.size() ? rings.starts[r + 1] : rings.points.size();
            for (std::size_t i = begin; i < end; ++i) {
                const Vec2 a = rings.points[i], b = rings.points[i + 1 < end ? i + 1 : begin];
                if ((a.y > y) != (b.y > y)) crossings.push_back(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y));
            }
        }
        std::ranges::sort(crossings);
        double widest = 0, middle = 0;
        for (std::size_t i = 0; i + 1 < crossings.size(); i += 2)
            if (crossings[i + 1] - crossings[i] > widest) widest = crossings[i + 1] - crossings[i], middle = (crossings[i + 1] + crossings[i]) / 2;
        if (widest > 0) found.push_back({middle, y});
    }
    return found;
}

}  // namespace

void PieceBuilder::add(std::size_t piece, Chunk& chunk) {
    const layer::Piece& p = task_.layer.pieces[piece];
    base::Box box;
    for (std::uint32_t part = p.firstPart; part < task_.layer.endPart(piece); ++part)
        for (const base::LonLat at : task_.layer.part(part)) box.extend(at);
    const base::Box near = nearLongitude(box, task_.domain.centre().lon_deg);
    const double shift_deg = near.west_deg - box.west_deg;
    // What sticks out at one side of the map comes in at the other.
    for (const double turn_deg : {0.0, -360.0, 360.0}) {
        base::Box here = near;
        here.west_deg += turn_deg;
        here.east_deg += turn_deg;
        if (here.intersects(task_.region)) addAt(piece, shift_deg + turn_deg, chunk);
    }
}

void PieceBuilder::addAt(std::size_t piece, double shift_deg, Chunk& chunk) {
    const layer::Piece& p = task_.layer.pieces[piece];
    ClassPart& into = chunk.classes[task_.classes.ofRow[p.row]];
    rings_.points.clear();
    rings_.starts.clear();
    for (std::uint32_t part = p.firstPart; part < task_.layer.endPart(piece); ++part) {
        project(task_.layer.part(part), shift_deg, p.shape);
        if (p.shape == Shape::points) {
            addPoints(p, into, chunk);
            continue;
        }
        const auto start = static_cast<std::uint32_t>(rings_.points.size());
        if (p.shape == Shape::area) simplifyRing(projected_, task_.tolerance_m, rings_.points);
        else simplifyLine(projected_, task_.tolerance_m, rings_.points);
        if (rings_.points.size() > start) rings_.starts.push_back(start);
    }
    if (rings_.starts.empty()) return;
    const bool isArea = p.shape == Shape::area;
    if (isArea && task_.style.isFilled && !(p.crosses && fillCrossed(rings_, into.mesh)))
        tessellator_.append(rings_.starts.size() > MOST_RINGS ? largestRings() : rings_, into.mesh);
    if (!isArea || task_.style.isStroked) addLines(isArea, isArea ? into.outlines : into.lines);
    if (!task_.style.label.empty()) addName(p.row, isArea, chunk);
}

std::span<const Vec2> PieceBuilder::ring(std::size_t r) const {
    const std::size_t begin = rings_.starts[r], end = r + 1 < rings_.starts.size() ? rings_.starts[r + 1] : rings_.points.size();
    return std::span{rings_.points}.subspan(begin, end - begin);
}

Rings PieceBuilder::largestRings() const {
    std::vector<std::pair<double, std::size_t>> sizes;
    for (std::size_t r = 0; r < rings_.starts.size(); ++r) {
        Rect box;
        for (const Vec2 p : ring(r)) box.extend(p);
        sizes.emplace_back(-box.width() * box.height(), r);
    }
    std::ranges::sort(sizes);
    Rings largest;
    for (std::size_t k = 0; k < MOST_RINGS; ++k) {
        const auto points = ring(sizes[k].second);
        largest.starts.push_back(static_cast<std::uint32_t>(largest.points.size()));
        largest.points.insert(largest.points.end(), points.begin(), points.end());
    }
    return largest;
}

void PieceBuilder::project(std::span<const base::LonLat> part, double shift_deg, Shape shape) {
    degrees_.clear();
    const auto held = [&](base::LonLat p) {
        return base::LonLat{std::clamp(p.lon_deg + shift_deg, task_.domain.west_deg, task_.domain.east_deg),
                            std::clamp(p.lat_deg, task_.domain.south_deg, task_.domain.north_deg)};
    };
    for (std::size_t i = 0; i < part.size(); ++i) {
        if (shape == Shape::points && !(held(part[i]) == base::LonLat{part[i].lon_deg + shift_deg, part[i].lat_deg})) continue;
        degrees_.push_back(held(part[i]));
        if (shape == Shape::points || (shape == Shape::line && i + 1 == part.size())) continue;
        const base::LonLat a = degrees_.back(), b = held(part[i + 1 < part.size() ? i + 1 : 0]);
        const double reach = std::max(std::abs(b.lon_deg - a.lon_deg), std::abs(b.lat_deg - a.lat_deg));
        if (reach <= LONGEST_EDGE_DEG) continue;
        const std::size_t steps = std::min(MOST_BETWEEN, static_cast<std::size_t>(reach / LONGEST_EDGE_DEG) + 1);
        for (std::size_t k = 1; k < steps; ++k) {
            const double at = static_cast<double>(k) / static_cast<double>(steps);
            degrees_.push_back({a.lon_deg + (b.lon_deg - a.lon_deg) * at, a.lat_deg + (b.lat_deg - a.lat_deg) * at});
        }
    }
    projected_.resize(degrees_.size());
    task_.projection.forward(degrees_, projected_);
    std::erase_if(projected_, [](Vec2 v) { return !std::isfinite(v.x) || !std::isfinite(v.y); });
}

void PieceBuilder::addPoints(const layer::Piece& piece, ClassPart& into, Chunk& chunk) const {
    for (const Vec2 p : projected_) {
        into.points.push_back(fromOrigin(p));
        into.pointBounds_m.extend(p);
    }
    if (!task_.style.label.empty() && !projected_.empty()) chunk.names.push_back({piece.row, true, 0, {projected_.front()}});
}

void PieceBuilder::addLines(bool closed, Lines& into) const {
    for (std::size_t r = 0; r < rings_.starts.size(); ++r) {
        into.starts.push_back(static_cast<std::uint32_t>(into.points.size()));
        for (const Vec2 p : ring(r)) {
            into.points.push_back(fromOrigin(p));
            into.bounds_m.extend(p);
        }
        if (closed) into.points.push_back(fromOrigin(ring(r).front()));
    }
}

void PieceBuilder::addName(std::uint32_t row, bool isArea, Chunk& chunk) const {
    Rect box;
    for (const Vec2 p : rings_.points) box.extend(p);
    NamedFeature name{row, false, box.width() * box.height(), {}};
    if (isArea) name.anchors_m = insidePoints(rings_);
    if (name.anchors_m.empty()) name.anchors_m = {rings_.points[rings_.points.size() / 2]};
    chunk.names.push_back(std::move(name));
}

}  // namespace demarc::map
