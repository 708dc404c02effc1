#include <algorithm>
#include <cmath>
#include <utility>

#include "gl/state.hpp"
#include "project/slides.hpp"
#include "window/desktop.hpp"
#include "window/knowing.hpp"

// The map, or two beside each other: when a scene is composed anew, of what, and where it stands in the window.

namespace demarc::window {
namespace {

// A view wider than this is a map of the world, for which another projection is chosen.
constexpr double THEATRE_WIDTH_DEG = 60;

/// Whether a projection, made for another place, turns or stretches the ground here more than a reader expects.
bool isTurned(const map::Projection& projection, base::LonLat here) {
    constexpr double TURN_RAD = 0.3, STRETCH = 1.1;
    const double scale = projection.scaleFactor(here);
    return std::abs(projection.north_rad(here)) > TURN_RAD || scale > STRETCH || scale < 1 / STRETCH;
}

}  // namespace

MapView* Desktop::second() const {
    const bool isShown = desk_.state().beside && second_ && second_->scene() && mapView_.scene() &&
                         second_->scene()->projection->definition() == mapView_.scene()->projection->definition();
    return isShown ? second_.get() : nullptr;
}

const MapView& Desktop::viewAt(map::Vec2 at_px) const {
    const MapView* other = second();
    return other && halves_.seen_px.contains(at_px) ? *other : mapView_;
}

/// The point of the first map that shows the same ground.
map::Vec2 Desktop::inFirst(map::Vec2 at_px) const {
    return second() && halves_.seen_px.contains(at_px) ? at_px + map::Vec2{halves_.first_px.left - halves_.second_px.left, 0} : at_px;
}

void Desktop::showMaps(const gl::PixelRect& part, int height_px) const {
    mapView_.show(height_px);
    const MapView* other = second();
    const auto right = clipped(part, halves_.seen_px);
    if (!other || right.isEmpty()) return;
    const auto fromBelow = [&](const gl::PixelRect& area) { return gl::PixelRect{area.x, height_px - area.y - area.height, area.width, area.height}; };
    gl::setScissor(fromBelow(right));
    other->show(height_px);
    gl::setScissor(fromBelow(part));
}

void Desktop::deskChanged() {
    seenRevision_ = desk_.revision();
    if (seenTask_ != desk_.taskRevision()) readReports();
    const auto& state = desk_.state();
    mapView_.select(state.selected);
    mapView_.setDisputeTags(state.view == map::View::dispute);
    if (state.beside && !second_) second_ = std::make_unique<MapView>(map::FontSet::open(assets_));
    if (second_) second_->select(state.selected);
    if (state.beside) second_->setDisputeTags(state.beside->view == map::View::dispute);
    findPlaces();
    // While a fit is under way the view of before it is nobody's wish any more.
    const bool fit = fitNext_ || fitting_ || !mapView_.scene();
    requestScene(fit ? std::nullopt : std::optional{mapView_.inView()});
    refreshSlidePictures();
}

map::SceneRequest Desktop::sceneRequest() const {
    const auto& state = desk_.state();
    map::SceneRequest request = project::requestOf(state);
    request.crs = crs_;
    request.pictureScale = window_.contentScale();
    request.annotations = state.annotations;
    return request;
}

/// Where the selected claim was given another place, out of sight, the map goes there with it.
void Desktop::followSelected() {
    constexpr double MOVED_M = 1000;
    const auto before = std::exchange(followed_, {});
    const auto& selected = desk_.state().selected;
    const auto place = mapView_.selectedPlace();
    if (!selected || !place || selected->reading >= desk_.state().readings->size()) return;
    const auto& reading = (*desk_.state().readings)[selected->reading];
    followed_ = Followed{reading.document.id, reading.claims[selected->claim].id, *place};
    const bool isMoved = before && before->report == followed_->report && before->claim == followed_->claim && base::distance_m(before->place, *place) > MOVED_M;
    if (isMoved && !mapView_.isInPane(*mapView_.selectedAt_px())) mapView_.flyTo(*selected);
}

void Desktop::requestScene(std::optional<MapView::Wanted> wanted) {
    const bool fit = !wanted;
    fitNext_ = false;
    if (fit) {
        fitting_ = true;
        lastWanted_.reset();
        crs_ = "auto";
        worldView_ = false;
    }
    auto request = sceneRequest();
    const auto panes = panesNow();
    request.width_px = static_cast<int>(panes.map.width() / window_.contentScale());
    request.height_px = static_cast<int>(panes.map.height() / window_.contentScale());
    if (wanted) {
        // On the way out to the world, and once on the way back, another projection fits better.
        const bool wide = wanted->area.width_deg() > THEATRE_WIDTH_DEG;
        if (wide || worldView_ || isTurned(*mapView_.scene()->projection, wanted->area.centre())) request.crs = crs_ = "auto";
        worldView_ = wide;
        // Some margin, so that the next steps of a pan are drawn already.
        const auto& area = wanted->area;
        const double margin_lon = area.width_deg() * 0.3, margin_lat = area.height_deg() * 0.3;
        const bool world = area.width_deg() + 2 * margin_lon >= 360;
        request.area = base::Box{world ? -180 : area.west_deg - margin_lon, std::max(-90.0, area.south_deg - margin_lat),
                                 world ? 180 : area.east_deg + margin_lon, std::min(90.0, area.north_deg + margin_lat)};
        request.scale_px_per_m = wanted->scale_px_per_m;
    }
    worker_.post(
        [this, request, readings = desk_.state().readings, layers = drawnLayers(), beside = desk_.state().beside, fit]() mutable -> Worker::Finish {
            std::vector<std::string> problems;
            knowing_->shelf.lay(layers, request, problems);
            auto scene = knowing_->cartographer.compose(*readings, request);
            auto other = beside ? knowing_->cartographer.compose(*readings, requestBeside(request, *beside, *scene)) : nullptr;
            for (const auto& issue : scene->issues) knowing_->shelf.tellOnce(issue.message, problems);
            return [this, scene = std::move(scene), other = std::move(other), problems = std::move(problems), readings, fit] {
                messages_.add(problems);
                crs_ = scene->projection->definition();
                mapView_.show(scene, fit);
                if (other && second_) second_->show(other, false);
                if (readings == desk_.state().readings) followSelected();
                // What was composed to fit stays as it is until the view changes.
                if (!fit) return;
                fitting_ = false;
                lastWanted_ = mapView_.wanted();
                if (const auto camera = std::exchange(lookFrom_, {})) mapView_.lookFrom(*camera);
            };
        },
        // A fit must not be lost to a later change of a layer.
        fit ? "scene to fit" : "scene");
}

}  // namespace demarc::window
