#include "draw/kept_passes.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "draw/raster.hpp"

namespace demarc::draw {
namespace {

constexpr std::size_t MANY_TRIANGLES = 200'000;  ///< fewer are drawn about as quickly as a picture of them
constexpr double STRETCH = 2;  ///< as far as a picture is enlarged or reduced until the camera rests

bool isSame(const map::AreaItem& a, const map::AreaItem& b) {
    const map::Paint &p = a.paint, &q = b.paint;
    return a.mesh == b.mesh && a.isOutlined == b.isOutlined && p.pattern == q.pattern && p.a == q.a && p.b == q.b && p.share == q.share && p.period_px == q.period_px;
}

bool isSame(const map::LineItem& a, const map::LineItem& b) {
    return a.lines == b.lines && a.colour == b.colour && a.width_px == b.width_px && a.dash_px == b.dash_px && a.gap_px == b.gap_px && a.clip == b.clip;
}

bool holds(const map::Rect& outer, const map::Rect& inner, double slack) {
    return outer.left <= inner.left + slack && outer.top <= inner.top + slack && outer.right >= inner.right - slack && outer.bottom >= inner.bottom - slack;
}

}  // namespace

bool KeptPasses::isHeavy(const map::WorldPass& pass) { return trianglesOf(pass) > MANY_TRIANGLES; }

KeptPasses::Picture& KeptPasses::pictureOf(const map::WorldPass& pass) {
    const auto same = [](const auto& a, const auto& b) { return isSame(a, b); };
    auto known = std::ranges::find_if(pictures_, [&](const auto& p) { return std::ranges::equal(p->areas, pass.areas, same) && std::ranges::equal(p->lines, pass.lines, same); });
    if (known == pictures_.end()) {
        pictures_.push_back(std::make_unique<Picture>());
        pictures_.back()->areas = pass.areas;
        pictures_.back()->lines = pass.lines;
        known = pictures_.end() - 1;
    }
    (*known)->isUsed = true;
    return **known;
}

void KeptPasses::evict() {
    std::erase_if(pictures_, [](const auto& picture) { return !std::exchange(picture->isUsed, false); });
}

KeptPlace placeOf(const KeptPasses::Picture& picture, const map::Camera& camera, const map::Rect& visible_m, double scale, Motion motion) {
    KeptPlace at;
    at.place_px.extend(camera.toScreen({picture.bounds_m.left, picture.bounds_m.top}));
    at.place_px.extend(camera.toScreen({picture.bounds_m.right, picture.bounds_m.bottom}));
    if (!picture.pixels || !holds(picture.bounds_m, visible_m, 0.01 / camera.scale_px_per_m)) return at;
    const auto isWhole = [](double px) { return std::abs(px - std::round(px)) < 0.01; };
    // In style pixels: one of another size is made of other lines, which motion hides.
    const double ratio = camera.scale_px_per_m / scale * picture.scale / picture.scale_px_per_m;
    at.isSharp = picture.scale == scale && std::abs(ratio - 1) < 1e-9 && isWhole(at.place_px.left) && isWhole(at.place_px.top);
    at.serves = at.isSharp || (isInMotion(motion) && ratio < STRETCH && ratio > 1 / STRETCH);
    if (at.isSharp) {
        const double left = std::round(at.place_px.left), top = std::round(at.place_px.top);
        at.place_px = {left, top, left + picture.pixels->width_px(), top + picture.pixels->height_px()};
    }
    return at;
}

}  // namespace demarc::draw
