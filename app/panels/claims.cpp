#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

#include "map/visual_text.hpp"
#include "panels/claim_words.hpp"
#include "panels/panes.hpp"

namespace demarc::panels {
namespace {

constexpr float ROW_PX = 27, PADDING_PX = 16;

enum class Column : std::uint8_t { place, party, says, share, confidence, when, speaker };
struct Head {
    Column column;
    const char* name;
    float width_px;
};
constexpr std::array HEADS{Head{Column::place, "Place", 92},       Head{Column::party, "Party", 80},  Head{Column::says, "Says", 166},     Head{Column::share, "Share", 50},
                           Head{Column::confidence, "Conf.", 48}, Head{Column::when, "When", 110},  Head{Column::speaker, "Speaker", 150}};

/// What a row says in a column; sorted by the same.
std::string cellText(const Context& context, const claim::Claim& claim, Column column) {
    switch (column) {
    case Column::place: return placeOf(claim);
    case Column::party: return context.telling.party(claim.claimant).name;
    case Column::says: return saysOf(claim, context.telling);
    case Column::share: return shareOf(claim);
    case Column::when: return whenOf(claim);
    case Column::confidence: return confidenceOf(claim.confidence);
    case Column::speaker: return claim.speaker;
    }
    return {};
}

std::string lowered(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

bool passes(const Context& context, const claim::Claim& claim, const std::string& wanted) {
    if (wanted.empty()) return true;
    return std::ranges::any_of(HEADS, [&](const Head& head) { return lowered(cellText(context, claim, head.column)).find(wanted) != std::string::npos; });
}

/// Three numbers for the date, share and confidence columns, text for the others.
bool before(const Context& context, claim::ClaimRef a, claim::ClaimRef b, Column column, bool descending) {
    const auto& first = claimOf(context, descending ? b : a);
    const auto& second = claimOf(context, descending ? a : b);
    switch (column) {
    case Column::share: return first.extent.value_or(-1) < second.extent.value_or(-1);
    case Column::confidence: return first.confidence < second.confidence;
    case Column::when: {
        // What holds now is the newest.
        const auto day = [](const claim::Claim& claim) { return claim.from ? claim.from->firstDayNumber() : claim.time == claim::Time::past ? 0 : 1 << 30; };
        return day(first) < day(second);
    }
    case Column::place:
    case Column::party:
    case Column::says:
    case Column::speaker: break;
    }
    return cellText(context, first, column) < cellText(context, second, column);
}

void makeRows(Context& context, const ImGuiTableSortSpecs* sort) {
    auto& memory = context.memory;
    memory.rows.clear();
    const auto wanted = lowered(memory.filter);
    for (const auto ref : memory.claims)
        if (passes(context, claimOf(context, ref), wanted)) memory.rows.push_back(ref);
    if (sort && sort->SpecsCount > 0) {
        const auto& by = sort->Specs[0];
        std::ranges::stable_sort(memory.rows, [&](claim::ClaimRef a, claim::ClaimRef b) {
            return before(context, a, b, static_cast<Column>(by.ColumnUserID), by.SortDirection == ImGuiSortDirection_Descending);
        });
    }
    memory.rowsStale = false;
}

void drawCell(const Context& context, const claim::Claim& claim, Column column, bool repeated, Area cell) {
    const auto& theme = context.theme();
    const auto& fonts = context.fonts();
    const std::string text = cellText(context, claim, column);
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

/// All that a row says, however narrow its columns, and the sentence behind it.
std::string tellingOf(const Context& context, claim::ClaimRef ref) {
    const auto& claim = claimOf(context, ref);
    std::string text;
    for (const auto& head : HEADS) {
        const std::string cell = cellText(context, claim, head.column);
        if (!cell.empty()) text += (text.empty() ? "" : " · ") + cell;
    }
    return text + "\n" + std::string{claim.evidence.of((*context.state().readings)[ref.reading].document.text)};
}

void drawRow(Context& context, claim::ClaimRef ref, bool repeated, float row_px) {
    const auto& theme = context.theme();
    const bool selected = context.state().selected == ref;
    ImGui::TableNextRow(0, row_px);
    ImGui::TableSetColumnIndex(0);
    ImGui::PushID(static_cast<int>(ref.reading * 100'000 + ref.claim));
    const ImVec2 start = ImGui::GetCursorScreenPos();
    if (ImGui::Selectable("##row", selected, ImGuiSelectableFlags_SpanAllColumns, {0, row_px - 2 * ImGui::GetStyle().CellPadding.y})) context.asked.select(ref);
    const auto& claim = claimOf(context, ref);
    hint(tellingOf(context, ref));
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
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, ImVec2{context.px(5), context.px(3)});
    constexpr auto FLAGS = ImGuiTableFlags_Sortable | ImGuiTableFlags_SortTristate | ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY | ImGuiTableFlags_Resizable |
                           ImGuiTableFlags_Hideable | ImGuiTableFlags_NoSavedSettings | ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_NoBordersInBody | ImGuiTableFlags_PadOuterX;
    if (ImGui::BeginTable("claims", static_cast<int>(HEADS.size()), FLAGS, {pane.width(), pane.height()})) {
        for (const auto& head : HEADS)
            ImGui::TableSetupColumn(head.name, ImGuiTableColumnFlags_WidthFixed, context.px(head.width_px), static_cast<ImGuiID>(head.column));
        ImGui::TableSetupScrollFreeze(1, 1);
        ImGui::PushStyleColor(ImGuiCol_Text, pack(context.theme().text2));
        ImGui::TableHeadersRow();
        ImGui::PopStyleColor();
        auto* sort = ImGui::TableGetSortSpecs();
        const bool sorted = sort && sort->SpecsCount > 0;
        if (memory.rowsStale || (sort && sort->SpecsDirty)) {
            makeRows(context, sort);
            if (sort) sort->SpecsDirty = false;
        }
        const float row_px = std::round(context.px(ROW_PX));
        const auto draw = [&](std::size_t i) {
            const bool repeated = !sorted && i > 0 && placeOf(claimOf(context, memory.rows[i])) == placeOf(claimOf(context, memory.rows[i - 1]));
            drawRow(context, memory.rows[i], repeated, row_px);
        };
        ImGuiListClipper clipper;
        clipper.Begin(static_cast<int>(memory.rows.size()), row_px);
        // The selected row is drawn even out of sight in the frame in which the list has to find it.
        if (memory.selectionMoved && memory.selected) {
            const auto found = std::ranges::find(memory.rows, *memory.selected);
            const auto index = static_cast<int>(found - memory.rows.begin());
            if (found != memory.rows.end()) clipper.ForceDisplayRangeByIndices(index, index + 1);
        }
        while (clipper.Step())
            for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) draw(static_cast<std::size_t>(i));
        ImGui::EndTable();
    }
    ImGui::PopStyleVar();
}

}  // namespace

void drawClaims(Context& context, const map::Rect& rect) {
    Area pane = beginPane(context, "claims", rect, std::nullopt);
    Area head = pane.takeTop(context.px(36));
    ruleBelow(context, head);
    head = head.inset(context.px(12), 0);
    const std::string count = std::to_string(context.memory.claims.size());
    tab(context, "claims", "Claims", count, head.takeLeft(tabWidth(context, "Claims", count)), true);
    pane.takeTop(context.px(8));
    const Area field = pane.takeTop(context.px(28)).inset(context.px(PADDING_PX - 4), 0);
    ImGui::SetCursorScreenPos({field.left, field.top});
    ImGui::SetNextItemWidth(field.width());
    if (ImGui::InputTextWithHint("##filter", "Filter by party, place, position, speaker", &context.memory.filter)) context.memory.rowsStale = true;
    pane.takeTop(context.px(6));
    drawTable(context, pane);
    endPane();
}

}  // namespace demarc::panels
