#include "layer/crossings.hpp"

#include <algorithm>
#include <atomic>
#include <thread>

namespace demarc::layer {
namespace {

double turn(base::LonLat a, base::LonLat b, base::LonLat c) {
    return (b.lon_deg - a.lon_deg) * (c.lat_deg - a.lat_deg) - (b.lat_deg - a.lat_deg) * (c.lon_deg - a.lon_deg);
}

/// Whether from the mean of its points all of a ring is seen, in order and once around: then no two edges can cross.
bool isStar(std::span<const base::LonLat> ring) {
    base::LonLat middle;
    for (const base::LonLat p : ring) middle = {middle.lon_deg + p.lon_deg, middle.lat_deg + p.lat_deg};
    const auto count = static_cast<double>(ring.size());
    middle = {middle.lon_deg / count, middle.lat_deg / count};
    std::size_t left = 0, right = 0, turns = 0;
    base::LonLat a = ring.back();
    for (const base::LonLat b : ring) {
        const double side = turn(middle, a, b);
        left += side > 0 ? 1 : 0;
        right += side < 0 ? 1 : 0;
        // Past the ray that leads east.
        if ((a.lat_deg < middle.lat_deg) != (b.lat_deg < middle.lat_deg) && (side > 0) == (b.lat_deg >= middle.lat_deg)) ++turns;
        a = b;
    }
    return (left == ring.size() || right == ring.size()) && turns == 1;
}

}  // namespace

bool CrossingFinder::crosses(const VectorLayer& layer, std::size_t piece) {
    const std::uint32_t first = layer.pieces[piece].firstPart, end = layer.endPart(piece);
    if (end - first == 1 && isStar(layer.part(first))) return false;
    edges_.clear();
    order_.clear();
    for (std::uint32_t p = first; p < end; ++p) {
        const auto ring = layer.part(p);
        for (std::size_t i = 0; i < ring.size(); ++i) {
            base::LonLat a = ring[i], b = ring[i + 1 < ring.size() ? i + 1 : 0];
            if (a.lon_deg > b.lon_deg) std::swap(a, b);
            order_.emplace_back(a.lon_deg, static_cast<std::uint32_t>(edges_.size()));
            edges_.push_back({a, b});
        }
    }
    std::ranges::sort(order_);
    active_.clear();
    std::size_t steps = 0;
    const std::size_t most = 10'000'000 + 200 * edges_.size();  // an outline made to cost a square of its edges is drawn as it comes
    for (const auto& [west_deg, k] : order_) {
        const Edge& e = edges_[k];
        const auto [south_deg, north_deg] = std::minmax(e.from.lat_deg, e.to.lat_deg);
        steps += active_.size();
        if (steps > most) return false;
        for (std::size_t i = 0; i < active_.size();) {
            const Active& near = active_[i];
            if (near.east_deg < west_deg) {
                active_[i] = active_.back();
                active_.pop_back();
                continue;
            }
            ++i;
            if (near.south_deg > north_deg || near.north_deg < south_deg) continue;
            const Edge& other = edges_[near.edge];
            if (turn(e.from, e.to, other.from) * turn(e.from, e.to, other.to) < 0 && turn(other.from, other.to, e.from) * turn(other.from, other.to, e.to) < 0)
                return true;
        }
        active_.push_back({e.to.lon_deg, south_deg, north_deg, k});
    }
    return false;
}

void completeLayer(VectorLayer& layer) {
    layer.box = {};
    for (const base::LonLat p : layer.points) layer.box.extend(p);
    constexpr std::size_t BLOCK = 64;
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        CrossingFinder finder;
        for (std::size_t begin = next.fetch_add(BLOCK); begin < layer.pieces.size(); begin = next.fetch_add(BLOCK))
            for (std::size_t i = begin; i < std::min(begin + BLOCK, layer.pieces.size()); ++i)
                if (layer.pieces[i].shape == Shape::area) layer.pieces[i].crosses = finder.crosses(layer, i);
    };
    std::vector<std::jthread> others;
    const std::size_t jobs = std::min<std::size_t>(std::max(1U, std::thread::hardware_concurrency()), layer.points.size() / 20'000 + 1);
    for (std::size_t k = 1; k < jobs; ++k) others.emplace_back(work);
    work();
}

}  // namespace demarc::layer
