#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "panels/panes.hpp"

/// What somebody needs who sees the window for the first time: where to begin, where to look, how to get a picture out. A bar above the map, whose marks it
/// leaves alone.
namespace demarc::panels {
namespace {

constexpr float PADDING_PX = 14, GAP_PX = 16, LINE_PX = 17, HEAD_PX = 30, BUTTON_PX = 24;
constexpr float LEAST_COLUMN_PX = 240;            ///< else one hint at a time is shown
constexpr double HEIGHT_PX = 114, LOW_PX = 96;   ///< of three beside each other, of one
constexpr int LINES = 4, LOW_LINES = 3;

struct Hint {
    const char *head, *text;
};
constexpr std::array HINTS{
    Hint{words::key("Every mark has its sentence"), words::key("Click words in the report, a row of the table or a mark on the map: the other two follow, and the inspector says why it was read so.")},
    Hint{words::key("Whose account?"), words::key("These views draw what one party says, what two dispute, or all. Swipe and Side by side set two of them against each other; the dates are below the map.")},
    Hint{words::key("Your own reports"), words::key("This is a sample. Drop files on the window, open them (Ctrl+O) or paste text (Ctrl+V). Export makes an image of what you see; Slides make a briefing.")},
};

bool hasColumns(double width_px, float scale) { return width_px >= static_cast<double>(scale) * static_cast<double>(HINTS.size()) * static_cast<double>(LEAST_COLUMN_PX); }

void drawHint(const Context& context, std::size_t number, Area column, Area head, int lines) {
    const auto& theme = context.theme();
    const float size = context.px(20);
    const Area badge{head.left, head.middle() - size / 2, head.left + size, head.middle() + size / 2};
    fill(badge, theme.text, context.px(3));
    write(std::to_string(number + 1), context.fonts().smallBold, panelColour(theme), badge.left, badge.middle(), size, Align::centre);
    head.left = badge.right + context.px(8);
    write(tr(HINTS[number].head), context.fonts().heading, theme.text, head.left, head.middle(), head.width());
    writeParagraph(tr(HINTS[number].text), context.fonts().base, theme.text2, column.left, column.top, column.width(), context.px(LINE_PX), lines);
}

/// A button at the right end of a head.
bool button(const Context& context, const char* label, Area& head, bool isMain) {
    const Area area = head.takeRight(buttonWidth(context, label));
    head.takeRight(context.px(8));
    const Area middle{area.left, area.middle() - context.px(BUTTON_PX / 2), area.right, area.middle() + context.px(BUTTON_PX / 2)};
    return isMain ? inkButton(context, label, label, middle) : quietButton(context, label, label, middle);
}

}  // namespace

Panes withHints(Panes panes, float scale) {
    const double height = std::min(std::round((hasColumns(panes.map.width(), scale) ? HEIGHT_PX : LOW_PX) * static_cast<double>(scale)), panes.map.height() / 2);
    panes.hints = {panes.map.left, panes.map.top, panes.map.right, panes.map.top + height};
    panes.map.top = panes.hints.bottom;
    return panes;
}

void drawHints(Context& context, const Panes& panes) {
    if (panes.hints.isEmpty()) return;
    Area bar = beginPane(context, "hints", panes.hints, std::nullopt);
    ruleBelow(context, bar);
    ruleRight(context, bar);
    const bool columns = hasColumns(panes.hints.width(), context.look.scale);
    bar = bar.inset(context.px(PADDING_PX), context.px(6));
    auto& shown = context.memory.hint;
    if (columns) {
        const float width = (bar.width() - context.px(2 * GAP_PX)) / static_cast<float>(HINTS.size());
        for (std::size_t i = 0; i < HINTS.size(); ++i) {
            Area column = bar.takeLeft(width);
            bar.takeLeft(context.px(GAP_PX));
            Area head = column.takeTop(context.px(HEAD_PX));
            if (i + 1 == HINTS.size() && button(context, tr("Got it"), head, true)) context.asked.ask(SeenHints{});
            drawHint(context, i, column, head, LINES);
        }
    } else {
        Area head = bar.takeTop(context.px(HEAD_PX));
        const bool isLast = shown + 1 >= HINTS.size();
        if (button(context, tr("Got it"), head, isLast)) {
            shown = 0;
            context.asked.ask(SeenHints{});
        } else if (!isLast && button(context, tr("Next"), head, true)) {
            ++shown;
        }
        drawHint(context, shown, bar, head, LOW_LINES);
    }
    endPane();
}

}  // namespace demarc::panels
