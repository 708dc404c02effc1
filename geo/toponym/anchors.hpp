#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "toponym/group.hpp"

namespace demarc::toponym {

/// A located place of the report that stands for where something else is.
struct Anchor {
    gazetteer::PlaceIndex place = gazetteer::kNoPlace;
    base::LonLat position;
    double radius_km = 0;  ///< how far from it what it stands for may be
};

/// Finds for a mention the place that tells best where it is: what the report says holds it, else the nearest place in its sentence, else around.
class Anchors {
public:
    Anchors(const Words& words, const gazetteer::Gazetteer& gazetteer, const std::vector<Mention>& mentions, const Groups& groups);

    /// For a name that the gazetteer lacks; none where the report names nothing near it.
    [[nodiscard]] std::optional<Anchor> of(std::uint32_t mention) const;
    /// The point of a long place (a river) that the mention means: the nearest to the places around it in the text.
    [[nodiscard]] base::LonLat pointOf(std::uint32_t mention, const gazetteer::Place& place) const;

private:
    [[nodiscard]] const Reading* located(std::uint32_t mention) const;

    const Words& words_;
    const gazetteer::Gazetteer& gazetteer_;
    const std::vector<Mention>& mentions_;
    const Groups& groups_;
};

/// How far the ground of a place reaches from its middle, as far as its kind and people tell.
[[nodiscard]] double reach_km(const gazetteer::Place& place);
/// How far a country or unit reaches: nine in ten of the most important towns in it lie nearer to its point. Looks through the places around it.
[[nodiscard]] double extent_km(const gazetteer::Place& area, const gazetteer::Gazetteer& gazetteer);

}  // namespace demarc::toponym
