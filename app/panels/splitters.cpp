#include <imgui.h>

#include <array>

#include "panels/panes.hpp"

/// The lines between panes, which can be dragged.
namespace demarc::panels {
namespace {

constexpr float REACH_PX = 4;  ///< on both sides of a line

struct Line {
    Splitter splitter;
    map::Rect rect;  ///< that takes the pointer
    bool isUpright = false, isShown = true;
};

std::array<Line, 5> linesOf(const Context& context, const Panes& panes) {
    const double reach = context.px(REACH_PX);
    const auto& sizes = context.shown.preferences->panes;
    const double left = panes.report.right, right = panes.claims.left, top = panes.viewStrip.top, bottom = panes.status.top;
    return {{{Splitter::left, {left - reach, top, left + reach, bottom}, true, sizes.isLeftShown},
             {Splitter::right, {right - reach, top, right + reach, bottom}, true, sizes.isRightShown},
             {Splitter::time, {left + reach, panes.time.top - reach, right - reach, panes.time.top + reach}, false, sizes.isTimeShown},
             {Splitter::report, {0, panes.report.bottom, left - reach, panes.layers.top}, false, sizes.isLeftShown},
             {Splitter::claims, {right + reach, panes.claims.bottom, panes.claims.right, panes.inspector.top}, false, sizes.isRightShown}}};
}

}  // namespace

void fillSplitters(const Context& context, const Panes& panes) {
    auto& list = *ImGui::GetBackgroundDrawList();
    for (const auto& [above, below] : {std::pair{panes.report, panes.layers}, std::pair{panes.claims, panes.inspector}}) {
        const Area upper = areaOf(above), lower = areaOf(below);
        list.AddRectFilled({upper.left, upper.bottom}, {upper.right, lower.top}, pack(context.theme().ground));
    }
}

void drawSplitters(Context& context, const Panes& panes) {
    const auto& sizes = context.shown.preferences->panes;
    const bool board = context.memory.board;
    for (const Line& line : linesOf(context, panes)) {
        if (!line.isShown) continue;
        const std::string id = "splitter " + std::to_string(static_cast<int>(line.splitter));
        Area area = beginPane(context, id.c_str(), line.rect, std::nullopt);
        (void)clicked("line", area);
        if (hovered() || held()) {
            ImGui::SetMouseCursor(line.isUpright ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
            const float half = context.px(1);
            const float x = (area.left + area.right) / 2, y = area.middle();
            fill(line.isUpright ? Area{x - half, area.top, x + half, area.bottom} : Area{area.left, y - half, area.right, y + half}, context.theme().text3);
        }
        if (!held()) hint(tr("Drag; a double click restores it"));
        const auto mouse = ImGui::GetIO().MousePos;
        if (hovered() && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) context.asked.ask(SetPanes{restored(sizes, line.splitter, board)});
        else if (held() && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 2)) context.asked.ask(SetPanes{moved(sizes, line.splitter, {mouse.x, mouse.y}, panes, context.look.scale, board)});
        endPane();
    }
}

}  // namespace demarc::panels
