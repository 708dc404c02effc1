#include <cmath>

#include "panels/panes.hpp"

namespace demarc::panels {

void drawStatus(Context& context, const map::Rect& rect) {
    const auto& theme = context.theme();
    const ImFont* font = context.fonts().tiny;
    Area bar = beginPane(context, "status", rect, theme.ground);
    bar = bar.inset(context.px(16), 0);
    const float gap = context.px(26);
    const auto left = [&](const std::string& text) {
        if (!text.empty()) bar.left += write(text, font, theme.text2, bar.left, bar.middle(), bar.width()) + gap;
    };
    const auto right = [&](const std::string& text) { bar.right -= write(text, font, theme.text2, bar.left, bar.middle(), bar.width(), Align::right) + gap; };
    right(tr("No network"));
    if (context.shown.readTime_ms > 0) {
        right(sayCount(context.memory.claims.size(), "{0} claim read in {1} ms|{0} claims read in {1} ms", std::lround(context.shown.readTime_ms)));
    }
    left(context.shown.pointer);
    left(context.shown.scaleText);
    if (const auto* scene = context.shown.scene; scene && scene->projection) left(scene->projection->name());
    endPane();
}

}  // namespace demarc::panels
