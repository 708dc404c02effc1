#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>

#include "base/words.hpp"
#include "panels/claim_words.hpp"
#include "panels/panes.hpp"
#include "panels/popups.hpp"
#include "panels/typed.hpp"

namespace demarc::panels {
namespace {

constexpr float PADDING_PX = 12, CHIP_PX = 24, GAP_PX = 4, WIDE_PX = 680, FIELD_SHARE = 0.26F;
constexpr std::size_t MOST_LINES = 16;

/// One chip behind the other; each is filled while it filters.
class Chips {
public:
    /// The first ones stand in `row`, those that don't fit in further ones of the pane.
    Chips(Context& context, Area row, Area& pane) : context_{context}, row_{row}, pane_{pane} {}

    bool toggle(const char* label, const char* words, bool on) {
        const bool pressed = quietButton(context_, label, label, area(label), on);
        hint(words);
        return pressed;
    }
    /// A chip with something to set below it.
    template <class Body>
    void open(const char* label, const std::string& words, bool on, const Body& body) {
        const Area chip = area(words);
        if (quietButton(context_, label, words, chip, on)) ImGui::OpenPopup(label);
        if (!beginPopupAt(context_, label, chip)) return;
        body();
        ImGui::EndPopup();
    }
    /// A chip with a list to choose from, any number at a time.
    template <class T, class Items>
    void choose(const char* label, std::set<T>& chosen, const Items& items) {
        open(label, chosen.empty() ? label : std::string{label} + " " + std::to_string(chosen.size()), !chosen.empty(), [&] {
            items([&](const std::string& name, const T& value) {
                // The list stays open for the next choice.
                if (!ImGui::Selectable(name.c_str(), chosen.contains(value), ImGuiSelectableFlags_DontClosePopups)) return;
                if (!chosen.erase(value)) chosen.insert(value);
            });
        });
    }

private:
    Area area(std::string_view label) {
        const float width = textWidth(label, context_.fonts().base) + context_.px(14);
        if (row_.width() < width) {
            pane_.takeTop(context_.px(GAP_PX));
            row_ = pane_.takeTop(context_.px(CHIP_PX)).inset(context_.px(PADDING_PX), 0);
        }
        const Area chip = row_.takeLeft(width);
        row_.takeLeft(context_.px(GAP_PX));
        return chip;
    }

    Context& context_;
    Area row_;
    Area& pane_;
};

template <class Word>
void words(Word last, const auto& offer) {
    for (int k = 0; k <= static_cast<int>(last); ++k) offer(wordOf(static_cast<Word>(k)), static_cast<Word>(k));
}

/// As many places as a report may name, a scrolling list.
void offerPlaces(Context& context, const auto& offer) {
    auto& places = context.memory.filterPlaces;
    if (ImGui::IsWindowAppearing()) {
        places.clear();
        for (const auto ref : context.memory.claims) places.push_back(claimOf(context, ref).place);
        std::ranges::sort(places);
        places.erase(std::ranges::unique(places).begin(), places.end());
    }
    const float line = ImGui::GetTextLineHeightWithSpacing();
    ImGui::BeginChild("places", {context.px(220), line * static_cast<float>(std::min(places.size(), MOST_LINES))});
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(places.size()), line);
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) offer(places[static_cast<std::size_t>(i)], places[static_cast<std::size_t>(i)]);
    ImGui::EndChild();
}

/// From and to, as they are typed; what is no date yet bounds nothing.
void dateFields(Context& context) {
    auto& memory = context.memory;
    const auto field = [&](const char* id, const char* words, std::string& typed) {
        ImGui::SetNextItemWidth(context.px(150));
        ImGui::InputTextWithHint(id, words, &typed);
        std::optional<base::Date> date;
        return parseDate(typed, date) ? date : std::nullopt;
    };
    const auto from = field("##from", tr("From YYYY-MM-DD"), memory.filterFrom), to = field("##to", tr("To YYYY-MM-DD"), memory.filterTo);
    memory.filter.from_day = from ? std::optional{from->firstDayNumber()} : std::nullopt;
    memory.filter.to_day = to ? std::optional{to->lastDayNumber()} : std::nullopt;
}

}  // namespace

void clearFilter(Memory& memory) {
    memory.filter = {};
    memory.filterFrom.clear();
    memory.filterTo.clear();
}

void drawClaimFilter(Context& context, Area& pane) {
    auto& filter = context.memory.filter;
    Area row = pane.takeTop(context.px(28)).inset(context.px(PADDING_PX), 0);
    // Beside the field, where there is room.
    const bool beside = row.width() > context.px(WIDE_PX);
    const Area field = beside ? row.takeLeft(row.width() * FIELD_SHARE) : row;
    row.takeLeft(context.px(8));
    ImGui::SetCursorScreenPos({field.left, field.top});
    ImGui::SetNextItemWidth(field.width());
    const char* whole = tr("Filter by place, party, position, speaker or words of the sentence");
    const bool fits = textWidth(whole, context.fonts().base) + 2 * ImGui::GetStyle().FramePadding.x <= field.width();
    ImGui::InputTextWithHint("##filter", fits ? whole : tr("Filter by any words"), &filter.words);
    pane.takeTop(context.px(6));
    // A narrow board has no room to spare.
    const bool bare = context.memory.board && !beside;
    ClaimFilter chosen = filter;
    chosen.words.clear();
    if (bare && chosen == ClaimFilter{}) return;
    Chips chips{context, beside ? row.inset(0, context.px((28 - CHIP_PX) / 2)) : pane.takeTop(context.px(CHIP_PX)).inset(context.px(PADDING_PX), 0), pane};
    chips.choose(tr("Party"), filter.parties, [&](const auto& offer) {
        for (const auto& party : context.telling.parties())
            if (party.claims) offer(party.name, party.id);
        offer(tr("Report"), "narrator");
    });
    chips.choose(tr("Place"), filter.places, [&](const auto& offer) { offerPlaces(context, offer); });
    chips.choose(tr("Stance"), filter.stances, [&](const auto& offer) { words(claim::Stance::proposes, offer); });
    chips.choose(tr("Status"), filter.statuses, [&](const auto& offer) { words(claim::Status::strike, offer); });
    chips.open(tr("Date"), tr("Date"), filter.from_day || filter.to_day, [&] { dateFields(context); });
    if (chips.toggle(tr("Disputed"), tr("Only of places on which accounts differ"), filter.disputed)) filter.disputed = !filter.disputed;
    if (chips.toggle(tr("By hand"), tr("Only what was made, changed or confirmed by hand"), filter.byHand)) filter.byHand = !filter.byHand;
    if (chips.toggle(tr("Unsure"), tr("Only what was read with little confidence"), filter.unsure)) filter.unsure = !filter.unsure;
    if (filter != ClaimFilter{} && chips.toggle(tr("Clear"), tr("All claims"), false)) clearFilter(context.memory);
    if (!beside) pane.takeTop(context.px(6));
}

}  // namespace demarc::panels
