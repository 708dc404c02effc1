#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <ctime>

#include "panels/panes.hpp"

// Every step that was made, the newest at the top; a click goes there.

namespace demarc::panels {
namespace {

constexpr const char* POPUP = "history";
constexpr float WIDTH_PX = 420, ROW_PX = 26;

/// "14:02", by the user's clock.
std::string timeOf(std::int64_t at_s) {
    const auto time = static_cast<std::time_t>(at_s);
    std::tm parts{};
    char text[8];
    return localtime_r(&time, &parts) && std::strftime(text, sizeof text, "%H:%M", &parts) > 0 ? text : "";
}

/// A step's row; `back` is how many steps lie after it.
void drawStep(Context& context, const project::Step* step, std::ptrdiff_t back) {
    const auto& theme = context.theme();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = std::round(context.px(ROW_PX)), width = ImGui::GetContentRegionAvail().x;
    ImGui::PushID(static_cast<int>(back));
    if (ImGui::Selectable("##step", back == 0, ImGuiSelectableFlags_DontClosePopups, {0, height}) && back != 0) context.asked.ask(GoBack{back});
    ImGui::PopID();
    const auto ink = back < 0 ? theme.text3 : theme.text;
    const float time = context.px(48);
    write(step ? step->name.c_str() : tr("At the beginning"), back == 0 ? context.fonts().bold : context.fonts().base, ink, at.x + context.px(6), at.y + height / 2, width - time);
    if (step) write(timeOf(step->at_s), context.fonts().small, theme.text2, at.x + width - time, at.y + height / 2, time - context.px(6), Align::right);
}

}  // namespace

void heedUndoKeys(Context& context) {
    for (const auto [letter, shift] : context.shown.shortcuts) {
        if (letter == 'Z') context.asked.ask(shift ? Request{Redo{}} : Request{Undo{}});
        if (letter == 'Y') context.asked.ask(Redo{});
    }
}

void drawHistory(Context& context) {
    auto& memory = context.memory;
    if (memory.historyList) ImGui::OpenPopup(POPUP);
    memory.historyList = false;
    const auto& history = *context.shown.project->history;
    const auto past = static_cast<std::ptrdiff_t>(history.past().size()), future = static_cast<std::ptrdiff_t>(history.future().size());
    const auto rows = static_cast<int>(past + future + 1);
    ImGui::SetNextWindowPos({context.px(90), context.px(46)});
    ImGui::SetNextWindowSize({context.px(WIDTH_PX), std::min(static_cast<float>(rows) * context.px(ROW_PX) + context.px(52), context.px(520))});
    if (!ImGui::BeginPopup(POPUP)) return;
    heedUndoKeys(context);
    ImGui::PushFont(const_cast<ImFont*>(context.fonts().heading));
    ImGui::TextUnformatted(tr("History"));
    ImGui::PopFont();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2{0, 0});
    ImGui::BeginChild("steps");
    ImGuiListClipper clipper;
    clipper.Begin(rows, std::round(context.px(ROW_PX)));
    while (clipper.Step())
        for (std::ptrdiff_t row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row) {
            // What was undone stands above, the step to be redone first lowest.
            const std::ptrdiff_t back = row - future;
            const project::Step* step = back < 0 ? &history.future()[static_cast<std::size_t>(row)] : back < past ? &history.past()[static_cast<std::size_t>(past - 1 - back)] : nullptr;
            drawStep(context, step, back);
        }
    ImGui::EndChild();
    ImGui::PopStyleVar();
    ImGui::EndPopup();
}

}  // namespace demarc::panels
