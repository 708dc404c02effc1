#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "map/annotation_icons.hpp"
#include "panels/panes.hpp"

// The popup in which what was drawn by hand is styled, and what will be drawn next.

namespace demarc::panels {
namespace {

using Kind = map::AnnotationKind;

constexpr const char* POPUP = "style of what is drawn";
constexpr float WIDTH_PX = 288, LINE_PX = 29, LABEL_PX = 64, SWATCH_PX = 18, ICON_PX = 24;
constexpr std::size_t MOST_PARTIES = 5;
constexpr std::array GREYS{base::Colour::fromHex(0x8C8C8C), base::Colour::fromHex(0x8A5A44), base::Colour::fromHex(0xB3261E), base::Colour::fromHex(0x6B7A3A), base::Colour::fromHex(0x5B5B95)};

class Form {
public:
    Form(Context& context, map::Annotation& look) : context_{context}, look_{look} {}

    void draw() {
        colours();
        const Kind kind = look_.kind;
        const bool written = kind == Kind::text, placed = kind == Kind::marker;
        if (!written && !placed) slider(tr("Width"), look_.width_px, 1, 10, 0.5F);
        slider(tr("Size"), look_.size_px, 8, 48, 1);
        if (kind == Kind::polygon || kind == Kind::circle || kind == Kind::area) slider(tr("Fill"), look_.fill, 0, 1, 0.05F);
        if (!written && !placed && kind != Kind::callout) toggle(tr("Line"), tr("Dashed"), look_.dashed);
        if (kind == Kind::front) toggle(tr("Teeth"), tr("On the right"), look_.flipped);
        if (placed) icons();
    }

private:
    Area line(const char* label, float lines = 1) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float height = std::round(context_.px(LINE_PX * lines));
        ImGui::Dummy({context_.px(WIDTH_PX), height - ImGui::GetStyle().ItemSpacing.y});
        write(label, context_.fonts().base, context_.theme().text2, at.x, at.y + context_.px(LINE_PX) / 2, context_.px(LABEL_PX - 6));
        next_ = {at.x, at.y + height};
        return {at.x + context_.px(LABEL_PX), at.y, at.x + context_.px(WIDTH_PX), at.y + height};
    }
    /// What was drawn over the line must not move the next one.
    void endLine() const { ImGui::SetCursorScreenPos({next_.x, next_.y}); }

    /// The theme's ink, the parties' colours, then some that mean none.
    void colours() {
        Area area = line(tr("Colour"));
        const float size = context_.px(SWATCH_PX);
        int number = 0;
        const auto chip = [&](base::Colour colour, const std::string& words, bool isInk) {
            const Area box = area.takeLeft(size).inset(0, (area.height() - size) / 2);
            area.takeLeft(context_.px(2));
            ImGui::PushID(number++);
            if (clicked("colour", box)) {
                look_.isInk = isInk;
                if (!isInk) look_.colour = colour;
            }
            ImGui::PopID();
            hint(words);
            fill(box.inset(2, 2), colour, context_.px(2));
            if (look_.isInk == isInk && (isInk || look_.colour == colour)) frame(box, context_.theme().text, std::round(context_.px(2)), context_.px(3));
        };
        chip(context_.theme().text, tr("Ink of the theme"), true);
        std::size_t shown = 0;
        for (const auto& party : context_.telling.parties())
            if (party.claims && shown++ < MOST_PARTIES) chip(party.mark, party.name, false);
        for (const base::Colour colour : GREYS) chip(colour, colour.hex(), false);
        endLine();
    }

