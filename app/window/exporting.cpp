#include "window/exporting.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <utility>

#include "project/slides.hpp"

namespace demarc::window {
namespace {

/// With so many places, without the zeros at the end.
std::string rounded(double value, int places) {
    const double unit = std::pow(10, places);
    std::array<char, 40> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), std::round(value * unit) / unit).ptr};
}

}  // namespace

void Exporting::take(const print::Image& image) {
    // Made before the old one is freed: another name tells that the dialog has changed.
    auto fresh = std::make_unique<gl::Texture>(gl::Format::rgba8, image.width_px, image.height_px, gl::Filter::linear);
    fresh->upload(0, 0, image.width_px, image.height_px, image.rgba);
    texture = std::move(fresh);
    facts.picture = reinterpret_cast<void*>(static_cast<std::uintptr_t>(texture->name()));
    facts.width_px = image.width_px;
    facts.height_px = image.height_px;
}

void Exporting::forget() {
    facts = {};
    texture.reset();
    plan.reset();
}

print::ExportPlan planFor(project::ExportSettings settings, const std::filesystem::path& assets) {
    std::optional<map::SheetTemplate> look;
    if (!settings.sheetTemplate.empty()) {
        look = map::SheetTemplate::open(settings.sheetTemplate, assets);
        print::takeTemplate(settings, *look);
    }
    return print::planOf(settings, look);
}

map::LayoutOptions inLittle(map::LayoutOptions sheet, int width_px, int height_px) {
    const double share = std::min({1.0, static_cast<double>(width_px) / sheet.width_px, static_cast<double>(height_px) / sheet.height_px});
    sheet.width_px = std::max(1, static_cast<int>(std::lround(sheet.width_px * share)));
    sheet.height_px = std::max(1, static_cast<int>(std::lround(sheet.height_px * share)));
    sheet.scale *= share;
    sheet.margin_px *= share;
    return sheet;
}

project::ExportSettings lookingAt(project::ExportSettings settings, const project::Camera& pane, double width_px, double height_px, const std::filesystem::path& assets) {
    constexpr int DEGREE_PLACES = 5;
    auto bare = settings;
    bare.output.clear();
    const auto sheet = planFor(bare, assets).sheet;
    const auto viewport = map::mapViewport(sheet);
    const double ratio = std::max(width_px * sheet.scale / viewport.width(), height_px * sheet.scale / viewport.height());
    settings.fit = "claims";
    settings.centre = rounded(pane.centre.lon_deg, DEGREE_PLACES) + "," + rounded(pane.centre.lat_deg, DEGREE_PLACES);
    settings.zoom = std::clamp(std::round(project::zoomOf({pane.centre, pane.metersPerPixel * ratio}) * 1000) / 1000, 0.0, 20.0);
    return settings;
}

}  // namespace demarc::window
