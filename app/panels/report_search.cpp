#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>

#include "panels/panes.hpp"
#include "text/find.hpp"

// Words looked for in the report that is shown.

namespace demarc::panels {
namespace {

constexpr float BAR_PX = 36;

/// Looks anew where the words or the report changed.
void find(Context& context) {
    auto& memory = context.memory;
    const auto& reading = (*context.state().readings)[memory.reading];
    if (memory.foundFor == memory.searched && memory.foundIn == &reading) return;
    memory.foundFor = memory.searched;
    memory.foundIn = &reading;
    memory.found = text::findAll(reading.document.text, memory.searched);
    memory.foundNow = 0;
    memory.scrollToFound = !memory.found.empty();
}

void go(Memory& memory, bool forward) {
    const auto count = memory.found.size();
    if (count == 0) return;
    memory.foundNow = (memory.foundNow + (forward ? 1 : count - 1)) % count;
    memory.scrollToFound = true;
}

}  // namespace

void askForWords(Memory& memory) {
    memory.searching = memory.searchKeyboard = true;
}

Area drawSearch(Context& context, Area pane) {
    auto& memory = context.memory;
    if (!memory.searching || context.state().readings->empty()) return pane;
    find(context);
    Area bar = pane.takeTop(context.px(BAR_PX));
    ruleBelow(context, bar);
    bar = bar.inset(context.px(12), context.px(4));
    const auto pressed = [&](PaneKey key) { return std::ranges::find(context.shown.paneKeys, key) != context.shown.paneKeys.end(); };
    const auto button = [&](const char* id, Icon icon, const char* words, bool enabled) {
        const bool click = iconButton(context, id, icon, bar.takeRight(context.px(26)), enabled);
        hint(words);
        return click;
    };
    const bool any = !memory.found.empty();
    if (button("end-search", Icon::close, tr("Close (Esc)"), true)) memory.searching = false;
    if (button("next-found", Icon::down, tr("Next (F3)"), any) || pressed(PaneKey::nextFound)) go(memory, true);
    if (button("previous-found", Icon::up, tr("Previous (Shift+F3)"), any) || pressed(PaneKey::previousFound)) go(memory, false);
    const std::string count = memory.searched.empty() ? "" : any ? say("{0} of {1}", memory.foundNow + 1, memory.found.size()) : tr("none");
    const Area number = bar.takeRight(context.px(64));
    write(count, context.fonts().small, context.theme().text2, number.left, number.middle(), number.width() - context.px(6), Align::right);
    ImGui::SetCursorScreenPos({bar.left, bar.top});
    ImGui::SetNextItemWidth(bar.width());
    if (std::exchange(memory.searchKeyboard, false)) ImGui::SetKeyboardFocusHere();
    if (ImGui::InputTextWithHint("##search", tr("Find in this report"), &memory.searched, ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll)) {
        go(memory, !ImGui::GetIO().KeyShift);
        memory.searchKeyboard = true;
    }
    if (ImGui::IsItemDeactivated() && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false)) memory.searching = false;
    return pane;
}

void markFound(const Context& context, const ReportPiece& piece, const ImFont* font, float x, float top, float bottom) {
    const auto& memory = context.memory;
    const auto& reading = (*context.state().readings)[memory.reading];
    if (!memory.searching || memory.foundIn != &reading) return;
    const std::string_view text = reading.document.text;
    auto match = std::ranges::lower_bound(memory.found, piece.span.begin, {}, [](base::Span span) { return span.end - 1; });
    for (; match != memory.found.end() && match->begin < piece.span.end; ++match) {
        Area area{x, top, x + piece.width_px, bottom};
        if (piece.shaped.empty() && match->begin > piece.span.begin) area.left += textWidth(base::Span{piece.span.begin, match->begin}.of(text), font);
        if (piece.shaped.empty() && match->end < piece.span.end) area.right = x + textWidth(base::Span{piece.span.begin, match->end}.of(text), font);
        const bool now = static_cast<std::size_t>(match - memory.found.begin()) == memory.foundNow;
        fill(area, now ? context.theme().text3 : context.theme().selected, context.px(2));
        if (now) frame(area, context.theme().text, 1, context.px(2));
    }
}

}  // namespace demarc::panels
