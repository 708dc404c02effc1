#include <algorithm>
#include <cmath>
#include <tuple>

#include "map/furniture.hpp"
#include "map/furniture_lists.hpp"
#include "map/marks_shapes.hpp"

namespace demarc::map {
namespace {

constexpr double INSET_SHAPE = 203.0 / 328.0;  // height to width
constexpr double INSET_LEAST_PX = 96;
constexpr double SECTION_PX = 14, AFTER_RULE_PX = 7, AFTER_HEAD_PX = 6;
constexpr int WHOLE_LINES = 8;
constexpr double FOOT_PX = 20, NARROW_SIDE_PX = 18;

/// Fills a column from above; `bottom_` is where the disclaimer begins.
class Column {
public:
    /// `whole`: sources are told in whole sentences where there is room.
    Column(Page& page, const Rect& box, bool whole = false)
        : page_{page}, top_{box.top}, left_{box.left}, width_{box.width()}, y_{box.top}, bottom_{box.bottom}, whole_{whole} {}

    /// As large as leaves `kept_px` of the column: the title shrinks first, then the deck loses lines.
    void setHead(double kept_px = 0) {
        const Furniture& words = page_.scene.furniture;
        const TextSpan dates[] = {{words.asOf, FontStyle::bold, page_.type.asOf.fill, false},
                                  {words.made.empty() ? "" : "  ·  " + words.made, FontStyle::regular, page_.type.made.fill, false}};
        const bool dated = !words.asOf.empty() || !words.made.empty();
        const TextBlock kicker = page_.setter.paragraph(capitals(words.kicker), page_.type.kicker, width_, 2);
        const TextBlock date = page_.setter.paragraph(dates, page_.type.asOf, width_, 2);
        TextBlock title, deck;
        for (const auto& [size_px, line_px, deckLines] : {std::tuple{30.0F, 35.0F, 5}, {25.0F, 30.0F, 5}, {21.0F, 25.0F, 5}, {18.0F, 22.0F, 4}, {15.0F, 19.0F, 3}}) {
            constexpr double WIDE_PX = 260;
            if (width_ < WIDE_PX && size_px > 21) continue;
            TextStyle style = page_.type.title;
            style.size_px = size_px;
            style.line_px = line_px;
            title = page_.setter.paragraph(words.title, style, width_, 3);
            deck = page_.setter.paragraph(words.deck, page_.type.deck, width_, deckLines);
            if (!title.cut && kicker.height_px + title.height_px + deck.height_px + date.height_px + 22 <= room() - kept_px) break;
            if (!title.cut && kept_px <= 0) break;
        }
        page_.frame.titleCut = title.cut;
        for (auto& [block, after, isThere] : {std::tuple{kicker, 6.0, !words.kicker.empty()}, {title, 8.0, !words.title.empty()}, {deck, 8.0, !words.deck.empty()}, {date, 0.0, dated}})
            if (isThere) put(asPiece(block), after);
    }

    void setFoot() {
        const Furniture& words = page_.scene.furniture;
        for (const std::string* text : {&words.disclaimer, &words.note, &words.unplaced}) {
            const TextBlock block = page_.setter.paragraph(*text, page_.type.note.in(page_.theme.text2), width_, 4);
            if (block.lines == 0 || bottom_ - block.height_px < y_) continue;
            bottom_ -= block.height_px;
            Piece piece = asPiece(block);
            piece.move({left_, bottom_});
            piece.appendTo(page_.column);
            bottom_ -= 8;
        }
        bottom_ -= 4;
    }

    /// Closer and in fewer words where `kept_px` of the column would not stay free.
    void setLegend(const std::vector<MarkGroup>& groups, const std::vector<std::size_t>& outside, double kept_px = 0) {
        const auto rows = legendRows(page_, groups, shownInInset(page_, outside));
        const std::string note = legendNote(page_, groups);
        const double most = room() - sectionHead(), least = std::min(most, leastLegend_px(page_, rows, note, width_));
        const Piece legend = makeLegend(page_, rows, note, width_, std::clamp(most - kept_px, least, most));
        if (legend.texts.empty() || room() < sectionHead() + 30) return;
        head("How claims are drawn");
        put(legend, 0);
    }

    /// The locator and what is out of view, in the room that `kept_px` leaves: the locator shrinks first, then gives way.
    void setLocator(const std::vector<std::size_t>& outside, double kept_px = 0) {
        const auto out = outsideEntries(page_, outside);
        const double list = out.empty() ? 0 : makeList(page_, out, page_.type.legend, width_, 1e9, 3).height_px + 5;
        const bool wanted = page_.options.inset && !page_.scene.inset.empty();
        const double full = std::round(width_ * INSET_SHAPE);
        const double inset = wanted ? std::clamp(room() - sectionHead() - list - kept_px, INSET_LEAST_PX, full) : 0;
        // A few lines of each list are worth more than the locator, and so is every sentence that the map cites.
        const double lines_px = 4 * static_cast<double>(page_.type.source.line_px);
        const double numbered = std::max(0.0, kept_px - sourcesHeight());
        const double least = std::min(kept_px, std::max(sectionHead() + lines_px, sourcesLeast() + numbered)) + std::min(list, lines_px);
        if (wanted && room() >= sectionHead() + inset + least) {
            head(out.empty() ? "Where this is" : "Outside the frame");
            const Rect box{left_, y_, left_ + width_, y_ + inset};
            setInset(page_, box, outside);
            y_ += inset + 5;
            setEntries(out, page_.type.legend, 3, roomBeside(kept_px));
        } else if (!out.empty() && room() >= sectionHead() + 30) {
            head("Outside the frame");
            setEntries(out, page_.type.legend, 3, roomBeside(kept_px));
        }
    }

