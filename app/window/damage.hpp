#pragma once
#include <cstddef>
#include <vector>

#include "map/vec.hpp"

struct ImDrawData;
struct ImDrawList;

namespace demarc::window {

/// What changed in the interface since the last frame. Most frames of an idle window change a row under the pointer or nothing at all:
/// comparing the lists byte by byte costs a fiftieth of drawing them.
class Damage {
public:
    /// Rectangles in px from the upper left; none overlaps another. A list that came, went or changed counts with its old and new place.
    [[nodiscard]] std::vector<map::Rect> since(const ImDrawData& data);

private:
    struct Seen {
        std::vector<std::byte> vertices, indices, commands;
        map::Rect box;
        [[nodiscard]] bool isSame(const ImDrawList& list) const;
    };
    std::vector<Seen> seen_;
};

/// Adds a rectangle to others, merged with those that it overlaps.
void addApart(std::vector<map::Rect>& rects, map::Rect rect);

}  // namespace demarc::window
