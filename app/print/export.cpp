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

std::shared_ptr<const map::Scene> exportImage(const std::filesystem::path& path, const std::vector<claim::Reading>& readings,
                                              map::SceneRequest request, const map::LayoutOptions& sheet, map::Cartographer& cartographer,
                                              const map::FontSet& fonts, Printer& printer, bool* titleCut) {
    const map::Rect viewport = map::mapViewport(sheet);
    request.width_px = static_cast<int>(viewport.width() / sheet.scale);
    request.pictureScale = sheet.scale;
    request.height_px = static_cast<int>(viewport.height() / sheet.scale);
    auto scene = cartographer.compose(readings, request);
    const auto camera = map::Cartographer::view(*scene, viewport, request);
    const map::Frame frame = map::layout(*scene, camera, sheet, fonts);
    writeImage(path, printer.print(*scene, frame, fonts), {.reference = geoReferenceOf(*scene, frame)});
    if (titleCut != nullptr) *titleCut = frame.titleCut;
    return scene;
}

}  // namespace demarc::print
