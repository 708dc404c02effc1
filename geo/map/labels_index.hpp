#pragma once
#include <unordered_map>
#include <vector>

#include "map/vec.hpp"

namespace demarc::map {

/// What is taken on a sheet, for asking quickly whether a rectangle is free: a hash grid of boxes. Each question costs what stands near.
class OccupiedIndex {
public:
    void add(const Rect& box);
    /// A line of some width, as the boxes that it runs through.
    void addLine(Vec2 from, Vec2 to, double width_px);
    [[nodiscard]] bool isFree(const Rect& box) const;

private:
    static constexpr double CELL_PX = 64;
    template <class Visit>
    static bool forCells(const Rect& box, Visit visit);
    std::unordered_map<long, std::vector<std::size_t>> cells_;
    std::vector<Rect> boxes_;
};

}  // namespace demarc::map
