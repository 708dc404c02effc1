#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

#include "base/words.hpp"
#include "map/visual_text.hpp"
#include "panels/claim_words.hpp"
#include "panels/panes.hpp"
#include "panels/popups.hpp"

namespace demarc::panels {
namespace {

constexpr float ROW_PX = 27, PADDING_PX = 16;

using Column = ClaimColumn;
struct Head {
    Column column;
    const char* name;
    float width_px, narrow_px;  ///< in a small window, where the figures are to stand beside what they are of
};
constexpr std::array HEADS{Head{Column::place, words::key("Place"), 88, 74},      Head{Column::party, words::key("Party"), 72, 66},    Head{Column::says, words::key("Says"), 134, 100},     Head{Column::share, words::key("Share"), 54, 54},
                           Head{Column::confidence, words::key("Conf."), 46, 46}, Head{Column::when, words::key("When"), 110, 96}, Head{Column::speaker, words::key("Speaker"), 150, 130}};
constexpr float NARROW_PX = 450;

/// The claims of places on which accounts differ.
std::set<claim::ClaimRef> disputedOf(const Context& context) {
    std::set<claim::ClaimRef> disputed;
    for (const auto& place : *context.shown.places) {
        if (place.dispute.value_or(0) > 0)
            for (const auto& position : place.positions) disputed.insert(position.claims.begin(), position.claims.end());
        const auto events = claim::deniedEvents(place, *context.state().readings);
        disputed.insert(events.begin(), events.end());
    }
    return disputed;
}

void refreshList(Context& context, ImGuiTableSortSpecs* sort) {
    auto& memory = context.memory;
    // What the filter's words are looked for in is made ready a part a frame, so that the first letter typed waits for none.
    constexpr std::size_t PART = 1500;
    const bool isNew = memory.listStale;
    if (isNew) {
        memory.list.reset(*context.state().readings, context.telling, memory.claims, disputedOf(context));
        memory.listUnsorted = true;
    } else if (memory.listedAt != context.state().at) {
        memory.list.setDisputed(disputedOf(context));
    }
    memory.listStale = false;
    memory.listedAt = context.state().at;
    if (sort && (memory.listUnsorted || sort->SpecsDirty)) {
        const auto column = sort->SpecsCount > 0 ? std::optional{static_cast<Column>(sort->Specs[0].ColumnUserID)} : std::nullopt;
        memory.list.sort(column ? &*column : nullptr, column && sort->Specs[0].SortDirection == ImGuiSortDirection_Descending);
        sort->SpecsDirty = memory.listUnsorted = false;
    }
    memory.list.filter(memory.filter);
    if (isNew || memory.list.prepare(PART)) context.asked.again_s = 0;
}

void drawCell(const Context& context, const claim::Claim& claim, Column column, bool repeated, Area cell) {
    const auto& theme = context.theme();
    const auto& fonts = context.fonts();
    const std::string text = cellText(claim, column, context.telling);
    switch (column) {
    case Column::place: write(text, repeated ? fonts.base : fonts.bold, repeated ? theme.text3 : theme.text, cell.left, cell.middle(), cell.width()); break;
    case Column::party: {
        const float x = swatch(context, context.telling.party(claim.claimant).mark, cell.left, cell.middle());
        write(text, fonts.base, theme.text, x, cell.middle(), cell.right - x);
        break;
    }
    case Column::says: {
        drawGlyph(context, glyphOf(claim, context.telling), cell.left + context.px(7), cell.middle());
        const float x = cell.left + context.px(20);
        write(text, fonts.base, theme.text, x, cell.middle(), cell.right - x);
        break;
    }
    case Column::share:
    case Column::confidence: write(text, fonts.base, column == Column::share ? theme.text : theme.text2, cell.left, cell.middle(), cell.width(), Align::right); break;
    case Column::when:
    case Column::speaker: write(text, fonts.small, theme.text2, cell.left, cell.middle(), cell.width()); break;
    }
}

/// Selects a row; with Ctrl it joins or leaves those marked, with Shift all from the last one on are marked.
void markRow(Context& context, std::size_t index, bool joins, bool extends) {
    auto& memory = context.memory;
    const auto& rows = memory.list.rows();
    const auto ref = rows[index];
    const auto from = memory.markedFrom ? std::ranges::find(rows, *memory.markedFrom) : rows.end();
    if (joins && memory.marked.contains(ref)) {
        memory.marked.erase(ref);
        if (context.state().selected == ref) context.asked.change(project::SelectClaim{memory.marked.empty() ? std::nullopt : std::optional{*memory.marked.begin()}});
        return;
    }
    if (!joins) memory.marked.clear();
    if (extends && from != rows.end()) {
        const auto first = static_cast<std::size_t>(from - rows.begin());
        memory.marked.insert(rows.begin() + static_cast<std::ptrdiff_t>(std::min(first, index)), rows.begin() + static_cast<std::ptrdiff_t>(std::max(first, index)) + 1);
    } else {
        memory.markedFrom = ref;
    }
    memory.marked.insert(ref);
    context.asked.select(ref);
}

/// Those marked, in the order of the table; one that a filter hides is not meant.
std::vector<claim::ClaimRef> markedRows(const Memory& memory) {
    std::vector<claim::ClaimRef> marked;
    std::ranges::copy_if(memory.list.rows(), std::back_inserter(marked), [&](claim::ClaimRef ref) { return memory.marked.contains(ref); });
    return marked;
}

/// The row that is selected, rows().size() for none.
std::size_t selectedRow(const Context& context) {
    const auto& rows = context.memory.list.rows();
    return context.state().selected ? static_cast<std::size_t>(std::ranges::find(rows, *context.state().selected) - rows.begin()) : rows.size();
}

void copyMarked(const Context& context) {
    const auto marked = markedRows(context.memory);
    if (!marked.empty()) ImGui::SetClipboardText(asTsv(*context.state().readings, context.telling, marked).c_str());
}

/// The row behind those that go is selected next.
void rejectMarked(Context& context) {
    const auto marked = markedRows(context.memory);
    if (marked.empty() || !context.shown.knowledge) return;
    askToReject(context, marked);
    const auto& rows = context.memory.list.rows();
    const auto last = std::ranges::find(rows, marked.back());
    const auto next = std::find_if(last, rows.end(), [&](claim::ClaimRef ref) { return !context.memory.marked.contains(ref); });
    if (next != rows.end()) context.asked.change(project::SelectClaim{*next});
}

void handleKeys(Context& context) {
    auto& memory = context.memory;
    if (!memory.claimsKeyboard || memory.edit.isShown()) return;
    ImGui::CaptureKeyboardFromApp(true);
    const auto& rows = memory.list.rows();
    if (rows.empty() || isPopupOpen()) return;
    const bool shift = ImGui::GetIO().KeyShift;
    const auto page = static_cast<std::size_t>(std::max(1.0F, std::floor(ImGui::GetWindowHeight() / std::round(context.px(ROW_PX))) - 2));  // without the heads
    for (const PaneKey key : context.shown.paneKeys) {
        const std::size_t at = selectedRow(context);
        if (key == PaneKey::up) markRow(context, at < rows.size() ? at - std::min<std::size_t>(at, 1) : 0, false, shift);
        else if (key == PaneKey::down) markRow(context, at < rows.size() ? std::min(at + 1, rows.size() - 1) : 0, false, shift);
        else if (key == PaneKey::pageUp) markRow(context, at < rows.size() ? at - std::min(at, page) : 0, false, shift);
        else if (key == PaneKey::pageDown) markRow(context, at < rows.size() ? std::min(at + page, rows.size() - 1) : 0, false, shift);
        else if (key == PaneKey::enter && at < rows.size()) editClaim(context, rows[at]);
        else if (key == PaneKey::remove) rejectMarked(context);
        else if (key == PaneKey::menu) memory.claimMenuAsked = true;
        else if (key == PaneKey::escape) memory.claimsKeyboard = false;
    }
    if (ImGui::GetIO().WantTextInput) return;
    for (const auto& shortcut : context.shown.shortcuts) {
        if (shortcut.letter == 'A') memory.marked.insert(rows.begin(), rows.end());
        if (shortcut.letter == 'C') copyMarked(context);
    }
}

/// All that a row says, however narrow its columns, and the sentence behind it.
std::string tellingOf(const Context& context, claim::ClaimRef ref) {
    const auto& claim = claimOf(context, ref);
    std::string text;
    for (const auto& head : HEADS) {
        const std::string cell = cellText(claim, head.column, context.telling);
        if (!cell.empty()) text += (text.empty() ? "" : " · ") + cell;
    }
    return text + "\n" + std::string{claim.evidence.of((*context.state().readings)[ref.reading].document.text)};
}

void drawRow(Context& context, std::size_t index, bool repeated, float row_px) {
    const auto& theme = context.theme();
    const auto ref = context.memory.list.rows()[index];
    const bool selected = context.state().selected == ref;
    ImGui::TableNextRow(0, row_px);
    ImGui::TableSetColumnIndex(0);
    ImGui::PushID(static_cast<int>(ref.reading * 100'000 + ref.claim));
    const ImVec2 start = ImGui::GetCursorScreenPos();
    if (ImGui::Selectable("##row", context.memory.marked.contains(ref), ImGuiSelectableFlags_SpanAllColumns, {0, row_px - 2 * ImGui::GetStyle().CellPadding.y}))
        markRow(context, index, ImGui::GetIO().KeyCtrl, ImGui::GetIO().KeyShift);
    if (ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) editClaim(context, ref);
    if (ImGui::IsItemClicked(ImGuiMouseButton_Right)) {
        if (!context.memory.marked.contains(ref)) markRow(context, index, false, false);
        context.memory.claimMenuAsked = true;
    }
    const auto& claim = claimOf(context, ref);
    if (hovered()) {
        const float left = ImGui::GetWindowPos().x;
        tooltipBeside(context, {left, start.y, left, start.y + row_px}, tellingOf(context, ref));
    }
    if (selected && context.memory.selectionMoved && !ImGui::IsItemVisible()) ImGui::SetScrollHereY(0.5F);
    if (selected) {
        const float left = ImGui::GetWindowPos().x;
        fill({left, start.y - ImGui::GetStyle().CellPadding.y, left + context.px(3), start.y - ImGui::GetStyle().CellPadding.y + row_px}, theme.text);
    }
    for (std::size_t i = 0; i < HEADS.size(); ++i) {
        if (!ImGui::TableSetColumnIndex(static_cast<int>(i))) continue;
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float top = start.y - ImGui::GetStyle().CellPadding.y;
        drawCell(context, claim, HEADS[i].column, repeated && HEADS[i].column == Column::place, {at.x, top, at.x + ImGui::GetContentRegionAvail().x, top + row_px});
    }
    ImGui::PopID();
}

void drawTable(Context& context, Area pane) {
    auto& memory = context.memory;
    ImGui::SetCursorScreenPos({pane.left, pane.top});
    const bool narrow = pane.width() < context.px(NARROW_PX);
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, ImVec2{context.px(narrow ? 4 : 5), context.px(3)});
    constexpr auto FLAGS = ImGuiTableFlags_Sortable | ImGuiTableFlags_SortTristate | ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY | ImGuiTableFlags_Resizable |
                           ImGuiTableFlags_Hideable | ImGuiTableFlags_NoSavedSettings | ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_NoBordersInBody | ImGuiTableFlags_PadOuterX;
    // The widths that a hand gave a column are remembered by the table's name.
    ImGui::PushID(words::chosen().c_str());
    if (ImGui::BeginTable(narrow ? "claims, narrow" : "claims", static_cast<int>(HEADS.size()), FLAGS, {pane.width(), pane.height()})) {
        for (const auto& head : HEADS) {
            const char* name = tr(head.name);
            // ImGui keeps room for the arrow of the sorted column in each.
            const float least = std::ceil(textWidth(name, ImGui::GetFont()) + 0.65F * ImGui::GetFontSize() + ImGui::GetStyle().FramePadding.x) + 1;
            ImGui::TableSetupColumn(name, ImGuiTableColumnFlags_WidthFixed, std::max(least, context.px(narrow ? head.narrow_px : head.width_px)), static_cast<ImGuiID>(head.column));
        }
        ImGui::TableSetupScrollFreeze(1, 1);
        ImGui::PushStyleColor(ImGuiCol_Text, pack(context.theme().text2));
        ImGui::TableHeadersRow();
        ImGui::PopStyleColor();
        auto* sort = ImGui::TableGetSortSpecs();
        const bool sorted = sort && sort->SpecsCount > 0;
        refreshList(context, sort);
        handleKeys(context);
        const auto& rows = memory.list.rows();
        const float row_px = std::round(context.px(ROW_PX));
        const auto draw = [&](std::size_t i) {
            const bool repeated = !sorted && i > 0 && placeOf(claimOf(context, rows[i])) == placeOf(claimOf(context, rows[i - 1]));
            drawRow(context, i, repeated, row_px);
        };
        ImGuiListClipper clipper;
        clipper.Begin(static_cast<int>(rows.size()), row_px);
        // The selected row is drawn even out of sight in the frame in which the list has to find it.
        if (memory.selectionMoved && memory.selected) {
            const auto found = std::ranges::find(rows, *memory.selected);
            const auto index = static_cast<int>(found - rows.begin());
            if (found != rows.end()) clipper.ForceDisplayRangeByIndices(index, index + 1);
        }
        while (clipper.Step())
            for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) draw(static_cast<std::size_t>(i));
        ImGui::EndTable();
    }
    ImGui::PopID();
    ImGui::PopStyleVar();
}

/// What is done with several at once.
void drawMarked(Context& context, Area bar) {
    const auto marked = markedRows(context.memory);
    fill({bar.left, bar.top, bar.right, bar.top + 1}, context.theme().line);
    bar = bar.inset(context.px(PADDING_PX - 4), context.px(6));
    const auto button = [&](const char* label, const char* words) {
        const Area area = bar.takeRight(buttonWidth(context, label));
        bar.takeRight(context.px(6));
        const bool pressed = quietButton(context, label, label, area);
        hint(words);
        return pressed;
    };
    if (button(tr("Copy"), tr("As lines of a spreadsheet (Ctrl+C)"))) copyMarked(context);
    if (button(tr("Change…"), tr("Claimant, holder, stance, status, time of all of them"))) context.memory.claimMenuAsked = true;
    if (button(tr("Reject"), tr("All of them (Delete)"))) rejectMarked(context);
    if (button(tr("Confirm"), tr("All of them")) && context.shown.knowledge) askToConfirm(context, marked);
    write(sayCount(marked.size(), "{0} claim|{0} claims"), context.fonts().base, context.theme().text2, bar.left + context.px(4), bar.middle(), bar.width());
}

void drawMenu(Context& context) {
    constexpr const char* POPUP = "claims marked";
    if (std::exchange(context.memory.claimMenuAsked, false)) ImGui::OpenPopup(POPUP);
    if (!ImGui::BeginPopup(POPUP)) return;
    correctingMenu(context, markedRows(context.memory));
    if (ImGui::MenuItem(tr("Copy"), "Ctrl+C")) copyMarked(context);
    ImGui::EndPopup();
}

}  // namespace

void lookAtBoard(Memory& memory, bool on) {
    memory.board = on;
    memory.claimsKeyboard = true;
    // It shows where the selected claim stands.
    memory.selectionMoved = true;
}

void drawClaims(Context& context, const map::Rect& rect) {
    auto& memory = context.memory;
    Area pane = beginPane(context, "claims", rect, std::nullopt);
    // A click in the pane brings the keys here, one elsewhere takes them away.
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !isPopupOpen())
        memory.claimsKeyboard = ImGui::IsMouseHoveringRect({pane.left, pane.top}, {pane.right, pane.bottom}, false);
    Area head = pane.takeTop(context.px(36));
    ruleBelow(context, head);
    head = head.inset(context.px(12), 0);
    const std::size_t all = memory.claims.size(), listed = memory.list.rows().size();
    const std::string count = listed == all ? std::to_string(all) : say("{0} of {1}", listed, all);
    if (tab(context, "claims", tr("Claims"), count, head.takeLeft(tabWidth(context, tr("Claims"), count)), !memory.board)) lookAtBoard(memory, false);
    hint(tr("Every claim, a line each (Ctrl+B)"));
    head.takeLeft(context.px(10));
    const Area board = head.takeLeft(tabWidth(context, tr("Dispute board"), ""));
    if (tab(context, "board", tr("Dispute board"), "", board, memory.board)) lookAtBoard(memory, true);
    hint(tr("Every place against every party (Ctrl+B)"));
    head.takeLeft(context.px(10));
    if (memory.board) write(boardSummary(context, head.width()), context.fonts().small, context.theme().text2, head.left, head.middle(), head.width(), Align::right);
    pane.takeTop(context.px(8));
    drawClaimFilter(context, pane);
    if (memory.board) {
        refreshList(context, nullptr);
        drawBoard(context, pane);
    } else {
        if (memory.marked.size() > 1) drawMarked(context, pane.takeBottom(context.px(40)));
        drawTable(context, pane);
        drawMenu(context);
    }
    endPane();
}

}  // namespace demarc::panels
