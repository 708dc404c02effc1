#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "base/words.hpp"
#include "panels/panes.hpp"
#include "panels/popups.hpp"

namespace demarc::panels {
namespace {

/// Nothing else in the window would take the key.
bool escapeIsFree(const Context& context) {
    const Memory& memory = context.memory;
    const bool isTaken = isPopupOpen() || context.shown.picksPlace || context.shown.drawing.tool || context.shown.drawing.isSelected ||
                         memory.claimsKeyboard || memory.layersKeyboard || memory.searching || memory.edit.open;
    return !isTaken && std::ranges::find(context.shown.paneKeys, PaneKey::escape) != context.shown.paneKeys.end();
}

}  // namespace

void drawWork(Context& context, const Area& bar) {
    const auto& theme = context.theme();
    constexpr float CROSS_PX = 22, BAR_PX = 168, GAP_PX = 12;
    Area rest = bar;
    rest.takeRight(context.px(GAP_PX));
    if (!context.shown.work) {
        if (context.shown.busy) write(tr("working …"), context.fonts().small, theme.text3, rest.left, rest.middle(), rest.width(), Align::right);
        return;
    }
    const float cross = context.px(CROSS_PX);
    const Area button = rest.takeRight(cross);
    if (iconButton(context, "cancel work", Icon::close, button.inset(0, (button.height() - cross) / 2)) || escapeIsFree(context)) context.asked.ask(ExportRequest{CancelWork{}});
    hint(tr("Cancel (Esc)"));
    rest.takeRight(context.px(4));
    const Area column = rest.takeRight(std::clamp(std::max(context.px(BAR_PX), textWidth(context.shown.work->words, context.fonts().small)), 1.0F, std::max(rest.width(), 1.0F)));
    write(context.shown.work->words, context.fonts().small, theme.text2, column.left, column.middle() - context.px(3), column.width(), Align::right);
    const float top = std::round(column.middle() + context.px(9)), thick = std::max(1.0F, std::round(context.px(2)));
    const Area track{column.right - std::min(column.width(), context.px(BAR_PX)), top, column.right, top + thick};
    fill(track, theme.selected);
    fill({track.left, track.top, track.left + track.width() * static_cast<float>(context.shown.work->share), track.bottom}, theme.text);
}

}  // namespace demarc::panels
