#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/words.hpp"
#include "panels/accounts.hpp"
#include "panels/date_words.hpp"
#include "panels/panes.hpp"

/// Two accounts on one ground: what is said over the map of them, and the line between.
namespace demarc::panels {
namespace {

project::Edit editOf(const Context& context, const char* name, const std::optional<project::Beside>& beside, const char* mergeKey = "") {
    project::ViewState view = context.state();
    view.beside = beside;
    return {name, {std::move(view)}, {}, mergeKey};
}

/// The name of a view, and the swatch's colour where it is a party's.
struct ViewWords {
    std::string text;
    const base::Colour* colour = nullptr;
};
ViewWords wordsOf(const Context& context, map::View view, const std::string& party) {
    switch (view) {
        case map::View::party: return {context.telling.party(party).name, &context.telling.party(party).mark};
        case map::View::dispute: return {tr("Dispute")};
        case map::View::history: return {tr("History")};
        case map::View::proposals: return {tr("Proposals")};
        default: return {tr("All")};
    }
}

/// Whose account a map tells, and as of when where the two differ in that.
struct Half {
    ViewWords words;
    std::string text;
    std::optional<base::Date> at;
};
Half halfOf(const Context& context, map::View view, const std::string& party, const std::optional<base::Date>& at, const std::optional<Dates>& dates) {
    Half half{wordsOf(context, view, party), {}, at};
    const bool two = dates && dates->second_day;
    half.text = half.words.text;
    if (at || two) half.text += ", " + dateText(at ? *at : base::Date::fromDayNumber(dates->all.last_day));
    return half;
}
float widthOf(const Context& context, const Half& half) { return textWidth(half.text, context.fonts().bold) + context.px(half.words.colour ? 37 : 22); }

/// A label over the map; a click opens the views and dates to choose from.
void chooser(Context& context, const char* id, const Half& half, float left, float top, const auto& choose, const auto& chooseDate) {
    const auto& theme = context.theme();
    const Area area{left, top, left + widthOf(context, half), top + context.px(28)};
    const std::string popup = std::string{"beside "} + id;
    if (clicked(id, area)) ImGui::OpenPopup(popup.c_str());
    hint(tr("Choose whose account is shown here, and as of when"));
    fill(area, hovered() ? theme.selected : panelColour(theme), context.px(4));
    float x = area.left + context.px(11);
    if (half.words.colour) x = swatch(context, *half.words.colour, x, area.middle()) + context.px(1);
    write(half.text, context.fonts().bold, theme.text, x, area.middle());
    ImGui::SetNextWindowPos({area.left, area.bottom + context.px(2)});
    if (!ImGui::BeginPopup(popup.c_str())) return;
    if (ImGui::MenuItem(tr("All"))) choose(map::View::all, std::string{});
    if (ImGui::MenuItem(tr("Dispute"))) choose(map::View::dispute, std::string{});
    for (const auto& party : context.telling.parties())
        if (party.claims && ImGui::MenuItem(party.name.c_str())) choose(map::View::party, party.id);
    if (ImGui::MenuItem(tr("Proposals"))) choose(map::View::proposals, std::string{});
    if (ImGui::MenuItem(tr("History"))) choose(map::View::history, std::string{});
    ImGui::Separator();
    if (ImGui::BeginMenu(tr("As of"))) {
        std::optional<base::Date> chosen;
        if (dateMenu(context, half.at, chosen)) chooseDate(chosen);
        ImGui::EndMenu();
    }
    ImGui::EndPopup();
}

}  // namespace

void lookBeside(Context& context, bool swipe) {
    const auto& state = context.state();
    if (state.beside && state.beside->swipe == swipe) return context.asked.change(editOf(context, tr("One map"), std::nullopt));
    const char* name = swipe ? tr("Swipe between two accounts") : tr("Two accounts side by side");
    project::ViewState view = state;
    if (view.beside) {
        view.beside->swipe = swipe;
        return context.asked.change(project::Edit{name, {std::move(view)}});
    }
    // The account that is looked at, and the one that contests most of it.
    std::vector<std::string> claimants;
    for (const auto& party : context.telling.parties())
        if (party.claims) claimants.push_back(party.id);
    project::Beside beside{.swipe = swipe};
    if (claimants.size() > 1) {
        const bool looksAtOne = view.view == map::View::party && std::ranges::find(claimants, view.party) != claimants.end();
        std::tie(view.party, beside.party) = accountsToCompare(claimants, *context.shown.places, looksAtOne ? view.party : std::string{});
        view.view = beside.view = map::View::party;
    }
    beside.at = view.at;
    view.beside = std::move(beside);
    context.asked.change(project::Edit{name, {std::move(view)}});
}

void drawBeside(Context& context, const map::Rect& rect) {
    const auto& state = context.state();
    if (!state.beside) return;
    const auto beside = *state.beside;
    const auto& theme = context.theme();
    const Area map = areaOf(rect);
    const float middle = std::round(map.left + map.width() * static_cast<float>(beside.swipe ? std::clamp(beside.split, 0.02, 0.98) : 0.5));
    const float reach = context.px(6), top = map.top + context.px(12);

    // A window of its own for each thing, so that the map keeps the pointer everywhere else.
    beginPane(context, "beside line", {middle - reach, rect.top, middle + reach, rect.bottom}, std::nullopt);
    fill({middle - std::round(context.px(1)), map.top, middle + std::round(context.px(1)), map.bottom}, theme.text);
    if (beside.swipe) {
        const float half = context.px(18);
        fill({middle - context.px(4), map.middle() - half, middle + context.px(4), map.middle() + half}, theme.text, context.px(4));
        (void)clicked("line", {middle - reach, map.top, middle + reach, map.bottom});
        if (hovered() || held()) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
        hint(tr("Drag, or Alt and an arrow"));
        std::optional<double> split;
        if (held() && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 1)) split = (static_cast<double>(ImGui::GetIO().MousePos.x) - rect.left) / rect.width();
        const auto arrow = [](ImGuiKey key) { return ImGui::GetIO().KeyAlt && ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)); };
        if (arrow(ImGuiKey_LeftArrow)) split = beside.split - 0.05;
        if (arrow(ImGuiKey_RightArrow)) split = beside.split + 0.05;
        if (split) {
            auto next = beside;
            next.split = std::clamp(*split, 0.02, 0.98);
            context.asked.change(editOf(context, tr("Move the line between two accounts"), next, "split"));
        }
    }
    endPane();

    const auto label = [&](const char* id, const Half& half, float left, const auto& choose, const auto& chooseDate) {
        const float width = widthOf(context, half);
        left = std::clamp(left, map.left + context.px(8), std::max(map.left + context.px(8), map.right - width - context.px(48)));
        beginPane(context, id, {left, top, left + width, top + context.px(28)}, std::nullopt);
        chooser(context, id, half, left, top, choose, chooseDate);
        endPane();
    };
    const auto dates = datesOf(context);
    const Half first = halfOf(context, state.view, state.party, state.at, dates), second = halfOf(context, beside.view, beside.party, beside.at, dates);
    label(
        "first-account", first, middle - context.px(10) - widthOf(context, first),
        [&](map::View view, const std::string& party) { context.asked.change(project::SetView{view, party}); },
        [&](const std::optional<base::Date>& at) { context.asked.change(project::SetDate{at}); });
    label(
        "second-account", second, middle + context.px(10),
        [&](map::View view, const std::string& party) {
            auto next = beside;
            next.view = view;
            next.party = party;
            context.asked.change(editOf(context, tr("Choose the account beside"), next));
        },
        [&](const std::optional<base::Date>& at) { goToSecondDay(context, at ? at->lastDayNumber() : dates->all.last_day); });
}

}  // namespace demarc::panels
