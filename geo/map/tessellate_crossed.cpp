#include "map/tessellate_crossed.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace demarc::map {
namespace {

constexpr std::size_t MOST_STEPS = 40'000'000;
constexpr std::uint32_t NONE = 0xFFFF'FFFF;

struct Edge {
    Vec2 low, high;  ///< low.y < high.y
    [[nodiscard]] double xAt(double y) const {
        if (y <= low.y) return low.x;
        if (y >= high.y) return high.x;
        return low.x + (high.x - low.x) * ((y - low.y) / (high.y - low.y));
    }
    std::uint32_t partner = NONE;  ///< the edge at its right, while what lies between is open
    double since = 0;
};

/// Sweeps upward over the edges.
class Sweep {
public:
    explicit Sweep(Mesh& mesh) : mesh_{mesh} {}

    bool run(const Rings& rings) {
        load(rings);
        std::ranges::sort(edges_, {}, [](const Edge& e) { return e.low.y; });
        if (!findLevels()) return false;
        std::ranges::sort(levels_);
        levels_.erase(std::unique(levels_.begin(), levels_.end()), levels_.end());
        const std::size_t vertices = mesh_.vertices.size(), indices = mesh_.indices.size();
        if (fill()) return true;
        mesh_.vertices.resize(vertices);
        mesh_.indices.resize(indices);
        return false;
    }

private:
    void load(const Rings& rings) {
        for (std::size_t i = 0; i < rings.starts.size(); ++i) {
            const std::size_t begin = rings.starts[i], end = i + 1 < rings.starts.size() ? rings.starts[i + 1] : rings.points.size();
            bool finite = end >= begin + 3;
            for (std::size_t k = begin; k < end; ++k) finite = finite && std::isfinite(rings.points[k].x) && std::isfinite(rings.points[k].y);
            for (std::size_t k = begin; finite && k < end; ++k) {
                Vec2 a = rings.points[k], b = rings.points[k + 1 < end ? k + 1 : begin];
                if (a.y > b.y) std::swap(a, b);
                if (a.y < b.y) edges_.push_back({a, b});
            }
        }
    }

    /// Every height at which an edge begins, ends or crosses another.
    bool findLevels() {
        std::vector<std::uint32_t> active;
        std::size_t steps = 0;
        for (std::uint32_t k = 0; k < edges_.size(); ++k) {
            const Edge& e = edges_[k];
            levels_.push_back(e.low.y);
            levels_.push_back(e.high.y);
            steps += active.size();
            if (steps > MOST_STEPS) return false;
            for (std::size_t i = 0; i < active.size();) {
                const Edge& other = edges_[active[i]];
                if (other.high.y <= e.low.y) {
                    active[i] = active.back();
                    active.pop_back();
                    continue;
                }
                ++i;
                const double from = e.low.y, to = std::min(e.high.y, other.high.y);
                const double before = e.xAt(from) - other.xAt(from), after = e.xAt(to) - other.xAt(to);
                if (before * after >= 0) continue;
                const double y = from + (to - from) * (before / (before - after));
                if (y > from && y < to) levels_.push_back(y);
            }
            active.push_back(k);
        }
        return true;
    }

    bool fill() {
        std::vector<std::pair<double, std::uint32_t>> across;
        std::vector<std::uint32_t> active;
        std::size_t next = 0, steps = 0;
        for (std::size_t band = 0; band + 1 < levels_.size(); ++band) {
            const double low = levels_[band], high = levels_[band + 1], middle = low + (high - low) / 2;
            std::erase_if(active, [&](std::uint32_t k) { return edges_[k].high.y <= low; });
            while (next < edges_.size() && edges_[next].low.y <= low) active.push_back(static_cast<std::uint32_t>(next++));
            steps += active.size() + 1;
            if (steps > MOST_STEPS) return false;
            across.clear();
            for (const std::uint32_t k : active) across.emplace_back(edges_[k].xAt(middle), k);
            std::ranges::sort(across);
            pairs_.clear();
            for (std::size_t i = 0; i + 1 < across.size(); i += 2) pairs_.emplace_back(across[i].second, across[i + 1].second);
            step(low);
        }
        pairs_.clear();
        if (!levels_.empty()) step(levels_.back());
        return true;
    }

    /// What goes on between the same two edges stays one trapezoid; all else that is open ends here, and what is new begins.
    void step(double y) {
        kept_.clear();
        for (const auto& [left, right] : pairs_)
            if (edges_[left].partner == right) kept_.push_back(left);
        std::ranges::sort(kept_);
        for (const std::uint32_t left : open_) {
            if (std::ranges::binary_search(kept_, left)) continue;
            emit(edges_[left], y);
            edges_[left].partner = NONE;
        }
        open_.clear();
        for (const auto& [left, right] : pairs_) {
            open_.push_back(left);
            if (edges_[left].partner == right) continue;
            edges_[left].partner = right;
            edges_[left].since = y;
        }
    }

    void emit(const Edge& left, double high) {
        const Edge& right = edges_[left.partner];
        const double low = left.since;
        const auto first = static_cast<std::uint32_t>(mesh_.vertices.size());
        for (const Vec2 p : {Vec2{left.xAt(low), low}, Vec2{right.xAt(low), low}, Vec2{right.xAt(high), high}, Vec2{left.xAt(high), high}}) {
            mesh_.bounds_m.extend(p);
            mesh_.vertices.push_back({static_cast<float>(p.x - mesh_.origin_m.x), static_cast<float>(p.y - mesh_.origin_m.y)});
        }
        mesh_.indices.insert(mesh_.indices.end(), {first, first + 1, first + 2, first, first + 2, first + 3});
    }

    Mesh& mesh_;
    std::vector<Edge> edges_;
    std::vector<double> levels_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_;  ///< left and right edges of what is inside, in the band at hand
    std::vector<std::uint32_t> open_, kept_;
};

}  // namespace

bool fillCrossed(const Rings& rings, Mesh& mesh) { return Sweep{mesh}.run(rings); }

}  // namespace demarc::map
