#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <ranges>

#include "base/words.hpp"
#include "panels/date_words.hpp"
#include "panels/panes.hpp"
#include "panels/time_pane.hpp"

namespace demarc::panels {
namespace {

constexpr float ROW_PX = 14, CLAIM_PX = 6, WIDEST_PX = 18, LEAST_PX = 1;

void label(const Context& context, std::string_view text, const TimeAxis& axis, float left, float middle) {
    write(text, context.fonts().tiny, context.theme().text2, left, middle, axis.left - left - context.px(8), Align::right);
}

}  // namespace

float drawPast(Context& context, const TimeAxis& axis, Area body) {
    float y = body.top;
    const float row = context.px(ROW_PX);
    for (const auto& [place, bars] : context.memory.time.line.past) {
        label(context, place, axis, body.left, y + row / 2);
        for (const PastBar& bar : bars) {
            const float from = std::max(axis.x(bar.from_day.value_or(axis.range.first_day) - 0.5), axis.left);
            const float to = std::min(std::max(axis.x(bar.to_day.value_or(axis.range.last_day) + 0.5), from + context.px(3)), axis.right);
            fill({from, y + context.px(3), to, y + row - context.px(3)}, context.telling.party(bar.actor).mark.faded(bar.isOver ? 0.5 : 0.8));
        }
        y += row;
    }
    return y;
}

void drawHistogram(Context& context, const TimeAxis& axis, Area band) {
    const TimeBins& all = context.memory.time.line.bins;
    label(context, tr("Claims"), axis, band.left, band.bottom - context.px(8));
    // Few claims are as high as what can be counted; many fill the band.
    const float height = std::min(context.px(CLAIM_PX), (band.height() - context.px(4)) / static_cast<float>(std::max<std::size_t>(all.highest, 1)));
    for (const TimeBin& bin : all.bins) {
        if (bin.total == 0) continue;
        float left = axis.x(bin.first_day - 0.5), right = axis.x(bin.last_day + 0.5);
        if (const float spare = right - left - context.px(WIDEST_PX); spare > 0) left += spare / 2, right -= spare / 2;
        left = std::round(left);
        right = std::max(std::round(right) - 1, left + context.px(2));
        float y = band.bottom;
        for (std::size_t party = 0; party < all.parties.size(); ++party) {
            if (bin.counts[party] == 0) continue;
            const float above = std::max(y - std::max(height * static_cast<float>(bin.counts[party]), context.px(LEAST_PX)), band.top);
            fill({left, above, right, y}, context.telling.party(all.parties[party]).mark);
            y = above;
        }
    }
}

void drawPointedDay(Context& context, const TimeAxis& axis, float top, float bottom) {
    const TimeBins& all = context.memory.time.line.bins;
    const int day = axis.day(ImGui::GetIO().MousePos.x);
    const float x = std::round(axis.x(day));
    fill({x, top, x + 1, bottom}, context.theme().text3);
    const TimeBin* bin = all.at(day);
    ImGui::BeginTooltip();
    ImGui::TextUnformatted(dateText(base::Date::fromDayNumber(day)).c_str());
    if (bin) {
        const bool isOneDay = bin->first_day == bin->last_day;
        const std::string count = bin->total == 0 ? tr("no claim") : sayCount(bin->total, "{0} claim|{0} claims");
        ImGui::PushStyleColor(ImGuiCol_Text, pack(context.theme().text2));
        ImGui::TextUnformatted((isOneDay ? count : daysText(bin->first_day, bin->last_day) + ": " + count).c_str());
        ImGui::PopStyleColor();
        for (std::size_t i = 0; i < all.parties.size(); ++i) {
            if (bin->counts[i] == 0) continue;
            const auto& party = context.telling.party(all.parties[i]);
            const ImVec2 at = ImGui::GetCursorScreenPos();
            const float line = context.px(18), x2 = swatch(context, party.mark, at.x, at.y + line / 2);
            const std::string number = std::to_string(bin->counts[i]);
            const float named = write(party.name, context.fonts().base, context.theme().text, x2, at.y + line / 2);
            const float counted = write(number, context.fonts().base, context.theme().text2, x2 + named + context.px(8), at.y + line / 2);
            ImGui::Dummy({x2 + named + context.px(8) + counted - at.x, line - ImGui::GetStyle().ItemSpacing.y});
        }
    }
    ImGui::EndTooltip();
}

void drawTicks(Context& context, const TimeAxis& axis, Area strip) {
    const auto& theme = context.theme();
    const auto* font = context.fonts().tiny;
    fill({axis.left, strip.top, axis.right, strip.top + 1}, theme.text3);
    // From the last one back, which always has its words: others have theirs where there is room for them.
    float free = strip.right;
    for (const auto& tick : timeTicks(axis.range, static_cast<int>((axis.right - axis.left) / context.px(80))) | std::views::reverse) {
        const float x = std::round(axis.x(tick.day)), width = textWidth(tick.label, font), left = std::min(x - context.px(2), strip.right - width);
        fill({x, strip.top, x + 1, strip.top + context.px(4)}, theme.text3);
        if (left + width > free) continue;
        write(tick.label, font, theme.text2, left, strip.bottom - context.px(6));
        free = left - context.px(8);
    }
}

void drawHandle(Context& context, const TimeAxis& axis, int day, float top, float bottom, bool hollow) {
    const auto& theme = context.theme();
    const float half = context.px(5);
    if (!axis.range.holds(day)) {
        const float way = day < axis.range.first_day ? -1.0F : 1.0F, x = way < 0 ? axis.left : axis.right, middle = bottom + half;
        const std::array<ImVec2, 3> arrow{ImVec2{x, middle - half}, {x + way * half, middle}, {x, middle + half}};
        hollow ? canvas().AddPolyline(arrow.data(), 3, pack(theme.text), ImDrawFlags_Closed, context.px(1.2F)) : canvas().AddTriangleFilled(arrow[0], arrow[1], arrow[2], pack(theme.text));
        return;
    }
    const float x = std::round(axis.x(day));
    fill({x - 1, top, hollow ? x : x + 1, bottom}, hollow ? theme.text2 : theme.text);
    const std::array<ImVec2, 5> shape{ImVec2{x - half, bottom}, {x + half, bottom}, {x + half, bottom + half}, {x, bottom + 2 * half}, {x - half, bottom + half}};
    canvas().AddConvexPolyFilled(shape.data(), static_cast<int>(shape.size()), pack(hollow ? panelColour(theme) : theme.text));
    if (hollow) canvas().AddPolyline(shape.data(), static_cast<int>(shape.size()), pack(theme.text), ImDrawFlags_Closed, context.px(1.4F));
}

}  // namespace demarc::panels
