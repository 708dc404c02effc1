#include "window/map_view.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "map/annotations.hpp"
#include "map/meridian.hpp"
#include "map/theatre.hpp"

namespace demarc::window {
namespace {

constexpr double FLIGHT_S = 0.5;
constexpr std::chrono::milliseconds REST{150};  ///< after a move, before the picture is made as sharp as can be
constexpr double FLY_TO_METERS_PER_PIXEL = 150;
constexpr double METERS_PER_PIXEL_RANGE[] = {5, 40'000};

map::Camera between(const map::Camera& from, const map::Camera& to, double t) {
    map::Camera camera = to;
    camera.centre_m = from.centre_m + (to.centre_m - from.centre_m) * t;
    camera.scale_px_per_m = from.scale_px_per_m * std::pow(to.scale_px_per_m / from.scale_px_per_m, t);
    return camera;
}

}  // namespace

MapView::MapView(map::FontSet fonts) : fonts_{std::move(fonts)} {}

void MapView::place(const map::Rect& pane_px, double scale) {
    if (pane_px == pane_px_ && scale == scale_) return;
    if (scene_ && pane_px_.width() > 1) camera_.scale_px_per_m *= scale / scale_;
    pane_px_ = pane_px;
    scale_ = scale;
    camera_.viewport_px = {0, 0, pane_px.width(), pane_px.height()};
    stale_ = true;
    if (fitted_) fit();
}

void MapView::show(std::shared_ptr<const map::Scene> scene, bool fitClaims) {
    std::optional<project::Camera> goal;
    // In another projection the same ground has other metres: go by longitude and latitude.
    if (scene_ && !fitClaims && scene_->projection->definition() != scene->projection->definition()) {
        const auto centre = scene_->projection->inverse(camera_.centre_m);
        camera_.scale_px_per_m *= scene_->projection->scaleFactor(centre) / scene->projection->scaleFactor(centre);
        camera_.centre_m = scene->projection->forward(centre);
        if (!std::isfinite(camera_.centre_m.x) || !std::isfinite(camera_.scale_px_per_m)) fitClaims = true;
        goal = flight_ ? flight_->goal : std::nullopt;
        flight_.reset();
    }
    const bool first = !scene_;
    scene_ = std::move(scene);
    if (goal) flyTo(*goal);
    stale_ = true;
    if (first || fitClaims) {
        flight_.reset();
        fit();
    }
}

void MapView::select(std::optional<claim::ClaimRef> claim) {
    if (claim == selected_) return;
    selected_ = claim;
    stale_ = true;
}

void MapView::setDisputeTags(bool on) {
    stale_ = stale_ || on != disputeTags_;
    disputeTags_ = on;
}

void MapView::follow(const MapView& other) {
    map::Camera camera = other.camera_;
    camera.viewport_px = {0, 0, pane_px_.width(), pane_px_.height()};
    fitted_ = false;
    if (camera.centre_m.x == camera_.centre_m.x && camera.centre_m.y == camera_.centre_m.y && camera.scale_px_per_m == camera_.scale_px_per_m) return;
    camera_ = camera;
    moved();
}

void MapView::setAnnotations(std::vector<map::Annotation> annotations) {
    if (annotations == annotations_) return;
    annotations_ = std::move(annotations);
    stale_ = true;
}

void MapView::panBy(double dx_px, double dy_px) {
    if (!scene_ || (dx_px == 0 && dy_px == 0)) return;
    flight_.reset();
    fitted_ = false;
    camera_.centre_m = camera_.centre_m + map::Vec2{-dx_px / camera_.scale_px_per_m, dy_px / camera_.scale_px_per_m};
    moved();
}

void MapView::zoomAt(map::Vec2 at_px, double factor) {
    if (!scene_) return;
    flight_.reset();
    fitted_ = false;
    const map::Vec2 inside = {at_px.x - pane_px_.left, at_px.y - pane_px_.top};
    const map::Vec2 before = camera_.toWorld(inside);
    camera_.scale_px_per_m = std::clamp(camera_.scale_px_per_m * factor, scale_ / METERS_PER_PIXEL_RANGE[1], scale_ / METERS_PER_PIXEL_RANGE[0]);
    camera_.centre_m = camera_.centre_m + before - camera_.toWorld(inside);
    moved();
}

void MapView::fit() {
    if (!scene_) return;
    // Without claims no card needs room beside them: the world fills the pane.
    const auto area = scene_->subjects.empty() ? std::optional{map::unprojectRect(scene_->subjects_m, *scene_->projection)} : std::nullopt;
    camera_ = map::Cartographer::fit(*scene_, {0, 0, pane_px_.width(), pane_px_.height()}, area);
    flight_.reset();
    fitted_ = true;
    stale_ = true;
}

void MapView::showBox(const base::Box& box) {
    if (!scene_ || box.isEmpty()) return;
    const auto camera = map::Cartographer::fit(*scene_, {0, 0, pane_px_.width(), pane_px_.height()}, box);
    if (!std::isfinite(camera.centre_m.x) || !std::isfinite(camera.centre_m.y) || !std::isfinite(camera.scale_px_per_m)) return;
    camera_ = camera;
    camera_.scale_px_per_m = std::clamp(camera_.scale_px_per_m, scale_ / METERS_PER_PIXEL_RANGE[1], scale_ / METERS_PER_PIXEL_RANGE[0]);
    flight_.reset();
    fitted_ = false;
    stale_ = true;
}

void MapView::flyTo(claim::ClaimRef claim) {
    const auto subject = subjectOf(claim);
    if (!subject) return;
    map::Camera to = camera_;
    to.centre_m = scene_->subjects[*subject].anchor_m;
    to.scale_px_per_m = std::max(camera_.scale_px_per_m, scale_ / (FLY_TO_METERS_PER_PIXEL * 4));
    // On the way the scene may come in another projection.
    const auto place = scene_->projection->inverse(to.centre_m);
    flight_ = Flight{camera_, to, -1, project::Camera{place, scale_ / (to.scale_px_per_m * scene_->projection->scaleFactor(place))}};
    fitted_ = false;
}

void MapView::moved() {
    stale_ = true;
    moved_ = std::chrono::steady_clock::now();
}

bool MapView::isMoving() const {
    return flight_.has_value() || std::chrono::steady_clock::now() - moved_ < REST;
}

std::optional<map::Camera> MapView::seenFrom(const project::Camera& camera) const {
    map::Camera seen = camera_;
    seen.centre_m = scene_->projection->forward(camera.centre);
    seen.scale_px_per_m = scale_ / (camera.metersPerPixel * scene_->projection->scaleFactor(camera.centre));
    const bool isSeen = std::isfinite(seen.centre_m.x) && std::isfinite(seen.centre_m.y) && std::isfinite(seen.scale_px_per_m) && seen.scale_px_per_m > 0;
    return isSeen ? std::optional{seen} : std::nullopt;
}

void MapView::flyTo(const project::Camera& goal) {
    const auto to = scene_ ? seenFrom(goal) : std::nullopt;
    if (!to) return;
    flight_ = Flight{camera_, *to, -1, goal};
    fitted_ = false;
}

void MapView::lookFrom(const project::Camera& camera) {
    const auto to = scene_ ? seenFrom(camera) : std::nullopt;
    if (!to) return;
    flight_.reset();
    fitted_ = false;
    camera_ = *to;
    stale_ = true;
}

std::optional<project::Camera> MapView::lookingAt() const {
    if (!scene_) return std::nullopt;
    return project::Camera{scene_->projection->inverse(camera_.centre_m), metersPerPixel()};
}

bool MapView::advance(double now_s) {
    if (!flight_) {
        stale_ = stale_ || (isBlurred_ && !isMoving());
        return isBlurred_;
    }
    if (flight_->start_s < 0) flight_->start_s = now_s;
    const double t = std::clamp((now_s - flight_->start_s) / FLIGHT_S, 0.0, 1.0);
    const map::Rect viewport_px = camera_.viewport_px;  // the pane may change on the way
    camera_ = between(flight_->from, flight_->to, t * t * (3 - 2 * t));
    camera_.viewport_px = viewport_px;
    stale_ = true;
    if (t >= 1) flight_.reset();
    return flight_.has_value();
}

bool MapView::draw() {
    const int width = static_cast<int>(pane_px_.width());
    const int height = static_cast<int>(pane_px_.height());
    if (!scene_ || width < 8 || height < 8) return false;
    if (!picture_ || picture_->width_px() != width || picture_->height_px() != height) {
        picture_ = std::make_unique<gl::Framebuffer>(gl::Format::rgba8, width, height);
        stale_ = true;
    }
    const bool anew = stale_;
    if (stale_) {
        map::LayoutOptions options;
        options.width_px = width;
        options.height_px = height;
        options.scale = scale_;
        options.column = options.legend = options.sources = options.inset = options.callouts = false;
        options.disputeTags = disputeTags_;
        options.annotations = annotations_;
        if (selected_) options.selected = subjectOf(*selected_).value_or(options.selected);
        frame_ = map::layout(*scene_, camera_, options, fonts_);
        motion_ = !isMoving() ? draw::Motion::still : isSlow_ ? draw::Motion::hurried : draw::Motion::moving;
        renderer_.setMotion(motion_);
        isBlurred_ = renderer_.draw(*scene_, frame_, fonts_, *picture_).isBlurred;
        stale_ = false;
    }
    return anew;
}

void MapView::took(double frame_ms) {
    constexpr double SMOOTH_MS = 25;
    if (motion_ != draw::Motion::hurried) isSlow_ = frame_ms > SMOOTH_MS;
}

void MapView::show(int windowHeight_px) const {
    if (picture_) picture_->showAt(static_cast<int>(pane_px_.left), static_cast<int>(pane_px_.top), windowHeight_px);
}

const map::Subject* MapView::subjectAt(map::Vec2 at_px) const {
    if (!scene_) return nullptr;
    const map::Vec2 inside = {at_px.x - pane_px_.left, at_px.y - pane_px_.top};
    for (const auto& hit : frame_.hits)
        if (hit.box_px.contains(inside) && hit.subject < scene_->subjects.size()) return &scene_->subjects[hit.subject];
    return nullptr;
}

std::optional<map::Vec2> MapView::selectedAt_px() const {
    const auto subject = selected_ ? subjectOf(*selected_) : std::nullopt;
    if (!subject) return std::nullopt;
    return camera_.toScreen(scene_->subjects[*subject].anchor_m) + map::Vec2{pane_px_.left, pane_px_.top};
}

std::optional<base::LonLat> MapView::selectedPlace() const {
    const auto subject = selected_ ? subjectOf(*selected_) : std::nullopt;
    return subject ? std::optional{scene_->projection->inverse(scene_->subjects[*subject].anchor_m)} : std::nullopt;
}

std::optional<base::LonLat> MapView::lonLatAt(map::Vec2 at_px) const {
    if (!scene_ || !pane_px_.contains(at_px)) return std::nullopt;
    const auto position = scene_->projection->inverse(camera_.toWorld({at_px.x - pane_px_.left, at_px.y - pane_px_.top}));
    return position.isValid() ? std::optional{position} : std::nullopt;
}

map::Vec2 MapView::screenAt(base::LonLat position) const {
    position.lon_deg = map::nearLongitude(position.lon_deg, scene_->projection->domain().centre().lon_deg);
    return camera_.toScreen(scene_->projection->forward(position)) + map::Vec2{pane_px_.left, pane_px_.top};
}

std::optional<std::string> MapView::annotationAt(map::Vec2 at_px, bool filled) const {
    constexpr double REACH_PX = 6;
    const auto found = map::annotationAt(frame_, {at_px.x - pane_px_.left, at_px.y - pane_px_.top}, REACH_PX * scale_, filled);
    return found && *found < annotations_.size() ? std::optional{annotations_[*found].id} : std::nullopt;
}

double MapView::metersPerPixel() const {
    if (!scene_) return 0;
    return scale_ / camera_.scale_px_per_m / scene_->projection->scaleFactor(scene_->projection->inverse(camera_.centre_m));
}

std::optional<MapView::Wanted> MapView::wanted() const {
    if (!scene_) return std::nullopt;
    const auto box = visibleBox();
    const auto& have = scene_->covered;
    // Half of a level of detail away is soon enough: the next scene is composed while this one still looks right.
    const double ratio = scene_->scale_px_per_m > 0 ? camera_.scale_px_per_m / scale_ / scene_->scale_px_per_m : 1;
    const bool inside =
        box.west_deg >= have.west_deg && box.east_deg <= have.east_deg && box.south_deg >= have.south_deg && box.north_deg <= have.north_deg;
    if (inside && ratio < 2.5 && ratio > 0.4) return std::nullopt;
    return inView();
}

std::optional<std::size_t> MapView::subjectOf(claim::ClaimRef claim) const {
    if (!scene_) return std::nullopt;
    for (std::size_t i = 0; i < scene_->subjects.size(); ++i)
        if (std::ranges::find(scene_->subjects[i].claims, claim) != scene_->subjects[i].claims.end()) return i;
    return std::nullopt;
}

base::Box MapView::visibleBox() const {
    return map::unprojectRect(camera_.visible_m(), *scene_->projection);
}

}  // namespace demarc::window
