#pragma once
#include <cstdint>
#include <vector>

#include "base/lonlat.hpp"
#include "gazetteer/gazetteer.hpp"

namespace demarc::toponym {

/// How much of what else a report names lies where a reading lies.
struct Support {
    float country = 0;  ///< in its country
    float unit = 0;     ///< in its first-level unit, or that unit itself
    float nearby = 0;   ///< within some 50 km, falling with distance
    float around = 0;   ///< within some 200 km
    float near_km = -1; ///< to the nearest sure place; negative where none is within 300 km
};

/// Where the places of a report may lie: every reading of every name adds as much weight as it has, and what a name itself added does not
/// count for its own readings. Queries cost some ten additions for each reading in the same part of the world.
class Context {
public:
    void clear();
    /// `group`s come in rising order. `likely`: the part of `weight` that rests on how likely the reading is: only that counts for countries, since
    /// a country of many towns has bearers of nearly every name.
    void add(std::uint32_t group, const gazetteer::Place& place, float weight, float likely);
    /// To be called between the last add and the first query.
    void finish();
    [[nodiscard]] Support of(std::uint32_t group, const gazetteer::Place& place) const;
    [[nodiscard]] float total() const { return total_; }

private:
    /// Weights by key, in all and by group.
    class Sums {
    public:
        void clear();
        void add(std::uint32_t group, std::uint32_t key, float weight);
        void finish();
        [[nodiscard]] float of(std::uint32_t group, std::uint32_t key) const;

    private:
        struct Entry {
            std::uint32_t key;
            float weight;
        };
        std::vector<Entry> sums_;                ///< by key, once finished
        std::vector<Entry> entries_;             ///< by group
        std::vector<std::uint32_t> groupStart_;  ///< in `entries_`
    };
    struct Spot {
        std::uint32_t cell;
        std::uint32_t group;
        float lon_deg, lat_deg;
        float weight;
    };

    Sums countries_, units_;
    std::vector<Spot> spots_;  ///< by cell of one degree
    float total_ = 0;
};

}  // namespace demarc::toponym
