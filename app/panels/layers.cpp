#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "panels/panes.hpp"

namespace demarc::panels {
namespace {

constexpr float ROW_PX = 29, TIGHT_ROW_PX = 22, PADDING_PX = 16;

struct Row {
    std::string layer;
    std::string label;
    std::optional<Glyph> glyph;
};

project::LayerState stateOf(const Context& context, const std::string& layer) {
    const auto found = context.state().layers.find(layer);
    return found == context.state().layers.end() ? project::LayerState{} : found->second;
}

void drawRow(Context& context, const Row& row, Area area) {
    const auto& theme = context.theme();
    const auto now = stateOf(context, row.layer);
    auto next = now;
    ImGui::PushID(row.layer.c_str());
    area.takeLeft(context.px(14));
    const Area eye = area.takeLeft(context.px(28));
    if (iconButton(context, "eye", now.visible ? Icon::eye : Icon::eyeOff, eye.inset(0, context.px(1)))) next.visible = !now.visible;
    hint(now.visible ? "Hide" : "Show");
    area.takeLeft(context.px(8));
    if (row.glyph) drawGlyph(context, *row.glyph, area.left + context.px(7), area.middle());
    area.takeLeft(context.px(row.glyph ? 22 : 0));

    const Area percent = area.takeRight(context.px(44));
    Area slider = area.takeRight(context.px(72));
    clicked("opacity", slider);
    const bool moving = held();
    if (moving) next.opacity = std::clamp(std::round((ImGui::GetIO().MousePos.x - slider.left) / slider.width() * 20) / 20, 0.0F, 1.0F);
    hint("Opacity");
    slider = {slider.left, std::round(slider.middle() - context.px(1)), slider.right, std::round(slider.middle() + context.px(1))};
    const auto ink = now.visible ? theme.text2 : theme.text3.faded(0.6);
    fill(slider, theme.selected, context.px(1));
    const float end = slider.left + slider.width() * now.opacity;
    fill({slider.left, slider.top, end, slider.bottom}, ink, context.px(1));
    if (moving || hovered()) canvas().AddCircleFilled({end, slider.middle()}, context.px(5), pack(ink));
    write(std::to_string(std::lround(now.opacity * 100)) + "%", context.fonts().small, now.visible ? theme.text : theme.text3, percent.left, percent.middle(), percent.width(),
          Align::right);
    write(row.label, context.fonts().base, now.visible ? theme.text : theme.text3, area.left, area.middle(), area.width() - context.px(8));
    if (!(next == now)) context.asked.change(project::SetLayer{row.layer, next});
    ImGui::PopID();
}

}  // namespace

void drawLayers(Context& context, const map::Rect& rect) {
    const auto& theme = context.theme();
    Area pane = beginPane(context, "layers", rect, std::nullopt);
    ruleRight(context, pane);
    Area head = pane.takeTop(context.px(36));
    ruleBelow(context, head);
    head = head.inset(context.px(12), 0);
    tab(context, "layers", "Layers", "", head.takeLeft(tabWidth(context, "Layers", "")), true);

    std::vector<Row> rows;
    for (const auto& party : context.telling.parties())
        if (party.claims) rows.push_back({"party." + party.id, party.name, Glyph{map::SymbolKind::held, party.mark, party.mark}});
    const auto& report = context.telling.party("narrator");
    rows.push_back({"party.narrator", "The report's own voice", Glyph{map::SymbolKind::held, report.mark, report.mark}});
    rows.push_back({"dispute", "Two holders asserted", Glyph{map::SymbolKind::twoHolders, theme.text2, theme.denialRest}});
    rows.push_back({"denials", "Denials", Glyph{map::SymbolKind::denied, theme.text2, theme.text2}});
    rows.push_back({"proposals", "Proposals", Glyph{map::SymbolKind::proposed, theme.proposal, theme.proposal}});
    rows.push_back({"history", "History", Glyph{map::SymbolKind::past, theme.text2, theme.text2}});
    const std::vector<Row> ground{{"base.towns", "Towns", {}}, {"base.names", "Countries and regions", {}}, {"base.water", "Rivers and lakes", {}},
                                {"base.boundaries", "Boundaries: neutral", {}}};

    ImGui::SetCursorScreenPos({pane.left, pane.top});
    ImGui::BeginChild("rows", {pane.width() - 1, pane.height()});
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    // Rows move together where that shows all of them at once.
    const float fitting = (pane.height() - context.px(6)) / static_cast<float>(rows.size() + ground.size() + 2);
    const float row_px = std::floor(std::clamp(fitting, context.px(TIGHT_ROW_PX), context.px(ROW_PX)));
    float y = origin.y + context.px(2);
    const auto group = [&](const char* name, const std::vector<Row>& members) {
        write(name, context.fonts().bold, theme.text, pane.left + context.px(PADDING_PX), y + row_px / 2);
        y += row_px;
        for (const auto& row : members) {
            drawRow(context, row, {pane.left + context.px(PADDING_PX - 12), y, pane.right - context.px(PADDING_PX), y + row_px});
            y += row_px;
        }
    };
    group("Claims", rows);
    group("Basemap", ground);
    ImGui::SetCursorScreenPos({origin.x, y});
    ImGui::Dummy({1, context.px(4)});
    ImGui::EndChild();
    endPane();
}

}  // namespace demarc::panels