    void setNumbered(double most_px) {
        const std::vector<ListEntry> entries = leftOverEntries(page_);
        TextStyle style = page_.type.source;
        int linesEach = 2;
        for (const auto& [size_px, line_px, lines] : {std::tuple{11.0F, 14.0F, 2}, {10.0F, 12.0F, 2}, {9.0F, 10.5F, 2}}) {
            style.size_px = size_px;
            style.line_px = line_px;
            linesEach = lines;
            if (sectionHead() + makeList(page_, entries, style, width_, 1e9, lines).height_px <= most_px) break;
        }
        if (entries.empty() || most_px < sectionHead() + static_cast<double>(style.line_px)) return;
        const double room = most_px - sectionHead();
        const bool fits = makeList(page_, entries, style, width_, 1e9, linesEach).height_px <= room;
        head("Numbered on the map");
        put(fits ? makeList(page_, entries, style, width_, room, linesEach) : makeRun(page_, entries, style, width_, room), 0);
    }
    /// The sources from `first` on. With `another` column to go on in, as many as there is room for, and the first one that isn't set is told
    /// back; else all, in smaller type and run together where they need it.
    std::size_t setSources(std::size_t first = 0, bool another = false) {
        std::vector<ListEntry> entries = sources();
        const std::size_t all = entries.size();
        entries.erase(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(std::min(first, entries.size())));
        while (another && !entries.empty() && heightOf(entries) > room()) entries.pop_back();
        // A dispatch goes on to the next column together with its first sentence.
        const auto& lines = page_.scene.furniture.sources;
        if (const std::size_t end = first + entries.size(); another && !entries.empty() && end < all && isDispatch(lines[end - 1]) && !isDispatch(lines[end])) entries.pop_back();
        if (entries.empty() || room() < sectionHead() + static_cast<double>(page_.type.source.line_px)) return first;
        head(first == 0 ? "Sources" : "Sources, continued");
        put(another ? makeList(page_, entries, page_.type.source, width_, 1e9, linesEach()) : sourceList(first, room()), 0);
        return another ? first + entries.size() : all;
    }

    [[nodiscard]] double room() const { return bottom_ - y_; }
    [[nodiscard]] double legendLeast(const std::vector<MarkGroup>& groups, const std::vector<std::size_t>& outside) const {
        return sectionHead() + leastLegend_px(page_, legendRows(page_, groups, shownInInset(page_, outside)), legendNote(page_, groups), width_);
    }
    [[nodiscard]] double numberedHeight() const { return heightOf(leftOverEntries(page_)); }
    [[nodiscard]] double sourcesHeight() const { return heightOf(sources()); }
    /// What they take when run together in the smallest type.
    [[nodiscard]] double sourcesLeast() const { return sources().empty() ? 0 : sectionHead() + sourceList(0, 1e9, true).height_px; }

private:
    /// What a list may take where others still need `kept_px`: two fifths at least, and all that they don't need.
    [[nodiscard]] double roomBeside(double kept_px) const { return std::max(room() * 0.4, room() - kept_px); }
    [[nodiscard]] std::vector<ListEntry> sources() const { return page_.options.sources ? sourceEntries(page_, whole_) : std::vector<ListEntry>{}; }
    [[nodiscard]] double heightOf(const std::vector<ListEntry>& entries) const {
        return entries.empty() ? 0 : sectionHead() + makeList(page_, entries, page_.type.source, width_, 1e9, linesEach()).height_px;
    }
    [[nodiscard]] int linesEach() const { return whole_ ? WHOLE_LINES : SOURCE_LINES; }
    [[nodiscard]] Piece sourceList(std::size_t first, double most_px, bool smallest = false) const {
        return makeSources(page_, std::span{page_.scene.furniture.sources}.subspan(first), width_, most_px, smallest);
    }
    [[nodiscard]] double sectionHead() const { return SECTION_PX + 1 + AFTER_RULE_PX + static_cast<double>(page_.type.head.line_px) + AFTER_HEAD_PX; }

    void set(const std::string& text, const TextStyle& style, int lines, double after) {
        if (!text.empty()) put(asPiece(page_.setter.paragraph(text, style, width_, lines)), after);
    }

    void put(Piece piece, double after) {
        const double height = piece.height_px;
        piece.move({left_, y_});
        piece.appendTo(page_.column);
        y_ += height + after;
    }

