#include "panels/widgets.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "map/visual_text.hpp"

namespace demarc::panels {
namespace {

constexpr float BUTTON_PADDING_PX = 14, CHIP_PADDING_PX = 6, SWATCH_PX = 9, TAB_PADDING_PX = 4, RADIUS_PX = 4;

/// The longest beginning that fits with "…" behind it.
std::string shortened(std::string_view text, const ImFont* font, float width) {
    const float room = width - textWidth("…", font);
    std::size_t end = 0;
    for (std::size_t next = 0; next < text.size();) {
        ++next;
        while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0) == 0x80) ++next;
        if (textWidth(text.substr(0, next), font) > room) break;
        end = next;
    }
    while (end > 0 && text[end - 1] == ' ') --end;
    return std::string(text.substr(0, end)) + "…";
}

bool button(const Context& context, const char* id, std::string_view label, const Area& area, base::Colour ground, base::Colour text) {
    const bool pressed = clicked(id, area);
    fill(area, ground, context.px(RADIUS_PX));
    write(label, context.fonts().base, text, area.left, area.middle(), area.width(), Align::centre);
    return pressed;
}

}  // namespace

Area Area::takeTop(float size) {
    const Area strip{left, top, right, std::min(top + size, bottom)};
    top = strip.bottom;
    return strip;
}

Area Area::takeBottom(float size) {
    const Area strip{left, std::max(bottom - size, top), right, bottom};
    bottom = strip.top;
    return strip;
}

Area Area::takeLeft(float size) {
    const Area strip{left, top, std::min(left + size, right), bottom};
    left = strip.right;
    return strip;
}

Area Area::takeRight(float size) {
    const Area strip{std::max(right - size, left), top, right, bottom};
    right = strip.left;
    return strip;
}

Area areaOf(const map::Rect& rect) {
    return {static_cast<float>(rect.left), static_cast<float>(rect.top), static_cast<float>(rect.right), static_cast<float>(rect.bottom)};
}

std::uint32_t pack(base::Colour colour, double opacity) {
    const auto c = colour.faded(opacity);
    return IM_COL32(c.r, c.g, c.b, c.a);
}

base::Colour panelColour(const map::Theme& theme) {
    return theme.dark() ? theme.panel : base::Colour::fromHex(0xFCFBF9);
}

Area beginPane(const Context&, const char* id, const map::Rect& rect, std::optional<base::Colour> ground) {
    const Area area = areaOf(rect);
    ImGui::SetNextWindowPos({area.left, area.top});
    ImGui::SetNextWindowSize({std::max(area.width(), 1.0F), std::max(area.height(), 1.0F)});
    ImGui::PushStyleColor(ImGuiCol_WindowBg, ground ? pack(*ground) : 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, ImVec2{1, 1});
    // A pane that takes the focus as it appears would take a click from another that is held just then.
    ImGui::Begin(id, nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoFocusOnAppearing |
                                  ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoNav | (ground ? 0 : ImGuiWindowFlags_NoBackground));
    ImGui::PopStyleVar(2);
    ImGui::PopStyleColor();
    return area;
}

void endPane() {
    ImGui::End();
}

ImDrawList& canvas() {
    return *ImGui::GetWindowDrawList();
}

float textWidth(std::string_view text, const ImFont* font) {
    return font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

float write(std::string_view text, const ImFont* font, base::Colour colour, float x, float middle_y, float width, Align align) {
    if (text.empty() || width <= 0) return 0;
    std::string shown = map::visualText(text);
    float taken = textWidth(shown, font);
    if (taken > width) {
        shown = map::visualText(shortened(text, font, width));
        taken = std::min(textWidth(shown, font), width);
    }
    if (align == Align::centre) x += (width - taken) / 2;
    if (align == Align::right) x += width - taken;
    canvas().AddText(font, font->FontSize, {std::round(x), std::round(middle_y - font->FontSize / 2)}, pack(colour), shown.data(), shown.data() + shown.size());
    return taken;
}

float writeParagraph(std::string_view text, const ImFont* font, base::Colour colour, float x, float top, float width, float line_px, int maxLines,
                     float firstIndent) {
    float y = top;
    const float space = textWidth(" ", font);
    std::string line;
    float lineWidth = 0;
    float indent = firstIndent;
    int lines = 0;
    const auto flush = [&](bool cut) {
        write(cut ? line + "…" : line, font, colour, x + indent, y + line_px / 2, width - indent);
        y += line_px;
        indent = 0;
        line.clear();
        lineWidth = 0;
        ++lines;
    };
    std::size_t begin = 0;
    while (begin < text.size()) {
        const auto end = std::min(text.find_first_of(" \n", begin), text.size());
        const auto word = text.substr(begin, end - begin);
        begin = end + 1;
        if (word.empty()) continue;
        const float wordWidth = textWidth(word, font);
        if (lineWidth + indent > 0 && indent + lineWidth + space + wordWidth > width) {
            flush(lines + 1 == maxLines);
            if (lines == maxLines) return y - top;
        }
        if (!line.empty()) line += ' ';
        line += word;
        lineWidth += (lineWidth > 0 ? space : 0) + wordWidth;
    }
    if (!line.empty()) flush(false);
    return y - top;
}

void fill(const Area& area, base::Colour colour, float radius) {
    canvas().AddRectFilled({area.left, area.top}, {area.right, area.bottom}, pack(colour), radius);
}

void frame(const Area& area, base::Colour colour, float width_px, float radius) {
    const float half = width_px / 2;
    canvas().AddRect({area.left + half, area.top + half}, {area.right - half, area.bottom - half}, pack(colour), radius, 0, width_px);
}

void ruleBelow(const Context& context, const Area& area) {
    fill({area.left, area.bottom - 1, area.right, area.bottom}, context.theme().line);
}

void ruleRight(const Context& context, const Area& area) {
    fill({area.right - 1, area.top, area.right, area.bottom}, context.theme().line);
}

bool clicked(const char* id, const Area& area) {
    ImGui::SetCursorScreenPos({area.left, area.top});
    return ImGui::InvisibleButton(id, {std::max(area.width(), 1.0F), std::max(area.height(), 1.0F)});
}

bool hovered() {
    return ImGui::IsItemHovered();
}

bool held() {
    return ImGui::IsItemActive();
}

void hint(std::string_view text) {
    if (ImGui::IsItemHovered()) tooltip(text);
}

void hintAbove(std::string_view text) {
    if (!ImGui::IsItemHovered()) return;
    const ImVec2 corner = ImGui::GetItemRectMin();
    ImGui::SetNextWindowPos({corner.x, corner.y - ImGui::GetFontSize() / 3}, ImGuiCond_Always, {0, 1});
    tooltip(text);
}

void tooltip(std::string_view text) {
    const auto shown = map::visualText(text);
    ImGui::BeginTooltip();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2{0, 1});
    // Line by line: within one text they would stand between pixels.
    const float width = 30 * ImGui::GetFontSize();
    for (const char *at = shown.data(), *end = at + shown.size(); at < end;) {
        const char* paragraph = std::find(at, end, '\n');
        if (paragraph == at) ImGui::Dummy({1, ImGui::GetFontSize() / 2});
        while (at < paragraph) {
            const char* line = std::max(ImGui::GetFont()->CalcWordWrapPositionA(ImGui::GetFontSize() / ImGui::GetFont()->FontSize, at, paragraph, width), at + 1);
            ImGui::TextUnformatted(at, line);
            at = std::find_if(line, paragraph, [](char c) { return c != ' '; });
        }
        at = paragraph + 1;
    }
    ImGui::PopStyleVar();
    ImGui::EndTooltip();
}

