#pragma once

#include "panels/panes.hpp"

namespace demarc::panels {

// Popups: menus, lists to choose from, small forms. A dialog is one too, but the Escape key is its own.

[[nodiscard]] bool isPopupOpen();
/// Before a frame's panes: in a popup, ImGui's keys move about; panes have keys of their own.
void heedPopups();
/// Between frames: closes the uppermost popup and no other; false where there is none, or a dialog.
bool closeTopPopup();
/// BeginPopup() for what hangs on an area: below it, else above it, where there is more room; within the window, scrolling where it must.
bool beginPopupAt(const Context& context, const char* id, const Area& anchor);

}  // namespace demarc::panels
