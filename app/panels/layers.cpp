#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "panels/layer_rows.hpp"
#include "panels/popups.hpp"

namespace demarc::panels {
namespace {

constexpr float ROW_PX = 29, TIGHT_ROW_PX = 22, OPACITY_STEP = 0.05F;

/// All rows of the tree as they stand, from the top; members of folded groups are left out.
std::vector<LayerRow> rowsOf(const Context& context) {
    const auto& theme = context.theme();
    std::vector<LayerRow> rows;
    const auto group = [&](const char* name) {
        rows.push_back({.id = name, .label = tr(name), .isGroup = true});
        return !context.memory.foldedGroups.contains(name);
    };
    const auto member = [&](std::string layer, std::string label, std::optional<Glyph> glyph = {}) {
        rows.push_back({.id = std::move(layer), .label = std::move(label), .glyph = glyph});
    };
    if (group(words::key("Claims"))) {
        for (const auto& party : context.telling.parties())
            if (party.claims) member("party." + party.id, party.name, Glyph{map::SymbolKind::held, party.mark, party.mark});
        const auto& report = context.telling.party("narrator");
        member("party.narrator", tr("The report's own voice"), Glyph{map::SymbolKind::held, report.mark, report.mark});
        member("dispute", tr("Two holders asserted"), Glyph{map::SymbolKind::twoHolders, theme.text2, theme.denialRest});
        member("denials", tr("Denials"), Glyph{map::SymbolKind::denied, theme.text2, theme.text2});
        member("proposals", tr("Proposals"), Glyph{map::SymbolKind::proposed, theme.proposal, theme.proposal});
        member("history", tr("History"), Glyph{map::SymbolKind::past, theme.text2, theme.text2});
    }
    const auto& layers = context.state().userLayers;
    if (!layers.empty() && group(words::key("Control sources")))
        // What is drawn last stands first; rasters lie below all shapes, and outlines are no ink of their own.
        for (const auto kind : {project::LayerKind::vector, project::LayerKind::raster, project::LayerKind::outlines})
            for (std::size_t i = layers.size(); i-- > 0;)
                if (layers[i].kind == kind) rows.push_back({.id = "user." + std::to_string(i), .label = layers[i].title, .user = i});
    if (group(words::key("Basemap"))) {
        member("base.towns", tr("Towns"));
        member("base.names", tr("Countries and regions"));
        member("base.water", tr("Rivers and lakes"));
        member("base.boundaries", tr("Boundaries: neutral"));
    }
    return rows;
}

void choose(Memory& memory, const std::vector<LayerRow>& rows, std::size_t row) {
    memory.layerRow = rows[row].id;
    memory.showLayerRow = true;
}

void fold(Memory& memory, const std::string& group, bool folded) {
    if (folded) memory.foldedGroups.insert(group);
    else memory.foldedGroups.erase(group);
}

/// What keys do to the chosen row.
void handleKeys(Context& context, const std::vector<LayerRow>& rows) {
    auto& memory = context.memory;
    if (!memory.layersKeyboard) return;
    ImGui::CaptureKeyboardFromApp(true);
    if (isPopupOpen()) return;
    auto at = static_cast<std::size_t>(std::ranges::find(rows, memory.layerRow, &LayerRow::id) - rows.begin());
    for (const PaneKey key : context.shown.paneKeys) {
        if (key == PaneKey::escape) memory.layersKeyboard = false;
        if (at >= rows.size()) {
            if (key == PaneKey::up || key == PaneKey::down) choose(memory, rows, at = 0);
            continue;
        }
        const LayerRow& row = rows[at];
        auto look = lookOf(context, row);
        if (key == PaneKey::up || key == PaneKey::down) {
            const bool up = key == PaneKey::up;
            if (context.shown.altKey) moveBy(context, rows, at, up ? -1 : 1);
            else choose(memory, rows, at = up ? at - std::min<std::size_t>(at, 1) : std::min(at + 1, rows.size() - 1));
        } else if (row.isGroup) {
            if (key == PaneKey::left || key == PaneKey::right) fold(memory, row.id, key == PaneKey::left);
            if (key == PaneKey::space || key == PaneKey::enter) fold(memory, row.id, !memory.foldedGroups.contains(row.id));
        } else if (key == PaneKey::space) {
            look.visible = !look.visible;
        } else if (key == PaneKey::left || key == PaneKey::right) {
            look.opacity = std::clamp(look.opacity + (key == PaneKey::left ? -OPACITY_STEP : OPACITY_STEP), 0.0F, 1.0F);
        } else if (key == PaneKey::menu) {
            memory.rowMenuAsked = true;
        } else if (row.user && key == PaneKey::enter) {
            askForStyle(memory, *row.user);
        } else if (row.user && key == PaneKey::remove) {
            context.asked.change(project::UserLayerChange{project::RemoveUserLayer{*row.user}});
        }
        setLook(context, row, look);
    }
}

void drawGroup(Context& context, const LayerRow& row, Area area) {
    auto& memory = context.memory;
    const bool folded = memory.foldedGroups.contains(row.id);
    if (clicked(("fold " + row.id).c_str(), area)) {
        fold(memory, row.id, !folded);
        memory.layerRow = row.id;
    }
    hint(folded ? tr("Unfold") : tr("Fold"));
    drawIcon(context, folded ? Icon::next : Icon::down, area.left + context.px(20), area.middle(), context.theme().text3);
    write(row.label, context.fonts().bold, context.theme().text, area.left + context.px(34), area.middle(), area.width() - context.px(60));
}

}  // namespace

void takeKeyboardToLayers(Memory& memory) {
    memory.layersKeyboard = true;
    memory.time.keyboard = false;
    if (memory.layerRow.empty()) memory.layerRow = words::key("Claims");
    memory.showLayerRow = true;
}

void drawLayers(Context& context, const map::Rect& rect) {
    auto& memory = context.memory;
    const auto& theme = context.theme();
    Area pane = beginPane(context, "layers", rect, std::nullopt);
    ruleRight(context, pane);
    // A click in the pane brings the keys here, one elsewhere takes them away.
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !isPopupOpen())
        memory.layersKeyboard = ImGui::IsMouseHoveringRect({pane.left, pane.top}, {pane.right, pane.bottom}, false);
    Area head = pane.takeTop(context.px(36));
    ruleBelow(context, head);
    head = head.inset(context.px(12), 0);
    tab(context, "layers", tr("Layers"), "", head.takeLeft(tabWidth(context, tr("Layers"), "")), true);
    const float size = context.px(28);
    if (iconButton(context, "add", Icon::plus, head.takeRight(size).inset(0, (head.height() - size) / 2))) askForFiles(memory);
    hint(tr("Add a layer of yours (Ctrl+O), or drop its file on the window"));

