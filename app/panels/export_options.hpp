#pragma once
#include "panels/panes.hpp"

namespace demarc::panels {

/// What an export can be told, in groups, one below the other: writes into the wish of the dialog.
void drawExportOptions(Context& context);

}  // namespace demarc::panels
