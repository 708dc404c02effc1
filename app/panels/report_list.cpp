#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "map/visual_text.hpp"
#include "panels/date_words.hpp"
#include "panels/panes.hpp"

// All reports: which day, which, whose, how many claims; a click shows one, the cross closes it.

namespace demarc::panels {
namespace {

constexpr const char* POPUP = "all reports";
constexpr float ROW_PX = 26, WIDTH_PX = 640, DATE_PX = 100, SOURCE_PX = 150, CLAIMS_PX = 84, CLOSE_PX = 28;

void drawRow(Context& context, std::size_t index, float row_px) {
    const auto& theme = context.theme();
    const auto& fonts = context.fonts();
    const auto& reading = (*context.state().readings)[index];
    const auto& document = reading.document;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    Area row{at.x, at.y, at.x + ImGui::GetContentRegionAvail().x, at.y + row_px};
    ImGui::PushID(static_cast<int>(index));
    ImGui::SetItemAllowOverlap();
    const bool shown = index == context.memory.reading;
    if (ImGui::Selectable("##report", shown, ImGuiSelectableFlags_AllowItemOverlap, {0, row_px})) context.memory.reading = index;
    ImGui::SetItemAllowOverlap();
    const Area close = row.takeRight(context.px(CLOSE_PX));
    if (iconButton(context, "close", Icon::close, close.inset(context.px(2), context.px(1)))) context.asked.change(project::RemoveReport{document.id});
    hint(tr("Close this report"));
    row.takeLeft(context.px(6));
    write(document.date ? dateText(*document.date) : tr("no date"), fonts.small, theme.text2, row.left, row.middle(), context.px(DATE_PX - 8));
    row.takeLeft(context.px(DATE_PX));
    const Area claims = row.takeRight(context.px(CLAIMS_PX));
    write(std::to_string(reading.claims.size()), fonts.base, theme.text, claims.left, claims.middle(), claims.width() - context.px(8), Align::right);
    const Area source = row.takeRight(context.px(SOURCE_PX));
    write(map::visualText(document.source.value_or("")), fonts.small, theme.text2, source.left, source.middle(), source.width() - context.px(8));
    write(map::visualText(document.title.value_or(document.id)), shown ? fonts.bold : fonts.base, theme.text, row.left, row.middle(), row.width() - context.px(8));
    ImGui::PopID();
    // Where the next row begins, whatever stands in this one.
    ImGui::SetCursorScreenPos({at.x, at.y + row_px});
}

}  // namespace

void drawReportList(Context& context) {
    if (context.memory.reportList) ImGui::OpenPopup(POPUP);
    context.memory.reportList = false;
    const auto count = context.state().readings->size();
    const float row_px = std::round(context.px(ROW_PX));
    ImGui::SetNextWindowSize({context.px(WIDTH_PX), std::min(static_cast<float>(count + 1) * row_px + context.px(24), context.px(560))});
    if (!ImGui::BeginPopup(POPUP)) return;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2{0, 0});
    const ImVec2 at = ImGui::GetCursorScreenPos();
    Area head{at.x + context.px(6), at.y, at.x + ImGui::GetContentRegionAvail().x - context.px(CLOSE_PX), at.y + row_px};
    const auto name = [&](const char* word, const Area& area, Align align = Align::left) {
        write(word, context.fonts().smallBold, context.theme().text2, area.left, area.middle(), area.width() - context.px(8), align);
    };
    name(tr("Date"), head.takeLeft(context.px(DATE_PX)));
    name(tr("Claims"), head.takeRight(context.px(CLAIMS_PX)), Align::right);
    name(tr("Source"), head.takeRight(context.px(SOURCE_PX)));
    name(tr("Report"), head);
    ImGui::Dummy({1, row_px});
    ImGui::BeginChild("rows");
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(count), row_px);
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) drawRow(context, static_cast<std::size_t>(i), row_px);
    ImGui::EndChild();
    ImGui::PopStyleVar();
    ImGui::EndPopup();
}

}  // namespace demarc::panels
