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

/// A composed scene as it lies on its sheet: all that any writer needs.
struct LaidOut {
    std::shared_ptr<const map::Scene> scene;
    map::Frame frame;
};
/// Throws CrsError, UsageError.
[[nodiscard]] LaidOut layOut(const std::vector<claim::Reading>& readings, map::SceneRequest request, const map::LayoutOptions& sheet,
                             map::Cartographer& cartographer, const map::FontSet& fonts);

/// A PNG as a logo. Throws FileError, FormatError.
[[nodiscard]] std::shared_ptr<const map::Picture> readLogo(const std::filesystem::path& path);

/// What a file says beside its picture.
struct SheetOptions {
    double dpi = 0;  ///< 0: not said
};

/// Draws and writes it as the kind of file that the name asks for. Throws GlError, FileError, UsageError.
void writeSheet(const std::filesystem::path& path, const LaidOut& made, const map::FontSet& fonts, Printer& printer, const SheetOptions& options = {});

}  // namespace demarc::print
