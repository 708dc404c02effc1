#include "map/callouts_list.hpp"

#include <algorithm>

#include "map/marks_shapes.hpp"

namespace demarc::map {
namespace {

constexpr double LIST_PX = 316, LIST_LEAST_PX = 200, PAD_X_PX = 12, PAD_Y_PX = 9, INDENT_PX = 20, BETWEEN_PX = 2;
constexpr int LINES_EACH = 3;

struct Entry {
    std::string number;
    TextBlock words;
};

std::vector<Entry> entriesOf(const Page& page, const std::vector<std::string>& lines, const TextStyle& style, double width_px) {
    std::vector<Entry> entries;
    std::string before;
    for (const std::string& line : lines) {
        const std::size_t space = line.find(' ');
        std::string number = line.substr(0, space);
        entries.push_back({number == before ? "" : number, page.setter.paragraph(line.substr(space + 1), style, width_px - 2 * PAD_X_PX - INDENT_PX, LINES_EACH)});
        before = std::move(number);
    }
    return entries;
}

TextStyle listStyle(const Page& page) {
    TextStyle style = page.type.source;
    style.size_px = 10;
    style.line_px = 12;
    return style;
}

double listWidth(const Page& page) { return std::clamp(page.map.width() * 0.3, LIST_LEAST_PX, LIST_PX); }

/// Above the entries of a panel.
double headHeight(const Page& page) { return 2 + PAD_Y_PX + static_cast<double>(page.type.head.line_px) + 4; }

/// Lines that the column has room for, about: what lies out of view is listed before them.
std::size_t columnHolds(const Page& page) {
    constexpr double ABOVE_PX = 800, EACH_PX = 20, OUTSIDE_PX = 28, LEAST = 4, MOST = 12;
    if (page.plan.panel.isEmpty()) return 0;
    const auto outside = std::ranges::count_if(page.scene.subjects, [&](const Subject& subject) { return !inView(page, subject); });
    const double room_px = page.options.height_px - ABOVE_PX - OUTSIDE_PX * static_cast<double>(outside);
    return static_cast<std::size_t>(std::clamp(room_px / EACH_PX, outside > 4 ? 0.0 : LEAST, MOST));
}

}  // namespace

ListSize listSize(const Page& page, const std::vector<std::string>& lines) {
    const std::size_t holds = columnHolds(page);
    if (!page.options.column || lines.size() <= holds) return {};
    const double width = listWidth(page), head = headHeight(page) + PAD_Y_PX;
    const std::vector<Entry> entries = entriesOf(page, lines, listStyle(page), width);
    double height = head;
    for (std::size_t i = 0; i + holds < entries.size(); ++i) height += entries[i].words.height_px + BETWEEN_PX;
    return {width, height, head};
}

void listOnMap(Page& page, const Columns& columns) {
    const bool listed = page.options.column || page.options.captions || !page.options.callouts;
    if (!listed || page.frame.leftOver.size() <= columnHolds(page)) return;
    const TextStyle style = listStyle(page), head = page.type.head;
    const double width = listWidth(page), top = headHeight(page);
    const std::vector<Entry> entries = entriesOf(page, page.frame.leftOver, style, width);
    for (const Rect& gap : columns.gaps(width)) {
        const std::size_t first = page.listedOnMap;
        double height = top;
        std::size_t end = first;
        while (end < entries.size() && height + entries[end].words.height_px + PAD_Y_PX <= gap.height()) height += entries[end++].words.height_px + BETWEEN_PX;
        constexpr std::size_t WORTH_A_PANEL = 3;
        if (end - first < std::min(WORTH_A_PANEL, entries.size() - first) || end == first) continue;
        const Rect box{gap.left, gap.top, gap.right, gap.top + height + PAD_Y_PX - BETWEEN_PX};
        page.cards.marks.push_back(rectMark(box, page.theme.panel));
        page.cards.marks.push_back(rectMark({box.left, box.top, box.right, box.top + 2}, page.theme.text));
        double y = box.top + 2 + PAD_Y_PX;
        const std::string title = first == 0 ? "Numbered on the map" : "Numbered on the map, continued";
        page.cards.texts.push_back(page.setter.line(title, head, {box.left + PAD_X_PX, y + static_cast<double>(head.line_px) - 4}));
        y = box.top + top;
        for (std::size_t i = first; i < end; ++i) {
            Piece row;
            row.texts = entries[i].words.texts;
            row.move({INDENT_PX, 0});
            if (!entries[i].number.empty()) row.texts.push_back(page.setter.line(entries[i].number, style.bold().in(page.theme.text), {0, 9.5}));
            row.move({box.left + PAD_X_PX, y});
            row.appendTo(page.cards);
            y += entries[i].words.height_px + BETWEEN_PX;
        }
        page.taken.add(box.grown(4));
        page.listedOnMap = end;
    }
}

}  // namespace demarc::map
