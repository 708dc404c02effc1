#include "panels/panes.hpp"

namespace demarc::panels {

void drawViewStrip(Context& context, const map::Rect& rect) {
    const auto& theme = context.theme();
    const auto& state = context.state();
    Area strip = beginPane(context, "views", rect, std::nullopt);
    ruleBelow(context, strip);
    ruleRight(context, strip);
    strip = strip.inset(context.px(10), context.px(5));
    int number = 0;
    const auto view = [&](const std::string& label, map::View which, const std::string& party = {}, const base::Colour* colour = nullptr) {
        const float swatch_px = colour ? context.px(15) : 0;
        const float width = textWidth(label, context.fonts().base) + context.px(22) + swatch_px;
        if (strip.width() < width) return;
        Area area = strip.takeLeft(width);
        strip.takeLeft(context.px(2));
        const bool chosen = state.view == which && (which != map::View::party || state.party == party);
        if (clicked(("view" + std::to_string(number++)).c_str(), area) && !chosen) context.asked.change(project::SetView{which, party});
        if (chosen || hovered()) fill(area, chosen ? theme.selected : theme.raised, context.px(4));
        float x = area.left + context.px(11);
        if (colour) x = swatch(context, *colour, x, area.middle()) + context.px(1);
        write(label, chosen ? context.fonts().bold : context.fonts().base, chosen ? theme.text : theme.text2, x, area.middle());
    };
    view("All", map::View::all);
    view("Dispute", map::View::dispute);
    for (const auto& party : context.telling.parties()) view(party.name, map::View::party, party.id, &party.mark);
    view("Proposals", map::View::proposals);
    view("History", map::View::history);
    endPane();
}

}  // namespace demarc::panels
