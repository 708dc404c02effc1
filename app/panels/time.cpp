#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/words.hpp"
#include "panels/panes.hpp"
#include "panels/popups.hpp"
#include "panels/time_pane.hpp"

namespace demarc::panels {
namespace {

constexpr float HEAD_PX = 36, LABEL_PX = 130, AXIS_PX = 18, TRACK_PX = 12, BIN_PX = 6, ROW_PX = 14, PAST_SHARE = 0.55F;

/// What keys do while the pane has them; the space bar plays from other panes too.
void handleKeys(Context& context) {
    auto& memory = context.memory.time;
    if (!memory.keyboard) return;
    ImGui::CaptureKeyboardFromApp(true);
    if (isPopupOpen()) return;
    for (const PaneKey key : context.shown.paneKeys) {
        if (key == PaneKey::left || key == PaneKey::right) stepDates(context, key == PaneKey::left ? -1 : 1);
        if (key == PaneKey::home || key == PaneKey::end) goToEnd(context, key == PaneKey::end);
        if (key == PaneKey::menu) memory.menuAsked = true;
        if (key == PaneKey::escape) memory.keyboard = false;
    }
}

/// The bins and rows for this range and this room.
void refresh(Context& context, const TimeAxis& axis, float height) {
    auto& line = context.memory.time.line;
    const int most = std::max(static_cast<int>((axis.right - axis.left) / context.px(BIN_PX)), 1);
    const auto rows = static_cast<std::size_t>(PAST_SHARE * height / context.px(ROW_PX));
    if (line.binned == axis.range && line.mostBins == most && line.mostRows == rows) return;
    line.binned = axis.range;
    line.mostBins = most;
    line.mostRows = rows;
    line.bins = claimBins(*line.readings, axis.range, most);
    line.past = pastRows(*line.readings, axis.range, rows);
}

/// A press on the axis takes the nearer handle there, and holds it.
void slide(Context& context, const TimeAxis& axis, const Dates& dates, const Area& area) {
    auto& memory = context.memory.time;
    (void)clicked("slider", area);
    const float mouse = ImGui::GetIO().MousePos.x;
    if (ImGui::IsItemActivated()) {
        const float reach = context.px(8), away = dates.second_day ? std::abs(axis.x(*dates.second_day) - mouse) : reach;
        memory.holdsSecond = away < reach && away < std::abs(axis.x(dates.day) - mouse);
    }
    if (ImGui::IsItemClicked(ImGuiMouseButton_Right)) memory.menuAsked = true;
    if (held()) memory.holdsSecond ? goToSecondDay(context, axis.day(mouse)) : goToDay(context, axis.day(mouse));
}

}  // namespace

void drawTime(Context& context, const map::Rect& rect) {
    const auto& theme = context.theme();
    auto& memory = context.memory.time;
    Area pane = beginPane(context, "time", rect, std::nullopt);
    const bool over = ImGui::IsMouseHoveringRect({pane.left, pane.top}, {pane.right, pane.bottom}, false);
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !isPopupOpen()) memory.keyboard = over;
    fill({pane.left, pane.top, pane.right, pane.top + 1}, theme.line);
    ruleRight(context, pane);
    const auto dates = datesOf(context);
    if (!dates) {
        if (!context.state().readings->empty()) write(tr("No report has a date"), context.fonts().base, theme.text3, pane.left + context.px(16), pane.top + context.px(18), pane.width());
        return endPane();
    }
    handleKeys(context);
    if (memory.keyboard) fill({pane.left, pane.top, pane.left + std::round(context.px(3)), pane.top + context.px(HEAD_PX)}, theme.text);
    if (over && ImGui::IsWindowHovered() && ImGui::IsMouseClicked(ImGuiMouseButton_Right)) memory.menuAsked = true;
    drawTimeHead(context, pane.takeTop(context.px(HEAD_PX)), *dates);
    pane = pane.inset(context.px(12), 0);
    const Area track = pane.takeBottom(context.px(TRACK_PX)), strip = pane.takeBottom(context.px(AXIS_PX));
    const TimeAxis axis{dates->shown, pane.left + std::min(context.px(LABEL_PX), pane.width() * 0.25F), pane.right - context.px(12)};
    if (axis.right - axis.left > context.px(40) && pane.height() > context.px(16)) {
        refresh(context, axis, pane.height());
        slide(context, axis, *dates, {axis.left - context.px(6), pane.top, axis.right + context.px(6), strip.bottom});
        const bool pointed = hovered() && !held();
        const float below = drawPast(context, axis, pane);
        drawHistogram(context, axis, {pane.left, below, pane.right, pane.bottom});
        drawTicks(context, axis, strip);
        if (dates->second_day) drawHandle(context, axis, *dates->second_day, pane.top, strip.top, true);
        drawHandle(context, axis, dates->day, pane.top, strip.top, false);
        if (pointed) drawPointedDay(context, axis, pane.top, strip.top);
        drawRange(context, *dates, {axis.left, track.top, axis.right, track.bottom});
    }
    if (std::exchange(memory.menuAsked, false)) ImGui::OpenPopup("time menu");
    if (ImGui::BeginPopup("time menu")) {
        timeMenu(context, *dates);
        ImGui::EndPopup();
    }
    endPane();
}

}  // namespace demarc::panels
