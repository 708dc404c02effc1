#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>

#include "base/words.hpp"
#include "panels/date_words.hpp"
#include "panels/panes.hpp"
#include "panels/time_pane.hpp"
#include "panels/typed.hpp"

namespace demarc::panels {
namespace {

constexpr std::size_t MOST_DATES = 15;

/// A field for a date; true when one was typed whole and entered.
bool dateField(const Context& context, const char* id, const char* words, std::string& typed, std::optional<base::Date>& date) {
    ImGui::SetNextItemWidth(context.px(120));
    const bool entered = ImGui::InputTextWithHint(id, words, &typed, ImGuiInputTextFlags_EnterReturnsTrue);
    const bool isDate = parseDate(typed, date) && date;
    if (!typed.empty() && !isDate && ImGui::IsItemHovered()) tooltip(tr("A date is typed like 2025-11-20"));
    return entered && isDate;
}

/// With another step or speed, from the date that is reached.
void playOn(Context& context) {
    if (!isPlaying(context)) return;
    playOrStop(context);
    playOrStop(context);
}

}  // namespace

std::string daysText(int first_day, int last_day) {
    const auto first = base::Date::fromDayNumber(first_day), last = base::Date::fromDayNumber(last_day);
    if (first == last) return dateText(last);
    std::string from = dateText(first);
    if (first.year == last.year) from.resize(from.rfind(' '));
    return from + " – " + dateText(last);
}

bool dateMenu(Context& context, const std::optional<base::Date>& now, std::optional<base::Date>& chosen) {
    auto& memory = context.memory.time;
    const auto dates = datesOf(context);
    if (!dates) return false;
    if (ImGui::IsWindowAppearing()) memory.typed.clear();
    bool taken = false;
    const auto item = [&](const std::string& label, const std::optional<base::Date>& date) {
        if (!ImGui::MenuItem(label.c_str(), nullptr, now == date)) return;
        chosen = date;
        taken = true;
    };
    item(tr("Newest report"), std::nullopt);
    const auto& reports = memory.line.reportDates;
    for (std::size_t i = 1; i < std::min(reports.size(), MOST_DATES); ++i) item(dateText(reports[i]), reports[i]);
    ImGui::Separator();
    std::optional<base::Date> typed;
    if (dateField(context, "##date", tr("YYYY-MM-DD"), memory.typed, typed)) {
        chosen = typed->lastDayNumber() >= dates->all.last_day ? std::nullopt : typed;
        taken = true;
        ImGui::CloseCurrentPopup();
    }
    return taken;
}

void stepMenu(Context& context, const Dates& dates) {
    for (const DateStep step : DATE_STEPS)
        if (ImGui::MenuItem(nameOf(step).c_str(), nullptr, step == stepOf(context, dates))) {
            context.memory.time.step = step;
            playOn(context);
        }
}

void speedMenu(Context& context, const Dates& dates) {
    for (const int rate : PLAY_RATES)
        if (ImGui::MenuItem(speedOf(stepOf(context, dates), rate).c_str(), nullptr, rate == context.memory.time.rate)) {
            context.memory.time.rate = rate;
            playOn(context);
        }
}

void rangeMenu(Context& context, const Dates& dates) {
    auto& memory = context.memory.time;
    if (ImGui::IsWindowAppearing()) {
        memory.typed = base::Date::fromDayNumber(dates.shown.first_day).iso();
        memory.typedTo = base::Date::fromDayNumber(dates.shown.last_day).iso();
    }
    if (ImGui::MenuItem(tr("All dates"), nullptr, dates.shown == dates.all)) setRange(context, std::nullopt);
    const auto last = [&](const char* label, int days) {
        const auto range = lastDays(dates.all, days);
        if (ImGui::MenuItem(label, nullptr, dates.shown == range && range != dates.all, range != dates.all)) setRange(context, range);
    };
    last(tr("Last week"), 7);
    last(tr("Last month"), 31);
    last(tr("Last year"), 366);
    ImGui::Separator();
    std::optional<base::Date> from, to;
    bool entered = dateField(context, "##from", tr("from YYYY-MM-DD"), memory.typed, from);
    ImGui::SameLine();
    ImGui::TextUnformatted("–");
    ImGui::SameLine();
    entered = dateField(context, "##to", tr("to YYYY-MM-DD"), memory.typedTo, to) || entered;
    const bool isRange = from && to && from->firstDayNumber() <= to->lastDayNumber();
    ImGui::SameLine();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const Area button{at.x, at.y, at.x + buttonWidth(context, tr("Set")), at.y + ImGui::GetFrameHeight()};
    if ((quietButton(context, "set", tr("Set"), button) || entered) && isRange) {
        setRange(context, narrowed(dates.all, project::DateRange{*from, *to}));
        ImGui::CloseCurrentPopup();
    }
    ImGui::PushStyleColor(ImGuiCol_Text, pack(context.theme().text3));
    ImGui::TextUnformatted(tr("Claims about other dates stay on the map."));
    ImGui::PopStyleColor();
}

void timeMenu(Context& context, const Dates& dates) {
    const auto submenu = [&](const char* label, const auto& lines) {
        if (!ImGui::BeginMenu(label)) return;
        lines();
        ImGui::EndMenu();
    };
    if (ImGui::MenuItem(isPlaying(context) ? tr("Stop") : tr("Play the dates"), tr("Space"))) playOrStop(context);
    const std::string step = nameOf(stepOf(context, dates));
    if (ImGui::MenuItem(say("{0} back", step).c_str(), tr("Left"))) stepDates(context, -1);
    if (ImGui::MenuItem(say("{0} on", step).c_str(), tr("Right"))) stepDates(context, 1);
    if (ImGui::MenuItem(tr("The first date of the range"), "Home")) goToEnd(context, false);
    if (ImGui::MenuItem(tr("The last date of the range"), "End")) goToEnd(context, true);
    ImGui::Separator();
    submenu(tr("As of"), [&] {
        std::optional<base::Date> chosen;
        if (dateMenu(context, context.state().at, chosen)) context.asked.change(project::SetDate{chosen});
    });
    submenu(tr("Range"), [&] { rangeMenu(context, dates); });
    submenu(tr("Step"), [&] { stepMenu(context, dates); });
    submenu(tr("Speed"), [&] { speedMenu(context, dates); });
    ImGui::Separator();
    const bool two = hasTwoDates(context);
    if (ImGui::MenuItem(tr("Swipe between two dates"), nullptr, false, two)) lookBesideDates(context, true);
    if (ImGui::MenuItem(tr("Two dates side by side"), nullptr, false, two)) lookBesideDates(context, false);
}

}  // namespace demarc::panels
