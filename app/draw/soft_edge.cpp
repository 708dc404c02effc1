#include "draw/soft_edge.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <tuple>

namespace demarc::draw {
namespace {

using map::Vec2f;

struct Edge {
    std::uint32_t from;
    std::uint32_t to;
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> key() const { return std::minmax(from, to); }
};

/// For each vertex the first one at the same position.
std::vector<std::uint32_t> firstAtPosition(const std::vector<Vec2f>& vertices) {
    std::vector<std::uint32_t> order(vertices.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto place = [&](std::uint32_t i) { return std::tuple{vertices[i].x, vertices[i].y, i}; };
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return place(a) < place(b); });
    std::vector<std::uint32_t> first(vertices.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        first[order[i]] = i > 0 && vertices[order[i]] == vertices[order[i - 1]] ? first[order[i - 1]] : order[i];
    return first;
}

/// The edges that only one triangle has, each with the area at its left.
std::vector<Edge> outline(const map::Mesh& mesh) {
    const auto first = firstAtPosition(mesh.vertices);
    std::vector<Edge> edges;
    edges.reserve(mesh.indices.size());
    for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
        std::array<std::uint32_t, 3> corner{first[mesh.indices[i]], first[mesh.indices[i + 1]], first[mesh.indices[i + 2]]};
        const Vec2f a = mesh.vertices[corner[0]], b = mesh.vertices[corner[1]], c = mesh.vertices[corner[2]];
        const float area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
        if (area == 0) continue;
        if (area < 0) std::swap(corner[1], corner[2]);
        for (std::size_t k = 0; k < 3; ++k) edges.push_back({corner[k], corner[(k + 1) % 3]});
    }
    std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.key() < b.key(); });
    std::vector<Edge> alone;
    for (std::size_t i = 0; i < edges.size();) {
        std::size_t next = i + 1;
        while (next < edges.size() && edges[next].key() == edges[i].key()) ++next;
        if (next == i + 1) alone.push_back(edges[i]);
        i = next;
    }
    return alone;
}

Vec2f outwardNormal(const map::Mesh& mesh, const Edge& edge) {
    const Vec2f a = mesh.vertices[edge.from], b = mesh.vertices[edge.to];
    const float dx = b.x - a.x, dy = b.y - a.y, length = std::hypot(dx, dy);
    return {dy / length, -dx / length};
}

}  // namespace

AreaGeometry hardEdged(const map::Mesh& mesh) {
    AreaGeometry geometry;
    geometry.vertices.reserve(mesh.vertices.size());
    for (const Vec2f& vertex : mesh.vertices) geometry.vertices.push_back({vertex, {}});
    geometry.indices = mesh.indices;
    return geometry;
}

AreaGeometry softEdged(const map::Mesh& mesh) {
    AreaGeometry geometry = hardEdged(mesh);
    const auto edges = outline(mesh);
    // Where exactly one outline passes, its two sides meet in a mitre; where several touch, each edge keeps its own normal.
    struct Passing {
        Vec2f sum;
        int edges = 0;
        std::uint32_t outer = 0;
    };
    std::vector<Passing> passing(mesh.vertices.size());
    for (const Edge& edge : edges) {
        const Vec2f normal = outwardNormal(mesh, edge);
        for (const std::uint32_t end : {edge.from, edge.to}) {
            passing[end].sum = {passing[end].sum.x + normal.x, passing[end].sum.y + normal.y};
            ++passing[end].edges;
        }
    }
    const auto addOuter = [&](std::uint32_t vertex, Vec2f normal) {
        geometry.vertices.push_back({mesh.vertices[vertex], normal});
        return static_cast<std::uint32_t>(geometry.vertices.size() - 1);
    };
    const auto outerOf = [&](std::uint32_t vertex, Vec2f normal) {
        Passing& here = passing[vertex];
        const float square = here.sum.x * here.sum.x + here.sum.y * here.sum.y;
        // A mitre longer than two pixels would be a spike.
        if (here.edges != 2 || square < 1) return addOuter(vertex, normal);
        if (here.outer == 0) here.outer = addOuter(vertex, {here.sum.x * 2 / square, here.sum.y * 2 / square});
        return here.outer;
    };
    for (const Edge& edge : edges) {
        const Vec2f normal = outwardNormal(mesh, edge);
        const std::uint32_t from = outerOf(edge.from, normal), to = outerOf(edge.to, normal);
        geometry.indices.insert(geometry.indices.end(), {edge.from, edge.to, to, edge.from, to, from});
    }
    return geometry;
}

}  // namespace demarc::draw