void tooltipBeside(const Context& context, const Area& area, std::string_view text) {
    const bool up = area.middle() > ImGui::GetIO().DisplaySize.y / 2;
    ImGui::SetNextWindowPos({area.left - context.px(6), up ? area.bottom : area.top}, ImGuiCond_Always, {1, up ? 1.0F : 0.0F});
    tooltip(text);
}

bool iconButton(const Context& context, const char* id, Icon icon, const Area& area, bool enabled) {
    const bool pressed = clicked(id, area);
    if (enabled && hovered()) fill(area, context.theme().selected, context.px(RADIUS_PX));
    drawIcon(context, icon, (area.left + area.right) / 2, area.middle(), enabled ? context.theme().text2 : context.theme().text3.faded(0.5));
    return pressed && enabled;
}

float buttonWidth(const Context& context, std::string_view label) {
    return std::ceil(textWidth(label, context.fonts().base) + context.px(2 * BUTTON_PADDING_PX));
}

bool inkButton(const Context& context, const char* id, std::string_view label, const Area& area, bool enabled) {
    const auto& theme = context.theme();
    return button(context, id, label, area, enabled ? theme.button : theme.selected, enabled ? theme.buttonText : theme.text3) && enabled;
}

bool quietButton(const Context& context, const char* id, std::string_view label, const Area& area, bool chosen) {
    const auto& theme = context.theme();
    const bool pressed = button(context, id, label, area, chosen ? theme.selected : theme.raised, theme.text);
    frame(area, theme.line, 1, context.px(RADIUS_PX));
    return pressed;
}

float swatch(const Context& context, base::Colour colour, float x, float middle_y) {
    const float size = std::round(context.px(SWATCH_PX));
    const float top = std::round(middle_y - size / 2);
    fill({x, top, x + size, top + size}, colour, context.px(2));
    return x + size + context.px(5);
}

float chipWidth(const Context& context, std::string_view label, std::string_view number) {
    return std::ceil(context.px(2 * CHIP_PADDING_PX + SWATCH_PX + 5 + 5) + textWidth(map::visualText(label), context.fonts().tiny) +
                     textWidth(number, context.fonts().tiny));
}

bool chip(const Context& context, const char* id, base::Colour colour, std::string_view label, std::string_view number, const Area& area) {
    const auto& theme = context.theme();
    const bool pressed = clicked(id, area);
    if (hovered()) fill(area, theme.raised, context.px(3));
    frame(area, theme.line, 1, context.px(3));
    float x = swatch(context, colour, area.left + context.px(CHIP_PADDING_PX), area.middle());
    x += write(label, context.fonts().tiny, theme.text, x, area.middle()) + context.px(5);
    write(number, context.fonts().tiny, theme.text3, x, area.middle());
    return pressed;
}

float tabWidth(const Context& context, std::string_view label, std::string_view number) {
    const float numberWidth = number.empty() ? 0 : textWidth(number, context.fonts().base) + context.px(6);
    return std::ceil(textWidth(map::visualText(label), context.fonts().bold) + numberWidth + context.px(2 * TAB_PADDING_PX));
}

bool tab(const Context& context, const char* id, std::string_view label, std::string_view number, const Area& area, bool active) {
    const auto& theme = context.theme();
    const bool pressed = clicked(id, area);
    const float x = area.left + context.px(TAB_PADDING_PX);
    const float width = area.right - context.px(TAB_PADDING_PX) - x;
    const float taken = write(label, active ? context.fonts().bold : context.fonts().base, active || hovered() ? theme.text : theme.text2, x, area.middle(), width);
    write(number, context.fonts().base, theme.text3, x + taken + context.px(6), area.middle());
    if (active) fill({area.left, area.bottom - std::round(context.px(2)), area.right, area.bottom}, theme.text);
    return pressed;
}

}  // namespace demarc::panels
