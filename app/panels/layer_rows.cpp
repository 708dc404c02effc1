#include "panels/layer_rows.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace demarc::panels {
namespace {

constexpr float INDENT_PX = 18, SLIDER_PX = 72, PERCENT_PX = 44, DRAG_PX = 4;
constexpr auto PLAIN = base::Colour::fromHex(0x5C6670);  ///< of a layer whose style names no colour
constexpr const char* MENU = "row menu";

const project::UserLayer& userLayer(const Context& context, const LayerRow& row) { return context.state().userLayers[*row.user]; }

const LayerFacts* factsOf(const Context& context, const project::UserLayer& layer) {
    const auto found = context.shown.layerFacts ? context.shown.layerFacts->find(layer.path + "|" + layer.sublayer) : std::map<std::string, LayerFacts>::const_iterator{};
    return context.shown.layerFacts && found != context.shown.layerFacts->end() ? &found->second : nullptr;
}

/// A sample of how the layer is drawn, 14 px wide: an area, a line, a point, or a raster's squares.
void drawSample(const Context& context, const project::UserLayer& layer, float x, float y) {
    const auto colour = [&](const char* key, base::Colour otherwise) { return base::Colour::parse(project::styleValue(layer.style, key)).value_or(otherwise); };
    const base::Colour stroke = colour("stroke", colour("fill", PLAIN)), inside = colour("fill", stroke);
    const auto* facts = factsOf(context, layer);
    const float half = context.px(5);
    const Area box{std::round(x - half), std::round(y - half), std::round(x + half), std::round(y + half)};
    if (layer.kind == project::LayerKind::raster) {
        for (const int i : {0, 1, 2, 3}) {
            const float left = i % 2 == 0 ? box.left : x, top = i < 2 ? box.top : y;
            fill({left, top, left + half, top + half}, context.theme().text3.faded(i == 0 || i == 3 ? 0.9 : 0.4));
        }
    } else if (layer.kind == project::LayerKind::outlines) {
        frame(box, context.theme().text2, context.px(1.2F), context.px(3));
    } else if (facts && !facts->areas && facts->lines) {
        canvas().AddLine({box.left, box.bottom}, {box.right, box.top}, pack(stroke), context.px(2));
    } else if (facts && !facts->areas && facts->points) {
        canvas().AddCircleFilled({x, y}, context.px(4), pack(inside));
    } else {
        if (project::styleValue(layer.style, "fill") != "none") fill(box, inside.faded(0.45), context.px(2));
        frame(box, project::styleValue(layer.style, "stroke") == "none" ? inside : stroke, context.px(1.4F), context.px(2));
    }
}

std::string wordsOf(const Context& context, const project::UserLayer& layer) {
    std::string words = layer.path + (layer.sublayer.empty() ? "" : ", " + layer.sublayer);
    if (const auto* facts = factsOf(context, layer); facts && facts->rows > 0) words += "\n" + sayCount(facts->rows, "{0} shape|{0} shapes");
    return words + "\n" + tr("Drag to order; Enter styles, Delete removes");
}

float drawOpacity(Context& context, const project::LayerState& look, Area slider) {
    const auto& theme = context.theme();
    float opacity = look.opacity;
    clicked("opacity", slider);
    const bool moving = held();
    if (moving) opacity = std::clamp(std::round((ImGui::GetIO().MousePos.x - slider.left) / slider.width() * 20) / 20, 0.0F, 1.0F);
    hint(tr("Opacity (Left, Right)"));
    slider = {slider.left, std::round(slider.middle() - context.px(1)), slider.right, std::round(slider.middle() + context.px(1))};
    const auto ink = look.visible ? theme.text2 : theme.text3.faded(0.6);
    fill(slider, theme.line, context.px(1));
    const float end = slider.left + slider.width() * opacity;
    fill({slider.left, slider.top, end, slider.bottom}, ink, context.px(1));
    if (moving || hovered()) canvas().AddCircleFilled({end, slider.middle()}, context.px(5), pack(ink));
    return opacity;
}

/// Rows of the same kind of user layer, from the top.
std::vector<std::size_t> siblings(const Context& context, const std::vector<LayerRow>& rows, std::size_t user) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].user && userLayer(context, rows[i]).kind == context.state().userLayers[user].kind) found.push_back(i);
    return found;
}

