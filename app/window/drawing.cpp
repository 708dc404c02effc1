#include "window/drawing.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "base/words.hpp"
#include "map/geodesic.hpp"

namespace demarc::window {
namespace {

using base::LonLat;
using map::Annotation;
using map::Vec2;
using enum map::AnnotationKind;

constexpr double SNAP_PX = 8, GRAB_PX = 8, DRAG_PX = 4, STEP_DEG = 15, FREEHAND_PX = 3;

double apart(Vec2 a, Vec2 b) { return std::hypot(a.x - b.x, a.y - b.y); }

/// So many points make it whole; a circle has its centre and the rim that is pulled.
std::size_t leastPoints(map::AnnotationKind kind) {
    switch (kind) {
        case text: case marker: return 1;
        case polygon: case area: return 3;
        default: return 2;
    }
}

/// Ends by itself with so many points; 0: when the hand ends it.
std::size_t mostPoints(map::AnnotationKind kind) { return kind == text || kind == marker ? 1 : kind == callout || kind == circle ? 2 : 0; }

bool isWritten(map::AnnotationKind kind) { return kind == text || kind == callout; }

/// The nearest of the directions in steps of 15° from an anchor, on the window.
Vec2 turned(Vec2 at, Vec2 anchor) {
    const double step = STEP_DEG * std::numbers::pi / 180, length = apart(at, anchor);
    const double angle = std::round(std::atan2(at.y - anchor.y, at.x - anchor.x) / step) * step;
    return anchor + Vec2{std::cos(angle), std::sin(angle)} * length;
}

}  // namespace

std::string withArticle(map::AnnotationKind kind) {
    switch (kind) {
        case freehand: return tr("a freehand line");
        case front: return tr("a front line");
        case distance: return tr("a measured distance");
        case area: return tr("a measured area");
        case text: break;
        case callout: return tr("a callout");
        case arrow: return tr("an arrow");
        case line: return tr("a line");
        case polygon: return tr("a polygon");
        case circle: return tr("a circle");
        case marker: return tr("a marker");
    }
    return tr("a text");
}

void Drawing::choose(std::optional<Kind> tool) {
    doing_ = Doing::nothing;
    snapped_.reset();
    tool_ = tool;
    if (tool) selected_.clear();
}

/// Where a point would come to lie: snapped to a place or a vertex near by, else turned, else as it is.
std::optional<LonLat> Drawing::place(const DrawingPointer& pointer, const DrawingGround& ground, const project::Desk& desk, std::optional<LonLat> anchor) {
    snapped_.reset();
    double nearest = SNAP_PX * ground.scale;
    const auto offer = [&](LonLat candidate) {
        const double distance_px = apart(ground.toScreen(candidate), pointer.at_px);
        if (!(distance_px <= nearest)) return;
        nearest = distance_px;
        snapped_ = candidate;
    };
    std::ranges::for_each(ground.places, offer);
    for (const Annotation& drawn : desk.state().annotations)
        if (drawn.kind != freehand && drawn.id != now_.id) std::ranges::for_each(drawn.points, offer);
    if (snapped_) return snapped_;
    return ground.toGround(pointer.shift && anchor ? turned(pointer.at_px, ground.toScreen(*anchor)) : pointer.at_px);
}

void Drawing::begin(LonLat at) {
    now_ = style_;
    now_.id.clear();
    now_.text.clear();
    now_.kind = *tool_;
    now_.radius_m = 0;
    if (now_.kind != marker) now_.icon.clear();
    else if (now_.icon.empty()) now_.icon = "circle";
    now_.points = {at};
    doing_ = Doing::drawing;
}

bool Drawing::press(const DrawingPointer& pointer, const DrawingGround& ground, const project::Desk& desk, bool isDouble) {
    isDown_ = false;
    if (doing_ == Doing::drawing) move(pointer, ground, desk);
    pressed_px_ = pointer.at_px;
    isDown_ = true;
    wasDragged_ = false;
    if (doing_ == Doing::typing) {
        endTyping(desk);
        return true;
    }
    if (!tool_) {
        if (isDouble && !selected_.empty() && ground.hit(pointer.at_px) == selected_) {
            isDown_ = false;
            beginTyping(desk);
            return true;
        }
        return grab(pointer.at_px, ground, desk);
    }
    if (doing_ == Doing::drawing && isDouble) {
        isDown_ = false;
        (void)finish(desk);
        return true;
    }
    if (doing_ == Doing::drawing) {
        addPoint(now_.points.back(), ground, desk);
        return true;
    }
    const auto at = place(pointer, ground, desk, std::nullopt);
    if (!at) return true;
    begin(*at);
    if (mostPoints(now_.kind) == 1) {
        complete(desk);
        isDown_ = false;
    } else {
        now_.points.push_back(*at);  // follows the pointer
    }
    return true;
}

/// The point under the pointer stays; another follows it from there.
void Drawing::addPoint(LonLat at, const DrawingGround& ground, const project::Desk& desk) {
    const bool closes = (now_.kind == polygon || now_.kind == area) && now_.points.size() > 3 &&
                        apart(ground.toScreen(at), ground.toScreen(now_.points.front())) <= SNAP_PX * ground.scale;
    const std::size_t most = mostPoints(now_.kind);
    if (closes) now_.points.back() = now_.points.front();
    if (closes || (most != 0 && now_.points.size() >= most)) {
        complete(desk);
        isDown_ = false;
        return;
    }
    now_.points.push_back(at);
}

bool Drawing::grab(Vec2 at_px, const DrawingGround& ground, const project::Desk& desk) {
    if (const Annotation* annotation = selectedIn(desk)) {
        for (const Handle& handle : handles(desk))
            if (apart(ground.toScreen(handle.at), at_px) <= GRAB_PX * ground.scale) {
                before_ = now_ = *annotation;
                handle_ = handle;
                if (handle.what == Handle::What::middle) now_.points.insert(now_.points.begin() + static_cast<std::ptrdiff_t>(handle.index) + 1, handle.at);
                doing_ = Doing::reshaping;
                return true;
            }
    }
    const auto hit = ground.hit(at_px);
    selected_ = hit.value_or("");
    const Annotation* annotation = selectedIn(desk);
    if (!annotation) return false;
    before_ = now_ = *annotation;
    doing_ = Doing::moving;
    return true;
}

void Drawing::move(const DrawingPointer& pointer, const DrawingGround& ground, const project::Desk& desk) {
    wasDragged_ = wasDragged_ || (isDown_ && apart(pointer.at_px, pressed_px_) > DRAG_PX * ground.scale);
    if (doing_ == Doing::moving && wasDragged_) {
        const Vec2 by = pointer.at_px - pressed_px_;
        for (std::size_t i = 0; i < before_.points.size(); ++i)
            if (const auto to = ground.toGround(ground.toScreen(before_.points[i]) + by)) now_.points[i] = *to;
    } else if (doing_ == Doing::reshaping && wasDragged_) {
        const std::size_t index = handle_->what == Handle::What::middle ? handle_->index + 1 : handle_->index;
        const auto anchor = handle_->what == Handle::What::rim ? std::optional{now_.points.front()} : index > 0 ? std::optional{now_.points[index - 1]} : std::nullopt;
        if (const auto to = place(pointer, ground, desk, anchor)) reshape(*to);
    } else if (doing_ == Doing::drawing && now_.kind == freehand) {
        const auto to = isDown_ ? ground.toGround(pointer.at_px) : std::nullopt;
        if (to && apart(ground.toScreen(now_.points.back()), pointer.at_px) >= FREEHAND_PX * ground.scale) now_.points.push_back(*to);
    } else if (doing_ == Doing::drawing) {
        if (const auto to = place(pointer, ground, desk, now_.points[now_.points.size() - 2])) {
            now_.points.back() = *to;
            if (now_.kind == circle) now_.radius_m = map::ellipsoidDistance_m(now_.points.front(), *to);
        }
    } else if (tool_ && doing_ == Doing::nothing) {
        (void)place(pointer, ground, desk, std::nullopt);
    }
}

void Drawing::reshape(LonLat to) {
    if (handle_->what == Handle::What::rim) now_.radius_m = map::ellipsoidDistance_m(now_.points.front(), to);
    else now_.points[handle_->what == Handle::What::middle ? handle_->index + 1 : handle_->index] = to;
}

void Drawing::release(const DrawingPointer& pointer, const DrawingGround& ground, const project::Desk& desk) {
    if (!std::exchange(isDown_, false)) return;
    move(pointer, ground, desk);
    if (doing_ == Doing::drawing) {
        if (!wasDragged_) return;
        // Pulled from one end to the other: an arrow, a circle or a callout is whole, a line goes on.
        if (now_.kind == freehand || now_.kind == arrow || mostPoints(now_.kind) == 2) complete(desk);
        else now_.points.push_back(now_.points.back());
        return;
    }
    snapped_.reset();
    if (doing_ == Doing::moving && wasDragged_ && now_ != before_) put(desk, now_, words::key("Move {0}"));
    if (doing_ == Doing::reshaping && wasDragged_ && now_ != before_) put(desk, now_, words::key("Reshape {0}"));
    doing_ = Doing::nothing;
}

bool Drawing::finish(const project::Desk& desk) {
    if (doing_ == Doing::typing) {
        endTyping(desk);
        return true;
    }
    if (doing_ != Doing::drawing) return false;
    // The last point follows the pointer: it counts only where nothing would be whole without it.
    if (mostPoints(now_.kind) == 0 && now_.kind != freehand && now_.points.size() > leastPoints(now_.kind)) now_.points.pop_back();
    complete(desk);
    return true;
}

void Drawing::complete(const project::Desk& desk) {
    auto& points = now_.points;
    points.erase(std::unique(points.begin(), points.end()), points.end());
    if ((now_.kind == polygon || now_.kind == area) && points.size() > 1 && points.front() == points.back()) points.pop_back();
    snapped_.reset();
    if (points.size() < leastPoints(now_.kind)) {
        doing_ = Doing::nothing;
        return;
    }
    if (now_.kind == circle) points.resize(1);
    if (isWritten(now_.kind)) {
        doing_ = Doing::typing;
        return;
    }
    put(desk, now_, words::key("Draw {0}"));
    choose(std::nullopt);
}

bool Drawing::back() {
    if (doing_ != Doing::drawing) return false;
    // The last point is the pointer's.
    if (now_.points.size() <= 2) doing_ = Doing::nothing;
    else now_.points.erase(now_.points.end() - 2);
    return true;
}

bool Drawing::escape() {
    snapped_.reset();
    if (doing_ != Doing::nothing) {
        const bool drawsText = doing_ == Doing::typing && now_.id.empty();
        doing_ = Doing::nothing;
        isDown_ = false;
        if (drawsText) tool_.reset();
        return true;
    }
    if (tool_) {
        tool_.reset();
        return true;
    }
    if (selected_.empty()) return false;
    selected_.clear();
    return true;
}

}  // namespace demarc::window
