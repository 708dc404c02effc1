#include "map/labels_index.hpp"

#include <algorithm>
#include <cmath>

namespace demarc::map {

/// Visits the cells of a box until a visit says stop; true when none did. Boxes far off the sheet are cut, so that none visits millions.
template <class Visit>
bool OccupiedIndex::forCells(const Rect& box, Visit visit) {
    const auto cell = [](double v) { return static_cast<long>(std::floor(std::clamp(v, -20'000.0, 40'000.0) / CELL_PX)); };
    for (long y = cell(box.top); y <= cell(box.bottom); ++y) {
        for (long x = cell(box.left); x <= cell(box.right); ++x) {
            if (!visit(y * 4096 + x)) return false;
        }
    }
    return true;
}

void OccupiedIndex::add(const Rect& box) {
    if (box.isEmpty()) return;
    forCells(box, [&](long key) {
        cells_[key].push_back(boxes_.size());
        return true;
    });
    boxes_.push_back(box);
}

void OccupiedIndex::addLine(Vec2 from, Vec2 to, double width_px) {
    const Vec2 along = to - from;
    const double length = std::hypot(along.x, along.y);
    const bool level = along.x == 0 || along.y == 0;
    const int steps = level ? 1 : std::max(1, static_cast<int>(std::ceil(length / 6)));
    for (int i = 0; i < steps; ++i) {
        Rect box;
        box.extend(from + along * (static_cast<double>(i) / steps));
        box.extend(from + along * (static_cast<double>(i + 1) / steps));
        add(box.grown(width_px / 2));
    }
}

bool OccupiedIndex::isFree(const Rect& box) const {
    return forCells(box, [&](long key) {
        const auto found = cells_.find(key);
        return found == cells_.end() || std::ranges::none_of(found->second, [&](std::size_t i) { return boxes_[i].intersects(box); });
    });
}

}  // namespace demarc::map
