#include <GLFW/glfw3.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <utility>

#include "map/annotations.hpp"
#include "window/desktop.hpp"

// Drawing by hand: between the pointer and the keys, the state of the hand, and the desk.

namespace demarc::window {
namespace {

using Kind = map::AnnotationKind;
using What = panels::DrawByHand::What;

/// Letters that take a tool in hand; V selects.
constexpr std::array<std::pair<int, std::optional<Kind>>, 12> TOOL_KEYS{{{'V', std::nullopt},
                                                                        {'T', Kind::text},
                                                                        {'N', Kind::callout},
                                                                        {'A', Kind::arrow},
                                                                        {'B', Kind::freehand},
                                                                        {'L', Kind::line},
                                                                        {'F', Kind::front},
                                                                        {'P', Kind::polygon},
                                                                        {'C', Kind::circle},
                                                                        {'M', Kind::marker},
                                                                        {'D', Kind::distance},
                                                                        {'E', Kind::area}}};

}  // namespace

DrawingGround Desktop::drawingGround() {
    const auto& scene = mapView_.scene();
    if (scene.get() != snapScene_) {
        snapScene_ = scene.get();
        snapPlaces_.clear();
        for (const map::Subject& subject : scene->subjects) snapPlaces_.push_back(subject.position);
        for (const map::LabelSource& label : scene->labels)
            if (label.kind == map::LabelKind::town1 || label.kind == map::LabelKind::town2 || label.kind == map::LabelKind::town3)
                snapPlaces_.push_back(scene->projection->inverse(label.anchor_m));
    }
    return {.toGround = [this](map::Vec2 at) { return mapView_.lonLatAt(at); },
            .toScreen = [this](base::LonLat at) { return mapView_.screenAt(at); },
            .hit =
                [this](map::Vec2 at) {
                    // A claim's mark lies below, but is what a reader of the map looks for.
                    const auto found = mapView_.annotationAt(at, !drawing_.selected().empty());
                    const bool isFree = !mapView_.subjectAt(at) && mapView_.annotationAt(at, false) == found;
                    return isFree || found == drawing_.selected() ? found : std::nullopt;
                },
            .places = snapPlaces_,
            .scale = static_cast<double>(window_.contentScale())};
}

bool Desktop::drawInput(map::Vec2 mouse_px, bool over) {
    if (!mapView_.scene()) return false;
    const auto& io = ImGui::GetIO();
    const DrawingPointer pointer{mouse_px, io.KeyShift};
    // A press of the space bar lends the pointer to the map.
    const bool panning = !handHasPointer_ && ImGui::IsKeyDown(GLFW_KEY_SPACE);
    bool had = handHasPointer_;
    const bool isAtWork = drawing_.tool() || drawing_.current() != nullptr;
    if (over && !panning && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
        had = handHasPointer_ = drawing_.press(pointer, drawingGround(), desk_, ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left));
    } else if (!panning && isAtWork && (over || handHasPointer_)) {
        drawing_.move(pointer, drawingGround(), desk_);
    }
    if (ImGui::IsMouseReleased(ImGuiMouseButton_Left) && std::exchange(handHasPointer_, false)) drawing_.release(pointer, drawingGround(), desk_);
    drawMenuAsked_ = false;
    if (over && !drawing_.tool() && ImGui::IsMouseClicked(ImGuiMouseButton_Right))
        if (const auto hit = mapView_.annotationAt(mouse_px, true)) {
            drawing_.select(*hit);
            drawMenuAsked_ = true;
        }
    applyDrawing();
    mapView_.setAnnotations(drawing_.shown(desk_));
    return had || (drawing_.tool() && !panning);
}

void Desktop::applyDrawing() {
    for (auto& edit : drawing_.takeEdits()) {
        desk_.apply(std::move(edit));
        GlfwWindow::wake();
    }
}

/// Takes the keys that are for the hand.
void Desktop::drawKeys() {
    if (!mapView_.scene()) return;
    std::erase_if(keys_, [this](const KeyPress& press) {
        const auto tool = std::ranges::find(TOOL_KEYS, press.key, [](const auto& entry) { return entry.first; });
        const bool plain = !press.control && !press.alt;
        const bool isSelected = drawing_.selectedIn(desk_) != nullptr;
        bool own = true;
        if (plain && tool != TOOL_KEYS.end()) drawing_.choose(tool->second);
        else if (press.key == GLFW_KEY_ESCAPE) own = drawing_.escape();
        else if (press.key == GLFW_KEY_ENTER || press.key == GLFW_KEY_KP_ENTER) own = drawing_.finish(desk_);
        else if (press.key == GLFW_KEY_BACKSPACE && drawing_.current()) own = drawing_.back();
        else if ((press.key == GLFW_KEY_DELETE || press.key == GLFW_KEY_BACKSPACE) && isSelected) drawing_.remove(desk_);
        else if (press.control && press.key == 'D' && isSelected) drawing_.duplicate(desk_, drawingGround());
        else if (plain && press.key == GLFW_KEY_RIGHT_BRACKET && isSelected) drawing_.bring(desk_, true);
        else if (plain && press.key == GLFW_KEY_LEFT_BRACKET && isSelected) drawing_.bring(desk_, false);
        else own = false;
        if (own) applyDrawing();
        return own;
    });
    mapView_.setAnnotations(drawing_.shown(desk_));
}

void Desktop::carryOut(const panels::DrawByHand& request) {
    if (!mapView_.scene()) return;
    switch (request.what) {
        case What::choose: drawing_.choose(request.tool); break;
        case What::restyle: drawing_.restyle(desk_, request.look); break;
        case What::type: drawing_.type(request.text); break;
        case What::endTyping: drawing_.endTyping(desk_); break;
        case What::escape: (void)drawing_.escape(); break;
        case What::write: drawing_.beginTyping(desk_); break;
        case What::duplicate: drawing_.duplicate(desk_, drawingGround()); break;
        case What::toFront: drawing_.bring(desk_, true); break;
        case What::toBack: drawing_.bring(desk_, false); break;
        case What::remove: drawing_.remove(desk_); break;
    }
    applyDrawing();
    mapView_.setAnnotations(drawing_.shown(desk_));
}

panels::DrawingNow Desktop::drawingNow() const {
    panels::DrawingNow now;
    if (!mapView_.scene()) return now;
    now.tool = drawing_.tool();
    const map::Annotation* selected = drawing_.selectedIn(desk_);
    now.look = selected ? *selected : drawing_.style();
    if (now.tool) now.look.kind = *now.tool;
    now.isSelected = selected != nullptr;
    for (const auto& handle : drawing_.handles(desk_)) now.handles.push_back({mapView_.screenAt(handle.at), handle.what == Drawing::Handle::What::middle});
    if (drawing_.snapped()) now.snapped_px = mapView_.screenAt(*drawing_.snapped());
    now.menuAsked = drawMenuAsked_;
    const map::Annotation* current = drawing_.current();
    if (!current) return now;
    if (drawing_.isTyping()) {
        now.typingAt_px = mapView_.screenAt(current->points.back());
        now.typed = current->text;
        return now;
    }
    map::Annotation measured = *current;
    using enum map::AnnotationKind;
    if (measured.kind == line || measured.kind == arrow || measured.kind == front) measured.kind = distance;
    now.measure = measured.kind == area && measured.points.size() < 3 ? "" : map::measureOf(measured);
    return now;
}

}  // namespace demarc::window
