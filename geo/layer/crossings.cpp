#include "layer/crossings.hpp"

#include <algorithm>
#include <atomic>
#include <thread>

namespace demarc::layer {
namespace {

double turn(base::LonLat a, base::LonLat b, base::LonLat c) {
    return (b.lon_deg - a.lon_deg) * (c.lat_deg - a.lat_deg) - (b.lat_deg - a.lat_deg) * (c.lon_deg - a.lon_deg);
}

}  // namespace

bool CrossingFinder::crosses(const VectorLayer& layer, std::size_t piece) {
    edges_.clear();
    for (std::uint32_t p = layer.pieces[piece].firstPart; p < layer.endPart(piece); ++p) {
        const auto ring = layer.part(p);
        for (std::size_t i = 0; i < ring.size(); ++i) {
            base::LonLat a = ring[i], b = ring[i + 1 < ring.size() ? i + 1 : 0];
            if (a.lon_deg > b.lon_deg) std::swap(a, b);
            edges_.push_back({a, b, std::min(a.lat_deg, b.lat_deg), std::max(a.lat_deg, b.lat_deg)});
        }
    }
    std::ranges::sort(edges_, {}, [](const Edge& edge) { return edge.from.lon_deg; });
    active_.clear();
    std::size_t steps = 0;
    const std::size_t most = 10'000'000 + 200 * edges_.size();  // an outline made to cost a square of its edges is drawn as it comes
    for (std::uint32_t k = 0; k < edges_.size(); ++k) {
        const Edge& e = edges_[k];
        steps += active_.size();
        if (steps > most) return false;
        for (std::size_t i = 0; i < active_.size();) {
            const Edge& other = edges_[active_[i]];
            if (other.to.lon_deg < e.from.lon_deg) {
                active_[i] = active_.back();
                active_.pop_back();
                continue;
            }
            ++i;
            if (other.south_deg > e.north_deg || other.north_deg < e.south_deg) continue;
            if (turn(e.from, e.to, other.from) * turn(e.from, e.to, other.to) < 0 && turn(other.from, other.to, e.from) * turn(other.from, other.to, e.to) < 0)
                return true;
        }
        active_.push_back(k);
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
