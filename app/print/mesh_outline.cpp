#include "print/mesh_outline.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <utility>

namespace demarc::print {
namespace {

using map::Vec2f;

/// A position as a number that is equal for equal positions.
std::uint64_t placeOf(Vec2f p) {
    const auto bits = [](float v) { return std::uint64_t{std::bit_cast<std::uint32_t>(v == 0 ? 0.0F : v)}; };
    return bits(p.x) << 32U | bits(p.y);
}

/// The triangles that may show, counterclockwise, by vertices.
std::vector<std::array<std::uint32_t, 3>> trianglesWithin(const map::Mesh& mesh, const map::Rect& within) {
    std::vector<std::array<std::uint32_t, 3>> triangles;
    for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
        std::array<std::uint32_t, 3> corner{mesh.indices[i], mesh.indices[i + 1], mesh.indices[i + 2]};
        const Vec2f a = mesh.vertices[corner[0]], b = mesh.vertices[corner[1]], c = mesh.vertices[corner[2]];
        const auto [left, right] = std::minmax({a.x, b.x, c.x});
        const auto [bottom, top] = std::minmax({a.y, b.y, c.y});
        if (left > within.right || right < within.left || bottom > within.bottom || top < within.top) continue;
        // In double, where the sign is exact; a triangle without area stays as it is: its edges cancel those of its neighbours.
        const double area = (double{b.x} - a.x) * (double{c.y} - a.y) - (double{b.y} - a.y) * (double{c.x} - a.x);
        if (area < 0) std::swap(corner[1], corner[2]);
        triangles.push_back(corner);
    }
    return triangles;
}

/// Gives vertices at one position one number, from 0 on; `points` says where each is.
void joinVertices(const map::Mesh& mesh, std::vector<std::array<std::uint32_t, 3>>& triangles, std::vector<Vec2f>& points) {
    constexpr auto kUnused = static_cast<std::uint32_t>(-1);
    std::vector<std::uint32_t> number(mesh.vertices.size(), kUnused);
    std::vector<std::pair<std::uint64_t, std::uint32_t>> places;
    for (const auto& triangle : triangles)
        for (const std::uint32_t vertex : triangle)
            if (std::exchange(number[vertex], 0) == kUnused) places.emplace_back(placeOf(mesh.vertices[vertex]), vertex);
    std::sort(places.begin(), places.end());
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (i == 0 || places[i].first != places[i - 1].first) points.push_back(mesh.vertices[places[i].second]);
        number[places[i].second] = static_cast<std::uint32_t>(points.size() - 1);
    }
    for (auto& triangle : triangles)
        for (std::uint32_t& vertex : triangle) vertex = number[vertex];
}

/// The edges that are left when those run in both directions cancel each other, as (from, to), sorted.
std::vector<std::pair<std::uint32_t, std::uint32_t>> edgesLeft(const std::vector<std::array<std::uint32_t, 3>>& triangles) {
    // An edge and its reverse have one key; the lowest bit tells them apart.
    std::vector<std::pair<std::uint64_t, int>> edges;
    edges.reserve(triangles.size() * 3);
    for (const auto& triangle : triangles) {
        for (std::size_t k = 0; k < 3; ++k) {
            const std::uint32_t from = triangle[k], to = triangle[(k + 1) % 3];
            if (from != to) edges.emplace_back(std::uint64_t{std::min(from, to)} << 32U | std::max(from, to), from < to ? 1 : -1);
        }
    }
    std::sort(edges.begin(), edges.end());
    std::vector<std::pair<std::uint32_t, std::uint32_t>> left;
    for (std::size_t i = 0; i < edges.size();) {
        int sum = 0;
        const std::uint64_t key = edges[i].first;
        for (; i < edges.size() && edges[i].first == key; ++i) sum += edges[i].second;
        const auto low = static_cast<std::uint32_t>(key >> 32U), high = static_cast<std::uint32_t>(key);
        for (; sum > 0; --sum) left.emplace_back(low, high);
        for (; sum < 0; ++sum) left.emplace_back(high, low);
    }
    std::sort(left.begin(), left.end());
    return left;
}

}  // namespace

std::vector<std::vector<Vec2f>> outlineOf(const map::Mesh& mesh, const map::Rect& within_m) {
    const map::Rect within{within_m.left - mesh.origin_m.x, within_m.top - mesh.origin_m.y, within_m.right - mesh.origin_m.x, within_m.bottom - mesh.origin_m.y};
    auto triangles = trianglesWithin(mesh, within);
    std::vector<Vec2f> points;
    joinVertices(mesh, triangles, points);
    const auto edges = edgesLeft(triangles);

    // As many edges end in a vertex as leave it: whoever follows them comes back.
    std::vector<std::size_t> next(points.size() + 1, 0);  // of each vertex the first leaving edge not yet followed
    for (const auto& [from, to] : edges) ++next[from + 1];
    for (std::size_t i = 1; i < next.size(); ++i) next[i] += next[i - 1];
    const std::vector<std::size_t> begin = next;
    std::vector<std::vector<Vec2f>> rings;
    for (std::uint32_t start = 0; start < points.size(); ++start) {
        while (next[start] < begin[start + 1]) {
            auto& ring = rings.emplace_back();
            std::uint32_t at = start;
            do {
                ring.push_back(points[at]);
                at = edges[next[at]++].second;
            } while (at != start);
        }
    }
    return rings;
}

}  // namespace demarc::print
