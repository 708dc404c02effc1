#include <imgui.h>

#include <algorithm>
#include <array>

#include "base/words.hpp"
#include "panels/date_words.hpp"
#include "panels/panes.hpp"
#include "panels/popups.hpp"
#include "panels/time_pane.hpp"

namespace demarc::panels {
namespace {


/// Opens the popup of this name above an area that was clicked, and draws its lines.
void popupAbove(const Context& context, const char* popup, bool asked, const Area& area, const auto& lines) {
    if (asked) ImGui::OpenPopup(popup);
    if (!beginPopupAt(context, popup, area)) return;
    lines();
    ImGui::EndPopup();
}

std::string rangeText(const TimeRange& range) {
    auto first = base::Date::fromDayNumber(range.first_day), last = base::Date::fromDayNumber(range.last_day);
    // Days are of no use in words for years.
    constexpr int LONG_DAYS = 200;
    if (range.last_day - range.first_day > LONG_DAYS) first.day = last.day = 0;
    return dateText(first) + " – " + dateText(last);
}

/// Words at the right end that open a menu: what they are of in quiet ink, where there is room for it, then what is chosen. Without room for that, a right
/// click on the dates has the same menu.
void chosenWord(Context& context, const char* popup, const char* of, const std::string& chosen, const char* words, bool full, Area& head, const auto& lines) {
    const auto& theme = context.theme();
    const ImFont* font = context.fonts().small;
    const float ofWidth = full ? textWidth(of, font) + context.px(5) : 0, width = ofWidth + textWidth(chosen, font) + context.px(12);
    if (width > head.width()) return;
    const Area area = head.takeRight(width);
    head.takeRight(context.px(4));
    const Area button{area.left, area.middle() - context.px(12), area.right, area.middle() + context.px(12)};
    const bool asked = clicked(popup, button);
    hintAbove(words);
    if (hovered() || ImGui::IsPopupOpen(popup)) fill(button, theme.selected, context.px(4));
    if (full) write(of, font, theme.text3, area.left + context.px(6), area.middle());
    write(chosen, font, theme.text2, area.left + context.px(6) + ofWidth, area.middle());
    popupAbove(context, popup, asked, button, lines);
}

}  // namespace

void drawTimeHead(Context& context, Area head, const Dates& dates) {
    const auto& theme = context.theme();
    const auto& fonts = context.fonts();
    head = head.inset(context.px(12), 0);
    const auto& range = dates.shown;
    const auto button = [&](const char* id, Icon icon, const std::string& words, bool enabled) {
        const Area area = head.takeLeft(context.px(26));
        const bool pressed = iconButton(context, id, icon, area.inset(0, (area.height() - context.px(26)) / 2), enabled);
        hintAbove(words);
        return pressed;
    };
    const std::string step = nameOf(stepOf(context, dates));
    if (button("first", Icon::first, tr("The first date of the range") + std::string{" (Home)"}, dates.day != range.first_day)) goToEnd(context, false);
    if (button("back", Icon::previous, say("{0} back (Left)", step), dates.day > range.first_day)) stepDates(context, -1);
    if (button("play", isPlaying(context) ? Icon::pause : Icon::play, tr("Play the dates (Space); again to stop"), true)) playOrStop(context);
    if (button("on", Icon::next, say("{0} on (Right)", step), dates.day < range.last_day)) stepDates(context, 1);
    if (button("last", Icon::last, tr("The last date of the range") + std::string{" (End)"}, dates.day != range.last_day)) goToEnd(context, true);
    head.takeLeft(context.px(10));

    const auto shown = base::Date::fromDayNumber(dates.day);
    const std::string at = dateText(shown), weekday = weekdayText(shown.weekday());
    // As wide as any, so that nothing moves in play.
    const Area date = head.takeLeft(std::max(textWidth(at, fonts.heading), textWidth(dateText({2000, 11, 30}), fonts.heading)) + context.px(12));
    const Area dateButton{date.left, date.middle() - context.px(13), date.right, date.middle() + context.px(13)};
    const bool dateAsked = clicked("date", dateButton);
    hintAbove(tr("Go to the date of a report, or to any"));
    if (hovered() || ImGui::IsPopupOpen("date-menu")) fill(dateButton, theme.selected, context.px(4));
    write(at, fonts.heading, theme.text, date.left + context.px(6), date.middle());
    popupAbove(context, "date-menu", dateAsked, dateButton, [&] {
        std::optional<base::Date> chosen;
        if (dateMenu(context, context.state().at, chosen)) context.asked.change(project::SetDate{chosen});
    });

    const auto speed = speedOf(stepOf(context, dates), context.memory.time.rate);
    const std::string days = rangeText(range);
    const float wordsWidth = textWidth(std::string{tr("Range")} + tr("Step") + tr("Speed"), fonts.small) + context.px(15);
    const float room = head.width() - textWidth(days + step + speed, fonts.small) - context.px(3 * 16);
    const float weekdayWidth = textWidth(weekday, fonts.small) + context.px(18);
    const bool full = room > wordsWidth;
    chosenWord(context, "speed", tr("Speed"), speed, tr("How fast the dates are played"), full, head, [&] { speedMenu(context, dates); });
    chosenWord(context, "step", tr("Step"), step, tr("How far the date moves at once"), full, head, [&] { stepMenu(context, dates); });
    chosenWord(context, "range", tr("Range"), days, tr("The dates of this line, which play runs through. Claims about other dates stay on the map."), full, head,
               [&] { rangeMenu(context, dates); });
    if (room - (full ? wordsWidth : 0) > weekdayWidth) write(weekday, fonts.small, theme.text2, head.left + context.px(6), head.middle());
}

}  // namespace demarc::panels
