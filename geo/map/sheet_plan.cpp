#include "map/sheet_plan.hpp"

#include <algorithm>
#include <cmath>

namespace demarc::map {
namespace {

constexpr double COLUMN_PX = 384, COLUMN_SHARE = 0.3;
constexpr double COLUMN_LEAST_PX = 288;  // on a narrow sheet it shrinks to this, then gives way to a title card
constexpr double COLUMN_LEAST_HEIGHT_PX = 480;
constexpr double PORTRAIT = 1.15;
constexpr double BAND_SHARE = 0.36, BAND_LEAST_WIDTH_PX = 640, BAND_LEAST_PX = 330, BAND_MOST_PX = 560;
constexpr double BANNER_PX = 104, TABLE_SHARE = 0.2, REST_LEAST_PX = 300;

/// Takes the lower part of the rest for the panel, where it is large enough to be read.
void takeBand(SheetPlan& plan, double height) {
    const double band = std::round(std::min(BAND_MOST_PX, height * BAND_SHARE));
    if (plan.map.width() < BAND_LEAST_WIDTH_PX || band < BAND_LEAST_PX) return;
    plan.panel = {plan.map.left, plan.map.bottom - band, plan.map.right, plan.map.bottom};
    plan.map.bottom -= band;
    plan.isBand = true;
}

void takeColumn(SheetPlan& plan, const LayoutOptions& options, bool right) {
    const double wanted = options.panelWidth_px > 0 ? options.panelWidth_px : COLUMN_PX;
    const double width = std::min(wanted, std::round(plan.map.width() * (options.panelWidth_px > 0 ? 0.5 : COLUMN_SHARE)));
    if (width < COLUMN_LEAST_PX || plan.map.height() < COLUMN_LEAST_HEIGHT_PX) return;
    plan.panel = plan.map;
    (right ? plan.panel.left : plan.panel.right) = right ? plan.map.right - width : plan.map.left + width;
    (right ? plan.map.right : plan.map.left) = right ? plan.panel.left : plan.panel.right;
}

}  // namespace

SheetPlan planOf(const LayoutOptions& options) {
    const double width = options.width_px / options.scale, height = options.height_px / options.scale;
    SheetPlan plan;
    plan.map = {0, 0, width, height};
    plan.banner = plan.panel = plan.table = Rect{0, 0, 0, 0};
    if (!options.column) return plan;
    if (options.banner && height - BANNER_PX >= REST_LEAST_PX) {
        plan.banner = {0, 0, width, BANNER_PX};
        plan.map.top = BANNER_PX;
    }
    if (options.sourceTable && options.sources && plan.map.height() * (1 - TABLE_SHARE) >= REST_LEAST_PX) {
        const double table = std::round(height * TABLE_SHARE);
        plan.table = {0, height - table, width, height};
        plan.map.bottom -= table;
    }
    switch (options.panel) {
        case PanelSide::automatic:
            if (height > PORTRAIT * width) takeBand(plan, height);
            else takeColumn(plan, options, false);
            break;
        case PanelSide::left:
        case PanelSide::right:
            takeColumn(plan, options, options.panel == PanelSide::right);
            break;
        case PanelSide::below:
            takeBand(plan, height);
            break;
        case PanelSide::none:
            break;
    }
    return plan;
}

}  // namespace demarc::map
