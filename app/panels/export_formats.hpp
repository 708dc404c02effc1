#pragma once
#include <span>
#include <string>

namespace demarc::panels {

/// A kind of file that an export can write.
struct ExportFormat {
    const char* ending;
    const char* name;        ///< a key for tr()
    bool moves = false;      ///< needs dates to go through
    bool isGeodata = false;  ///< holds claims, no picture
};
[[nodiscard]] std::span<const ExportFormat> exportFormats();
/// By the ending of a path; null for another.
[[nodiscard]] const ExportFormat* formatOf(const std::string& path);

}  // namespace demarc::panels
