#include "window/presentation.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "map/theatre.hpp"
#include "project/slides.hpp"
#include "window/briefing.hpp"

namespace demarc::window {
namespace {

constexpr double FLIGHT_S = 1.1, FADE_S = 0.5;
constexpr int ROOM = 2;             ///< a scene is composed for so many times the sheet's sides, so that a flight has ground below it
constexpr double SAME_GROUND_DEG = 10;

/// Along the flight the scale changes evenly to the eye; a long one rises first, so that both ends are seen.
map::Camera between(const map::Camera& from, const map::Camera& to, double t) {
    map::Camera camera = to;
    camera.centre_m = from.centre_m + (to.centre_m - from.centre_m) * t;
    const double way_px = std::hypot(to.centre_m.x - from.centre_m.x, to.centre_m.y - from.centre_m.y) * std::min(from.scale_px_per_m, to.scale_px_per_m);
    const double rise = std::max(0.0, std::log2(std::max(1.0, way_px / to.viewport_px.width())));
    camera.scale_px_per_m = from.scale_px_per_m * std::pow(to.scale_px_per_m / from.scale_px_per_m, t) * std::exp2(-rise * 4 * t * (1 - t));
    return camera;
}

bool isNear(const project::Slide& a, const project::Slide& b) {
    return a.camera && b.camera && std::abs(a.camera->centre.lon_deg - b.camera->centre.lon_deg) < SAME_GROUND_DEG && std::abs(a.camera->centre.lat_deg - b.camera->centre.lat_deg) < SAME_GROUND_DEG;
}

bool hasGround(const map::Scene& scene, const map::Camera& camera) {
    const base::Box seen = map::unprojectRect(camera.visible_m(), *scene.projection);
    const base::Box& have = scene.covered;
    return seen.west_deg >= have.west_deg && seen.east_deg <= have.east_deg && seen.south_deg >= have.south_deg && seen.north_deg <= have.north_deg;
}

}  // namespace

Presentation::Presentation(std::vector<project::Slide> slides, std::vector<map::Annotation> annotations, std::size_t first, map::SheetTemplate look, draw::Renderer& renderer, const map::FontSet& fonts)
    : slides_{std::move(slides)}, annotations_{std::move(annotations)}, scenes_(slides_.size()), asked_(slides_.size()), index_{std::min(first, slides_.size() - 1)}, look_{std::move(look)}, renderer_{renderer}, fonts_{fonts} {
    assert(!slides_.empty());
}

void Presentation::place(int width_px, int height_px, int left_px) {
    left_px_ = left_px;
    if (width_px == width_px_ && height_px == height_px_) return;
    width_px_ = width_px;
    height_px_ = height_px;
    // Scenes are composed for a size.
    asked_.assign(slides_.size(), false);
    change_.reset();
    stale_ = true;
}

map::LayoutOptions Presentation::sheet(std::size_t slide) const {
    auto options = slideSheet(look_, slides_[slide].view, width_px_, height_px_);
    if (scenes_[slide] && scenes_[slide]->panels.empty()) options.panels = 0;
    options.annotations = project::annotationsOf(slides_[slide], annotations_);
    return options;
}

map::SceneRequest Presentation::request(std::size_t slide) const {
    const auto options = sheet(slide);
    auto request = project::requestOf(slides_[slide], annotations_);
    const map::Rect viewport = map::mapViewport(options);
    const int room = request.zoom && request.view != map::View::compare ? ROOM : 1;
    request.width_px = static_cast<int>(viewport.width() / options.scale) * room;
    request.height_px = static_cast<int>(viewport.height() / options.scale) * room;
    request.pictureScale = options.scale;
    // Slides of the same ground share a projection, or none could fly to the other.
    for (std::size_t other = 0; other < slides_.size(); ++other)
        if (scenes_[other] && other != slide && isNear(slides_[other], slides_[slide])) {
            request.crs = scenes_[other]->projection->definition();
            break;
        }
    return request;
}

map::Camera Presentation::camera(std::size_t slide) const {
    const auto options = sheet(slide);
    auto request = project::requestOf(slides_[slide], annotations_);
    const map::Rect viewport = map::mapViewport(options);
    request.width_px = static_cast<int>(viewport.width() / options.scale);
    return map::Cartographer::view(*scenes_[slide], viewport, request);
}

std::optional<Presentation::Wanted> Presentation::wanted() {
    for (const std::size_t slide : {index_, std::min(index_ + 1, slides_.size() - 1), index_ == 0 ? 0 : index_ - 1}) {
        if (!asked_[slide]) {
            asked_[slide] = true;
            return Wanted{slide, request(slide)};
        }
        if (!ready()) break;  // the others follow its projection
    }
    return std::nullopt;
}

void Presentation::take(std::size_t slide, std::shared_ptr<const map::Scene> scene) {
    scenes_[slide] = std::move(scene);
    stale_ = stale_ || slide == index_;
}

bool Presentation::isFlight(std::size_t from, std::size_t to) const {
    if (!scenes_[from] || !scenes_[to] || !scenes_[from]->panels.empty() || !scenes_[to]->panels.empty()) return false;
    if (scenes_[from]->projection->definition() != scenes_[to]->projection->definition() || slides_[from].view.dark != slides_[to].view.dark) return false;
    // Where neither sees the other, there would be no ground on the way.
    const map::Rect a = camera(from).visible_m(), b = camera(to).visible_m();
    return a.intersects(b);
}

void Presentation::go(int steps) {
    const auto last = static_cast<int>(slides_.size()) - 1;
    const auto to = static_cast<std::size_t>(std::clamp(static_cast<int>(index_) + steps, 0, last));
    black = false;
    if (to == index_) return;
    change_ = Change{index_, -1, isFlight(index_, to)};
    share_ = veil_ = 0;
    index_ = to;
    stale_ = true;
}

bool Presentation::advance(double now_s) {
    if (!change_) return false;
    if (change_->start_s < 0) change_->start_s = now_s;
    // What is not composed yet is waited for under the veil.
    const double t = std::clamp((now_s - change_->start_s) / (change_->flies ? FLIGHT_S : FADE_S), 0.0, ready() ? 1.0 : 0.5);
    share_ = t * t * (3 - 2 * t);
    veil_ = change_->flies ? 0 : 1 - std::abs(2 * t - 1);
    stale_ = true;
    if (t >= 1) change_.reset();
    return change_.has_value();
}

bool Presentation::draw() {
    if (!picture_ || picture_->width_px() != width_px_ || picture_->height_px() != height_px_) {
        picture_ = std::make_unique<gl::Framebuffer>(gl::Format::rgba8, width_px_, height_px_);
        stale_ = true;
    }
    if (!stale_) return false;
    std::size_t slide = change_ && share_ < 0.5 ? change_->from : index_;
    if (!scenes_[slide]) return false;
    map::Camera at = camera(slide);
    if (change_ && change_->flies) {
        at = between(camera(change_->from), camera(index_), share_);
        // Of both scenes the one that has ground wherever the flight looks.
        const bool leaves = hasGround(*scenes_[change_->from], at), arrives = hasGround(*scenes_[index_], at);
        if (leaves != arrives) slide = arrives ? index_ : change_->from;
    }
    map::LayoutOptions options = sheet(slide);
    options.callouts = !change_;
    renderer_.draw(*scenes_[slide], map::layout(*scenes_[slide], at, options, fonts_), fonts_, *picture_);
    stale_ = false;
    return true;
}

void Presentation::show(int windowHeight_px) const {
    if (picture_) picture_->showAt(left_px_, 0, windowHeight_px);
}

}  // namespace demarc::window
