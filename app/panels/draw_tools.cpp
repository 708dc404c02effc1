#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "map/annotation_icons.hpp"
#include "panels/panes.hpp"

// Drawing by hand: the bar of tools, what shows over the map while something is drawn, and the menu.

namespace demarc::panels {
namespace {

using Kind = map::AnnotationKind;
using What = DrawByHand::What;

constexpr float MARGIN_PX = 16, TOOL_PX = 28, LEAST_TOOL_PX = 22, BELOW_ZOOM_PX = 16 + 3 * 30 + 8, ABOVE_ARROW_PX = 56, MENU_WIDTH_PX = 190;
constexpr const char* MENU = "what was drawn by hand";

struct Tool {
    std::optional<Kind> kind;
    const char* words;
};
constexpr std::array TOOLS{Tool{std::nullopt, words::key("Select, move, reshape (V)")},
                           Tool{Kind::text, words::key("Text (T)")},
                           Tool{Kind::callout, words::key("Callout (N): its place, then its text")},
                           Tool{Kind::arrow, words::key("Arrow (A): drag, or click point by point and press Enter")},
                           Tool{Kind::freehand, words::key("Freehand (B)")},
                           Tool{Kind::line, words::key("Line (L): a double click or Enter ends it")},
                           Tool{Kind::front, words::key("Front line (F): teeth on the left as it is drawn")},
                           Tool{Kind::polygon, words::key("Polygon (P)")},
                           Tool{Kind::circle, words::key("Circle (C): drag from its centre")},
                           Tool{Kind::marker, words::key("Marker (M)")},
                           Tool{Kind::distance, words::key("Measure a distance (D)")},
                           Tool{Kind::area, words::key("Measure an area (E)")}};

DrawByHand asking(What what) {
    DrawByHand request;
    request.what = what;
    return request;
}

/// Draws a tool's sign around a point, in style pixels.
class Sign {
public:
    Sign(const Context& context, float x, float y, base::Colour colour) : context_{context}, x_{std::round(x)}, y_{std::round(y)}, colour_{pack(colour)} {}

    void draw(std::optional<Kind> kind) {
        if (!kind) return pointer();
        switch (*kind) {
            case Kind::text: return lines({{{-5, -5}, {5, -5}}, {{0, -5}, {0, 6}}});
            case Kind::callout: return lines({{{-6, -6}, {6, -6}, {6, 2}, {0, 2}, {-4, 6}, {-3, 2}, {-6, 2}, {-6, -6}}});
            case Kind::arrow: return lines({{{-5, 5}, {5, -5}}, {{0, -5}, {5, -5}, {5, 0}}});
            case Kind::freehand: return lines({{{-6, 3}, {-4, -3}, {-2, -4}, {-1, 0}, {0, 4}, {2, 4}, {4, -1}, {6, -4}}});
            case Kind::line: return lines({{{-6, 4}, {-1, -3}, {2, 2}, {6, -5}}});
            case Kind::front: return front();
            case Kind::polygon: return lines({{{-6, -1}, {0, -6}, {6, -2}, {4, 5}, {-4, 5}, {-6, -1}}});
            case Kind::circle: return circle();
            case Kind::marker: return marker();
            case Kind::distance: return lines({{{-6, 2}, {6, 2}}, {{-6, -3}, {-6, 5}}, {{6, -3}, {6, 5}}, {{-2, 0}, {-2, 2}}, {{2, 0}, {2, 2}}});
            case Kind::area: return lines({{{-6, -5}, {6, -5}, {6, 5}, {-6, 5}, {-6, -5}}, {{-6, 1}, {0, -5}}, {{-3, 5}, {6, -4}}});
        }
    }

private:
    [[nodiscard]] ImVec2 at(float x, float y) const { return {x_ + context_.px(x), y_ + context_.px(y)}; }
    void lines(std::initializer_list<std::initializer_list<ImVec2>> parts) {
        for (const auto& part : parts) {
            for (const ImVec2 p : part) canvas().PathLineTo(at(p.x, p.y));
            canvas().PathStroke(colour_, 0, context_.px(1.4F));
        }
    }
    void pointer() {
        canvas().AddTriangleFilled(at(-4, -6), at(5, 2), at(-4, 5), colour_);
        canvas().AddLine(at(-1, 1), at(2.5F, 7), colour_, context_.px(1.8F));
    }
    void front() {
        lines({{{-7, 3}, {7, 3}}});
        for (const float x : {-4.5F, 0.0F, 4.5F}) canvas().AddTriangleFilled(at(x - 2, 3), at(x, -2), at(x + 2, 3), colour_);
    }
    void circle() {
        canvas().AddCircle(at(0, 0), context_.px(5.5F), colour_, 0, context_.px(1.4F));
        canvas().AddCircleFilled(at(0, 0), context_.px(1.3F), colour_);
    }
    void marker() {
        lines({{{-3.5F, -6}, {-3.5F, 6}}});
        canvas().AddTriangleFilled(at(-3.5F, -6), at(5.5F, -3), at(-3.5F, 0.5F), colour_);
    }

