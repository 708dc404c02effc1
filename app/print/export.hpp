#pragma once
#include <filesystem>
#include <vector>

#include "map/compose.hpp"
#include "map/frame.hpp"
#include "print/print.hpp"

namespace demarc::print {

/// The sheet for an image of this size with everything on it. `scale` 0: by size, since the style is set for 1920x1080 and 1200x1500 and a
/// larger sheet shows the same, finer; a small one shows less, so that its type can still be read.
[[nodiscard]] map::LayoutOptions sheetFor(int width_px, int height_px, double scale = 0);

/// Composes, lays out, draws and writes one annotated image: what the command line's export and the window's do.
/// Returns the scene that was drawn; `titleCut` then tells whether its title found room. Throws CrsError, GlError, FileError, UsageError.
std::shared_ptr<const map::Scene> exportImage(const std::filesystem::path& path, const std::vector<claim::Reading>& readings, map::SceneRequest request,
                                              const map::LayoutOptions& sheet, map::Cartographer& cartographer, const map::FontSet& fonts, Printer& printer,
                                              bool* titleCut = nullptr);

}  // namespace demarc::print
