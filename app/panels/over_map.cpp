#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "panels/panes.hpp"

namespace demarc::panels {
namespace {

constexpr float MARGIN_PX = 16, CARD_PX = 256, ZOOM_PX = 30;

map::Rect rectOf(const Area& area) { return {area.left, area.top, area.right, area.bottom}; }

void drawZoom(Context& context, const Area& map) {
    const auto& theme = context.theme();
    const float size = std::round(context.px(ZOOM_PX));
    const Area box{map.right - context.px(MARGIN_PX) - size, map.top + context.px(MARGIN_PX), map.right - context.px(MARGIN_PX), map.top + context.px(MARGIN_PX) + 3 * size};
    Area column = beginPane(context, "zoom", rectOf(box), panelColour(theme));
    frame(column, theme.line, 1, context.px(3));
    const auto button = [&](const char* id, Icon icon, const char* words, Request request) {
        if (iconButton(context, id, icon, column.takeTop(size).inset(1, 1))) context.asked.ask(std::move(request));
        hint(words);
    };
    button("in", Icon::plus, tr("Zoom in (+)"), ZoomBy{1.5});
    button("out", Icon::minus, tr("Zoom out (-)"), ZoomBy{1 / 1.5});
    button("fit", Icon::fit, tr("Fit the claims (Home)"), FitClaims{});
    endPane();
}

/// Where a leader runs: level from the card's inner side, then at 45° to the mark's rim.
void drawLeader(Context& context, const Area& card, map::Vec2 mark, float rim) {
    const auto markX = static_cast<float>(mark.x), markY = static_cast<float>(mark.y);
    const bool fromLeft = markX > card.right;
    const float way = fromLeft ? 1.0F : -1.0F;
    const float startX = fromLeft ? card.right : card.left;
    const float endX = markX - way * rim;
    const float startY = std::clamp(markY, card.top + context.px(21), std::max(card.top + context.px(21), card.bottom - context.px(12)));
    const float rise = markY - startY;
    // Too steep for one bend of 45°: the card alone must do.
    if ((endX - startX) * way < std::abs(rise) + context.px(8)) return;
    auto& list = *ImGui::GetBackgroundDrawList();
    const auto colour = context.theme().leader;
    const ImVec2 bend{endX - way * std::abs(rise), startY};
    const float y = std::round(startY) + 0.5F;
    list.AddLine({startX, y}, {bend.x, y}, pack(colour), context.px(1.1F));
    if (rise != 0) list.AddLine({bend.x, y}, {endX, markY}, pack(colour), context.px(1.1F));
    list.AddCircleFilled({endX, rise != 0 ? markY : y}, context.px(2.2F), pack(colour));
}

const map::Subject* selectedSubject(const Context& context) {
    if (!context.shown.scene || !context.state().selected) return nullptr;
    const auto& subjects = context.shown.scene->subjects;
    const auto found = std::ranges::find_if(subjects, [&](const map::Subject& s) { return std::ranges::find(s.claims, *context.state().selected) != s.claims.end(); });
    return found == subjects.end() ? nullptr : &*found;
}

/// One line of the card: the party bold in its colour, what it says behind it, broken where needed; then who said so.
float drawCardLine(Context& context, const map::CalloutLine& line, float x, float y, float width) {
    const auto& theme = context.theme();
    const auto& fonts = context.fonts();
    const float line_px = std::round(context.px(17));
    drawGlyph(context, {line.glyph, line.glyphColour, line.glyphColour2, line.share}, x + context.px(7), y + line_px / 2);
    x += context.px(22);
    width -= context.px(22);
    float behind = 0;
    for (const auto& [name, colour] : line.parties) {
        if (behind > 0) behind += write(" and ", fonts.base, theme.text, x + behind, y + line_px / 2, width - behind);
        behind += write(name, fonts.bold, colour, x + behind, y + line_px / 2, width - behind);
    }
    const float textX = behind + (behind > 0 ? textWidth(" ", fonts.base) : 0);
    y += writeParagraph(line.text, fonts.base, theme.text, x, y, width, line_px, 3, textX);
    if (!line.source.empty()) y += writeParagraph(line.source, fonts.small, theme.text2, x, y, width, std::round(context.px(15)), 1);
    return y + context.px(5);
}

/// The card of the selected place, at the side of the map that its mark leaves free.
void drawCard(Context& context, const Area& map) {
    const auto* subject = selectedSubject(context);
    if (!subject || map.width() < context.px(CARD_PX + 160)) return;
    const auto& theme = context.theme();
    const auto& mark = context.shown.selectedAt_px;
    const float width = context.px(CARD_PX);
    const float left = map.left + context.px(MARGIN_PX), right = map.right - context.px(2 * MARGIN_PX) - std::max(context.px(ZOOM_PX), drawToolsWidth(context, rectOf(map))) - width;
    const bool leftIsFree = !mark || mark->x > left + width + context.px(50);
    const float x = leftIsFree ? left : right;
    // The height is only known after drawing: that of the last frame is right but in the first.
    auto& height = context.memory.cardHeight_px;
    const float highest = map.top + context.px(MARGIN_PX);
    const float top = mark ? std::clamp(std::round(static_cast<float>(mark->y) - context.px(21)), highest, std::max(highest, map.bottom - context.px(MARGIN_PX) - height)) : highest;
    const Area card = beginPane(context, "card", rectOf({x, top, x + width, top + std::max(height, context.px(40))}), panelColour(theme));
    fill({card.left, card.top, card.right, card.top + std::round(context.px(2))}, theme.text);
    if (mark && rectOf(map).contains(*mark)) drawLeader(context, card, *mark, context.px(static_cast<float>(subject->area ? 0 : subject->radius_px)));
    const float inner = card.left + context.px(14);
    const float room = card.width() - context.px(28);
    float y = card.top + context.px(10);
    const Area close{card.right - context.px(30), card.top + context.px(6), card.right - context.px(6), card.top + context.px(30)};
    if (iconButton(context, "close", Icon::close, close)) context.asked.change(project::SelectClaim{});
    const float nameWidth = write(subject->name, context.fonts().heading, theme.text, inner, y + context.px(10), room - context.px(24));
    write(subject->context, context.fonts().small, theme.text2, inner + nameWidth + context.px(8), y + context.px(10), room - nameWidth - context.px(32));
    y += context.px(26);
    // As much as has room where the card goes as soon as its height is known, not where it stands now.
    const float most = map.bottom - highest - context.px(60);
    for (const auto& line : subject->lines) {
        if (y - card.top > most) break;
        y = drawCardLine(context, line, inner, y, room);
    }
    height = y + context.px(5) - card.top;
    endPane();
}

void drawMessages(Context& context, const Area& map) {
    const auto& messages = context.shown.messages;
    if (messages.empty()) return;
    const auto& theme = context.theme();
    constexpr std::size_t SHOWN = 4;
    const float width = std::min(map.width() - context.px(2 * MARGIN_PX), context.px(760));
    const float left = std::round((map.left + map.right - width) / 2);
    auto& height = context.memory.messageHeight_px;
    const float bottom = map.bottom - context.px(MARGIN_PX);
    const Area bar = beginPane(context, "messages", rectOf({left, bottom - std::max(height, context.px(40)), left + width, bottom}), panelColour(theme));
    fill({bar.left, bar.top, bar.right, bar.top + std::round(context.px(2))}, theme.text);
    frame(bar, theme.line, 1);
    float y = bar.top + context.px(12);
    const float room = bar.width() - context.px(38) - buttonWidth(context, tr("Dismiss"));
    for (std::size_t i = messages.size() - std::min(messages.size(), SHOWN); i < messages.size(); ++i)
        y += writeParagraph(messages[i], context.fonts().base, theme.text, bar.left + context.px(14), y, room, std::round(context.px(18)), 3) + context.px(4);
    const Area button{bar.right - context.px(10) - buttonWidth(context, tr("Dismiss")), bar.top + context.px(8), bar.right - context.px(10), bar.top + context.px(36)};
    if (quietButton(context, "dismiss", tr("Dismiss"), button)) context.asked.ask(DismissMessages{});
    height = std::max(y + context.px(6) - bar.top, context.px(44));
    endPane();
}

/// What the mark under the pointer says, in short.
void drawPointed(const Context& context) {
    const auto* subject = context.shown.pointed;
    if (!subject || subject == selectedSubject(context)) return;
    std::string text = subject->name + (subject->context.empty() ? "" : " · " + subject->context);
    for (const auto& line : subject->lines) {
        text += "\n";
        for (std::size_t i = 0; i < line.parties.size(); ++i) text += (i > 0 ? " and " : "") + line.parties[i].first;
        text += (line.parties.empty() ? "" : " ") + line.text;
    }
    tooltip(text);
}

}  // namespace

void drawOverMap(Context& context, const map::Rect& rect) {
    const Area map = areaOf(rect);
    if (!context.shown.scene) {
        beginPane(context, "no map", rect, context.theme().land);
        write(tr("Drawing the map …"), context.fonts().base, context.theme().text3, map.left, map.middle(), map.width(), Align::centre);
        endPane();
    }
    drawCard(context, map);
    drawZoom(context, map);
    drawMessages(context, map);
    drawPointed(context);
}

}  // namespace demarc::panels
