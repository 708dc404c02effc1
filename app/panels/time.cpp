#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "panels/claim_words.hpp"
#include "panels/panes.hpp"
#include "panels/time_axis.hpp"

namespace demarc::panels {
namespace {

constexpr float LABEL_PX = 130, AXIS_PX = 18, BAR_ROW_PX = 14;
constexpr std::array WEEKDAYS{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

/// Days onto pixels.
struct Axis {
    TimeRange range;
    float left = 0, right = 0;
    [[nodiscard]] float x(int day) const {
        const auto share = static_cast<float>(day - range.first_day) / static_cast<float>(range.last_day - range.first_day);
        return left + std::clamp(share, 0.0F, 1.0F) * (right - left);
    }
    [[nodiscard]] int day(float at) const {
        const float share = std::clamp((at - left) / (right - left), 0.0F, 1.0F);
        return range.first_day + static_cast<int>(std::lround(share * static_cast<float>(range.last_day - range.first_day)));
    }
};

void drawHead(Context& context, Area head, const TimeRange& range, base::Date shown) {
    const auto& theme = context.theme();
    const auto setDay = [&](int day) {
        const bool newest = day >= range.last_day;
        context.asked.change(project::SetDate{newest ? std::nullopt : std::optional{base::Date::fromDayNumber(std::max(day, range.first_day))}});
    };
    head = head.inset(context.px(12), 0);
    const auto step = [&](const char* id, Icon icon, const char* words, int day, bool enabled) {
        const Area area = head.takeLeft(context.px(26));
        if (iconButton(context, id, icon, area.inset(0, (area.height() - context.px(26)) / 2), enabled)) setDay(day);
        hint(words);
    };
    const int day = shown.firstDayNumber();
    step("day before", Icon::previous, "A day earlier", day - 1, day > range.first_day);
    step("day after", Icon::next, "A day later", day + 1, context.state().at.has_value());
    step("newest", Icon::last, "Newest", range.last_day, context.state().at.has_value());
    head.takeLeft(context.px(10));
    head.left += write(shown.shortText(), context.fonts().heading, theme.text, head.left, head.middle()) + context.px(12);
    head.left += write(WEEKDAYS[static_cast<std::size_t>(shown.weekday())], context.fonts().small, theme.text2, head.left, head.middle()) + context.px(12);
    const auto month = [](int number) {
        auto date = base::Date::fromDayNumber(number);
        date.day = 0;
        return date.shortText();
    };
    write("Range " + month(range.first_day) + " – " + month(range.last_day), context.fonts().small, theme.text2, head.left, head.middle(), head.width(), Align::right);
}

/// What is said to have been, as bars: a row a place, as many as fit.
float drawPast(Context& context, const Axis& axis, Area body) {
    const auto& theme = context.theme();
    float y = body.top;
    const float row = context.px(BAR_ROW_PX);
    std::map<std::string, std::vector<claim::ClaimRef>> rows;
    for (const auto ref : context.memory.claims) {
        const auto& claim = claimOf(context, ref);
        const bool hold = claim.stance == claim::Stance::asserts && (claim.status == claim::Status::control || claim.status == claim::Status::partial);
        if (hold && !claim.actor.empty() && (claim.from || (claim.to && claim.time == claim::Time::past))) rows[placeOf(claim)].push_back(ref);
    }
    for (const auto& [place, claims] : rows) {
        if (y + 2 * row > body.bottom) break;
        write(place, context.fonts().tiny, theme.text2, body.left, y + row / 2, axis.left - body.left - context.px(8), Align::right);
        for (const auto ref : claims) {
            const auto& claim = claimOf(context, ref);
            const float from = axis.x(claim.from ? claim.from->firstDayNumber() : axis.range.first_day);
            const float to = std::max(axis.x(claim.to ? claim.to->lastDayNumber() : axis.range.last_day), from + context.px(3));
            const Area bar{from, y + context.px(3), to, y + row - context.px(3)};
            fill(bar, context.telling.party(claim.actor).mark.faded(claim.time == claim::Time::past ? 0.5 : 0.8));
        }
        y += row;
    }
    return y;
}

/// Claims by day, stacked in their parties' colours.
void drawClaimTicks(Context& context, const Axis& axis, Area band) {
    std::map<int, std::vector<claim::ClaimRef>> columns;
    const float width = std::round(context.px(8));
    for (const auto ref : context.memory.claims)
        if (const auto day = dayOf(claimOf(context, ref), (*context.state().readings)[ref.reading])) columns[static_cast<int>(axis.x(*day) / width)].push_back(ref);
    write("Claims", context.fonts().tiny, context.theme().text2, band.left, band.bottom - context.px(8), axis.left - band.left - context.px(8), Align::right);
    std::size_t most = 1;
    for (const auto& [x, claims] : columns) most = std::max(most, claims.size());
    const float height = std::min(context.px(5), band.height() / static_cast<float>(most));
    const auto claimantOf = [&](claim::ClaimRef ref) -> const std::string& { return claimOf(context, ref).claimant; };
    for (auto& [x, claims] : columns) {
        float y = band.bottom;
        const float left = std::clamp(static_cast<float>(x) * width, axis.left, axis.right - width);
        // Where no claim can be told from the next, a party's share of the day can.
        if (height < 1) std::ranges::stable_sort(claims, {}, claimantOf);
        for (auto first = claims.begin(); first != claims.end();) {
            const auto last = std::find_if(first, claims.end(), [&](claim::ClaimRef ref) { return claimantOf(ref) != claimantOf(*first); });
            const float above = y - height * static_cast<float>(last - first);
            fill({left, above, left + width - 1, y}, context.telling.party(claimantOf(*first)).mark);
            y = above;
            first = last;
        }
    }
}

void drawAxis(Context& context, const Axis& axis, Area strip) {
    const auto& theme = context.theme();
    fill({axis.left, strip.top, axis.right, strip.top + 1}, theme.text3);
    const int most = static_cast<int>((axis.right - axis.left) / context.px(80));
    for (const auto& tick : timeTicks(axis.range, most)) {
        const float x = std::round(axis.x(tick.day));
        fill({x, strip.top, x + 1, strip.top + context.px(4)}, theme.text3);
        const float width = textWidth(tick.label, context.fonts().tiny);
        write(tick.label, context.fonts().tiny, theme.text2, std::min(x - context.px(2), strip.right - width), strip.bottom - context.px(6));
    }
}

void drawHandle(Context& context, float x, float top, float bottom) {
    const auto& theme = context.theme();
    x = std::round(x);
    const float half = context.px(5);
    fill({x - 1, top, x + 1, bottom}, theme.text);
    const std::array<ImVec2, 5> shape{ImVec2{x - half, bottom}, {x + half, bottom}, {x + half, bottom + half}, {x, bottom + 2 * half}, {x - half, bottom + half}};
    canvas().AddConvexPolyFilled(shape.data(), static_cast<int>(shape.size()), pack(theme.text));
}

}  // namespace

void drawTime(Context& context, const map::Rect& rect) {
    const auto& theme = context.theme();
    Area pane = beginPane(context, "time", rect, std::nullopt);
    fill({pane.left, pane.top, pane.right, pane.top + 1}, theme.line);
    ruleRight(context, pane);
    const auto range = timeRange(*context.state().readings);
    if (!range) {
        if (!context.state().readings->empty()) write("No report has a date", context.fonts().base, theme.text3, pane.left + context.px(16), pane.top + context.px(18), pane.width());
        endPane();
        return;
    }
    const auto shown = context.state().at.value_or(base::Date::fromDayNumber(range->last_day));
    drawHead(context, pane.takeTop(context.px(36)), *range, shown);
    pane = pane.inset(context.px(12), 0);
    pane.takeBottom(context.px(4));
    const Area strip = pane.takeBottom(context.px(AXIS_PX));
    const Axis axis{*range, pane.left + std::min(context.px(LABEL_PX), pane.width() * 0.25F), pane.right - context.px(12)};
    if (axis.right - axis.left > context.px(40) && pane.height() > context.px(16)) {
        clicked("slider", {axis.left - context.px(6), pane.top, axis.right + context.px(6), strip.bottom});
        if (held()) {
            const int day = axis.day(ImGui::GetIO().MousePos.x);
            const auto at = day >= range->last_day ? std::nullopt : std::optional{base::Date::fromDayNumber(day)};
            if (at != context.state().at) context.asked.change(project::SetDate{at});
        }
        const float below = drawPast(context, axis, pane);
        drawClaimTicks(context, axis, {pane.left, below, pane.right, pane.bottom});
        drawAxis(context, axis, strip);
        drawHandle(context, axis.x(shown.lastDayNumber()), pane.top, strip.top);
    }
    endPane();
}

}  // namespace demarc::panels
