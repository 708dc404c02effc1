#include "panels/dates.hpp"

#include <imgui.h>

#include <algorithm>
#include <utility>

#include "base/words.hpp"
#include "panels/date_words.hpp"
#include "panels/panes.hpp"
#include "panels/popups.hpp"

namespace demarc::panels {
namespace {

/// The newest report's date is none of its own: what comes in later is then shown too.
std::optional<base::Date> dateAt(const TimeRange& all, int day) {
    if (day >= all.last_day) return std::nullopt;
    return base::Date::fromDayNumber(std::max(day, all.first_day));
}

project::ViewState viewAt(const Context& context, std::optional<base::Date> at) {
    project::ViewState view = context.state();
    view.at = at;
    return view;
}

}  // namespace

std::optional<Dates> datesOf(Context& context) {
    auto& line = context.memory.time.line;
    const auto& state = context.state();
    if (line.readings != state.readings) {
        line.readings = state.readings;
        line.all = timeRange(*state.readings);
        line.reportDates = reportDates(*state.readings);
        line.binned.reset();
    }
    if (!line.all) return std::nullopt;
    const auto dayOf = [&](const std::optional<base::Date>& at) { return at ? at->lastDayNumber() : line.all->last_day; };
    Dates dates{*line.all, narrowed(*line.all, state.range), dayOf(state.at), std::nullopt};
    if (state.beside && dayOf(state.beside->at) != dates.day) dates.second_day = dayOf(state.beside->at);
    return dates;
}

bool isPlaying(const Context& context) { return context.memory.time.playing.has_value(); }

DateStep stepOf(const Context& context, const Dates& dates) { return context.memory.time.step.value_or(stepFor(dates.shown)); }

void goToDay(Context& context, int day) {
    const auto dates = datesOf(context);
    if (!dates) return;
    const auto at = dateAt(dates->all, day);
    if (at != context.state().at) context.asked.change(project::SetDate{at});
}

void goToSecondDay(Context& context, int day) {
    const auto dates = datesOf(context);
    if (!dates || !context.state().beside) return;
    project::ViewState view = context.state();
    view.beside->at = dateAt(dates->all, day);
    const auto& at = view.beside->at;
    std::string name = at ? say("Go to {0} beside", dateText(*at)) : std::string{tr("Go to the newest report beside")};
    context.asked.change(project::Edit{std::move(name), {std::move(view)}, {}, "date-beside"});
}

void stepDates(Context& context, int count) {
    if (const auto dates = datesOf(context)) goToDay(context, std::clamp(stepped(dates->day, stepOf(context, *dates), count), dates->shown.first_day, dates->shown.last_day));
}

void goToEnd(Context& context, bool last) {
    if (const auto dates = datesOf(context)) goToDay(context, last ? dates->shown.last_day : dates->shown.first_day);
}

bool hasTwoDates(Context& context) { return datesOf(context) && context.memory.time.line.reportDates.size() > 1; }

void lookBesideDates(Context& context, bool swipe) {
    if (!hasTwoDates(context)) return;
    project::ViewState view = viewAt(context, context.memory.time.line.reportDates.back());
    view.beside = project::Beside{.swipe = swipe, .view = view.view, .party = view.party, .at = std::nullopt};
    context.asked.change(project::Edit{swipe ? tr("Swipe between two dates") : tr("Two dates side by side"), {std::move(view)}});
}

void setRange(Context& context, std::optional<TimeRange> range) {
    const auto dates = datesOf(context);
    if (!dates) return;
    if (range && range->first_day <= dates->all.first_day && range->last_day >= dates->all.last_day) range.reset();
    project::ViewState view = context.state();
    view.range.reset();
    if (range) view.range = project::DateRange{base::Date::fromDayNumber(range->first_day), base::Date::fromDayNumber(range->last_day)};
    if (view.range == context.state().range) return;
    std::string name = range ? say("Dates from {0} to {1}", dateText(view.range->from), dateText(view.range->to)) : std::string{tr("All dates")};
    context.asked.change(project::Edit{std::move(name), {std::move(view)}, {}, "range"});
}

void playOrStop(Context& context) {
    auto& playing = context.memory.time.playing;
    if (std::exchange(playing, std::nullopt)) return;
    const auto dates = datesOf(context);
    if (!dates) return;
    const auto& range = dates->shown;
    const bool goesOn = range.holds(dates->day) && dates->day < range.last_day;
    const double now_s = ImGui::GetTime();
    const PlayRun run{goesOn ? dates->day : range.first_day, range.last_day, stepOf(context, *dates), context.memory.time.rate, now_s};
    playing = {run, dates->day, now_s};
}

void playDates(Context& context) {
    auto& memory = context.memory;
    const bool elsewhere = memory.layersKeyboard || memory.claimsKeyboard || context.shown.drawing.tool || isPopupOpen();
    if (!elsewhere && std::ranges::count(context.shown.paneKeys, PaneKey::space) > 0) playOrStop(context);
    auto& playing = memory.time.playing;
    if (!playing) return;
    const auto dates = datesOf(context);
    if (!dates || dates->day != playing->shown_day) return playing.reset();
    // What passed while other things had the window, slides say, was no time of the play.
    constexpr double GAP_S = 1, LOOK_AGAIN_S = 0.1;
    const double now_s = ImGui::GetTime(), gap_s = now_s - std::exchange(playing->seen_s, now_s);
    if (gap_s > GAP_S) playing->run.start_s += gap_s;
    // One date at a time, and none into a frame in which something else changes.
    const int due = playing->run.dayAt(now_s);
    const bool isFree = !context.shown.busy && context.asked.commands.empty();
    if (isFree && due != playing->shown_day) {
        playing->shown_day = due;
        context.asked.change(project::Edit{tr("Play the dates"), {viewAt(context, dateAt(dates->all, due))}, {}, "play"});
    }
    if (playing->shown_day >= playing->run.last_day) return playing.reset();
    context.asked.again_s = isFree ? playing->run.untilNext_s(now_s) : LOOK_AGAIN_S;
}

}  // namespace demarc::panels
