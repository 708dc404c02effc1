#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "base/words.hpp"
#include "panels/panes.hpp"
#include "panels/time_pane.hpp"

namespace demarc::panels {
namespace {

constexpr float THICK_PX = 3, GRIP_PX = 8, REACH_PX = 7;

/// Whether the part of the track is dragged, and from where it was grabbed.
bool dragged(Context& context, const char* id, const Area& area, const Dates& dates, int day, const char* words) {
    auto& memory = context.memory.time;
    (void)clicked(id, area);
    if (ImGui::IsItemActivated()) {
        memory.grabbed_day = day;
        memory.grabbed = dates.shown;
    }
    if (hovered() || held()) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    if (!held()) hint(words);
    return held() && day != memory.grabbed_day;
}

}  // namespace

void drawRange(Context& context, const Dates& dates, Area track) {
    const auto& theme = context.theme();
    const auto& memory = context.memory.time;
    const TimeAxis axis{dates.all, track.left, track.right};
    const int day = axis.day(ImGui::GetIO().MousePos.x);
    const float from = axis.x(dates.shown.first_day - 0.5), to = axis.x(dates.shown.last_day + 0.5), middle = std::round(track.middle());
    const float half = context.px(THICK_PX) / 2, reach = context.px(REACH_PX);
    const auto part = [&](float left, float right) { return Area{left, track.top, right, track.bottom}; };

    std::optional<TimeRange> next;
    const bool isNarrow = dates.shown != dates.all;
    if (dragged(context, "range-from", part(from - reach, std::min(from + reach, (from + to) / 2)), dates, day, tr("Drag: where the range begins"))) {
        next = TimeRange{std::min(memory.grabbed.last_day - 1, day), memory.grabbed.last_day};
    }
    const bool fromPointed = hovered() || held();
    if (dragged(context, "range-to", part(std::max(to - reach, (from + to) / 2), to + reach), dates, day, tr("Drag: where the range ends"))) {
        next = TimeRange{memory.grabbed.first_day, std::max(memory.grabbed.first_day + 1, day)};
    }
    const bool toPointed = hovered() || held();
    bool middlePointed = false;
    if (isNarrow && to - from > 4 * reach) {
        if (dragged(context, "range", part(from + reach, to - reach), dates, day, tr("Drag the range along; a double click shows all dates"))) {
            const int by = std::clamp(day - memory.grabbed_day, dates.all.first_day - memory.grabbed.first_day, dates.all.last_day - memory.grabbed.last_day);
            next = TimeRange{memory.grabbed.first_day + by, memory.grabbed.last_day + by};
        }
        middlePointed = hovered() || held();
        if (middlePointed && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) setRange(context, std::nullopt);
    }
    if (next) setRange(context, next);

    fill({track.left, middle - half, track.right, middle + half}, theme.selected, half);
    if (isNarrow) fill({from, middle - half, to, middle + half}, middlePointed ? theme.text2 : theme.text3, half);
    const auto grip = [&](float x, bool pointed) {
        fill({x - context.px(2), middle - context.px(GRIP_PX) / 2, x + context.px(2), middle + context.px(GRIP_PX) / 2}, pointed ? theme.text : theme.text3, context.px(2));
    };
    grip(from, fromPointed);
    grip(to, toPointed);
}

}  // namespace demarc::panels
