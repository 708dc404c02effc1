#pragma once
#include "toponym/areas.hpp"
#include "toponym/toponym.hpp"

namespace demarc::toponym {

/// What a relative place is told by: a toponym of the report, or the capital that it doesn't name.
struct Anchored {
    static constexpr std::uint32_t kNoToponym = 0xFFFF'FFFF;

    std::uint32_t toponym = kNoToponym;
    gazetteer::PlaceIndex place = gazetteer::kNoPlace;
    base::LonLat position;
};

/// The ground that the words about an anchor speak of, as position, radius and outline.
class Shapes {
public:
    explicit Shapes(const gazetteer::Gazetteer& gazetteer) : gazetteer_{gazetteer} {}

    /// "20 km from X": how far out, the distance being a round number.
    [[nodiscard]] RelativePlace within(const Anchored& anchored, double distance_km) const;
    /// "near X", "the outskirts of X": its ground `times` as wide, and some more.
    [[nodiscard]] RelativePlace around(const Anchored& anchored, double times, double more_km) const;
    /// "20 km west of X"
    [[nodiscard]] RelativePlace offset(const Anchored& anchored, double bearing_deg, double away_km) const;
    /// "west of X": beyond it.
    [[nodiscard]] RelativePlace direction(const Anchored& anchored, double bearing_deg) const;
    /// "western X": in it.
    [[nodiscard]] RelativePlace part(const Anchored& anchored, double bearing_deg) const;
    /// "X's western suburbs": in it, and about its edge.
    [[nodiscard]] RelativePlace edge(const Anchored& anchored, double bearing_deg) const;
    /// "the left bank of X"; none where nobody knows the river's course: its one point says nothing.
    [[nodiscard]] std::optional<RelativePlace> bank(const Anchored& anchored, BankSide side) const;
    /// "between X and Y"
    [[nodiscard]] static RelativePlace segment(base::LonLat from, base::LonLat to);

private:
    [[nodiscard]] double reach(const Anchored& anchored) const;

    const gazetteer::Gazetteer& gazetteer_;
};

}  // namespace demarc::toponym
