#include "map/tessellate.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <span>

#include "map/tessellate_ears.hpp"

namespace demarc::map {
namespace {

/// Positive where the ring runs counterclockwise.
double doubledArea(std::span<const Vec2> ring) {
    double sum = 0;
    const Vec2 base = ring.front();
    for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
        const Vec2 a = ring[i] - base, b = ring[i + 1] - base;
        sum += a.x * b.y - a.y * b.x;
    }
    return sum;
}

bool isInside(Vec2 p, std::span<const Vec2> ring) {
    bool inside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const Vec2 a = ring[i], b = ring[j];
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) inside = !inside;
    }
    return inside;
}

}  // namespace

struct Tessellator::Work {
    struct Ring {
        std::span<const Vec2> points;
        double area = 0;
        Rect box;
        std::uint32_t firstVertex = 0;
        std::uint32_t parent = 0;  ///< the smallest ring around it, itself where there is none
        int depth = 0;
    };
    std::vector<std::uint32_t> indices;
    EarClipper clipper{indices};
    std::vector<Ring> rings;
    std::vector<std::uint32_t> holes;

    void load(const Rings& source, Mesh& mesh);
    void nest();
    [[nodiscard]] static bool isAround(const Ring& outer, const Ring& inner);
};

void Tessellator::Work::load(const Rings& source, Mesh& mesh) {
    rings.clear();
    for (std::size_t i = 0; i < source.starts.size(); ++i) {
        const std::size_t begin = source.starts[i];
        const std::size_t end = i + 1 < source.starts.size() ? source.starts[i + 1] : source.points.size();
        std::span<const Vec2> points{source.points.data() + begin, end - begin};
        if (points.size() > 1 && points.front() == points.back()) points = points.first(points.size() - 1);
        const bool finite = std::ranges::all_of(points, [](Vec2 p) { return std::isfinite(p.x) && std::isfinite(p.y); });
        if (points.size() < 3 || !finite) continue;
        Ring ring{points, doubledArea(points), {}, static_cast<std::uint32_t>(mesh.vertices.size()), 0, 0};
        if (ring.area == 0) continue;
        for (const Vec2 p : points) {
            ring.box.extend(p);
            mesh.vertices.push_back({static_cast<float>(p.x - mesh.origin_m.x), static_cast<float>(p.y - mesh.origin_m.y)});
        }
        mesh.bounds_m.extend({ring.box.left, ring.box.top});
        mesh.bounds_m.extend({ring.box.right, ring.box.bottom});
        rings.push_back(ring);
    }
    std::ranges::stable_sort(rings, [](const Ring& a, const Ring& b) { return std::abs(a.area) > std::abs(b.area); });
}

/// Three points vote, since one alone may lie exactly on the outer ring.
bool Tessellator::Work::isAround(const Ring& outer, const Ring& inner) {
    if (!outer.box.contains(inner.box)) return false;
    int votes = 0;
    for (std::size_t k = 0; k < 3; ++k) votes += isInside(inner.points[k * inner.points.size() / 3], outer.points) ? 1 : 0;
    return votes >= 2;
}

void Tessellator::Work::nest() {
    for (std::uint32_t i = 0; i < rings.size(); ++i) {
        rings[i].parent = i;
        for (std::uint32_t j = i; j-- > 0;) {
            if (!isAround(rings[j], rings[i])) continue;
            rings[i].parent = j;
            rings[i].depth = rings[j].depth + 1;
            break;
        }
    }
}

Tessellator::Tessellator() : work_{std::make_unique<Work>()} {}
Tessellator::Tessellator(Tessellator&&) noexcept = default;
Tessellator& Tessellator::operator=(Tessellator&&) noexcept = default;
Tessellator::~Tessellator() = default;

void Tessellator::append(const Rings& rings, Mesh& mesh) {
    Work& work = *work_;
    work.load(rings, mesh);
    work.nest();
    work.indices.clear();
    const bool single = work.rings.size() == 1;
    for (std::uint32_t i = 0; i < work.rings.size(); ++i) {
        const Work::Ring& outer = work.rings[i];
        if (outer.depth % 2 != 0) continue;
        const std::uint32_t start = work.clipper.addRing(outer.points, outer.area < 0, outer.firstVertex);
        work.holes.clear();
        for (std::uint32_t j = i + 1; j < work.rings.size() && !single; ++j) {
            const Work::Ring& hole = work.rings[j];
            if (hole.parent == i && hole.depth % 2 != 0) work.holes.push_back(work.clipper.addRing(hole.points, hole.area > 0, hole.firstVertex));
        }
        work.clipper.clip(start, work.holes);
    }
    mesh.indices.insert(mesh.indices.end(), work.indices.begin(), work.indices.end());
}

Mesh tessellate(const Rings& rings) {
    Mesh mesh;
    Rect box;
    for (const Vec2 p : rings.points) {
        if (std::isfinite(p.x) && std::isfinite(p.y)) box.extend(p);
    }
    if (!box.isEmpty()) mesh.origin_m = box.centre();
    Tessellator{}.append(rings, mesh);
    return mesh;
}

double area_m2(const Mesh& mesh) {
    double sum = 0;
    for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
        const Vec2f a = mesh.vertices[mesh.indices[i]], b = mesh.vertices[mesh.indices[i + 1]], c = mesh.vertices[mesh.indices[i + 2]];
        sum += std::abs((static_cast<double>(b.x) - a.x) * (static_cast<double>(c.y) - a.y) -
                        (static_cast<double>(b.y) - a.y) * (static_cast<double>(c.x) - a.x)) /
               2;
    }
    return sum;
}

}  // namespace demarc::map
