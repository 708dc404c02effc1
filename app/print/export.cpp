#include "print/export.hpp"

#include <algorithm>
#include <utility>

namespace demarc::print {

map::LayoutOptions sheetFor(int width_px, int height_px, double scale) {
    map::LayoutOptions sheet;
    sheet.width_px = width_px;
    sheet.height_px = height_px;
    // Type smaller than this is not read; a small sheet has less on it instead.
    constexpr double LEAST = 0.75;
    const double bySize = height_px > width_px ? std::min(width_px / 1200.0, height_px / 1500.0) : std::min(width_px / 1920.0, height_px / 1080.0);
    sheet.scale = scale > 0 ? scale : std::max(LEAST, bySize);
    return sheet;
}

LaidOut layOut(const std::vector<claim::Reading>& readings, map::SceneRequest request, const map::LayoutOptions& sheet, map::Cartographer& cartographer,
               const map::FontSet& fonts) {
    const map::Rect viewport = map::mapViewport(sheet);
    request.width_px = static_cast<int>(viewport.width() / sheet.scale);
    request.pictureScale = sheet.scale;
    request.height_px = static_cast<int>(viewport.height() / sheet.scale);
    LaidOut made{cartographer.compose(readings, request), {}};
    made.frame = map::layout(*made.scene, map::Cartographer::view(*made.scene, viewport, request), sheet, fonts);
    return made;
}

std::shared_ptr<const map::Picture> readLogo(const std::filesystem::path& path) {
    Image image = readPng(path);
    return std::make_shared<const map::Picture>(map::Picture{image.width_px, image.height_px, std::move(image.rgba)});
}

void writeSheet(const std::filesystem::path& path, const LaidOut& made, const map::FontSet& fonts, Printer& printer, const SheetOptions& options) {
    PngOptions png;
    png.dpi = options.dpi;
    writeImage(path, printer.print(*made.scene, made.frame, fonts), png);
}

}  // namespace demarc::print
