#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>

#include "panels/claim_words.hpp"
#include "panels/panes.hpp"

namespace demarc::panels {
namespace {

constexpr float PADDING_PX = 12, CHIP_PX = 24, GAP_PX = 4;

/// One chip behind the other; each is filled while it filters.
class Chips {
public:
    Chips(Context& context, Area row) : context_{context}, row_{row} {}

    bool toggle(const char* label, const char* words, bool on) {
        const bool pressed = quietButton(context_, label, label, area(label), on);
        hint(words);
        return pressed;
    }
    /// A chip with a list to choose from, any number at a time.
    template <class T, class Items>
    void choose(const char* label, std::set<T>& chosen, const Items& items) {
        const std::string words = chosen.empty() ? label : std::string{label} + " " + std::to_string(chosen.size());
        const Area chip = area(words);
        if (quietButton(context_, label, words, chip, !chosen.empty())) ImGui::OpenPopup(label);
        ImGui::SetNextWindowPos({chip.left, chip.bottom + 1});
        if (!ImGui::BeginPopup(label)) return;
        items([&](const std::string& name, const T& value) {
            // The list stays open for the next choice.
            if (!ImGui::Selectable(name.c_str(), chosen.contains(value), ImGuiSelectableFlags_DontClosePopups)) return;
            if (!chosen.erase(value)) chosen.insert(value);
        });
        ImGui::EndPopup();
    }

private:
    Area area(std::string_view label) {
        const Area chip = row_.takeLeft(textWidth(label, context_.fonts().base) + context_.px(14));
        row_.takeLeft(context_.px(GAP_PX));
        return chip;
    }

    Context& context_;
    Area row_;
};

template <class Word>
void words(Word last, const auto& offer) {
    for (int k = 0; k <= static_cast<int>(last); ++k) offer(wordOf(static_cast<Word>(k)), static_cast<Word>(k));
}

}  // namespace

void drawClaimFilter(Context& context, Area& pane) {
    auto& filter = context.memory.filter;
    const Area field = pane.takeTop(context.px(28)).inset(context.px(PADDING_PX), 0);
    ImGui::SetCursorScreenPos({field.left, field.top});
    ImGui::SetNextItemWidth(field.width());
    ImGui::InputTextWithHint("##filter", tr("Filter by place, party, position, speaker or words of the sentence"), &filter.words);
    pane.takeTop(context.px(6));
    Chips chips{context, pane.takeTop(context.px(CHIP_PX)).inset(context.px(PADDING_PX), 0)};
    chips.choose(tr("Party"), filter.parties, [&](const auto& offer) {
        for (const auto& party : context.telling.parties())
            if (party.claims) offer(party.name, party.id);
        offer(tr("Report"), "narrator");
    });
    chips.choose(tr("Stance"), filter.stances, [&](const auto& offer) { words(claim::Stance::proposes, offer); });
    chips.choose(tr("Status"), filter.statuses, [&](const auto& offer) { words(claim::Status::strike, offer); });
    if (chips.toggle(tr("Disputed"), tr("Only of places on which accounts differ"), filter.disputed)) filter.disputed = !filter.disputed;
    if (chips.toggle(tr("By hand"), tr("Only what was made, changed or confirmed by hand"), filter.byHand)) filter.byHand = !filter.byHand;
    if (chips.toggle(tr("Unsure"), tr("Only what was read with little confidence"), filter.unsure)) filter.unsure = !filter.unsure;
    if (filter != ClaimFilter{} && chips.toggle(tr("Clear"), tr("All claims"), false)) filter = {};
    pane.takeTop(context.px(6));
}

}  // namespace demarc::panels
