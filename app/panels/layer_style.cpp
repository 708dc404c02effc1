#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "layer/layer.hpp"
#include "panels/panes.hpp"

// The popup in which a layer of the user's is styled. It writes the words that the command line takes.

namespace demarc::panels {
namespace {

using project::LayerKind;
using project::UserLayer;

constexpr const char* POPUP = "style of a layer";
constexpr float WIDTH_PX = 316, LINE_PX = 29, LABEL_PX = 100, SWATCH_PX = 17;
// Colours mean parties: what a layer is offered are greys and earths.
constexpr std::array COLOURS{"#5C6670", "#222222", "#8C8C8C", "#8A5A44", "#A8834B", "#6B7A3A", "#3F6F6B", "#5B5B95"};

class StyleForm {
public:
    StyleForm(Context& context, UserLayer& layer, const LayerFacts& facts) : context_{context}, layer_{layer}, facts_{facts} {}

    void draw() {
        title();
        if (project::isStyleFile(layer_.style)) return styleFile();
        if (layer_.kind == LayerKind::raster) return raster();
        if (layer_.kind == LayerKind::outlines) return fieldText(tr("Names in"), "name");
        if (facts_.areas || facts_.points) colour(tr("Fill"), "fill");
        colour(facts_.areas || facts_.points ? tr("Outline") : tr("Colour"), "stroke");
        number(tr("Width"), "width", 1.1F, 0.5F, 8, 0.5F);
        if (facts_.points) number(tr("Radius"), "radius", 3.5F, 1, 20, 0.5F);
        if (facts_.areas) {
            number(tr("Fill opacity"), "fill-opacity", 0.35F, 0, 1, 0.05F);
            choice(tr("Pattern"), "pattern", {{"solid", tr("solid")}, {"hatch", tr("hatch")}, {"dots", tr("dots")}});
        }
        field(tr("Colour by"), "by");
        field(tr("Label"), "label");
        choice(tr("Drawn"), "order", {{"below", tr("below claims")}, {"above", tr("above claims")}});
    }

private:
    [[nodiscard]] std::string value(const char* key) const { return project::styleValue(layer_.style, key); }
    void set(const char* key, const std::string& value) { layer_.style = project::withStyleValue(layer_.style, key, value); }

    /// The next line's right part, behind its label.
    Area line(const char* label) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float height = std::round(context_.px(LINE_PX));
        ImGui::Dummy({context_.px(WIDTH_PX), height - ImGui::GetStyle().ItemSpacing.y});
        Area area{at.x, at.y, at.x + context_.px(WIDTH_PX), at.y + height};
        write(label, context_.fonts().base, context_.theme().text2, area.left, area.middle(), context_.px(LABEL_PX - 6));
        area.takeLeft(context_.px(LABEL_PX));
        next_ = {at.x, at.y + height};
        return area;
    }
    /// The last widget has the keyboard.
    [[nodiscard]] static bool focused() { return ImGui::IsItemFocused() && ImGui::GetIO().NavVisible; }
    bool press(const char* id, const Area& area) {
        const bool pressed = clicked(id, area);
        if (focused()) frame(area.inset(-2, -2), context_.theme().text, std::round(context_.px(2)), context_.px(4));
        return pressed;
    }
    bool button(const char* id, const std::string& words, const Area& area, bool chosen = false) {
        const bool pressed = quietButton(context_, id, words, area, chosen);
        if (focused()) frame(area, context_.theme().text, std::round(context_.px(2)), context_.px(4));
        return pressed;
    }
    /// What + and - ask for in this frame.
    [[nodiscard]] static float keySteps() {
        float steps = 0;
        for (const ImWchar c : ImGui::GetIO().InputQueueCharacters) steps += c == '+' || c == '=' ? 1.0F : c == '-' ? -1.0F : 0.0F;
        return steps;
    }
    /// What was drawn over the line must not move the next one.
    void endLine() const { ImGui::SetCursorScreenPos({next_.x, next_.y}); }

    void title() {
        Area area = line(tr("Title"));
        ImGui::SetCursorScreenPos({area.left, area.top + context_.px(1)});
        ImGui::SetNextItemWidth(area.width());
        if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
        ImGui::InputText("##title", &context_.memory.layerTitle);
        // Only what is complete becomes a step of the history.
        if (ImGui::IsItemDeactivatedAfterEdit()) layer_.title = context_.memory.layerTitle;
        endLine();
    }

    void styleFile() {
        Area area = line(tr("Style"));
        const Area place = area.takeRight(buttonWidth(context_, tr("Style here")));
        write(std::filesystem::path{layer_.style}.filename().string(), context_.fonts().base, context_.theme().text, area.left, area.middle(), area.width());
        if (button("style-here", tr("Style here"), place.inset(0, context_.px(1)))) layer_.style.clear();
        hint(tr("Forgets what the file says; what is chosen here counts"));
        endLine();
    }

    void raster() {
        Area area = line(tr("Heights"));
        const bool shaded = value("hillshade") == "hillshade";
        if (button("hillshade", tr("Hillshade"), area.takeLeft(buttonWidth(context_, tr("Hillshade"))).inset(0, context_.px(2)), shaded)) set("hillshade", shaded ? "" : "hillshade");
        hint(tr("Light and shadow of the heights that the raster holds"));
        endLine();
        if (shaded) number(tr("Exaggeration"), "exaggeration", 1, 1, 20, 1);
    }

