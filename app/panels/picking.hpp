#pragma once
#include <cstddef>
#include <optional>
#include <set>

namespace demarc::panels {

/// Rows of a list that are chosen together.
struct Picking {
    std::set<std::size_t> rows;
    std::optional<std::size_t> from;  ///< where Shift extends from

    /// A click takes a row alone; with Ctrl it joins or leaves, with Shift all from the last one on are taken.
    void click(std::size_t row, bool joins, bool extends);
};

}  // namespace demarc::panels