void moveTo(Context& context, std::size_t from, std::size_t to) {
    if (from == to) return;
    context.asked.change(project::UserLayerChange{project::MoveUserLayer{from, to}});
    context.memory.layerRow = "user." + std::to_string(to);
}

}  // namespace

project::LayerState lookOf(const Context& context, const LayerRow& row) {
    if (row.user) return {userLayer(context, row).visible, userLayer(context, row).opacity};
    const auto found = context.state().layers.find(row.id);
    return found == context.state().layers.end() ? project::LayerState{} : found->second;
}

void setLook(Context& context, const LayerRow& row, const project::LayerState& look) {
    if (look == lookOf(context, row)) return;
    if (!row.user) return context.asked.change(project::SetLayer{row.id, look});
    auto layer = userLayer(context, row);
    layer.visible = look.visible;
    layer.opacity = look.opacity;
    context.asked.change(project::UserLayerChange{project::SetUserLayer{*row.user, std::move(layer)}});
}

void drawLayerRow(Context& context, const LayerRow& row, Area area, bool active) {
    const auto& theme = context.theme();
    auto look = lookOf(context, row);
    const auto ink = look.visible ? theme.text : theme.text3;
    ImGui::PushID(row.id.c_str());
    const Area whole = area;
    area.takeLeft(context.px(INDENT_PX));
    const Area eye = area.takeLeft(context.px(28));
    const bool shown = look.visible;
    if (iconButton(context, "eye", shown ? Icon::eye : Icon::eyeOff, eye.inset(0, context.px(1)))) look.visible = !shown;
    hint(shown ? tr("Hide (Space)") : tr("Show (Space)"));
    area.takeLeft(context.px(8));
    if (row.user) {
        const Area sample = area.takeLeft(context.px(22));
        if (clicked("style", sample.inset(-context.px(4), context.px(2)))) askForStyle(context.memory, *row.user);
        if (hovered()) frame(sample.inset(-context.px(2), context.px(3)), theme.line, 1, context.px(3));
        hint(tr("Style (Enter)"));
        drawSample(context, userLayer(context, row), sample.left + context.px(7), sample.middle());
    } else if (row.glyph) {
        drawGlyph(context, *row.glyph, area.left + context.px(7), area.middle());
        area.takeLeft(context.px(22));
    }
    const Area percent = area.takeRight(context.px(PERCENT_PX));
    // Outlines are filled with claims and have no ink of their own.
    if (!row.user || userLayer(context, row).kind != project::LayerKind::outlines) {
        look.opacity = drawOpacity(context, look, area.takeRight(context.px(SLIDER_PX)));
        write(std::to_string(std::lround(look.opacity * 100)) + "%", context.fonts().small, ink, percent.left, percent.middle(), percent.width(), Align::right);
    }
    if (row.user && active) {
        const Area cross = area.takeRight(context.px(26));
        if (iconButton(context, "remove", Icon::close, cross.inset(0, context.px(2)))) context.asked.change(project::UserLayerChange{project::RemoveUserLayer{*row.user}});
        hint(tr("Remove (Delete)"));
    }
    write(row.label, context.fonts().base, ink, area.left, area.middle(), area.width() - context.px(8));
    // Under its own buttons the whole row is one.
    if (clicked("row", whole)) context.memory.layerRow = row.id;
    if (row.user && held() && std::abs(ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 0).y) > context.px(DRAG_PX)) context.memory.draggedLayer = row.user;
    if (row.user && hovered() && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) askForStyle(context.memory, *row.user);
    if (row.user && !context.memory.draggedLayer && ImGui::GetMousePos().x > area.left) hint(wordsOf(context, userLayer(context, row)));
    if (ImGui::IsWindowHovered() && ImGui::IsMouseClicked(ImGuiMouseButton_Right) && ImGui::IsMouseHoveringRect({whole.left, whole.top}, {whole.right, whole.bottom})) {
        context.memory.layerRow = row.id;
        context.memory.rowMenuAsked = true;
    }
    setLook(context, row, look);
    ImGui::PopID();
}