    const auto& layers = context.state().userLayers;
    if (layers.size() > memory.userLayers) {
        memory.layerRow = "user." + std::to_string(layers.size() - 1);
        memory.showLayerRow = true;
        memory.foldedGroups.erase("Control sources");
    }
    memory.userLayers = layers.size();
    const auto rows = rowsOf(context);
    handleKeys(context, rows);
    ImGui::SetCursorScreenPos({pane.left, pane.top});
    ImGui::BeginChild("rows", {pane.width() - 1, pane.height()});
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    // Rows move together where that shows all of them at once.
    const float fitting = (pane.height() - context.px(6)) / static_cast<float>(rows.size());
    const float row_px = std::floor(std::clamp(fitting, context.px(TIGHT_ROW_PX), context.px(ROW_PX)));
    const auto areaOfRow = [&](std::size_t row) {
        const float top = origin.y + context.px(2) + static_cast<float>(row) * row_px;
        return Area{pane.left, top, pane.right - context.px(12), top + row_px};
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Area area = areaOfRow(i);
        const bool chosen = rows[i].id == memory.layerRow;
        const bool under = ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect({area.left, area.top}, {area.right, area.bottom});
        if (chosen || under) fill({area.left, area.top, pane.right - 1, area.bottom}, chosen ? theme.selected : theme.raised);
        if (chosen && memory.layersKeyboard) fill({area.left, area.top, area.left + std::round(context.px(3)), area.bottom}, theme.text);
        if (rows[i].isGroup) drawGroup(context, rows[i], area);
        else drawLayerRow(context, rows[i], area, chosen || under);
        if (chosen && memory.showLayerRow) {
            ImGui::SetCursorScreenPos({area.left, area.top});
            ImGui::Dummy({1, row_px});
            ImGui::SetScrollHereY();
        }
    }
    memory.showLayerRow = false;
    dragRows(context, rows, areaOfRow(0));
    drawRowMenu(context, rows);
    drawLayerStyle(context);
    ImGui::SetCursorScreenPos({origin.x, areaOfRow(rows.size()).top});
    ImGui::Dummy({1, context.px(4)});
    ImGui::EndChild();
    endPane();
}

}  // namespace demarc::panels
