#include "panels/board.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/words.hpp"
#include "panels/board_cell.hpp"
#include "panels/date_words.hpp"
#include "panels/panes.hpp"
#include "panels/popups.hpp"

// The dispute board: a row a place, a column a party, the dispute at the right. Place and dispute stay where they are; parties scroll between them.

namespace demarc::panels {
namespace {

constexpr float HEAD_PX = 30, PADDING_PX = 16, PLACE_PX = 120, NARROW_PLACE_PX = 104, FIGURE_PX = 80, CELL_PX = 130, WIDEST_CELL_PX = 270, NOTE_PX = 48;
constexpr const char* MENU = "board cell";

/// Where the columns stand in the part of the window that the rows scroll in.
struct Columns {
    Area rows;            ///< what is seen of them
    float place = 0, figure = 0, cell = 0;
    std::size_t count = 0;
    float scrolled_x = 0, scrolled_y = 0;

    [[nodiscard]] float left() const { return rows.left + place; }
    [[nodiscard]] float right() const { return rows.right - figure; }
    [[nodiscard]] float x(std::size_t column) const { return std::round(left() + cell * static_cast<float>(column) - scrolled_x); }
    [[nodiscard]] std::size_t firstShown() const { return static_cast<std::size_t>(scrolled_x / cell); }
    [[nodiscard]] std::size_t endShown() const { return std::min(count, static_cast<std::size_t>(std::max(0.0F, std::ceil((scrolled_x + right() - left()) / cell)))); }
    /// Those that are seen whole.
    [[nodiscard]] std::size_t whole() const { return std::min(count, static_cast<std::size_t>(std::max(0.0F, right() - left() + 1) / cell)); }
};

Columns columnsOf(const Context& context, const Area& rows, std::size_t count) {
    Columns columns{.rows = rows, .count = count};
    const bool narrow = rows.width() < context.px(450);
    columns.place = std::round(context.px(narrow ? NARROW_PLACE_PX : PLACE_PX));
    columns.figure = std::round(context.px(FIGURE_PX));
    const float room = columns.right() - columns.left();
    columns.cell = std::clamp(room / static_cast<float>(std::max<std::size_t>(count, 1)), context.px(CELL_PX), context.px(WIDEST_CELL_PX));
    return columns;
}

BoardPlace placeOf(const Board& board, std::size_t row, std::size_t column) { return {board.row(row).key, board.party(column)}; }

std::optional<std::pair<std::size_t, std::size_t>> find(const Board& board, const std::optional<BoardPlace>& place) {
    if (!place) return std::nullopt;
    const auto row = board.find(place->place);
    for (std::size_t column = 0; row && column < board.columns(); ++column)
        if (board.party(column) == place->party) return std::pair{*row, column};
    return std::nullopt;
}

int shownDay(const Context& context) {
    const auto at = context.state().at ? context.state().at : claim::newestDate(*context.state().readings);
    return at ? at->lastDayNumber() : std::numeric_limits<int>::max();
}

void refresh(Context& context) {
    auto& memory = context.memory;
    auto& board = memory.boardPane;
    const bool anew = board.placesRevision != context.shown.placesRevision;
    if (anew) {
        board.list.reset(context.telling, *context.shown.places);
        board.list.sort(board.sort);
        board.placesRevision = context.shown.placesRevision;
    }
    if (anew || board.filtered != memory.list.changes()) {
        auto passing = memory.list.rows();
        std::ranges::sort(passing);
        board.list.filter(memory.filter == ClaimFilter{} ? nullptr : &passing);
        board.filtered = memory.list.changes();
    }
    if (!context.shown.disputes || context.shown.disputes->readings != context.state().readings) context.asked.ask(FollowDisputes{});
    board.cursorMoved = false;
    if (!memory.selectionMoved || !memory.selected) return;
    // Of a claim that another replaced since, no cell tells.
    if (const auto found = board.list.find(*memory.selected)) {
        board.cursor = placeOf(board.list, found->first, found->second);
        board.cursorMoved = true;
    }
}

/// The cell's first claim; where one of them is selected, the next.
void openCell(Context& context, const BoardCell* cell) {
    if (!cell) return;
    const auto now = context.state().selected ? std::ranges::find(cell->claims, *context.state().selected) : cell->claims.end();
    const bool goesOn = now != cell->claims.end() && std::next(now) != cell->claims.end();
    context.asked.select(goesOn ? *std::next(now) : cell->claims.front());
}

void copyBoard(const Context& context) { ImGui::SetClipboardText(asTsv(context.memory.boardPane.list, context.telling).c_str()); }

void handleKeys(Context& context) {
    auto& memory = context.memory;
    auto& board = memory.boardPane;
    if (!memory.claimsKeyboard || memory.edit.isShown()) return;
    ImGui::CaptureKeyboardFromApp(true);
    if (board.list.size() == 0 || isPopupOpen()) return;
    for (const PaneKey key : context.shown.paneKeys) {
        if (key == PaneKey::escape) memory.claimsKeyboard = false;
        const bool moves = key == PaneKey::up || key == PaneKey::down || key == PaneKey::left || key == PaneKey::right || key == PaneKey::pageUp || key == PaneKey::pageDown;
        auto at = find(board.list, board.cursor);
        if (!at && (key == PaneKey::pageUp || key == PaneKey::pageDown)) at = {0, 0};
        if (!at && (moves || key == PaneKey::enter)) {
            board.cursor = placeOf(board.list, 0, 0);
            board.cursorMoved = true;
        }
        if (!at) continue;
        auto [row, column] = *at;
        if (key == PaneKey::enter) openCell(context, board.list.cell(row, column));
        if (key == PaneKey::menu) board.menuAsked = true;
        if (!moves) continue;
        const std::size_t last = board.list.size() - 1;
        if (key == PaneKey::up && row > 0) --row;
        if (key == PaneKey::down) row = std::min(row + 1, last);
        if (key == PaneKey::pageUp) row -= std::min(row, board.wholeRows);
        if (key == PaneKey::pageDown) row = std::min(row + board.wholeRows, last);
        if (key == PaneKey::left && column > 0) --column;
        if (key == PaneKey::right) column = std::min(column + 1, board.list.columns() - 1);
        board.cursor = placeOf(board.list, row, column);
        board.cursorMoved = true;
    }
    if (ImGui::GetIO().WantTextInput) return;
    if (std::ranges::any_of(context.shown.shortcuts, [](const Shortcut& shortcut) { return shortcut.letter == 'C'; })) copyBoard(context);
}

/// A head that sorts: by this, or the other way round.
void drawHead(Context& context, const char* id, const std::string& name, const BoardSort& by, Area area, Align align, std::optional<base::Colour> colour) {
    auto& board = context.memory.boardPane;
    const auto& theme = context.theme();
    const bool sorted = board.sort.by == by.by && board.sort.party == by.party;
    if (clicked(id, area)) {
        board.sort = sorted ? BoardSort{by.by, by.party, !board.sort.descending} : by;
        board.list.sort(board.sort);
    }
    const base::Colour ink = sorted || hovered() ? theme.text : theme.text2;
    hint(by.by == BoardSort::By::party ? say("Sort by the shares that {0} states", name) : by.by == BoardSort::By::place ? tr("Sort by place") : tr("Sort by dispute"));
    const float icon = sorted ? context.px(15) : 0;
    if (colour) area.left = swatch(context, *colour, area.left + context.px(8), area.middle());
    const float width = std::min(textWidth(name, context.fonts().base), area.width() - icon);
    const float x = align == Align::right ? area.right - icon - width : area.left;
    write(name, context.fonts().base, ink, x, area.middle(), width + 1);
    if (sorted) drawIcon(context, board.sort.descending ? Icon::down : Icon::up, x + width + context.px(9), area.middle(), ink);
}

void drawHeads(Context& context, const Columns& columns, const Area& head) {
    auto& board = context.memory.boardPane;
    const Area place{head.left + context.px(PADDING_PX), head.top, columns.left(), head.bottom}, figure{columns.right(), head.top, columns.rows.right - context.px(PADDING_PX), head.bottom};
    drawHead(context, "sort-place", tr("Place"), {BoardSort::By::place, {}, false}, place, Align::left, std::nullopt);
    drawHead(context, "sort-dispute", tr("Dispute"), {}, figure, Align::right, std::nullopt);
    ImGui::PushClipRect({columns.left(), head.top}, {columns.right() - context.px(6), head.bottom}, true);
    for (std::size_t column = columns.firstShown(); column < columns.endShown(); ++column) {
        const auto& party = context.telling.party(board.list.party(column));
        ImGui::PushID(static_cast<int>(column));
        drawHead(context, "sort-party", party.name, {BoardSort::By::party, party.id, true}, {columns.x(column), head.top, columns.x(column + 1), head.bottom}, Align::left, party.mark);
        ImGui::PopID();
    }
    ImGui::PopClipRect();
    ruleBelow(context, head);
}

void drawRow(Context& context, const Columns& columns, std::size_t index, const Area& area, int day) {
    auto& board = context.memory.boardPane;
    const auto& theme = context.theme();
    const BoardRow& row = board.list.row(index);
    drawBoardPlace(context, row, {area.left + context.px(PADDING_PX), area.top, columns.left() - context.px(4), area.bottom});
    drawBoardFigure(context, row, {columns.right(), area.top, area.right - context.px(PADDING_PX), area.bottom}, day);
    const auto& selected = context.state().selected;
    ImGui::PushClipRect({columns.left(), columns.rows.top}, {columns.right(), columns.rows.bottom}, true);
    ImGui::PushID(static_cast<int>(index));
    for (std::size_t column = columns.firstShown(); column < columns.endShown(); ++column) {
        const BoardCell* cell = board.list.cell(index, column);
        const Area at{columns.x(column), area.top, columns.x(column + 1), area.bottom};
        ImGui::PushID(static_cast<int>(column));
        const bool opens = clicked("cell", at), asksMenu = ImGui::IsItemClicked(ImGuiMouseButton_Right);
        const bool over = hovered();
        if (over && cell) tooltipBeside(context, area, tellingOf(context, *cell));
        ImGui::PopID();
        if (opens || asksMenu) {
            board.cursor = placeOf(board.list, index, column);
            board.cursorMoved = true;
        }
        if (opens) openCell(context, cell);
        board.menuAsked = board.menuAsked || asksMenu;
        const bool chosen = cell && selected && std::ranges::find(cell->claims, *selected) != cell->claims.end();
        if (chosen || over) fill(at, chosen ? theme.selected : theme.raised);
        drawBoardCell(context, cell, at, chosen || over);
        const bool isCursor = board.cursor && board.cursor->place == row.key && board.cursor->party == board.list.party(column);
        if (isCursor) frame({at.left, at.top, at.right, at.bottom - 1}, theme.text, std::round(context.px(2)));
    }
    ImGui::PopID();
    ImGui::PopClipRect();
    ruleBelow(context, area);
}

void scrollToCursor(Context& context, const Columns& columns, float row_px) {
    const auto at = find(context.memory.boardPane.list, context.memory.boardPane.cursor);
    if (!at) return;
    const float top = row_px * static_cast<float>(at->first), left = columns.cell * static_cast<float>(at->second), width = columns.right() - columns.left();
    if (top < columns.scrolled_y) ImGui::SetScrollY(top);
    if (top + row_px > columns.scrolled_y + columns.rows.height()) ImGui::SetScrollY(top + row_px - columns.rows.height());
    if (left < columns.scrolled_x) ImGui::SetScrollX(left);
    if (left + columns.cell > columns.scrolled_x + width) ImGui::SetScrollX(left + columns.cell - width);
}

/// The rows, in a window that scrolls; returns where the columns stand.
Columns drawRows(Context& context, const Area& pane) {
    auto& board = context.memory.boardPane;
    const float row_px = std::round(context.px(BOARD_ROW_PX)), bar = ImGui::GetStyle().ScrollbarSize;
    const std::size_t count = board.list.columns();
    // Room for the scrollbars is left where there are any, so that columns don't jump.
    const float height = row_px * static_cast<float>(board.list.size()) + context.px(NOTE_PX);
    Columns columns = columnsOf(context, pane, count);
    const auto scrolls = [&] { return columns.whole() < count; };
    if (height > pane.height() - (scrolls() ? bar : 0)) columns = columnsOf(context, {pane.left, pane.top, pane.right - bar, pane.bottom}, count);
    if (scrolls()) columns.rows.bottom -= bar;
    ImGui::SetCursorScreenPos({pane.left, pane.top});
    ImGui::SetNextWindowContentSize({scrolls() ? columns.place + columns.figure + columns.cell * static_cast<float>(count) : columns.rows.width(), height});
    ImGui::BeginChild("board", {pane.width(), pane.height()}, false, ImGuiWindowFlags_HorizontalScrollbar | ImGuiWindowFlags_NoNav);
    // A pane opens over two frames: what the first scrolled to may not need it.
    const bool isResized = std::exchange(board.width_px, pane.width()) != pane.width();
    if (isResized) ImGui::SetScrollX(0);
    board.cursorMoved = board.cursorMoved || isResized;
    columns.scrolled_x = isResized ? 0 : ImGui::GetScrollX();
    columns.scrolled_y = ImGui::GetScrollY();
    const int day = shownDay(context);
    const auto first = static_cast<std::size_t>(columns.scrolled_y / row_px);
    const auto end = std::min(board.list.size(), static_cast<std::size_t>(std::ceil((columns.scrolled_y + columns.rows.height()) / row_px)));
    for (std::size_t index = first; index < end; ++index) {
        const float top = std::round(columns.rows.top + row_px * static_cast<float>(index) - columns.scrolled_y);
        drawRow(context, columns, index, {columns.rows.left, top, columns.rows.right, top + row_px}, day);
    }
    const float below = columns.rows.top + row_px * static_cast<float>(board.list.size()) - columns.scrolled_y;
    if (below < columns.rows.bottom)
        writeParagraph(tr("Dispute: half the summed differences of two parties’ shares, 0 to 1. Proposals, strikes and encirclements carry no figure."), context.fonts().small, context.theme().text3,
                       columns.rows.left + context.px(PADDING_PX), below + context.px(10), columns.rows.width() - context.px(2 * PADDING_PX), context.px(16), 3);
    // What scrolls goes on below what stays.
    if (columns.scrolled_x > 0) fill({columns.left() - 1, columns.rows.top, columns.left(), columns.rows.bottom}, context.theme().line);
    if (columns.x(count) > columns.right() + 1) fill({columns.right(), columns.rows.top, columns.right() + 1, columns.rows.bottom}, context.theme().line);
    if (board.cursorMoved) scrollToCursor(context, columns, row_px);
    ImGui::EndChild();
    return columns;
}

void drawMenu(Context& context) {
    auto& memory = context.memory;
    auto& board = memory.boardPane;
    if (std::exchange(board.menuAsked, false)) ImGui::OpenPopup(MENU);
    if (!ImGui::BeginPopup(MENU)) return;
    if (const auto at = find(board.list, board.cursor)) {
        const BoardRow& row = board.list.row(at->first);
        const BoardCell* cell = board.list.cell(at->first, at->second);
        if (ImGui::MenuItem(tr("Show on the map"))) cell ? openCell(context, cell) : context.asked.ask(FlyTo{row.cells.front().claims.front()});
        if (ImGui::MenuItem(tr("Only this place in the table"))) {
            clearFilter(memory);
            // A place may have several names.
            for (const BoardCell& said : row.cells)
                for (const auto ref : said.claims) memory.filter.places.insert(claimOf(context, ref).place);
            memory.board = false;
        }
        ImGui::Separator();
    }
    if (ImGui::MenuItem(tr("Copy the board as TSV"), "Ctrl+C")) copyBoard(context);
    ImGui::EndPopup();
}

}  // namespace

void drawBoard(Context& context, Area pane) {
    auto& board = context.memory.boardPane;
    refresh(context);
    handleKeys(context);
    Area head = pane.takeTop(std::round(context.px(HEAD_PX)));
    if (board.list.size() == 0) {
        writeParagraph(board.list.places() > 0 ? tr("No place passes the filter.") : tr("No claim of a place by this date."), context.fonts().base, context.theme().text3, pane.left + context.px(PADDING_PX),
                       head.top + context.px(12), pane.width() - context.px(2 * PADDING_PX), context.px(18));
        return;
    }
    const Columns columns = drawRows(context, pane);
    drawHeads(context, columns, head);
    drawMenu(context);
    board.wholeColumns = columns.whole();
    board.wholeRows = std::max<std::size_t>(1, static_cast<std::size_t>(columns.rows.height() / std::round(context.px(BOARD_ROW_PX))));
}

std::string boardSummary(const Context& context, float width) {
    const auto& board = context.memory.boardPane;
    const auto part = [](std::size_t some, std::size_t all) { return some == all ? std::to_string(all) : say("{0} of {1}", some, all); };
    const auto at = context.state().at ? context.state().at : claim::newestDate(*context.state().readings);
    if (board.list.places() == 0) return at ? dateText(*at) : std::string{};
    const std::string places = sayCount(board.list.places(), "{1} place|{1} places", part(board.list.size(), board.list.places()));
    const std::string parties = sayCount(board.list.parties().size(), "{1} party|{1} parties", part(board.wholeColumns, board.list.parties().size()));
    const auto fits = [&](const std::string& text) { return textWidth(text, context.fonts().small) <= width; };
    std::string text = places + ", " + parties;
    if (!fits(text)) return fits(places) ? places : std::string{};
    const std::string dated = (at ? dateText(*at) + " · " : "") + text;
    return fits(dated) ? dated : text;
}

}  // namespace demarc::panels
