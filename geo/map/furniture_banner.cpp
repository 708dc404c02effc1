#include <algorithm>

#include "map/furniture.hpp"
#include "map/marks_shapes.hpp"

namespace demarc::map {
namespace {

void put(Page& page, TextBlock block, Vec2 at) {
    for (PlacedText& text : block.texts) {
        move(text, at);
        page.column.texts.push_back(std::move(text));
    }
}

Rect cornerBox(const Rect& map, Corner corner, double width, double height) {
    const double edge = std::min(EDGE_PX, map.width() * 0.03);
    const bool left = corner == Corner::topLeft || corner == Corner::bottomLeft, top = corner == Corner::topLeft || corner == Corner::topRight;
    const double x = left ? map.left + edge : map.right - edge - width, y = top ? map.top + edge : map.bottom - edge - height;
    return {x, y, x + width, y + height};
}

}  // namespace

void setBanner(Page& page) {
    constexpr double TOP_PX = 20, GAP_PX = 4, DATE_PX = 230;
    const Rect box = page.plan.banner;
    const Furniture& words = page.scene.furniture;
    const double left = box.left + COLUMN_SIDE_PX, width = box.width() - 2 * COLUMN_SIDE_PX - DATE_PX;
    TextStyle style = page.type.title;
    TextBlock title;
    for (const auto& [size_px, line_px] : {std::pair{30.0F, 35.0F}, {25.0F, 30.0F}, {21.0F, 25.0F}, {18.0F, 22.0F}, {15.0F, 19.0F}}) {
        style.size_px = size_px;
        style.line_px = line_px;
        title = page.setter.paragraph(words.title, style, width, 1);
        if (!title.cut) break;
    }
    page.frame.titleCut = title.cut;
    const double below = box.top + TOP_PX + title.height_px + GAP_PX;
    put(page, std::move(title), {left, box.top + TOP_PX});
    put(page, page.setter.paragraph(words.deck, page.type.deck, width, 1), {left, below});
    const Vec2 right{box.right - COLUMN_SIDE_PX, box.top + TOP_PX + 14};
    if (!words.kicker.empty()) page.column.texts.push_back(page.setter.line(capitals(words.kicker), page.type.kicker, right, Align::right));
    if (!words.asOf.empty()) page.column.texts.push_back(page.setter.line(words.asOf, page.type.asOf, right + Vec2{0, 22}, Align::right));
    if (!words.made.empty()) page.column.texts.push_back(page.setter.line(words.made, page.type.made, right + Vec2{0, 40}, Align::right));
    page.column.marks.push_back(rectMark({box.left, box.bottom - 1, box.right, box.bottom}, page.theme.line));
}

void setLogo(Page& page) {
    if (!page.options.logo || !page.options.logo->picture || page.options.logo->picture->height_px <= 0) return;
    const Logo& logo = *page.options.logo;
    const double width = logo.height_px * logo.picture->width_px / logo.picture->height_px;
    for (const Corner corner : {logo.corner, Corner::topRight, Corner::topLeft, Corner::bottomRight, Corner::bottomLeft}) {
        const Rect box = cornerBox(page.map, corner, width, logo.height_px);
        if (!page.map.contains(box) || !page.taken.isFree(box)) continue;
        page.taken.add(box.grown(6));
        page.frame.pictures.push_back({logo.picture, box});
        return;
    }
}

}  // namespace demarc::map
