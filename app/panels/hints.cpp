#include <imgui.h>

#include <algorithm>
#include <array>

#include "panels/panes.hpp"

/// What somebody needs who sees the window for the first time: where to begin, where to look, how to get a picture out.
namespace demarc::panels {
namespace {

constexpr float CARD_PX = 300, PADDING_PX = 14, LINE_PX = 18, HEAD_PX = 22;

struct Hint {
    const char *head, *text;
};
constexpr std::array HINTS{
    Hint{words::key("Every mark has its sentence"), words::key("Click words in the report, a row of the table or a mark on the map: the other two follow, and the inspector says why it was read so.")},
    Hint{words::key("Whose account?"), words::key("These views draw what one party says, what two dispute, or all. Swipe and Side by side set two of them against each other; the dates are below the map.")},
    Hint{words::key("Your own reports"), words::key("This is a sample. Drop files on the window, open them (Ctrl+O) or paste text (Ctrl+V). Export makes an image of what you see; Slides make a briefing.")},
};

/// A card with its upper left corner here; returns its height.
float drawCard(Context& context, std::size_t number, float left, float top) {
    const auto& theme = context.theme();
    const auto& hint = HINTS[number];
    const float width = context.px(CARD_PX), padding = context.px(PADDING_PX);
    const bool isLast = number + 1 == HINTS.size();
    const std::string id = "hint " + std::to_string(number);
    float& height = context.memory.hintHeights_px[number];
    const Area card = beginPane(context, id.c_str(), {left, top, left + width, top + std::max(height, 1.0F)}, panelColour(theme));
    fill({card.left, card.top, card.right, card.top + context.px(2)}, theme.text);
    frame(card, theme.line, 1);
    const Area badge{card.left + padding, card.top + context.px(12), card.left + padding + context.px(20), card.top + context.px(32)};
    fill(badge, theme.text, context.px(3));
    write(std::to_string(number + 1), context.fonts().smallBold, panelColour(theme), badge.left, badge.middle(), badge.width(), Align::centre);
    write(tr(hint.head), context.fonts().heading, theme.text, badge.right + context.px(10), badge.middle(), card.right - badge.right - padding);
    float y = badge.bottom + context.px(8);
    y += writeParagraph(tr(hint.text), context.fonts().base, theme.text2, card.left + padding, y, width - 2 * padding, context.px(LINE_PX));
    if (isLast) {
        y += context.px(10);
        const char* label = tr("Got it");
        const Area button{card.left + padding, y, card.left + padding + buttonWidth(context, label), y + context.px(28)};
        if (inkButton(context, "got-it", label, button)) context.asked.ask(SeenHints{});
        y = button.bottom;
    }
    height = y + padding - card.top;
    endPane();
    return height;
}

}  // namespace

void drawHints(Context& context, const Panes& panes) {
    if (!context.shown.showsHints || context.state().readings->empty()) return;
    const Area map = areaOf(panes.map);
    const float gap = context.px(16);
    float y = map.top + gap;
    if (map.width() < context.px(CARD_PX) + 2 * gap) return;
    // Beside the report, below the views, towards the buttons of the toolbar: where there is room for that, else one below the other.
    const bool isWide = map.width() > context.px(3 * CARD_PX) + 4 * gap;
    for (std::size_t i = 0; i < HINTS.size(); ++i) {
        const float left = isWide ? map.left + gap + static_cast<float>(i) * (context.px(CARD_PX) + gap) : map.left + gap;
        const float height = drawCard(context, i, left, y);
        if (!isWide) y += height + context.px(8);
    }
}

}  // namespace demarc::panels