void dragRows(Context& context, const std::vector<LayerRow>& rows, const Area& first) {
    auto& dragged = context.memory.draggedLayer;
    if (!dragged || *dragged >= context.state().userLayers.size()) return dragged.reset();
    const auto own = siblings(context, rows, *dragged);
    if (own.empty()) return dragged.reset();
    // The line stands before the row whose middle the pointer has not passed.
    const float y = (ImGui::GetMousePos().y - first.top) / first.height();
    std::size_t before = 0;
    while (before < own.size() && y > static_cast<float>(own[before]) + 0.5F) ++before;
    const float line = std::round(first.top + first.height() * static_cast<float>(before < own.size() ? own[before] : own.back() + 1));
    fill({first.left + context.px(INDENT_PX), line - context.px(1), first.right, line + context.px(1)}, context.theme().text);
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeNS);
    if (ImGui::IsMouseDown(ImGuiMouseButton_Left)) return;
    const auto now = static_cast<std::size_t>(std::ranges::find_if(own, [&](std::size_t row) { return rows[row].user == dragged; }) - own.begin());
    const std::size_t slot = before > now ? before - 1 : before;
    moveTo(context, *dragged, *rows[own[slot]].user);
    dragged.reset();
}

void moveBy(Context& context, const std::vector<LayerRow>& rows, std::size_t row, int step) {
    const auto beside = static_cast<std::ptrdiff_t>(row) + step;
    if (!rows[row].user || beside < 0 || beside >= std::ssize(rows)) return;
    const LayerRow& other = rows[static_cast<std::size_t>(beside)];
    if (other.user && userLayer(context, other).kind == userLayer(context, rows[row]).kind) moveTo(context, *rows[row].user, *other.user);
}

void drawRowMenu(Context& context, const std::vector<LayerRow>& rows) {
    auto& memory = context.memory;
    if (std::exchange(memory.rowMenuAsked, false)) ImGui::OpenPopup(MENU);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{context.px(8), context.px(8)});
    if (ImGui::BeginPopup(MENU)) {
        const auto at = std::ranges::find(rows, memory.layerRow, &LayerRow::id);
        if (at == rows.end() || at->isGroup) {
            ImGui::CloseCurrentPopup();
        } else {
            const auto row = static_cast<std::size_t>(at - rows.begin());
            auto look = lookOf(context, *at);
            if (ImGui::MenuItem(look.visible ? tr("Hide") : tr("Show"), "Space")) look.visible = !look.visible;
            if (ImGui::MenuItem(tr("Opaque"), nullptr, false, look.opacity < 1)) look.opacity = 1;
            setLook(context, *at, look);
            if (at->user) {
                const auto* facts = factsOf(context, userLayer(context, *at));
                ImGui::Separator();
                if (ImGui::MenuItem(tr("Style…"), "Enter")) askForStyle(memory, *at->user);
                if (ImGui::MenuItem(tr("Show all of it"), nullptr, false, facts && !facts->box.isEmpty())) context.asked.ask(ShowBox{facts->box});
                if (ImGui::MenuItem(tr("Move up"), "Alt+Up")) moveBy(context, rows, row, -1);
                if (ImGui::MenuItem(tr("Move down"), "Alt+Down")) moveBy(context, rows, row, 1);
                ImGui::Separator();
                if (ImGui::MenuItem(tr("Remove"), "Delete")) context.asked.change(project::UserLayerChange{project::RemoveUserLayer{*at->user}});
            }
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

}  // namespace demarc::panels