    const Context& context_;
    float x_, y_;
    std::uint32_t colour_;
};

/// Below the zoom's buttons and above the north arrow, in as many columns as the map's height asks for.
struct BarPlace {
    float top = 0, size = 0, width = 0;  ///< size: of a row; width: of a column
    int rows = 0, columns = 0;           ///< none where there is no room
};
BarPlace placeBar(const Context& context, const Area& map) {
    const float top = map.top + context.px(BELOW_ZOOM_PX), room = map.bottom - context.px(ABOVE_ARROW_PX) - top;
    const int most = static_cast<int>(room / context.px(LEAST_TOOL_PX)), count = static_cast<int>(TOOLS.size()) + 1;
    if (most < 1) return {};
    const int columns = (count + most - 1) / most, rows = (count + columns - 1) / columns;
    return {top, std::floor(std::min(context.px(TOOL_PX), room / static_cast<float>(rows))), std::round(context.px(30)), rows, columns};
}

void drawBar(Context& context, const Area& map) {
    const auto& theme = context.theme();
    const auto& drawing = context.shown.drawing;
    const BarPlace place = placeBar(context, map);
    if (place.columns == 0) return;
    const float right = map.right - context.px(MARGIN_PX), left = right - static_cast<float>(place.columns) * place.width;
    const Area pane = beginPane(context, "draw tools", {left, place.top, right, place.top + static_cast<float>(place.rows) * place.size}, panelColour(theme));
    frame(pane, theme.line, 1, context.px(3));
    int number = 0;
    const auto next = [&] {
        const float x = pane.left + static_cast<float>(number / place.rows) * place.width, y = pane.top + static_cast<float>(number % place.rows) * place.size;
        ++number;
        return Area{x, y, x + place.width, y + place.size};
    };
    for (const Tool& tool : TOOLS) {
        const Area area = next();
        if (clicked(tool.words, area)) {
            DrawByHand chosen = asking(What::choose);
            chosen.tool = tool.kind;
            context.asked.ask(std::move(chosen));
        }
        hint(tr(tool.words));
        const bool isInHand = drawing.tool == tool.kind;
        if (isInHand || hovered()) fill(area.inset(2, 1), theme.selected, context.px(3));
        Sign{context, (area.left + area.right) / 2, area.middle(), isInHand ? theme.text : theme.text2}.draw(tool.kind);
    }
    const Area area = next();
    if (clicked("style", area)) askForDrawStyle(context.memory);
    hint(drawing.isSelected ? tr("Style of what is selected") : tr("Style of what is drawn next"));
    if (hovered()) fill(area.inset(2, 1), theme.selected, context.px(3));
    const float x = (area.left + area.right) / 2;
    canvas().AddCircleFilled({x, area.middle()}, context.px(6), pack(drawing.look.isInk ? theme.text : drawing.look.colour));
    canvas().AddCircle({x, area.middle()}, context.px(6), pack(theme.line), 0, 1);
    drawDrawStyle(context);
    endPane();
}

/// Handles of what is selected, where the pointer snaps to, and the measure beside it.
void drawOverlay(const Context& context, const Area& map) {
    const auto& theme = context.theme();
    const auto& drawing = context.shown.drawing;
    auto& list = *ImGui::GetBackgroundDrawList();
    list.PushClipRect({map.left, map.top}, {map.right, map.bottom});
    for (const auto& handle : drawing.handles) {
        const ImVec2 at{static_cast<float>(handle.at_px.x), static_cast<float>(handle.at_px.y)};
        const float half = context.px(handle.isMiddle ? 2.5F : 4);
        const bool isHollow = drawing.handles.size() == 1;  // it lies on a text's letter
        if (!isHollow) list.AddRectFilled({at.x - half, at.y - half}, {at.x + half, at.y + half}, pack(handle.isMiddle ? theme.text3 : theme.panel), context.px(1));
        if (!handle.isMiddle) list.AddRect({at.x - half, at.y - half}, {at.x + half, at.y + half}, pack(theme.text), context.px(1), 0, context.px(1.4F));
    }
    if (drawing.snapped_px) list.AddCircle({static_cast<float>(drawing.snapped_px->x), static_cast<float>(drawing.snapped_px->y)}, context.px(7), pack(theme.text), 0, context.px(1.4F));
    if (!drawing.measure.empty()) {
        const ImVec2 mouse = ImGui::GetIO().MousePos, at{mouse.x + context.px(14), mouse.y + context.px(16)};
        const float width = textWidth(drawing.measure, context.fonts().small);
        list.AddRectFilled(at, {at.x + width + context.px(12), at.y + context.px(20)}, pack(theme.panel), context.px(3));
        list.AddRect(at, {at.x + width + context.px(12), at.y + context.px(20)}, pack(theme.line), context.px(3));
        list.AddText(context.fonts().small, context.fonts().small->FontSize, {at.x + context.px(6), at.y + context.px(3)}, pack(theme.text), drawing.measure.c_str());
    }
    list.PopClipRect();
}

/// The field in which a text is typed, below where it stands.
void drawField(Context& context, const Area& map) {
    const auto& drawing = context.shown.drawing;
    auto& memory = context.memory;
    if (!drawing.typingAt_px) {
        memory.isTyping = false;
        return;
    }
    const bool appears = !std::exchange(memory.isTyping, true);
    if (appears) memory.typed = drawing.typed;
    const float width = context.px(240), height = context.px(64);
    const float x = std::clamp(static_cast<float>(drawing.typingAt_px->x) - width / 2, map.left, std::max(map.left, map.right - width));
    const float y = std::clamp(static_cast<float>(drawing.typingAt_px->y) + context.px(20), map.top, std::max(map.top, map.bottom - height));
    beginPane(context, "typing on the map", {x, y, x + width, y + height}, panelColour(context.theme()));
    ImGui::SetCursorScreenPos({x, y});
    if (appears) ImGui::SetKeyboardFocusHere();
    const bool entered = ImGui::InputTextMultiline("##typed", &memory.typed, {width, context.px(44)}, ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_CtrlEnterForNewLine);
    write(tr("Enter ends it, Ctrl+Enter begins a line"), context.fonts().tiny, context.theme().text3, x + context.px(6), y + context.px(54), width - context.px(12));
    frame({x, y, x + width, y + height}, context.theme().line, 1, context.px(3));
    endPane();
    if (memory.typed != drawing.typed) {
        DrawByHand typed = asking(What::type);
        typed.text = memory.typed;
        context.asked.ask(std::move(typed));
    }
    if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false)) context.asked.ask(asking(What::escape));
    else if (entered) context.asked.ask(asking(What::endTyping));
}