    void head(const std::string& text) {
        if (y_ > top_) y_ += SECTION_PX;
        page_.column.marks.push_back(rectMark({left_, y_, left_ + width_, y_ + 1}, page_.theme.text));
        y_ += 1 + AFTER_RULE_PX;
        set(text, page_.type.head, 1, AFTER_HEAD_PX);
    }

    void setEntries(const std::vector<ListEntry>& entries, const TextStyle& style, int linesEach, double most) {
        if (!entries.empty()) put(makeList(page_, entries, style, width_, most, linesEach), 0);
    }

    Page& page_;
    double top_, left_, width_;
    double y_, bottom_;
    bool whole_;
};

}  // namespace

void setColumn(Page& page, const std::vector<MarkGroup>& groups, const std::vector<std::size_t>& outside) {
    const Rect& panel = page.plan.panel;
    const double side = panel.width() < COLUMN_PX ? NARROW_SIDE_PX : COLUMN_SIDE_PX;
    const bool titled = page.plan.banner.isEmpty(), listed = page.plan.table.isEmpty();
    Column column{page, {panel.left + side, panel.top + (titled ? COLUMN_TOP_PX : COLUMN_TOP_PX / 2), panel.right - side, panel.bottom - FOOT_PX}};
    if (titled) column.setHead();
    column.setFoot();
    const double sources = listed ? column.sourcesHeight() : 0;
    // Every number and letter on the map leads to a line.
    if (page.options.legend && !page.options.legendOnMap) column.setLegend(groups, outside, listed ? column.numberedHeight() + column.sourcesLeast() : 0);
    column.setLocator(outside, (listed ? column.numberedHeight() : 0) + sources);
    if (listed) {
        // What the sources need at least is theirs: every mark leads to its sentence.
        const double numbered = column.room() - std::min(column.sourcesLeast(), column.room() * 0.6);
        column.setNumbered(sources == 0 ? column.room() : std::max(numbered, column.room() - sources));
        column.setSources();
    }
    const double edge = panel.left > page.map.left ? panel.left : panel.right - 1;
    page.column.marks.push_back(rectMark({edge, panel.top, edge + 1, panel.bottom}, page.theme.line));
}

void setBand(Page& page, const std::vector<MarkGroup>& groups, const std::vector<std::size_t>& outside) {
    constexpr double THREE_FROM_PX = 1000, TOP_PX = 26;
    const Rect& panel = page.plan.panel;
    const double sheetWidth = panel.width();
    const int count = sheetWidth >= THREE_FROM_PX ? 3 : 2;
    const double width = (sheetWidth - (count + 1) * COLUMN_SIDE_PX) / count;
    const auto box = [&](int index) {
        const double left = COLUMN_SIDE_PX + index * (width + COLUMN_SIDE_PX);
        return Rect{left, panel.top + TOP_PX, left + width, panel.bottom - FOOT_PX};
    };
    Column first{page, box(0)}, second{page, box(1)}, last{page, box(count - 1)};
    // With two columns the legend stands below the title, and all lists in the second.
    Column& legend = count == 3 ? second : first;
    Column& locator = count == 3 ? last : second;
    const bool explained = page.options.legend && !page.options.legendOnMap;
    first.setFoot();
    if (page.plan.banner.isEmpty()) first.setHead(explained && count == 2 ? first.legendLeast(groups, outside) : 0);
    if (explained) legend.setLegend(groups, outside);
    const bool listed = page.plan.table.isEmpty();
    locator.setLocator(outside, count == 3 || !listed ? 0 : locator.numberedHeight() + locator.sourcesHeight());
    if (listed) {
        Column& numbered = count == 3 ? second : locator;
        numbered.setNumbered(count == 3 ? numbered.room() : numbered.room() * 0.45);
        const std::size_t set = first.setSources(0, true);
        Column& next = count == 3 && last.room() > second.room() ? last : second;
        if (set < page.scene.furniture.sources.size()) next.setSources(set);
    }
    page.column.marks.push_back(rectMark({0, page.map.bottom, sheetWidth, page.map.bottom + 1}, page.theme.line));
}

void setSourceTable(Page& page) {
    constexpr double COLUMN_WANTED_PX = 430, TOP_PX = 14;
    const Rect& table = page.plan.table;
    const int count = std::max(1, static_cast<int>(table.width() / COLUMN_WANTED_PX));
    const double width = (table.width() - (count + 1) * COLUMN_SIDE_PX) / count;
    std::size_t set = 0;
    for (int i = 0; i < count; ++i) {
        const double left = table.left + COLUMN_SIDE_PX + i * (width + COLUMN_SIDE_PX);
        Column column{page, {left, table.top + TOP_PX, left + width, table.bottom - TOP_PX}, true};
        // What is numbered on the map has the first column to itself where it needs it.
        if (i == 0) column.setNumbered(count > 1 ? column.room() : column.room() * 0.5);
        // The last column takes what is left, in smaller type where it has to.
        set = column.setSources(set, i + 1 < count);
        if (set >= page.scene.furniture.sources.size()) break;
    }
    page.column.marks.push_back(rectMark({table.left, table.top, table.right, table.top + 1}, page.theme.line));
}

}  // namespace demarc::map
