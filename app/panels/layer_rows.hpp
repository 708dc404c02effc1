#pragma once
#include <optional>
#include <string>
#include <vector>

#include "panels/panes.hpp"

namespace demarc::panels {

/// A line of the layers' tree: a group's head, a layer of the map, or one of the user's.
struct LayerRow {
    std::string id{};  ///< of a layer of the map its name in the scene
    std::string label{};
    bool isGroup = false;
    std::optional<Glyph> glyph{};
    std::optional<std::size_t> user{};  ///< which of the desk's user layers
};

/// Visibility and opacity, whatever kind of layer it is.
[[nodiscard]] project::LayerState lookOf(const Context& context, const LayerRow& row);
/// Asks for a change where there is one.
void setLook(Context& context, const LayerRow& row, const project::LayerState& look);
/// A row that no group heads. `active`: the pointer is over it, or it is chosen.
void drawLayerRow(Context& context, const LayerRow& row, Area area, bool active);
/// Lets the user's layers be dragged among their kind: a line shows where one would come to stand.
void dragRows(Context& context, const std::vector<LayerRow>& rows, const Area& first);
/// One row up (-1) or down (1), where a row of its kind is there.
void moveBy(Context& context, const std::vector<LayerRow>& rows, std::size_t row, int step);
/// What a right click on a row, or the menu key, opens.
void drawRowMenu(Context& context, const std::vector<LayerRow>& rows);

}  // namespace demarc::panels