void drawMenu(Context& context) {
    const auto& drawing = context.shown.drawing;
    if (drawing.menuAsked) ImGui::OpenPopup(MENU);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{context.px(8), context.px(8)});
    if (ImGui::BeginPopup(MENU)) {
        const auto item = [&](const char* words, const char* key, What what) {
            if (ImGui::MenuItem(words, key, false, drawing.isSelected)) context.asked.ask(asking(what));
        };
        ImGui::Dummy({context.px(MENU_WIDTH_PX), 1});
        item(tr("Text…"), tr("double click"), What::write);
        if (ImGui::MenuItem(tr("Style…"), nullptr, false, drawing.isSelected)) askForDrawStyle(context.memory);
        ImGui::Separator();
        item(tr("Bring to front"), "]", What::toFront);
        item(tr("Send to back"), "[", What::toBack);
        item(tr("Duplicate"), "Ctrl+D", What::duplicate);
        item(tr("Delete"), "Del", What::remove);
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

}  // namespace

float drawToolsWidth(const Context& context, const map::Rect& map) {
    const BarPlace place = placeBar(context, areaOf(map));
    return static_cast<float>(place.columns) * place.width;
}

void drawDrawTools(Context& context, const map::Rect& rect) {
    if (!context.shown.scene) return;
    // A pane that takes the keys leaves none for what is selected on the map.
    if (context.memory.layersKeyboard && context.shown.drawing.isSelected) context.asked.ask(asking(What::escape));
    const Area map = areaOf(rect);
    drawOverlay(context, map);
    drawField(context, map);
    drawMenu(context);
    drawBar(context, map);
}

}  // namespace demarc::panels
