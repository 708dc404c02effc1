#include <algorithm>
#include <utility>

#include "base/words.hpp"
#include "map/geodesic.hpp"
#include "window/drawing.hpp"

// What the hand does to what is drawn already.

namespace demarc::window {
namespace {

using base::LonLat;
using map::Annotation;
using map::Vec2;
using enum map::AnnotationKind;

constexpr double COPY_PX = 16;

bool isWritten(map::AnnotationKind kind) { return kind == text || kind == callout; }

/// Whether a new point can be pulled out of each of its legs.
bool hasMiddles(map::AnnotationKind kind) {
    return kind == line || kind == arrow || kind == front || kind == distance || kind == polygon || kind == area;
}

}  // namespace

const Annotation* Drawing::selectedIn(const project::Desk& desk) const {
    const auto& all = desk.state().annotations;
    const auto found = std::ranges::find(all, selected_, &Annotation::id);
    return selected_.empty() || found == all.end() ? nullptr : &*found;
}

void Drawing::put(const project::Desk& desk, Annotation annotation, const char* verb) {
    if (annotation.id.empty()) {
        annotation.id = desk.freshId(project::Kind::annotation);
        annotation.order = desk.nextOrder(project::Kind::annotation);
    }
    selected_ = annotation.id;
    const std::string what = withArticle(annotation.kind);
    edits_.push_back({say(verb, what), {std::move(annotation)}});
}

void Drawing::restyle(const project::Desk& desk, const Annotation& style) {
    const auto dress = [&](Annotation& annotation) {
        annotation.colour = style.colour;
        annotation.isInk = style.isInk;
        annotation.width_px = style.width_px;
        annotation.size_px = style.size_px;
        annotation.fill = style.fill;
        annotation.dashed = style.dashed;
        annotation.flipped = style.flipped;
        if (annotation.kind == marker) annotation.icon = style.icon;
    };
    dress(style_);
    if (!style.icon.empty()) style_.icon = style.icon;
    const Annotation* annotation = selectedIn(desk);
    if (!annotation) return;
    Annotation dressed = *annotation;
    dress(dressed);
    if (dressed == *annotation) return;
    put(desk, std::move(dressed), words::key("Style {0}"));
    edits_.back().mergeKey = "style of annotation " + selected_;
}

void Drawing::remove(const project::Desk& desk) {
    const Annotation* annotation = selectedIn(desk);
    if (!annotation) return;
    edits_.push_back({say("Delete {0}", withArticle(annotation->kind)), {}, {{project::Kind::annotation, annotation->id}}});
    doing_ = Doing::nothing;
    selected_.clear();
}

void Drawing::duplicate(const project::Desk& desk, const DrawingGround& ground) {
    const Annotation* annotation = selectedIn(desk);
    if (!annotation) return;
    Annotation copy = *annotation;
    copy.id.clear();
    for (LonLat& point : copy.points) point = ground.toGround(ground.toScreen(point) + Vec2{1, 1} * (COPY_PX * ground.scale)).value_or(point);
    put(desk, std::move(copy), words::key("Duplicate {0}"));
}

void Drawing::bring(const project::Desk& desk, bool toFront) {
    const Annotation* annotation = selectedIn(desk);
    const auto& all = desk.state().annotations;
    if (!annotation || (toFront ? all.back() : all.front()).id == annotation->id) return;
    Annotation moved = *annotation;
    moved.order = toFront ? all.back().order + 1 : all.front().order - 1;
    put(desk, std::move(moved), toFront ? words::key("Bring to front {0}") : words::key("Send to back {0}"));
}

void Drawing::beginTyping(const project::Desk& desk) {
    const Annotation* annotation = selectedIn(desk);
    if (!annotation) return;
    before_ = now_ = *annotation;
    doing_ = Doing::typing;
}

void Drawing::type(const std::string& text) {
    if (doing_ == Doing::typing) now_.text = text;
}

void Drawing::endTyping(const project::Desk& desk) {
    if (doing_ != Doing::typing) return;
    const bool isNew = now_.id.empty();
    doing_ = Doing::nothing;
    if (isNew) tool_.reset();
    // Words without any are nothing; a line without any is still a line.
    if (isWritten(now_.kind) && now_.text.find_first_not_of(" \n\t") == std::string::npos) {
        if (!isNew) remove(desk);
        return;
    }
    if (isNew) put(desk, now_, words::key("Draw {0}"));
    else if (now_ != before_) put(desk, now_, words::key("Write on {0}"));
}

std::vector<Drawing::Handle> Drawing::handles(const project::Desk& desk) const {
    const Annotation* annotation = selectedIn(desk);
    std::vector<Handle> handles;
    if (!annotation || tool_) return handles;
    const Annotation& drawn = current() && now_.id == selected_ ? now_ : *annotation;
    if (drawn.kind == freehand) return handles;
    for (std::size_t i = 0; i < drawn.points.size(); ++i) handles.push_back({drawn.points[i], Handle::What::point, i});
    if (drawn.kind == circle) handles.push_back({map::ellipsoidDestination(drawn.points.front(), 90, drawn.radius_m), Handle::What::rim, 0});
    if (!hasMiddles(drawn.kind) || doing_ == Doing::reshaping) return handles;
    const bool closed = drawn.kind == polygon || drawn.kind == area;
    for (std::size_t i = 0; i + (closed ? 0 : 1) < drawn.points.size(); ++i)
        handles.push_back({base::midpoint(drawn.points[i], drawn.points[(i + 1) % drawn.points.size()]), Handle::What::middle, i});
    return handles;
}

std::vector<Annotation> Drawing::shown(const project::Desk& desk) const {
    std::vector<Annotation> all = desk.state().annotations;
    if (doing_ == Doing::nothing) return all;
    const auto same = std::ranges::find(all, now_.id, &Annotation::id);
    if (!now_.id.empty() && same != all.end()) {
        *same = now_;
        return all;
    }
    all.push_back(now_);
    all.back().order = desk.nextOrder(project::Kind::annotation);
    return all;
}

}  // namespace demarc::window
