#pragma once
#include <optional>
#include <string>

#include "panels/board_list.hpp"

namespace demarc::panels {

/// A cell of the board, whatever its order.
struct BoardPlace {
    PlaceKey place{};
    std::string party{};
    friend bool operator==(const BoardPlace&, const BoardPlace&) = default;
};

/// What the dispute board remembers between frames.
struct BoardMemory {
    Board list;
    BoardSort sort{};
    std::optional<std::size_t> placesRevision{};  ///< of the places that the list is of
    std::optional<std::size_t> filtered{};        ///< of the claims that it was filtered by
    std::optional<BoardPlace> cursor{};           ///< the cell that keys move
    bool cursorMoved = false;                     ///< in this frame: the board scrolls to it
    bool menuAsked = false;                       ///< of that cell
    float width_px = 0;                           ///< of the pane, in the last frame
    std::size_t wholeColumns = 0, wholeRows = 1;  ///< parties and places seen in the last frame
};

}  // namespace demarc::panels