    void slider(const char* label, float& value, float least, float most, float step) {
        Area area = line(label);
        const Area words = area.takeRight(context_.px(40));
        clicked(label, area);
        const bool moving = held() && ImGui::IsMouseDown(ImGuiMouseButton_Left);
        if (moving) {
            const float share = std::clamp((ImGui::GetIO().MousePos.x - area.left) / area.width(), 0.0F, 1.0F);
            value = least + std::round(share * (most - least) / step) * step;
        }
        const auto& theme = context_.theme();
        const Area track{area.left, std::round(area.middle() - context_.px(1)), area.right, std::round(area.middle() + context_.px(1))};
        const float end = track.left + track.width() * std::clamp((value - least) / (most - least), 0.0F, 1.0F);
        fill(track, theme.selected, context_.px(1));
        fill({track.left, track.top, end, track.bottom}, theme.text2, context_.px(1));
        canvas().AddCircleFilled({end, track.middle()}, context_.px(moving || hovered() ? 5 : 4), pack(theme.text2));
        const bool isShare = most <= 1;
        const auto figure = isShare ? std::lround(value * 100) : std::lround(value * 10);
        const std::string text = isShare ? std::to_string(figure) + " %" : std::to_string(figure / 10) + (figure % 10 == 0 ? "" : "." + std::to_string(figure % 10));
        write(text, context_.fonts().small, theme.text, words.left, words.middle(), words.width(), Align::right);
        endLine();
    }

    void toggle(const char* label, const char* words, bool& value) {
        Area area = line(label);
        if (quietButton(context_, words, words, area.takeLeft(buttonWidth(context_, words)).inset(0, context_.px(2)), value)) value = !value;
        endLine();
    }

    void icons() {
        Area area = line(tr("Icon"), 2);
        const float size = context_.px(ICON_PX), left = area.left;
        float x = left, y = area.top + context_.px(3);
        for (const std::string_view icon : map::ANNOTATION_ICONS) {
            if (x + size > area.right) x = left, y += size + context_.px(2);
            const Area box{x, y, x + size, y + size};
            x += size + context_.px(2);
            const std::string name{icon};
            if (clicked(name.c_str(), box)) look_.icon = name;
            hint(name);
            const bool chosen = look_.icon == icon || (look_.icon.empty() && icon == map::ANNOTATION_ICONS.front());
            if (chosen || hovered()) fill(box, context_.theme().selected, context_.px(3));
            const float middleX = (box.left + box.right) / 2, half = size * 0.34F;
            for (const auto& outline : map::iconOutlines(icon)) drawOutline(outline, middleX, box.middle(), half);
            if (const auto letter = map::iconLetter(icon); !letter.empty())
                write(letter, context_.fonts().smallBold, panelColour(context_.theme()), box.left, box.middle(), box.width(), Align::centre);
        }
        endLine();
    }

    /// Outlines here are stars around their middle or convex: a fan fills them.
    void drawOutline(const std::vector<map::Vec2>& outline, float x, float y, float half) const {
        map::Vec2 middle;
        for (const map::Vec2 p : outline) middle = middle + p * (1 / static_cast<double>(outline.size()));
        const auto at = [&](map::Vec2 p) { return ImVec2{x + half * static_cast<float>(p.x), y + half * static_cast<float>(p.y)}; };
        for (std::size_t i = 0; i < outline.size(); ++i)
            canvas().AddTriangleFilled(at(middle), at(outline[i]), at(outline[(i + 1) % outline.size()]), pack(context_.theme().text));
    }

    Context& context_;
    map::Annotation& look_;
    ImVec2 next_{};
};

}  // namespace

void askForDrawStyle(Memory& memory) { memory.drawStyleAsked = true; }

void drawDrawStyle(Context& context) {
    if (std::exchange(context.memory.drawStyleAsked, false)) ImGui::OpenPopup(POPUP);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{context.px(16), context.px(12)});
    if (ImGui::BeginPopup(POPUP)) {
        map::Annotation look = context.shown.drawing.look;
        Form{context, look}.draw();
        if (look != context.shown.drawing.look) {
            DrawByHand restyled;
            restyled.what = DrawByHand::What::restyle;
            restyled.look = std::move(look);
            context.asked.ask(std::move(restyled));
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

}  // namespace demarc::panels
