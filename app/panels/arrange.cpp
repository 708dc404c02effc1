#include <algorithm>
#include <cmath>

#include "panels/panel.hpp"

namespace demarc::panels {
namespace {

constexpr double WIDE_PX = 1500;  ///< from here on the side panes have their full width
constexpr double TOOLBAR_PX = 44, STRIP_PX = 36, STATUS_PX = 24;
constexpr double LEFT_SHARE = 0.25, RIGHT_SHARE = 0.31, BOARD_SHARE = 0.37;  ///< of a narrow window
constexpr double MAP_SHARE = 0.34, LEAST_PX = 120;       ///< that the map keeps, and a pane that is shown

}  // namespace

Panes arrange(float width_px, float height_px, float scale, const project::PaneSizes& sizes, bool board) {
    const double s = scale, w = width_px, h = height_px;
    // Whole pixels, so that neighbours share their edge.
    const auto whole = [](double px) { return std::round(std::max(px, 0.0)); };
    const bool wide = w >= WIDE_PX * s;
    double leftWidth = sizes.isLeftShown ? sizes.left_px * s : 0, rightWidth = sizes.isRightShown ? (board ? sizes.board_px : sizes.right_px) * s : 0;
    if (!wide) {
        leftWidth = std::min(leftWidth, w * LEFT_SHARE);
        rightWidth = std::min(rightWidth, w * (board ? BOARD_SHARE : RIGHT_SHARE));
    }
    // Sizes that were set in a larger window give way to the map.
    if (const double most = w * (1 - MAP_SHARE); leftWidth + rightWidth > most) {
        const double shrunk = most / (leftWidth + rightWidth);
        leftWidth *= shrunk;
        rightWidth *= shrunk;
    }
    const double left = whole(leftWidth), right = whole(w - rightWidth);
    const double top = whole(std::min(TOOLBAR_PX * s, h * 0.2));
    const double bottom = whole(h - std::min(STATUS_PX * s, h * 0.1));
    const double strip = whole(top + std::min(STRIP_PX * s, (bottom - top) * 0.2));
    // The map keeps at least half of the middle's height.
    const double time = sizes.isTimeShown ? whole(bottom - std::min(sizes.time_px * s, (bottom - strip) * 0.4)) : bottom;
    const double gap = SPLITTER_PX * s;
    const double inner = bottom - top - gap;
    const double least = std::min(LEAST_PX * s / inner, 0.4);
    const double reportEnd = whole(top + inner * std::clamp(sizes.report, least, 1 - least));
    const double claimsEnd = whole(top + inner * std::clamp(board ? sizes.board : sizes.claims, least, 1 - least));
    return {.toolbar = {0, 0, w, top},
            .report = {0, top, left, reportEnd},
            .layers = {0, whole(reportEnd + gap), left, bottom},
            .viewStrip = {left, top, right, strip},
            .map = {left, strip, right, time},
            .time = {left, time, right, bottom},
            .claims = {right, top, w, claimsEnd},
            .inspector = {right, whole(claimsEnd + gap), w, bottom},
            .status = {0, bottom, w, h},
            .hints = {}};
}

project::PaneSizes moved(project::PaneSizes sizes, Splitter splitter, map::Vec2 to_px, const Panes& panes, float scale, bool board) {
    const double s = scale, w = panes.toolbar.width();
    const double most = w * (1 - MAP_SHARE) / s;
    const double inner = panes.status.top - panes.toolbar.bottom - SPLITTER_PX * s;
    const auto width = [&](double px, double other_px) { return std::clamp(px / s, LEAST_PX, std::max(LEAST_PX, most - other_px / s)); };
    const auto share = [&] { return std::clamp((to_px.y - panes.toolbar.bottom - SPLITTER_PX * s / 2) / inner, 0.1, 0.9); };
    switch (splitter) {
        case Splitter::left: sizes.left_px = width(to_px.x, panes.claims.width()); break;
        case Splitter::right: (board ? sizes.board_px : sizes.right_px) = width(w - to_px.x, panes.report.width()); break;
        case Splitter::time: sizes.time_px = std::clamp((panes.status.top - to_px.y) / s, LEAST_PX / 2, (panes.status.top - panes.viewStrip.bottom) * 0.4 / s); break;
        case Splitter::report: sizes.report = share(); break;
        case Splitter::claims: (board ? sizes.board : sizes.claims) = share(); break;
    }
    return sizes;
}

project::PaneSizes restored(project::PaneSizes sizes, Splitter splitter, bool board) {
    const project::PaneSizes first;
    switch (splitter) {
        case Splitter::left: sizes.left_px = first.left_px; break;
        case Splitter::right: (board ? sizes.board_px : sizes.right_px) = board ? first.board_px : first.right_px; break;
        case Splitter::time: sizes.time_px = first.time_px; break;
        case Splitter::report: sizes.report = first.report; break;
        case Splitter::claims: (board ? sizes.board : sizes.claims) = board ? first.board : first.claims; break;
    }
    return sizes;
}

}  // namespace demarc::panels
