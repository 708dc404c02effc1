#include "panels/board_cell.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "base/words.hpp"
#include "panels/claim_words.hpp"
#include "panels/date_words.hpp"
#include "panels/panes.hpp"

// What stands in one row of the dispute board.

namespace demarc::panels {
namespace {

constexpr float HEAD_PX = 22, BELOW_PX = 40, BAR_PX = 59;           // of the row, from above
constexpr float PADDING_PX = 8, GLYPH_PX = 15, WORDS_PX = 27;       // of the cell, from the left
constexpr float LINE_WIDTH_PX = 44, LINE_HEIGHT_PX = 22, DOT_PX = 2.2F;
constexpr std::size_t MOST_TOLD = 4, MOST_BOLD = 12;

/// Figures over time: a step a report, the last one until the end. A dot marks the day shown.
void drawHistory(const Context& context, const std::vector<std::optional<double>>& figures, const Area& area, int day) {
    const auto& history = *context.shown.disputes;
    const auto& theme = context.theme();
    const int first = history.dates.front().lastDayNumber(), last = history.dates.back().lastDayNumber();
    const float width = std::max(1.0F, context.px(figures.size() > MOST_BOLD ? 0.8F : 1.4F));
    const auto x = [&](std::size_t i) { return last == first ? area.right : area.left + (area.width() * static_cast<float>(history.dates[i].lastDayNumber() - first)) / static_cast<float>(last - first); };
    const auto y = [&](double figure) { return area.bottom - area.height() * static_cast<float>(figure); };
    fill({area.left, area.bottom, area.right, area.bottom + 1}, theme.text3.faded(0.6));
    for (std::size_t i = 0; i + 1 < figures.size(); ++i) {
        if (!figures[i]) continue;
        canvas().AddLine({x(i), y(*figures[i])}, {x(i + 1), y(*figures[i])}, pack(theme.text2), width);
        if (figures[i + 1]) canvas().AddLine({x(i + 1), y(*figures[i])}, {x(i + 1), y(*figures[i + 1])}, pack(theme.text2), width);
    }
    const auto now = history.at(day);
    if (!now || !figures[*now]) return;
    const float at = x(*now), top = y(*figures[*now]);
    canvas().AddLine({at, area.bottom}, {at, top}, pack(theme.text), std::round(context.px(1)));
    canvas().AddCircleFilled({at, top}, context.px(DOT_PX), pack(theme.text));
}

}  // namespace

void drawBoardCell(const Context& context, const BoardCell* cell, const Area& area, bool chosen) {
    const auto& theme = context.theme();
    const auto& fonts = context.fonts();
    const float head = area.top + context.px(HEAD_PX), below = area.top + context.px(BELOW_PX);
    if (!cell) {
        write(tr("no claim"), fonts.base, theme.text3, area.left + context.px(PADDING_PX), head, area.width() - context.px(PADDING_PX));
        return;
    }
    const auto words = wordsOf(*cell, context.telling);
    auto glyph = glyphOf(context.telling.claim(cell->claims.front()), context.telling);
    // A share below the whole is a ring, as on the map, whoever read it as control.
    if (glyph.kind == map::SymbolKind::held && cell->share().value_or(1) < 1) glyph = {map::SymbolKind::shareRing, glyph.a, glyph.a, *cell->share()};
    drawGlyph(context, glyph, area.left + context.px(GLYPH_PX), head);
    const float left = area.left + context.px(WORDS_PX);
    float right = area.right - context.px(4);
    if (cell->claims.size() > 1) {
        const std::string more = "+" + std::to_string(cell->claims.size() - 1);
        right -= textWidth(more, fonts.tiny);
        write(more, fonts.tiny, theme.text2, right, below);
        right -= context.px(4);
    }
    write(words.head, fonts.base, theme.text, left, head, area.right - context.px(4) - left);
    write(words.below, fonts.small, theme.text2, left, below, right - left);
    if (cell->shares.empty() && cell->parts.empty()) return;
    double sum = 0;
    for (const auto& [holder, share] : cell->shares) sum += share;
    const float top = std::round(area.top + context.px(BAR_PX));
    const Area bar{left, top, area.right - context.px(12), top + std::round(context.px(4))};
    if (cell->shares.empty()) return frame(bar, context.telling.party(cell->parts.front()).mark, 1);  // how much is not told
    fill(bar, chosen ? theme.line : theme.selected);
    float at = bar.left;
    for (const auto& [holder, share] : cell->shares) {
        const float end = at + bar.width() * static_cast<float>(share / std::max(sum, 1.0));
        fill({at, bar.top, end, bar.bottom}, context.telling.party(holder).mark);
        at = end;
    }
}

void drawBoardPlace(const Context& context, const BoardRow& row, const Area& area) {
    write(row.name, context.fonts().bold, context.theme().text, area.left, area.top + context.px(HEAD_PX), area.width());
    write(row.kind, context.fonts().small, context.theme().text2, area.left, area.top + context.px(BELOW_PX), area.width());
}

void drawBoardFigure(const Context& context, const BoardRow& row, const Area& area, int day) {
    const auto& theme = context.theme();
    write(figureOf(row.dispute), row.dispute ? context.fonts().heading : context.fonts().base, row.dispute ? theme.text : theme.text3, area.left, area.top + context.px(HEAD_PX), area.width(), Align::right);
    const auto* history = context.shown.disputes;
    if (!history || history->found == 0) return;
    const auto figures = history->disputes.find(row.key);
    if (figures == history->disputes.end()) return;
    const float right = std::round(area.right - context.px(DOT_PX)), bottom = std::round(area.top + context.px(BAR_PX + 4));
    drawHistory(context, figures->second, {right - context.px(LINE_WIDTH_PX), bottom - context.px(LINE_HEIGHT_PX), right, bottom}, day);
}

std::string tellingOf(const Context& context, const BoardCell& cell) {
    std::string text;
    for (std::size_t i = 0; i < std::min(cell.claims.size(), MOST_TOLD); ++i) {
        const auto& claim = claimOf(context, cell.claims[i]);
        const auto& document = (*context.state().readings)[cell.claims[i].reading].document;
        std::string head = context.telling.party(claim.claimant).name + ": " + saysOf(claim, context.telling);
        const auto add = [&](const std::string& part) { head += (part.empty() ? "" : " · ") + part; };
        add(shareOf(claim));
        if (claim.from || claim.to) add(whenOf(claim));
        add(claim.speaker);
        if (document.date) add(dateText(*document.date));
        add(document.source.value_or(""));
        text += (text.empty() ? "" : "\n\n") + head + "\n“" + std::string{claim.evidence.of(document.text)} + "”";
    }
    if (cell.claims.size() > MOST_TOLD) text += "\n\n" + sayCount(cell.claims.size() - MOST_TOLD, "and {0} more|and {0} more");
    return text;
}

}  // namespace demarc::panels
