#pragma once
#include <filesystem>
#include <functional>
#include <vector>

#include "map/compose.hpp"
#include "map/drawn_features.hpp"
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

/// How a file is written, and what it says beside its picture.
struct SheetOptions {
    double dpi = 0;          ///< 0: not said
    int quality = 0;         ///< 1 to 100, of JPEG and WebP; 0: 92, and WebP without any loss
    bool worldFile = false;  ///< a world file and a .prj beside an image
    std::function<std::vector<map::DrawnFeature>()> features;  ///< asked where the file is geodata
    std::function<void(double share)> progress = nullptr;      ///< of an image written in bands, told after each
};

/// Draws and writes it as the kind of file that the name asks for: pixels, vectors or the claims that are drawn as geodata. A PNG of more than 40
/// megapixels is written band by band. Throws GlError, FileError, UsageError, CrsError.
void writeSheet(const std::filesystem::path& path, const LaidOut& made, const map::FontSet& fonts, Printer& printer, const SheetOptions& options = {});

}  // namespace demarc::print
