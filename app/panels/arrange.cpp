#include <algorithm>
#include <cmath>

#include "panels/panel.hpp"

namespace demarc::panels {
namespace {

constexpr double WIDE_PX = 1500;  ///< from here on the side panes have their full width
constexpr double TOOLBAR_PX = 44, STRIP_PX = 36, STATUS_PX = 24, TIME_PX = 126, SPLITTER_PX = 8;
constexpr double LEFT_PX = 400, RIGHT_PX = 488;
constexpr double REPORT_SHARE = 636.0 / 1004, CLAIMS_SHARE = 542.0 / 1004;

}  // namespace

Panes arrange(float width_px, float height_px, float scale) {
    const double s = scale, w = width_px, h = height_px;
    // Whole pixels, so that neighbours share their edge.
    const auto whole = [](double px) { return std::round(std::max(px, 0.0)); };
    const bool wide = w >= WIDE_PX * s;
    const double left = whole(wide ? LEFT_PX * s : std::min(LEFT_PX * s, w * 0.25));
    const double right = whole(w - (wide ? RIGHT_PX * s : std::min(RIGHT_PX * s, w * 0.29)));
    const double top = whole(std::min(TOOLBAR_PX * s, h * 0.2));
    const double bottom = whole(h - std::min(STATUS_PX * s, h * 0.1));
    const double strip = whole(top + std::min(STRIP_PX * s, (bottom - top) * 0.2));
    // The map keeps at least half of the middle's height.
    const double time = whole(bottom - std::min(TIME_PX * s, (bottom - strip) * 0.4));
    const double gap = SPLITTER_PX * s;
    const double inner = bottom - top - gap;
    const double reportEnd = whole(top + inner * REPORT_SHARE), claimsEnd = whole(top + inner * CLAIMS_SHARE);
    return {.toolbar = {0, 0, w, top},
            .report = {0, top, left, reportEnd},
            .layers = {0, whole(reportEnd + gap), left, bottom},
            .viewStrip = {left, top, right, strip},
            .map = {left, strip, right, time},
            .time = {left, time, right, bottom},
            .claims = {right, top, w, claimsEnd},
            .inspector = {right, whole(claimsEnd + gap), w, bottom},
            .status = {0, bottom, w, h}};
}

}  // namespace demarc::panels
