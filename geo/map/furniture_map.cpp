#include <algorithm>
#include <cmath>
#include <cstdio>
#include <initializer_list>

#include "map/furniture.hpp"
#include "map/marks_shapes.hpp"

namespace demarc::map {
namespace {

constexpr double BAR_MOST_PX = 280, TICK_PX = 5, LINE_LEAST_PX = 60;

std::string figure(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%g", value);
    return text;
}

base::LonLat middleOf(const Page& page) {
    return page.scene.projection->inverse(page.camera.centre_m);
}

/// 0,0 is the left end of the bar.
Piece scaleBar(const Page& page) {
    Piece piece;
    const double factor = page.scene.projection ? page.scene.projection->scaleFactor(middleOf(page)) : 1;
    const double pxPerMetre = page.camera.scale_px_per_m * factor;
    const double length_m = roundLength_m(std::min(BAR_MOST_PX, page.map.width() * 0.25) / pxPerMetre);
    if (!(length_m > 0) || !std::isfinite(pxPerMetre)) return piece;
    const double length = length_m * pxPerMetre;
    const auto stroke = [&](Vec2 from, Vec2 to, float width, base::Colour colour) {
        piece.strokes.push_back({{toFloat(from), toFloat(to)}, width, colour});
    };
    for (const auto& [width, colour] : {std::pair{4.0F, page.theme.land}, std::pair{1.0F, page.theme.text2}}) {
        stroke({0, 0}, {length, 0}, width, colour);
        for (const double at : {0.0, length / 2, length}) stroke({at, -TICK_PX}, {at, 0}, width, colour);
    }
    TextStyle style = page.type.note.in(page.theme.text2);
    style.halo = page.theme.land;
    style.halo_px = 1.5F;
    const bool kilometres = length_m >= 1000;
    const double value = kilometres ? length_m / 1000 : length_m;
    const double above = -TICK_PX - 5;
    piece.texts = {page.setter.line("0", style, {0, above}, Align::centre),
                   page.setter.line(figure(value) + (kilometres ? " km" : " m"), style, {length, above}, Align::centre)};
    constexpr double APART_PX = 6;
    PlacedText middle = page.setter.line(figure(value / 2), style, {length / 2, above}, Align::centre);
    const bool roomy = middle.box_px.left - piece.texts[0].box_px.right > APART_PX && piece.texts[1].box_px.left - middle.box_px.right > APART_PX;
    if (roomy) piece.texts.push_back(std::move(middle));
    piece.width_px = length;
    piece.height_px = TICK_PX + 5 + 10;
    return piece;
}

/// 0,0 is its middle; "N" stands at the foot.
Piece northArrow(const Page& page) {
    Piece piece;
    const double north = page.scene.projection ? page.scene.projection->north_rad(middleOf(page)) : 0;
    if (!std::isfinite(north)) return piece;
    Mark arrow = shapeMark(MarkShape::arrow, {0, -6}, 9, 2, page.theme.text);
    arrow.angle_rad = static_cast<float>(north);
    piece.marks = {discMark({0, -6}, 11, page.theme.land.faded(0.7), 2), arrow};
    TextStyle style = page.type.note.bold().in(page.theme.text);
    style.halo = page.theme.land;
    style.halo_px = 1.5F;
    piece.texts = {page.setter.line("N", style, {0, 14}, Align::centre)};
    return piece;
}

Rect boxOf(const Piece& piece) {
    Rect box;
    for (const Stroke& stroke : piece.strokes) {
        for (const Vec2f& p : stroke.points) box.extend({static_cast<double>(p.x), static_cast<double>(p.y)});
    }
    for (const Mark& mark : piece.marks) {
        const Vec2 at{static_cast<double>(mark.centre_px.x), static_cast<double>(mark.centre_px.y)};
        const double reach = static_cast<double>(mark.radius_px);
        box.extend(at - Vec2{reach, reach});
        box.extend(at + Vec2{reach, reach});
    }
    for (const PlacedText& text : piece.texts) {
        box.extend({text.box_px.left, text.box_px.top});
        box.extend({text.box_px.right, text.box_px.bottom});
    }
    return box;
}

void setInCorner(Page& page, Piece piece) {
    const Rect box = boxOf(piece);
    if (box.isEmpty()) return;
    const double right = page.map.right - EDGE_PX - box.right, left = page.map.left + EDGE_PX - box.left;
    const double bottom = page.map.bottom - EDGE_PX - box.bottom + 8, top = page.map.top + EDGE_PX - box.top;
    std::vector<Vec2> places{{right, bottom}, {left, bottom - 24}, {right, top}, {left, top}};
    std::rotate(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(page.options.scaleCorner), places.end());
    for (const Vec2 at : places) {
        const Rect there{box.left + at.x, box.top + at.y, box.right + at.x, box.bottom + at.y};
        if (!page.map.contains(there) || !page.taken.isFree(there)) continue;
        page.taken.add(there.grown(6));
        piece.move(at);
        piece.appendTo(page.cards);
        return;
    }
}


/// In the first corner where it covers nothing; at the bottom above what stands there.
/// `must`: it stands in the first corner whatever is there.
bool setCard(Page& page, const Piece& inside, std::initializer_list<Corner> corners, bool must = false) {
    constexpr double PAD_PX = 12, STEP_PX = 16;
    constexpr int STEPS = 4;
    const double width = inside.width_px + 2 * PAD_PX, height = inside.height_px + 2 * PAD_PX;
    const double edge = std::min(EDGE_PX, page.map.width() * 0.03);
    for (const Corner corner : corners) {
        const bool top = corner == Corner::topLeft || corner == Corner::topRight, left = corner == Corner::topLeft || corner == Corner::bottomLeft;
        const double x = left ? page.map.left + edge : page.map.right - edge - width;
        for (int step = 0; step < STEPS; ++step) {
            const double y = top ? page.map.top + edge : page.map.bottom - edge - STEP_PX * (step + 1) - height;
            const Rect box{x, y, x + width, y + height};
            if (!page.map.contains(box) || (!must && !page.taken.isFree(box))) continue;
            page.taken.add(box.grown(4));
            page.cards.marks.push_back(rectMark(box, page.theme.panel));
            page.cards.marks.push_back(rectMark({box.left, box.top, box.right, box.top + 2}, page.theme.text));
            Piece moved = inside;
            moved.move({box.left + PAD_PX, box.top + PAD_PX});
            moved.appendTo(page.cards);
            return true;
        }
    }
    return false;
}

struct Wording {
    std::string text;
    int lines = 1;
    bool mayBeCut = false;
};

/// "Base: Natural Earth, GSHHG."
std::string baseCredit(const Furniture& words) {
    const std::size_t at = words.projection.find("base: ");
    return at == std::string::npos ? "" : "B" + words.projection.substr(at + 1) + ".";
}

/// What a map rests on, from all of it to the names of its data, which no image is without.
std::vector<Wording> lastWordings(const Page& page) {
    const Furniture& words = page.scene.furniture;
    if (!page.options.scaleBar) return {{baseCredit(words)}};
    const bool compact = page.options.column && page.plan.panel.isEmpty();
    if (!compact || words.disclaimer.empty()) return {{words.projection}, {words.projection, 2}, {baseCredit(words)}};
    constexpr int LINES = 3;
    const std::string name = words.projection.substr(0, words.projection.find(" ·"));
    const std::string brief = words.disclaimer + (words.boundaries.empty() ? "" : " " + words.boundaries);
    const std::string full = words.disclaimer + (name.empty() ? "" : " " + name + ".") + (words.boundaries.empty() ? "" : " " + words.boundaries);
    std::vector<Wording> wordings;
    // What has no place stands last: where there is no room for it, nothing else is cut.
    if (!words.unplaced.empty()) wordings = {{full + ' ' + words.unplaced + '.', LINES}, {brief + ' ' + words.unplaced + '.', LINES, true}};
    wordings.insert(wordings.end(), {{full, LINES}, {brief, LINES}, {brief, 2 * LINES}, {words.boundaries, LINES}, {baseCredit(words), LINES}});
    return wordings;
}

/// At the foot of the map, or else in another place where it covers nothing. `must`: at the foot whatever is there.
bool setLine(Page& page, const Wording& wording, bool must = false) {
    if (wording.text.empty()) return false;
    TextStyle style = page.type.note;
    style.halo = page.theme.land;
    style.halo_px = 1.5F;
    const double beside = page.options.scaleBar ? std::min(BAR_MOST_PX, page.map.width() * 0.25) + 90 : 0;
    const double most = page.map.width() - 2 * EDGE_PX - beside;
    if (most < LINE_LEAST_PX) return false;
    const TextBlock block = page.setter.paragraph(wording.text, style, most, wording.lines);
    if (block.cut && !wording.mayBeCut && !must) return false;
    const double left = page.map.left + EDGE_PX, right = page.map.right - EDGE_PX - block.width_px;
    const double foot = page.map.bottom - 16 - block.height_px, head = page.map.top + 16;
    for (const Vec2 at : {Vec2{left, foot}, Vec2{right, foot}, Vec2{right, foot - 44}, Vec2{left, head}, Vec2{right, head}}) {
        std::vector<PlacedText> lines = block.texts;
        for (PlacedText& line : lines) move(line, at);
        if (!must && !std::ranges::all_of(lines, [&](const PlacedText& line) { return page.taken.isFree(line.box_px); })) continue;
        for (PlacedText& line : lines) {
            page.taken.add(line.box_px.grown(4));
            page.cards.texts.push_back(std::move(line));
        }
        return true;
    }
    return false;
}

}  // namespace

double roundLength_m(double most_m) {
    if (!(most_m > 0) || !std::isfinite(most_m)) return 0;
    const double power = std::pow(10, std::floor(std::log10(most_m)));
    for (const double step : {5.0, 2.0}) {
        if (step * power <= most_m) return step * power;
    }
    return power;
}

void setCorner(Page& page) {
    Piece corner;
    if (page.options.scaleBar) corner = scaleBar(page);
    if (page.options.northArrow) corner.add(northArrow(page), {corner.strokes.empty() ? 0 : corner.width_px + 44, -10});
    setInCorner(page, std::move(corner));
}

void setMapFurniture(Page& page) {
    setCorner(page);
    if (!page.options.scaleBar && !page.options.column) return;  // a picture in little, of which nobody makes an image
    for (const Wording& wording : lastWordings(page))
        if (setLine(page, wording)) return;
    setLine(page, {baseCredit(page.scene.furniture), 3, false}, true);
}

void setCompactFurniture(Page& page, const std::vector<MarkGroup>& groups, bool title) {
    const auto& words = page.scene.furniture;
    if (title && !words.title.empty()) {
        const double width = std::min(280.0, page.map.width() * 0.42);
        const TextBlock date = page.setter.paragraph(words.asOf, page.type.made, width, 1);
        Piece small;  // of what a map shows the date is the least that must be said
        small.texts = date.texts;
        small.width_px = date.width_px;
        small.height_px = date.height_px;
        // Where names and marks leave no room for it, narrower, then in smaller type.
        bool isSet = false;
        for (const auto& [share, size_px] : {std::pair{1.0, 16.0F}, {0.75, 16.0F}, {0.6, 16.0F}, {0.75, 13.0F}, {0.55, 13.0F}}) {
            TextStyle style = page.type.title;
            style.size_px = size_px;
            style.line_px = size_px + 4;
            style.tracking_px = 0;
            const bool first = share == 1.0;
            const TextBlock head = page.setter.paragraph(words.title, style, width * share, first ? 3 : 5);
            if (first) page.frame.titleCut = head.cut;
            else if (head.cut || date.width_px > width * share) continue;
            Piece piece;
            piece.texts = head.texts;
            piece.add(small, {0, head.height_px + 3});
            piece.width_px = std::max(head.width_px, date.width_px);
            piece.height_px = head.height_px + 3 + date.height_px;
            isSet = setCard(page, piece, {Corner::topLeft, Corner::topRight, Corner::bottomLeft});
            if (isSet) break;
        }
        if (!isSet) {
            page.frame.leftOut.emplace_back("title");
            if (!setCard(page, small, {Corner::topLeft, Corner::topRight, Corner::bottomLeft, Corner::bottomRight}) && !setCard(page, small, {Corner::topLeft}, true))
                page.frame.leftOut.emplace_back("date");
        }
    }
    if (!page.options.legend) return;
    // In full, in short, then the parties' colours alone: whatever there is room for.
    std::vector<LegendRow> rows = legendRows(page, groups, {});
    std::vector<LegendRow> brief = rows;
    for (LegendRow& row : brief) row.text = row.brief;
    const double width = std::min(230.0, page.map.width() * 0.4);
    for (const std::vector<LegendRow>& shown : {rows, brief, std::vector<LegendRow>{}}) {
        const Piece legend = makeLegend(page, shown, "", width, 1e9);
        if (legend.texts.empty() || legend.height_px > page.map.height() * (page.options.legendOnMap ? 0.65 : 0.5)) continue;
        if (setCard(page, legend, {Corner::bottomLeft, Corner::topLeft, Corner::topRight, Corner::bottomRight})) return;
    }
    if (!rows.empty()) page.frame.leftOut.emplace_back("legend");
}

}  // namespace demarc::map
