#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/issue.hpp"
#include "claim/positions.hpp"
#include "map/basemap.hpp"

namespace demarc::map {

/// An outline that the user gives for a place, as "Kupiansk" of a layer of city limits. Rings in degrees, even-odd.
struct PlaceOutline {
    std::string name;
    Geography rings;
};

/// Outlines from any layer, by name and position. Whoever reads the layer fills it; nothing here knows a file format.
class PlaceOutlines {
public:
    PlaceOutlines() = default;
    /// Outlines without points that are positions on the globe are left out; of those with a point that is none, that ring.
    PlaceOutlines(std::vector<PlaceOutline> outlines, const gazetteer::Gazetteer& gazetteer);

    /// The outline of a place: one that bears one of its names, in any language that the gazetteer knows, and holds its point or lies at most
    /// 5 km from it; the nearest of several. Null where there is none.
    [[nodiscard]] const PlaceOutline* find(const claim::PlaceView& place) const;
    /// What the user should know: names that fit a place but lie elsewhere, or that no outline fits any of these places.
    [[nodiscard]] std::vector<base::Issue> issues(std::span<const claim::PlaceView> places) const;
    [[nodiscard]] bool isEmpty() const { return entries_.empty(); }

private:
    struct Entry {
        PlaceOutline outline;
        base::Box box;
        std::string folded;
        std::vector<gazetteer::PlaceIndex> places;  ///< that bear the name
    };
    [[nodiscard]] static bool isNamed(const Entry& entry, const claim::PlaceView& place);
    std::vector<Entry> entries_;
};

}  // namespace demarc::map