    void colour(const char* label, const char* key) {
        Area area = line(label);
        ImGui::PushID(key);
        const auto& theme = context_.theme();
        const std::string now = value(key);
        const float size = context_.px(SWATCH_PX);
        const auto chip = [&](const std::string& name, const char* words) {
            const Area box = area.takeLeft(size).inset(0, (area.height() - size) / 2);
            area.takeLeft(context_.px(3));
            if (press(name.c_str(), box)) set(key, now == name ? "" : name);
            hint(words);
            if (const auto shown = base::Colour::parse(name)) fill(box.inset(2, 2), *shown, context_.px(2));
            else canvas().AddLine({box.left + 3, box.bottom - 3}, {box.right - 3, box.top + 3}, pack(theme.text2), context_.px(1.3F));
            if (now == name) frame(box, theme.text, std::round(context_.px(2)), context_.px(3));
            else if (hovered()) frame(box, theme.line, 1, context_.px(3));
        };
        chip("none", tr("None"));
        for (const char* name : COLOURS) chip(name, name);
        if (const auto own = base::Colour::parse(now); own && std::ranges::find(COLOURS, now) == COLOURS.end()) chip(now, tr("Of the command line"));
        ImGui::PopID();
        endLine();
    }

    void number(const char* label, const char* key, float otherwise, float least, float most, float step) {
        Area area = line(label);
        ImGui::PushID(key);
        const std::string text = value(key);
        float now = text.empty() ? otherwise : std::strtof(text.c_str(), nullptr);
        const Area words = area.takeRight(context_.px(44));
        press("slider", area);
        const bool moving = held() && ImGui::IsMouseDown(ImGuiMouseButton_Left);
        hint(tr("Drag, or + and - where the keys have gone to it"));
        const float steps = focused() ? keySteps() : 0;
        if (steps != 0) set(key, layer::shortest(std::round(std::clamp(now + steps * step, least, most) * 100) / 100.0));
        if (moving) {
            const float share = std::clamp((ImGui::GetIO().MousePos.x - area.left) / area.width(), 0.0F, 1.0F);
            now = least + std::round(share * (most - least) / step) * step;
            set(key, layer::shortest(std::round(now * 100) / 100.0));
        }
        const auto& theme = context_.theme();
        const Area track{area.left, std::round(area.middle() - context_.px(1)), area.right, std::round(area.middle() + context_.px(1))};
        const float end = track.left + track.width() * std::clamp((now - least) / (most - least), 0.0F, 1.0F);
        fill(track, theme.selected, context_.px(1));
        fill({track.left, track.top, end, track.bottom}, theme.text2, context_.px(1));
        canvas().AddCircleFilled({end, track.middle()}, context_.px(moving || hovered() ? 5 : 4), pack(theme.text2));
        write(layer::shortest(std::round(now * 100) / 100.0), context_.fonts().small, theme.text, words.left, words.middle(), words.width(), Align::right);
        ImGui::PopID();
        endLine();
    }

    void choice(const char* label, const char* key, std::initializer_list<std::pair<const char*, const char*>> choices) {
        Area area = line(label);
        std::string now = value(key);
        if (now.empty()) now = choices.begin()->first;
        for (const auto& [name, words] : choices) {
            const Area box = area.takeLeft(std::min(area.width(), std::round(textWidth(words, context_.fonts().base) + context_.px(14))));
            area.takeLeft(context_.px(4));
            if (button(name, words, box.inset(0, context_.px(2)), now == name)) set(key, name == choices.begin()->first ? "" : name);
        }
        endLine();
    }

    void field(const char* label, const char* key) {
        Area area = line(label);
        const std::string now = value(key);
        ImGui::SetCursorScreenPos({area.left, area.top + context_.px(1)});
        ImGui::SetNextItemWidth(area.width());
        ImGui::PushID(key);
        if (ImGui::BeginCombo("##field", now.empty() ? tr("nothing") : now.c_str())) {
            const auto offer = [&](const std::string& name, const char* words) {
                if (!ImGui::Selectable(words, now == name)) return;
                // One or the other gives the colours.
                if (std::string{key} == "by") set("graduated", "");
                set(key, name);
            };
            offer("", tr("nothing"));
            for (const std::string& name : facts_.fields)
                if (!name.empty()) offer(name, name.c_str());
            ImGui::EndCombo();
        }
        ImGui::PopID();
        endLine();
    }

    void fieldText(const char* label, const char* key) {
        Area area = line(label);
        write(value(key).empty() ? tr("name, name:en or title") : value(key).c_str(), context_.fonts().base, context_.theme().text, area.left, area.middle(), area.width());
        endLine();
    }

    Context& context_;
    UserLayer& layer_;
    const LayerFacts& facts_;
    ImVec2 next_{};
};

}  // namespace

void askForStyle(Memory& memory, std::size_t layer) {
    memory.styledLayer = layer;
    memory.styleAsked = true;
}

void drawLayerStyle(Context& context) {
    auto& memory = context.memory;
    if (!memory.styledLayer) return;
    const auto& layers = context.state().userLayers;
    if (*memory.styledLayer >= layers.size()) {
        memory.styledLayer.reset();
        return;
    }
    const UserLayer& now = layers[*memory.styledLayer];
    if (std::exchange(memory.styleAsked, false)) {
        memory.layerTitle = now.title;
        ImGui::OpenPopup(POPUP);
    }
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{context.px(16), context.px(12)});
    if (ImGui::BeginPopup(POPUP)) {
        UserLayer next = now;
        const auto facts = context.shown.layerFacts->find(now.path + "|" + now.sublayer);
        StyleForm{context, next, facts == context.shown.layerFacts->end() ? LayerFacts{} : facts->second}.draw();
        if (next != now) context.asked.change(project::UserLayerChange{project::SetUserLayer{*memory.styledLayer, std::move(next)}});
        ImGui::EndPopup();
    } else {
        memory.styledLayer.reset();
    }
    ImGui::PopStyleVar();
}

}  // namespace demarc::panels
