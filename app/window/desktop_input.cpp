#include <GLFW/glfw3.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <utility>

#include "panels/popups.hpp"
#include "window/desktop.hpp"

// What the pointer and the keys do to the map.

namespace demarc::window {
namespace {

std::string pointerText(base::LonLat at) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.3f° %s  %.3f° %s", std::abs(at.lon_deg), at.lon_deg < 0 ? "W" : "E", std::abs(at.lat_deg),
                  at.lat_deg < 0 ? "S" : "N");
    return text.data();
}

}  // namespace

void Desktop::handleMapInput(const map::Rect& pane_px) {
    const auto& io = ImGui::GetIO();
    const map::Vec2 mouse = {io.MousePos.x, io.MousePos.y};
    const bool over = !interface_.wantsMouse() && pane_px.contains(mouse);
    const auto position = over ? viewAt(mouse).lonLatAt(mouse) : std::nullopt;
    pointer_px_ = over && !ImGui::IsMouseDown(ImGuiMouseButton_Left) ? std::optional{mouse} : std::nullopt;
    pointer_ = position ? pointerText(*position) : std::string{};
    if (over && picksPlace_) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
    const bool drawn = drawInput(mouse, over);
    if (over && io.MouseWheel != 0) mapView_.zoomAt(inFirst(mouse), std::exp2(io.MouseWheel * 0.5));
    if (over && ImGui::IsMouseDragging(ImGuiMouseButton_Middle, 0)) mapView_.panBy(io.MouseDelta.x, io.MouseDelta.y);
    if (over && !drawn) {
        if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left) && !picksPlace_) mapView_.zoomAt(inFirst(mouse), 2);
        else if (ImGui::IsMouseReleased(ImGuiMouseButton_Left) && ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 4).x == 0 &&
                 ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 4).y == 0) {
            if (std::exchange(picksPlace_, false)) pickedPlace_ = position;
            else selectAt(mouse);
        }
        if (ImGui::IsMouseDragging(ImGuiMouseButton_Left, 3)) mapView_.panBy(io.MouseDelta.x, io.MouseDelta.y);
    }
    if (!interface_.wantsKeyboard()) handleMapKeys(pane_px);
}

std::vector<panels::PaneKey> Desktop::paneKeys() const {
    using panels::PaneKey;
    constexpr std::array<std::pair<int, PaneKey>, 18> KEYS{{{GLFW_KEY_UP, PaneKey::up},
                                                           {GLFW_KEY_DOWN, PaneKey::down},
                                                           {GLFW_KEY_LEFT, PaneKey::left},
                                                           {GLFW_KEY_RIGHT, PaneKey::right},
                                                           {GLFW_KEY_SPACE, PaneKey::space},
                                                           {GLFW_KEY_ENTER, PaneKey::enter},
                                                           {GLFW_KEY_KP_ENTER, PaneKey::enter},
                                                           {GLFW_KEY_DELETE, PaneKey::remove},
                                                           {GLFW_KEY_BACKSPACE, PaneKey::remove},
                                                           {GLFW_KEY_ESCAPE, PaneKey::escape},
                                                           {GLFW_KEY_MENU, PaneKey::menu},
                                                           {GLFW_KEY_HOME, PaneKey::home},
                                                           {GLFW_KEY_END, PaneKey::end},
                                                           {GLFW_KEY_PAGE_UP, PaneKey::pageUp},
                                                           {GLFW_KEY_PAGE_DOWN, PaneKey::pageDown},
                                                           {GLFW_KEY_LEFT_BRACKET, PaneKey::previousClaim},
                                                           {GLFW_KEY_RIGHT_BRACKET, PaneKey::nextClaim},
                                                           {GLFW_KEY_F10, PaneKey::menu}}};
    std::vector<panels::PaneKey> pressed;
    if (ImGui::GetIO().WantTextInput || panels::isPopupOpen()) return pressed;
    for (const auto& press : keys_)
        for (const auto& [key, meaning] : KEYS)
            if (press.key == key && !press.control) pressed.push_back(meaning);
    for (const auto& press : keys_)
        if (press.key == GLFW_KEY_F3) pressed.push_back(press.shift ? PaneKey::previousFound : PaneKey::nextFound);
    return pressed;
}

void Desktop::handleMapKeys(const map::Rect& pane_px) {
    drawKeys();
    const double step_px = 80 * window_.contentScale();
    const auto pressed = [this](int key) {
        return std::ranges::any_of(keys_, [key](const KeyPress& press) { return press.key == key && !press.control; });
    };
    if (pressed(GLFW_KEY_LEFT)) mapView_.panBy(step_px, 0);
    if (pressed(GLFW_KEY_RIGHT)) mapView_.panBy(-step_px, 0);
    if (pressed(GLFW_KEY_UP)) mapView_.panBy(0, step_px);
    if (pressed(GLFW_KEY_DOWN)) mapView_.panBy(0, -step_px);
    if (pressed(GLFW_KEY_EQUAL) || pressed(GLFW_KEY_KP_ADD)) mapView_.zoomAt(pane_px.centre(), 1.5);
    if (pressed(GLFW_KEY_MINUS) || pressed(GLFW_KEY_KP_SUBTRACT)) mapView_.zoomAt(pane_px.centre(), 1 / 1.5);
    if (pressed(GLFW_KEY_HOME) || pressed(GLFW_KEY_0)) requestScene(std::nullopt);
}

/// A click on a mark selects a claim of its place, each further one the next; a click on the ground selects none.
void Desktop::selectAt(map::Vec2 at_px) {
    const auto* subject = viewAt(at_px).subjectAt(at_px);
    if (!subject) drawing_.select(mapView_.annotationAt(at_px, true).value_or(""));
    if (!subject || subject->claims.empty()) return desk_.apply(project::SelectClaim{std::nullopt});
    const auto& claims = subject->claims;
    const auto now = desk_.state().selected ? std::ranges::find(claims, *desk_.state().selected) : claims.end();
    const auto next = now == claims.end() ? 0 : static_cast<std::size_t>(now - claims.begin() + 1) % claims.size();
    desk_.apply(project::SelectClaim{claims[next]});
    mapView_.flyTo(claims[next]);
}

}  // namespace demarc::window
