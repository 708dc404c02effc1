#pragma once
#include "panels/panes.hpp"

namespace demarc::panels {

/// What an export can be told, in groups, one below the other: writes into the wish of the dialog.
void drawExportOptions(Context& context);

/// A kind of file that an export can write.
struct ExportFormat {
    const char* ending;
    const char* name;
    bool moves = false;      ///< needs dates to go through
    bool isGeodata = false;  ///< holds claims, no picture
};
/// By the ending of a path; null for another.
[[nodiscard]] const ExportFormat* formatOf(const std::string& path);

}  // namespace demarc::panels
