#include <imgui.h>

#include <algorithm>

#include "base/words.hpp"
#include "panels/panes.hpp"
#include "panels/popups.hpp"

namespace demarc::panels {

void drawViewStrip(Context& context, const map::Rect& rect) {
    const auto& theme = context.theme();
    const auto& state = context.state();
    Area strip = beginPane(context, "views", rect, std::nullopt);
    ruleBelow(context, strip);
    ruleRight(context, strip);
    strip = strip.inset(context.px(10), context.px(5));
    const auto isChosen = [&](map::View which, const std::string& party) {
        return state.view == which && (which != map::View::party || state.party == party);
    };
    const auto widthOf = [&](const std::string& label, bool coloured) {
        return textWidth(label, context.fonts().base) + context.px(22) + (coloured ? context.px(15) : 0);
    };
    const float gap = context.px(2);
    // At the right end: one map or two.
    const auto& beside = state.beside;
    const auto both = [&](const char* label, bool swipe, const char* words) {
        const Area area = strip.takeRight(widthOf(label, false));
        strip.takeRight(gap);
        if (clicked(label, area)) lookBeside(context, swipe);
        if (ImGui::IsItemClicked(ImGuiMouseButton_Right)) lookBesideDates(context, swipe);
        hint(words);
        const bool chosen = beside && beside->swipe == swipe;
        if (chosen || hovered()) fill(area, chosen ? theme.selected : theme.raised, context.px(4));
        write(label, chosen ? context.fonts().bold : context.fonts().base, chosen ? theme.text : theme.text2, area.left + context.px(11), area.middle());
    };
    const auto taken = [&](std::initializer_list<std::string> labels) {
        float width = 0;
        for (const auto& label : labels) width += widthOf(label, false) + gap;
        return width;
    };
    // The View menu has them too.
    if (taken({tr("All"), tr("Dispute"), "+99", tr("Proposals"), tr("History"), tr("Swipe"), tr("Side by side")}) <= strip.width()) {
        both(tr("Side by side"), false, tr("Two accounts side by side; right-click: two dates"));
        both(tr("Swipe"), true, tr("Two accounts, one behind a line that you drag; right-click: two dates"));
    }
    int number = 0;
    const auto view = [&](const std::string& label, map::View which, const std::string& party = {}, const base::Colour* colour = nullptr) {
        const Area area = strip.takeLeft(widthOf(label, colour != nullptr));
        strip.takeLeft(gap);
        const bool chosen = isChosen(which, party);
        if (clicked(("view" + std::to_string(number++)).c_str(), area) && !chosen) context.asked.change(project::SetView{which, party});
        if (colour) {
            if (ImGui::IsItemClicked(ImGuiMouseButton_Right)) askForPartyLook(context.memory, party);
            hint(say("Right-click: name, colour and other names of {0}", label));
        }
        if (chosen || hovered()) fill(area, chosen ? theme.selected : theme.raised, context.px(4));
        float x = area.left + context.px(11);
        if (colour) x = swatch(context, *colour, x, area.middle()) + context.px(1);
        write(label, chosen ? context.fonts().bold : context.fonts().base, chosen ? theme.text : theme.text2, x, area.middle());
    };
    view(tr("All"), map::View::all);
    view(tr("Dispute"), map::View::dispute);
    // What finds no room behind the other views is listed behind the last party that does.
    float room = strip.width() - widthOf(tr("Proposals"), false) - widthOf(tr("History"), false) - 2 * gap;
    std::vector<const map::PartyLook*> shown, more;
    for (const auto& party : context.telling.parties()) {
        if (!party.claims) continue;
        const float width = widthOf(party.name, true) + gap;
        const bool fits = more.empty() && width <= room;
        if (fits) room -= width;
        (fits ? shown : more).push_back(&party);
    }
    const auto moreLabel = [&] { return "+" + std::to_string(more.size()); };
    while (!more.empty() && !shown.empty() && room < widthOf(moreLabel(), false) + gap) {
        room += widthOf(shown.back()->name, true) + gap;
        more.insert(more.begin(), shown.back());
        shown.pop_back();
    }
    for (const auto* party : shown) view(party->name, map::View::party, party->id, &party->mark);
    if (!more.empty()) {
        const Area area = strip.takeLeft(widthOf(moreLabel(), false));
        strip.takeLeft(gap);
        if (clicked("more", area)) ImGui::OpenPopup("more parties");
        hint(tr("More parties"));
        const bool chosen = std::ranges::any_of(more, [&](const auto* party) { return isChosen(map::View::party, party->id); });
        if (chosen || hovered()) fill(area, chosen ? theme.selected : theme.raised, context.px(4));
        write(moreLabel(), context.fonts().base, theme.text2, area.left + context.px(11), area.middle());
        if (beginPopupAt(context, "more parties", area)) {
            for (const auto* party : more)
                if (ImGui::MenuItem(party->name.c_str(), nullptr, isChosen(map::View::party, party->id)))
                    context.asked.change(project::SetView{map::View::party, party->id});
            ImGui::EndPopup();
        }
    }
    view(tr("Proposals"), map::View::proposals);
    view(tr("History"), map::View::history);
    endPane();
}

}  // namespace demarc::panels
